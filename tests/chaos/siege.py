"""Strangers at the door of `kg serve`: malformed requests, slow clients, many connections, while an honest one asks.

    python siege.py GRAPH SEED REQUESTS SLOW CONNECTIONS

A line of JSON a fault, the last one sums up. Everything stays on 127.0.0.1.
"""

from __future__ import annotations

import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from material import ATTACKS, QUESTIONS, SPARQL, Spoil

COMMAND = [
    sys.executable,
    "-u",
    "-c",
    "from kg.cli import main; main()",
    "serve",
    "--port",
    "0",
    "--timeout",
    "5",
]
PATHS = ("/", "/sparql", "/query", "/ask", "/suggest", "/saved/firms-of-park", "/resource", "/text", "/network", "/id/x", "/graph/doc/x",
         "/.well-known/void", "/static/page.js", "/static/../../../etc/passwd", "/static/%2e%2e/%2e%2e/app.py", "//evil.invalid/", "/\\..\\x")  # fmt: skip
NAMES = (
    "q",
    "iri",
    "name",
    "query",
    "lang",
    "start",
    "end",
    "around",
    "depth",
    "park",
    "format",
    "default-graph-uri",
    "update",
    "",
)
ENOUGH = 20.0
"""Seconds after which an honest client would have gone away."""


def value(choose: random.Random) -> bytes:
    """What a stranger puts where a value belongs."""
    begin = choose.choice((*QUESTIONS, *SPARQL, *ATTACKS)).encode("utf-8", "surrogatepass")[:3000]
    for _ in range(choose.randrange(3)):
        begin = Spoil(
            choose.randrange(8),
            choose.random(),
            choose.random(),
            choose.randrange(400),
            choose.randrange(1, 30),
        )(begin)
    return begin


