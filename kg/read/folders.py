"""Walks folders: which files are to be read, in what order, and what is passed over."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

from kg.model import Issue
from kg.read.base import safe_name
from kg.read.formats import PRINTED_ENDINGS, format_of

OnIssue = Callable[[Issue], None]


@dataclass(frozen=True, slots=True)
class File:
    """A file to be read: its bare name as it is printed, the format that promises, and where it lies."""

    name: str
    form: str
    path: Path


def list_files(sources: Sequence[Path], on_issue: OnIssue) -> list[File]:
    """Files of the sources, each once, by name and then by path.

    Hidden files are passed over; endings that no reader takes become one issue a file where it was named
    itself, one issue an ending where it lies in a folder.
    """
    found: dict[str, File] = {}
    visited: set[str] = set()
    for path in sorted({p.absolute() for p in sources}):
        for file in _folder(path, visited, on_issue) if path.is_dir() else _named(path, on_issue):
            found.setdefault(os.fspath(file.path), file)
    return sorted(found.values(), key=lambda file: (file.name, os.fsencode(file.path)))


def _named(path: Path, on_issue: OnIssue) -> Iterator[File]:
    """A file that the user named."""
    name = safe_name(path.name)
    form = format_of(path.name)
    if not _reachable(path):
        on_issue(_broken_link(name))
    elif form is None:
        on_issue(Issue("unsupported-format", name, f"不读这种格式；能读 {PRINTED_ENDINGS}，请另存后重试"))
    else:
        yield File(name, form, path)


def _folder(root: Path, visited: set[str], on_issue: OnIssue) -> Iterator[File]:
    """Files below a folder. A folder reached twice, by links or loops, is walked once."""
    name = safe_name(root.resolve().name) or "/"
    passed: Counter[str] = Counter()
    any_file, again, pending = False, os.path.realpath(root) in visited, [root]
    while pending:
        folder = pending.pop()
        real = os.path.realpath(folder)
        if real in visited:
            continue
        visited.add(real)
        for entry in _entries(folder, on_issue):
            if _is_folder(entry):
                pending.append(Path(entry.path))
                continue
            any_file = True
            form = format_of(entry.name)
            if form is None:
                passed[PurePath(entry.name).suffix.lower()] += 1
            elif not _reachable(Path(entry.path)):
                on_issue(_broken_link(safe_name(entry.name)))
            else:
                yield File(safe_name(entry.name), form, Path(entry.path))
    for ending, count in sorted(passed.items()):
        what = f"{safe_name(ending)} 文件" if ending else "没有扩展名的文件"
        message = f"{count} 个{what}不在可读格式之列，已跳过；能读 {PRINTED_ENDINGS}"
        on_issue(Issue("unsupported-format", name, message))
    if not any_file and not again:
        on_issue(Issue("empty-folder", name, f"文件夹里没有可读的文件；能读 {PRINTED_ENDINGS}"))


def _entries(folder: Path, on_issue: OnIssue) -> list[os.DirEntry[str]]:
    """What lies in a folder, by name, without hidden files and Word's lock files."""
    try:
        with os.scandir(folder) as entries:
            shown = [e for e in entries if not e.name.startswith((".", "~$"))]
    except OSError as error:
        name = safe_name(folder.name)
        on_issue(Issue("unreadable", name, f"文件夹打不开（{error.strerror or error}）；请检查权限"))
        return []
    return sorted(shown, key=lambda entry: os.fsencode(entry.name))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        return entry.is_dir()
    return False


def _reachable(path: Path) -> bool:
    """Whether something lies there; a link may lead nowhere, to itself, or where we may not look."""
    try:
        path.stat()
    except OSError:
        return False
    return True


def _broken_link(name: str) -> Issue:
    return Issue("broken-link", name, "链接指向的文件不存在；请检查链接", lost=True)
