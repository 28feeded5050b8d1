"""Tells the encoding of a Chinese text: byte order mark, UTF-8, then GB18030, Big5 and UTF-16 weighed."""

from __future__ import annotations

import codecs
import re
from functools import cache

from kg.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be")
_CHINESE = ("gb18030", "big5", "cp950", "big5hkscs", *_WIDE)
_SAMPLE = 20_000
_ENOUGH = 0.7
"""Share of a text's non-ASCII characters that must be everyday Chinese ones; running text has over 0.95."""
_DAMAGE = 0.01
"""Share of characters that may be unreadable in a text that is otherwise plainly UTF-8 or GB18030."""
_CONTROL = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_PUNCTUATION = "\u3000、。·—～…‘’“”〔〕〈〉《》「」『』【】±×÷℃¥①②③④⑤⑥⑦⑧⑨⑩○●★☆□■◆▲△→"


def decode(data: bytes) -> tuple[str, bool]:
    """The text without its byte order mark, and whether it is whole (False: U+FFFD stands for broken bytes).

    Raises `ReadError` of kind ``binary`` or ``unknown-encoding``.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name)
    if b"\0" in data:
        return _checked(_wide(data)), True
    try:
        return _checked(data.decode("utf-8")), True
    except UnicodeDecodeError:
        pass
    likeliest = _weigh(data)
    if likeliest is not None:
        return _checked(data.decode(likeliest)), True
    return _damaged(data), False


def _marked(data: bytes, name: str) -> tuple[str, bool]:
    text = _checked(data.decode(name, "replace"))
    if "\ufffd" not in text:
        return text, True
    if text.count("\ufffd") > 3 + _DAMAGE * len(text):
        raise ReadError("unknown-encoding", f"带 {name.upper()} 标记，内容却不是它；请另存为 UTF-8 后重试")
    return text, False


def _wide(data: bytes) -> str:
    """UTF-16 without a mark. A NUL byte in anything else means that it is no text."""
    scores = [(share, name) for name in _WIDE if (share := _share(data, name)) is not None]
    best = max(scores, default=(0.0, ""))
    if best[0] < _ENOUGH:
        raise ReadError("binary", "是二进制文件，不是文字；请换成文本、网页、PDF 或 Word 文件")
    return data.decode(best[1])


def _weigh(data: bytes) -> str | None:
    """The encoding that decodes every byte and yields the most everyday Chinese characters."""
    from charset_normalizer import from_bytes

    ranked = [m.encoding.replace("_", "-") for m in from_bytes(data, cp_isolation=list(_CHINESE))]
    scores = {name: share for name in (*ranked, *_CHINESE) if (share := _share(data, name)) is not None}
    best = max(scores, key=lambda name: scores[name], default=None)
    return best if best is not None and scores[best] >= _ENOUGH else None


def _damaged(data: bytes) -> str:
    """Text with a few broken bytes, each as U+FFFD; most often a file cut inside a character."""
    for name, spare in (("utf-8", 3), ("gb18030", 1)):
        text = data.decode(name, "replace")
        lost = text.count("\ufffd")
        if lost <= spare + _DAMAGE * len(text) and _everyday_share(text) >= _ENOUGH:
            return _checked(text)
    if len(_CONTROL.findall(data[:_SAMPLE].decode("latin-1"))) > 0.02 * min(len(data), _SAMPLE):
        raise ReadError("binary", "是二进制文件，不是文字；请换成文本、网页、PDF 或 Word 文件")
    tried = "UTF-8、GB18030、Big5、UTF-16"
    raise ReadError("unknown-encoding", f"编码认不出（试过 {tried}）；请另存为 UTF-8 后重试")


def _share(data: bytes, name: str) -> float | None:
    try:
        return _everyday_share(data.decode(name))
    except UnicodeDecodeError:
        return None


def _everyday_share(text: str) -> float:
    """Share of everyday Chinese among all characters that are not plain ASCII; 1.0 where all are plain."""
    everyday = _everyday()
    odd = [c for c in text[:_SAMPLE] if c > "~" or (c < " " and c not in "\t\n\r\f")]
    return sum(c in everyday for c in odd) / len(odd) if odd else 1.0


@cache
def _everyday() -> frozenset[str]:
    """The 3,755 first-level characters of GB 2312, the 5,401 of Big5, and Chinese punctuation."""
    simplified = b"".join(bytes((r, c)) for r in range(0xB0, 0xD8) for c in range(0xA1, 0xFF))
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = b"".join(bytes((r, c)) for r in range(0xA4, 0xC7) for c in trails if (r, c) < (0xC6, 0x7F))
    wide = "".join(map(chr, range(0xFF01, 0xFF5F)))
    hanzi = simplified.decode("gb2312", "ignore") + traditional.decode("big5", "ignore")
    return frozenset(hanzi + wide + _PUNCTUATION)


def _checked(text: str) -> str:
    """The text itself, unless control characters show that it is none."""
    if "\0" in text or len(_CONTROL.findall(text)) > 1 + 0.02 * len(text):
        raise ReadError("binary", "是二进制文件，不是文字；请换成文本、网页、PDF 或 Word 文件")
    return text
