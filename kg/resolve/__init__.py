"""One thing is one node: merges what the documents name.

`resolve` is a pure function of the extracts as a set: their order does not matter. Local entities of one name are
gathered (`gather`) and form a group (`group`); names come apart (`profile`, `firm`); blocking brings groups together
(`blocks`); each comparison is scored by a list of features (`features`) unless something forbids it (`vetoes`), and
is recorded as a `Pair` with its reasons (`compare`). People's decisions are pairs too (`judgement`). `cluster` unites
by the pairs alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.model import Extract, Resolution
from kg.resolve.cluster import closure, cluster
from kg.resolve.compare import Comparison
from kg.resolve.gather import Gathering
from kg.resolve.group import Apart, Group, groups
from kg.resolve.judgement import check_judgements, judged
from kg.resolve.knowledge import Knowledge, NameSplitting, knowledge_of
from kg.resolve.merge import merge
from kg.resolve.pair import Pair
from kg.resolve.record import decisions
from kg.resolve.vetoes import veto
from kg.seeds import Judgement

__all__ = [
    "Gathering",
    "Group",
    "Knowledge",
    "NameSplitting",
    "Pair",
    "check_judgements",
    "connect",
    "knowledge_of",
    "resolve",
]


def resolve(
    extracts: Iterable[Extract], knowledge: Knowledge, judgements: Sequence[Judgement] = ()
) -> Resolution:
    """Which entity each document's local entities are; same extracts in any order, same resolution.

    Raises SeedError for judgements that contradict one another.
    """
    by_id = {extract.document.id: extract for extract in extracts}
    gathering = Gathering(knowledge)
    for extract in by_id.values():
        gathering.add(extract)
    return connect(gathering, knowledge, judgements)


def connect(gathering: Gathering, knowledge: Knowledge, judgements: Sequence[Judgement] = ()) -> Resolution:
    """The resolution of gathered names. Raises SeedError for judgements that contradict one another."""
    found = groups(gathering, knowledge)
    separate = frozenset(gathering.apart)
    decided = judged(found, judgements)
    pairs = Comparison(found, separate, knowledge, decided).run()
    pairs += closure(
        found, pairs, lambda one, other, slip: _forbidden(found[one], found[other], separate, slip)
    )
    clusters = cluster(found, pairs)
    misprints = {pair.misprint for pair in pairs if pair.misprint and pair.verdict == "same"}
    resolution = merge([[found[one] for one in row] for row in clusters], misprints, gathering, knowledge)
    return decisions(resolution, pairs, found)


def _forbidden(one: Group, other: Group, separate: Apart, misprint: bool) -> str | None:
    return veto(one, other, separate, misprint=misprint)
