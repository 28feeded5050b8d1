"""Finds ontology/, seeds/ and queries/: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

FINDERS = "kg.extractors"
"""The entry points under which other packages offer finders of names."""
_PACKAGE = Path(__file__).resolve().parent


def data_dir(name: str) -> Path:
    """Folder of packaged data: ``ontology``, ``seeds`` or ``queries``."""
    inside = _PACKAGE / "data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
