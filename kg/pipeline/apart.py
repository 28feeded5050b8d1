"""Work in a process of its own that ends with it: what it needed meanwhile goes back to the system with it.

Python keeps the pages of what it has let go of, and processes forked from it hold copies of them. What resolution
needs of many documents is several times what it finds, so the process that writes should never have held it.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections.abc import Callable
from typing import Any, BinaryIO, TypeVar, cast

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
    read, write = os.pipe()
    context = multiprocessing.get_context("fork")
    process = context.Process(target=_serve, args=(work, read, write, on_progress is not None, os.getpid()))
    process.start()
    os.close(write)
    try:
        with os.fdopen(read, "rb") as answers:
            return cast(_T, _listen(answers, on_progress))
    except (EOFError, pickle.UnpicklingError):  # it ended before, or amid, what it had to tell
        process.join()
        raise KgError(f"合并名称的进程异常退出（{process.exitcode}）；内存不足时请换内存更大的机器") from None
    finally:
        process.terminate()
        process.join()


def _listen(answers: BinaryIO, on_progress: OnProgress | None) -> Any:
    while True:
        kind, told = pickle.load(answers)
        if kind == "progress" and on_progress is not None:
            on_progress(*told)
        elif kind == "error":
            raise told
        elif kind == "done":
            return told


def _serve(work: Callable[[OnProgress | None], _T], read: int, write: int, tells: bool, parent: int) -> None:
    os.close(read)
    end_with(parent)
    with os.fdopen(write, "wb") as answers:

        def tell(kind: str, what: object) -> None:
            pickle.dump((kind, what), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()

        try:
            tell("done", work((lambda *told: tell("progress", told)) if tells else None))
        except (Exception, KeyboardInterrupt) as error:
            tell("error", error)
