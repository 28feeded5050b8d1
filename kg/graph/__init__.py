"""Questions that SPARQL is poor at, over networkx: ways between two, who is central, who belongs together."""

from kg.graph.communities import Community, communities
from kg.graph.network import as_networkx
from kg.graph.paths import Path, Step, paths
from kg.graph.rank import MEASURES, Ranked, rank

__all__ = ["MEASURES", "Community", "Path", "Ranked", "Step", "as_networkx", "communities", "paths", "rank"]
