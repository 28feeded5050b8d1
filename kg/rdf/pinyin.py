"""Names as ASCII: the readable part of an IRI.

pypinyin's own dictionary of phrases costs a quarter of a second to load and changes from version to version.
Only its table of single characters is used; words which that table reads wrong stand in seeds/pinyin.csv.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

_LONGEST = 40


class Speller:
    """Spells names by a table of words and readings, syllables parted by spaces: 重庆 → ``chong qing``."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = {word: tuple(reading.split()) for word, reading in words.items()}
        self._longest = max(map(len, words), default=0)
        self._first = frozenset(word[0] for word in words)

    def slug(self, name: str) -> str:
        """Lower-case letters and digits, a hyphen where the script changes, at most 40 characters.

        ``重庆A智能`` → ``chongqing-a-zhineng``; empty where the name has no character that can be spelt.
        """
        parts: list[str] = []
        length, last = 0, ""
        for script, piece in self._pieces(unicodedata.normalize("NFKC", name)):
            if script and piece:
                joint = "-" if last and script != last else ""
                if length + len(joint) + len(piece) > _LONGEST:
                    break
                parts.append(joint + piece)
                length, last = length + len(joint) + len(piece), script
            elif parts:
                last = "gap"
        return "".join(parts)

    def initials(self, name: str) -> str:
        """First letters of the syllables, other letters and digits as they are: ``重庆A1智能`` → ``cqa1zn``."""
        pieces = self._pieces(unicodedata.normalize("NFKC", name))
        return "".join(piece[:1] if script == "han" else piece for script, piece in pieces)

    def _pieces(self, name: str) -> Iterator[tuple[str, str]]:
        """(script, syllable, letter or digit); an empty script for what is left out."""
        at = 0
        while at < len(name):
            word = self._word_at(name, at)
            if word:
                yield from (("han", syllable) for syllable in self._words[word])
                at += len(word)
                continue
            yield _spell(name[at])
            at += 1

    def _word_at(self, name: str, at: int) -> str:
        if name[at] not in self._first:
            return ""
        for length in range(min(self._longest, len(name) - at), 0, -1):
            if name[at : at + length] in self._words:
                return name[at : at + length]
        return ""


@lru_cache(maxsize=16384)
def _spell(char: str) -> tuple[str, str]:
    if not char.isascii():
        plain = unicodedata.normalize("NFKD", char)[0]
        if not plain.isascii():
            reading = _reader()(char)
            return ("han", reading) if reading.isascii() and reading.isalpha() else ("", "")
        char = plain
    return ("latin", char.lower()) if char.isalnum() else ("", "")


@lru_cache(maxsize=1)
def _reader() -> Callable[[str], str]:
    """Reading of one character without its tone; empty for those without one."""
    name = "PYPINYIN_NO_PHRASES"
    before = os.environ.get(name)
    os.environ[name] = "1"
    try:
        from pypinyin import lazy_pinyin
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before

    return lambda char: "".join(lazy_pinyin(char, errors="ignore")).lower()
