"""Reads .html and .htm: the article's text, a paragraph a line, without the page around it.

The parser is lexbor, through selectolax. Names are neither cut at inline tags nor woven into the next
column of a layout table, as happens with other libraries (decisions/0002-html-reader.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import ReadError
from kg.read.base import Reading, one_line, safe_text
from kg.read.header import LINES, headline, sane_title

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_SKIP_NAMES = """
    head script style noscript template nav footer aside iframe object svg math button select option
    textarea input audio video canvas map dialog
"""
_BLOCK_NAMES = """
    address article blockquote body br caption center dd details div dl dt fieldset figcaption figure
    form founder-content h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p pre section summary
    table tbody tfoot thead tr ul
"""
_ROOTS = (
    "#js_content",
    "#ozoom",
    "[itemprop=articleBody]",
    ".TRS_Editor",
    "#UCAP-CONTENT",
    "#zoom",
    "#Zoom",
    "founder-content",
    "article",
    "main",
)
_DATE_NAMES = """
    article:published_time og:published_time og:release_date pubdate publishdate publish_date
    publish-date publishtime publish_time publishedtime date dc.date dc.date.issued dcterms.date
    dcterms.issued datepublished weibo:article:create_at sailthru.date firstpublishedtime
"""
_SKIP, _BLOCK, _DATES = map(frozenset, map(str.split, (_SKIP_NAMES, _BLOCK_NAMES, _DATE_NAMES)))
_TITLES = ("articletitle", "og:title", "twitter:title", "dc.title")
_FURNITURE = re.compile(
    r"版权所有|[A-Z]{2}备\d|备案号|公网安备|打印本页|关闭窗口|^[上下]一[篇版条页]|^您?(?:现在|当前|所在|的)*位置"
    r"|^【?字(?:号|体)|^分享[到至]|扫一扫|^相关(?:新闻|阅读|链接|稿件|文章)|^(?:热门|最新|推荐)(?:文章|新闻|阅读)|^责任编辑"
)
_PUBLISHED = re.compile("(?:发布|发表|刊发)(?:日期|时间)")
_SITE = re.compile(r"\s*[_|｜]\s*|\s*-{2,}\s*|\s+[-–—]\s+|(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff]{2,8}$)")
_CHINESE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—]"
_WRAP = re.compile(rf"(?<={_CHINESE})[ \t\r\f]*\n\s*(?={_CHINESE})")
_BLANK = re.compile(r"[ \t\r\n\f\xa0]+")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad\ufdd0]")
_CELL = "\ufdd0"
_DEEPEST = 10_000
_LEAST_ROOT = 60
_HIDDEN_AT_MOST = 200


@dataclass(slots=True)
class _Line:
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    """How many characters of it are link text."""
    heading: bool = False

    def text(self) -> str:
        joined = _BLANK.sub(" ", _WRAP.sub("", "".join(self.parts)))
        return re.sub(rf"[ ]*{_CELL}[ ]*", "\t", joined).strip(" \t\u3000")


def read_html(text: str) -> Reading:
    """A web page. Raises `ReadError` of kind ``no-text`` or ``too-deep``."""
    from selectolax.lexbor import LexborHTMLParser

    _refuse_deep(text)
    tree = LexborHTMLParser(_INVISIBLE.sub("", safe_text(text)))
    body = tree.body
    page = _kept(_lines(body)) if body is not None else []
    root = _root(tree)
    lines = _kept(_lines(root)) if root is not None else page
    metas = dict(_metas(tree))
    title = _title(tree, metas)
    if root is not None:
        lines = _with_heading(tree, page, title, lines)
    if not lines:
        raise ReadError("no-text", "网页里没有正文文字；若内容由脚本生成，请另存为文本后重试")
    head = _head(page, lines, title)
    return Reading("\n".join(lines), title or headline(head), tuple(_dates(tree, metas)), tuple(head))


def _refuse_deep(text: str) -> None:
    """Parsing time grows with the square of the depth; no page that people read comes near this one."""
    for tag in ("div", "section", "article", "center", "ul", "ol", "dl", "blockquote", "form", "table"):
        if text.count(f"<{tag}") - text.count(f"</{tag}") > _DEEPEST:
            raise ReadError("too-deep", f"网页标签嵌套过深（<{tag}> 未闭合）；请另存为文本后重试")


def _root(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the article, where the page says so plainly."""
    for selector in _ROOTS:
        found = [n for n in tree.css(selector) if len(n.text().strip()) >= _LEAST_ROOT]
        if len(found) == 1:
            return found[0]
    return None


