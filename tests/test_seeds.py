"""Faulty seeds stop with file, line and what would be right; a user's folder lies over the packaged one."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from kg.errors import SeedError
from kg.paths import data_dir
from kg.seeds import load_seeds

RULE = """
[[pattern]]
id = "own.rule"
relation = "locatedIn"
pattern = '{s:E}驻于{o:P|D}'
yes = [{ text = "青禾电子驻于璧山区。", s = "青禾电子", o = "璧山区" }]
no = ["青禾电子停产。"]
"""


def overlay(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / "own" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return tmp_path / "own"


DISTRICTS = "code,name,short,level,parent,common\n"
HEADS = "word,kind,role\n"
UNITS = "unit,canonical,factor,dimension,qudt\n"
FAULTS = [
    ("missing-column", "industries.csv", "name,aliases\n月壤装备,\n", 1, "缺少列 head"),
    ("empty-file", "edges.csv", "", 1, "缺少列 word"),
    ("too-few-columns", "industries.csv", "name,aliases,head\n月壤装备,,1\n氢能\n", 3, "有 1 列，应为 3 列"),
    ("too-many-columns", "edges.csv", "word\n驻于,1\n", 2, "有 2 列，应为 1 列"),
    ("empty-key", "industries.csv", "name,aliases,head\n,海工,1\n", 2, "列 name 为空"),
    ("short-code", "districts.csv", DISTRICTS + "5001,甲区,甲,county,500000,0\n", 2, "不是六位数字"),
    ("full-width-code", "districts.csv", DISTRICTS + "５００１９９,甲区,甲,county,500000,0\n", 2, "不是六位数字"),
    ("unknown-level", "districts.csv", DISTRICTS + "500199,甲区,甲,town,500000,0\n", 2, "级别 'town'"),
    ("unknown-parent", "districts.csv", DISTRICTS + "500199,甲区,甲,county,999999,0\n", 2, "不存在"),
    ("own-parent", "districts.csv", DISTRICTS + "500199,甲区,甲,county,500199,0\n", 2, "不高于"),
    ("unknown-kind", "heads.csv", HEADS + "\n工坊,Firm,head\n", 3, "类型 'Firm'"),
    ("unknown-role", "heads.csv", HEADS + "工坊,Enterprise,tail\n", 2, "作用 'tail'"),
    ("bad-factor", "units.csv", UNITS + "吨,吨,一,mass,\n", 2, "不是数字"),
    ("no-factor-at-all", "units.csv", UNITS + "吨,吨,NaN,mass,\n", 2, "不是正数"),
    ("zero-factor", "units.csv", UNITS + "吨,吨,0,mass,\n", 2, "不是正数"),
    ("not-utf8-csv", "edges.csv", "word\n驻在\n".encode() + "驻于\n".encode("gb18030"), 3, "UTF-8"),
    ("huge-cell", "edges.csv", 'word\n驻在\n"' + "驻" * 140_000, 3, "CSV"),
    ("not-toml", "patterns/own.toml", RULE + "id own\n", 8, "TOML"),
    ("unclosed-toml", "patterns/own.toml", RULE + "more = [\n", 9, "TOML"),
    ("not-utf8-toml", "patterns/own.toml", RULE.encode("gb18030"), 5, "UTF-8"),
    ("one-table", "patterns/own.toml", RULE.replace("[[pattern]]", "[pattern]"), 1, "写法"),
    ("inline-tables", "patterns/own.toml", 'pattern = [{ id = "a" }]\n', 1, "写法"),
    ("no-example", "patterns/own.toml", RULE.split("no =")[0] + "no = []\n" + RULE.split("yes =")[0], 9, "缺少 yes"),
    ("confidence", "patterns/own.toml", RULE + "confidence = 1.5\n", 2, "confidence 1.5"),
    ("confidence-word", "patterns/own.toml", RULE + 'confidence = "high"\n', 2, "confidence 'high'"),
    ("triggers", "patterns/own.toml", RULE + 'triggers = "驻于"\n', 2, "列表"),
    ("twice", "patterns/own.toml", RULE + RULE, 9, "用了两次"),
    ("yes-strings", "patterns/own.toml", RULE.replace(RULE[RULE.index("yes") : RULE.index("no =")], 'yes = ["例"]\n'), 2, "text"),
] + [
    (f"no-{key}", "patterns/own.toml", "\n".join(x for x in RULE.split("\n") if not x.startswith(f"{key} =")), 2, f"缺少 {key}")
    for key in ("id", "relation", "pattern", "yes", "no")
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "line", "message"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS]
)
def test_faults(tmp_path: Path, name: str, content: str | bytes, line: int, message: str) -> None:
    with pytest.raises(SeedError) as caught:
        load_seeds(overlay(tmp_path, name, content))
    assert (caught.value.file, caught.value.line) == (Path(name).name, line)
    assert message in caught.value.message
    assert caught.value.hint
    assert "\n" not in str(caught.value)


def test_a_missing_packaged_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(data_dir("seeds"), tmp_path / "seeds")
    (tmp_path / "seeds" / "units.csv").unlink()
    monkeypatch.setattr("kg.seeds.load.data_dir", lambda name: tmp_path / name)
    with pytest.raises(SeedError, match="缺少种子文件") as caught:
        load_seeds.__wrapped__()
    assert caught.value.file.endswith("units.csv")
    assert "factor" in caught.value.hint


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="没有这个种子文件夹") as caught:
        load_seeds(tmp_path / "nowhere")
    assert caught.value.hint


def test_a_row_with_a_new_key_is_added_and_one_with_an_old_key_replaces(tmp_path: Path) -> None:
    own = overlay(
        tmp_path, "industries.csv", "name,aliases,head\n月壤装备,海洋深潜装备|深潜,1\n5G,第五代,1\n"
    )
    overlay(tmp_path, "units.csv", "qudt,unit,canonical,factor,dimension\n,担,kg,50,mass\n")
    plain, laid = load_seeds(), load_seeds(own)
    assert "月壤装备" not in plain.industries
    assert laid.industries["月壤装备"] == (("海洋深潜装备", "深潜"), True)
    assert plain.industries["5G"] != laid.industries["5G"] == (("第五代",), True)
    assert len(laid.industries) == len(plain.industries) + 1
    assert (laid.units["担"].canonical, laid.units["担"].factor) == ("kg", Decimal(50))
    assert laid.districts == plain.districts


def test_a_head_of_another_kind_is_added(tmp_path: Path) -> None:
    word = next(h for h in load_seeds().heads if h.kind == "Enterprise")
    laid = load_seeds(overlay(tmp_path, "heads.csv", f"{HEADS}{word.word},Institution,weak\n"))
    assert {h.kind for h in laid.heads if h.word == word.word} >= {"Enterprise", "Institution"}


def test_a_rule_is_added_or_replaces_the_one_with_its_id(tmp_path: Path) -> None:
    plain = load_seeds().patterns
    replaced = RULE.replace("own.rule", plain[0].id)
    laid = load_seeds(overlay(tmp_path, "patterns/own.toml", RULE + replaced)).patterns
    assert len(laid) == len(plain) + 1
    assert [p.pattern for p in laid if p.id == plain[0].id] == ["{s:E}驻于{o:P|D}"]
    own = next(p for p in laid if p.id == "own.rule")
    assert (own.file, own.line, own.confidence, own.triggers) == ("own.toml", 2, 0.8, ())


def test_a_file_saved_by_a_spreadsheet(tmp_path: Path) -> None:
    own = overlay(tmp_path, "edges.csv", b"\xef\xbb\xbfword\r\n" + "驻扎于\r\n\r\n".encode())
    assert load_seeds(own).edges == load_seeds().edges | {"驻扎于"}


def test_ancestors_come_nearest_first_and_end() -> None:
    seeds = load_seeds()
    assert [d.name for d in seeds.ancestors("330206")] == ["宁波市", "浙江省"]
    assert list(seeds.ancestors("000000")) == []
    assert all(len(list(seeds.ancestors(code))) <= 2 for code in seeds.districts)
