"""How to serve."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path


def _workers() -> int:
    return max(4, (os.cpu_count() or 1) + 2)


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What to serve, and the bounds that strangers' requests have."""

    graph: Path
    endpoint: str = field(default="", repr=False)
    """Where set, the graph is behind this SPARQL server, and `graph` is not read."""
    host: str = "127.0.0.1"
    port: int = 8000
    token: str = field(default="", repr=False)
    """Where set, every request has to bear it."""
    seconds: float = 10.0
    """A query that takes longer is ended."""
    most_bytes: int = 50_000_000
    """Longest answer."""
    most_body: int = 1_000_000
    """Longest request."""
    memory: int = 2_000_000_000
    """Bytes that a worker may take beyond what it starts with."""
    workers: int = field(default_factory=_workers)
    base_iri: str = "https://w3id.org/chanye/"
    """What the IRIs of the graph start with; told by the graph itself."""

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host in ("127.0.0.1", "localhost", "::1")