def _lines(root: LexborNode) -> Iterator[_Line]:
    """Block elements begin and end a line, inline ones do not; a row's cells share a line, tab between."""
    line, links = _Line(), 0
    for node, entering in _walk(root):
        tag = node.tag or ""
        if tag == "-text":
            piece = node.text_content or ""
            line.parts.append(piece)
            line.linked += len(piece.strip()) if links else 0
        elif tag == "a":
            links += 1 if entering else -1
        elif tag in ("td", "th") and not entering and line.parts:
            line.parts.append(_CELL)
        elif tag in _BLOCK:
            if line.parts:
                yield line
            line = _Line(heading=entering and tag in ("h1", "h2", "h3"))
    if line.parts:
        yield line


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every node that is shown, on the way in (True) and, for elements, on the way out (False)."""
    node: LexborNode | None = root
    while node is not None:
        shown = _shown(node)
        if shown:
            yield node, True
        if shown and node.child is not None:
            node = node.child
            continue
        if shown and node.tag != "-text":
            yield node, False
        while node.mem_id != root.mem_id and node.next is None:
            parent = node.parent
            if parent is None:
                return
            node = parent
            yield node, False
        if node.mem_id == root.mem_id:
            return
        node = node.next


def _shown(node: LexborNode) -> bool:
    tag = node.tag or ""
    if tag == "-text":
        return True
    if tag in _SKIP or tag.startswith(("-", "_", "!")):
        return False
    style = node.attributes.get("style") or ""
    if "hidden" in node.attributes or re.search(r"display\s*:\s*none", style, re.I):
        return len(node.text()) > _HIDDEN_AT_MOST
    return True


def _kept(lines: Iterator[_Line]) -> list[str]:
    """Lines that are neither menu (mostly links, no sentence) nor furniture; all, where none is left."""
    everything, kept = [], []
    for line in lines:
        text = line.text()
        if not text:
            continue
        everything.append(text)
        menu = not line.heading and line.linked > 0.6 * len(text) and "。" not in text
        if not menu and not (len(text) <= 100 and _FURNITURE.search(text)):
            kept.append(text)
    return kept or everything


def _with_heading(tree: LexborHTMLParser, page: list[str], title: str | None, lines: list[str]) -> list[str]:
    """The page's headline stands above the article even where it is outside the article's element."""
    headings = [h for n in tree.css("h1") if (h := one_line(n.text()))]
    heading = headings[0] if len(headings) == 1 else title if title in page else None
    return [heading, *lines] if heading and heading not in lines[:LINES] else lines


def _metas(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in reversed(tree.css("meta")):
        given = node.attributes
        name = given.get("name") or given.get("property") or given.get("itemprop")
        content = given.get("content")
        if name and content and content.strip():
            yield name.strip().lower(), content.strip()


def _title(tree: LexborHTMLParser, metas: dict[str, str]) -> str | None:
    named = next((t for key in _TITLES if (t := sane_title(metas.get(key)))), None)
    headings = [t for n in tree.css("h1") if (t := sane_title(n.text()))]
    node = tree.css_first("title")
    page = sane_title(node.text()) if node is not None else None
    if named is None and headings and (page is None or headings[0] in page or len(headings) == 1):
        return headings[0]
    return named or (_without_site(page) if page else None)


def _without_site(title: str) -> str:
    """“标题_某某日报” without the site's name: a short last part behind _ | – or -."""
    parts = _SITE.split(title)
    while len(parts) > 1 and len(parts[-1]) < max(len(parts[0]), 5):
        parts.pop()
    return " ".join(p for p in parts if p)


def _dates(tree: LexborHTMLParser, metas: dict[str, str]) -> Iterator[str]:
    yield from (value for key, value in metas.items() if key in _DATES)
    for node in tree.css("script[type='application/ld+json']"):
        if match := re.search(r'"datePublished"\s*:\s*"([^"]{4,40})"', node.text()):
            yield match[1]
    for node in tree.css("time[pubdate], time[itemprop=datePublished], [itemprop=datePublished]"):
        yield node.attributes.get("datetime") or node.attributes.get("content") or node.text()


def _head(page: list[str], lines: list[str], title: str | None) -> list[str]:
    """Lines around the top of the article, then those that say when the page was published."""
    first = next((i for i, line in enumerate(page) if line == lines[0] or line == title), 0)
    around = [*lines[:LINES], *page[first : first + LINES], *page[max(0, first - 4) : first]]
    return around + [line for line in page if len(line) <= 100 and _PUBLISHED.search(line)]
