"""The stages, each a function of one shard or bucket: run anywhere, and again where a worker was lost."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from kg.cluster.place import Place
from kg.cluster.records import packed, unpacked
from kg.errors import KgError, UsageError
from kg.export.shards import Census, documents_shard, shard_name
from kg.model import Document, Entity, Extract, Issue, Resolution
from kg.pipeline.extracting import extract
from kg.pipeline.extractor import digest_of, parts_of_extractor
from kg.pipeline.options import BuildOptions
from kg.pipeline.reading import Found
from kg.pipeline.writing import Scribe, Written
from kg.rdf import Minter, Names, Settings
from kg.read import read_rows
from kg.resolve import Gathering, Knowledge, knowledge_of, links_of
from kg.seeds import load_seeds
from kg.vocab import load_vocab


@dataclass(frozen=True, slots=True)
class Job:
    """One build, as every worker has to know it."""

    out: str
    sources: tuple[tuple[str, str], ...]
    """Folder and name of each shard."""
    buckets: int
    options: BuildOptions
    extractor: str
    """Digest of what the extractor is made of."""


@dataclass(slots=True)
class ShardRead:
    """What came out of a shard: where the records of each bucket lie in its file."""

    offsets: list[int]
    documents: int = 0
    issues: list[Issue] = field(default_factory=list)


@dataclass(slots=True)
class View:
    """What a bucket needs of the resolution. Entities are numbered anew, in their order."""

    places: list[int]
    """Number of a name, as the bucket gathers them → index in `entities`."""
    entities: tuple[Entity, ...]
    iris: tuple[str, ...]
    metrics: Mapping[str, str]
    resolution: Resolution
    """Decisions about names of the bucket alone."""


@dataclass(slots=True)
class BucketWritten:
    """What was written of a bucket, beside its file."""

    written: Written
    census: Census
    file: tuple[str, int, str]


def records_name(shard: int) -> str:
    return f"work-{shard:05d}.records"


def read_shard(job: Job, shard: int) -> ShardRead:
    """Documents of a shard and what the extractor finds in them, into one file, bucket after bucket."""
    if digest_of(parts_of_extractor(job.options.seeds, job.options.model)) != job.extractor:
        raise KgError("集群上的 kg（程序、词表或本体）与发起构建的不是同一版本；请先在各节点装同一版本")
    result = ShardRead([0])
    buckets: list[list[tuple[Document, Extract]]] = [[] for _ in range(job.buckets)]
    for document in _documents(job, shard, result.issues):
        found = extract(document, job.options)
        result.issues += found.issues
        buckets[documents_shard(document.id, job.buckets)].append((document, found))
        result.documents += 1
    parts = [packed(bucket) for bucket in buckets]
    for part in parts:
        result.offsets.append(result.offsets[-1] + len(part))
    Place(job.out).write(records_name(shard), b"".join(parts))
    return result


def _documents(job: Job, shard: int, issues: list[Issue]) -> Iterator[Document]:
    folder, name = job.sources[shard]
    data = Place(folder).read(name)
    stream = io.BytesIO(_lines_of_parquet(data) if name.endswith(".parquet") else data)
    return read_rows(stream, name, job.options.date, issues.append)


def _lines_of_parquet(data: bytes) -> bytes:
    try:
        import polars
    except ImportError:
        raise UsageError("读 .parquet 要 polars：pip install 'chanye-kg[parquet]'") from None
    rows = polars.read_parquet(io.BytesIO(data)).iter_rows(named=True)
    kept = ({name: value for name, value in row.items() if value is not None} for row in rows)
    return "\n".join(json.dumps(row, ensure_ascii=False, default=str) for row in kept).encode("utf-8")


def gather_bucket(job: Job, bucket: int, offsets: list[tuple[int, int]]) -> Found:
    """Names and counts of a bucket. `offsets`: where its records lie in the file of each shard."""
    found = Found(Gathering(_knowledge(job.options.seeds)))
    for one in _extracts(job, offsets):
        found.add(one, job.options.min_confidence)
    found.gathering.homes.clear()  # each bucket knows its own, by gathering again
    found.issues.clear()
    return found


def write_bucket(job: Job, bucket: int, offsets: list[tuple[int, int]], view: View) -> BucketWritten:
    """The statements of the documents of a bucket, sorted, in one file."""
    seeds, gathering = load_seeds(job.options.seeds), Gathering(_knowledge(job.options.seeds))
    extracts = list(_extracts(job, offsets))
    for one in extracts:
        gathering.add(one)
    resolution = replace(view.resolution, entities=view.entities, links=links_of(gathering, view.places))
    minter = Minter(job.options.base_iri, seeds.pinyin)
    settings = Settings(load_vocab(), minter, seeds.districts, job.options.min_confidence, seeds.towns)
    scribe = Scribe(resolution, settings, Names(minter, view.entities, view.iris), view.metrics)
    written = scribe.write(extracts, turtle=False)
    lines = sorted(written.lines.splitlines(keepends=True))
    census = Census()
    census.add(lines)
    written.lines = ""
    name = shard_name("documents", bucket)
    return BucketWritten(written, census, write_lines(job.out, name, lines))


def write_lines(out: str, name: str, lines: list[str]) -> tuple[str, int, str]:
    """A file of lines; gives its name, bytes and SHA-256."""
    data = "".join(lines).encode("utf-8")
    Place(out).write(name, data)
    return name, len(data), hashlib.sha256(data).hexdigest()


def _extracts(job: Job, offsets: list[tuple[int, int]]) -> Iterator[Extract]:
    """Extracts of a bucket by document; of a document that several shards have the first."""
    found: dict[str, Extract] = {}
    for shard, (start, end) in enumerate(offsets):
        for one in unpacked(Place(job.out).read(records_name(shard), start, end)):
            found.setdefault(one.document.sha256, one)
    for sha in sorted(found):
        yield found[sha]


@cache
def _knowledge(seeds: Path | None) -> Knowledge:
    return knowledge_of(load_seeds(seeds))
