"""A sound graph has no finding; each broken spot has its own."""

import itertools
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store import create_store
from kg.terms import IND, SYNTAXES, parse_file
from kg.validate import Finding, validate

from .sound import DOCUMENT, TEXT, TRIG

ID = "https://w3id.org/chanye/id/"


def check(tmp_path: Path, trig: str, text: str = TEXT) -> list[Finding]:
    source = tmp_path / "graph.trig"
    source.write_text(trig, encoding="utf-8")
    create_store(tmp_path / "store", parse_file(source, SYNTAXES["trig"]))
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / f"{DOCUMENT}.txt").write_text(text, encoding="utf-8", newline="")
    return validate(tmp_path)


def broken(old: str, new: str) -> str:
    assert TRIG.count(old) >= 1, old
    return TRIG.replace(old, new, 1)


def test_sound_graph(tmp_path: Path) -> None:
    assert check(tmp_path, TRIG) == []


def test_range_instead_of_value(tmp_path: Path) -> None:
    trig = broken("ind:value 1390000000.0", "ind:minValue 12.5 ; ind:maxValue 13.9")
    assert check(tmp_path, trig) == []


BACKGROUND = "<graph/background> {"
CASES = [
    # claims, passages, entities: counted by SPARQL
    (
        "claim-passage",
        "claim/c1",
        'ind:extractor "settle" ;\n        prov:wasDerivedFrom <id/passage/p1>',
        'ind:extractor "settle"',
    ),
    (
        "claim-passage",
        "observation/o1",
        'ind:extractor "number" ;\n        prov:wasDerivedFrom <id/passage/p1>',
        'ind:extractor "number"',
    ),
    (
        "passage-graph",
        "claim/c1",
        "prov:wasDerivedFrom <id/passage/p1>",
        "prov:wasDerivedFrom <id/passage/p1>, <id/passage/none>",
    ),
    (
        "one-graph",
        "district/sheng-1",
        BACKGROUND,
        '<graph/other> { <id/district/sheng-1> ind:gbCode "999900" }' + BACKGROUND,
    ),
    (
        "no-graph",
        "district/sheng-1",
        BACKGROUND,
        '{ <id/district/sheng-1> skos:altLabel "星河"@zh }' + BACKGROUND,
    ),
    (
        "mentioned-in",
        "park/xinghe-1",
        f"ind:mentionedIn <id/document/{DOCUMENT}> .\n    <id/project",
        "ind:mentionedIn <id/document/none> .\n    <id/project",
    ),
    ("one-type", "park/xinghe-1", "a ind:IndustrialPark", "a ind:IndustrialPark, ind:District"),
    ("one-type", "project/yiqi-1", "a ind:Project ;", ""),
    (
        "one-type",
        "enterprise/none",
        "rdf:subject <id/enterprise/lanfan-1>",
        "rdf:subject <id/enterprise/none>",
    ),
    ("claim-triple", "claim/c1", "rdf:predicate ind:locatedIn", "rdf:predicate ind:partOf"),
    (
        "triple-claim",
        "enterprise/lanfan-1",
        "ind:locatedIn <id/park/xinghe-1>",
        "ind:locatedIn <id/park/xinghe-1>, <id/district/xinghe-1>",
    ),
    (
        "relation-graph",
        "park/xinghe-1",
        BACKGROUND,
        BACKGROUND + "<id/park/xinghe-1> ind:locatedIn <id/district/sheng-1> .",
    ),
    (
        "one-document",
        f"https://w3id.org/chanye/graph/doc/{DOCUMENT}",
        "<id/passage/p1> a ind:Passage",
        "<id/document/twin> a ind:Document . <id/passage/p1> a ind:Passage",
    ),
    ("declared", IND + "invented", "ind:confidence 0.9 ;", 'ind:confidence 0.9 ; ind:invented "x" ;'),
    ("declared", IND + "Firm", "a ind:Enterprise", "a ind:Enterprise, ind:Firm"),
    ("declared", IND + "outpt", "skos:broader ind:output", "skos:broader ind:outpt"),
    ("declared", "http://qudt.org/vocab/unit/CNY", "unit:CCY_CNY", "unit:CNY"),
    ("year", "observation/o1", "ind:year 2024", "ind:year 2023"),
    ("year-missing", "observation/o1", "ind:year 2024 ;", ""),
    ("date-form", f"document/{DOCUMENT}", '"2025-03-01"', '"2025-02-30"'),
    (
        "ascii-iri",
        "district/星河",
        BACKGROUND,
        BACKGROUND + '<id/district/星河> a ind:District ; skos:prefLabel "星河"@zh ; rdfs:label "星河"@zh .',
    ),
    # quotes against the text
    ("quote", "passage/p1", "oa:start 5", "oa:start 4"),
    ("text", "document/twin", f"oa:hasSource <id/document/{DOCUMENT}>", "oa:hasSource <id/document/twin>"),
    # shapes
    (
        "shape:prefLabel",
        "park/xinghe-1",
        'skos:prefLabel "星河高新区"@zh',
        'skos:prefLabel "星河高新区"@zh, "星河园"@zh',
    ),
    ("shape:prefLabel", "park/xinghe-1", 'skos:prefLabel "星河高新区"@zh', 'skos:prefLabel "星河高新区"'),
    ("shape:prefLabel", "park/xinghe-1", 'skos:prefLabel "星河高新区"@zh ;', ""),
    ("shape:label", "park/xinghe-1", 'rdfs:label "星河高新区"@zh', 'rdfs:label "星河"@zh'),
    ("shape:altLabel", "enterprise/lanfan-1", '"蓝帆科技"@zh', '"蓝帆科技有限公司"@zh'),
    ("shape:hiddenLabel", "enterprise/lanfan-1", '"蓝帆科枝"@zh', '"蓝帆科枝"@en'),
    (
        "shape:isMentioned",
        "park/xinghe-1",
        f" ;\n        ind:mentionedIn <id/document/{DOCUMENT}> .\n    <id/project",
        " .\n    <id/project",
    ),
    ("shape:gbCode", "district/xinghe-1", '"999901"', '"9999"'),
    (
        "shape:withinDistrict",
        "district/xinghe-1",
        "ind:withinDistrict <id/district/sheng-1>",
        "ind:withinDistrict <id/park/xinghe-1>",
    ),
    ("shape:confidence", "claim/c1", "ind:confidence 0.9", "ind:confidence 1.1"),
    ("shape:confidence", "claim/c1", "ind:confidence 0.9", "ind:confidence 9e-1"),
    ("shape:extractor", "claim/c1", 'ind:extractor "settle" ;', ""),
    ("shape:Claim-subject", "claim/c1", "rdf:subject <id/enterprise/lanfan-1> ;", ""),
    ("shape:Claim-predicate", "claim/c1", "rdf:predicate ind:locatedIn", "rdf:predicate ind:withinDistrict"),
    (
        "shape:Claim-object",
        "claim/c1",
        "rdf:object <id/park/xinghe-1>",
        f"rdf:object <id/document/{DOCUMENT}>",
    ),
    (
        "shape:wasDerivedFrom",
        "claim/c1",
        "prov:wasDerivedFrom <id/passage/p1>",
        f"prov:wasDerivedFrom <id/document/{DOCUMENT}>",
    ),
    ("shape:Passage-source", "passage/p1", f"oa:hasSource <id/document/{DOCUMENT}> ;", ""),
    ("shape:Passage-selectors", "passage/p1", "oa:hasSelector <id/passage/p1#position>, ", "oa:hasSelector "),
    ("shape:Passage-quote", "passage/p1", "a oa:TextQuoteSelector", "a oa:TextPositionSelector"),
    ("shape:start", "passage/p1#position", "oa:start 5", "oa:start 5.0"),
    ("shape:start", "passage/p1#position", "oa:start 5", "oa:start 35"),
    ("shape:end", "passage/p1#position", "oa:end 35", 'oa:end "35"'),
    (
        "shape:exact",
        "passage/p1#quote",
        "a oa:TextQuoteSelector ; oa:exact",
        "a oa:TextQuoteSelector ; rdfs:label",
    ),
    ("shape:Observation", "observation/o1", "ind:value 1390000000.0 ;", ""),
    (
        "shape:Observation",
        "observation/o1",
        "ind:value 1390000000.0",
        "ind:value 2 ; ind:minValue 1.5 ; ind:maxValue 2.5",
    ),
    ("shape:Observation", "observation/o1", "ind:value 1390000000.0", "ind:minValue 1.5"),
    ("shape:Observation", "observation/o1", 'ind:unitText "元" ;', ""),
    ("shape:Observation", "observation/o2", 'ind:stage "开工" ;', ""),
    ("shape:minValue", "observation/o1", "ind:value 1390000000.0", "ind:minValue 9.5 ; ind:maxValue 2.5"),
    ("shape:value", "observation/o1", "ind:value 1390000000.0", "ind:value 1390000000"),
    ("shape:observedEntity", "observation/o1", "ind:observedEntity <id/enterprise/lanfan-1> ;", ""),
    ("shape:metric", "observation/o1", "ind:metric <id/metric/chanzhi-1> ;", ""),
    ("shape:Metric-broader", "metric/chanzhi-1", " ;\n        skos:broader ind:output", ""),
    ("shape:unit", "observation/o1", "ind:unit unit:CCY_CNY", "ind:unit ind:output"),
    ("shape:status", "observation/o1", 'ind:status "actual"', 'ind:status "done"'),
    ("shape:status", "observation/o1", 'ind:status "actual"', 'ind:status "actual"@zh'),
    ("shape:stage", "observation/o2", 'ind:stage "开工"', 'ind:stage "动工"'),
    ("shape:valueText", "observation/o1", 'ind:valueText "13.9亿元" ;', ""),
    ("shape:periodStart", "observation/o1", '"2024-12-31"', '"2023-12-31"'),
    ("shape:periodEnd", "observation/o1", '"2024-12-31"^^xsd:date', '"2024-12-31"'),
    ("shape:year", "observation/o1", "ind:year 2024", 'ind:year "2024年"'),
    ("shape:title", f"document/{DOCUMENT}", 'dcterms:title "星河区产业简报" ;', ""),
    ("shape:source", f"document/{DOCUMENT}", '"简报.txt"', '"/home/a/简报.txt"'),
    ("shape:sha256", f"document/{DOCUMENT}", 'ind:sha256 "0f', 'ind:sha256 "0F'),
    ("shape:datePrecision", f"document/{DOCUMENT}", '"month"', '"week"'),
    ("shape:dateOrigin", f"document/{DOCUMENT}", '"stated"', '"guessed"'),
    ("year-of-report", f"document/{DOCUMENT}", "ind:year 2025 ;", "ind:year 2024 ;"),
    ("shape:Document", f"document/{DOCUMENT}", 'ind:datePrecision "month" ;', ""),
]


