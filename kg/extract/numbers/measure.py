"""A reading of what a number measures."""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.numbers.number import Told

RATIO = ("ratio", "multiple", "point")
"""Dimensions of numbers that compare two."""


class Measure(NamedTuple):
    """A reading of what a number measures, and how sure it is. `falls`: a growth that is one of shrinking."""

    metric: str
    score: float
    falls: bool = False
    base: Told | None = None
    """The number told before that this one continues: it is of the same thing."""


RUNS = "(?:达产|满产|投产|投运|投入生产|投入运营|投入使用|建成|落成|达效|投用|竣工|完工|全面运行)"
"""Words that tell that something has been built and runs."""
