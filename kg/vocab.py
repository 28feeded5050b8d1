"""The ontology as the program sees it: every term by its local name, and a fault for every other name.

Reads ontology/*.ttl once a process::

    >>> vocab = load_vocab()
    >>> vocab.prop("locatedIn")
    'https://w3id.org/chanye/ontology#locatedIn'
    >>> sorted(vocab.range("locatedIn"))
    ['District', 'IndustrialPark']
    >>> vocab.label("IndustrialPark", "zh")
    '产业园区'
    >>> vocab.cls("Enterprize")
    Traceback (most recent call last):
    ...
    kg.errors.VocabError: 本体没有声明类 'Enterprize' (最接近的是 'Enterprise')
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.errors import DataError, VocabError
from kg.paths import data_dir
from kg.terms import IND, PREFIXES, Literal, NamedNode, Triple, compact, expand, local_name, parse_turtle

SHAPES_FILE = "shapes.ttl"

_CLASSES = frozenset(expand(name).value for name in ("owl:Class", "rdfs:Class"))
_PROPERTIES = frozenset(
    expand(name).value
    for name in ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty", "rdf:Property")
)
_CONCEPTS = frozenset(expand(name).value for name in ("skos:Concept", "skos:ConceptScheme"))


@dataclass(frozen=True, slots=True)
class Vocab:
    """Terms of the ontology. Local names go in, IRIs come out; a name it lacks raises VocabError."""

    classes: Mapping[str, str]
    """Local name → IRI of the classes of the ontology's own namespace."""
    entity_classes: tuple[str, ...]
    """Local names of the eleven entity classes, in the ontology's order."""
    properties: Mapping[str, str]
    """Local name → IRI of the properties of the ontology's own namespace."""
    relations: tuple[str, ...]
    """Local names of the eleven relations, in the ontology's order."""
    concepts: Mapping[str, str]
    """Local name or notation → IRI of metric, level and unit concepts."""
    declared: frozenset[str]
    """IRIs of every class, property and concept that data may use, those of other vocabularies included."""
    domains: Mapping[str, frozenset[str]]
    ranges: Mapping[str, frozenset[str]]
    labels: Mapping[tuple[str, str], str]
    """(IRI, language) → label."""

    def cls(self, local: str) -> str:
        """IRI of a class: ``Enterprise``."""
        return _look_up(self.classes, local, "类")

    def prop(self, local: str) -> str:
        """IRI of a property of the ontology: ``locatedIn``, ``minValue``."""
        return _look_up(self.properties, local, "属性")

    def concept(self, local: str) -> str:
        """IRI of a concept by local name or notation: ``output``, ``national``, ``亩``."""
        return _look_up(self.concepts, local, "概念")

    def unit(self, unit_text: str) -> str | None:
        """QUDT unit of a printed unit without 万 and 亿; None where QUDT has none or the word is unknown."""
        found = self.concepts.get(unit_text, "")
        return found if found.startswith(PREFIXES["unit"]) else None

    def domain(self, local: str) -> frozenset[str]:
        """Local names of the classes whose members can be the subject of a property; empty for any."""
        self.prop(local)
        return self.domains.get(local, frozenset())

    def range(self, local: str) -> frozenset[str]:
        """Local names of the classes whose members can be its object; of datatypes for literals."""
        self.prop(local)
        return self.ranges.get(local, frozenset())

    def label(self, name: str, lang: str) -> str:
        """Label of a property, class or concept, given by local name (looked up in this order) or by IRI."""
        for iri in (self.properties.get(name), self.classes.get(name), self.concepts.get(name), name):
            if iri is not None and (iri, lang) in self.labels:
                return self.labels[iri, lang]
        known = {**self.concepts, **self.classes, **self.properties}
        raise VocabError(f"{compact(_look_up(known, name, '名称'))} 没有 {lang} 标签", hint="有 zh 和 en")


def load_vocab() -> Vocab:
    """The packaged ontology, read once a process. Raises VocabError when a file is missing or faulty."""
    return _load(data_dir("ontology"))


