"""Decisions of people and rules on record, laid over what was compared. A person's is never overruled."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

from kg.errors import SeedError
from kg.resolve.group import Group, GroupId
from kg.resolve.keys import key
from kg.resolve.pair import Pair
from kg.resolve.vetoes import veto
from kg.seeds import Judgement

Node = tuple[str, str, str]
"""Bucket, key of a name, place."""
_Graph = Mapping[Node, Sequence[tuple[Node, Judgement]]]


def check_judgements(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that hold: a rule's that goes against people's is left out.

    Raises SeedError naming the rows where a=b, b=c and a≠c.
    """
    ordered = sorted(judgements, key=lambda one: (one.who != "person", one.file, one.line))
    people = [one for one in ordered if one.who == "person"]
    rules = [one for one in ordered if one.who == "rule"]
    _refuse_contradiction(people)
    said = _graph(people)
    parted = {
        (_root(left, said), _root(right, said))
        for one in people
        if one.verdict == "different"
        for left, right in (_ends(one), _ends(one)[::-1])
    }
    settled = {frozenset(_ends(one)) for one in people}
    kept = []
    for one in rules:
        left, right = _ends(one)
        roots = _root(left, said), _root(right, said)
        against = roots in parted if one.verdict == "same" else roots[0] == roots[1]
        if not against and frozenset((left, right)) not in settled:
            kept.append(one)
    _refuse_contradiction([*people, *kept])
    return [*people, *kept]


def judged(
    found: Mapping[GroupId, Group], judgements: Sequence[Judgement]
) -> dict[tuple[GroupId, GroupId], Pair]:
    """Pairs that were decided on record. A name that several things bear stands for all that it can be."""
    if not judgements:
        return {}
    by_name: defaultdict[tuple[str, str], list[GroupId]] = defaultdict(list)
    by_label: defaultdict[tuple[str, str], list[GroupId]] = defaultdict(list)
    for group in found.values():
        by_name[group.bucket, group.key].append(group.id)
        if group.code:
            by_label[group.bucket, key(group.name)].append(group.id)
        for label in group.labels:
            by_label[group.bucket, label].append(group.id)

    def meant(node: Node) -> list[GroupId]:
        bucket, name, place = node
        known = by_name.get((bucket, name)) or by_label.get((bucket, name), [])
        return [one for one in known if not place or place in found[one].places]

    decided: dict[tuple[GroupId, GroupId], Pair] = {}
    for one in reversed(check_judgements(judgements)):  # people's come first there and last here
        left, right = (meant(node) for node in _ends(one))
        sure = len(left) == len(right) == 1
        for ids in {(min(a, b), max(a, b)) for a in left for b in right if a != b}:
            if sure or one.verdict != "same" or veto(found[ids[0]], found[ids[1]], frozenset()) is None:
                points = 100 if one.verdict == "same" else 0
                decided[ids] = Pair(*ids, points, one.verdict, (_told(one),), one.who)
    return decided


def _told(one: Judgement) -> str:
    said = "人工判断" if one.who == "person" else "记录在案的规则"
    return f"{said}（{one.file}:{one.line}）" + (f"：{one.why}" if one.why else "")


def _ends(one: Judgement) -> tuple[Node, Node]:
    bucket = "Industry" if one.kind == "IndustryCluster" else one.kind
    left, right = (text.partition("@") for text in (one.left, one.right))
    return (bucket, key(left[0]), left[2].strip()), (bucket, key(right[0]), right[2].strip())


def _graph(judgements: Iterable[Judgement]) -> _Graph:
    graph: defaultdict[Node, list[tuple[Node, Judgement]]] = defaultdict(list)
    for one in judgements:
        if one.verdict == "same":
            left, right = _ends(one)
            graph[left].append((right, one))
            graph[right].append((left, one))
    return graph


def _root(node: Node, graph: _Graph) -> Node:
    return min(_ways(node, graph))


def _ways(start: Node, graph: _Graph) -> dict[Node, list[Judgement]]:
    """Everything that is the same as a name, with the rows that lead there, the fewest."""
    ways: dict[Node, list[Judgement]] = {start: []}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for other, row in graph.get(node, ()):
            if other not in ways:
                ways[other] = [*ways[node], row]
                waiting.append(other)
    return ways


def _refuse_contradiction(judgements: Sequence[Judgement]) -> None:
    graph = _graph(judgements)
    for one in judgements:
        if one.verdict != "different":
            continue
        left, right = _ends(one)
        way = _ways(left, graph).get(right) if left in graph else None
        if way is not None:
            rows = "；".join(row.where for row in (*way, one))
            raise SeedError(f"判断互相矛盾：{rows}", hint="改正或删去其中一行")
