"""Files made to take all time or memory end as an issue, and so do parsers that fall over."""

from __future__ import annotations

import io
import os
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.model import Document, Issue
from kg.read.base import Reading
from kg.read.bounded import Bounds, read_bounded
from kg.read.formats import read_data


def spin(_: bytes) -> Reading:
    while True:
        pass


def fill(_: bytes) -> Reading:
    held = []
    while True:
        held.append(bytearray(50_000_000))


def crash(_: bytes) -> Reading:
    os.abort()


def fall_over(_: bytes) -> Reading:
    raise RecursionError


@pytest.mark.parametrize(
    ("read", "kind"),
    [(spin, "too-slow"), (fill, "too-large"), (crash, "unreadable"), (fall_over, "unreadable")],
)
def test_a_reader_that_does_not_end_well_is_an_issue(read: Callable[[bytes], Reading], kind: str) -> None:
    begin = time.monotonic()
    with pytest.raises(ReadError) as told:
        read_bounded(read, b"", Bounds(seconds=2 if read is spin else 60, memory=300_000_000))
    assert told.value.kind == kind and str(told.value).endswith("后重试")
    assert time.monotonic() - begin < 60


def test_what_is_read_comes_back_as_it_is() -> None:
    whole = Reading("正文\r\n\ufffd😀", "题", ("2025",), ("首行",))
    assert read_bounded(lambda _: whole, b"") == whole
    assert read_bounded(lambda _: Reading("x"), "y") == Reading("x")
    with pytest.raises(ReadError, match="没有文字") as told:
        read_bounded(_refuse, b"")
    assert told.value.kind == "no-text"


def _refuse(_: bytes) -> Reading:
    raise ReadError("no-text", "没有文字")


def word(change: Callable[[bytes], bytes], word_file: Callable[..., bytes]) -> bytes:
    """A .docx with its body changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_file("正文。"))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            data = old.read(part.filename)
            new.writestr(part.filename, change(data) if part.filename == "word/document.xml" else data)
    return out.getvalue()


def entities(data: bytes) -> bytes:
    steps = "".join(
        f'<!ENTITY {chr(97 + i)} "{f"&{chr(96 + i)};" * 50 if i else "x" * 999}">' for i in range(8)
    )
    head, _, body = data.partition(b"?>")
    return head + b"?><!DOCTYPE a [" + steps.encode() + b"]>" + body.replace("正文".encode(), b"&h;")


def pdf(*objects: bytes) -> bytes:
    out, at = io.BytesIO(b"%PDF-1.7\n"), []
    out.seek(0, io.SEEK_END)
    for number, one in enumerate(objects, 1):
        at.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, one))
    start = out.tell()
    table = b"".join(b"%010d 00000 n \n" % place for place in at)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(at) + 1, table))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(at) + 1, start))
    return out.getvalue()


ROOT = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>"


def packed(data: bytes, more: bytes = b"") -> bytes:
    small = zlib.compress(data, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(small), more, small)


BOMBS: dict[str, tuple[str, Callable[..., bytes]]] = {
    "docx-ratio": ("docx", lambda f: word(lambda d: d.replace(b"</w:body>", b" " * 30_000_000 + b"</w:body>"), f)),
    "docx-nested": ("docx", lambda f: word(lambda d: d.replace(b"<w:body>", b"<w:body>" + b"<w:sdt>" * 90_000), f)),
    "docx-entities": ("docx", lambda f: word(entities, f)),
    "pdf-stream": ("pdf", lambda _: pdf(ROOT, PAGES, PAGE, packed(b"(a) Tj " * 20_000_000))),
    "pdf-form-in-itself": ("pdf", lambda _: pdf(ROOT, PAGES, PAGE, packed(b"/X Do", b"/Type/XObject/Subtype/Form"))),
    "pdf-pages-in-themselves": ("pdf", lambda _: pdf(ROOT, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9999999>>")),
    "pdf-arrays": ("pdf", lambda _: pdf(ROOT, b"[" * 200_000)),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_end_soon_as_an_issue(name: str, word_file: Callable[..., bytes]) -> None:
    form, make = BOMBS[name]
    data, begin = make(word_file), time.monotonic()
    assert len(data) < 2_000_000
    with pytest.raises(ReadError) as told:
        read_data(data, form, lambda *_: None)
    assert told.value.kind in ("broken-docx", "broken-pdf", "too-large", "no-text")
    assert time.monotonic() - begin < 30


DEEP = {
    "b": "<b>" * 30_000,
    "mixed": "<a><b><i><DIV>" * 6_000,
    "capitals": "<DIV>" * 18_000,
    "tables": "<table><tr><td>" * 6_000,
    "attributes": "<p " + "".join(f"a{number}=1 " for number in range(11_000)) + ">",
    "comments": "<!--" * 24_000 + "-->",
    "blanks": "<p>正" + " " * 90_000 + "文。",
}


@pytest.mark.parametrize("name", DEEP)
def test_pages_out_of_a_nightmare_are_read_soon(name: str) -> None:
    begin = time.process_time()
    assert "正文。" in read_data(f"<html>{DEEP[name]}<p>正文。".encode(), "html", lambda *_: None).text
    assert time.process_time() - begin < 10


Read = Callable[..., tuple[list[Document], list[Issue]]]


def test_strange_names_and_folders(tmp_path: Path, read: Read) -> None:
    for name in (
        "a\nb.txt",
        "\x1b[31mred.txt",
        "\u202egnp.txt",
        "=cmd|' C calc'!A0.txt",
        "<script>.txt",
        " .txt",
    ):
        (tmp_path / name).write_text(f"正文{name!r}。", "utf-8")
    (tmp_path / os.fsdecode(b"\xff\xfe\xfd.txt")).write_text("正文。", "utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "itself.txt").symlink_to(tmp_path / "itself.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    found, issues = read(tmp_path)
    assert len(found) == 7
    for document in found:
        assert not any(
            char < " " or char in "\u202e\x7f" or "\ud800" <= char <= "\udfff" for char in document.source
        )
    assert {issue.kind for issue in issues} == {"broken-link", "unreadable"}


def test_many_tiny_files_are_read_in_the_time_of_their_number(tmp_path: Path, read: Read) -> None:
    def took(count: int) -> float:
        folder = tmp_path / str(count)
        folder.mkdir()
        for number in range(count):
            (folder / f"{number}.txt").write_bytes(b"%d" % number)
        begin = time.process_time()
        assert len(read(folder)[0]) == count
        return time.process_time() - begin

    took(50)
    assert took(2000) < 4 * took(1000) + 0.5
