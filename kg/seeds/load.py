"""Loads the knowledge in seeds/: gazetteers, units, metrics and patterns.

A user's own folder (``--seeds DIR``) is laid over the packaged one: a CSV of the same name adds rows, and a
row whose first column is already there replaces it, as a pattern does the one with its id. A faulty row stops
with file, line and what would be right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path

from kg.errors import SeedError
from kg.model import ENTITY_KINDS
from kg.paths import data_dir
from kg.seeds.patterns import Pattern, patterns
from kg.seeds.rows import cells_of, row_at, rows_of, split

DISTRICT_LEVELS = ("province", "prefecture", "county")
STAGES = ("签约", "开工", "在建", "投产", "达产")
HEAD_ROLES = ("form", "head", "weak")
WORD_LISTS = (
    "abroad_places", "abroad_words", "acting", "acts", "after_firm", "after_no_state", "after_nouns",
    "after_place_in_names", "after_project_in_words", "assets", "becoming", "before_firms",
    "before_state", "class_nouns", "closing_trades", "common_brands", "counters", "countries", "falls",
    "fares", "faring", "faring_how", "final_trades", "firms_do", "forecast", "gathering", "giving",
    "goals", "growth", "inside_clusters", "inside_firms", "inside_projects", "leaders", "light_acts",
    "loose_bodies", "loose_trades", "making", "metric_leads", "metric_links", "near_firms",
    "never_brand", "no_products", "not_brand", "not_firm_endings", "not_in_sector", "not_made",
    "not_ours", "noun_openings", "oblique", "of_firms", "of_places", "of_projects", "place_trades",
    "planned", "posts", "product_breaks", "product_classes", "product_heads", "product_inside",
    "product_lead", "project_openers", "quoted_titles", "row_kinds", "says", "seated", "selling",
    "settling", "sizes", "soft_edges", "stuff_signs", "taking", "targets", "thing_trades",
    "title_heads", "undone", "unreal", "winning",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class District:
    """A division of China down to county level. `common`: the short form is also an ordinary word."""

    code: str
    name: str
    short: str
    level: str
    parent: str | None
    common: bool
    forms: tuple[str, ...] = ()
    """Other names as good as the full one: 恩施州, 土右旗."""


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
class MetricVerb:
    """A verb whose object is counted or weighed: 卖出 measures 销量, in money 销售额.

    `alone`: the object is left out of the metric's name (年产拖鞋 is 产能, 卖出机床 is 机床销量).
    """

    verb: str
    amount: str
    money: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Calibrated:
    """How often facts of a rule, or of a stated confidence where `rule` is empty, were right."""

    part: str
    rule: str
    stated: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Seeds:
    """All seeds, loaded once a process."""

    districts: Mapping[str, District]
    towns: Mapping[str, tuple[str, ...]]
    """Code of a district → its towns, townships and streets."""
    heads: tuple[Head, ...]
    trade_words: frozenset[str]
    trade_signs: Mapping[str, tuple[str, ...]]
    """What an industry's name may hold → what names of its firms and products hold: 风电 → 叶片, 塔筒."""
    regions: tuple[Name, ...]
    groups: tuple[Name, ...]
    institutions: tuple[Name, ...]
    zones: Mapping[str, str]
    industries: Mapping[str, tuple[tuple[str, ...], bool]]
    designations: Mapping[str, tuple[str, ...]]
    units: Mapping[str, Unit]
    metrics: Mapping[str, Metric]
    stages: Mapping[str, str]
    """Word that tells how far a project has come → its stage: 破土动工 → 开工."""
    metric_verbs: Mapping[str, MetricVerb]
    edges: frozenset[str]
    generic: frozenset[str]
    word_lists: Mapping[str, frozenset[str]]
    """Name of a list → its words; what each is for stands in seeds/README.md."""
    confusions: Mapping[str, str]
    pinyin: Mapping[str, str]
    """Word → its pinyin, where the commonest reading of its characters is wrong: 重庆 → chong qing."""
    park_forms: Mapping[str, str]
    """Long form of a kind of park → the short one: 高新技术产业开发区 → 高新区."""
    body_forms: Mapping[str, str]
    """Long form of a kind of government body → the short one: 经济和信息化委员会 → 经信委."""
    lookalikes: tuple[str, ...]
    """Rows of characters that are taken for one another in print."""
    rank_words: frozenset[str]
    """Words of rank that come and go in names of parks and clusters: 国家级, 千亿级."""
    patterns: tuple[Pattern, ...]
    calibration: tuple[Calibrated, ...]

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
        towns={code: split(names) for code, names in cells_of(folders, "towns", "district_code", "names")},
        heads=tuple(_heads(folders)),
        trade_words=_words(folders, "trade_words"),
        trade_signs={
            trade: split(signs) for trade, signs in cells_of(folders, "trade_signs", "trade", "signs")
        },
        regions=tuple(_names(folders, "regions")),
        groups=tuple(_names(folders, "groups", "common")),
        institutions=tuple(_names(folders, "institutions")),
        zones={name: code for name, _, code in cells_of(folders, "zones", "name", "kind", "district_code")},
        industries={
            name: (split(aliases), head == "1")
            for name, aliases, head in cells_of(folders, "industries", "name", "aliases", "head")
        },
        designations={
            name: split(aliases)
            for name, _, _, aliases in cells_of(
                folders, "designations", "name", "level_needed", "kind", "aliases"
            )
        },
        units=_units(folders),
        metrics=_metrics(folders),
        stages=_stages(folders),
        metric_verbs={
            verb: MetricVerb(verb, amount, money, alone == "1")
            for verb, amount, money, alone in cells_of(
                folders, "metric_verbs", "verb", "amount", "money", "alone"
            )
        },
        edges=_words(folders, "edges"),
        generic=_words(folders, "generic"),
        word_lists=_word_lists(folders),
        confusions=_pairs(folders, "confusions", "printed", "correct"),
        pinyin=_pinyin(folders),
        body_forms=_pairs(folders, "body_forms", "form", "stands_for"),
        lookalikes=tuple(row for (row,) in cells_of(folders, "lookalikes", "characters")),
        rank_words=_words(folders, "rank_words"),
        park_forms=_pairs(folders, "park_forms", "form", "stands_for"),
        patterns=tuple(patterns(folders)),
        calibration=tuple(_calibration(folders)),
    )


