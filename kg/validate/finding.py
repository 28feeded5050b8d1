"""One fault found in a graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong with one resource of a graph."""

    check: str
    """Name of the check, ``claim-passage`` or ``quote``; of a SHACL shape ``shape:prefLabel``."""
    severity: Severity
    subject: str
    """IRI of the faulty resource."""
    message: str
    """What is wrong, in Chinese."""
