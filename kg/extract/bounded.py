"""One document's extraction ends, and a fault of it is an issue of that document."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from kg.errors import KgError
from kg.extract.engine import Engine
from kg.model import FAILED, TOO_SLOW, Document, Extract, Issue

_LEAST, _PER_CHARACTER = 60.0, 1 / 2000
"""Seconds of computing; the slowest text that is known takes half of that."""


class _Overrun(BaseException):
    """Not to be caught by anything on the way."""


def extract_bounded(engine: Engine, document: Document) -> Extract:
    """The extract; an empty one with an issue where it takes too long or the program fails."""
    seconds = _LEAST + len(document.text) * _PER_CHARACTER
    try:
        with _within(seconds):
            return engine.extract(document)
    except _Overrun:
        return _nothing(document, TOO_SLOW, f"{seconds:.0f} 秒内没有提取完，已放弃；请拆成几篇后重试")
    except KgError:
        raise
    except Exception as error:  # one strange text is not the end of a build
        where = type(error).__name__
        return _nothing(document, FAILED, f"提取时程序出错（{where}: {error}）；请报告这个问题"[:300])


def _nothing(document: Document, kind: str, message: str) -> Extract:
    return Extract(document, issues=(Issue(kind, document.source, message),))


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raises _Overrun when this process has computed so long; waiting does not count.

    Only the main thread of a process can be interrupted, and only where the system has such a clock.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def overrun(*_: object) -> None:
        raise _Overrun

    before = signal.signal(signal.SIGVTALRM, overrun)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
