"""What a sound graph never has, as SPARQL that finds it. Much faster than SHACL, and sees named graphs.

NOT EXISTS holds one pattern at most: with two, Oxigraph takes quadratic time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.store import Store
from kg.terms import IND, PREFIXES, Literal, NamedNode, compact, sparql_prefixes
from kg.validate.finding import Finding
from kg.vocab import Vocab


@dataclass(frozen=True, slots=True)
class Assertion:
    """A question whose every answer is a fault. The first column is the faulty resource, others explain."""

    check: str
    message: str
    """Chinese; ``{0}``, ``{1}`` … stand for the columns after the first."""
    where: str


ASSERTIONS: tuple[Assertion, ...] = (
    Assertion(
        "blank-node",
        "图中不应有空白节点：{0}",
        "SELECT ?s ?p { ?s ?p ?o FILTER(isBlank(?s) || isBlank(?o)) }",
    ),
    Assertion(
        "ascii-iri",
        "IRI 只能用可见的 ASCII 字符",
        r'SELECT DISTINCT ?s { ?s ?p ?o FILTER(isIRI(?s) && !REGEX(STR(?s), "^[!-~]+$")) }',
    ),
    Assertion(
        "claim-passage",
        "事实没有依据的原文片段",
        """SELECT ?s { VALUES ?kind { ind:Claim ind:Observation } ?s a ?kind
           FILTER NOT EXISTS { ?s prov:wasDerivedFrom ?passage } }""",
    ),
    Assertion(
        "passage-graph",
        "原文片段 {0} 不在同一文档的图里",
        """SELECT ?s ?passage { GRAPH ?g { ?s prov:wasDerivedFrom ?passage }
           FILTER NOT EXISTS { GRAPH ?g { ?passage a ind:Passage } } }""",
    ),
    Assertion(
        "one-graph",
        "同一个三元组出现在 {2} 个图里：{0} {1}",
        "SELECT ?s ?p ?o (COUNT(?g) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?s ?p ?o HAVING(COUNT(?g) > 1)",
    ),
    Assertion(
        "no-graph",
        "三元组不在任何命名图里：{0} {1}",
        "SELECT ?s ?p ?o { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }",
    ),
    Assertion(
        "mentioned-in",
        "ind:mentionedIn 指向的 {0} 不是文档",
        "SELECT ?s ?d { ?s ind:mentionedIn ?d FILTER NOT EXISTS { ?d a ind:Document } }",
    ),
    Assertion(
        "year",
        "ind:year {0} 与时段开始 {1} 不符",
        "SELECT ?s ?year ?start { ?s ind:periodStart ?start ; ind:year ?year FILTER(YEAR(?start) != ?year) }",
    ),
    Assertion(
        "year-missing",
        "有时段开始 {0} 而没有 ind:year",
        "SELECT ?s ?start { ?s ind:periodStart ?start FILTER NOT EXISTS { ?s ind:year ?year } }",
    ),
    Assertion(
        "year-of-report",
        "报道日期 {0} 旁没有同年的 ind:year",
        """SELECT ?s ?date { ?s dcterms:date ?date OPTIONAL { ?s ind:year ?year }
           FILTER(!BOUND(?year) || YEAR(?date) != ?year) }""",
    ),
    Assertion(
        "decimal-form",
        "{0} 的数 {1} 不是规范写法",
        r"""SELECT ?s ?p ?o { ?s ?p ?o FILTER(DATATYPE(?o) = xsd:decimal
            && !REGEX(STR(?o), "^(0|-?[1-9][0-9]*|-?(0|[1-9][0-9]*)[.][0-9]*[1-9])$")) }""",
    ),
    Assertion(
        "date-form",
        "{0} 的日期 {1} 不存在",
        "SELECT ?s ?p ?o { ?s ?p ?o FILTER(DATATYPE(?o) = xsd:date && COALESCE(YEAR(?o), 0) = 0) }",
    ),
    Assertion(
        "one-document",
        "一个图里有 {0} 篇文档，应当只有一篇",
        "SELECT ?g (COUNT(?d) AS ?n) { GRAPH ?g { ?d a ind:Document } } GROUP BY ?g HAVING(COUNT(?d) > 1)",
    ),
)


def broken_assertions(store: Store, vocab: Vocab) -> Iterator[Finding]:
    """Answers to `ASSERTIONS`, and to those questions that are about the terms of the ontology."""
    for assertion in ASSERTIONS:
        for subject, *more in _rows(store, assertion.where):
            text = assertion.message.format(*map(compact, more))
            yield Finding(assertion.check, "error", subject, text)
    yield from _wrong_types(store, vocab)
    yield from _claims_and_triples(store, vocab)
    yield from _undeclared(store, vocab)


def _rows(store: Store, select: str) -> list[tuple[str, ...]]:
    """Answers as plain strings; an unbound column is an empty one."""
    return [
        tuple("" if term is None else _text(term) for term in row)
        for row in store.select(sparql_prefixes() + select)
    ]


def _text(term: object) -> str:
    return term.value if isinstance(term, (NamedNode, Literal)) else str(term)


def _terms(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def _wrong_types(store: Store, vocab: Vocab) -> Iterator[Finding]:
    """Entities with none or several of the eleven classes."""
    kinds = _terms(vocab.cls(kind) for kind in vocab.entity_classes)
    typed: dict[str, list[str]] = {}
    for entity, kind in _rows(store, f"SELECT DISTINCT ?s ?kind {{ VALUES ?kind {{ {kinds} }} ?s a ?kind }}"):
        typed.setdefault(entity, []).append(compact(kind))
    for entity, found in typed.items():
        if len(found) > 1:
            yield Finding("one-type", "error", entity, f"实体有多个类型：{'、'.join(sorted(found))}")
    roles = """SELECT DISTINCT ?s { { ?s ind:mentionedIn ?d } UNION { ?c a ind:Claim ; rdf:subject ?s }
        UNION { ?c a ind:Claim ; rdf:object ?s } UNION { ?c ind:observedEntity ?s } }"""
    for (entity,) in _rows(store, roles):
        if entity not in typed:
            yield Finding("one-type", "error", entity, "实体没有十一种类型中的任何一种")


def _claims_and_triples(store: Store, vocab: Vocab) -> Iterator[Finding]:
    """Claims without their direct triple, direct triples without a claim or outside the graph of entities."""
    relations = _terms(vocab.prop(relation) for relation in vocab.relations)
    claims = _rows(
        store, "SELECT ?c ?s ?p ?o { ?c a ind:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"
    )
    direct = _rows(store, f"SELECT ?s ?p ?o ?g {{ VALUES ?p {{ {relations} }} GRAPH ?g {{ ?s ?p ?o }} }}")
    stated, present = {claim[1:] for claim in claims}, {triple[:3] for triple in direct}
    for claim, *triple in claims:
        if tuple(triple) not in present:
            yield Finding("claim-triple", "error", claim, f"陈述没有对应的直接三元组：{_show(triple)}")
    for s, p, o, graph in direct:
        if (s, p, o) not in stated:
            yield Finding("triple-claim", "error", s, f"直接三元组没有陈述：{_show((s, p, o))}")
        if not graph.endswith("/graph/entities"):
            yield Finding("relation-graph", "error", s, f"关系写在了图 {graph} 里：{_show((s, p, o))}")


def _show(triple: Iterable[str]) -> str:
    return " ".join(map(compact, triple))


def _undeclared(store: Store, vocab: Vocab) -> Iterator[Finding]:
    """Predicates, classes, units and terms of the ontology's namespace that the ontology does not declare."""
    ours = " || ".join(f'STRSTARTS(STR(?o), "{base}")' for base in (IND, PREFIXES["unit"]))
    used = {
        "属性": "SELECT DISTINCT ?p { ?s ?p ?o }",
        "类": "SELECT DISTINCT ?kind { ?s a ?kind }",
        "概念": f"SELECT DISTINCT ?o {{ ?s ?p ?o FILTER(isIRI(?o) && ({ours})) }}",
    }
    for what, select in used.items():
        for (term,) in _rows(store, select):
            if term not in vocab.declared:
                yield Finding("declared", "error", term, f"本体没有声明这个{what}")
