"""Strangers at the door: nothing they send brings the server down or keeps others waiting. `make chaos` sends 10,000."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.serve import patience

from .programs import lines_of


def test_malformed_requests_slow_clients_and_many_at_once(sample_graph: Path) -> None:
    found = lines_of("siege.py", sample_graph, 8, 300, 30, 60)
    assert found[:-1] == []
    end = found[-1]
    assert (end["failed"], end["unanswered"]) == (0, 0)
    assert int(str(end["mb_most"])) < 1500


async def answer(scope: Any, receive: Any, send: Any) -> None:
    """40 MB, more than the system takes from a writer whom nobody reads."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"x" * 40_000_000})


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of a server whose patience ends after half a second."""
    import uvicorn

    monkeypatch.setattr(patience, "_TICK", 0.1)
    monkeypatch.setattr(patience, "PATIENCE", 0.5)
    held = socket.socket()
    held.bind(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(answer, http=patience.PatientProtocol, log_level="error", lifespan="off")
    )
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[held])), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield held.getsockname()[1]
    server.should_exit = True
    thread.join(10)


def read_all(client: socket.socket) -> int:
    size = 0
    while part := client.recv(1 << 20):
        size += len(part)
    return size


ASK = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"


def test_who_does_not_finish_asking_is_let_go(impatient: int) -> None:
    with socket.create_connection(("127.0.0.1", impatient), timeout=10) as client:
        begin = time.monotonic()
        try:
            for byte in ASK[:-1] * 3:
                client.send(bytes([byte]))
                time.sleep(0.05)
            pytest.fail("it was borne with")
        except OSError:
            assert 0.3 < time.monotonic() - begin < 5


def test_who_does_not_take_the_answer_is_let_go(impatient: int) -> None:
    with socket.create_connection(("127.0.0.1", impatient), timeout=10) as client:
        client.sendall(ASK)
        time.sleep(2)
        try:
            size = read_all(client)
        except OSError:
            size = 0
        assert size < 40_000_000


def test_who_takes_it_piece_by_piece_gets_all(impatient: int) -> None:
    with socket.create_connection(("127.0.0.1", impatient), timeout=10) as client:
        client.sendall(ASK)
        size = 0
        for _ in range(10):
            time.sleep(0.1)
            size += len(client.recv(4_000_000))
        assert size + read_all(client) > 40_000_000
