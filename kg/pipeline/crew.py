"""Work in order over many things, on this process or on several; results are the same, and come in order.

Workers are forked: what the work needs is there already, shared and not copied. Only so much is under way at once,
so that neither questions nor answers pile up. A worker that dies is replaced, and its piece done again.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import Generic, TypeVar

from kg.ahead import end_with
from kg.errors import KgError

_T = TypeVar("_T")
_R = TypeVar("_R")
_AHEAD = 4
"""Pieces a worker that may be done before the one that is waited for."""
_TRIES = 3


def in_order(work: Callable[[_T], _R], pieces: Iterable[_T], jobs: int) -> Iterator[_R]:
    """``map(work, pieces)``. An error of the work is raised here; a piece that kills its workers ends in KgError."""
    if jobs < 2:
        yield from map(work, pieces)
        return
    crew = _Crew(work, jobs)
    gc.collect()
    gc.freeze()  # a collector that walks what is shared would make copies of it
    try:
        yield from crew.run(iter(pieces))
    finally:
        crew.end()
        gc.unfreeze()


class _Crew(Generic[_T, _R]):
    def __init__(self, work: Callable[[_T], _R], jobs: int) -> None:
        self._work, self._jobs = work, jobs
        self._workers: dict[Connection, ForkProcess] = {}
        self._busy: dict[Connection, tuple[int, _T, int]] = {}
        """Connection of a worker → number of its piece, the piece, and how often it was tried."""
        self._done: dict[int, _R] = {}

    def run(self, pieces: Iterator[_T]) -> Iterator[_R]:
        number, wanted, more = 0, 0, True
        while more or self._busy or self._done:
            while more and len(self._busy) < self._jobs and number < wanted + self._jobs * _AHEAD:
                piece = next(pieces, _END)
                if piece is _END:
                    more = False
                else:
                    self._give(number, piece, 1)  # type: ignore[arg-type]
                    number += 1
            while wanted in self._done:
                yield self._done.pop(wanted)
                wanted += 1
            if self._busy and wanted not in self._done:
                self._take()

    def _give(self, number: int, piece: _T, tried: int) -> None:
        idle = next((one for one in self._workers if one not in self._busy), None) or self._hire()
        self._busy[idle] = (number, piece, tried)
        try:
            idle.send(piece)
        except OSError:
            self._again(idle)

    def _take(self) -> None:
        for connection in wait(list(self._busy)):
            assert isinstance(connection, Connection)
            try:
                result, error = connection.recv()
            except (EOFError, OSError):
                self._again(connection)
                continue
            if error is not None:
                raise error
            self._done[self._busy.pop(connection)[0]] = result

    def _again(self, connection: Connection) -> None:
        number, piece, tried = self._busy.pop(connection)
        process = self._workers.pop(connection)
        process.join()
        connection.close()
        if tried == _TRIES:
            raise KgError(
                f"一个工作进程异常退出（{process.exitcode}），重试 {_TRIES} 次仍未成功；"
                "内存不足时可用 --jobs 1 再试"
            )
        self._give(number, piece, tried + 1)

    def _hire(self) -> Connection:
        ours, theirs = multiprocessing.Pipe()
        others = [*self._workers, ours]
        process = multiprocessing.get_context("fork").Process(
            target=_serve, args=(self._work, theirs, others, os.getpid()), daemon=True
        )
        process.start()
        theirs.close()
        self._workers[ours] = process
        return ours

    def end(self) -> None:
        for connection, process in self._workers.items():
            if connection in self._busy:
                process.terminate()
            connection.close()
        for process in self._workers.values():
            process.join()


_END = object()


def _serve(work: Callable[[_T], _R], questions: Connection, others: list[Connection], parent: int) -> None:
    for connection in others:
        connection.close()
    end_with(parent)
    while True:
        try:
            piece = questions.recv()
        except (EOFError, OSError):
            return
        try:
            answer: tuple[_R | None, Exception | None] = work(piece), None
        except Exception as error:
            answer = None, error
        questions.send(answer)