@pytest.mark.parametrize(("name", "subject", "old", "new"), CASES)
def test_broken_graph(tmp_path: Path, name: str, subject: str, old: str, new: str) -> None:
    iri = subject if subject.startswith("http") else ID + subject
    found = check(tmp_path, broken(old, new))
    assert [f for f in found if f.check == name and f.subject == iri], found
    assert all(f.severity == "error" for f in found)


RELATIONS = {
    "locatedIn": (("enterprise", "district"), ("district", "park")),
    "partOf": (("park", "park2"), ("park", "region")),
    "operatesIn": (("enterprise", "industry"), ("park", "industry")),
    "develops": (("district", "cluster"), ("enterprise", "cluster")),
    "chainLeaderOf": (("enterprise", "cluster"), ("enterprise", "product")),
    "supplies": (("enterprise", "enterprise2"), ("enterprise", "product")),
    "subsidiaryOf": (("enterprise", "enterprise2"), ("enterprise", "government")),
    "produces": (("enterprise", "product"), ("park", "product")),
    "undertakes": (("institution", "project"), ("government", "project")),
    "hasDesignation": (("institution", "designation"), ("product", "designation")),
    "partnersWith": (("government", "park"), ("region", "park")),
}
CLASSES = {
    "district": "District", "region": "Region", "park": "IndustrialPark", "enterprise": "Enterprise",
    "cluster": "IndustryCluster", "industry": "Industry", "project": "Project", "product": "Product",
    "designation": "Designation", "institution": "Institution", "government": "GovernmentBody",
}  # fmt: skip


