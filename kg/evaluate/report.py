"""Lays scores out: tables for people, one object for machines. Nothing is printed here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from kg.evaluate.scores import Bin, Count, Finding, Scores, Share, total

_HEAD = f"{'':<18}{'gold':>7}{'found':>7}{'right':>7}{'P':>8}{'R':>8}{'F1':>8}"


def as_text(scores: Scores, *, findings: bool = True, calibration: bool = False) -> str:
    """Tables by type and relation, then every miss (-), false find (+) and difference (~) with its sentence."""
    lines = [_HEAD, *_table("entities", scores.entities), "", *_table("relations", scores.relations), ""]
    lines.append(_row("observations", scores.observations))
    beside = (("metric", scores.metric), ("year", scores.year), ("status", scores.status))
    lines += [_share(f"  {name} right", share) for name, share in beside]
    if scores.bcubed:
        b = scores.bcubed
        lines += ["", f"B-cubed            P {b.precision:.3f}  R {b.recall:.3f}  F1 {b.f1:.3f}"]
        lines.append(f"                   over {b.mentions} of {b.annotated} annotated mentions")
        whole = f"P {b.whole_precision:.3f}  R {b.whole_recall:.3f}  F1 {b.whole_f1:.3f}"
        lines.append(f"  over all         {whole}  (those not found alone)")
    lines += ["", *_documents(scores)]
    if calibration:
        lines += ["", *_calibration(scores.bins)]
    if findings:
        lines += ["", *_findings(scores.findings)]
    return "\n".join(lines) + "\n"


def as_json(scores: Scores) -> dict[str, Any]:
    """The same, ready for `json.dumps`: figures rounded to four places, findings and calibration included."""
    return {
        "documents": {tally.document: _figures(tally) for tally in scores.documents},
        **_figures(scores),
        "bcubed": scores.bcubed
        and {
            **_rounded(asdict(scores.bcubed)),
            "f1": round(scores.bcubed.f1, 4),
            "whole_f1": round(scores.bcubed.whole_f1, 4),
        },
        "calibration": [_rounded(asdict(one)) for one in scores.bins],
        "findings": [asdict(finding) for finding in scores.findings],
    }


def _figures(source: Any) -> dict[str, Any]:
    """Figures of `Scores` or of one `Tally`: both have the same fields."""
    return {
        "entities": _counts(source.entities),
        "relations": _counts(source.relations),
        "observations": {
            **_count(source.observations),
            "metric": round(source.metric.value, 4),
            "year": round(source.year.value, 4),
            "status": round(source.status.value, 4),
        },
    }


def _counts(table: dict[str, Count]) -> dict[str, Any]:
    return {"all": _count(total(table.values())), **{name: _count(count) for name, count in table.items()}}


def _count(count: Count) -> dict[str, Any]:
    figures = {"precision": count.precision, "recall": count.recall, "f1": count.f1}
    return {**asdict(count), **_rounded(figures)}


def _rounded(row: dict[str, Any]) -> dict[str, Any]:
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in row.items()}


def _table(name: str, table: dict[str, Count]) -> list[str]:
    return [_row(name, total(table.values())), *(_row(f"  {row}", count) for row, count in table.items())]


def _row(name: str, count: Count) -> str:
    figures = f"{count.precision:>8.3f}{count.recall:>8.3f}{count.f1:>8.3f}"
    return f"{name:<18}{count.gold:>7}{count.predicted:>7}{count.right:>7}{figures}"


def _share(name: str, share: Share) -> str:
    return f"{name:<18}{share.of:>7}{'':>7}{share.right:>7}{share.value:>8.3f}"


def _documents(scores: Scores) -> list[str]:
    lines = [f"{'F1 by article':<18}{'entities':>10}{'relations':>11}{'numbers':>9}"]
    for tally in scores.documents:
        figures = (
            total(tally.entities.values()).f1,
            total(tally.relations.values()).f1,
            tally.observations.f1,
        )
        lines.append(f"  {tally.document:<16}{figures[0]:>10.3f}{figures[1]:>11.3f}{figures[2]:>9.3f}")
    return lines


def _calibration(bins: Iterable[Bin]) -> list[str]:
    lines = [f"{'calibration':<18}{'confidence':>12}{'mean':>7}{'facts':>7}{'right':>8}"]
    for one in bins:
        span = f"{one.low:.1f}-{one.high:.1f}"
        lines.append(
            f"  {one.part:<16}{span:>12}{one.mean_confidence:>7.2f}{one.count:>7}{one.right / one.count:>8.3f}"
        )
    return lines


_SIGNS = {"miss": "-", "false": "+", "differs": "~"}


def _findings(findings: Iterable[Finding]) -> list[str]:
    lines = []
    for one in findings:
        sign = _SIGNS[one.outcome]
        beside = "" if one.confidence is None else f" [{one.rule} {one.confidence:.2f}]".replace("[ ", "[")
        lines.append(f"{sign} {one.document} {one.part} {one.type}: {one.text} ({one.why}){beside}")
        if one.sentence:
            lines.append(f"      {one.sentence}")
    return lines
