"""One document in, its facts out."""

from __future__ import annotations

import dataclasses

from kg.extract.assemble import assemble
from kg.extract.compose import find_mentions
from kg.extract.facts.fact import Fact
from kg.extract.facts.names import inner_facts, name_facts, product_facts
from kg.extract.facts.rules import Rule, compile_rule
from kg.extract.facts.sections import region_facts, section_facts
from kg.extract.facts.sectors import sector_facts
from kg.extract.facts.stated import apply_rules
from kg.extract.lexicon import Lexicon, build_lexicon
from kg.extract.mention import Mention
from kg.extract.numbers.observations import find_observations
from kg.extract.page import Page, read_page
from kg.extract.reading.state import Read
from kg.extract.reading.through import read_through
from kg.extract.things.joining import build_things
from kg.extract.things.things import Things
from kg.model import Document, Extract
from kg.seeds import Seeds
from kg.vocab import Vocab


@dataclasses.dataclass(frozen=True, slots=True)
class Engine:
    """Seeds made ready for reading documents. Built once a process; cannot be pickled."""

    lexicon: Lexicon
    rules: tuple[Rule, ...]
    domain: dict[str, frozenset[str]]
    range: dict[str, frozenset[str]]

    def extract(self, document: Document) -> Extract:
        """Everything found in one document. Pure: the same document always gives the same extract."""
        page = read_page(document, self.lexicon)
        outer, inner = find_mentions(page)
        things = build_things(page, outer + [m for m in inner if m.kind == "District" and _in_body(m, outer)])
        reads = list(read_through(page, things))
        facts = self._facts(page, things, reads, outer, inner)
        numbers = list(find_observations(page, things, reads))
        return assemble(page, things, facts, numbers)

    def _facts(
        self, page: Page, things: Things, reads: list[Read], outer: list[Mention], inner: list[Mention]
    ) -> list[Fact]:
        facts = [fact for read in reads for fact in apply_rules(page, things, read, self.rules)]
        facts += inner_facts(page, things, outer, inner)
        facts += name_facts(page, things, reads)
        facts += product_facts(page, things, outer, inner)
        facts = [f for f in facts if self._fits(things, f)]
        facts += [f for f in section_facts(page, things, reads, facts) if self._fits(things, f)]
        facts += region_facts(page, things, reads)
        facts += [f for f in sector_facts(page, things, reads, facts) if self._fits(things, f)]
        return facts

    def _fits(self, things: Things, fact: Fact) -> bool:
        return (
            fact.subject != fact.object
            and things.all[fact.subject].kind in self.domain[fact.predicate]
            and things.all[fact.object].kind in self.range[fact.predicate]
        )


def _in_body(mention: Mention, outer: list[Mention]) -> bool:
    """Whether a district stands inside the name of its government, which need not be an entity itself."""
    return any(
        o.kind == "GovernmentBody" and o.start <= mention.start and mention.end <= o.end for o in outer
    )


def build_engine(seeds: Seeds, vocab: Vocab) -> Engine:
    """Build the automaton and compile the patterns; a pattern for an unknown relation raises `VocabError`."""
    rules = tuple(compile_rule(p) for p in seeds.patterns)
    relations = tuple(dict.fromkeys((*vocab.relations, *(r.pattern.relation for r in rules))))
    return Engine(
        build_lexicon(seeds),
        rules,
        {r: vocab.domain(r) for r in relations},
        {r: vocab.range(r) for r in relations},
    )
