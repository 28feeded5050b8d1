"""Precision, recall and F1 of what was found, against annotation files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from kg.evaluate.article import score_article
from kg.evaluate.bcubed import bcubed, read_same
from kg.evaluate.corpus import article
from kg.evaluate.gold import Gold, document_date, read_gold
from kg.evaluate.graph import Case, graph_of
from kg.evaluate.report import as_json, as_text
from kg.evaluate.scores import Bin, Count, Finding, Scores, Share, Tally, Verdict, bins_of
from kg.model import Extract, ReportDate, Resolution

__all__ = [
    "Bin",
    "Case",
    "Count",
    "Finding",
    "Gold",
    "Scores",
    "Share",
    "Tally",
    "Verdict",
    "article",
    "as_json",
    "as_text",
    "bcubed",
    "document_date",
    "evaluate",
    "read_gold",
    "read_same",
    "score_documents",
    "verdicts_of",
]

Build = Callable[[Sequence[tuple[Path, ReportDate | None]]], tuple[Sequence[Extract], Resolution]]
"""Builds articles, each with the date to assume where it states none: extracts in the same order, one resolution."""


def evaluate(
    gold_files: Sequence[Path],
    corpus: Sequence[Path],
    build: Build,
    *,
    min_confidence: float = 0.5,
    same: Iterable[tuple[str, str, str]] = (),
) -> Scores:
    """Reads annotation files, finds their articles in `corpus` or beside them, has them built and scores them.

    Raises `UsageError` for a file or article that is not there, `DataError` for a faulty annotation.
    """
    golds = [read_gold(path) for path in gold_files]
    articles = [(article(gold, corpus), document_date(gold)) for gold in golds]
    extracts, resolution = build(articles)
    cases = [Case(gold, extract, resolution) for gold, extract in zip(golds, extracts, strict=True)]
    return score_documents(cases, min_confidence=min_confidence, same=same)


def score_documents(
    cases: Sequence[Case], *, min_confidence: float = 0.5, same: Iterable[tuple[str, str, str]] = ()
) -> Scores:
    """Each article's own graph at `min_confidence`, pooled; the calibration table covers all confidences.

    `same`: see `bcubed`, which is figured when every case has a resolution.
    """
    ordered = sorted(cases, key=lambda case: (case.gold.doc, str(case.gold.path)))
    everything = [_tally(case, 0.0) for case in ordered]
    return Scores(
        documents=tuple(_tally(case, min_confidence) for case in ordered),
        bins=bins_of(verdict for tally in everything for verdict in tally.verdicts),
        bcubed=bcubed(ordered, same) if ordered and all(case.resolution for case in ordered) else None,
    )


def _tally(case: Case, min_confidence: float) -> Tally:
    return score_article(case.gold, graph_of(case, min_confidence), case.extract.document.text)


def verdicts_of(gold_files: Sequence[Path], corpus: Sequence[Path], build: Build) -> list[Verdict]:
    """Every fact of the articles, at any confidence, its rule, and whether it is right: what calibration needs."""
    golds = [read_gold(path) for path in gold_files]
    extracts, resolution = build([(article(gold, corpus), document_date(gold)) for gold in golds])
    cases = [Case(gold, extract, resolution) for gold, extract in zip(golds, extracts, strict=True)]
    return [verdict for case in cases for verdict in _tally(case, 0.0).verdicts]
