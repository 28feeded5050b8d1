"""Reads .docx: paragraphs and tables in page order, without headers, footers, notes and deleted text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.errors import ReadError
from kg.read.base import Reading, safe_text
from kg.read.header import sane_title

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

MAX_UNPACKED = 200_000_000
MAX_MARKUP = 60_000_000
"""Bytes of XML, of which a parsed file takes many times as many in memory."""
MAX_RATIO = 200
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_TEXT = (_FALLBACK, f"{_W}txbxContent", f"{_W}pPr", f"{_W}rPr")
_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read_docx(data: bytes) -> Reading:
    """A Word file. Raises `ReadError` of kind ``broken-docx``, ``no-text`` or ``too-large``."""
    _refuse_bombs(data)
    import docx

    try:
        word = docx.Document(io.BytesIO(data))
        text = safe_text("\n".join(_blocks(word.element.body)))
        title = sane_title(word.core_properties.title) or _heading(word)
    except MemoryError:
        raise
    except Exception as error:  # a damaged file makes the parser raise nearly anything
        message = f"Word 文件已损坏，读不出（{type(error).__name__}）；请在 Word 里另存后重试"
        raise ReadError("broken-docx", message) from error
    if not text.strip():
        raise ReadError("no-text", "Word 文件里没有文字；若内容是图片，请先做文字识别（OCR）后重试")
    return Reading(text, title)


def _refuse_bombs(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            size = sum(info.file_size for info in parts)
            markup = sum(info.file_size for info in parts if info.filename.endswith((".xml", ".rels")))
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise ReadError("broken-docx", "Word 文件已损坏，读不出；请在 Word 里另存后重试") from error
    if size > MAX_UNPACKED or markup > MAX_MARKUP or size > MAX_RATIO * len(data):
        raise ReadError("too-large", f"Word 文件解压后有 {size:,} 字节，超出限度；请拆成几份后重试")


def _heading(word: WordDocument) -> str | None:
    """The first paragraph in a title or first-level heading style."""
    for paragraph in word.paragraphs[:40]:
        style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
        if style in ("title", "heading 1", "标题", "标题 1") and (title := sane_title(paragraph.text)):
            return title
    return None


def _blocks(element: Any) -> Iterator[str]:
    """Lines of text below an element: a paragraph each, or a table row with tabs between its cells."""
    for child in element:
        if child.tag == f"{_W}p":
            yield _text(child)
            yield from _boxes(child)
        elif child.tag == f"{_W}tr":
            cells = (" ".join(filter(None, map(str.strip, _blocks(cell)))) for cell in _cells(child))
            yield "\t".join(cells)
        elif child.tag != _FALLBACK and isinstance(child.tag, str):
            yield from _blocks(child)


def _cells(row: Any) -> Iterator[Any]:
    """The cells of a row, also those inside content controls."""
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _cells(child)


def _boxes(paragraph: Any) -> Iterator[str]:
    """The lines of text boxes anchored in a paragraph; old Word's second copy of each is skipped."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(a.tag in (_FALLBACK, f"{_W}txbxContent") for a in box.iterancestors()):
            yield from _blocks(box)


def _text(element: Any) -> str:
    """Text of a paragraph: inserted text is in, deleted text (w:delText) is not."""
    parts: list[str] = []
    for child in element:
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in _MARKS:
            parts.append(_MARKS[child.tag])
        elif child.tag not in _NOT_TEXT and isinstance(child.tag, str):
            parts.append(_text(child))
    return "".join(parts)
