"""One build from shards to shards: the stages one after another, and names resolved between them."""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.cluster.engine import Engine
from kg.cluster.place import Place, absolute, sources_of
from kg.cluster.work import (
    BucketWritten,
    Job,
    ShardRead,
    View,
    gather_bucket,
    read_shard,
    records_name,
    write_bucket,
    write_lines,
)
from kg.errors import StoreError
from kg.export.shards import Census, documents_shard, entities_shard, shard_name, void_of
from kg.model import Decision, Resolution
from kg.pipeline.extractor import digest_of, parts_of_extractor
from kg.pipeline.options import BuildOptions, OnProgress
from kg.pipeline.reading import Found
from kg.pipeline.writing import Edges, Scribe, Written, json_line
from kg.rdf import Minter, Settings, Tally, decided, named, redirects
from kg.resolve import Gathering, connect_names, knowledge_of
from kg.seeds import Seeds, load_judgements, load_seeds
from kg.terms import IND
from kg.vocab import load_vocab
from kg.workspace import Redirect, csv_of

_MARKER = "build.json"
_OURS = (
    "documents-",
    "entities-",
    "work-",
    "void.ttl",
    _MARKER,
    "candidates.jsonl",
    "pairs.jsonl",
    "redirects.csv",
)


@dataclass(frozen=True, slots=True)
class ShardsResult:
    """What a build did."""

    documents: int
    entities: Mapping[str, int]
    claims: int
    observations: int
    candidates: int
    issues: int
    triples: int


def build_shards(
    sources: Sequence[str],
    out: str,
    options: BuildOptions,
    engine: Engine,
    shards: int,
    on_progress: OnProgress | None,
) -> ShardsResult:
    """Build a graph of shards into `shards` shards. Raises UsageError for sources, StoreError for `out`."""
    place = Place(absolute(out))
    _check(place)
    found = tuple((one.root, name) for one, name in sources_of([absolute(one) for one in sources]))
    extractor = digest_of(parts_of_extractor(options.seeds, options.model))
    job = Job(place.root, found, shards or len(found), options, extractor)
    read: list[ShardRead] = []
    for one in engine.run(read_shard, ((job, shard) for shard in range(len(found)))):
        read.append(one)
        if on_progress is not None:
            on_progress(len(read), len(found))
    offsets = [[(one.offsets[b], one.offsets[b + 1]) for one in read] for b in range(job.buckets)]
    whole, numbers = _gathered(job, engine, offsets)
    seeds = load_seeds(options.seeds)
    resolution, places = connect_names(whole.gathering, knowledge_of(seeds), load_judgements(options.seeds))
    whole.gathering = Gathering(knowledge_of(seeds))
    ending = _Ending(job, seeds, resolution, whole)
    views = ending.views([array("I", (places[n] for n in row)) for row in numbers])
    pieces = ((job, b, offsets[b], view) for b, view in enumerate(views))
    for bucket, written in enumerate(engine.run(write_bucket, pieces)):
        ending.take(bucket, written)
    triples = ending.write(place)
    for shard in range(len(found)):
        place.remove(records_name(shard))
    counts = Counter(entity.kind for entity in resolution.entities)
    return ShardsResult(
        documents=ending.documents,
        entities=dict(sorted(counts.items())),
        claims=whole.claims,
        observations=whole.observations,
        candidates=ending.candidates,
        issues=sum(len(one.issues) for one in read),
        triples=triples,
    )


def _check(place: Place) -> None:
    strange = [name for name in place.names() if not name.startswith(_OURS)]
    if strange:
        raise StoreError(f"{place.root} 里有别的文件（{strange[0]} 等）：请用 -o 换一个目录")


def _gathered(
    job: Job, engine: Engine, offsets: list[list[tuple[int, int]]]
) -> tuple[Found, list[array[int]]]:
    """Names of all buckets, and for each bucket its numbers of names as they are in the whole."""
    whole, numbers = Found(Gathering(knowledge_of(load_seeds(job.options.seeds)))), []
    for part in engine.run(gather_bucket, ((job, b, row) for b, row in enumerate(offsets))):
        numbers.append(whole.merge(part))
    return whole, numbers


