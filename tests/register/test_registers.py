"""Registers: their text, what is extracted of it, and what is complained of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from kg.errors import MappingError, UsageError
from kg.model import Document, Extract, Issue
from kg.register import RegisterReader, read_registers
from kg.seeds import load_seeds
from kg.text.credit_code import check_character

MAPPING = """[[register]]
title = "企业名录"
file = "FILE"
date = "2024-03"
kind = "Enterprise"
name = "企业名称"
code = "信用代码"
aliases = ["曾用名"]
place = ["市", "区县"]
[[register.fact]]
column = "园区"
relation = "locatedIn"
kind = "IndustrialPark"
[[register.number]]
column = "产值（万元）"
metric = "工业总产值"
unit = "万元"
year = 2023
"""
HEAD = "企业名称,信用代码,曾用名,市,区县,园区,产值（万元）"


def code(number: int, district: str = "330206") -> str:
    first = f"91{district}MA{number:07d}"
    return first + check_character(first)


FIRST = f'宁波远航智造有限公司,{code(1)},宁波远洋机床有限公司,宁波市,北仑区,灵峰产业园、北仑港区,"12,345.6"'


@cache
def reader() -> RegisterReader:
    return RegisterReader(load_seeds())


@dataclass(frozen=True)
class Read:
    documents: list[Document]
    issues: list[Issue]

    @property
    def extract(self) -> Extract:
        (document,) = self.documents
        return reader().extract(document)

    def messages(self) -> list[tuple[str, str]]:
        return [(issue.kind, issue.message) for issue in (*self.issues, *self.extract.issues)]


def read(folder: Path, data: str | bytes, mapping: str = MAPPING, name: str = "firms.csv") -> Read:
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    path = folder / "m.toml"
    path.write_text(mapping.replace("FILE", name), encoding="utf-8")
    issues: list[Issue] = []
    return Read(read_registers([path], issues.append), issues)


def test_every_row_keeps_its_line_and_every_fact_its_row(tmp_path: Path) -> None:
    found = read(tmp_path, f"名录\n{HEAD}\n\n{FIRST}\n")
    (document,) = found.documents
    lines = document.text.split("\n")
    assert lines[0].split("\t") == HEAD.split(",")
    assert lines[1:3] == ["", ""]
    assert lines[3].split("\t")[:2] == ["企业名称：宁波远航智造有限公司", f"信用代码：{code(1)}"]
    extract = found.extract
    by_name = {entity.name: entity for entity in extract.entities}
    firm = by_name["宁波远航智造有限公司"]
    assert (firm.credit_code, firm.labels, firm.place) == (code(1), ("宁波远洋机床有限公司",), "330206")
    names = [entity.name for entity in extract.entities]
    claims = {(names[c.subject], c.predicate, names[c.object]) for c in extract.claims}
    assert claims == {
        ("宁波远航智造有限公司", "locatedIn", name) for name in ("灵峰产业园", "北仑港区", "北仑区")
    }
    (number,) = extract.observations
    assert (number.value, number.unit_text, number.value_text) == (Decimal(123456000), "元", "12,345.6万元")
    assert (number.broader, str(number.start)) == ("output", "2023-01-01")
    for fact in (*extract.claims, number):
        (span,) = fact.evidence
        assert document.text[span.start : span.end] == lines[3]
        assert span in firm.rows
    for entity in extract.entities:
        for span in entity.mentions:
            assert document.text[span.start : span.end] in (entity.name, *entity.labels)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = read(tmp_path, f"{HEAD}\n{FIRST}\n".encode(encoding)).documents[0].text
    assert text == read(tmp_path, f"{HEAD}\n{FIRST}\n").documents[0].text


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    rows = f"{HEAD}\n{FIRST}\n".replace('"12,345.6"', "12345.6").replace(",", delimiter)
    assert len(read(tmp_path, rows).extract.claims) == 3


def row(name: str, number: str = "", place: str = "北仑区", output: str = "1") -> str:
    return f"{name},{number},,宁波市,{place},,{output}"


FAULTY = (
    (row("甲智造有限公司", code(1)[:-1] + "U"), "bad-code", "校验位是 U"),
    (row("甲智造有限公司", "330206000012345"), "bad-code", "15 位的是旧注册号"),
    (row("甲智造有限公司", code(1).replace("MA", "OI")), "bad-code", "不该有的字符 IO"),
    (row("甲智造有限公司", "9.13302E+17"), "bad-code", "有 11 位"),
    (row("甲智造有限公司", place="朝阳区", output="很多"), "bad-number", "“很多”不是数"),
    (row("甲智造有限公司", place="").replace("宁波市", "火星"), "unknown-place", "“火星”是哪个行政区"),
    (row("", code(1)), "bad-row", "没有企业名称"),
    (row("甲智造有限公司") + ",多", "bad-row", "有 8 列，应为 7 列"),
)


@pytest.mark.parametrize(("line", "kind", "message"), FAULTY)
def test_what_is_wrong_in_a_row_is_told_and_the_rest_counts(
    tmp_path: Path, line: str, kind: str, message: str
) -> None:
    found = read(tmp_path, f"{HEAD}\n{line}\n{FIRST}\n")
    told = dict(found.messages())
    assert message in told[kind], told
    assert told[kind].startswith("第 2 行")
    assert "宁波远航智造有限公司" in {entity.name for entity in found.extract.entities}
    assert all(entity.credit_code in ("", code(1)) for entity in found.extract.entities)


def test_an_issue_points_to_its_cell(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEAD}\n{row('甲智造有限公司', '123')}\n")
    (issue,) = found.extract.issues
    assert found.documents[0].text[issue.start : issue.end] == "123"


def test_codes_are_read_as_printed(tmp_path: Path) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) for c in code(1).lower())
    lines = [row("甲智造有限公司", wide), row("乙智造有限公司", f'"=""{code(2)}"""')]
    found = read(tmp_path, "\n".join([HEAD, *lines]))
    assert {e.credit_code for e in found.extract.entities} == {"", code(1), code(2)}
    assert not found.extract.issues


