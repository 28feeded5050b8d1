"""Work in a process of its own that ends with it: what it needed meanwhile goes back to the system with it.

Python keeps the pages of what it has let go of, and processes forked from it hold copies of them. What resolution
needs of many documents is several times what it finds, so the process that writes should never have held it.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar, cast

from kg.ahead import end_with
from kg.errors import KgError
from kg.pipeline.options import OnProgress

_T = TypeVar("_T")


APART_FROM = 1_000
"""Documents that are worth a process."""


def apart(work: Callable[[OnProgress | None], _T], on_progress: OnProgress | None, documents: int) -> _T:
    """What the work gives, done in a forked process where there are many documents; progress is told in this one.

    An error of the work is raised here. Raises KgError where the process is killed.
    """
    if documents < APART_FROM or not hasattr(os, "fork"):
        return work(on_progress)
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(work, ours, theirs, on_progress is not None, os.getpid()))
    process.start()
    theirs.close()
    try:
        with ours:
            return cast(_T, _listen(ours, on_progress))
    except _EndedError:
        process.join()
        raise KgError(f"合并名称的进程异常退出（{process.exitcode}）；内存不足时请换内存更大的机器") from None
    finally:
        process.terminate()
        process.join()


class _EndedError(Exception):
    """The process ended before, or amid, what it had to tell."""


def _listen(answers: Connection, on_progress: OnProgress | None) -> Any:
    while True:
        try:
            kind, told = answers.recv()
        except (EOFError, OSError) as error:
            raise _EndedError from error
        if kind == "progress" and on_progress is not None:
            on_progress(*told)
        elif kind == "error":
            raise told
        elif kind == "done":
            return told


def _serve(
    work: Callable[[OnProgress | None], _T], other: Connection, line: Connection, tells: bool, parent: int
) -> None:
    other.close()
    end_with(parent)
    try:
        line.send(("done", work((lambda *told: line.send(("progress", told))) if tells else None)))
    except (Exception, KeyboardInterrupt) as error:
        line.send(("error", error))