def load_pinyin() -> dict[str, str]:
    """The packaged readings alone, for who spells names and needs no other seeds."""
    return _pinyin((data_dir("seeds"),))


def _pinyin(folders: tuple[Path, ...]) -> dict[str, str]:
    return _pairs(folders, "pinyin", "word", "pinyin")


def _words(folders: tuple[Path, ...], name: str) -> frozenset[str]:
    return frozenset(word for (word,) in cells_of(folders, name, "word"))


def _pairs(folders: tuple[Path, ...], name: str, *columns: str) -> dict[str, str]:
    return {row[0]: row[1] for row in cells_of(folders, name, *columns)}


def _calibration(folders: tuple[Path, ...]) -> Iterator[Calibrated]:
    for row in rows_of(folders, "calibration", "part", "rule", "stated", "confidence", "facts"):
        if row["part"] not in ("entity", "relation", "observation"):
            raise row.fault(f"part {row['part']!r} 不认识", "可用：entity、relation、observation")
        try:
            stated, confidence = float(row["stated"] or 0), float(row["confidence"])
        except ValueError:
            raise row.fault("stated、confidence 应为 0 到 1 的数", "如 0.85") from None
        if not 0 <= stated <= 1 or not 0 <= confidence <= 1:
            raise row.fault("stated、confidence 应为 0 到 1 的数", "如 0.85")
        yield Calibrated(row["part"], row["rule"], stated, confidence)


