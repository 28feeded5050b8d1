"""What stands in seeds/, as one number: extracts made with other seeds are not taken again."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg.paths import data_dir

_NOT_READ_FROM = frozenset(
    {"body_forms.csv", "judgements.csv", "lookalikes.csv", "pinyin.csv", "rank_words.csv"}
)
"""Tables that say nothing about what stands in a text: who is who, and how ids are spelt."""


def digest_of_seeds(overlay: Path | None = None) -> str:
    """SHA-256 over all tables and patterns that extraction goes by, a user's folder included.

    >>> len(digest_of_seeds())
    64
    """
    found = hashlib.sha256()
    for folder in (data_dir("seeds"), *(() if overlay is None else (overlay,))):
        found.update(b"\0folder")
        tables = (path for path in folder.glob("*.csv") if path.name not in _NOT_READ_FROM)
        for path in sorted((*tables, *folder.glob("patterns/*.toml")), key=lambda path: path.name):
            data = path.read_bytes()
            found.update(f"\0{path.name}\0{len(data)}\0".encode())
            found.update(data)
    return found.hexdigest()