@lru_cache(maxsize=4)
def _load(folder: Path) -> Vocab:
    files = sorted(path for path in folder.glob("*.ttl") if path.name != SHAPES_FILE)
    if not files:
        raise VocabError("找不到本体文件", file=folder.name, hint="该文件夹应有 industry.ttl 和 concepts.ttl")
    return _build([triple for path in files for triple in _triples(path)])


def _triples(path: Path) -> list[Triple]:
    try:
        return parse_turtle(path)
    except DataError as error:
        raise VocabError(error.message, file=error.file, line=error.line, hint=error.hint) from error


def _build(triples: list[Triple]) -> Vocab:
    """Sorts the statements by predicate; a statement about no term of ours is left alone."""
    about = _by_predicate(triples)
    types = about["rdf:type"]
    classes = [s for s, kinds in types.items() if _CLASSES & kinds.keys()]
    properties = [s for s, kinds in types.items() if _PROPERTIES & kinds.keys()]
    concepts = [s for s, kinds in types.items() if _CONCEPTS & kinds.keys()]
    parents = {**about["rdfs:subClassOf"], **about["rdfs:subPropertyOf"]}
    return Vocab(
        classes=_own(classes),
        entity_classes=tuple(_own(s for s in classes if IND + "Entity" in parents.get(s, ()))),
        properties=_own(properties),
        relations=tuple(_own(s for s in properties if IND + "relatedTo" in parents.get(s, ()))),
        concepts=_concept_names(concepts, about["skos:notation"]),
        declared=frozenset((*classes, *properties, *concepts)),
        domains=_sets(about["schema:domainIncludes"]),
        ranges=_sets(about["schema:rangeIncludes"]),
        labels=_labels(triples),
    )


def _by_predicate(triples: Iterable[Triple]) -> defaultdict[str, dict[str, dict[str, None]]]:
    """Prefixed predicate → subject → its objects, in file order (a dict keeps order where a set does not)."""
    names = {
        expand(name): name
        for name in (
            "rdf:type",
            "rdfs:subClassOf",
            "rdfs:subPropertyOf",
            "schema:domainIncludes",
            "schema:rangeIncludes",
            "skos:notation",
        )
    }
    found: defaultdict[str, dict[str, dict[str, None]]] = defaultdict(dict)
    for triple in triples:
        name = names.get(triple.predicate)
        subject, value = triple.subject, triple.object
        if name is not None and isinstance(subject, NamedNode) and isinstance(value, (NamedNode, Literal)):
            found[name].setdefault(subject.value, {})[value.value] = None
    return found


def _own(iris: Iterable[str]) -> dict[str, str]:
    return {iri.removeprefix(IND): iri for iri in iris if iri.startswith(IND)}


def _sets(objects: Mapping[str, Mapping[str, None]]) -> dict[str, frozenset[str]]:
    return {s.removeprefix(IND): frozenset(local_name(o) for o in found) for s, found in objects.items()}


def _concept_names(concepts: Iterable[str], notations: Mapping[str, Mapping[str, None]]) -> dict[str, str]:
    """Local name and notations → concept. Raises VocabError where two concepts would share a name."""
    names: dict[str, str] = {}
    for concept in concepts:
        for name in {local_name(concept): None, **notations.get(concept, {})}:
            if names.setdefault(name, concept) != concept:
                raise VocabError(f"两个概念都叫 {name!r}", hint="每个 skos:notation 只用一次")
    return names


def _labels(triples: Iterable[Triple]) -> dict[tuple[str, str], str]:
    """skos:prefLabel before rdfs:label."""
    labels: dict[tuple[str, str], str] = {}
    for predicate in (expand("skos:prefLabel"), expand("rdfs:label")):
        for triple in triples:
            subject, value = triple.subject, triple.object
            if (
                triple.predicate == predicate
                and isinstance(subject, NamedNode)
                and isinstance(value, Literal)
            ):
                labels.setdefault((subject.value, value.language or ""), value.value)
    return labels


def _look_up(table: Mapping[str, str], name: str, kind: str) -> str:
    found = table.get(name)
    if found is not None:
        return found
    from difflib import get_close_matches

    near = get_close_matches(name, table, n=1, cutoff=0.0)
    raise VocabError(f"本体没有声明{kind} {name!r}", hint=f"最接近的是 {near[0]!r}" if near else "")
