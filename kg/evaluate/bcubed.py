"""B-cubed: are the names of one thing in one node, over all articles, and of two things in two?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.evaluate.graph import Case
from kg.evaluate.normal import bucket
from kg.evaluate.scores import BCubed
from kg.resolve.keys import plain

Identity = tuple[str, str]
"""Bucket of the type, plain name."""


def bcubed(cases: Sequence[Case], same: Iterable[tuple[str, str, str]] = ()) -> BCubed:
    """Over mentions (document, type, surface form) that are annotated and found; the cases share one resolution.

    Across documents the annotation's identity is type and name; `same` adds (type, name, name) of things that are
    annotated under two names: ``("Enterprise", "重庆威致科技有限公司", "威致科技")``.
    """
    united = _united(same)
    wanted: dict[tuple[str, str, str], Identity] = {}
    given: dict[tuple[str, str, str], tuple[str, int]] = {}
    for case in cases:
        for gold in case.gold.entities:
            identity = (bucket(gold.kind), plain(gold.name))
            for form in sorted({plain(one) for one in (gold.name, *gold.mentions)}):
                wanted.setdefault((case.gold.doc, identity[0], form), united.get(identity, identity))
        given |= _nodes(case)
    shared = sorted(wanted.keys() & given.keys())
    sizes_gold = Counter(wanted[one] for one in shared)
    sizes_node = Counter(given[one] for one in shared)
    cells = Counter((wanted[one], given[one]) for one in shared)
    precision = (
        sum(n * n / sizes_node[node] for (_, node), n in cells.items()) / len(shared) if shared else 1.0
    )
    recall = (
        sum(n * n / sizes_gold[gold_] for (gold_, _), n in cells.items()) / len(shared) if shared else 1.0
    )
    return BCubed(precision, recall, len(shared), len(wanted))


def _nodes(case: Case) -> dict[tuple[str, str, str], tuple[str, int]]:
    """Mention → node of the resolution, or the local entity itself where it has none."""
    nodes: dict[tuple[str, str, str], tuple[str, int]] = {}
    document = case.extract.document.id
    for index, entity in enumerate(case.extract.entities):
        linked = case.resolution.links.get((document, index)) if case.resolution else None
        node = (document, index) if linked is None else ("", linked)
        for form in (entity.name, *entity.labels, *entity.hidden):
            nodes.setdefault((case.gold.doc, bucket(entity.kind), plain(form)), node)
    return nodes


def _united(same: Iterable[tuple[str, str, str]]) -> dict[Identity, Identity]:
    """Identity → the least identity that it is the same as, through any number of pairs."""
    near: dict[Identity, set[Identity]] = defaultdict(set)
    for kind, left, right in same:
        one, other = (bucket(kind), plain(left)), (bucket(kind), plain(right))
        near[one].add(other)
        near[other].add(one)
    united: dict[Identity, Identity] = {}
    for start in sorted(near):
        if start in united:
            continue
        stack = [start]
        while stack:
            node = stack.pop()
            if node not in united:
                united[node] = start
                stack += near[node]
    return united