def _districts(folders: tuple[Path, ...]) -> dict[str, District]:
    found: dict[str, District] = {}
    forms: defaultdict[str, list[str]] = defaultdict(list)
    table = (folders, "districts", "code", "name", "short", "level", "parent", "common")
    other = (folders, "district_forms", "form", "code")
    others = cells_of(*other)
    for form, code in others:
        forms[code].append(form)
    rows = cells_of(*table)
    for at, (code, name, short, level, parent, common) in enumerate(rows):
        if not _CODE.fullmatch(code):
            raise row_at(at, *table).fault(f"代码 {code!r} 不是六位数字", "GB/T 2260 代码，如 500120")
        if level not in DISTRICT_LEVELS:
            raise row_at(at, *table).fault(f"级别 {level!r} 不认识", "province、prefecture 或 county")
        if name.endswith(_SELF_GOVERNED) and short:
            forms[code].append(short + name[-1])
        own = tuple(forms.pop(code, ()))
        found[code] = District(code, name, short, level, parent or None, common == "1", own)
    for at, (_, code) in enumerate(others):
        if code not in found:
            raise row_at(at, *other).fault(f"代码 {code!r} 不存在", "districts.csv 里有的代码")
    for at, (code, *_, parent, _) in enumerate(rows):
        if parent and parent not in found:
            raise row_at(at, *table).fault(f"上级代码 {parent!r} 不存在", "先加上级区划的行")
        if parent and not _above(found[parent], found[code]):
            raise row_at(at, *table).fault(
                f"上级 {parent!r} 的级别不高于它自己", "上级应为 province 或 prefecture"
            )
    return found


_CODE = re.compile("[0-9]{6}")
_SELF_GOVERNED = ("自治州", "自治县", "自治旗")


def _above(upper: District, lower: District) -> bool:
    return DISTRICT_LEVELS.index(upper.level) < DISTRICT_LEVELS.index(lower.level)


def _heads(folders: tuple[Path, ...]) -> Iterator[Head]:
    for row in rows_of(folders, "heads", "word", "kind", "role"):
        if row["kind"] not in ENTITY_KINDS:
            raise row.fault(f"类型 {row['kind']!r} 不认识", "可用：" + "、".join(ENTITY_KINDS))
        if row["role"] not in HEAD_ROLES:
            raise row.fault(f"作用 {row['role']!r} 不认识", "form、head 或 weak")
        yield Head(row["word"], row["kind"], row["role"])


def _word_lists(folders: tuple[Path, ...]) -> dict[str, frozenset[str]]:
    table = (folders, "word_lists", "list", "word")
    lists: dict[str, set[str]] = {name: set() for name in WORD_LISTS}
    for at, (name, word) in enumerate(cells_of(*table)):
        if name not in lists:
            raise row_at(at, *table).fault(f"词表 {name!r} 不认识", "可用：" + "、".join(WORD_LISTS))
        if not word:
            raise row_at(at, *table).fault("列 word 为空", "填上词或删去这一行")
        lists[name].add(word)
    return {name: frozenset(words) for name, words in lists.items()}


def _stages(folders: tuple[Path, ...]) -> dict[str, str]:
    found = {}
    for row in rows_of(folders, "stages", "word", "stage", "yes"):
        if row["stage"] not in STAGES:
            raise row.fault(f"阶段 {row['stage']!r} 不认识", "可用：" + "、".join(STAGES))
        found[row["word"]] = row["stage"]
    return found


def _names(folders: tuple[Path, ...], file: str, *more: str) -> Iterator[Name]:
    for name, aliases, *common in cells_of(folders, file, "name", "aliases", *more):
        yield Name(name, split(aliases), common == ["1"])


def _units(folders: tuple[Path, ...]) -> dict[str, Unit]:
    units = {}
    for row in rows_of(folders, "units", "unit", "canonical", "factor", "dimension", "qudt"):
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
        word: Metric(word, broader, frozenset(split(dimensions)))
        for word, broader, dimensions in cells_of(folders, "metrics", "word", "broader", "dimensions")
    }
