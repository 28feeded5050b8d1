"""Finders of names, one kind of finding a file; what several of them need stands in `kg.extract.shape`."""
