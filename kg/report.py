"""What a build met on its way: issues, in issues.jsonl, and counts."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from kg.files import draft_of
from kg.model import Issue


@dataclass(slots=True)
class Report:
    """Collects issues in whatever order they come; what it gives back is sorted.

    `add` is the callback that the stages take as `on_issue`.
    """

    read: int = 0
    """Documents read from the sources."""
    built: int = 0
    """Documents whose facts are in the graph."""
    failed: int = 0
    """Documents that could not be built."""
    _issues: list[Issue] = field(default_factory=list)

    def add(self, issue: Issue) -> None:
        """Takes one issue."""
        self._issues.append(issue)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """All issues by source, place, kind and message."""
        return tuple(sorted(self._issues, key=_order))

    def counts(self) -> dict[str, int]:
        """How many issues of each kind, kinds sorted."""
        kinds = [issue.kind for issue in self._issues]
        return {kind: kinds.count(kind) for kind in sorted(set(kinds))}

    def write(self, path: Path) -> None:
        """Writes issues.jsonl, one object a line, empty where there are none; whole or not at all."""
        lines = (json.dumps(_row(issue), ensure_ascii=False) + "\n" for issue in self.issues)
        data = "".join(lines).encode("utf-8", "backslashreplace")
        with draft_of(path) as draft:
            draft.write_bytes(data)


def _order(issue: Issue) -> tuple[str, int, int, str, str]:
    start = -1 if issue.start is None else issue.start
    return (issue.source, start, -1 if issue.end is None else issue.end, issue.kind, issue.message)


def _row(issue: Issue) -> dict[str, str | int]:
    row: dict[str, str | int] = {"kind": issue.kind, "source": issue.source, "message": issue.message}
    if issue.start is not None:
        row["start"] = issue.start
    if issue.end is not None:
        row["end"] = issue.end
    return row
