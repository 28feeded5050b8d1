"""The rules learnt from other people's import trouble, each with a file that breaks it."""

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.validate import validate_for_import

HEAD = """@prefix ind: <https://w3id.org/chanye/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SOUND = (
    HEAD
    + """
# <not an iri[> "@ZH
<https://e.org/企业/云岭> a ind:Enterprise ; skos:prefLabel "云岭<[]>@ZH \\" # 科技"@zh , '''a
"b" @EN'''@en-gb .
<https://e.org/o> a ind:Observation ; ind:value 13.9 ; ind:minValue -0.5 ; ind:maxValue "0"^^xsd:decimal ;
    ind:periodStart "2024-02-29"^^xsd:date ; ind:year 2024 .
<http://[::1]/x> a ind:Document ; dcterms:date "2023-01-01"^^xsd:date ; ind:year 2023 .
"""
)


def found(tmp_path: Path, data: str | bytes) -> list[tuple[str, str]]:
    path = tmp_path / "graph.ttl"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return [(f.check, f.subject) for f in validate_for_import(path)]


def test_sound(tmp_path: Path) -> None:
    assert found(tmp_path, SOUND) == []


@pytest.mark.parametrize(
    ("check", "old", "new"),
    [
        ("iri", "企业/云岭", "企业[云岭]"),
        ("iri", "企业/云岭", "企业\u3000云岭"),
        ("iri", "企业/云岭", "企业|云岭"),
        ("iri", "企业/云岭", "企业 云岭"),
        ("iri", "企业/云岭", "企业\\u3000云岭"),
        ("syntax", "ind:value 13.9 ;", "ind:value 13.9"),
        ("blank-node", "<https://e.org/o>", "_:o"),
        ("blank-node", "ind:value 13.9", "ind:value 13.9 ; skos:broader []"),
        ("language", '科技"@zh', '科技"@zh-Hans'),
        ("lexical", "13.9", "13.90"),
        ("lexical", "13.9", "+13.9"),
        ("lexical", "13.9", '"1,234.5"^^xsd:decimal'),
        ("lexical", "2024-02-29", "2023-02-29"),
        ("lexical", "2024-02-29", "2024年"),
        ("lexical", "ind:year 2024", "ind:year 2024 ; ind:status '2024年'^^xsd:gYear"),
        ("year", "ind:year 2024", "ind:year 2025"),
        ("year", " ; ind:year 2023", ""),
        ("year", "ind:year 2023", "ind:year '2023'^^xsd:gYear"),
        ("declared", "a ind:Enterprise", "a ind:Firm"),
        ("declared", "ind:value", "ind:amount"),
        ("declared", "a ind:Enterprise", "a <https://e.org/Firm>"),
        ("prefix", "@prefix dcterms: <http://purl.org/dc/terms/>", "@prefix dcterms: <http://purl.org/dc/elements/1.1/>"),
        ("prefix", HEAD, HEAD + "@prefix ns1: <https://e.org/> .\n"),
        ("prefix", HEAD, HEAD + "PREFIX ns1: <https://e.org/>\n"),
        (
            "wkt",
            "ind:value 13.9",
            "ind:value 13.9 ; ind:status '<http://e.org/CRS84> POINT(1 2)'^^<http://www.opengis.net/ont/geosparql#wktLiteral>",
        ),
    ],
)  # fmt: skip
def test_broken(tmp_path: Path, check: str, old: str, new: str) -> None:
    assert old in SOUND
    assert check in [name for name, _ in found(tmp_path, SOUND.replace(old, new))]


def test_claims_on_triples_of_rdf_1_2(tmp_path: Path) -> None:
    said = SOUND + "<https://e.org/a> ind:supplies <https://e.org/b> ~ <https://e.org/c> ."
    assert found(tmp_path, said) == []
    assert found(tmp_path, said.replace("supplies", "buys")) == [
        ("declared", "https://w3id.org/chanye/ontology#buys")
    ]


def test_byte_order_mark(tmp_path: Path) -> None:
    assert found(tmp_path, b"\xef\xbb\xbf" + SOUND.encode()) == [("bom", "graph.ttl:1")]


def test_gbk(tmp_path: Path) -> None:
    assert found(tmp_path, SOUND.encode("gbk")) == [("utf-8", "graph.ttl:7")]


def test_line_numbers(tmp_path: Path) -> None:
    assert ("language", "graph.ttl:8") in found(tmp_path, SOUND.replace("@en-gb", "@en-GB"))


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"graph\.ttl"):
        validate_for_import(tmp_path)


def test_description_is_recomputed(tmp_path: Path, sample_graph: Path) -> None:
    from kg.export import export
    from kg.store import open_store

    store = open_store(sample_graph / "store")
    for name in ("turtle", "ntriples"):
        export(name, store, tmp_path / {"turtle": "graph.ttl"}.get(name, "graph.nt"))
    export("void", store, tmp_path / "void.ttl")
    assert validate_for_import(tmp_path) == []
    (tmp_path / "graph.nt").write_bytes((tmp_path / "graph.nt").read_bytes() + b"\n")
    assert [f.subject.rpartition("#")[2] for f in validate_for_import(tmp_path)] == ["file-graph.nt"]
    (tmp_path / "graph.nt").unlink()
    assert ["没有文件" in f.message for f in validate_for_import(tmp_path)] == [True]
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8").split("\n\n")
    (tmp_path / "graph.ttl").write_text("\n\n".join(text[:-1]) + "\n", encoding="utf-8")
    messages = [f.message for f in validate_for_import(tmp_path)]
    assert any("三元组" in m for m in messages) and any("TextQuoteSelector" in m for m in messages)
