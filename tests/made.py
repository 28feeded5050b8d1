"""A small handmade build: two documents, ten things, and every oddity that a build has to bear."""

import csv
import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from kg.model import Claim, Document, Entity, Extract, LocalEntity, Observation, ReportDate, Resolution, Span
from kg.rdf import Minter, Settings
from kg.terms import BASE
from kg.vocab import load_vocab

PINYIN = Path(__file__).resolve().parent.parent / "seeds" / "pinyin.csv"


@dataclass(frozen=True)
class Row:
    name: str
    parent: str | None


DISTRICTS = {
    "500000": Row("重庆市", None),
    "500120": Row("璧山区", "500000"),
    "500151": Row("铜梁区", "500000"),
}


def pinyin() -> dict[str, str]:
    with PINYIN.open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["pinyin"] for row in csv.DictReader(file)}


def settings(min_confidence: float = 0.5, base: str = BASE) -> Settings:
    return Settings(load_vocab(), Minter(base, pinyin()), DISTRICTS, min_confidence)


FIRST = (
    "璧山区简讯\r\n云岭科技有限公司落户璧山高新区，\u2028产值超13.9亿元。"
    "\x07云岭科技有限公司再次落户璧山高新区。"
)
SECOND = (
    '铜梁区简讯\n青禾大学与云岭科技签约，</script><img src=x onerror="alert(1)">总投资50—60亿元。项目已投产。'
)


def span(text: str, first: str, last: str) -> Span:
    start = text.index(first)
    return Span(start, text.index(last, start) + len(last))


LANDED = span(FIRST, "云岭", "亿元。")
AGAIN = span(FIRST, "云岭科技有限公司再次", "。")
SIGNED = span(SECOND, "青禾", "亿元。")


def documents() -> tuple[Document, Document]:
    date = ReportDate(dt.date(2025, 4, 1), "month", "stated")
    return (
        Document("a1" * 32, "简讯.txt", FIRST, "璧山区简讯", date),
        Document("b2" * 32, "https://example.org/b", SECOND),
    )


def observation(**changed: object) -> Observation:
    made = Observation(
        entity=0,
        metric="产值",
        broader="output",
        value=Decimal("1390000000.0"),
        minimum=None,
        maximum=None,
        unit_text="元",
        value_text="13.9亿元",
        qualifier="超",
        start=dt.date(2024, 1, 1),
        end=dt.date(2024, 12, 31),
        status="actual",
        confidence=0.85,
        rule="number",
        evidence=(LANDED,),
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def extracts() -> list[Extract]:
    first, second = documents()
    one = Extract(
        first,
        (
            LocalEntity("Enterprise", "云岭科技有限公司", ("云岭科技",), ("云岭科枝",)),
            LocalEntity("IndustrialPark", "璧山高新区"),
            LocalEntity("District", "璧山区", code="500120"),
            LocalEntity("Enterprise", "云岭科技"),
        ),
        (
            Claim(0, "locatedIn", 1, 0.7, "settle-weak", (LANDED,)),
            Claim(3, "locatedIn", 1, 0.9, "settle", (AGAIN, LANDED)),
            Claim(1, "locatedIn", 2, 0.8, "head", (LANDED,)),
            Claim(0, "subsidiaryOf", 3, 0.9, "brand", (LANDED,)),
            Claim(0, "locatedIn", 2, 0.3, "guess", (LANDED,)),
            Claim(2, "produces", 1, 0.9, "wrong-ends", (LANDED,)),
            Claim(1, "partnersWith", 0, 0.9, "sign", (LANDED,)),
            Claim(0, "operatesIn", 2, 0.9, "no-passage", ()),
        ),
        (
            observation(),
            observation(
                entity=3, confidence=0.95, rule="number-2", value=Decimal("13.9E+8"), evidence=(AGAIN,)
            ),
            observation(confidence=0.1, status="target"),
            observation(value=None),
        ),
    )
    two = Extract(
        second,
        (
            LocalEntity("Enterprise", "云岭科技"),
            LocalEntity("IndustrialPark", "璧山高新区"),
            LocalEntity("Institution", "青禾大学\x00“坏”\ud800"),
            LocalEntity("Project", "云岭二期项目"),
        ),
        (
            Claim(0, "partnersWith", 1, 0.75, "sign", (SIGNED,)),
            Claim(0, "partnersWith", 2, 0.75, "sign", (SIGNED,)),
            Claim(0, "undertakes", 3, 0.75, "build", (SIGNED,)),
        ),
        (
            observation(
                entity=3, metric="总投资", broader="investment", value=None, minimum=Decimal(5000000000),
                maximum=Decimal("6E9"), value_text="50—60亿元", qualifier="", status="target",
                start=None, end=None, evidence=(SIGNED,),
            ),
            observation(
                entity=3, metric="项目阶段", broader="stage", value=None, unit_text="", value_text="投产",
                qualifier="", evidence=(SIGNED,),
            ),
        ),
    )  # fmt: skip
    return [one, two]


def resolution() -> Resolution:
    a, b = (document.id for document in documents())
    return Resolution(
        (
            Entity("District", "璧山区", "500120", code="500120", documents=(a,)),
            Entity(
                "Enterprise", "云岭科技有限公司", labels=("云岭科技", "云岭科技有限公司"),
                hidden=("云岭科枝", "云岭科技"), documents=(a, b),
            ),
            Entity("IndustrialPark", "璧山高新区", "500120", documents=(a, b)),
            Entity("Institution", "青禾大学\x00“坏”\ud800", documents=(b,)),
            Entity("Project", "云岭二期项目", documents=(b,)),
            Entity("Product", "只提到的产品", documents=(b,)),
        ),
        {(a, 0): 1, (a, 1): 2, (a, 2): 0, (a, 3): 1, (b, 0): 1, (b, 1): 2, (b, 2): 3, (b, 3): 4},
    )  # fmt: skip