def test_one_name_with_two_codes_is_two(tmp_path: Path) -> None:
    lines = [row("甲智造有限公司", code(1)), row("甲智造有限公司", code(2)), row("甲智造有限公司", code(1))]
    found = read(tmp_path, "\n".join([HEAD, *lines]))
    firms = [(e.credit_code, len(e.rows)) for e in found.extract.entities if e.kind == "Enterprise"]
    assert firms == [(code(1), 2), (code(2), 1)]


@pytest.mark.parametrize(
    ("city", "district", "expected"),
    [
        ("宁波市", "北仑区", "330206"),
        ("", "浙江省宁波市北仑区大碶街道某路1号", "330206"),
        ("", "北仑", "330206"),
        ("宁波", "", "330200"),
        ("", "朝阳区", None),  # in 北京 and in 长春
        ("长春市", "朝阳区", "220104"),
    ],
)
def test_places(tmp_path: Path, city: str, district: str, expected: str | None) -> None:
    line = f"甲智造有限公司,,,{city},{district},,1"
    (firm,) = (e for e in read(tmp_path, f"{HEAD}\n{line}\n").extract.entities if e.kind == "Enterprise")
    assert firm.place == expected


def test_within_tells_namesakes_apart(tmp_path: Path) -> None:
    mapping = MAPPING.replace('name = "', 'within = "北京市"\nname = "', 1)
    found = read(tmp_path, f"{HEAD}\n甲智造有限公司,,,,朝阳区,,1\n", mapping)
    assert "110105" in {entity.code for entity in found.extract.entities}


