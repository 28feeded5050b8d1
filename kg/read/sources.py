"""Files and folders → a stream of `Document`, each read once, in the order of their names.

A document is its bytes: met again under another name it is passed over. Files are taken in the order of
their names, so the source that stays is the smallest name, whatever order they were given in.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO

from kg.errors import ReadError, UsageError
from kg.model import Document, Issue, ReportDate
from kg.read.base import Reading, safe_name
from kg.read.dates import find_date, parse_date
from kg.read.folders import File, list_files
from kg.read.formats import limit_of, read_data, sniff, too_large
from kg.read.header import first_lines, headline

OnIssue = Callable[[Issue], None]


def read_sources(sources: Sequence[Path], given: ReportDate | None, on_issue: OnIssue) -> Iterator[Document]:
    """Documents of files (.txt .md .html .htm .pdf .docx .jsonl) and folders of them.

    `given` is the date of those that state none. What cannot be read becomes an `Issue`; the others go on.
    Raises UsageError at once where a path does not exist.
    """
    for path in sources:
        if not os.path.lexists(path):
            raise UsageError(f"没有这个文件或文件夹：{safe_name(str(path))}")
    return _documents(sources, given, on_issue)


def read_rows(
    stream: IO[bytes], name: str, given: ReportDate | None, on_issue: OnIssue
) -> Iterator[Document]:
    """Documents of a .jsonl file that is open already. `name`: of the file."""
    from kg.read.jsonl import read_jsonl

    seen: set[str] = set()
    for number, row in read_jsonl(stream, name):
        if isinstance(row, ReadError):
            on_issue(Issue(row.kind, name, f"第 {number} 行：{row}", lost=True))
        elif row.sha256 not in seen:
            seen.add(row.sha256)
            yield _document(row.reading, row.sha256, row.source, given, on_issue)


def _documents(sources: Sequence[Path], given: ReportDate | None, on_issue: OnIssue) -> Iterator[Document]:
    seen: set[str] = set()
    for file in list_files(sources, on_issue):
        try:
            yield from _file(file, seen, given, on_issue)
        except ReadError as error:
            on_issue(Issue(error.kind, file.name, str(error), lost=True))
        except OSError as error:
            message = f"打不开（{error.strerror or error}）；请检查权限和磁盘"
            on_issue(Issue("unreadable", file.name, message, lost=True))


def _file(file: File, seen: set[str], given: ReportDate | None, on_issue: OnIssue) -> Iterator[Document]:
    status = file.path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ReadError("unreadable", "不是普通文件（管道或设备），未读；请先存成文件")
    if status.st_size == 0:
        raise ReadError("empty", "文件是空的，没有文字；请检查来源")
    if file.form == "jsonl" and not _foreign(file.path):
        yield from _rows(file, seen, given, on_issue)
        return
    limit = limit_of(file.form)
    if status.st_size > limit:
        raise too_large(limit)
    data = file.path.read_bytes()
    sha = hashlib.sha256(data).hexdigest()
    if sha in seen:
        return
    seen.add(sha)

    def warn(kind: str, message: str) -> None:
        on_issue(Issue(kind, file.name, message))

    reading = read_data(data, file.form, warn)
    yield _document(reading, sha, file.name, given, on_issue)


def _foreign(path: Path) -> bool:
    """Whether a so-called .jsonl is a file of another format."""
    with path.open("rb") as file:
        return sniff(file.read(4096)) is not None


def _rows(file: File, seen: set[str], given: ReportDate | None, on_issue: OnIssue) -> Iterator[Document]:
    from kg.read.jsonl import read_jsonl

    none = True
    with file.path.open("rb") as stream:
        for number, row in read_jsonl(stream, file.name):
            none = False
            if isinstance(row, ReadError):
                on_issue(Issue(row.kind, file.name, f"第 {number} 行：{row}", lost=True))
            elif row.sha256 not in seen:
                seen.add(row.sha256)
                yield _document(row.reading, row.sha256, row.source, given, on_issue)
    if none:
        raise ReadError("empty", "文件里没有一行数据；请检查来源")


def _document(
    reading: Reading, sha: str, source: str, given: ReportDate | None, on_issue: OnIssue
) -> Document:
    head = reading.head if reading.head is not None else tuple(first_lines(reading.text))
    reading = replace(reading, head=head)
    date = _date(reading, source, on_issue) or given
    return Document(sha, source, reading.text, reading.title or headline(head), date)


def _date(reading: Reading, source: str, on_issue: OnIssue) -> ReportDate | None:
    """The stated date: the first field that holds one, else the first lines."""
    for value in reading.dates:
        try:
            if date := parse_date(value):
                return date
            problem = f"看不懂日期“{safe_name(value[:40])}”"
        except ValueError:
            problem = f"日历上没有“{safe_name(value[:40])}”这一天"
        on_issue(Issue("bad-date", source, f"{problem}，未采用；请写成 2025-04-21、2025-04 或 2025"))
    try:
        return find_date(reading.head or ())
    except ValueError:
        message = "文首的日期在日历上没有，未采用；请改正，或用 --date 给出"
        on_issue(Issue("bad-date", source, message))
        return None
