"""Building a graph from shards to shards: on the processes of this machine, or on a cluster that somebody keeps.

Shards of JSONL or Parquet come in, sorted N-Quads with VoID go out; each may lie in shared files or, by fsspec, in
object storage. Every stage is a function of a shard or a bucket, so that an engine may run it anywhere, and again:
read and extract (`work.read_shard`), gather names (`work.gather_bucket`), resolve them here, write
(`work.write_bucket`). The graph is the one that ``kg build`` makes of the same rows, byte for byte.
"""

from kg.cluster.build import ShardsResult, build_shards
from kg.cluster.engine import ENGINES

__all__ = ["ENGINES", "ShardsResult", "build_shards"]
