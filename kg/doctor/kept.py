"""What a folder keeps beside the graph: the list of documents, their texts, their extracts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.doctor.fault import Fault
from kg.workspace import text_digest


def rows_of(out: Path) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """Rows of the list of documents with their line numbers; None for one that cannot be read."""
    try:
        data = (out / "documents.jsonl").read_bytes()
    except OSError:
        return
    for number, line in enumerate(data.splitlines(), 1):
        try:
            row = json.loads(line)
            whole = len(row["sha256"]) == 64 and int(row["sha256"], 16) >= 0 and "source" in row
        except (ValueError, KeyError, TypeError):
            whole = False
        yield number, row if whole else None


def listed(out: Path) -> dict[str, str]:
    """SHA-256 → source of the documents that the list names."""
    return {row["sha256"]: str(row["source"]) for _, row in rows_of(out) if row is not None}


def faults_of_texts(out: Path) -> list[Fault]:
    """Rows that cannot be read, and texts that are not as they were kept."""
    if not (out / "documents.jsonl").is_file():
        return [Fault("documents", "documents.jsonl", "文件不在了：由图里的记载重列", "clean")]
    found = []
    for number, row in rows_of(out):
        if row is None:
            told = f"第 {number} 行损坏：由图里的记载重列"
            found.append(Fault("documents", "documents.jsonl", told, "clean"))
        elif message := _wrong_text(out, row):
            found.append(Fault("text", f"texts/{row['sha256'][:16]}.txt", message, "source"))
    return found


def _wrong_text(out: Path, row: dict[str, Any]) -> str:
    try:
        with (out / "texts" / f"{row['sha256'][:16]}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
    except FileNotFoundError:
        return f"{row['source']} 的文本不在了：用 kg build 再读一次这个文件"
    except (OSError, UnicodeDecodeError):
        return f"{row['source']} 的文本读不出：用 kg build 再读一次这个文件"
    if len(text) != row.get("characters", len(text)) or row.get("text", "") not in ("", text_digest(text)):
        return f"{row['source']} 的文本有变，与校验和不符：用 kg build 再读一次这个文件"
    return ""


def faults_of_extracts(out: Path) -> list[Fault]:
    """Extracts of no document, and such as are cut short or are no JSON. Each can be made again."""
    ids = {sha[:16] for sha in listed(out)}
    found = []
    for path in sorted((out / "extracts").glob("*.jsonl")):
        if path.stem not in ids:
            found.append(Fault("extract", f"extracts/{path.name}", "不属于任何一篇文档", "clean"))
        elif not _whole(path):
            found.append(Fault("extract", f"extracts/{path.name}", "损坏了，会重新提取", "clean"))
    return found


def _whole(path: Path) -> bool:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        rows = [json.loads(line) for line in lines[:-1]]
        return rows[0]["lines"] == len(rows) - 1 and not lines[-1] and "madeOf" in rows[0]
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return False
