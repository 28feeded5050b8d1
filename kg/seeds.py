"""Loads the knowledge in seeds/: gazetteers, units, metrics and patterns. The only opener of that folder.

A user's own folder (``--seeds DIR``) is laid over the packaged one: a CSV of the same name adds rows, and a row whose
first column is already there replaces it. A faulty row stops with file, line and what would be right.
"""

from __future__ import annotations

import csv
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
        zones={r["name"]: r["district_code"] for r in _rows(folders, "zones", "name", "kind", "district_code")},
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
            key = (row[columns[0]], row["kind"]) if name == "heads" else (row[columns[0]],)
            merged[key] = row
    yield from merged.values()


def _read(path: Path, columns: tuple[str, ...]) -> Iterator[_Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = next(reader, [])
            missing = [c for c in columns if c not in header]
            if missing:
                raise SeedError(f"缺少列 {','.join(missing)}", file=path.name, line=1, hint=f"第一行应为 {','.join(columns)}")
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
    except UnicodeDecodeError as error:
        raise SeedError("不是 UTF-8 文件", file=path.name, line=1, hint="另存为 UTF-8 编码的 CSV") from error


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _districts(folders: tuple[Path, ...]) -> dict[str, District]:
    found: dict[str, District] = {}
    rows = list(_rows(folders, "districts", "code", "name", "short", "level", "parent", "common"))
    for row in rows:
        if not (len(row["code"]) == 6 and row["code"].isdigit()):
            raise row.fault(f"代码 {row['code']!r} 不是六位数字", "GB/T 2260 代码，如 500120")
        if row["level"] not in DISTRICT_LEVELS:
            raise row.fault(f"级别 {row['level']!r} 不认识", "province、prefecture 或 county")
        found[row["code"]] = District(
            row["code"], row["name"], row["short"], row["level"], row["parent"] or None, row["common"] == "1"
        )
    for row in rows:
        if row["parent"] and row["parent"] not in found:
            raise row.fault(f"上级代码 {row['parent']!r} 不存在", "先加上级区划的行")
    return found


def _heads(folders: tuple[Path, ...]) -> Iterator[Head]:
    for row in _rows(folders, "heads", "word", "kind", "role"):
        if row["kind"] not in ENTITY_KINDS:
            raise row.fault(f"类型 {row['kind']!r} 不认识", "可用：" + "、".join(ENTITY_KINDS))
        if row["role"] not in HEAD_ROLES:
            raise row.fault(f"作用 {row['role']!r} 不认识", "form、head 或 weak")
        yield Head(row["word"], row["kind"], row["role"])


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
        units[row["unit"]] = Unit(row["unit"], row["canonical"], factor, row["dimension"], row["qudt"] or None)
    return units


def _metrics(folders: tuple[Path, ...]) -> dict[str, Metric]:
    return {
        row["word"]: Metric(row["word"], row["broader"], frozenset(_split(row["dimensions"])))
        for row in _rows(folders, "metrics", "word", "broader", "dimensions")
    }


def _patterns(folders: tuple[Path, ...]) -> Iterator[Pattern]:
    seen: dict[str, str] = {}
    for folder in folders:
        for path in sorted((folder / "patterns").glob("*.toml")):
            text = path.read_text(encoding="utf-8")
            try:
                tables = tomllib.loads(text).get("pattern", [])
            except tomllib.TOMLDecodeError as error:
                raise SeedError(f"不是正确的 TOML：{error}", file=path.name, line=_toml_line(error)) from error
            lines = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "[[pattern]]"]
            for table, line in zip(tables, lines, strict=False):
                pattern = _pattern(table, path.name, line)
                if pattern.id in seen and folder == folders[0]:
                    raise SeedError(f"编号 {pattern.id!r} 用了两次", file=path.name, line=line, hint="每条规则一个编号")
                seen[pattern.id] = path.name
                yield pattern


def _toml_line(error: tomllib.TOMLDecodeError) -> int:
    words = str(error).replace(",", " ").split()
    return next((int(words[i + 1]) for i, w in enumerate(words[:-1]) if w == "line" and words[i + 1].isdigit()), 1)


def _pattern(table: dict[str, object], file: str, line: int) -> Pattern:
    for key in ("id", "relation", "pattern", "yes", "no"):
        if key not in table:
            raise SeedError(f"规则缺少 {key}", file=file, line=line, hint="需要 id、relation、pattern、yes、no")
    confidence = table.get("confidence", 0.8)
    if not isinstance(confidence, (int, float)) or not 0 <= confidence <= 1:
        raise SeedError(f"confidence {confidence!r} 不在 0 到 1 之间", file=file, line=line)
    yes, no, triggers = table["yes"], table["no"], table.get("triggers", [])
    if not isinstance(yes, list) or not isinstance(no, list) or not isinstance(triggers, list) or not yes:
        raise SeedError("yes、no、triggers 应为列表，yes 不能为空", file=file, line=line)
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
