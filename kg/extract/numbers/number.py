"""An observation in the making, and what one sentence hands to the next."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.model import Status
from kg.text.dates import Period


@dataclass(frozen=True, slots=True)
class Number:
    """An observation before it becomes one of the model's: subject, metric, quantity, period, status."""

    thing: int
    metric: str
    value: Decimal | None
    minimum: Decimal | None
    maximum: Decimal | None
    unit: str
    value_text: str
    qualifier: str
    period: Period
    status: Status
    confidence: float
    rule: str
    start: int
    end: int
    broader: str = ""
    """Local name of the concept above the metric, where it is known; else the metric's words tell."""


@dataclass(slots=True)
class Carry:
    """What a sentence hands to the next in its paragraph: period and status of its numbers, last metric."""

    paragraph: int = -1
    period: Period | None = None
    subject: int | None = None
