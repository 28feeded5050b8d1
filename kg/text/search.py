"""Tries a slow pattern only where it can match.

`re` skips quickly to a place where a pattern begins with one set of characters, and only then. Patterns that begin
with an optional part, a look behind or any character at all are tried at every position, which is most of the time
that a page takes. Both functions give what `pattern.finditer` gives, for patterns that never match nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping


def openings(chars: str, then: Mapping[str, str]) -> re.Pattern[str]:
    r"""Where a pattern can begin, for `matches_at`: with one of some characters, some only before others.

    `chars` and the keys of `then` are what stands between the brackets of a set.

    >>> [m.start() for m in openings(r"\d今", {"今": "年"}).finditer("今后，今年3月")]
    [3, 5]
    """
    # the set comes first, so that `re` skips to it; what follows looks back on the character that it found
    only = "".join(f"(?<![{some}](?!{after}))" for some, after in then.items())
    return re.compile(f"[{chars}{''.join(then)}]{only}")


def begun_by(chars: str, pattern: str) -> re.Pattern[str]:
    r"""A pattern that begins with some characters, whatever it looks back on: elsewhere only that is seen.

    `chars` is what stands between the brackets of a set.

    >>> [m.group() for m in begun_by("产销", "(?<=[一-龥])(?:出口)?(?:产量|销量)").finditer("锂电产量与电机销量")]
    ['产量', '销量']
    """
    return re.compile(f"(?=[{chars}]){pattern}")


def matches_at(
    first: re.Pattern[str], pattern: re.Pattern[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    r"""Matches of a pattern that never begins but where `first` does: with one of its first characters.

    >>> date = re.compile(r"(?:到)?\d+年")
    >>> [m.group() for m in matches_at(re.compile(r"[到\d]"), date, "到场者从2019年到2021年", 0, 15)]
    ['2019年', '到2021年']
    """
    while (opening := first.search(text, start, end)) is not None:
        match = pattern.match(text, opening.start(), end)
        if match is None:
            start = opening.start() + 1
        else:
            yield match
            start = match.end()


def matches_before(
    inner: re.Pattern[str], longest: int, pattern: re.Pattern[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """Matches of a pattern that holds `inner` at most `longest` characters behind its beginning.

    >>> chain = re.compile("[^，]{2,4}?产业链")
    >>> [m.group() for m in matches_before(re.compile("产业链"), 4, chain, "甲乙丙丁，光伏产业链，光电", 0, 14)]
    ['光伏产业链']
    """
    while (held := inner.search(text, start, end)) is not None:
        match = pattern.search(text, max(start, held.start() - longest), end)
        if match is None:
            return
        yield match
        start = match.end()
