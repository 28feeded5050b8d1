"""A comparison as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.compare.diff import Change
from kg.query.table import Table
from kg.terms import lit

_COLUMNS = ("change", "what", "subject", "about", "before", "after")
_TITLES = ("变化", "类别", "对象", "内容", "之前", "之后")


def table_of(changes: Sequence[Change]) -> Table:
    """A row a change; ``+`` came, ``-`` went, ``~`` changed."""
    rows = ((c.sign, c.what, c.subject, c.about, c.before, c.after) for c in changes)
    return Table(_COLUMNS, tuple(tuple(lit(text) if text else None for text in row) for row in rows), _TITLES)


def counted(changes: Sequence[Change]) -> str:
    """How many came, went and changed, in one line."""
    signs = Counter(change.sign for change in changes)
    return f"新增 {signs['+']}，消失 {signs['-']}，改变 {signs['~']}"
