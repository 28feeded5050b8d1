"""Reads .txt and .md: the decoded file is the text, front matter and markup included."""

from __future__ import annotations

import re

from kg.read.base import Reading
from kg.read.header import first_lines, front_matter, sane_title

_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*$", re.M)
_SETEXT = re.compile(r"^(\S.*)\r?\n=+[ \t]*\r?$", re.M)


def read_plain(text: str) -> Reading:
    """A text file; a ``---`` block at its top gives title and date."""
    fields, start = front_matter(text)
    return _reading(text, sane_title(fields.get("title")), fields.get("date"), start)


def read_markdown(text: str) -> Reading:
    """Markdown: as a text file; its first-level heading gives the title where front matter does not."""
    fields, start = front_matter(text)
    title = sane_title(fields.get("title"))
    if title is None:
        heading = _HEADING.search(text, start, start + 5_000) or _SETEXT.search(text, start, start + 5_000)
        title = sane_title(re.sub(r"[*_`]|\[([^]]*)\]\([^)]*\)", r"\1", heading[1])) if heading else None
    return _reading(text, title, fields.get("date"), start)


def _reading(text: str, title: str | None, date: str | None, start: int) -> Reading:
    return Reading(text, title, (date,) if date else (), tuple(first_lines(text, start)))
