"""The knowledge in seeds/: the only opener of that folder."""

from kg.seeds.digest import digest_of_seeds
from kg.seeds.judgements import (
    FACT_JUDGEMENTS,
    JUDGEMENTS,
    FactJudgement,
    Judgement,
    load_fact_judgements,
    load_judgements,
)
from kg.seeds.load import load_pinyin, load_seeds
from kg.seeds.patterns import Pattern
from kg.seeds.records import (
    Calibrated,
    District,
    FirmSlot,
    Head,
    Metric,
    MetricVerb,
    Name,
    SameWord,
    Seeds,
    Unit,
)
from kg.seeds.rows import text_of
from kg.seeds.word_lists import WORD_LISTS

__all__ = [
    "FACT_JUDGEMENTS",
    "JUDGEMENTS",
    "WORD_LISTS",
    "Calibrated",
    "District",
    "FactJudgement",
    "FirmSlot",
    "Head",
    "Judgement",
    "Metric",
    "MetricVerb",
    "Name",
    "Pattern",
    "SameWord",
    "Seeds",
    "Unit",
    "digest_of_seeds",
    "load_fact_judgements",
    "load_judgements",
    "load_pinyin",
    "load_seeds",
    "text_of",
]
