"""Asks a store: values become RDF terms, answers become tables."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation

from kg.errors import QueryError, UsageError
from kg.query.saved import Parameter, SavedQuery
from kg.query.table import Table, Turtle
from kg.store import Rows, Store
from kg.terms import IND, Literal, Triple, date_lit, decimal_lit, integer_lit, lit

_ALL_NAMES = (
    "SELECT DISTINCT ?label WHERE { ?entity skos:prefLabel|skos:altLabel ?label ; a ?class"
    f" FILTER(STRSTARTS(STR(?class), '{IND}')) }}"
)
_HAS_NAME = "SELECT ?name WHERE { ?entity skos:prefLabel|skos:altLabel|skos:hiddenLabel ?name } LIMIT 1"
_MOST_DIGITS = 60
_UNHEARD = re.compile(r"[\s\"'“”‘’「」『』《》]")
_WANTED = {"integer": "整数", "decimal": "数", "date": "YYYY-MM-DD 形式的日期"}


def run(store: Store, query: SavedQuery, values: Mapping[str, str]) -> Table:
    """Answers a saved question. `values` are as typed: name of parameter → text; an empty text means all.

    Raises UsageError for a parameter that the question does not have or a name that no entity has,
    QueryError for a value that does not fit its type.
    """
    bound = dict(_bound(store, query, values))
    rows = store.select(query.sparql, bound)
    parameters = {parameter.name for parameter in query.parameters}
    kept = [index for index, name in enumerate(rows.variables) if name not in parameters]
    titles = {column.name: column.zh for column in query.columns}
    columns = tuple(rows.variables[index] for index in kept)
    return Table(
        columns,
        tuple(tuple(row[index] for index in kept) for row in rows),
        tuple(titles.get(name, name) for name in columns),
    )


def run_text(store: Store, sparql: str) -> Table | bool | Turtle:
    """Answers SPARQL text by its form: SELECT a table, ASK a bool, CONSTRUCT and DESCRIBE triples."""
    found = store.query(sparql)
    if isinstance(found, bool):
        return found
    if isinstance(found, Rows):
        return Table(found.variables, tuple(found), found.variables)
    return Turtle(tuple(sorted(found, key=_by_text)))


def known_name(store: Store, text: str) -> str | None:
    """The name that an entity bears and that is spelt as `text`, but for width, white space and quotes."""
    if list(store.select(_HAS_NAME, {"name": lit(text, "zh")})):
        return text
    wanted = _spelling(text)
    return next((name for name in _names(store) if _spelling(name) == wanted), None)


def nearest_names(store: Store, name: str) -> list[str]:
    """Up to three names in the graph that look like `name`, those that hold it or lie in it first."""
    import difflib

    names = _names(store)
    within = [known for known in names if name and (name in known or known in name)]
    within.sort(key=lambda known: (abs(len(known) - len(name)), known))
    return list(dict.fromkeys([*within, *difflib.get_close_matches(name, names, 3, 0.4)]))[:3]


def _names(store: Store) -> list[str]:
    return sorted({row[0].value for row in store.select(_ALL_NAMES) if isinstance(row[0], Literal)})


def _spelling(name: str) -> str:
    return _UNHEARD.sub("", unicodedata.normalize("NFKC", name)).casefold()


def refuse_name(store: Store, name: str) -> UsageError:
    """The fault of a name that no entity has, with the nearest ones."""
    near = nearest_names(store, name)
    hint = f"；相近的有：{'、'.join(near)}" if near else ""
    return UsageError(f"图里没有名为 {name!r} 的实体{hint}")


def _bound(store: Store, query: SavedQuery, values: Mapping[str, str]) -> Iterator[tuple[str, Literal]]:
    names = [parameter.name for parameter in query.parameters]
    for name in values:
        if name not in names:
            raise UsageError(_unknown(query, name, names))
    for parameter in query.parameters:
        text = values.get(parameter.name, parameter.default).strip()
        if text:
            yield (
                parameter.name,
                term_of(parameter, _as_known(store, text) if parameter.type == "label" else text),
            )


def _as_known(store: Store, text: str) -> str:
    name = known_name(store, text)
    if name is None:
        raise refuse_name(store, text)
    return name


def _unknown(query: SavedQuery, name: str, known: Iterable[str]) -> str:
    names = " ".join(known)
    return f"{query.id} 没有参数 {name!r}；" + (f"它的参数：{names}" if names else "它不带参数")


def term_of(parameter: Parameter, text: str) -> Literal:
    """A typed text as the term its parameter stands for. Raises QueryError."""
    try:
        match parameter.type:
            case "integer":
                return integer_lit(int(text))
            case "decimal":
                return decimal_lit(_bounded(Decimal(text)))
            case "date":
                return date_lit(dt.date.fromisoformat(text))
            case "label":
                return lit(text, "zh")
            case "string":
                return lit(text)
    except (ValueError, InvalidOperation):
        raise QueryError(f"参数 {parameter.name} 要 {_WANTED[parameter.type]}，不是 {text!r}") from None


def _bounded(value: Decimal) -> Decimal:
    """Numbers are written without exponents; 1e999999999 would take a gigabyte."""
    if abs(value.adjusted()) > _MOST_DIGITS:
        raise ValueError
    return value


def _by_text(triple: Triple) -> tuple[str, str, str]:
    return str(triple.subject), str(triple.predicate), str(triple.object)
