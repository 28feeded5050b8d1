"""The graph made by hand, as the store and as rdflib read it."""

from functools import cache
from pathlib import Path

import pyoxigraph
import rdflib

from kg.store import Store

FILE = Path(__file__).with_name("graph.ttl")


@cache
def handmade_store() -> Store:
    """Each triple in a named graph, as a build leaves them."""
    inner = pyoxigraph.Store()
    graph = pyoxigraph.NamedNode("https://w3id.org/chanye/graph/entities")
    inner.load(path=FILE, format=pyoxigraph.RdfFormat.TURTLE, to_graph=graph)
    return Store(inner)


@cache
def handmade_graph() -> rdflib.Graph:
    return rdflib.Graph().parse(FILE, format="turtle")
