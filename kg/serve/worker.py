"""What runs in a worker process: it answers jobs over a graph, one after the other.

A job and its reply are JSON and bytes over a pipe, nothing that could run code.
"""

from __future__ import annotations

import io
import json
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kg.errors import EndpointError, KgError
from kg.serve import data, pages
from kg.serve.network import network
from kg.store import Store, open_store

Job = Mapping[str, Any]
Reply = tuple[int, dict[str, str], bytes]
"""Status, headers, body."""


class TooLong(Exception):  # noqa: N818  it is no fault of the program
    """An answer has more bytes than is allowed."""


class Bounded(io.BytesIO):
    """Bytes up to a limit. Writing more raises `TooLong`."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, some: Any) -> int:
        """As of any file."""
        if self.tell() + len(some) > self._most:
            raise TooLong
        return super().write(some)


def main(pipe: Connection, graph: str, endpoint: str, most_bytes: int, memory: int) -> None:
    """Answers jobs until the pipe is closed."""
    _limit(memory)
    folder = Path(os.devnull if endpoint else graph)
    store = open_served(folder, endpoint)
    with suppress(EOFError, OSError):  # the server ended
        pipe.send_bytes(b"ready")
        while True:
            job = json.loads(pipe.recv_bytes())
            status, headers, body = answer(store, folder, job, most_bytes)
            pipe.send_bytes(json.dumps({"status": status, "headers": headers}).encode())
            pipe.send_bytes(body)


def open_served(folder: Path, endpoint: str) -> Store:
    """The graph of a folder, or the one behind an endpoint. Raises KgError where there is none."""
    if endpoint:
        from kg.endpoint import open_endpoint

        return open_endpoint(endpoint)
    return open_store(folder / "store")


_JOBS: dict[str, Callable[[Store, Path, Job, Bounded], Reply]] = {
    "sparql": data.sparql,
    "describe": data.describe,
    "saved": data.saved,
    "suggest": data.suggest,
    "home": pages.home,
    "entity": pages.entity,
    "text": pages.text,
    "answer": pages.answer,
    "questions": pages.questions,
    "void": data.void,
    "network": network,
}
"""What a worker can do, by the name of the job."""


def answer(store: Store, folder: Path, job: Job, most_bytes: int) -> Reply:
    """One job. Faults become plain text that names neither paths nor code."""
    try:
        return _JOBS[job["job"]](store, folder, job, Bounded(most_bytes))
    except EndpointError as error:
        return 502, {"content-type": "text/plain; charset=utf-8"}, _plain(str(error), folder)
    except KgError as error:
        return 400, {"content-type": "text/plain; charset=utf-8"}, _plain(str(error), folder)
    except TooLong:
        told = f"结果超过 {most_bytes // 1_000_000} MB：请加 LIMIT 或更具体的条件"
        return 400, {"content-type": "text/plain; charset=utf-8"}, told.encode()
    except MemoryError:
        return 503, {"content-type": "text/plain; charset=utf-8"}, "这个查询要的内存太多".encode()
    except Exception:
        traceback.print_exc()
        return (
            500,
            {"content-type": "text/plain; charset=utf-8"},
            "程序内部出错，请查看 kg serve 的输出".encode(),
        )


def _plain(message: str, folder: Path) -> bytes:
    return message.replace(str(folder.resolve()), "").replace(str(folder), "").encode()


def _limit(memory: int) -> None:
    """Bounds the memory of this process, where the system can."""
    if sys.platform == "linux":
        import resource

        with Path("/proc/self/statm").open(encoding="ascii") as statm:
            now = int(statm.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + memory + 1_000_000_000, resource.RLIM_INFINITY))
