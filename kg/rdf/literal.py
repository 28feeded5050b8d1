r"""Terms as canonical N-Quads text, letter for letter as the store writes them.

>>> text("首行\n次行")
'"首行\\n次行"'
>>> zh("璧山区")
'"璧山区"@zh'
>>> decimal(Decimal("13.90"))
'"13.9"^^<http://www.w3.org/2001/XMLSchema#decimal>'
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from kg.terms import PREFIXES, decimal_text

_SPECIAL = re.compile('[\x00-\x1f\x7f"\\\\\ud800-\udfff\ufffe\uffff]')
_NAMED = {
    "\t": "\\t",
    "\b": "\\b",
    "\n": "\\n",
    "\r": "\\r",
    "\f": "\\f",
    '"': '\\"',
    "\\": "\\\\",
}
_DECIMAL = f"^^<{PREFIXES['xsd']}decimal>"
_INTEGER = f"^^<{PREFIXES['xsd']}integer>"
_DATE = f"^^<{PREFIXES['xsd']}date>"


def text(value: str) -> str:
    """A plain string. Control characters are kept, escaped; half a surrogate pair becomes U+FFFD."""
    return f'"{_SPECIAL.sub(_escape, value)}"'


def zh(value: str) -> str:
    """Chinese text."""
    return f'"{_SPECIAL.sub(_escape, value)}"@zh'


def decimal(value: Decimal) -> str:
    """An xsd:decimal in canonical form."""
    return f'"{decimal_text(value)}"{_DECIMAL}'


def integer(value: int) -> str:
    """An xsd:integer."""
    return f'"{value}"{_INTEGER}'


def date(value: dt.date) -> str:
    """An xsd:date."""
    return f'"{value.isoformat()}"{_DATE}'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return _NAMED.get(char) or f"\\u{ord(char):04X}"
