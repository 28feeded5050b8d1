"""What a build met on its way: issues, in issues.jsonl, and counts."""

from __future__ import annotations

import json
from collections.abc import Set
from dataclasses import dataclass, field
from pathlib import Path

from kg.files import draft_of
from kg.model import Issue


@dataclass(slots=True)
class Report:
    """Collects issues in whatever order they come; what it gives back is sorted.

    `add` is the callback that the stages take as `on_issue`.
    """

    met: frozenset[str] = frozenset()
    """SHA-256 of the documents of the sources, without those that could not be read."""
    read: int = 0
    """Documents of the sources: always as many as built, unchanged and failed together."""
    built: int = 0
    """Those that went through the extractor."""
    unchanged: int = 0
    """Those that the graph knew already."""
    failed: int = 0
    """Those that could not be read, or of which nothing could be extracted in time."""
    _issues: list[Issue] = field(default_factory=list)

    def add(self, issue: Issue) -> None:
        """Takes one issue."""
        self._issues.append(issue)

    def count(self, new: Set[str], spoilt: Set[str]) -> None:
        """Counts the documents: which went through the extractor, and on which it gave up."""
        lost = sum(issue.lost for issue in self._issues)
        self.read = len(self.met) + lost
        self.failed = len(self.met & spoilt) + lost
        self.built = len((self.met & new) - spoilt)
        self.unchanged = len(self.met - new - spoilt)

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
