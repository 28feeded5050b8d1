"""The second way through the documents: every statement, as lines for the store and as blocks of Turtle.

Documents are written one after another in the order of their ids, so that what they state is in its place in
graph.ttl already. Only what is said of all together waits for the end.
"""

from __future__ import annotations

import json
import shutil
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from kg.export.lines import section, split_triple
from kg.export.turtle import Shortener, reading_order, sections
from kg.model import Resolution
from kg.pipeline.crew import in_order
from kg.pipeline.extracting import jobs_for, pieces
from kg.pipeline.options import BuildOptions
from kg.pipeline.reading import Shelf
from kg.rdf import (
    Edge,
    LocalName,
    Names,
    Settings,
    Statements,
    Tally,
    accepted,
    facts_in,
    left_out,
    local_names,
    sides,
    wanted,
)
from kg.store import sum_of_lines
from kg.workspace import Kept

_OF_DOCUMENTS = tuple(section(f"<x/id/{kind}/") for kind in ("document", "claim", "observation", "passage"))
_MOST = 1 << 28
"""Entities that an edge can tell apart."""


@dataclass(slots=True)
class Written:
    """What was written of some documents."""

    lines: str = ""
    """N-Quads."""
    turtle: dict[str, str] = field(default_factory=dict)
    """Section → blocks."""
    prefixes: set[str] = field(default_factory=set)
    candidates: list[str] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    called: set[LocalName] = field(default_factory=set)
    sides: dict[tuple[str, int], dict[str, object]] = field(default_factory=dict)
    sum: int = 0
    """See `sum_of_lines`."""


class Scribe:
    """Writes documents: a pure function of their extracts, once names are resolved."""

    def __init__(
        self, resolution: Resolution, settings: Settings, names: Names, metrics: Mapping[str, str]
    ) -> None:
        self._resolution, self._settings = resolution, settings
        self.found = len(resolution.entities)
        self.statements = Statements(resolution, settings, names, metrics)
        self._wanted = wanted(resolution.decisions)

    def write(self, rows: Iterable[Kept], shelf: Shelf) -> Written:
        """What some documents state, in their order."""
        done, short, resolution, settings = Written(), Shortener(), self._resolution, self._settings
        lines: list[str] = []
        for row in rows:
            extract = shelf.take(row)[0]
            facts = facts_in(extract, resolution, settings)
            taken = accepted(facts, resolution, settings)
            lines += self.statements.document(extract, taken, done.tally)
            done.candidates += map(json_line, left_out(extract.document, facts, resolution, settings))
            done.called |= local_names(extract, resolution)
            done.sides.update(sides(extract, self._wanted.get(row.id, ())))
        done.turtle, done.prefixes = sections(lines, short), short.used
        done.sum, done.lines = sum_of_lines(lines), "".join(lines)
        return done


class Edges:
    """Direct relations, eight bytes apiece however often they are stated."""

    def __init__(self) -> None:
        self._relations: dict[str, int] = {}
        self._packed = array("Q")
        self._sorted = 0

    def add(self, edges: Iterable[Edge]) -> None:
        """Some more."""
        for subject, relation, obj in edges:
            number = self._relations.setdefault(relation, len(self._relations))
            self._packed.append((subject * _MOST + obj) << 7 | number)
        if len(self._packed) > 2 * self._sorted + 1_000_000:
            self.sort()

    def sort(self) -> None:
        """Each once."""
        self._packed = array("Q", sorted(set(self._packed)))
        self._sorted = len(self._packed)

    def leaving(self, subject: int) -> list[Edge]:
        """Those of one entity, sorted. To be asked when they are sorted."""
        names = list(self._relations)
        start = bisect_left(self._packed, (subject * _MOST) << 7)
        end = bisect_left(self._packed, ((subject + 1) * _MOST) << 7)
        found = ((one & 127, (one >> 7) % _MOST) for one in self._packed[start:end])
        return sorted((subject, names[relation], obj) for relation, obj in found)


class Book:
    """The statements of a build as they grow: lines on their way to the store, blocks of Turtle in drafts."""

    def __init__(self, folder: Path, scribe: Scribe, names: Names) -> None:
        self._folder, self._scribe, self._names = folder, scribe, names
        self._short, self._tally, self._edges = Shortener(), Tally(), Edges()
        self.called: set[LocalName] = set()
        self.sides: dict[tuple[str, int], dict[str, object]] = {}
        self.candidates = 0
        self.sum = 0

    def lines(self, rows: Sequence[Kept], shelf: Shelf, options: BuildOptions) -> Iterator[str]:
        """All statements as N-Quads, some thousand lines at once. Writes candidates.jsonl and drafts of Turtle."""
        jobs = jobs_for(options, sum(row.characters for row in rows) // 3, len(rows))
        with ExitStack() as stack:
            file = {name: stack.enter_context(self._draft(name)) for name in (*_OF_DOCUMENTS, "")}
            left = stack.enter_context(
                (self._folder / "candidates.jsonl").open("w", encoding="utf-8", newline="")
            )
            for done in in_order(lambda piece: self._scribe.write(piece, shelf), pieces(rows, jobs), jobs):
                left.writelines(done.candidates)
                self._take(done, file)
                yield done.lines
            yield from self._of_all(file[""])

    def _take(self, done: Written, file: Mapping[str, TextIO]) -> None:
        for name, blocks in done.turtle.items():
            file[name].write(blocks)
        self.candidates += len(done.candidates)
        self.sum += done.sum
        self._short.used |= done.prefixes
        self._edges.add(done.tally.edges)
        done.tally.edges.clear()
        self._tally.merge(done.tally)
        self.called |= done.called
        self.sides.update(done.sides)

    def _of_all(self, file: TextIO) -> Iterator[str]:
        self._edges.sort()
        background: dict[str, list[str]] = {}
        for line in self._scribe.statements.background(self._tally):
            background.setdefault(split_triple(line)[0], []).append(line)
        index = {f"<{iri}>": number for number, iri in enumerate(self._names.iris)}
        for subject in reading_order({*index, *background}):
            lines = background.pop(subject, [])
            if index.get(subject, self._scribe.found) < self._scribe.found:
                lines += self._scribe.statements.entity(index[subject], self._edges.leaving(index[subject]))
            self.sum += sum_of_lines(lines)
            file.writelines(sections(lines, self._short).values())
            yield "".join(lines)

    def write_turtle(self, out: Path) -> None:
        """graph.ttl out of its drafts, which are deleted."""
        with out.open("wb") as file:
            file.write(self._short.header().encode("utf-8"))
            for name in ("", *_OF_DOCUMENTS):
                draft = self._path(name)
                with draft.open("rb") as part:
                    shutil.copyfileobj(part, file, 1 << 20)
                draft.unlink()

    def _path(self, name: str) -> Path:
        return self._folder / f"turtle{name}.part"

    def _draft(self, name: str) -> TextIO:
        return self._path(name).open("w", encoding="utf-8", newline="\n")


def json_line(row: Mapping[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"
