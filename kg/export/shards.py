"""N-Quads in shards, with VoID: for servers that many machines fill, and for what one file is too large for.

What a document states stands in one shard of `documents-…`, told by its id; what is said of a thing of all documents
in one of `entities-…`, told by its IRI. The same graph gives the same files, whoever writes them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from kg.export.base import export_folder
from kg.export.lines import split_triple
from kg.export.turtle import turtle
from kg.store import Store
from kg.terms import IND, PREFIXES, integer_lit, local_name

_DOCUMENT = "/graph/doc/"
_VOID, _DCAT, _RDF = (PREFIXES[prefix] for prefix in ("void", "dcat", "rdf"))
_ABOUT = "N-Quads in shards, with VoID"
_SPDX = "http://spdx.org/rdf/terms#"
MOST = 400
"""Shards of each kind, whose files are open at once."""


@dataclass(slots=True)
class Census:
    """What lines of N-Quads hold. Halves counted apart merge."""

    triples: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)

    def add(self, lines: Iterable[str]) -> None:
        """Some more lines."""
        for line in lines:
            _, predicate, obj = split_triple(line)
            self.triples += 1
            self.properties[predicate] += 1
            if predicate == f"<{_RDF}type>":
                self.classes[obj] += 1

    def merge(self, other: Census) -> None:
        """What was counted elsewhere."""
        self.triples += other.triples
        self.classes += other.classes
        self.properties += other.properties


def documents_shard(document: str, shards: int) -> int:
    """Number of the shard of a document, by its id."""
    return int(document[:8], 16) % shards


def entities_shard(subject: str, shards: int) -> int:
    """Number of the shard of a thing, by its IRI in brackets."""
    return int.from_bytes(hashlib.sha256(subject.encode("utf-8")).digest()[:4], "big") % shards


def shard_name(kind: str, number: int) -> str:
    """``documents-00007.nq``."""
    return f"{kind}-{number:05d}.nq"


def place_of(line: str, shards: int) -> str:
    """File of a line of N-Quads."""
    graph = line[line.rindex("<") + 1 : line.rindex(">")]
    _, found, document = graph.rpartition(_DOCUMENT)
    if found:
        return shard_name("documents", documents_shard(document, shards))
    return shard_name("entities", entities_shard(line[: line.index(" ")], shards))


def void_of(census: Census, files: Iterable[tuple[str, int, str]], base: str) -> str:
    """What the shards hold together, as Turtle. `files`: name, bytes and SHA-256 of each."""
    return "".join(turtle(_void(census, files, f"{base}dataset")))


def _void(census: Census, files: Iterable[tuple[str, int, str]], dataset: str) -> Iterator[str]:
    a, s = f"<{_RDF}type>", f"<{dataset}>"
    yield f"{s} {a} <{_VOID}Dataset> .\n"
    yield f"{s} <{_VOID}triples> {integer_lit(census.triples)} .\n"
    yield f"{s} <{_VOID}documents> {integer_lit(census.classes[f'<{IND}Document>'])} .\n"
    for kind, name, counts, counted in (
        ("class", "entities", census.classes, "classPartition"),
        ("property", "triples", census.properties, "propertyPartition"),
    ):
        for term, number in sorted(counts.items()):
            part = f"<{dataset}#{kind}-{_short(term)}>"
            yield f"{s} <{_VOID}{counted}> {part} .\n"
            yield f"{part} <{_VOID}{kind}> {term} .\n"
            yield f"{part} <{_VOID}{name}> {integer_lit(number)} .\n"
    for file, size, digest in files:
        part, checksum = f"<{dataset}#file-{file}>", f"<{dataset}#checksum-{file}>"
        yield f"{s} <{_DCAT}distribution> {part} .\n"
        yield f"{part} {a} <{_DCAT}Distribution> .\n"
        yield f'{part} <{PREFIXES["dcterms"]}title> "{file}" .\n'
        yield f'{part} <{_DCAT}byteSize> "{size}"^^<{PREFIXES["xsd"]}nonNegativeInteger> .\n'
        yield f"{part} <{_SPDX}checksum> {checksum} .\n"
        yield f"{checksum} <{_SPDX}algorithm> <{_SPDX}checksumAlgorithm_sha256> .\n"
        yield f'{checksum} <{_SPDX}checksumValue> "{digest}"^^<{PREFIXES["xsd"]}hexBinary> .\n'


def _short(term: str) -> str:
    iri = term[1:-1]
    prefix = next((k for k, v in PREFIXES.items() if iri == v + local_name(iri)), "other")
    return f"{prefix}-{local_name(iri)}"


def write_shards(store: Store, out: Path, shards: int) -> list[Path]:
    """Fills a folder with the shards of a graph, each sorted; `void.ttl` tells what is in them.

    Takes the memory of one shard. Raises UsageError where the folder holds something else.
    """
    with export_folder(out, "shards", _ABOUT) as draft:
        base = _scatter(store, draft, shards)
        census, files = Census(), []
        for path in sorted(draft.glob("*.nq")):
            lines = sorted(path.read_text(encoding="utf-8").splitlines(keepends=True))
            data = "".join(lines).encode("utf-8")
            path.write_bytes(data)
            census.add(lines)
            files.append((path.name, len(data), hashlib.sha256(data).hexdigest()))
        (draft / "void.ttl").write_text(void_of(census, files, base), encoding="utf-8")
    return sorted(out.iterdir())


def _scatter(store: Store, folder: Path, shards: int) -> str:
    """Lines into their files, in whatever order; gives the start of all IRIs."""
    base = ""
    names = [shard_name(kind, number) for kind in ("documents", "entities") for number in range(shards)]
    with ExitStack() as stack:
        files = {
            name: stack.enter_context((folder / name).open("w", encoding="utf-8", newline="\n"))
            for name in names
        }
        for line in (f"{one}\n" for one in store.lines()):
            files[place_of(line, shards)].write(line)
            base = base or line[line.rindex("<") + 1 :].partition("graph/")[0]
    return base
