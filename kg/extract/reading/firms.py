"""Which firm a text is about."""

from __future__ import annotations

from kg.extract.things.things import Things

_LEAST = 4
"""Mentions from which on a firm can be what a text is about."""


def topic_firm(things: Things) -> int | None:
    """The firm with most mentions by far: more than all other firms together."""
    counted = [
        (len(t.mentions), i) for i, t in enumerate(things.all) if t.kind == "Enterprise" and t.mentions
    ]
    if not counted:
        return None
    most, firm = max(counted, key=lambda pair: (pair[0], -pair[1]))
    others = sum(count for count, _ in counted) - most
    return firm if most >= _LEAST and most > others else None
