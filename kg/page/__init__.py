"""One offline page: the graph read, laid out, packed, and put into a page that draws it on a canvas."""

from __future__ import annotations

from kg.page.around import around
from kg.page.html import html
from kg.page.look import COLOURS, SHAPES
from kg.page.model import Document, Edge, Network, Node, Number, Passage
from kg.page.pack import located
from kg.page.read import read

__all__ = [
    "COLOURS",
    "SHAPES",
    "Document",
    "Edge",
    "Network",
    "Node",
    "Number",
    "Passage",
    "around",
    "html",
    "located",
    "read",
]
