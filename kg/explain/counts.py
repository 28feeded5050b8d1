"""What a graph holds, counted."""

from __future__ import annotations

from collections.abc import Iterable

from kg.query import Table
from kg.store import Store
from kg.terms import Literal, integer_lit, lit
from kg.vocab import load_vocab

_ENTITIES = "SELECT ?key (COUNT(?e) AS ?n) { ?e a ?c BIND(STRAFTER(STR(?c), '#') AS ?key) } GROUP BY ?key"
_RELATIONS = (
    "SELECT ?key (COUNT(?e) AS ?n) { ?e a ind:Claim ; rdf:predicate ?p BIND(STRAFTER(STR(?p), '#') AS ?key) }"
    " GROUP BY ?key"
)
_STATUS = "SELECT ?key (COUNT(?e) AS ?n) { ?e a ind:Observation ; ind:status ?key } GROUP BY ?key"
_DOCUMENTS = """SELECT ?title (COUNT(DISTINCT ?fact) AS ?n) {
  ?document a ind:Document ; dcterms:title ?title
  OPTIONAL { ?passage oa:hasSource ?document . ?fact prov:wasDerivedFrom ?passage }
} GROUP BY ?document ?title"""
_STATUSES = ("actual", "target", "forecast")
_GROUPS = {
    "entities": "实体",
    "relations": "关系",
    "observations": "数字",
    "documents": "文档的事实",
    "totals": "总数",
}


def counts(store: Store) -> dict[str, dict[str, int]]:
    """Group → name → how many.

    ``entities`` by class, ``relations`` (claims) by relation, ``observations`` by status: every name of the
    ontology that occurs, in its order. ``documents``: facts by title. ``totals``: documents, passages, ….
    """
    vocab = load_vocab()
    classes = _counted(store, _ENTITIES)
    entities = _in_order(classes, vocab.entity_classes)
    relations = _in_order(_counted(store, _RELATIONS), vocab.relations)
    observations = _in_order(_counted(store, _STATUS), _STATUSES)
    totals = {
        "documents": classes.get("Document", 0),
        "passages": classes.get("Passage", 0),
        "entities": sum(entities.values()),
        "claims": sum(relations.values()),
        "observations": sum(observations.values()),
        "triples": len(store),
    }
    return {
        "entities": entities,
        "relations": relations,
        "observations": observations,
        "documents": _counted(store, _DOCUMENTS),
        "totals": totals,
    }


def stats(store: Store) -> Table:
    """`counts` as a table: what, name, how many; names in Chinese beside those of the ontology."""
    rows = tuple(
        (lit(_GROUPS[group], "zh"), lit(name), _label(group, name), integer_lit(count))
        for group, found in counts(store).items()
        for name, count in found.items()
    )
    return Table(("group", "name", "label", "count"), rows, ("类别", "名称", "中文", "数量"))


def _label(group: str, name: str) -> Literal | None:
    return lit(load_vocab().label(name, "zh"), "zh") if group in ("entities", "relations") else None


def _counted(store: Store, sparql: str) -> dict[str, int]:
    """Names sorted; those that occur twice, such as titles of two documents, are added up."""
    found: dict[str, int] = {}
    for key, count in store.select(sparql):
        if isinstance(key, Literal) and isinstance(count, Literal):
            found[key.value] = found.get(key.value, 0) + int(count.value)
    return dict(sorted(found.items()))


def _in_order(found: dict[str, int], names: Iterable[str]) -> dict[str, int]:
    return {name: found[name] for name in names if name in found}
