"""From a document to its entities, claims and observations."""

from kg.extract.engine import Engine, build_engine
from kg.extract.misses import Miss, by_promise

__all__ = ["Engine", "Miss", "build_engine", "by_promise"]
