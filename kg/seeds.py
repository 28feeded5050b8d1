"""Loads the knowledge in seeds/: gazetteers, units, metrics and patterns. The only opener of that folder.

A user's own folder (``--seeds DIR``) is laid over the packaged one: a CSV of the same name adds rows, and a
row whose first column is already there replaces it, as a pattern does the one with its id. A faulty row stops
with file, line and what would be right.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path

from kg.errors import SeedError
from kg.model import ENTITY_KINDS
from kg.paths import data_dir

DISTRICT_LEVELS = ("province", "prefecture", "county")
HEAD_ROLES = ("form", "head", "weak")
WORD_LISTS = (
    "acts", "after_firm", "after_place_in_names", "after_project_in_words", "class_nouns", "counters", "falls",
    "forecast", "giving", "growth", "inside_clusters", "inside_projects", "loose_bodies", "loose_trades", "never_brand",
    "not_brand", "not_firm_endings", "not_in_sector", "not_made", "oblique", "product_classes", "quoted_titles",
    "soft_edges", "thing_trades", "unreal",
)  # fmt: skip
_KEYS = {"heads": ("word", "kind"), "word_lists": ("list", "word")}
"""Tables whose rows are told apart by more than their first column."""
_TABLE = re.compile(r"^[ \t]*\[\[[ \t]*pattern[ \t]*\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class District:
    """A division of China down to county level. `common`: the short form is also an ordinary word."""

    code: str
    name: str
    short: str
    level: str
    parent: str | None
    common: bool


@dataclass(frozen=True, slots=True)
class Head:
    """An ending that tells a name's type. `role`: form (legal form), head, or weak (needs more evidence)."""

    word: str
    kind: str
    role: str


