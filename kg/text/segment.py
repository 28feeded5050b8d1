"""The one user of a word segmenter: asks whether a stretch of text is words a dictionary knows.

rjieba gives the words of jieba from compiled code, ten times sooner to load; jieba itself serves where it is
missing. Both are asked without their hidden Markov model, so the answer depends on the dictionary alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache


@cache
def _tagger() -> Callable[[str], list[tuple[str, str]]]:
    try:
        import rjieba
    except ImportError:  # no wheel for this platform
        import logging
        import tempfile

        import jieba
        import jieba.posseg

        jieba.setLogLevel(logging.ERROR)
        with (
            tempfile.TemporaryDirectory() as private
        ):  # it would run what others put into the common one as its cache
            jieba.dt.tmp_dir = private
            jieba.initialize()
        return lambda text: [(pair.word, pair.flag) for pair in jieba.posseg.lcut(text, HMM=False)]

    def tag(text: str) -> list[tuple[str, str]]:
        pairs: list[tuple[str, str]] = rjieba.tag(text, False)
        return pairs

    return tag


def tagged(text: str) -> list[tuple[str, str]]:
    """Words of a text with their parts of speech (v verb, n noun, d adverb …) as jieba's dictionary has them.

    >>> tagged("盛泰光电抢抓机遇")
    [('盛', 'v'), ('泰', 'ns'), ('光电', 'j'), ('抢抓', 'v'), ('机遇', 'n')]
    """
    return _tagger()(text)


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Words of a short text.

    >>> words("盛泰光电领先")
    ('盛', '泰', '光电', '领先')
    """
    return tuple(word for word, _ in tagged(text))


def is_word(text: str) -> bool:
    """Whether a dictionary knows the text as one word of two or more characters."""
    return len(text) > 1 and len(words(text)) == 1
