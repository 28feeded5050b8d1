"""What every format reader shares: its result, its limits, and how names and text are made safe."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass

MAX_TEXT_BYTES = 20_000_000
"""Largest text, web page or .jsonl row that is read, in bytes."""
MAX_BINARY_BYTES = 100_000_000
"""Largest .pdf or .docx that is read, in bytes: most of one is pictures."""

REPLACEMENT = "\ufffd"
_UNSAFE_TEXT = re.compile("[\0\ud800-\udfff]")
_UNSAFE_NAME = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as its format reader found it; dates are as printed, in order of trust."""

    text: str
    title: str | None = None
    dates: tuple[str, ...] = ()
    head: tuple[str, ...] | None = None
    """Lines to look for title and date in; None means the first lines of `text`."""


def safe_text(text: str) -> str:
    """Text that every output can carry: NUL and lone surrogates become U+FFFD, one for one."""
    return _UNSAFE_TEXT.sub(REPLACEMENT, text)


def safe_name(name: str) -> str:
    """A file name fit for a line of output.

    Names that are not UTF-8 are read as GB18030 where they are it (archives made on Chinese Windows);
    control characters, direction marks and what cannot be read become U+FFFD.
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        with suppress(UnicodeDecodeError, UnicodeEncodeError):
            name = os.fsencode(name).decode("gb18030")
    return _UNSAFE_NAME.sub(REPLACEMENT, name)


def one_line(value: str, limit: int = 200) -> str:
    """White space of any kind as single blanks, cut to `limit` characters."""
    return " ".join(safe_text(value).split())[:limit]
