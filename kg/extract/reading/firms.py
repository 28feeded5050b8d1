"""Which firm a text is about."""

from __future__ import annotations

from kg.extract.things.things import Things

_LEAST = 4
"""Mentions from which on a firm can be what a text is about."""
_UNNAMED = tuple(mark + word for mark in "，。；\n" for word in ("公司", "集团"))
_SHARE = 0.5
"""What a mention without a name counts: most are of the firm that the text is about."""


def topic_firm(text: str, things: Things) -> int | None:
    """The firm with most mentions by far: more than all other firms together."""
    counted = [
        (len(t.mentions), i) for i, t in enumerate(things.all) if t.kind == "Enterprise" and t.mentions
    ]
    if not counted:
        return None
    most, firm = max(counted, key=lambda pair: (pair[0], -pair[1]))
    others = sum(count for count, _ in counted) - most
    weight = most + _SHARE * sum(text.count(word) for word in _UNNAMED)
    return firm if most > 1 and weight >= _LEAST and weight > others else None