class _Ending:
    """What is known of all buckets together."""

    def __init__(self, job: Job, seeds: Seeds, resolution: Resolution, found: Found) -> None:
        options = job.options
        minter = Minter(options.base_iri, seeds.pinyin)
        self._job, self._resolution = job, resolution
        settings = Settings(load_vocab(), minter, seeds.districts, options.min_confidence, seeds.towns)
        self._names = named(resolution, settings)
        self._metrics = minter.metrics(found.metrics)
        self._scribe = Scribe(resolution, settings, self._names, self._metrics)
        self._edges, self._tally, self._census = Edges(), Tally(), Census()
        self._back: list[list[int]] = []
        self._all = Written()
        self._files: list[tuple[str, int, str]] = []
        self.documents = self.candidates = 0

    def views(self, places: list[array[int]]) -> list[View]:
        """What each bucket needs of the resolution."""
        told: defaultdict[int, list[Decision]] = defaultdict(list)
        for one in self._resolution.decisions:
            for bucket in {
                documents_shard(side.document, self._job.buckets) for side in (one.left, one.right)
            }:
                told[bucket].append(one)
        found = []
        for bucket, row in enumerate(places):
            used = sorted(set(row))
            self._back.append(used)
            number = {index: at for at, index in enumerate(used)}
            entities = tuple(replace(self._names.entities[index], documents=()) for index in used)
            iris = tuple(self._names.iris[index] for index in used)
            mine = Resolution((), decisions=tuple(told[bucket]))
            found.append(View([number[index] for index in row], entities, iris, self._metrics, mine))
        return found

    def take(self, bucket: int, one: BucketWritten) -> None:
        """What was written of a bucket."""
        back, written = self._back[bucket], one.written
        self._edges.add((back[s], relation, back[o]) for s, relation, o in written.tally.edges)
        written.tally.edges.clear()
        self._tally.merge(written.tally)
        self._census.merge(one.census)
        self._files.append(one.file)
        self._all.called |= {(back[entity], kind, name, at) for entity, kind, name, at in written.called}
        self._all.sides.update(written.sides)
        self._all.candidates += written.candidates
        self.documents = self._census.classes[f"<{IND}Document>"]
        self.candidates = len(self._all.candidates)

    def write(self, place: Place) -> int:
        """What is said of all documents together; gives the number of triples."""
        self._edges.sort()
        parts: list[list[str]] = [[] for _ in range(self._job.buckets)]
        for line in self._lines():
            parts[entities_shard(line[: line.index(" ")], self._job.buckets)].append(line)
        for number, lines in enumerate(parts):
            lines.sort()
            self._census.add(lines)
            self._files.append(write_lines(place.root, shard_name("entities", number), lines))
            lines.clear()
        base = self._job.options.base_iri
        place.write("void.ttl", void_of(self._census, sorted(self._files), base).encode("utf-8"))
        place.write("candidates.jsonl", "".join(self._all.candidates).encode("utf-8"))
        pairs = decided(self._resolution.decisions, self._all.sides, self._names.iris)
        place.write("pairs.jsonl", "".join(map(json_line, pairs)).encode("utf-8"))
        implied = redirects(self._all.called, self._names).items()
        rows = [Redirect(former, current, name, "name") for former, (current, name) in implied]
        place.write("redirects.csv", csv_of(rows).encode("utf-8"))
        made = {"baseIri": base, "extractor": self._job.extractor, "shards": self._job.buckets}
        place.write(_MARKER, (json.dumps(made, sort_keys=True) + "\n").encode("utf-8"))
        return self._census.triples

    def _lines(self) -> Iterator[str]:
        statements = self._scribe.statements
        for index in range(len(self._resolution.entities)):
            yield from statements.entity(index, self._edges.leaving(index))
        yield from statements.background(self._tally)
