"""Loads the divisions of China, and checks that they hang together."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from kg.seeds.records import District
from kg.seeds.rows import cells_of, row_at

DISTRICT_LEVELS = ("province", "prefecture", "county")


def districts(folders: tuple[Path, ...]) -> dict[str, District]:
    """Code → district. Raises SeedError for a row that does not fit the others."""
    found: dict[str, District] = {}
    forms: defaultdict[str, list[str]] = defaultdict(list)
    table = (folders, "districts", "code", "name", "short", "level", "parent", "common")
    other = (folders, "district_forms", "form", "code")
    others = cells_of(*other)
    for form, code in others:
        forms[code].append(form)
    rows = cells_of(*table)
    for at, (code, name, short, level, parent, common) in enumerate(rows):
        if not _CODE.fullmatch(code):
            raise row_at(at, *table).fault(f"代码 {code!r} 不是六位数字", "GB/T 2260 代码，如 500120")
        if level not in DISTRICT_LEVELS:
            raise row_at(at, *table).fault(f"级别 {level!r} 不认识", "province、prefecture 或 county")
        if name.endswith(_SELF_GOVERNED) and short:
            forms[code].append(short + name[-1])
        own = tuple(forms.pop(code, ()))
        found[code] = District(code, name, short, level, parent or None, common == "1", own)
    for at, (_, code) in enumerate(others):
        if code not in found:
            raise row_at(at, *other).fault(f"代码 {code!r} 不存在", "districts.csv 里有的代码")
    for at, (code, *_, parent, _) in enumerate(rows):
        if parent and parent not in found:
            raise row_at(at, *table).fault(f"上级代码 {parent!r} 不存在", "先加上级区划的行")
        if parent and not _above(found[parent], found[code]):
            raise row_at(at, *table).fault(
                f"上级 {parent!r} 的级别不高于它自己", "上级应为 province 或 prefecture"
            )
    return found


_CODE = re.compile("[0-9]{6}")
_SELF_GOVERNED = ("自治州", "自治县", "自治旗")


def _above(upper: District, lower: District) -> bool:
    return DISTRICT_LEVELS.index(upper.level) < DISTRICT_LEVELS.index(lower.level)
