"""Makes seeds/calibration.csv: how often what a rule finds is right, on annotated articles.

Use articles that the rules were not written against::

    python benchmarks/calibrate.py GOLD… --corpus DIR
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.evaluate import Verdict, verdicts_of
from kg.paths import data_dir
from kg.pipeline import build_apart

WEIGHT = 8
"""How many facts the curve counts for, beside a rule's own."""
LEAST = 3
"""Facts from which on a rule gets a row of its own."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--corpus", nargs="*", type=Path, default=[])
    options = parser.parse_args()
    verdicts = verdicts_of(options.gold, options.corpus, build_apart)
    path = data_dir("seeds") / "calibration.csv"
    rows = [row for part in ("entity", "relation", "observation") for row in part_rows(part, verdicts)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["part", "rule", "stated", "confidence", "facts"])
        writer.writerows(rows)
    print(f"{path}: {len(rows)} rows from {len(verdicts)} facts of {len(options.gold)} articles")


def part_rows(part: str, verdicts: Iterable[Verdict]) -> list[list[object]]:
    """The curve of a part, then its rules."""
    mine = [verdict for verdict in verdicts if verdict.part == part]
    curve = isotonic([(verdict.confidence, verdict.right) for verdict in mine])
    rows: list[list[object]] = [[part, "", f"{at:.2f}", rounded(value), count] for at, value, count in curve]
    by_rule: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in mine:
        if verdict.rule:
            by_rule[verdict.rule].append(verdict)
    for rule, found in sorted(by_rule.items()):
        if len(found) >= LEAST and part == "relation":
            expected = sum(on(curve, verdict.confidence) for verdict in found) / len(found)
            right = sum(verdict.right for verdict in found)
            value = (right + WEIGHT * expected) / (len(found) + WEIGHT)
            rows.append([part, rule, "", rounded(value), len(found)])
    return rows


def rounded(value: float) -> str:
    """To tenths, halves up: so few facts do not carry more. What is wrong more often than right stays below a half."""
    return f"{min(int(value * 10 + 0.5) / 10, 0.4 if value < 0.5 else 1):.1f}"


def isotonic(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """Pool adjacent violators: stated confidence → share of right ones, never falling, and how many."""
    groups: dict[float, list[bool]] = defaultdict(list)
    for stated, right in pairs:
        groups[round(stated, 2)].append(right)
    blocks: list[tuple[list[float], int, int]] = []
    for stated in sorted(groups):
        block = ([stated], sum(groups[stated]), len(groups[stated]))
        while blocks and (
            blocks[-1][1] * block[2] >= block[1] * blocks[-1][2] or min(block[2], blocks[-1][2]) < WEIGHT
        ):
            last = blocks.pop()
            block = (last[0] + block[0], last[1] + block[1], last[2] + block[2])
        blocks.append(block)
    return [(sum(at) / len(at), right / count, count) for at, right, count in blocks]


def on(curve: Sequence[tuple[float, float, int]], stated: float) -> float:
    """The value of the nearest point."""
    return min(curve, key=lambda point: abs(point[0] - stated))[1]


if __name__ == "__main__":
    main()