def stated(relation: str, pair: tuple[str, str]) -> str:
    """The sound graph with one more claim and what it takes."""
    subject, value = f"<id/{pair[0]}/s>", f"<id/{pair[1]}/o>"
    claim = (
        f"<id/claim/extra> a ind:Claim ; rdf:subject {subject} ; rdf:predicate ind:{relation} ;"
        f" rdf:object {value} ;"
        ' ind:confidence 0.5 ; ind:extractor "x" ; prov:wasDerivedFrom <id/passage/p1> .'
    )
    rest = f'skos:prefLabel "甲"@zh ; rdfs:label "甲"@zh ; ind:mentionedIn <id/document/{DOCUMENT}> .'
    nodes = "".join(
        f"<id/{kind}/{end}> a ind:{CLASSES[kind.rstrip('2')]} ; {rest}"
        for kind, end in zip(pair, "so", strict=True)
    )
    triple = f"{subject} ind:{relation} {value} ."
    trig = broken("<id/claim/c1> a", claim + "\n    <id/claim/c1> a")
    return trig.replace("<graph/entities> {", "<graph/entities> {" + nodes + triple, 1)


@pytest.mark.parametrize(("relation", "pair"), [(r, pairs[0]) for r, pairs in RELATIONS.items()])
def test_relation_within_domain_and_range(tmp_path: Path, relation: str, pair: tuple[str, str]) -> None:
    assert check(tmp_path, stated(relation, pair)) == []


