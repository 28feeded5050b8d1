"""Which format bytes are in, and the reader for it. What a file is counts for more than what it is called."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import PurePath

from kg.errors import ReadError
from kg.read.base import MAX_BINARY_BYTES, MAX_TEXT_BYTES, REPLACEMENT, Reading, safe_text
from kg.read.encoding import decode

ENDINGS = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".jsonl": "jsonl",
}
"""File ending, in lower case → format. Nothing else is read."""
PRINTED_ENDINGS = " ".join(ENDINGS)
_NAMES = {
    "text": "文本",
    "markdown": "文本",
    "html": "网页",
    "pdf": "PDF",
    "docx": "Word",
    "jsonl": "JSON Lines",
}
_OFFICE_97 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HARMLESS = 100_000
"""Characters below which no web page takes long."""

Warn = Callable[[str, str], None]
"""Takes the kind and the message of an issue about a document that is read all the same."""


def format_of(name: str) -> str | None:
    """The format a file's name promises, or None."""
    return ENDINGS.get(PurePath(name).suffix.lower())


def sniff(data: bytes) -> str | None:
    """The format the bytes show, ``zip`` or ``office97`` for what is not read; None where they show none."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\f")
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return "docx" if b"word/document.xml" in data else "zip"
    if start.startswith(_OFFICE_97):
        return "office97"
    if start[:15].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    return None


def limit_of(form: str) -> int:
    """How many bytes a document of that format may have."""
    return MAX_BINARY_BYTES if form in ("pdf", "docx") else MAX_TEXT_BYTES


def read_data(data: bytes, promised: str, warn: Warn) -> Reading:
    """One document out of a file's bytes; `promised` is the format that the file's name promises.

    Raises `ReadError`; `warn` is told of a wrong ending and of broken bytes in what could be read.
    """
    found = sniff(data)
    if found in ("zip", "office97"):
        raise _unreadable(data, promised, found)
    if promised in ("pdf", "docx") and found is None:
        found = _text_after_all(data, promised)
    form = found or promised
    if len(data) > limit_of(form):
        raise too_large(limit_of(form))
    reading = _read(data, form, warn)
    if (was := _NAMES[promised]) != (is_ := _NAMES[form]):
        warn("wrong-extension", f"扩展名说是{was}，内容其实是{is_}，已按{is_}读取；请改正扩展名")
    return reading


def too_large(limit: int) -> ReadError:
    """The fault of a document over its limit in bytes."""
    return ReadError("too-large", f"超过 {limit // 1_000_000} MB 的限度，未读；请拆成几份后重试")


def _unreadable(data: bytes, promised: str, found: str) -> ReadError:
    if found == "office97" and "EncryptedPackage".encode("utf-16-le") in data:
        return ReadError("encrypted", "Word 文件有密码；请去掉密码后重试")
    if promised in ("text", "markdown", "html", "jsonl"):
        return ReadError("binary", "是压缩包或 Office 文件，不是文字；请另存为 .docx、.pdf 或 .txt 后重试")
    kind = "旧版 Office 文件（.doc 之类）" if found == "office97" else "压缩包或别的 Office 文件"
    was = _NAMES[promised]
    return ReadError("wrong-extension", f"扩展名说是{was}，内容其实是{kind}；请另存为 .docx 后重试")


def _text_after_all(data: bytes, promised: str) -> str:
    """``text`` where a so-called .pdf or .docx is plain text; else the fault of a broken one."""
    if len(data) <= MAX_TEXT_BYTES:
        with suppress(ReadError):
            decode(data)
            return "text"
    message = f"不是有效的 {_NAMES[promised]} 文件（已损坏，或扩展名有误）；请重新下载或另存后重试"
    raise ReadError(f"broken-{promised}", message)


def _read(data: bytes, form: str, warn: Warn) -> Reading:
    if form in ("pdf", "docx"):
        return _read_binary(data, form)
    text, whole = decode(data)
    if not whole:
        warn("damaged-text", f"有 {text.count(REPLACEMENT)} 处字节损坏，已以 {REPLACEMENT} 代替；请核对原文")
    if not text or text.isspace():
        raise ReadError("empty", "文件是空的，没有文字；请检查来源")
    if form == "html":
        from kg.read.bounded import read_bounded
        from kg.read.html import read_html

        return read_html(text) if len(text) < _HARMLESS else read_bounded(read_html, text)
    from kg.read.plain import read_markdown, read_plain

    return (read_markdown if form == "markdown" else read_plain)(safe_text(text))


def _read_binary(data: bytes, form: str) -> Reading:
    """What the readers import is imported here, once, and not in each of their processes."""
    from kg.read.bounded import read_bounded

    if form == "pdf":
        import pypdf  # noqa: F401

        from kg.read.pdf import read_pdf

        return read_bounded(read_pdf, data)
    import docx  # noqa: F401

    from kg.read.docx import read_docx

    return read_bounded(read_docx, data)
