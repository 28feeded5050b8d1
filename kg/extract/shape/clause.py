"""The clause in which a position stands."""

from __future__ import annotations


def last_clause(text: str, start: int, end: int) -> str:
    """What stands between the last stop of a stretch and its end.

    >>> last_clause("据悉，该企业与", 0, 7)
    '该企业与'
    """
    stops = (text.rfind(mark, start, end) + 1 for mark in "，。；：")
    return text[max(start, *stops) : end]
