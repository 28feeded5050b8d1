"""Registers: lists of enterprises or parks, in CSV or Turtle, as further sources of a graph.

A mapping file tells what the columns mean (`mapping`). A register becomes a document (`reading`): its text has one
line a row, each cell behind the name of its column, so that every fact keeps the row it came from like any other
sentence. What the rows say is extracted (`extract`) by the mapping that the document carries.
"""

from kg.register.extract import RegisterReader
from kg.register.reading import read_registers

__all__ = ["RegisterReader", "read_registers"]
