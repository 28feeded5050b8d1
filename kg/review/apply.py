"""Takes a filled-in sheet into the graph folder; the next build follows it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kg.errors import SeedError, StoreError, UsageError
from kg.files import write_whole
from kg.query.table import as_typed
from kg.resolve import check_judgements
from kg.seeds import FACT_JUDGEMENTS, JUDGEMENTS, load_fact_judgements, load_judgements
from kg.workspace import writing_to

_PAIR = {
    "same": "same",
    "同": "same",
    "是": "same",
    "different": "different",
    "异": "different",
    "否": "different",
}
_FACT = {"right": "right", "对": "right", "wrong": "wrong", "错": "wrong"}
_UNSURE = {"unsure": "unsure", "不定": "unsure", "?": "unsure", "？": "unsure"}
_NEEDED = ("item", "kind", "left", "relation", "right", "document", "judgement")
_PAIR_COLUMNS = ("kind", "left", "right", "judgement", "who", "why")
_FACT_COLUMNS = ("document", "subject", "relation", "object", "judgement", "who", "why")

Row = Mapping[str, str]


def apply_review(graph: Path, sheet: Path) -> tuple[int, int]:
    """Keep the judgements of a sheet in the graph folder; gives how many pairs and facts were judged.

    A new judgement of a pair or fact replaces the one before. Raises SeedError with file and line for a word that is
    no judgement, and for judgements that contradict one another: then nothing is kept.
    """
    if not (graph / "documents.jsonl").is_file():
        raise StoreError(f"{graph} 里没有图：先运行 kg build -o {graph}")
    pairs, facts = _read(sheet)
    with writing_to(graph):
        _keep(graph / JUDGEMENTS, _PAIR_COLUMNS, pairs)
        _keep(graph / FACT_JUDGEMENTS, _FACT_COLUMNS, facts)
    return len(pairs), len(facts)


def _read(sheet: Path) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    pairs: list[dict[str, str]] = []
    facts: list[dict[str, str]] = []
    reader = csv.DictReader(io.StringIO(_text(sheet), newline=""))
    missing = [column for column in _NEEDED if column not in (reader.fieldnames or ())]
    if missing:
        hint = "用 kg review --csv 文件 写出的表"
        raise SeedError(f"缺少列 {','.join(missing)}", file=sheet.name, line=1, hint=hint)
    for typed in reader:
        row = {column: as_typed(value or "") for column, value in typed.items() if isinstance(column, str)}
        said = (row["judgement"] or "").strip()
        if not said:
            continue
        known = (_PAIR if row["item"] == "pair" else _FACT) | _UNSURE
        if row["item"] not in ("pair", "fact") or said.lower() not in known:
            words = "same、different 或 unsure" if row["item"] == "pair" else "right、wrong 或 unsure"
            raise SeedError(f"判断 {said!r} 不认识", file=sheet.name, line=reader.line_num, hint=words)
        found = {
            "judgement": known[said.lower()],
            "who": "person",
            "why": (row.get("why") or "").strip(),
            "kind": row["kind"],
            "left": row["left"],
            "subject": row["left"],
            "relation": row["relation"],
            "right": row["right"],
            "object": row["right"],
            "document": row["document"],
        }
        (pairs if row["item"] == "pair" else facts).append(found)
    return pairs, facts


def _text(sheet: Path) -> str:
    """Spreadsheet programs write UTF-8, or the Chinese encoding of old."""
    try:
        data = sheet.read_bytes()
    except OSError as error:
        raise UsageError(f"读不了 {sheet}：{error.strerror}") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _keep(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write old and new judgements, checked together first."""
    new = list(rows)
    if not new:
        return
    width = columns.index("judgement")
    kept = {_pair_key(row, columns[:width]): row for row in (*_old(path), *new)}
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(kept[one] for one in sorted(kept))
    draft = path.with_name(f"{path.stem}.new.csv")
    write_whole(draft, (text.getvalue(),))
    try:
        if path.name == JUDGEMENTS:
            check_judgements(load_judgements(more=(draft,)))
        else:
            load_fact_judgements(draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _old(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _pair_key(row: Row, columns: Sequence[str]) -> tuple[str, ...]:
    """What a judgement is about; of a pair whichever way round."""
    if "right" in columns:
        return (row["kind"], *sorted((row["left"], row["right"])))
    return tuple(row[column] for column in columns)
