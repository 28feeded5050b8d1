"""One document in, its facts out."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kg.extract.assemble import assemble
from kg.extract.base import Chain, Finder
from kg.extract.calibration import Calibration, calibration_of
from kg.extract.compose import all_finders, find_mentions
from kg.extract.facts.all import Signatures, find_facts, signatures
from kg.extract.facts.fact import made_by
from kg.extract.facts.named_owners import owners_by_name
from kg.extract.facts.stated.rules import Rules
from kg.extract.facts.states import StateFinder
from kg.extract.lexicon import Lexicon, build_lexicon
from kg.extract.misses import Miss, find_misses
from kg.extract.numbers.observations import find_observations
from kg.extract.numbers.owners.specs import of_wares
from kg.extract.numbers.quantities import QuantityFinder
from kg.extract.page import read_page
from kg.extract.reading.through import read_through
from kg.extract.things.joining import build_things
from kg.model import Document, Extract
from kg.register import RegisterReader
from kg.seeds import Seeds
from kg.vocab import Vocab


@dataclass(frozen=True, slots=True)
class Engine:
    """Seeds made ready for reading documents. Built once a process; cannot be pickled."""

    lexicon: Lexicon
    finders: Chain
    rules: Rules
    allowed: Signatures
    quantities: QuantityFinder
    calibration: Calibration
    states: StateFinder
    registers: RegisterReader

    def extract(self, document: Document) -> Extract:
        """Everything found in one document. Pure: the same document always gives the same extract."""
        if document.mapping:
            return self.registers.extract(document)
        with _uncollected():
            return self._extract(document)

    def _extract(self, document: Document) -> Extract:
        page = read_page(document, self.lexicon)
        names = find_mentions(page, self.finders)
        things = build_things(page, names)
        owners = owners_by_name(things, names)
        reads = list(read_through(page, things, owners))
        facts = find_facts(page, things, reads, names, self.rules, self.allowed)
        told = find_observations(page, reads, self.quantities)
        measured = of_wares(page, things, made_by(facts), told)
        numbers = [*measured, *self.states.find(page, reads)]
        return assemble(page, things, facts, numbers, self.calibration)

    def misses(self, document: Document, extract: Extract) -> list[Miss]:
        """Sentences of a document that look as if they held facts and gave none to its extract."""
        if document.mapping:
            return []
        return list(find_misses(read_page(document, self.lexicon), extract, self.quantities))


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection meanwhile: what a page is made of holds no cycles, and would be walked again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def build_engine(seeds: Seeds, vocab: Vocab, finders: Iterable[Finder] = ()) -> Engine:
    """Build the automaton, compile the patterns and put the finders in order; `finders` run after our own.

    A pattern for an unknown relation raises `VocabError`, a faulty one `SeedError`, a finder that stands before
    what it needs `UsageError`.
    """
    rules = Rules(seeds.patterns, seeds.word_lists, seeds.alike)
    return Engine(
        build_lexicon(seeds),
        all_finders(finders),
        rules,
        signatures(vocab, rules),
        QuantityFinder(seeds.units),
        calibration_of(seeds.calibration),
        StateFinder(seeds.stages),
        RegisterReader(seeds),
    )
