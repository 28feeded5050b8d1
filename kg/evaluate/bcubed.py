"""B-cubed: are the names of one thing in one node, over all articles, and of two things in two?"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kg.errors import DataError, UsageError
from kg.evaluate.graph import Case
from kg.evaluate.normal import bucket
from kg.evaluate.scores import BCubed
from kg.model import ENTITY_KINDS
from kg.resolve.keys import plain

Identity = tuple[str, str]
"""Bucket of the type, plain name."""
Mention = tuple[str, str, str]
"""Document, bucket, plain form."""


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
    precision, recall = _figures(shared, wanted, given)
    alone = {one: given.get(one, (f"not found: {one}", 0)) for one in wanted}
    whole_precision, whole_recall = _figures(sorted(wanted), wanted, alone)
    return BCubed(precision, recall, len(shared), len(wanted), whole_precision, whole_recall)


def read_same(path: Path) -> list[tuple[str, str, str]]:
    """A table ``kind,left,right`` of things that annotations of different articles call by two names.

    Raises DataError for a row that is not of this kind, UsageError where there is no such file.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    reader = csv.DictReader(text.splitlines())
    found = []
    for row in reader:
        kind, left, right = (row.get(column) or "" for column in ("kind", "left", "right"))
        if kind not in ENTITY_KINDS or not left or not right:
            raise DataError(
                "row is not kind,left,right", file=path.name, line=reader.line_num, hint="a class, two names"
            )
        found.append((kind, left, right))
    return found


def _figures(
    mentions: Sequence[Mention], wanted: Mapping[Mention, Identity], given: Mapping[Mention, tuple[str, int]]
) -> tuple[float, float]:
    """Precision and recall over mentions."""
    if not mentions:
        return 1.0, 1.0
    sizes_gold = Counter(wanted[one] for one in mentions)
    sizes_node = Counter(given[one] for one in mentions)
    cells = Counter((wanted[one], given[one]) for one in mentions)
    precision = sum(n * n / sizes_node[node] for (_, node), n in cells.items()) / len(mentions)
    recall = sum(n * n / sizes_gold[gold] for (gold, _), n in cells.items()) / len(mentions)
    return precision, recall


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
