"""What a graph folder keeps beside the graph: texts, extracts, how it was made, former ids."""

from kg.workspace.documents import keep_documents, kept_documents, prune
from kg.workspace.extracts import keep_extract, kept_extract
from kg.workspace.files import write_whole
from kg.workspace.folder import Made, read_made, write_made
from kg.workspace.lock import writing_to
from kg.workspace.redirects import Redirect, read_redirects, write_redirects

__all__ = [
    "Made",
    "Redirect",
    "keep_documents",
    "keep_extract",
    "kept_documents",
    "kept_extract",
    "prune",
    "read_made",
    "read_redirects",
    "write_made",
    "write_redirects",
    "write_whole",
    "writing_to",
]
