"""Mints every IRI: ASCII, readable, made of content alone, so that order and counting leave no trace in it.

>>> mint = Minter("https://w3id.org/chanye/", {"重庆": "chong qing"})
>>> mint.entity(Entity("District", "重庆市", "500000"))
'https://w3id.org/chanye/id/district/chongqingshi-7d09f1'
>>> mint.passage("00112233445566ff", Span(5, 35))
'https://w3id.org/chanye/id/passage/00112233445566ff-5-35'
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from kg.errors import UsageError
from kg.model import Entity, Span
from kg.rdf.pinyin import Speller

PATHS: dict[str, str] = {
    "District": "district",
    "Region": "region",
    "IndustrialPark": "park",
    "Enterprise": "enterprise",
    "IndustryCluster": "cluster",
    "Industry": "industry",
    "Project": "project",
    "Product": "product",
    "Designation": "designation",
    "Institution": "institution",
    "GovernmentBody": "government",
}
"""Class of an entity → the word for it in IRIs."""

_BASE = re.compile(r"https?://[^\x00-\x20\x7f-\U0010ffff<>\"{}|^`\\#?]+/")
_SHORT, _WHOLE = 6, 64


class Minter:
    """IRIs under one base. `pinyin` is seeds/pinyin.csv: word → its syllables, parted by spaces."""

    def __init__(self, base_iri: str, pinyin: Mapping[str, str]) -> None:
        if not _BASE.fullmatch(base_iri):
            raise UsageError(
                f"标识前缀 {base_iri!r} 不能用：应为以 / 结尾的 http(s) 网址，如 https://example.org/kg/"
            )
        self.base = base_iri
        self.entities_graph = f"{base_iri}graph/entities"
        self.background_graph = f"{base_iri}graph/background"
        self._speller = Speller(pinyin)

    def document(self, doc_id: str) -> str:
        return f"{self.base}id/document/{doc_id}"

    def doc_graph(self, doc_id: str) -> str:
        return f"{self.base}graph/doc/{doc_id}"

    def passage(self, doc_id: str, span: Span) -> str:
        return f"{self.base}id/passage/{doc_id}-{span.start}-{span.end}"

    def claim(self, doc_id: str, subject: Entity, predicate: str, obj: Entity) -> str:
        """One relation as one document states it. `predicate`: local name."""
        digest = _digest(doc_id, *_identity(subject), predicate, *_identity(obj))
        return f"{self.base}id/claim/{doc_id}-{digest[:16]}"

    def observation(self, doc_id: str, entity: Entity, *content: str) -> str:
        """A number as one document states it. `content`: metric, values, unit, period …, in fixed order."""
        return f"{self.base}id/observation/{doc_id}-{_digest(doc_id, *_identity(entity), *content)[:16]}"

    def entity(self, entity: Entity) -> str:
        return self.entities([entity])[0]

    def metric(self, label: str) -> str:
        return self.metrics([label])[label]

    def entities(self, entities: Sequence[Entity]) -> list[str]:
        """IRIs of the entities of one build, in their order; different things never share one."""
        return self._distinct([(PATHS[one.kind], *_identity(one)) for one in entities])

    def metrics(self, labels: Iterable[str]) -> dict[str, str]:
        """IRIs of the metrics of one build by their labels."""
        ordered = sorted(set(labels))
        iris = self._distinct([("metric", "metric", label, "") for label in ordered])
        return dict(zip(ordered, iris, strict=True))

    def _distinct(self, things: Sequence[tuple[str, str, str, str]]) -> list[str]:
        """One IRI for each (path, kind, name, key). Where two share one, both get a longer hash."""
        slugs = [self._speller.slug(name) for _, _, name, _ in things]
        digests = [_digest(*identity) for _, *identity in things]
        by_stem: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for (path, *_), slug, digest in zip(things, slugs, digests, strict=True):
            by_stem[path, slug].add(digest)
        lengths = {stem: _length(found) for stem, found in by_stem.items()}
        iris = []
        for (path, *_), slug, digest in zip(things, slugs, digests, strict=True):
            short = digest[: lengths[path, slug].get(digest, _SHORT)]
            iris.append(f"{self.base}id/{path}/{slug}-{short}" if slug else f"{self.base}id/{path}/{short}")
        return iris


def _length(digests: set[str]) -> dict[str, int]:
    """Hex digits that each digest needs beyond the usual six to differ from its neighbours."""
    needed: dict[str, int] = {}
    for left, right in pairwise(sorted(digests)):
        length = _SHORT
        while left[:length] == right[:length] and length < _WHOLE:
            length += 2
        if length > _SHORT:
            for digest in (left, right):
                needed[digest] = max(needed.get(digest, _SHORT), length)
    return needed


def _identity(entity: Entity) -> tuple[str, str, str]:
    return entity.kind, entity.name, entity.key


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
