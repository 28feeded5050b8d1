"""An observation in the making, and what one sentence hands to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from kg.extract.numbers.clauses import Placed
from kg.extract.numbers.quantities import Quantity
from kg.extract.reading.clauses import Clauses
from kg.extract.reading.state import Read
from kg.model import Status
from kg.text.dates import Period, Time

SURE = 0.5
"""Numbers less sure than this tell nothing about those after them."""


class Number(NamedTuple):
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
    inferred: bool = False
    """Whether nothing but what it is of tells its status."""


class Told(NamedTuple):
    """A number that has been read: what it measured and whose it was, for those after it that say neither."""

    quantity: Quantity
    metric: str
    thing: int
    kind: str
    within: bool = False
    """Whether it is only a part of the number before it: 其中出口2.7万辆."""
    described: bool = False
    """Whether it described what it is of: 4.2平方公里的某产业园，……."""


def amounts(told: Sequence[Told]) -> list[Told]:
    """Numbers without ranks."""
    return [t for t in told if t.quantity.unit.dimension != "rank"]


class Topic(NamedTuple):
    """Whom a sentence spoke of. `printed`: by name or by a word such as 全区, not only understood."""

    thing: int
    kind: str
    printed: bool


def number_of(
    read: Read,
    thing: int,
    metric: str,
    quantity: Quantity,
    period: Period,
    status: Status,
    confidence: float,
    rule: str,
) -> Number:
    return Number(
        thing=thing,
        metric=metric,
        value=quantity.value,
        minimum=quantity.minimum,
        maximum=quantity.maximum,
        unit=quantity.unit.canonical,
        value_text=quantity.text,
        qualifier=quantity.qualifier,
        period=period,
        status=status,
        confidence=confidence,
        rule=rule,
        start=read.sentence.start,
        end=read.sentence.end,
    )


@dataclass(slots=True)
class Carry:
    """What a sentence hands to the next one."""

    paragraph: int = -1
    joined: bool = False
    """Whether the sentence before ended with a semicolon: the two are parts of one."""
    columns: tuple[Column, ...] = ()
    """Those of the table that the lines before this one belong to."""
    told: list[Told] = field(default_factory=list)
    """Numbers of the sentence before, with those of the ones joined to it."""
    topic: Topic | None = None
    entry: Topic | None = None
    """What a paragraph began with as a line of a list: 1.某项目。总投资3亿元，……."""
    project: int | None = None
    """The project spoken of last in the paragraph."""
    firm: int | None = None
    """The one firm that the title names: “我们” and 员工 without a name are its."""
    speaker: int | None = None
    """The firm whose man says the sentence and is named behind it."""
    period: Period | None = None
    whole: Period | None = None
    """The period that a title gives to all numbers of the page: 2024年上半年经济运行情况."""
    status: Status = "actual"
    now: bool = False
    """Whether the sentence before told of the time of the report: 目前，……；……."""
    year: int | None = None
    """The year printed last in the paragraph, whatever it dates: 2022年8月投产。……当年11月."""
    base: Period | None = None
    """When that held which grew in the part before: …由2020年的192亿元增长到290亿元；财政收入由20亿元……."""


class Column(NamedTuple):
    """What a column of a table holds: its metric and unit; without a unit it holds no numbers."""

    metric: str
    unit: str


class Assigned(NamedTuple):
    """What one of several numbers told one by one is of; `thing` is None where only the noun is told."""

    thing: int | None
    kind: str
    metric: str
    falls: bool = False
    period: Period | None = None
    """When it holds, where years are told one by one."""


@dataclass(slots=True)
class Sentence:
    """A sentence with what has been worked out of it so far."""

    read: Read
    clauses: Clauses
    names: list[Placed]
    quantities: list[Quantity]
    times: list[Time]
    """Times that stand for a period."""
    dated: list[Time]
    """All words of time, though nothing tells of which year they are."""
    told: list[Told]
    earlier: list[Told]
    """Numbers of the sentence before, though it ended with a full stop."""
    assigned: dict[int, Assigned | None] = field(default_factory=dict)
    """Index of a number → what it is of; None for one that only tells of which thing another is."""
    base: Period | None = None
    """When that held which something grew from."""
