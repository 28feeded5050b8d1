"""Finders of names, one kind of finding a file. They do not import one another."""
