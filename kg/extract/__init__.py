"""From a document to its entities, claims and observations."""

from kg.extract.engine import Engine, build_engine
from kg.extract.misses import Miss, by_promise
from kg.extract.model_endpoint import ModelEndpoint, ModelFinder

__all__ = ["Engine", "Miss", "ModelEndpoint", "ModelFinder", "build_engine", "by_promise"]
