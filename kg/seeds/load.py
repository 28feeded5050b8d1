"""Loads the knowledge in seeds/: gazetteers, units, metrics and patterns.

A user's own folder (``--seeds DIR``) is laid over the packaged one: a CSV of the same name adds rows, and a
row whose first column is already there replaces it, as a pattern does the one with its id. A faulty row stops
with file, line and what would be right.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path

from kg.errors import SeedError
from kg.model import ENTITY_KINDS
from kg.paths import data_dir
from kg.seeds.districts import districts
from kg.seeds.patterns import patterns
from kg.seeds.records import Calibrated, FirmSlot, Head, Metric, MetricVerb, Name, SameWord, Seeds, Unit
from kg.seeds.rows import cells_of, rows_of, split
from kg.seeds.word_lists import word_lists

STAGES = ("签约", "开工", "在建", "投产", "达产")
HEAD_ROLES = ("form", "head", "weak")


@lru_cache(maxsize=4)
def load_seeds(overlay: Path | None = None) -> Seeds:
    """Load the packaged seeds, with a user's folder laid over them.

    Raises `SeedError` with file, line and a hint for the first faulty row.
    """
    if overlay is not None and not overlay.is_dir():
        raise SeedError("没有这个种子文件夹", file=str(overlay), hint="--seeds 需要一个文件夹")
    folders = tuple(f for f in (data_dir("seeds"), overlay) if f is not None)
    return Seeds(
        districts=districts(folders),
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
        word_lists=word_lists(folders),
        confusions=_pairs(folders, "confusions", "printed", "correct"),
        same_words=tuple(_same_words(folders)),
        alike=tuple(split(row) for (row,) in cells_of(folders, "alike", "words")),
        pinyin=_pinyin(folders),
        body_forms=_pairs(folders, "body_forms", "form", "stands_for"),
        lookalikes=tuple(row for (row,) in cells_of(folders, "lookalikes", "characters")),
        rank_words=_words(folders, "rank_words"),
        park_forms=_pairs(folders, "park_forms", "form", "stands_for"),
        patterns=tuple(patterns(folders)),
        firm_slots=tuple(_firm_slots(folders)),
        calibration=tuple(_calibration(folders)),
    )


def load_pinyin() -> dict[str, str]:
    """The packaged readings alone, for who spells names and needs no other seeds."""
    return _pinyin((data_dir("seeds"),))


def _pinyin(folders: tuple[Path, ...]) -> dict[str, str]:
    return _pairs(folders, "pinyin", "word", "pinyin")


def _same_words(folders: tuple[Path, ...]) -> Iterator[SameWord]:
    for row in rows_of(folders, "same_words", "word", "says", "not_after", "not_before", "opening"):
        if len(row["word"]) != len(row["says"]):
            raise row.fault("word 和 says 应当一样长", "换一个等长的说法，或在词表里加词")
        yield SameWord(row["word"], row["says"], row["not_after"], row["not_before"], row["opening"] == "1")


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


def _heads(folders: tuple[Path, ...]) -> Iterator[Head]:
    for row in rows_of(folders, "heads", "word", "kind", "role"):
        if row["kind"] not in ENTITY_KINDS:
            raise row.fault(f"类型 {row['kind']!r} 不认识", "可用：" + "、".join(ENTITY_KINDS))
        if row["role"] not in HEAD_ROLES:
            raise row.fault(f"作用 {row['role']!r} 不认识", "form、head 或 weak")
        yield Head(row["word"], row["kind"], row["role"])


def _firm_slots(folders: tuple[Path, ...]) -> Iterator[FirmSlot]:
    for row in rows_of(folders, "firm_slots", "id", "slot", "sure", "cues", "yes", "no"):
        cues = split(row["cues"])
        if row["sure"] not in ("0", "1") or not cues:
            raise row.fault("sure 应为 1 或 0，cues 不能为空", "cues 是句中必有的词，用 | 隔开")
        yield FirmSlot(row["id"], row["slot"], row["sure"] == "1", cues, row.file, row.line)


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
