"""A graph folder on the web of one's own machine: SPARQL endpoint, pages for people, data for programs.

Queries run in worker processes over the read-only store, so that one that does not end can be ended.
"""

from kg.serve.app import make_app
from kg.serve.options import ServeOptions
from kg.serve.run import serve

__all__ = ["ServeOptions", "make_app", "serve"]
