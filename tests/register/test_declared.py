"""Mapping files: what is understood, and what every fault says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.errors import MappingError
from kg.model import ReportDate
from kg.register.declared import read_mappings
from kg.register.mapping import FactColumn, from_text, to_text
from kg.vocab import load_vocab

ROOT = Path(__file__).resolve().parent.parent.parent
PLAIN = '[[register]]\ntitle = "名录"\nfile = "a.csv"\nkind = "Enterprise"\nname = "企业名称"\n'


def mapping_file(folder: Path, text: str) -> Path:
    path = folder / "m.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example() -> None:
    firms, parks = read_mappings(ROOT / "docs" / "registers" / "registers.toml", load_vocab())
    assert firms.date == ReportDate(dt.date(2025, 3, 1), "month", "stated")
    assert firms.mapping.facts[1] == FactColumn("主要产品", "produces", "Product")
    assert firms.mapping.columns[:4] == ("企业名称", "统一社会信用代码", "曾用名", "区县")
    assert parks.mapping.subjects == "https://schema.org/Place"
    assert parks.date is None
    assert (firms.line, firms.lines["主要产品"]) == (3, 19)
    for register in (firms, parks):
        assert from_text(to_text(register.mapping)) == register.mapping


FAULTS = (
    ("title = 名录\n", 1, "不是正确的 TOML"),
    ("x = 1\n" + PLAIN, 1, "映射文件的写法不对"),
    ("", 1, "映射文件的写法不对"),
    (PLAIN.replace('kind = "Enterprise"', 'kind = "Enterprize"'), 4, "kind 不能是 'Enterprize'"),
    (PLAIN.replace('kind = "Enterprise"\n', ""), 1, "缺少 kind"),
    (PLAIN.replace('name = "企业名称"\n', ""), 1, "缺少 name"),
    (PLAIN.replace('file = "a.csv"\n', ""), 1, "没有说是哪个文件"),
    (PLAIN + 'colour = "红"\n', 6, "不认识的键 'colour'"),
    (PLAIN + 'nam = "企业名称"\n', 6, "是否要写 name？"),
    (PLAIN + "confidence = 2\n", 6, "不在 0 到 1 之间"),
    (PLAIN + 'date = "2024-13"\n', 6, "不是日期"),
    (PLAIN + 'source = "firms"\n', 6, "不是网址"),
    (PLAIN + 'type = "dbo:Company"\n', 6, "不认识 'dbo:Company' 的前缀"),
    (PLAIN + "aliases = [1]\n", 6, "aliases 应为文字"),
    (PLAIN.replace("Enterprise", "IndustrialPark") + 'code = "代码"\n', 6, "没有统一社会信用代码"),
    (PLAIN + '[[register.fact]]\nrelation = "produces"\n', 1, "缺少 column"),
    (PLAIN + '[[register.fact]]\ncolumn = "园区"\nrelation = "livesIn"\n', 8, "没有关系 'livesIn'"),
    (PLAIN + '[[register.fact]]\ncolumn = "园区"\nrelation = "locatedIn"\n', 7, "缺少 kind"),
    (PLAIN + '[[register.fact]]\ncolumn = "园区"\nrelation = "locatedIn"\nkind = "Product"\n', 9, "不能是 'Product'"),
    (PLAIN + '[[register.fact]]\ncolumn = "x"\nrelation = "hasDesignation"\nreverse = true\n', 8, "宾语不能是 Enterprise"),
    (PLAIN + '[[register.fact]]\ncolumn = "x"\nrelation = "produces"\nreverse = 1\n', 9, "reverse 应为"),
    (PLAIN + '[[register.number]]\ncolumn = "产值"\n', 7, "缺少 metric"),
    (PLAIN + '[[register.number]]\ncolumn = "产值"\nmetric = "产值"\nyear = "2023"\n', 9, "不是年份"),
    (PLAIN + '[register.fact]\ncolumn = "x"\n', 1, "fact 的写法不对"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), FAULTS)
def test_a_fault_tells_file_line_and_hint(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(MappingError) as caught:
        read_mappings(mapping_file(tmp_path, text), load_vocab())
    assert (caught.value.file, caught.value.line) == ("m.toml", line), str(caught.value)
    assert message in str(caught.value)
    assert caught.value.hint


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes(PLAIN.encode("gb18030"))
    with pytest.raises(MappingError, match="不是 UTF-8"):
        read_mappings(path, load_vocab())