@dataclass(frozen=True, slots=True)
class Name:
    """A known name with its other forms. `common`: the name is also an ordinary word."""

    name: str
    aliases: tuple[str, ...]
    common: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit. `canonical` stays in the graph after multiplying by `factor`."""

    unit: str
    canonical: str
    factor: Decimal
    dimension: str
    qudt: str | None


@dataclass(frozen=True, slots=True)
class Metric:
    """A trigger word of a metric, the concept above it, and the dimensions its numbers can have."""

    word: str
    broader: str
    dimensions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One rule for a relation, as written in seeds/patterns/*.toml, with the sentences that test it."""

    id: str
    relation: str
    pattern: str
    confidence: float
    triggers: tuple[str, ...]
    yes: tuple[Mapping[str, str], ...]
    no: tuple[str, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Seeds:
    """All seeds, loaded once a process."""

    districts: Mapping[str, District]
    heads: tuple[Head, ...]
    trade_words: frozenset[str]
    regions: tuple[Name, ...]
    groups: tuple[Name, ...]
    institutions: tuple[Name, ...]
    zones: Mapping[str, str]
    industries: Mapping[str, tuple[tuple[str, ...], bool]]
    designations: Mapping[str, tuple[str, ...]]
    units: Mapping[str, Unit]
    metrics: Mapping[str, Metric]
    edges: frozenset[str]
    generic: frozenset[str]
    word_lists: Mapping[str, frozenset[str]]
    """Name of a list → its words; what each is for stands in seeds/README.md."""
    confusions: Mapping[str, str]
    pinyin: Mapping[str, str]
    """Word → its pinyin, where the commonest reading of its characters is wrong: 重庆 → chong qing."""
    park_forms: Mapping[str, str]
    """Long form of a kind of park → the short one: 高新技术产业开发区 → 高新区."""
    patterns: tuple[Pattern, ...]

    def ancestors(self, code: str) -> Iterator[District]:
        """The divisions above a district, nearest first."""
        at = self.districts.get(code)
        while at is not None and at.parent is not None:
            at = self.districts.get(at.parent)
            if at is not None:
                yield at


@lru_cache(maxsize=4)
def load_seeds(overlay: Path | None = None) -> Seeds:
    """Load the packaged seeds, with a user's folder laid over them.

    Raises `SeedError` with file, line and a hint for the first faulty row.
    """
    if overlay is not None and not overlay.is_dir():
        raise SeedError("没有这个种子文件夹", file=str(overlay), hint="--seeds 需要一个文件夹")
    folders = tuple(f for f in (data_dir("seeds"), overlay) if f is not None)
    return Seeds(
        districts=_districts(folders),
        heads=tuple(_heads(folders)),
        trade_words=frozenset(r["word"] for r in _rows(folders, "trade_words", "word")),
        regions=tuple(_names(folders, "regions")),
        groups=tuple(_names(folders, "groups", "common")),
        institutions=tuple(_names(folders, "institutions")),
        zones={
            r["name"]: r["district_code"] for r in _rows(folders, "zones", "name", "kind", "district_code")
        },
        industries={
            r["name"]: (_split(r["aliases"]), r["head"] == "1")
            for r in _rows(folders, "industries", "name", "aliases", "head")
        },
        designations={
            r["name"]: _split(r["aliases"])
            for r in _rows(folders, "designations", "name", "level_needed", "kind", "aliases")
        },
        units=_units(folders),
        metrics=_metrics(folders),
        edges=frozenset(r["word"] for r in _rows(folders, "edges", "word")),
        generic=frozenset(r["word"] for r in _rows(folders, "generic", "word")),
        word_lists=_word_lists(folders),
        confusions={r["printed"]: r["correct"] for r in _rows(folders, "confusions", "printed", "correct")},
        pinyin={r["word"]: r["pinyin"] for r in _rows(folders, "pinyin", "word", "pinyin")},
        park_forms={r["form"]: r["stands_for"] for r in _rows(folders, "park_forms", "form", "stands_for")},
        patterns=tuple(_patterns(folders)),
    )


class _Row(dict[str, str]):
    """One row of a CSV with the place it stands at."""

    file: str
    line: int

    def fault(self, message: str, hint: str = "") -> SeedError:
        return SeedError(message, file=self.file, line=self.line, hint=hint)


def _rows(folders: tuple[Path, ...], name: str, *columns: str) -> Iterator[_Row]:
    """Rows of a gazetteer over all folders; a later row with the same first column replaces the earlier."""
    merged: dict[tuple[str, ...], _Row] = {}
    for folder in folders:
        path = folder / f"{name}.csv"
        if not path.is_file():
            if folder == folders[0]:
                raise SeedError("缺少种子文件", file=str(path), hint=f"列：{','.join(columns)}")
            continue
        for row in _read(path, columns):
            merged[tuple(row[column] for column in _KEYS.get(name, columns[:1]))] = row
    yield from merged.values()


def _read(path: Path, columns: tuple[str, ...]) -> Iterator[_Row]:
    reader = csv.reader(io.StringIO(_text(path), newline=""))
    try:
        header = next(reader, [])
        missing = [c for c in columns if c not in header]
        if missing:
            hint = f"第一行应为 {','.join(columns)}"
            raise SeedError(f"缺少列 {','.join(missing)}", file=path.name, line=1, hint=hint)
        for values in reader:
            if not any(values):
                continue
            row = _Row(zip(header, values, strict=False))
            row.file, row.line = path.name, reader.line_num
            if len(values) != len(header):
                raise row.fault(f"有 {len(values)} 列，应为 {len(header)} 列", "含逗号的内容要加英文双引号")
            if not row[columns[0]]:
                raise row.fault(f"列 {columns[0]} 为空", "填上内容或删去这一行")
            yield row
    except csv.Error as error:
        hint = "检查英文双引号是否成对"
        raise SeedError(
            f"不是正确的 CSV：{error}", file=path.name, line=reader.line_num, hint=hint
        ) from error


def _text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SeedError("不是 UTF-8 文件", file=path.name, line=line, hint="另存为 UTF-8 编码") from error


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _districts(folders: tuple[Path, ...]) -> dict[str, District]:
    found: dict[str, District] = {}
    rows = list(_rows(folders, "districts", "code", "name", "short", "level", "parent", "common"))
    for row in rows:
        if not re.fullmatch("[0-9]{6}", row["code"]):
            raise row.fault(f"代码 {row['code']!r} 不是六位数字", "GB/T 2260 代码，如 500120")
        if row["level"] not in DISTRICT_LEVELS:
            raise row.fault(f"级别 {row['level']!r} 不认识", "province、prefecture 或 county")
        found[row["code"]] = District(
            row["code"], row["name"], row["short"], row["level"], row["parent"] or None, row["common"] == "1"
        )
    for row in rows:
        if row["parent"] and row["parent"] not in found:
            raise row.fault(f"上级代码 {row['parent']!r} 不存在", "先加上级区划的行")
        if row["parent"] and not _above(found[row["parent"]], found[row["code"]]):
            raise row.fault(f"上级 {row['parent']!r} 的级别不高于它自己", "上级应为 province 或 prefecture")
    return found


def _above(upper: District, lower: District) -> bool:
    return DISTRICT_LEVELS.index(upper.level) < DISTRICT_LEVELS.index(lower.level)


def _heads(folders: tuple[Path, ...]) -> Iterator[Head]:
    for row in _rows(folders, "heads", "word", "kind", "role"):
        if row["kind"] not in ENTITY_KINDS:
            raise row.fault(f"类型 {row['kind']!r} 不认识", "可用：" + "、".join(ENTITY_KINDS))
        if row["role"] not in HEAD_ROLES:
            raise row.fault(f"作用 {row['role']!r} 不认识", "form、head 或 weak")
        yield Head(row["word"], row["kind"], row["role"])


def _word_lists(folders: tuple[Path, ...]) -> dict[str, frozenset[str]]:
    lists: dict[str, set[str]] = {name: set() for name in WORD_LISTS}
    for row in _rows(folders, "word_lists", "list", "word"):
        if row["list"] not in lists:
            raise row.fault(f"词表 {row['list']!r} 不认识", "可用：" + "、".join(WORD_LISTS))
        if not row["word"]:
            raise row.fault("列 word 为空", "填上词或删去这一行")
        lists[row["list"]].add(row["word"])
    return {name: frozenset(words) for name, words in lists.items()}


def _names(folders: tuple[Path, ...], file: str, *more: str) -> Iterator[Name]:
    for row in _rows(folders, file, "name", "aliases", *more):
        yield Name(row["name"], _split(row["aliases"]), row.get("common", "") == "1")


def _units(folders: tuple[Path, ...]) -> dict[str, Unit]:
    units = {}
    for row in _rows(folders, "units", "unit", "canonical", "factor", "dimension", "qudt"):
        try:
            factor = Decimal(row["factor"] or "1")
        except InvalidOperation as error:
            raise row.fault(f"倍数 {row['factor']!r} 不是数字", "如 1 或 10000") from error
        if not (factor.is_finite() and factor > 0):
            raise row.fault(f"倍数 {row['factor']!r} 不是正数", "如 1 或 10000")
        units[row["unit"]] = Unit(
            row["unit"], row["canonical"], factor, row["dimension"], row["qudt"] or None
        )
    return units


def _metrics(folders: tuple[Path, ...]) -> dict[str, Metric]:
    return {
        row["word"]: Metric(row["word"], row["broader"], frozenset(_split(row["dimensions"])))
        for row in _rows(folders, "metrics", "word", "broader", "dimensions")
    }


def _patterns(folders: tuple[Path, ...]) -> Iterator[Pattern]:
    """Patterns over all folders; one of a user's folder replaces the one with the same id."""
    merged: dict[str, Pattern] = {}
    for folder in folders:
        here: dict[str, Pattern] = {}
        for path in sorted((folder / "patterns").glob("*.toml")):
            for pattern in _pattern_file(path):
                if pattern.id in here:
                    message = f"编号 {pattern.id!r} 用了两次"
                    raise SeedError(message, file=path.name, line=pattern.line, hint="每条规则一个编号")
                here[pattern.id] = pattern
        merged |= here
    yield from merged.values()


def _pattern_file(path: Path) -> Iterator[Pattern]:
    text = _text(path)
    try:
        tables = tomllib.loads(text).get("pattern", [])
    except tomllib.TOMLDecodeError as error:
        hint = "引号、括号要成对；规则写在单引号里"
        raise SeedError(
            f"不是正确的 TOML：{error}", file=path.name, line=_toml_line(error, text), hint=hint
        ) from error
    lines = [text.count("\n", 0, match.start()) + 1 for match in _TABLE.finditer(text)]
    if not isinstance(tables, list) or len(lines) != len(tables):
        raise SeedError("规则的写法不对", file=path.name, line=1, hint="每条规则以单独一行 [[pattern]] 开头")
    for table, line in zip(tables, lines, strict=True):
        yield _pattern(table, path.name, line)


def _toml_line(error: tomllib.TOMLDecodeError, text: str) -> int:
    found = re.search(r"at line (\d+)", str(error))
    return int(found[1]) if found else text.count("\n") + 1


def _pattern(table: dict[str, object], file: str, line: int) -> Pattern:
    for key in ("id", "relation", "pattern", "yes", "no"):
        if key not in table:
            raise SeedError(
                f"规则缺少 {key}", file=file, line=line, hint="需要 id、relation、pattern、yes、no"
            )
    confidence = table.get("confidence", 0.8)
    if isinstance(confidence, bool) or not isinstance(confidence, (int, float)) or not 0 <= confidence <= 1:
        raise SeedError(f"confidence {confidence!r} 不在 0 到 1 之间", file=file, line=line, hint="如 0.9")
    yes, no, triggers = table["yes"], table["no"], table.get("triggers", [])
    if not isinstance(yes, list) or not isinstance(no, list) or not isinstance(triggers, list) or not yes:
        raise SeedError(
            "yes、no、triggers 应为列表，yes 不能为空", file=file, line=line, hint='如 no = ["例句。"]'
        )
    if not all(isinstance(example, dict) and example.keys() == {"text", "s", "o"} for example in yes):
        hint = 'yes = [{ text = "例句。", s = "主语", o = "宾语" }]'
        raise SeedError("yes 的例句应有 text、s、o", file=file, line=line, hint=hint)
    return Pattern(
        id=str(table["id"]),
        relation=str(table["relation"]),
        pattern=str(table["pattern"]),
        confidence=float(confidence),
        triggers=tuple(str(t) for t in triggers),
        yes=tuple(dict(example) for example in yes),
        no=tuple(str(example) for example in no),
        file=file,
        line=line,
    )
