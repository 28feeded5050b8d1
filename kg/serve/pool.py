"""Worker processes, each with the graph open; one that overruns its time is replaced."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from kg.serve.options import ServeOptions
from kg.serve.worker import Reply, main

_START = 60.0
"""Seconds that a worker may take to open the graph."""
_PLAIN = {"content-type": "text/plain; charset=utf-8"}


class Overrun(Exception):  # noqa: N818  it is no fault of the program
    """A job did not end in time."""


class Died(Exception):  # noqa: N818  nor is this
    """The worker of a job ended: the system gave it no more memory."""


class Worker:
    """One process. Used by one thread at a time."""

    def __init__(self, options: ServeOptions) -> None:
        self._options = options
        self._start()

    def ask(self, job: Mapping[str, Any], seconds: float) -> Reply:
        """The reply to a job. Raises Overrun or Died, with a new process in the old one's place."""
        end = time.monotonic() + seconds
        try:
            self._pipe.send_bytes(json.dumps(job).encode())
            head = json.loads(self._receive(end))
            return head["status"], head["headers"], self._receive(end)
        except (EOFError, OSError) as error:
            self.stop()
            self._start()
            raise (Overrun if isinstance(error, TimeoutError) else Died) from None

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


class Pool:
    """Workers, and who waits for one."""

    def __init__(self, options: ServeOptions) -> None:
        self._options = options
        self._threads = ThreadPoolExecutor(options.workers + 1, "kg-serve")
        self._free: asyncio.Queue[Worker] = asyncio.Queue()

    async def start(self) -> None:
        """Starts the workers and waits until the first has the graph open."""
        loop = asyncio.get_running_loop()
        starts = [
            loop.run_in_executor(self._threads, Worker, self._options) for _ in range(self._options.workers)
        ]
        for start in asyncio.as_completed(starts):
            self._free.put_nowait(await start)

    async def run(self, job: Mapping[str, Any]) -> Reply:
        """The reply to a job; 503 if no worker is free in time, or the job takes too long."""
        seconds = self._options.seconds
        try:
            worker = await asyncio.wait_for(self._free.get(), seconds)
        except TimeoutError:
            return 503, {**_PLAIN, "retry-after": "5"}, "现在查询太多，请稍后再试".encode()
        loop = asyncio.get_running_loop()
        asked = loop.run_in_executor(self._threads, worker.ask, job, seconds)
        asked.add_done_callback(lambda _: self._free.put_nowait(worker))
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
