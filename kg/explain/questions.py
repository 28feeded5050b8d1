"""What `about` asks the store; in each the explained entity, or its name, is given."""

from __future__ import annotations

from kg.terms import IND

_IS_ENTITY = f"?entity a ?class ; skos:prefLabel ?label FILTER(STRSTARTS(STR(?class), '{IND}'))"
_SOURCE = """ind:confidence ?confidence ; ind:extractor ?rule ; prov:wasDerivedFrom ?passage .
  ?passage oa:hasSource ?document ; oa:hasSelector ?position ; oa:hasSelector/oa:exact ?sentence .
  ?position oa:start ?start ; oa:end ?end .
  ?document dcterms:title ?title ; dcterms:source ?file OPTIONAL { ?document dcterms:date ?date }"""
_SOURCE_VARIABLES = "?confidence ?rule ?sentence ?title ?file ?date ?start ?end ?document"

BY_NAME = f"""
SELECT DISTINCT ?name ?entity ?class ?label {{
  ?entity skos:prefLabel|skos:altLabel|skos:hiddenLabel ?name . {_IS_ENTITY}
}} ORDER BY ?class ?label ?entity"""

BY_IRI = f"SELECT DISTINCT ?entity ?class ?label {{ {_IS_ENTITY} }}"

NAMES = """
SELECT ?entity ?property ?label {
  VALUES ?property { skos:altLabel skos:hiddenLabel ind:gbCode ind:creditCode }
  ?entity ?property ?label
} ORDER BY ?label"""

ROWS = """
SELECT ?entity ?sentence ?title ?file ?date ?start ?end ?document {
  ?passage ind:lists ?entity .
  ?passage oa:hasSource ?document ; oa:hasSelector ?position ; oa:hasSelector/oa:exact ?sentence .
  ?position oa:start ?start ; oa:end ?end .
  ?document dcterms:title ?title ; dcterms:source ?file OPTIONAL { ?document dcterms:date ?date }
} ORDER BY ?date ?title ?document ?start"""

PARENTS = """
SELECT DISTINCT ?entity ?parent ?label {
  VALUES ?up { ind:locatedIn ind:partOf ind:withinDistrict }
  ?entity ?up ?parent . ?parent skos:prefLabel ?label
} ORDER BY ?label ?parent"""


def claims(entity: str, other: str) -> str:
    """Claims with the entity at one end: ``rdf:subject`` and ``rdf:object``, or the other way round."""
    return f"""
SELECT ?entity ?relation ?other ?label ?class {_SOURCE_VARIABLES} {{
  ?claim {entity} ?entity ; {other} ?other ; rdf:predicate ?relation ; {_SOURCE} .
  ?other skos:prefLabel ?label ; a ?class
}} ORDER BY ?relation ?label ?other ?date ?title ?start ?claim"""


NUMBERS = f"""
SELECT ?entity ?metric ?broader ?text ?value ?least ?most ?unit ?status ?stage ?from ?to {_SOURCE_VARIABLES} {{
  ?observation ind:observedEntity ?entity ; ind:status ?status ; {_SOURCE} .
  ?observation ind:metric ?about . ?about skos:prefLabel ?metric .
  OPTIONAL {{ ?about skos:broader ?broader }}
  OPTIONAL {{ ?observation ind:valueText ?text }}
  OPTIONAL {{ ?observation ind:value ?value }}
  OPTIONAL {{ ?observation ind:minValue ?least }}
  OPTIONAL {{ ?observation ind:maxValue ?most }}
  OPTIONAL {{ ?observation ind:unitText ?unit }}
  OPTIONAL {{ ?observation ind:stage ?stage }}
  OPTIONAL {{ ?observation ind:periodStart ?from }}
  OPTIONAL {{ ?observation ind:periodEnd ?to }}
}} ORDER BY ?metric ?from ?to ?status ?date ?title ?start ?observation"""

ALL_NUMBERS = f"""
SELECT ?entity ?label ?class ?metric ?text ?value ?least ?most ?unit ?status ?from ?to ?precision {_SOURCE_VARIABLES} {{
  ?observation ind:observedEntity ?entity ; ind:status ?status ; ind:valueText ?text ; ind:unitText ?unit ; {_SOURCE} .
  ?observation ind:metric ?about . ?about skos:prefLabel ?metric .
  ?entity skos:prefLabel ?label ; a ?class .
  OPTIONAL {{ ?document ind:datePrecision ?precision }}
  OPTIONAL {{ ?observation ind:value ?value }}
  OPTIONAL {{ ?observation ind:minValue ?least ; ind:maxValue ?most }}
  OPTIONAL {{ ?observation ind:periodStart ?from }}
  OPTIONAL {{ ?observation ind:periodEnd ?to }}
  FILTER(BOUND(?value) || BOUND(?least))
}} ORDER BY ?entity ?observation ?start"""
