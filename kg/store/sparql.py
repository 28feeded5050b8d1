"""What can be told of a query before it runs: whether it reaches out, and whether it names its graphs."""

from __future__ import annotations

import re

INERT = re.compile(
    r"""<[^<>"{}|^`\\\s]*>|\"{3}(?:\\.|[^\\])*?\"{3}|'{3}(?:\\.|[^\\])*?'{3}|"(?:\\.|[^"\\\n])*(?:"|(?=\n)|\\?\Z)|'(?:\\.|[^'\\\n])*(?:'|(?=\n)|\\?\Z)"""
    r"""|\#[^\n]*|[?$]\w+|(?<![\w.-])[\w.-]*:(?:[\w.:%-]|\\.)*""",
    re.DOTALL,
)
"""What cannot hold a keyword of SPARQL: IRIs, strings, comments, variables, prefixed names.

A string without an end, which no query may hold, goes to the end of its line, so that long ones cost no squares.
"""
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def calls_service(sparql: str) -> bool:
    """Whether the keyword SERVICE stands in a query, be it spelt with code point escapes."""
    plain = _CODE_POINT.sub(lambda match: chr(int(match[1] or match[2], 16) % 0x110000), sparql)
    return re.search(r"\bservice\b", INERT.sub(" ", plain), re.IGNORECASE) is not None


def names_graphs(sparql: str) -> bool:
    """Whether a query has a dataset of its own: FROM or FROM NAMED."""
    return re.search(r"\bfrom\b", INERT.sub(" ", sparql), re.IGNORECASE) is not None
