"""What a graph folder says of itself: ``build.json``; and whether a folder is one that may be written to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg import __version__
from kg.errors import StoreError
from kg.files import write_whole

_FORMAT = 1
_OF_A_GRAPH = ("store", "graph.ttl", "graph.html")


@dataclass(frozen=True, slots=True)
class Made:
    """How the graph that stands in a folder was made."""

    base_iri: str
    min_confidence: float
    parts: Mapping[str, str] = field(default_factory=dict)
    """What the extractor was made of → its digest: program, seeds, ontology, finders, model."""
    files: Mapping[str, str] = field(default_factory=dict)
    """File of the folder → its SHA-256; ``store`` → that of its sorted N-Quads. None in those of early versions."""


def read_made(out: Path) -> Made | None:
    """How the graph of a folder was made; None where there is none yet, or one that a first version made.

    Raises StoreError for a folder of another kind, a half-written or damaged one, and one of a newer version.
    """
    _refuse_strange(out)
    path = out / "build.json"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(path, error) from error
    try:
        row = json.loads(text)
        newer = int(row["format"]) > _FORMAT
        program = str(row["program"])
        if not newer:
            parts = {str(name): str(digest) for name, digest in row["parts"].items()}
            sums = {str(name): str(digest) for name, digest in row.get("files", {}).items()}
            return Made(str(row["baseIri"]), float(row["minConfidence"]), parts, sums)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(path, error) from error
    raise StoreError(f"{out} 由更新的版本（kg {program}）建成：请升级 kg，或用 -o 换一个目录；目录未改动")


def write_made(out: Path, made: Made) -> None:
    """Say how the graph was made; written last, when all else is in its place."""
    row = {
        "format": _FORMAT,
        "program": __version__,
        "baseIri": made.base_iri,
        "minConfidence": made.min_confidence,
        "parts": dict(made.parts),
        "files": dict(made.files),
    }
    write_whole(out / "build.json", (json.dumps(row, indent=1, sort_keys=True) + "\n",))


def _refuse_strange(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise StoreError(f"{out} 是一个文件，不能作图谱目录；请用 -o 换一个目录")
    if (out / "documents.jsonl").exists():
        return
    strange = [name for name in _OF_A_GRAPH if (out / name).exists()]
    if strange:
        raise StoreError(
            f"{out} 里有 {'、'.join(strange)}，却没有 documents.jsonl：不是 kg build 建的，或只写了一半；"
            "请用 -o 换一个目录，或先删去这些；目录未改动"
        )


def _damaged(path: Path, error: Exception) -> StoreError:
    return StoreError(f"{path} 损坏（{error}）：删去它再运行 kg build，各篇会重新提取；目录未改动")
