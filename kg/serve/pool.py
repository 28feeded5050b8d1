"""Worker processes, each with the graph open; one that overruns its time is replaced.

A query that takes long makes room: its process gives way to others on the processors, and another process is started
where somebody waits. So runaways hold up neither quick queries nor one another, as far as there may be processes.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from kg.serve.options import ServeOptions
from kg.serve.worker import Reply, main

_START = 60.0
"""Seconds that a worker may take to open the graph."""
_LONG, _VERY_LONG = 0.5, 2.0
"""Seconds of processor after which those who wait behind a query get another worker, and after which it gives way.
Not of the clock: on a busy machine every query takes long by that, and more processes would only make it worse."""
_MORE = 12
"""Workers that may be started for those who wait behind long queries."""
_GIVES_WAY = 10
"""Niceness of the process of a long query."""
_PLAIN = {"content-type": "text/plain; charset=utf-8"}


class Overrun(Exception):  # noqa: N818  it is no fault of the program
    """A job did not end in time."""


class Died(Exception):  # noqa: N818  nor is this
    """The worker of a job ended: the system gave it no more memory."""


class Worker:
    """One process. Used by one thread at a time."""

    def __init__(self, options: ServeOptions) -> None:
        self._options = options
        self.fresh = True
        """Whether it can take another job as it is."""
        self._start()

    def ask(self, job: Mapping[str, Any], seconds: float) -> Reply:
        """The reply to a job. Raises Overrun or Died, and then has to be renewed."""
        end = time.monotonic() + seconds
        try:
            self._pipe.send_bytes(json.dumps(job).encode())
            head = json.loads(self._receive(end))
            return head["status"], head["headers"], self._receive(end)
        except (EOFError, OSError) as error:
            self.fresh = False
            self.stop()
            raise (Overrun if isinstance(error, TimeoutError) else Died) from None

    def worked(self) -> float:
        """Seconds of processor that its process has had; of the clock where the system does not tell."""
        try:
            fields = (
                Path(f"/proc/{self._process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            )
        except OSError:
            return time.monotonic()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def give_way(self) -> None:
        """Lets others go before its process, which may take the processor only where nobody else wants it."""
        self.fresh = False
        if hasattr(os, "setpriority") and self._process.pid:
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._process.pid, _GIVES_WAY)

    def renew(self) -> None:
        """Puts a new process in the place of one that ended or gave way."""
        self.stop()
        self._start()

    def stop(self) -> None:
        """Ends the process at once."""
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def _receive(self, end: float) -> bytes:
        if not self._pipe.poll(max(0.0, end - time.monotonic())):
            raise TimeoutError
        return self._pipe.recv_bytes()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        options = self._options
        given = (theirs, str(options.graph), options.endpoint, options.most_bytes, options.memory)
        self._process = context.Process(target=main, args=given, daemon=True)
        self._process.start()
        theirs.close()
        if not self._pipe.poll(_START) or self._pipe.recv_bytes() != b"ready":
            raise Overrun
        self.fresh = True


class Pool:
    """Workers, and who waits for one."""

    def __init__(self, options: ServeOptions) -> None:
        self._options = options
        self._threads = ThreadPoolExecutor(options.workers + _MORE + 1, "kg-serve")
        self._free: asyncio.Queue[Worker] = asyncio.Queue()
        self._workers = self._starting = self._waiting = self._long = 0
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Starts the workers and waits until they have the graph open."""
        await asyncio.gather(*(self._begin() for _ in range(self._options.workers)))

    async def run(self, job: Mapping[str, Any]) -> Reply:
        """The reply to a job; 503 if no worker is free in time, or the job takes too long."""
        seconds = self._options.seconds
        self._waiting += 1
        if self._long:
            self._make_room()
        try:
            worker = await asyncio.wait_for(self._free.get(), seconds)
        except TimeoutError:
            return 503, {**_PLAIN, "retry-after": "5"}, "现在查询太多，请稍后再试".encode()
        finally:
            self._waiting -= 1
        loop = asyncio.get_running_loop()
        asked = loop.run_in_executor(self._threads, worker.ask, job, seconds)
        watch = loop.create_task(self._watch(worker))
        asked.add_done_callback(lambda _: self._done(worker, watch))
        try:
            return await asyncio.shield(asked)
        except Overrun:
            told = f"查询超过 {seconds:g} 秒，已经停止"
            return 503, {**_PLAIN, "retry-after": "60"}, told.encode()
        except Died:
            return 503, {**_PLAIN, "retry-after": "60"}, "这个查询要的内存太多，已经停止".encode()

    async def stop(self) -> None:
        """Ends all processes."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        while not self._free.empty():
            self._free.get_nowait().stop()

    async def _watch(self, worker: Worker) -> None:
        """Sees to it that a long query holds nobody up."""
        began = worker.worked()
        await _until(worker, began + _LONG)
        self._long += 1
        try:
            self._make_room()
            await _until(worker, began + _VERY_LONG)
            worker.give_way()
            await asyncio.Event().wait()  # cancelled when the query ends
        finally:
            self._long -= 1

    def _make_room(self) -> None:
        room = self._options.workers + _MORE - self._workers
        for _ in range(min(room, self._waiting - self._free.qsize() - self._starting)):
            self._soon(self._begin())

    def _done(self, worker: Worker, watch: asyncio.Task[None]) -> None:
        watch.cancel()
        if self._workers > self._options.workers <= self._free.qsize():
            self._workers -= 1
            self._soon(self._on_thread(worker.stop))
        elif worker.fresh:
            self._free.put_nowait(worker)
        else:
            self._soon(self._renew(worker))

    async def _begin(self) -> None:
        self._workers, self._starting = self._workers + 1, self._starting + 1
        with self._counted_out_unless_done():
            try:
                loop = asyncio.get_running_loop()
                self._free.put_nowait(await loop.run_in_executor(self._threads, Worker, self._options))
            finally:
                self._starting -= 1

    async def _renew(self, worker: Worker) -> None:
        with self._counted_out_unless_done():
            await self._on_thread(worker.renew)
        self._free.put_nowait(worker)

    @contextmanager
    def _counted_out_unless_done(self) -> Iterator[None]:
        """A worker whose start fails, or is called off, counts no longer."""
        done = False
        try:
            yield
            done = True
        finally:
            self._workers -= not done

    async def _on_thread(self, work: Callable[[], None]) -> None:
        await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def _soon(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _until(worker: Worker, worked: float) -> None:
    """Waits until the process of a worker has had so much of the processor."""
    while (left := worked - worker.worked()) > 0:
        await asyncio.sleep(max(left, 0.05))
