"""Identity decisions on record: ``judgements.csv`` of the packaged seeds, of a user's seeds, of a graph folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from kg.model import ENTITY_KINDS
from kg.paths import data_dir
from kg.seeds.rows import Row, read_rows

JUDGEMENTS = "judgements.csv"
_COLUMNS = ("kind", "left", "right", "judgement", "who", "why")
FACT_JUDGEMENTS = "fact_judgements.csv"
_FACT_COLUMNS = ("document", "subject", "relation", "object", "judgement", "who", "why")
_Verdict = Literal["same", "different", "unsure"]
_FactVerdict = Literal["right", "wrong", "unsure"]
_Who = Literal["rule", "person"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two names of a class are one thing. A name may bear its place: 高新区@500120."""

    kind: str
    left: str
    right: str
    verdict: _Verdict
    who: _Who
    why: str
    file: str
    line: int

    @property
    def where(self) -> str:
        """File, line and what stands there, for messages."""
        sign = {"same": "=", "different": "≠", "unsure": "?"}[self.verdict]
        return f"{self.file}:{self.line} {self.left} {sign} {self.right}"


def load_judgements(overlay: Path | None = None, more: Iterable[Path] = ()) -> tuple[Judgement, ...]:
    """All decisions; of one pair and one kind of judge, a later file's replace an earlier one's.

    `more`: further files, a graph folder's. Raises SeedError for a faulty row.
    """
    files = [data_dir("seeds") / JUDGEMENTS, *([] if overlay is None else [overlay / JUDGEMENTS]), *more]
    found: dict[tuple[str, ...], list[Judgement]] = {}
    for path in files:
        here: dict[tuple[str, ...], list[Judgement]] = {}
        for row in read_rows(path, _COLUMNS) if path.is_file() else ():
            one = _judgement(row, path)
            here.setdefault((one.kind, one.who, *sorted((one.left, one.right))), []).append(one)
        found |= here
    return tuple(one for pair in sorted(found) for one in found[pair])


@dataclass(frozen=True, slots=True)
class FactJudgement:
    """Whether what a document is held to say is right. `relation`: its local name, or the metric of a number."""

    document: str
    subject: str
    relation: str
    object: str
    """Of a number, as printed."""
    verdict: _FactVerdict
    who: _Who
    file: str
    line: int


def load_fact_judgements(path: Path) -> tuple[FactJudgement, ...]:
    """The decisions on single facts that a graph folder keeps; none where there is no file."""
    found = []
    for row in read_rows(path, _FACT_COLUMNS) if path.is_file() else ():
        row.file = f"{path.parent.name}/{path.name}"
        if row["judgement"] not in get_args(_FactVerdict):
            raise row.fault(f"判断 {row['judgement']!r} 不认识", "right、wrong 或 unsure")
        if row["who"] not in get_args(_Who):
            raise row.fault(f"判断者 {row['who']!r} 不认识", "rule 或 person")
        verdict, who = cast(_FactVerdict, row["judgement"]), cast(_Who, row["who"])
        names = (row["document"], row["subject"], row["relation"], row["object"])
        found.append(FactJudgement(*names, verdict, who, row.file, row.line))
    return tuple(found)


def _judgement(row: Row, path: Path) -> Judgement:
    row.file = f"{path.parent.name}/{path.name}"
    if row["kind"] not in ENTITY_KINDS:
        raise row.fault(f"类型 {row['kind']!r} 不认识", "可用：" + "、".join(ENTITY_KINDS))
    if row["judgement"] not in get_args(_Verdict):
        raise row.fault(f"判断 {row['judgement']!r} 不认识", "same、different 或 unsure")
    if row["who"] not in get_args(_Who):
        raise row.fault(f"判断者 {row['who']!r} 不认识", "rule 或 person")
    if not row["left"].strip() or not row["right"].strip():
        raise row.fault("缺少名称", "left、right 都要填")
    if row["left"] == row["right"]:
        raise row.fault("两边是同一个名称", "同名的两个要写明地方，如 高新区@500120")
    return Judgement(
        row["kind"], row["left"], row["right"], cast(_Verdict, row["judgement"]), cast(_Who, row["who"]),
        row["why"], row.file, row.line,
    )  # fmt: skip
