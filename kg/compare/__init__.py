"""Two graphs side by side: what in the one is what in the other, what came, went and changed."""

from kg.compare.succession import successors
from kg.compare.things import Thing, things_of

__all__ = ["Thing", "successors", "things_of"]
