"""--log-json: what a command meets on its way, one JSON object a line, for programs that collect logs."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.model import Issue
    from kg.pipeline import BuildResult

FLAG = "--log-json"
LogJson = Annotated[
    bool, typer.Option(FLAG, help="Log on stderr, one JSON object a line. 标准错误每行一个 JSON 对象")
]


def log(event: str, level: str, **fields: object) -> None:
    """One line on standard error. ASCII, so that nothing in it steers a terminal or breaks a line."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    sys.stderr.write(json.dumps({"time": now, "level": level, "event": event, **fields}) + "\n")


def log_build(result: BuildResult, notes: Iterable[str] = ()) -> None:
    """A line for each note and issue, and one at the end whose counts add up."""
    for note in notes:
        log("note", "info", message=note)
    for issue in result.issues:
        log_issue(issue)
    log(
        "done",
        "info",
        documents={
            "read": result.read,
            "built": result.built,
            "unchanged": result.unchanged,
            "failed": result.failed,
            "removed": len(result.removed),
            "in_graph": result.documents,
        },
        issues=len(result.issues),
        entities=sum(result.entities.values()),
        claims=result.claims,
        observations=result.observations,
    )


def log_issue(issue: Issue) -> None:
    """One issue. `lost`: its document could not be read at all."""
    place = {} if issue.start is None else {"start": issue.start, "end": issue.end}
    level = "error" if issue.lost else "warning"
    log("issue", level, kind=issue.kind, source=issue.source, message=issue.message, lost=issue.lost, **place)
