"""Gives the firms of an annotated article other brands, ones that no list knows; nothing else in it changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from zlib import crc32

from kg.names import NameSplitter

_BRAND = re.compile("[\u4e00-\u9fff]{2,4}")
_KEPT = ("doc", "id", "type", "s", "p", "o")
"""What an annotation says in identifiers."""


def renamed(
    gold: dict[str, Any], text: str, brands: Sequence[str], splitter: NameSplitter
) -> tuple[dict[str, Any], str]:
    """Annotation and article with new brands, the same ones each time: 重庆威致科技有限公司 → 重庆博盛科技有限公司."""
    names = _new_names(gold, brands, splitter)
    if not names:
        return gold, text
    known = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))

    def change(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: change(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [change(one, key) for one in value]
        if isinstance(value, str) and key not in _KEPT:
            return known.sub(lambda match: names[match[0]], value)
        return value

    return change(gold), change(text)


def _new_names(gold: dict[str, Any], brands: Sequence[str], splitter: NameSplitter) -> dict[str, str]:
    """Name of a firm as it is printed → the same with another brand; firms without a brand keep their names."""
    names: dict[str, str] = {}
    at = crc32(gold["doc"].encode()) % len(brands)
    for entity in gold["entities"]:
        if entity["type"] != "Enterprise":
            continue
        forms = sorted({entity["name"], *entity["mentions"]}, key=lambda form: (-len(form), form))
        told = {splitter.split(form).brand for form in forms}
        old = min((b for b in told if _BRAND.fullmatch(b)), key=lambda b: (len(b), b), default="")
        if old:
            names |= {form: form.replace(old, brands[at % len(brands)]) for form in forms if old in form}
            at += 1
    return names
