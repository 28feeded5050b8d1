"""What the rows of seeds/ become, and all of them together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.seeds.patterns import Pattern


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
class SameWord:
    """A word that is read as another of its length, but not next to certain characters."""

    word: str
    says: str
    not_after: str
    not_before: str
    opening: bool
    """Whether it does so only where a clause begins."""


@dataclass(frozen=True, slots=True)
class FirmSlot:
    """A place in a sentence that firms fill, as written in seeds/firm_slots.csv."""

    id: str
    slot: str
    sure: bool
    """Whether only firms fill it."""
    cues: tuple[str, ...]
    file: str
    line: int


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
    same_words: tuple[SameWord, ...]
    alike: tuple[tuple[str, ...], ...]
    """Words that patterns take for one another."""
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
    firm_slots: tuple[FirmSlot, ...]
    calibration: tuple[Calibrated, ...]

    def ancestors(self, code: str) -> Iterator[District]:
        """The divisions above a district, nearest first."""
        at = self.districts.get(code)
        while at is not None and at.parent is not None:
            at = self.districts.get(at.parent)
            if at is not None:
                yield at
