"""Reading: files and folders → a stream of `Document`. One file a format; see `kg.read.sources`."""

from kg.read.sources import read_rows, read_sources

__all__ = ["read_rows", "read_sources"]
