"""What a graph folder keeps beside the graph: texts, extracts, how it was made, former ids."""

from kg.workspace.documents import keep_documents, kept_documents, prune
from kg.workspace.extracts import keep_extract, kept_extract
from kg.workspace.files import write_whole
from kg.workspace.folder import Made, read_made, write_made

__all__ = [
    "Made",
    "keep_documents",
    "keep_extract",
    "kept_documents",
    "kept_extract",
    "prune",
    "read_made",
    "write_made",
    "write_whole",
]
