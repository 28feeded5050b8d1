/* Put before the C library (LD_PRELOAD): the n-th operation that changes files fails, or ends the process there.
   kg_arm(n, what): n counts from 1, 0 only counts; what > 0 is the errno of the failure, 0 is SIGKILL.
   kg_count() says how many operations there were since. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long done, wanted = -1;
static atomic_int how, sticky;

void kg_arm(long n, int what, int all) { done = 0; how = what; sticky = all; wanted = n; }
long kg_count(void) { return done; }

static int hit(void) {
    if (wanted < 0) return 0;
    long now = ++done;
    if (wanted == 0 || now < wanted || (now > wanted && !sticky)) return 0;
    if (how == 0) kill(getpid(), SIGKILL);
    errno = how;
    return 1;
}

static int on_disk(int fd) {
    struct stat st;
    return fstat(fd, &st) == 0 && (S_ISREG(st.st_mode) || S_ISDIR(st.st_mode));
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define WRAP(ret, name, params, args, cond) \
    ret name params { \
        static __typeof__(&name) real; \
        if (!real) real = REAL(name); \
        if ((cond) && hit()) return (ret)-1; \
        return real args; \
    }

WRAP(ssize_t, write, (int fd, const void *b, size_t n), (fd, b, n), on_disk(fd))
WRAP(ssize_t, pwrite64, (int fd, const void *b, size_t n, off64_t o), (fd, b, n, o), 1)
WRAP(ssize_t, pwrite, (int fd, const void *b, size_t n, off_t o), (fd, b, n, o), 1)
WRAP(ssize_t, writev, (int fd, const struct iovec *v, int n), (fd, v, n), on_disk(fd))
WRAP(int, fsync, (int fd), (fd), 1)
WRAP(int, fdatasync, (int fd), (fd), 1)
WRAP(int, ftruncate, (int fd, off_t n), (fd, n), 1)
WRAP(int, ftruncate64, (int fd, off64_t n), (fd, n), 1)
WRAP(int, fallocate, (int fd, int m, off_t o, off_t n), (fd, m, o, n), 1)
WRAP(int, fallocate64, (int fd, int m, off64_t o, off64_t n), (fd, m, o, n), 1)
WRAP(int, rename, (const char *a, const char *b), (a, b), 1)
WRAP(int, renameat, (int x, const char *a, int y, const char *b), (x, a, y, b), 1)
WRAP(int, renameat2, (int x, const char *a, int y, const char *b, unsigned f), (x, a, y, b, f), 1)
WRAP(int, mkdir, (const char *p, mode_t m), (p, m), 1)
WRAP(int, mkdirat, (int d, const char *p, mode_t m), (d, p, m), 1)
WRAP(int, unlink, (const char *p), (p), 1)
WRAP(int, unlinkat, (int d, const char *p, int f), (d, p, f), 1)
WRAP(int, rmdir, (const char *p), (p), 1)
WRAP(int, link, (const char *a, const char *b), (a, b), 1)

#define OPEN(name, decl, pass) \
    int name decl { \
        static int (*real) decl; \
        if (!real) real = (int (*) decl)dlsym(RTLD_NEXT, #name); \
        mode_t m = 0; \
        if (f & (O_CREAT | O_TMPFILE)) { va_list l; va_start(l, f); m = va_arg(l, mode_t); va_end(l); } \
        if ((f & (O_CREAT | O_TRUNC)) && hit()) return -1; \
        return real pass; \
    }
OPEN(open, (const char *p, int f, ...), (p, f, m))
OPEN(open64, (const char *p, int f, ...), (p, f, m))
OPEN(openat, (int d, const char *p, int f, ...), (d, p, f, m))
OPEN(openat64, (int d, const char *p, int f, ...), (d, p, f, m))

#define FOPEN(name) \
    FILE *name(const char *p, const char *m) { \
        static FILE *(*real)(const char *, const char *); \
        if (!real) real = (FILE * (*)(const char *, const char *)) dlsym(RTLD_NEXT, #name); \
        if (m[0] != 'r' && hit()) return 0; \
        return real(p, m); \
    }
FOPEN(fopen)
FOPEN(fopen64)
