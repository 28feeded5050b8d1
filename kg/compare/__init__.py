"""Two graphs side by side: what in the one is what in the other, what came, went and changed."""

from kg.compare.diff import Change, diff
from kg.compare.patch import patch
from kg.compare.succession import successors
from kg.compare.table import counted, table_of
from kg.compare.things import Thing, iris_of, things_of

__all__ = ["Change", "Thing", "counted", "diff", "iris_of", "patch", "successors", "table_of", "things_of"]
