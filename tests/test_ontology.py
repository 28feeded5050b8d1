"""The ontology's own promises: labels in two languages, OWL 2 DL, named shapes that agree with it."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from kg.model import ENTITY_KINDS
from kg.paths import data_dir
from kg.terms import IND, PREFIXES, BlankNode, Literal, NamedNode, Triple, expand, local_name, parse_turtle
from kg.vocab import load_vocab

FILES = ("industry.ttl", "alignments.ttl", "concepts.ttl", "shapes.ttl")
CONTRACT = {
    *ENTITY_KINDS, "Observation", "Document", "Passage", "Claim",
    "locatedIn", "partOf", "operatesIn", "develops", "chainLeaderOf", "supplies", "subsidiaryOf", "produces",
    "undertakes", "hasDesignation", "partnersWith", "gbCode", "creditCode", "lists", "withinDistrict", "mentionedIn", "confidence",
    "extractor", "observedEntity", "metric", "value", "minValue", "maxValue", "unitText", "unit", "valueText",
    "qualifier", "periodStart", "periodEnd", "year", "status", "stage",
    "datePrecision", "dateOrigin", "sha256",
}  # fmt: skip
METRICS = {
    "output", "revenue", "investment", "capacity", "growth", "export", "trade", "employment", "count", "area",
    "patent", "research", "share", "tax", "production", "rank", "efficiency", "stage", "price", "consumption",
    "length", "weight", "duration", "quality", "other",
}  # fmt: skip
LEVELS = {"national", "provincial", "municipal", "district", "enterprise-list"}


def triples(name: str) -> list[Triple]:
    return parse_turtle(data_dir("ontology") / name)


def objects(rows: list[Triple], predicate: str) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        subject, value = row.subject, row.object
        if (
            row.predicate == expand(predicate)
            and isinstance(subject, NamedNode)
            and isinstance(value, NamedNode)
        ):
            found[subject.value].add(value.value)
    return found


def languages(rows: list[Triple], predicate: str) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        subject, value = row.subject, row.object
        if (
            row.predicate == expand(predicate)
            and isinstance(subject, NamedNode)
            and isinstance(value, Literal)
        ):
            found[subject.value].append(value.language or "")
    return {subject: sorted(tags) for subject, tags in found.items()}


def of_kind(rows: list[Triple], *kinds: str) -> set[str]:
    wanted = {expand(kind).value for kind in kinds}
    return {subject for subject, types in objects(rows, "rdf:type").items() if types & wanted}


CLASSES = of_kind(triples("industry.ttl"), "owl:Class")
OBJECT = of_kind(triples("industry.ttl"), "owl:ObjectProperty")
DATA = of_kind(triples("industry.ttl"), "owl:DatatypeProperty")
ANNOTATION = of_kind(triples("industry.ttl"), "owl:AnnotationProperty")


@pytest.mark.parametrize("name", FILES)
def test_files_are_strict_turtle_in_utf8(name: str) -> None:
    assert triples(name)
    content = (data_dir("ontology") / name).read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf") and b"\r" not in content


def test_no_other_file_defines_terms() -> None:
    assert {path.name for path in data_dir("ontology").glob("*.ttl")} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_no_blank_nodes_but_the_lists_of_shapes(name: str) -> None:
    lists = {expand("rdf:first"), expand("rdf:rest")}
    for row in triples(name):
        if isinstance(row.subject, BlankNode):
            assert name == "shapes.ttl" and row.predicate in lists
        if isinstance(row.object, BlankNode):
            assert name == "shapes.ttl"


def test_contract_is_declared() -> None:
    assert {IND + name for name in CONTRACT} <= CLASSES | OBJECT | DATA


@pytest.mark.parametrize("name", ["industry.ttl", "alignments.ttl"])
def test_every_term_has_one_label_in_each_language(name: str) -> None:
    rows = triples(name)
    labels = languages(rows, "rdfs:label")
    for term in objects(rows, "rdf:type"):
        assert labels.get(term) == ["en", "zh"], term


def test_every_own_term_has_a_comment_in_each_language() -> None:
    comments = languages(triples("industry.ttl"), "rdfs:comment")
    for term in objects(triples("industry.ttl"), "rdf:type"):
        if term.startswith(IND):
            assert comments.get(term) == ["en", "zh"], term


def test_every_concept_is_labelled_and_in_a_scheme() -> None:
    rows = triples("concepts.ttl")
    labels, schemes = languages(rows, "skos:prefLabel"), objects(rows, "skos:inScheme")
    for term in of_kind(rows, "skos:Concept", "skos:ConceptScheme"):
        assert labels.get(term) == ["en", "zh"], term
    for term in of_kind(rows, "skos:Concept"):
        assert len(schemes[term]) == 1, term
        assert schemes[term] <= {IND + "metrics", IND + "levels", IND + "units"}, term


def test_concepts_of_the_contract() -> None:
    schemes, vocab = objects(triples("concepts.ttl"), "skos:inScheme"), load_vocab()
    members = {
        scheme: {c for c, s in schemes.items() if IND + scheme in s}
        for scheme in ("metrics", "levels", "units")
    }
    assert {vocab.concept(name) for name in METRICS} == members["metrics"]
    assert {vocab.concept(name) for name in LEVELS} == members["levels"]
    assert all(unit.startswith((PREFIXES["unit"], IND)) for unit in members["units"])


def test_owl_dl_each_term_is_of_one_kind() -> None:
    kinds = (CLASSES, OBJECT, DATA, ANNOTATION)
    assert sum(map(len, kinds)) == len(set().union(*kinds))


def test_owl_dl_everything_used_is_declared() -> None:
    builtin = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))
    declared = CLASSES | OBJECT | DATA | ANNOTATION
    for row in triples("industry.ttl"):
        for term in (row.subject, row.predicate, row.object):
            if isinstance(term, NamedNode) and term.value != IND.removesuffix("#"):
                assert term.value in declared or term.value.startswith(builtin), term


def test_owl_dl_axioms_stay_within_their_kind() -> None:
    rows = triples("industry.ttl")
    for subject, parents in objects(rows, "rdfs:subClassOf").items():
        assert {subject, *parents} <= CLASSES
    for subject, parents in objects(rows, "rdfs:subPropertyOf").items():
        assert any({subject, *parents} <= kind for kind in (OBJECT, DATA))
    for subject, domain in objects(rows, "rdfs:domain").items():
        assert subject in OBJECT | DATA and domain <= CLASSES and len(domain) == 1
    for subject, value in objects(rows, "rdfs:range").items():
        datatypes = {expand(name).value for name in ("xsd:string", "xsd:decimal", "xsd:integer")}
        assert (subject in OBJECT and value <= CLASSES) or (subject in DATA and value <= datatypes)


def test_owl_dl_reserved_vocabulary_is_kept_apart() -> None:
    text = (data_dir("ontology") / "industry.ttl").read_text(encoding="utf-8")
    assert "rdf:Statement" not in text and "rdf:subject" not in text
    assert objects(triples("alignments.ttl"), "rdfs:subClassOf") == {
        IND + "Claim": {expand("rdf:Statement").value}
    }


def test_single_domains_and_ranges_agree() -> None:
    rows = triples("industry.ttl")
    for strict, loose in (("rdfs:domain", "schema:domainIncludes"), ("rdfs:range", "schema:rangeIncludes")):
        includes = objects(rows, loose)
        for subject, value in objects(rows, strict).items():
            if subject != IND + "relatedTo":
                assert includes[subject] == value, subject
        for subject in (OBJECT | DATA) - {IND + "relatedTo"}:
            assert includes.get(subject) or not subject.startswith(IND), subject


def listed(rows: list[Triple], shape: str, predicate: str) -> set[str]:
    """Members of the list that a shape has under sh:or or sh:in."""
    cells = {(row.subject, row.predicate): row.object for row in rows}
    found, cell = set(), cells.get((NamedNode(shape), expand(predicate)))
    while cell is not None and cell != expand("rdf:nil"):
        found.add(str(getattr(cells[cell, expand("rdf:first")], "value", "")))
        cell = cells[cell, expand("rdf:rest")]
    return found


def test_shapes_name_declared_terms_only() -> None:
    vocab = load_vocab()
    foreign = (*(PREFIXES[p] for p in ("sh", "xsd", "rdf", "rdfs")), "https://w3id.org/chanye/shapes#")
    for row in triples("shapes.ttl"):
        for term in (row.subject, row.predicate, row.object):
            if isinstance(term, NamedNode):
                assert term.value in vocab.declared or term.value.startswith(foreign), term


def test_shapes_are_core_and_speak_both_languages() -> None:
    rows = triples("shapes.ttl")
    assert not {local_name(row.predicate.value) for row in rows} & {"sparql", "select", "ask", "js", "rule"}
    messages = languages(rows, "sh:message")
    for shape in of_kind(rows, "sh:PropertyShape"):
        assert messages.get(shape) == ["en", "zh"], shape


def test_shapes_cover_every_class() -> None:
    targets = set().union(*objects(triples("shapes.ttl"), "sh:targetClass").values())
    own = {term for term in CLASSES if term.startswith(IND)} - {IND + "Entity"}
    assert own <= targets


@pytest.mark.parametrize("relation", load_vocab().relations)
def test_shapes_have_the_domains_and_ranges_of_the_ontology(relation: str) -> None:
    rows, vocab = triples("shapes.ttl"), load_vocab()
    shape = "https://w3id.org/chanye/shapes#" + relation
    assert objects(rows, "sh:targetSubjectsOf")[shape] == {vocab.prop(relation)}
    for name, expected in ((shape, vocab.domain(relation)), (shape + "-range", vocab.range(relation))):
        either = {local_name(member).removeprefix("Is") for member in listed(rows, name, "sh:or")}
        only = {local_name(iri) for iri in objects(rows, "sh:class").get(name, set())}
        assert either | only == expected


def test_claim_predicates_are_the_relations() -> None:
    vocab = load_vocab()
    members = listed(triples("shapes.ttl"), "https://w3id.org/chanye/shapes#Claim-predicate", "sh:in")
    assert members == {vocab.prop(relation) for relation in vocab.relations}


def test_shapes_are_valid_shacl() -> None:
    from pyshacl import validate
    from rdflib import Graph

    shapes = Graph().parse(Path(data_dir("ontology")) / "shapes.ttl")
    conforms, _, text = validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


def seed_column(file: str, column: str) -> set[str]:
    with (data_dir("seeds") / file).open(encoding="utf-8-sig", newline="") as rows:
        return {row[column] for row in csv.DictReader(rows)}


def test_units_of_the_seeds_are_concepts() -> None:
    units = {unit for unit in seed_column("units.csv", "qudt") if unit}
    assert units and units <= load_vocab().declared


def test_metrics_of_the_seeds_have_a_concept_above_them() -> None:
    assert seed_column("metrics.csv", "broader") <= METRICS
