"""What a graph folder keeps beside the graph: texts, extracts, how it was made, former ids."""

from kg.workspace.documents import (
    Kept,
    drop_texts,
    keep_documents,
    kept_documents,
    prune,
    take_in,
    text_digest,
)
from kg.workspace.extracts import has_extract, keep_extract, kept_extract
from kg.workspace.folder import Made, read_made, write_made
from kg.workspace.lock import writing_to
from kg.workspace.redirects import Redirect, read_redirects, write_redirects
from kg.workspace.stage import finish, staged, unfinished

__all__ = [
    "Kept",
    "Made",
    "Redirect",
    "drop_texts",
    "finish",
    "has_extract",
    "keep_documents",
    "keep_extract",
    "kept_documents",
    "kept_extract",
    "prune",
    "read_made",
    "read_redirects",
    "staged",
    "take_in",
    "text_digest",
    "unfinished",
    "write_made",
    "write_redirects",
    "writing_to",
]
