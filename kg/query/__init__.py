"""Saved questions and the tables they give.

``queries/*.rq`` are plain SPARQL 1.1 with a comment header. A parameter left out means *all*::

    table = run(store, find("firms-of-park"), {"park": "铜梁高新区"})
    print(layout(table))
"""

from __future__ import annotations

from kg.query.run import run, run_text
from kg.query.saved import GROUP_TITLES, Column, Parameter, SavedQuery, find, list_queries, parse_query
from kg.query.table import Table, Turtle, as_csv, as_json, as_turtle, cell, layout, plain

__all__ = [
    "GROUP_TITLES",
    "Column",
    "Parameter",
    "SavedQuery",
    "Table",
    "Turtle",
    "as_csv",
    "as_json",
    "as_turtle",
    "cell",
    "find",
    "layout",
    "list_queries",
    "parse_query",
    "plain",
    "run",
    "run_text",
]
