"""Finds the article that an annotation file is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.errors import UsageError
from kg.evaluate.gold import Gold

SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")


def article(gold: Gold, corpus: Sequence[Path]) -> Path:
    """The file in `corpus` (files or folders), else beside the annotation, that bears the annotation's name.

    ``d01.json`` finds ``d01.txt``; ``seed-000.json`` finds ``000.txt`` and ``000_115a21c0.txt``.
    """
    names = _names(gold)
    for place in (*corpus, gold.path.parent):
        ranked = sorted((_rank(file, names), str(file), file) for file in _files(place))
        if ranked and ranked[0][0] < _NONE:
            return ranked[0][2]
    where = ", ".join(str(place) for place in corpus) or str(gold.path.parent)
    raise UsageError(
        f"{gold.path.name}: no article named {' or '.join(names)} in {where} (say where with --corpus)"
    )


_NONE = (9, 9, 9)


def _names(gold: Gold) -> list[str]:
    stem = gold.path.stem
    return list(dict.fromkeys((stem, stem.removeprefix("seed-"), gold.doc)))


def _files(place: Path) -> Iterable[Path]:
    if place.is_dir():
        return (file for file in place.iterdir() if file.suffix.lower() in SUFFIXES)
    return (place,) if place.is_file() else ()


def _rank(file: Path, names: Sequence[str]) -> tuple[int, int, int]:
    """Whole stem before the part in front of ``_``, earlier names first, then plain text before other formats."""
    suffix = SUFFIXES.index(file.suffix.lower()) if file.suffix.lower() in SUFFIXES else len(SUFFIXES)
    if file.stem in names:
        return (0, names.index(file.stem), suffix)
    head = file.stem.partition("_")[0]
    return (1, names.index(head), suffix) if head in names else _NONE
