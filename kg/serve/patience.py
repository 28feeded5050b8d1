"""Connections whose other end neither goes on asking nor takes its answer are closed, so that others find room."""

from __future__ import annotations

from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

_TICK = 5.0
PATIENCE = 30.0
"""Seconds that a request may take to arrive, and that an answer may lie without a byte of it being taken."""


class PatientProtocol(H11Protocol):
    """HTTP as uvicorn speaks it, with an end to its patience."""

    def connection_made(self, transport: Any) -> None:
        """As uvicorn; from now on the connection is looked at now and then."""
        super().connection_made(transport)
        self._arriving = self._lying = 0.0
        self._unsent = 0
        self._next = self.loop.call_later(_TICK, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        """As uvicorn."""
        self._next.cancel()
        super().connection_lost(exc)

    def _look(self) -> None:
        unsent = self.transport.get_write_buffer_size()
        self._lying = self._lying + _TICK if 0 < self._unsent <= unsent else 0.0
        self._unsent = unsent
        asking = self.conn.their_state in (h11.IDLE, h11.SEND_BODY) and unsent == 0
        self._arriving = self._arriving + _TICK if asking else 0.0
        if max(self._lying, self._arriving) >= PATIENCE:
            self.transport.abort()
            return
        self._next = self.loop.call_later(_TICK, self._look)
