"""The graph made by hand, as the store and as rdflib read it."""

from functools import cache
from pathlib import Path

import pyoxigraph
import rdflib

from kg.store import Store
from kg.terms import expand

FILE = Path(__file__).with_name("graph.ttl")


@cache
def handmade_store() -> Store:
    """Each triple in a named graph, as a build leaves them."""
    inner = pyoxigraph.Store()
    graph = pyoxigraph.NamedNode("https://w3id.org/chanye/graph/entities")
    inner.load(path=FILE, format=pyoxigraph.RdfFormat.TURTLE, to_graph=graph)
    return Store(inner)


@cache
def undated_store() -> Store:
    """The same graph, as it is where no date could be found in the documents."""
    dates = ("dcterms:date", "ind:datePrecision", "ind:dateOrigin")
    inner = pyoxigraph.Store()
    unwanted = {expand(name) for name in dates}
    inner.extend(quad for quad in handmade_store().quads() if quad.predicate not in unwanted)
    return Store(inner)


@cache
def handmade_graph() -> rdflib.Graph:
    return rdflib.Graph().parse(FILE, format="turtle")
