"""What a set of relations implies: places close upward, partnership goes both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def implied(edges: Iterable[tuple[Node, str, Node]]) -> set[tuple[Node, str, Node]]:
    """`edges` and all that follow from them.

    A chain of locatedIn and partOf with at least one locatedIn is locatedIn (a firm in a park in a district is in
    the district; so is a part of that park); a chain of partOf is partOf; partnersWith holds in both directions.
    """
    known = set(edges)
    known |= {(o, p, s) for s, p, o in known if p == "partnersWith"}
    steps: dict[Node, list[tuple[str, Node]]] = defaultdict(list)
    for s, p, o in known:
        if p in ("locatedIn", "partOf"):
            steps[s].append((p, o))
    for start in list(steps):
        known |= {(start, p, end) for p, end in _reached(start, steps) if end != start}
    return known


def _reached(start: Node, steps: dict[Node, list[tuple[str, Node]]]) -> set[tuple[str, Node]]:
    reached: set[tuple[str, Node]] = set()
    stack = list(steps[start])
    while stack:
        state = stack.pop()
        if state in reached:
            continue
        reached.add(state)
        so_far, node = state
        stack += [
            ("locatedIn" if "locatedIn" in (so_far, p) else "partOf", o) for p, o in steps.get(node, ())
        ]
    return reached
