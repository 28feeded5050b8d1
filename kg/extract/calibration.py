"""From the confidence that a rule states to how often it is right on articles that were not used to write it.

The figures stand in ``seeds/calibration.csv``, made by ``benchmarks/calibrate.py``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.seeds import Calibrated


@dataclass(frozen=True, slots=True)
class Calibration:
    """Rules with a figure of their own, and for each part a curve over stated confidences."""

    rules: dict[tuple[str, str], float]
    curves: dict[str, tuple[tuple[float, float], ...]]

    def of(self, part: str, stated: float, rule: str = "") -> float:
        """Calibrated confidence, rounded to two places; a rule of another package keeps what it states.

        `part`: ``entity``, ``relation`` or ``observation``.
        """
        held = self.rules.get((part, rule))
        if held is not None:
            return held
        if rule.startswith("model."):
            return stated
        return round(_between(self.curves.get(part, ()), stated), 2)


def calibration_of(rows: Iterable[Calibrated]) -> Calibration:
    """The rows of the seeds made ready to be asked."""
    rules: dict[tuple[str, str], float] = {}
    points: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        if row.rule:
            rules[row.part, row.rule] = row.confidence
        else:
            points[row.part].append((row.stated, row.confidence))
    return Calibration(rules, {part: tuple(sorted(found)) for part, found in points.items()})


def _between(curve: tuple[tuple[float, float], ...], stated: float) -> float:
    """On the straight line between the two nearest points of a curve; beyond its ends, the end's value."""
    if not curve:
        return stated
    at = bisect_left(curve, (stated, 0.0))
    if at == 0 or at == len(curve):
        return curve[min(at, len(curve) - 1)][1]
    (x0, y0), (x1, y1) = curve[at - 1], curve[at]
    return y0 + (y1 - y0) * (stated - x0) / (x1 - x0)
