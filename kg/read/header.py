"""What stands above a text: front matter, headline, dateline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kg.read.base import one_line

LINES = 8
"""How many non-empty lines from the top may hold the headline and the dateline."""
_LONGEST = 60
_SHORTEST = 5
_FRONT = re.compile(r"\s*---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.S)
_FIELD = re.compile(r"([A-Za-z_][\w-]*|标题|日期|来源)[ \t]*[:：][ \t]*(.*)")
_REPORT = re.compile(
    r"^(?:[（(【\[]?本(?:报|台|网|刊)讯[）)】\]]?|[（(](?:本报|通讯员|记者)[^）)]{0,30}[）)])\s*"
)
_META = re.compile(
    r"^(?:来源|发布|发表|时间|日期|作者|记者|编辑|责任编辑|字号|浏览|阅读|点击|文号|索引号)\S{0,8}\s*[:：]"
)
_NO_TITLE = re.compile(
    r"(?i)microsoft word\b|untitled|document\d*$|无标题|未命名|新建|文档\d*$|首页$|幻灯片|powerpoint"
)
_DATE_ONLY = re.compile(r"^[\d〇○零一二三四五六七八九十年月日/.:：\-\s星期周T]+$")
_MARKUP = re.compile(r"^(?:#{1,6}|>|[-*+]|\d+\.)\s+|[*_`]{1,3}|\s+#+$")


def front_matter(text: str) -> tuple[Mapping[str, str], int]:
    r"""Fields of a ``---`` block at the very top, keys in lower case, and where the text after it begins.

    >>> front_matter("---\ntitle: 园区动态\n---\n正文")
    ({'title': '园区动态'}, 20)
    """
    match = _FRONT.match(text)
    if match is None or text[: match.start(1)].count("\n") > 3:
        return {}, 0
    fields: dict[str, str] = {}
    for line in match[1].splitlines():
        if field := _FIELD.fullmatch(line.strip()):
            key = {"标题": "title", "日期": "date", "来源": "source"}.get(field[1], field[1].lower())
            fields.setdefault(key, _unquoted(field[2]))
    return (fields, match.end()) if fields else ({}, 0)


def first_lines(text: str, start: int = 0, count: int = LINES) -> Iterator[str]:
    """The first non-empty lines from an offset on, stripped, 400 characters of each."""
    for _ in range(count):
        while start < len(text) and text[start].isspace():
            start += 1
        if start >= len(text):
            return
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start : min(end, start + 400)].strip()
        start = end


def headline(lines: Iterable[str]) -> str | None:
    """The first line that reads like a headline: neither label, date nor sentence.

    >>> headline(["要闻", "2025年4月21日", "本报讯 某区加快建设产业园"])
    '某区加快建设产业园'
    """
    for line in (line[:400] for line in lines):
        line = one_line(_REPORT.sub("", _MARKUP.sub("", line.strip())))
        if not _SHORTEST <= len(line) <= _LONGEST or line[-1] in "。；，、;,":
            continue
        if not (_META.match(line) or _DATE_ONLY.match(line)):
            return line
    return None


def sane_title(value: str | None) -> str | None:
    """A title out of a file's properties, or None where it is a file name, a template's or empty."""
    title = one_line(value or "")
    if re.search(r"\.(?:docx?|pdf|indd|txt|html?|wps|pptx?|xlsx?|qxd|fit|cdr)$", title, re.I):
        return None
    if _NO_TITLE.match(title):
        return None
    return title if len(re.findall(r"[\u3400-\u9fff]|[A-Za-z]{3,}", title)) >= 2 else None


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return re.sub(r"\s+#\s.*$", "", value)
