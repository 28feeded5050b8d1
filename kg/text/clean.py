"""Clean text with a map back to the original.

Scanned pages break paragraphs over lines, put captions between them and mix full and half width. `clean` puts
characters into one form and joins broken lines. Every clean character stands for one original character, so
a span of clean text maps back to the slice of the original that was printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kg.model import Span

Role = Literal["title", "heading", "caption", "byline", "body"]

_FULL_WIDTH: dict[int, int | str] = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)}
for _keep in "！，：；？（）":
    del _FULL_WIDTH[ord(_keep)]
_FULL_WIDTH.update(zip(map(ord, "「」『』﹁﹂〝〞＂｡､　\u00a0–―﹣丨"), "“”“”“”“””。、  ——-|", strict=True))
_WIDE = re.compile(f"[{re.escape(''.join(map(chr, _FULL_WIDTH)))}]")
_HALF_TO_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_CJK = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_HALF = re.compile(rf"[,;:?!()](?:(?<={_CJK}.)|(?={_CJK}))")
_DROPPED = (
    r"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufe0f"
)
_DROP = re.compile(rf"[{_DROPPED}]+")
_INNER = re.compile(rf"[^\s{_DROPPED}](?:.*[^\s{_DROPPED}])?", re.DOTALL)
_CJK_OR_MARK = r"[\u3400-\u9fff，。、；：！？“”（）]"
_CJK_GAP = re.compile(
    rf"[ \t](?<={_CJK_OR_MARK}.)[ \t]*(?={_CJK_OR_MARK})"
)  # a blank first: `re` skips to it
_SPACED = re.compile(rf"{_CJK}(?:[ \t]+{_CJK}){{1,5}}")
"""A heading set wide, below a title: 海 盐."""
_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_ENDS = "。！？；…”’》）：!?.;:"
_CAPTION = re.compile(r"^(?:[①-⑳]|图[①-⑳\d一二三四五六七八九十]|图为|上图|下图|左图|右图|▲|△|↑|→|\[?图片\]?)")
_PROSE_START = re.compile(
    r"^“?(?:今年|本年|去年|上年|近年|近日|日前|目前|如今|眼下|时下|现阶段|截[至止]|迄今|当前|据悉|据了解|\d{4}年)"
)
# each alternative begins with one character, so that `re` skips to those
_BYLINE = re.compile(
    r"记者(?![在从走来看了获探眼日近跟到说采调蹲])|通讯员|编辑[：:]|责编|文图|文/|图/|摄影| 摄|　摄|（摄|\(摄"
    "|融媒体中心"
)
_OPENS_BYLINE = re.compile(r"摄|(?:（|\()?据《|来源[：:]|作者[：:]|本报讯$")


class Paragraph(NamedTuple):
    """A stretch `[start, end)` of `CleanText.text` and what kind of line it is."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class CleanText:
    """Clean text, its paragraphs, and the map back. Paragraphs are parted by one newline."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    _clean_starts: tuple[int, ...]
    _original_starts: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """Span of the original for a non-empty clean span of one paragraph, with what was dropped inside."""
        return Span(self._at(start), self._at(end - 1) + 1)

    def _at(self, index: int) -> int:
        piece = bisect_right(self._clean_starts, index) - 1
        return self._original_starts[piece] + index - self._clean_starts[piece]


def clean(text: str) -> CleanText:
    r"""Clean a document's text.

    >>> page = clean("今年产值达１３.９亿元,增长 超\n\n16%，创新高。")
    >>> page.text
    '今年产值达13.9亿元，增长超16%，创新高。'
    >>> page.original(13, 18)
    Span(start=13, end=21)
    """
    printed = (_pieces(m.start(), m.group()) for m in _LINE.finditer(text))
    return _assemble(_join([_Line(pieces) for pieces in printed if pieces]))


class _Line:
    """One printed line in clean form: pieces of (original start, text)."""

    __slots__ = ("pieces", "role", "text")

    def __init__(self, pieces: list[tuple[int, str]]) -> None:
        self.pieces = pieces
        self.text = "".join(piece for _, piece in pieces)
        self.role: Role = _role(self.text)


def _pieces(start: int, raw: str) -> list[tuple[int, str]]:
    line = raw.translate(_FULL_WIDTH) if _WIDE.search(raw) else raw
    line = _HALF.sub(lambda m: _HALF_TO_FULL[m.group()], line)
    inner = _INNER.search(line)
    if inner is None:
        return []
    begin, end = inner.span()
    spaced = start > 0 and _SPACED.fullmatch(line, begin, end) is not None
    prose = spaced or end - begin > 40 or "，" in line or "。" in line
    cuts = [m.span() for m in _DROP.finditer(line, begin, end)]
    if prose:
        cuts = sorted(cuts + [m.span() for m in _CJK_GAP.finditer(line, begin, end)])
    pieces, at = [], begin
    for cut_start, cut_end in cuts:
        if cut_start > at:
            pieces.append((start + at, line[at:cut_start]))
        at = max(at, cut_end)
    if end > at:
        pieces.append((start + at, line[at:end]))
    return pieces


def _role(text: str) -> Role:
    if _CAPTION.match(text) and len(text) < 120:
        return "caption"
    if (
        len(text) < 160
        and (_OPENS_BYLINE.match(text) or _BYLINE.search(text))
        and not text.endswith("。")
        and text.count("，") < 3
    ):
        return "byline"
    if "，" in text and (_PROSE_START.match(text) or text.count("“") > text.count("”")):
        return "body"
    if len(text) <= 60 and text[-1] not in "。；，、…" and text.count("，") < 2 and "。" not in text:
        return "heading"
    return "body"


def _is_open(role: Role, text: str) -> bool:
    """Whether a prose line breaks off in mid-sentence."""
    return role == "body" and text[-1] not in _ENDS


def _goes_on(line: _Line) -> bool:
    return line.role == "body" or (line.role == "heading" and line.text[-1] in _ENDS)


def _continuation(lines: list[_Line], used: list[bool], at: int) -> int | None:
    ahead = range(at + 1, min(at + 4, len(lines)))
    return next((j for j in ahead if not used[j] and _goes_on(lines[j])), None)


def _join(lines: list[_Line]) -> list[_Line]:
    """Join a broken-off prose line with its continuation, past at most two lines that are not prose."""
    joined: list[_Line] = []
    used = [False] * len(lines)
    for i, line in enumerate(lines):
        if used[i]:
            continue
        joined.append(line)
        texts, last = [line.text], line
        while _is_open(line.role, last.text):
            following = _continuation(lines, used, i)
            if following is None:
                break
            used[following] = True
            last = lines[following]
            line.pieces.extend(last.pieces)
            texts.append(last.text)
            i = following
        line.text = "".join(texts)
    return joined


def _assemble(lines: list[_Line]) -> CleanText:
    parts: list[str] = []
    clean_starts: list[int] = []
    original_starts: list[int] = []
    paragraphs: list[Paragraph] = []
    at, titled = 0, False
    for line in lines:
        start = at
        for original, piece in line.pieces:
            clean_starts.append(at)
            original_starts.append(original)
            at += len(piece)
        role = line.role
        if role == "heading" and not titled:
            role, titled = "title", len(line.text) > 5
        titled = titled or role == "body"
        paragraphs.append(Paragraph(start, at, role))
        parts.append(line.text)
        at += 1
    return CleanText("\n".join(parts), tuple(paragraphs), tuple(clean_starts), tuple(original_starts))
