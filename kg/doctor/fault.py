"""One thing that is wrong with a graph folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mending = Literal["clean", "rebuild", "source", "none"]
"""``clean``: something is deleted or put in its place; ``rebuild``: the graph is made again of its documents;
``source``: only the article itself helps, given to ``kg build``; ``none``: not for this program to mend."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong, where, and what would mend it."""

    check: str
    where: str
    """File, folder or IRI."""
    message: str
    mending: Mending