def asked(choose: random.Random) -> bytes:
    """A request that HTTP allows and the program may not like."""
    pairs = [(choose.choice(NAMES), value(choose)) for _ in range(choose.randrange(4))]
    query = urllib.parse.urlencode(
        pairs, quote_via=choose.choice((urllib.parse.quote, urllib.parse.quote_plus))
    )
    if choose.random() < 0.1:
        query = query.replace("%", "%%" if choose.random() < 0.5 else "%f")
    method = choose.choice(
        ("GET", "GET", "GET", "POST", "POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "BREW")
    )
    path = choose.choice(PATHS)
    kinds = (
        "application/sparql-query",
        "application/x-www-form-urlencoded",
        "application/sparql-update",
        "text/plain",
        "\x00",
    )
    body = (
        b""
        if method == "GET"
        else choose.choice(
            (query.encode(), value(choose), b"x" * 1_100_000 if choose.random() < 0.02 else b"")
        )
    )
    host = (
        choose.choice(("127.0.0.1", "localhost", "evil.invalid", "", "127.0.0.1:9"))
        if choose.random() < 0.2
        else "127.0.0.1"
    )
    accept = choose.choice(
        (
            "*/*",
            "text/html",
            "application/sparql-results+json",
            "a/b;q=9",
            "," * 50,
            "text/turtle;q=0.1,*;q=x",
        )
    )
    head = f"{method} {path}?{query} HTTP/1.1\r\nHost: {host}\r\nAccept: {accept}\r\nContent-Type: {choose.choice(kinds)}\r\n"
    return (
        head.encode("utf-8", "replace")
        + b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(body)
        + body
    )


def broken(choose: random.Random) -> bytes:
    """Bytes that are no HTTP, or nearly."""
    made: tuple[Callable[[], bytes], ...] = (
        lambda: choose.randbytes(choose.randrange(1, 3000)),
        lambda: b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + b"X-A: %s\r\n" % (b"a" * 90_000) + b"\r\n",
        lambda: b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + b"A: b\r\n" * 20_000 + b"\r\n",
        lambda: b"GET /%s HTTP/1.1\r\n\r\n" % (b"a" * 100_000),
        lambda: b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
        lambda: b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x",
        lambda: b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n" + choose.randbytes(300),
        lambda: b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\nContent-Length: 99999999\r\n\r\nSELECT",
        lambda: b"GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
        lambda: b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n",
        lambda: b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        lambda: b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + choose.randbytes(200),
        lambda: Spoil(choose.randrange(8), choose.random(), choose.random(), choose.randrange(400), 9)(asked(choose)),
    )  # fmt: skip
    return choose.choice(made)()


def send(port: int, data: bytes, patience: float = ENOUGH) -> int:
    """The status of the answer; 0 for a connection that was closed without one, -1 for one that stayed silent."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=ENOUGH) as held:
            held.settimeout(patience)
            with suppress(
                OSError
            ):  # it may be refused before its end, and the answer lies there all the same
                held.sendall(data)
            head = b""
            while len(head) < 12 and (part := held.recv(4096)):
                head += part
    except TimeoutError:
        return -1
    except OSError:
        return 0
    return int(head[9:12]) if head[:5] == b"HTTP/" and head[9:12].isdigit() else 0


class Honest(threading.Thread):
    """Asks a plain question now and then, and notes how long the answer took."""

    def __init__(self, address: str) -> None:
        super().__init__(daemon=True)
        self._address, self.ended = address, threading.Event()
        self.took: list[float] = []
        self.left = 0

    def run(self) -> None:
        query = urllib.parse.quote("SELECT ?s { ?s a ind:District } LIMIT 1")
        while not self.ended.wait(0.2):
            begin = time.monotonic()
            try:
                with urllib.request.urlopen(f"{self._address}sparql?query={query}", timeout=ENOUGH) as reply:
                    self.left += b"bindings" not in reply.read()
            except OSError:
                self.left += 1
            self.took.append(time.monotonic() - begin)


def memory(pid: int) -> int:
    """MB that a process and its children hold."""
    total, waiting = 0, [pid]
    while waiting:
        one = waiting.pop()
        try:
            total += int(Path(f"/proc/{one}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except (OSError, ValueError, IndexError):
            continue
    return total // 1_000_000


def crawl(port: int, count: int, seconds: float) -> int:
    """So many connections at once, each a byte now and then; gives how many could be opened."""
    held: list[socket.socket] = []
    for _ in range(count):
        try:
            held.append(socket.create_connection(("127.0.0.1", port), timeout=ENOUGH))
        except OSError:
            break
    opened, end = len(held), time.monotonic() + seconds
    request = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
    for byte in request:
        for one in held:
            try:
                one.send(bytes([byte]))
            except OSError:
                continue
        if time.monotonic() > end:
            break
        time.sleep(min(1.0, seconds / 20))
    for one in held:
        one.close()
    return opened


def main(graph: str, seed: str, requests: str, slow: str, connections: str) -> int:
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            [*COMMAND, "--graph", graph], stdout=subprocess.PIPE, stderr=said, text=True
        )
        try:
            assert process.stdout is not None
            faults = besiege(
                process,
                process.stdout.readline().split()[0],
                int(seed),
                int(requests),
                int(slow),
                int(connections),
            )
        finally:
            process.terminate()
            process.wait(20)
        said.seek(0)
        tracebacks = (told := said.read()).count("Traceback")
        print(told[-3000:], file=sys.stderr)
    if tracebacks:
        print(json.dumps({"fault": f"{tracebacks} tracebacks"}))
    return 1 if faults or tracebacks else 0


def besiege(
    process: subprocess.Popen[str], address: str, seed: int, requests: int, slow: int, connections: int
) -> int:
    port = int(address.rstrip("/").rpartition(":")[2])
    honest, begin = Honest(address), time.monotonic()
    before = memory(process.pid)
    honest.start()

    def one(number: int) -> int:
        choose = random.Random(seed * 1_000_000 + number)
        data = asked(choose) if (whole := choose.random() < 0.6) else broken(choose)
        status = send(port, data, ENOUGH if whole else 0.5)
        status = 0 if status < 0 and not whole else status  # it waits for the rest of what was no request
        if (status >= 500 and status != 503) or status < 0:
            print(
                json.dumps({"fault": f"request {number}: status {status}", "request": repr(data[:300])}),
                flush=True,
            )
        return status

    with ThreadPoolExecutor(8) as pool:
        statuses = Counter(pool.map(one, range(requests)))
    most = memory(process.pid)
    longest = min(15, requests / 100)
    opened = crawl(port, slow, longest) + crawl(port, connections, longest / 3)
    with ThreadPoolExecutor(connections) as pool:
        ask = b"GET /sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
        at_once = Counter(pool.map(lambda _: send(port, ask), range(connections)))
    most = max(most, memory(process.pid))
    honest.ended.set()
    honest.join(ENOUGH + 1)
    bad = sum(count for status, count in statuses.items() if (status >= 500 and status != 503) or status < 0)
    failed = bad + honest.left + (process.poll() is not None) + (opened != slow + connections)
    failed += sum(count for status, count in at_once.items() if status not in (200, 503))
    took = sorted(honest.took)
    print(json.dumps({
        "tried": requests, "failed": failed, "statuses": dict(sorted(statuses.items())), "slow": slow, "connections": connections,
        "at_once": dict(at_once), "honest": len(took), "unanswered": honest.left, "median": round(took[len(took) // 2], 2),
        "longest": round(took[-1], 2), "mb_before": before, "mb_most": most, "seconds": round(time.monotonic() - begin),
    }))  # fmt: skip
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
