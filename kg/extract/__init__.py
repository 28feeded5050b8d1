"""From a document to its entities, claims and observations."""

from kg.extract.engine import Engine, build_engine

__all__ = ["Engine", "build_engine"]
