"""Reads .pdf files that have a text layer; lines that the page broke are joined to paragraphs again."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import ReadError
from kg.read.base import MAX_TEXT_BYTES, Reading, safe_text
from kg.read.header import sane_title

if TYPE_CHECKING:
    from pypdf import PdfReader

_PAGE_NUMBER = re.compile(
    r"^\s*(?:[-—–·]?\s*\d{1,4}\s*[-—–·]?|第\s*\d{1,4}\s*页(?:\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4})\s*$"
)
_RADICAL = re.compile("[\u2e80-\u2fd5]")
_ENDS = "。！？；：…”」』）.!?;:"
_WIDE = re.compile("[\u2e80-\uffee]")
_FULL = 0.85
"""A line this full, against the widest of its page, was broken by the margin."""


def read_pdf(data: bytes) -> Reading:
    """A PDF. Raises `ReadError` of kind ``broken-pdf``, ``encrypted``, ``no-text`` or ``too-large``."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("encrypted", "PDF 有密码；请去掉密码后重试")
        pages = list(_pages(reader))
        title = _title(reader)
    except (ReadError, MemoryError):
        raise
    except DependencyError:
        raise ReadError("encrypted", "PDF 加了密；请另存为不加密的 PDF 后重试") from None
    except Exception as error:  # a damaged file makes the parser raise nearly anything
        message = f"PDF 已损坏，读不出（{type(error).__name__}）；请重新下载或另存后重试"
        raise ReadError("broken-pdf", message) from error
    text = "\n".join(_paragraphs(pages))
    if not text.strip():
        raise ReadError("no-text", "PDF 里没有文字层（多半是扫描件）；请先做文字识别（OCR）后重试")
    return Reading(text, title)


def _title(reader: PdfReader) -> str | None:
    info = reader.metadata
    return sane_title(str(info.title)) if info is not None and info.title else None


def _pages(reader: PdfReader) -> Iterator[list[str]]:
    """The printed lines of each page, without page numbers."""
    size = 0
    for page in reader.pages:
        text = _unified(safe_text(page.extract_text()))
        size += len(text)
        if size > MAX_TEXT_BYTES:
            raise ReadError("too-large", f"PDF 的文字超过 {MAX_TEXT_BYTES:,} 字；请拆成几份后重试")
        lines = [line.rstrip() for line in text.splitlines()]
        edges = {0, 1, len(lines) - 2, len(lines) - 1}
        yield [line for i, line in enumerate(lines) if i not in edges or not _PAGE_NUMBER.match(line)]


def _unified(text: str) -> str:
    """Fonts that map characters to look-alike radicals (⼯ for 工): the characters again, one for one."""
    return _RADICAL.sub(lambda m: c if len(c := unicodedata.normalize("NFKC", m[0])) == 1 else m[0], text)


def _paragraphs(pages: list[list[str]]) -> Iterator[str]:
    """Lines joined where the margin, or the end of a page, broke them."""
    held, full = "", False
    for lines in pages:
        widest = max(map(_columns, lines), default=0)
        for line in lines:
            starts = line[:1].isspace() or not line.strip()
            if held and full and not starts:
                gap = "" if _WIDE.match(held[-1]) or _WIDE.match(line) else " "
                held += gap + line
            else:
                if held:
                    yield held
                held = line.strip()
            full = held[-1:] not in _ENDS and _columns(line) >= max(20, _FULL * widest)
    if held:
        yield held


def _columns(line: str) -> int:
    """Printed width: a Chinese character is two columns."""
    return len(line) + len(_WIDE.findall(line))
