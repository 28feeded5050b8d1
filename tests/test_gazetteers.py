"""The gazetteers in seeds/ are well formed, so that a hand edit cannot break a build unseen."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

QUDT = re.compile(r"http://qudt\.org/vocab/unit/[A-Za-z0-9_-]+")
SEEDS = Path(__file__).resolve().parent.parent / "seeds"

COLUMNS = {
    "districts": ("code", "name", "short", "level", "parent", "common"),
    "industries": ("name", "aliases", "head"),
    "designations": ("name", "level_needed", "kind", "aliases"),
    "units": ("unit", "canonical", "factor", "dimension", "qudt"),
    "metrics": ("word", "broader", "dimensions"),
    "metric_verbs": ("verb", "amount", "money", "alone"),
    "groups": ("name", "aliases", "common"),
    "institutions": ("name", "aliases"),
    "zones": ("name", "kind", "district_code"),
}
LEAST_ROWS = {
    "districts": 3200,
    "industries": 400,
    "designations": 120,
    "units": 150,
    "metrics": 250,
    "metric_verbs": 40,
    "groups": 600,
    "institutions": 1200,
    "zones": 300,
}
DIMENSIONS = {
    "money",
    "ratio",
    "point",
    "multiple",
    "mass",
    "energy",
    "power",
    "area",
    "length",
    "volume",
    "duration",
    "speed",
    "frequency",
    "temperature",
    "data",
    "rank",
    "person",
    "count",
}
BROADER = {
    "output",
    "revenue",
    "investment",
    "capacity",
    "growth",
    "export",
    "trade",
    "employment",
    "count",
    "area",
    "patent",
    "research",
    "share",
    "tax",
    "production",
    "rank",
    "efficiency",
    "price",
    "consumption",
    "length",
    "weight",
    "duration",
    "quality",
    "other",
}
FLAGS = {"districts": "common", "industries": "head", "designations": "level_needed", "groups": "common"}


def rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", COLUMNS)
def test_file_is_plain(name: str) -> None:
    data = (SEEDS / f"{name}.csv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf"), "byte order mark"
    assert b"\r" not in data and data.endswith(b"\n"), "line ends are LF"
    assert data.decode("utf-8").split("\n", 1)[0] == ",".join(COLUMNS[name])


@pytest.mark.parametrize("name", COLUMNS)
def test_rows_are_whole(name: str) -> None:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        width = len(next(reader))
        for values in reader:
            assert len(values) == width, f"{name}.csv:{reader.line_num}"
            assert values == [value.strip() for value in values], f"{name}.csv:{reader.line_num}: blanks"
            assert values[0], f"{name}.csv:{reader.line_num}: first column is empty"
    assert len(rows(name)) >= LEAST_ROWS[name]


@pytest.mark.parametrize("name", COLUMNS)
def test_first_column_is_unique(name: str) -> None:
    keys = [row[COLUMNS[name][0]] for row in rows(name)]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("name", ["industries", "designations", "groups", "institutions"])
def test_a_form_names_one_thing(name: str) -> None:
    owner: dict[str, str] = {}
    for row in rows(name):
        aliases = row["aliases"].split("|") if row["aliases"] else []
        for form in (row["name"], *aliases):
            assert form and form == form.strip(), f"{row['name']}: empty alias"
            assert form not in owner, f"{form} stands under {owner[form]} and {row['name']}"
            owner[form] = row["name"]


@pytest.mark.parametrize(("name", "column"), FLAGS.items())
def test_flags_are_0_or_1(name: str, column: str) -> None:
    assert {row[column] for row in rows(name)} == {"0", "1"}


def test_district_tree() -> None:
    districts = {row["code"]: row for row in rows("districts")}
    above = {"province": {""}, "prefecture": {"province"}, "county": {"province", "prefecture"}}
    for code, row in districts.items():
        assert re.fullmatch(r"\d{6}", code)
        parent = row["parent"]
        assert parent == "" or parent in districts, f"{code}: parent {parent}"
        assert (districts[parent]["level"] if parent else "") in above[row["level"]], code
        assert parent[:2] in ("", code[:2]), f"{code} lies in another province than {parent}"
        assert row["level"] != "province" or code.endswith("0000")
        assert row["level"] != "prefecture" or code.endswith("00")
    assert sum(row["level"] == "province" for row in districts.values()) == 34


def test_district_short_is_a_shorter_name() -> None:
    for row in rows("districts"):
        short = row["short"]
        assert short == "" or 2 <= len(short) < len(row["name"]), row["name"]


def test_short_of_a_higher_level_belongs_to_it_alone() -> None:
    """吉林 is the province, 长沙 the city: 吉林市 and 长沙县 are read by their full names only."""
    table = rows("districts")
    provinces = {row["short"] for row in table if row["level"] == "province"}
    cities = {row["short"] for row in table if row["level"] == "prefecture" and row["short"]}
    assert not provinces & cities
    assert {row["short"] for row in table if row["level"] == "county"} & (provinces | cities) <= {"朝阳"}


@pytest.mark.parametrize(
    ("code", "name", "short", "level", "parent", "common"),
    [
        ("110105", "朝阳区", "朝阳", "county", "110000", "1"),
        ("130100", "石家庄市", "石家庄", "prefecture", "130000", "0"),
        ("310115", "浦东新区", "浦东", "county", "310000", "0"),
        ("422800", "恩施土家族苗族自治州", "恩施", "prefecture", "420000", "0"),
        ("429004", "仙桃市", "仙桃", "county", "420000", "1"),
        ("450000", "广西壮族自治区", "广西", "province", "", "0"),
        ("500120", "璧山区", "璧山", "county", "500000", "0"),
        ("500233", "忠县", "", "county", "500000", "0"),
        ("500243", "彭水苗族土家族自治县", "彭水", "county", "500000", "0"),
        ("540481", "米林市", "米林", "county", "540400", "0"),
        ("710000", "台湾省", "台湾", "province", "", "0"),
    ],
)
def test_known_districts(code: str, name: str, short: str, level: str, parent: str, common: str) -> None:
    found = next(row for row in rows("districts") if row["code"] == code)
    assert tuple(found.values()) == (code, name, short, level, parent, common)


def test_industries_stand_without_their_head() -> None:
    for row in rows("industries"):
        for form in (row["name"], *row["aliases"].split("|")):
            assert not form.endswith(("产业", "行业", "产业链", "产业集群")), form


def test_designations_are_stored_without_quotes() -> None:
    kinds = {"enterprise", "park", "cluster", "district", "project", "product", "any"}
    for row in rows("designations"):
        assert row["kind"] in kinds, row["name"]
        assert not re.search("[“”‘’\"']", row["name"] + row["aliases"]), row["name"]


def test_units() -> None:
    units = {row["unit"]: row for row in rows("units")}
    for unit, row in units.items():
        assert row["dimension"] in DIMENSIONS, unit
        assert Decimal(row["factor"]) > 0, unit
        assert row["qudt"] == "" or QUDT.fullmatch(row["qudt"]), unit
        canonical = units[row["canonical"]]
        assert canonical["canonical"] == row["canonical"] and canonical["factor"] == "1", unit
        assert (canonical["dimension"], canonical["qudt"]) == (row["dimension"], row["qudt"]), unit
        assert not re.match("[万亿]", unit), f"{unit}: 万 and 亿 are taken out by the program"
    assert {row["dimension"] for row in units.values()} == DIMENSIONS
    assert [units[u]["canonical"] for u in ("个百分点", "GWH", "％")] == ["个百分点", "GWh", "%"]
    assert (units["成"]["canonical"], units["成"]["factor"]) == ("%", "10")


def test_metrics() -> None:
    table = rows("metrics")
    for row in table:
        assert row["broader"] in BROADER, row["word"]
        assert row["dimensions"] and set(row["dimensions"].split("|")) <= DIMENSIONS, row["word"]
    assert {row["broader"] for row in table} == BROADER


def test_zones_lie_in_known_districts() -> None:
    codes = {row["code"] for row in rows("districts")}
    for row in rows("zones"):
        assert row["district_code"] in codes, row["name"]
        assert row["kind"] in {"国家级新区", "高新区", "经开区", "综合保税区"}, row["name"]
