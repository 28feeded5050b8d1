"""From the confidence that a rule states to how often it is right on articles that were not used to write it.

The figures stand in ``seeds/calibration.csv``, made by ``benchmarks/calibrate.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.seeds import Calibrated


@dataclass(frozen=True, slots=True)
class Calibration:
    """Rules with a figure of their own, and for each part a curve over stated confidences."""

    rules: dict[tuple[str, str], float]
    curves: dict[str, tuple[tuple[float, float], ...]]

    def of(self, part: str, stated: float, rule: str = "") -> float:
        """Calibrated confidence; a rule of another package keeps what it states.

        `part`: ``entity``, ``relation`` or ``observation``.
        """
        held = self.rules.get((part, rule))
        if held is not None:
            return held
        if rule.startswith("model."):
            return stated
        return _nearest(self.curves.get(part, ()), stated)


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


@lru_cache(maxsize=1024)
def _nearest(curve: tuple[tuple[float, float], ...], stated: float) -> float:
    """The value of the nearest point of a curve, of two the higher one; without points what is stated."""
    return min(curve, key=lambda point: (abs(point[0] - stated), -point[0]))[1] if curve else stated
