"""Which sector a text is about."""

from __future__ import annotations

from kg.extract.things.things import Things

_LEAST = 3
"""Mentions from which on a sector can be what a text is about."""


def topic_sector(things: Things) -> int | None:
    """The sector or cluster with most mentions by far: at least as many as all others together."""
    counted = [
        (len(t.mentions), i)
        for i, t in enumerate(things.all)
        if t.kind in ("Industry", "IndustryCluster") and t.mentions and not t.name.lstrip("“")[:1].isdigit()
    ]
    if not counted:
        return None
    most, sector = max(counted, key=lambda pair: (pair[0], -pair[1]))
    return sector if most >= _LEAST and 2 * most >= sum(count for count, _ in counted) else None