@pytest.mark.parametrize(("relation", "pair"), [(r, pairs[1]) for r, pairs in RELATIONS.items()])
def test_relation_outside_domain_or_range(tmp_path: Path, relation: str, pair: tuple[str, str]) -> None:
    names = {f.check for f in check(tmp_path, stated(relation, pair))}
    assert names & {f"shape:{relation}", f"shape:{relation}-range", f"shape:{CLASSES[pair[0]]}-partOf"}


def test_quote_counts_code_points_and_keeps_line_ends(tmp_path: Path) -> None:
    assert [f.check for f in check(tmp_path, TRIG, TEXT.replace("\r\n", "\n"))] == ["quote"]


def test_astral_characters_are_one_code_point(tmp_path: Path) -> None:
    text = "𠮷" + TEXT[1:]
    assert check(tmp_path, TRIG, text) == []


def test_missing_text(tmp_path: Path) -> None:
    check(tmp_path, TRIG)
    (tmp_path / "texts" / f"{DOCUMENT}.txt").unlink()
    assert [(f.check, f.subject) for f in validate(tmp_path)] == [("text", f"{ID}document/{DOCUMENT}")]


def test_blank_node(tmp_path: Path) -> None:
    found = check(tmp_path, broken("<id/claim/c1> a", '[] dcterms:title "x" . <id/claim/c1> a'))
    assert {f.check for f in found} == {"blank-node"}


def test_findings_are_sorted_and_in_chinese(tmp_path: Path) -> None:
    found = check(tmp_path, broken('"999901"', '"9999"').replace('ind:status "actual"', 'ind:status "done"'))
    assert all(a < b for a, b in itertools.pairwise(found)) and len(found) >= 3
    assert all(any("\u4e00" <= c <= "\u9fff" for c in f.message) for f in found)


def test_no_graph(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        validate(tmp_path)
