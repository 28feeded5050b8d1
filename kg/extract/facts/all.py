"""All relations of a page: stated ones first, so that implied ones only fill what is left open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.facts.entries import entry_facts
from kg.extract.facts.fact import Fact
from kg.extract.facts.names import inner_facts
from kg.extract.facts.owners import owners_in, without_namesakes
from kg.extract.facts.places.behind import phrase_facts
from kg.extract.facts.places.named import name_facts
from kg.extract.facts.places.regions import region_facts
from kg.extract.facts.places.respective import respective_facts
from kg.extract.facts.places.sections import only_tied, section_facts
from kg.extract.facts.sectors.belonging import sector_facts, title_sector_facts
from kg.extract.facts.sectors.covered import ground_facts
from kg.extract.facts.sectors.grounds import in_trade_parks, park_name_facts
from kg.extract.facts.sectors.kin import kin_facts
from kg.extract.facts.sectors.leaders import leader_facts
from kg.extract.facts.sectors.systems import is_coded
from kg.extract.facts.sectors.trades import ground_trade_facts, trade_facts
from kg.extract.facts.stated.rules import Rules
from kg.extract.facts.stated.sentences import apply_rules
from kg.extract.facts.titles.holders import title_facts
from kg.extract.facts.wares.of_projects import product_facts
from kg.extract.merge import Merged
from kg.extract.page import Page
from kg.extract.reading.places import ancestors
from kg.extract.reading.state import Read
from kg.extract.things.things import Things
from kg.vocab import Vocab


@dataclass(frozen=True, slots=True)
class Signatures:
    """Which kinds of things each relation may join, as the ontology says."""

    domain: dict[str, frozenset[str]]
    range: dict[str, frozenset[str]]

    def fitting(self, things: Things, facts: Iterable[Fact]) -> list[Fact]:
        """Facts whose subject and object are of the kinds their relation joins."""
        return [
            fact
            for fact in facts
            if fact.subject != fact.object
            and things.all[fact.subject].kind in self.domain[fact.predicate]
            and things.all[fact.object].kind in self.range[fact.predicate]
        ]


def signatures(vocab: Vocab, rules: Rules) -> Signatures:
    """Signatures of all relations; a rule for an unknown one raises `VocabError`."""
    relations = dict.fromkeys((*vocab.relations, *(rule.pattern.relation for rule in rules.all)))
    return Signatures({r: vocab.domain(r) for r in relations}, {r: vocab.range(r) for r in relations})


def find_facts(
    page: Page, things: Things, reads: list[Read], names: Merged, rules: Rules, allowed: Signatures
) -> list[Fact]:
    """Facts of a page, best founded first."""
    inner = list(inner_facts(page, things, names))
    owners = owners_in(inner)
    stated = [fact for read in reads for fact in apply_rules(page, things, read, rules, owners)]
    implied = [
        *inner,
        *title_facts(page, things, reads, owners),
        *respective_facts(page, reads),
        *entry_facts(page, reads),
        *trade_facts(page, things, reads),
        *leader_facts(page, things, reads, owners),
        *phrase_facts(page, things, reads),
        *name_facts(page, things, reads),
    ]
    stated = [f for f in stated if not _in_system(things, f)]
    facts = _placed_once(page, things, allowed.fitting(things, stated + implied))
    leads = {(f.subject, f.object) for f in facts if f.predicate == "chainLeaderOf"}
    facts = [f for f in facts if f.predicate != "operatesIn" or (f.subject, f.object) not in leads]
    facts = without_namesakes(page, things, facts)
    facts += allowed.fitting(things, product_facts(page, facts, things, names))
    facts += allowed.fitting(things, section_facts(page, things, reads, facts))
    facts += region_facts(page, things, reads)
    tied = frozenset(only_tied(page, things, facts, reads))
    facts += allowed.fitting(things, sector_facts(page, things, reads, facts, tied))
    facts += allowed.fitting(things, title_sector_facts(things, reads))
    facts += allowed.fitting(things, kin_facts(page, things, reads, facts, tied))
    facts += allowed.fitting(things, ground_facts(things, facts))
    known = frozenset((f.subject, f.object) for f in facts if f.predicate == "develops")
    facts += allowed.fitting(things, ground_trade_facts(page, things, reads, known))
    facts += allowed.fitting(things, park_name_facts(page, things, facts))
    facts += allowed.fitting(things, in_trade_parks(things, facts, tied))
    return facts


def _in_system(things: Things, fact: Fact) -> bool:
    """Whether a firm is put into a coded system, “4+N”, which has sectors and no firms."""
    return fact.predicate in ("chainLeaderOf", "operatesIn") and is_coded(things.all[fact.object].name)


def _placed_once(page: Page, things: Things, facts: list[Fact]) -> list[Fact]:
    """Without the districts around one that is told as well: of 甘肃省秦安县 the county places, not the province."""
    around: dict[int, set[int]] = {}
    for fact in facts:
        if fact.predicate == "locatedIn" and things.all[fact.object].code is not None:
            around.setdefault(fact.subject, set()).update(ancestors(page, things, fact.object))
    return [
        f
        for f in facts
        if f.predicate != "locatedIn"
        or f.object not in around.get(f.subject, ())
        or (f.rule != "name.locatedIn" and not _is_province(things, f.object))
    ]


def _is_province(things: Things, place: int) -> bool:
    return (things.all[place].code or "").endswith("0000")
