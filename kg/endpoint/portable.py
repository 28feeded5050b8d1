"""Queries with values in them, in a form that any SPARQL 1.1 server takes.

The local store binds values itself and lets a parameter stay open; other servers get the values in the text,
written as RDF terms, and nothing of a parameter that is open: many handle ``UNDEF`` and unbound variables badly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import dropwhile
from typing import Final

from kg.store import INERT
from kg.terms import PREFIXES, Literal, NamedNode

_OPEN = re.compile(r'VALUES \?(\w+) \{ UNDEF "" \}')
_GUARD = re.compile(r"FILTER\((!?)BOUND\(\?(\w+)\) \|\| ")
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
_USED: Final = re.compile(r"(?<![\w?$<:.-])([a-z][\w.-]*):")


def portable(sparql: str, values: Mapping[str, NamedNode | Literal]) -> str:
    """The query with its values, and with the project's prefixes that it uses.

    A parameter is no column of the answer: the caller knows it, and Virtuoso cannot sort beside a decimal one.

    >>> print(portable('SELECT ?x ?s { VALUES ?x { UNDEF "" } ?s rdfs:label ?x }', {}))
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    SELECT ?s {  ?s rdfs:label ?x }
    """
    sparql = "\n".join(dropwhile(lambda line: line.startswith("#"), sparql.splitlines()))
    parameters = {match[1] for match in _OPEN.finditer(sparql)}
    for name in parameters:
        sparql = _without_column(sparql, name)
    text = _OPEN.sub(lambda match: _bound(match[1], values), sparql)
    text = _without_guards(text, parameters, set(values))
    for name in values.keys() - parameters:
        start = text.index("{") + 1
        text = f"{text[:start]} {_bound(name, values)}{text[start:]}"
    return _with_prefixes(text)


def _bound(name: str, values: Mapping[str, NamedNode | Literal]) -> str:
    return f"VALUES ?{name} {{ {values[name]} }}" if name in values else ""


def _without_column(sparql: str, name: str) -> str:
    head, brace, rest = sparql.partition("{")
    return re.sub(rf"(\bSELECT\b[^{{]*?)\?{name}\b ?", r"\1", head, count=1) + brace + rest


def _without_guards(text: str, parameters: set[str], given: set[str]) -> str:
    """``FILTER(!BOUND(?x) || …)`` is ``FILTER(…)`` where x is given, and nothing where it is open."""
    at = 0
    while match := _GUARD.search(text, at):
        at = match.end()
        if match[2] in parameters:
            end = _closing(text, match.end())
            needed = (match[2] in given) == bool(match[1])
            kept = f"FILTER({text[match.end() : end]})" if needed else ""
            text = text[: match.start()] + kept + text[end + 1 :]
            at = match.start()
    return text


def _closing(text: str, start: int) -> int:
    """Where the parenthesis closes that is open at `start`; those in strings and IRIs do not count."""
    plain = INERT.sub(lambda match: "_" * len(match[0]), text)
    depth = 1
    for at in range(start, len(plain)):
        depth += (plain[at] == "(") - (plain[at] == ")")
        if depth == 0:
            return at
    return len(text)


def _with_prefixes(text: str) -> str:
    plain = re.sub(
        r"<[^<>\s]*>|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|^\s*#.*$", " ", text, flags=re.MULTILINE
    )
    missing = set(_USED.findall(plain)) - set(_DECLARED.findall(plain))
    head = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in sorted(missing & PREFIXES.keys()))
    return head + text
