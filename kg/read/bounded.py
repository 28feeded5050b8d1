"""Readers of formats that can be made to run without end, or to fill the memory, run in a process of their own.

Where the system cannot fork they run in this one, without bounds.
"""

from __future__ import annotations

import json
import os
import select
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from kg.errors import ReadError
from kg.read.base import Reading

_Given = TypeVar("_Given", str, bytes)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What reading one document may take."""

    seconds: float = 60.0
    memory: int = 1_500_000_000
    """Bytes beyond what this process has already."""


BOUNDS = Bounds()


def read_bounded(read: Callable[[_Given], Reading], given: _Given, bounds: Bounds = BOUNDS) -> Reading:
    """What `read` makes of the file. Raises its ReadError, and one of kind ``too-slow`` or ``too-large``."""
    if not hasattr(os, "fork"):
        return read(given)
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        _work(read, given, tell, bounds)
    os.close(tell)
    try:
        answer = _received(told, time.monotonic() + bounds.seconds)
    finally:
        os.close(told)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return _reading(answer, bounds)


def _work(read: Callable[[_Given], Reading], given: _Given, tell: int, bounds: Bounds) -> NoReturn:
    """In the child: only JSON goes back."""
    try:
        _limit(bounds)
        answer = json.dumps(_answer(read, given))
        with os.fdopen(tell, "w", encoding="ascii") as pipe:
            pipe.write(answer)
    finally:
        os._exit(0)


def _answer(read: Callable[[_Given], Reading], given: _Given) -> dict[str, Any]:
    try:
        found = read(given)
    except ReadError as error:
        return {"kind": error.kind, "message": str(error)}
    except MemoryError:
        return {"kind": "too-large", "message": "读它要的内存太多，已放弃；请拆成几份或另存为文本后重试"}
    except Exception as error:  # whatever a strange file makes a parser do, the other documents are built
        message = f"读它时程序出错（{type(error).__name__}）；请另存为文本后重试"
        return {"kind": "unreadable", "message": message}
    return {"text": found.text, "title": found.title, "dates": found.dates, "head": found.head}


def _limit(bounds: Bounds) -> None:
    try:
        import resource
    except ImportError:
        return
    with suppress(OSError, ValueError):
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123
            now = int(statm.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + bounds.memory, resource.RLIM_INFINITY))
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _received(told: int, end: float) -> bytes | None:
    """All that the child tells; None where it is not done in time."""
    parts: list[bytes] = []
    while (left := end - time.monotonic()) > 0:
        if not select.select([told], [], [], left)[0]:
            return None
        part = os.read(told, 1 << 20)
        if not part:
            return b"".join(parts)
        parts.append(part)
    return None


def _reading(answer: bytes | None, bounds: Bounds) -> Reading:
    if answer is None:
        raise ReadError("too-slow", f"{bounds.seconds:g} 秒内没有读完，已放弃；请另存为文本后重试")
    row: Mapping[str, Any] = json.loads(answer) if answer else {}
    if not row:
        raise ReadError("unreadable", "读它时解析程序崩溃；请另存为文本后重试")
    if "kind" in row:
        raise ReadError(row["kind"], row["message"])
    head = None if row["head"] is None else tuple(row["head"])
    return Reading(row["text"], row["title"], tuple(row["dates"]), head)