def test_reverse_column(tmp_path: Path) -> None:
    mapping = """[[register]]
title = "园区名录"
file = "FILE"
kind = "IndustrialPark"
name = "园区"
[[register.fact]]
column = "入驻企业"
relation = "locatedIn"
kind = "Enterprise"
reverse = true
"""
    found = read(tmp_path, "园区,入驻企业\n灵峰产业园,远航智造；青禾科技\n", mapping)
    names = [entity.name for entity in found.extract.entities]
    assert {(names[c.subject], names[c.object]) for c in found.extract.claims} == {
        ("远航智造", "灵峰产业园"),
        ("青禾科技", "灵峰产业园"),
    }


TURTLE = """@prefix ex: <https://example.org/> . @prefix schema: <https://schema.org/> .
ex:1 a schema:Corporation ; schema:name "宁波远航智造有限公司"@zh, "Yuanhang"@en ; schema:taxID "CODE" ;
    schema:location ex:park .
ex:park a schema:Place ; schema:name "灵峰产业园"@zh .
"""
TURTLE_MAPPING = """[[register]]
title = "企业名录"
file = "FILE"
kind = "Enterprise"
type = "schema:Corporation"
name = "schema:name"
code = "https://schema.org/taxID"
[[register.fact]]
column = "schema:location"
relation = "locatedIn"
kind = "IndustrialPark"
"""


def test_turtle(tmp_path: Path) -> None:
    found = read(tmp_path, TURTLE.replace("CODE", code(1)), TURTLE_MAPPING, "firms.ttl")
    firm, park = found.extract.entities
    assert (firm.name, firm.credit_code, park.name) == ("宁波远航智造有限公司", code(1), "灵峰产业园")
    assert found.documents[0].text.split("\n")[1].startswith("IRI：https://example.org/1\tschema:name：宁波")


BROKEN = (
    (b"\x00\x01\x02\x03" * 50, MAPPING, "firms.csv", "binary"),
    (f"{HEAD}\n{'甲' * 140_000},1,1,1,1,1,1\n", MAPPING, "firms.csv", "bad-row"),
    (f"{HEAD}\n\n", MAPPING, "firms.csv", "empty"),
    ("ex:1 a", TURTLE_MAPPING, "firms.ttl", "broken-turtle"),
)


@pytest.mark.parametrize(("data", "mapping", "name", "kind"), BROKEN)
def test_a_register_that_cannot_be_read_is_an_issue(
    tmp_path: Path, data: str | bytes, mapping: str, name: str, kind: str
) -> None:
    found = read(tmp_path, data, mapping, name)
    assert not found.documents
    assert [(issue.kind, issue.source) for issue in found.issues] == [(kind, name)]


@pytest.mark.parametrize(
    ("mapping", "name", "line", "message"),
    [
        (MAPPING.replace('"园区"', '"所在园区"'), "firms.csv", 11, "是否要写 园区？"),
        (MAPPING.replace('"FILE"', '"none.csv"'), "firms.csv", 1, "没有文件 none.csv"),
        (MAPPING, "firms.xlsx", 1, "不读 firms.xlsx"),
        (TURTLE_MAPPING.replace("schema:location", "schema:address"), "firms.ttl", 9, "schema:address"),
    ],
)
def test_a_faulty_mapping_stops(tmp_path: Path, mapping: str, name: str, line: int, message: str) -> None:
    data = TURTLE if name.endswith(".ttl") else f"{HEAD}\n{FIRST}\n"
    with pytest.raises(MappingError) as caught:
        read(tmp_path, data, mapping, name)
    assert message in str(caught.value)
    assert caught.value.line == line


def test_no_such_mapping(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有这个映射文件"):
        read_registers([tmp_path / "none.toml"], lambda issue: None)


def test_patterns_of_files(tmp_path: Path) -> None:
    (tmp_path / "firms-1.csv").write_text(f"{HEAD}\n{row('甲智造有限公司')}\n", encoding="utf-8")
    found = read(tmp_path, f"{HEAD}\n{FIRST}\n", MAPPING.replace("FILE", "firms-*.csv"), "firms-2.csv")
    assert [document.source for document in found.documents] == ["firms-1.csv", "firms-2.csv"]
