"""Saved questions: SPARQL files whose comment header tells what they ask and which values they take.

::

    # id: firms-of-park
    # group: enterprises
    # title-zh: 园区有哪些企业？
    # title-en: Which enterprises are in a park?
    # param: park | label | | 园区 | park
    # column: firm_name | 企业 | enterprise
    # example: kg query firms-of-park --set park=铜梁高新区
    # answer: 重庆南雁实业集团 | 铜梁高新区

A parameter is ``name | type | default | zh | en``; in the query it stands in the SELECT list and in
``VALUES ?park { UNDEF "" }``. UNDEF makes it optional; the empty string, which no name equals,
keeps engines from taking it for a variable that is never bound. To ask elsewhere, put the value in place
of both. ``answer`` is one row that the example gives on the sample; a cell that ends in … tells how it begins.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from kg.errors import QueryError, UsageError
from kg.paths import data_dir

Type = Literal["label", "integer", "decimal", "date", "string"]
_TYPES: dict[str, Type] = {kind: kind for kind in get_args(Type)}
GROUP_TITLES = {
    "enterprises": "企业 enterprises",
    "parks": "园区 parks",
    "clusters": "集群 clusters",
    "districts": "行政区 districts",
    "numbers": "数字 numbers",
    "provenance": "出处 provenance",
    "quality": "数据质量 data quality",
}
GROUPS = tuple(GROUP_TITLES)
_KEYS = ("id", "group", "title-zh", "title-en", "param", "column", "example", "answer")
_ONCE = ("id", "group", "title-zh", "title-en", "example", "answer")
_ENTRY = re.compile(r"#\s*([a-z-]+):(.*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question takes. A ``label`` is a name, matched against what entities are called."""

    name: str
    type: Type
    default: str
    """Text of the value when none is given; empty: all."""
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Column:
    """What people read over a column of the answer."""

    name: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question under its name."""

    id: str
    group: str
    title_zh: str
    title_en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    example: str
    """A command line."""
    answer: tuple[str, ...]
    """Cells of a row that the example gives on the sample; those that end in … are told in part."""
    sparql: str

    @property
    def example_values(self) -> dict[str, str]:
        """The values that the example sets."""
        return dict(word.split("=", 1) for word in shlex.split(self.example)[4::2])


def list_queries(folder: Path | None = None) -> tuple[SavedQuery, ...]:
    """All saved questions, by group, then name. Raises QueryError with file and line for a faulty one."""
    paths = (folder or data_dir("queries")).glob("*.rq")
    found = [parse_query(path.read_text(encoding="utf-8"), path.name) for path in paths]
    return tuple(sorted(found, key=lambda query: (GROUPS.index(query.group), query.id)))


def find(name: str, folder: Path | None = None) -> SavedQuery:
    """The question of that name. Raises UsageError, with the nearest name, when there is none."""
    path = (folder or data_dir("queries")) / f"{name}.rq"
    if re.fullmatch(r"[a-z0-9-]+", name) and path.is_file():
        return parse_query(path.read_text(encoding="utf-8"), path.name)
    queries = {query.id: query for query in list_queries(folder)}
    if name not in queries:
        import difflib

        near = difflib.get_close_matches(name, queries, cutoff=0.5)
        hint = f"是否要找 {near[0]}？" if near else "kg query 列出全部查询"
        raise UsageError(f"没有名为 {name!r} 的查询；{hint}")
    return queries[name]


def parse_query(text: str, file: str) -> SavedQuery:
    """Reads a saved question; `file` is its file name. Raises QueryError."""
    once: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    for line, key, value in _entries(text, file):
        if key == "param":
            parameters.append(_parameter(value, text, file, line))
        elif key == "column":
            columns.append(Column(*_fields(value, 3, file, line)))
        elif key in once:
            raise QueryError(f"{key} 写了两次", file=file, line=line)
        else:
            once[key] = _checked(key, value, file, line)
    missing = [key for key in _ONCE if key not in once]
    if missing:
        raise QueryError(f"缺少 {'、'.join(missing)}", file=file, line=1, hint=f"应有 # {missing[0]}: …")
    return SavedQuery(
        once["id"],
        once["group"],
        once["title-zh"],
        once["title-en"],
        tuple(parameters),
        tuple(columns),
        once["example"],
        _answer(once["answer"], columns, file),
        text,
    )


def _entries(text: str, file: str) -> Iterator[tuple[int, str, str]]:
    """Line number, key and value of each line of the header, which ends where comments end."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            return
        match = _ENTRY.fullmatch(line)
        if match is None or match[1] not in _KEYS:
            raise QueryError(f"看不懂 {line!r}", file=file, line=number, hint=f"可用：{' '.join(_KEYS)}")
        yield number, match[1], match[2].strip()


def _checked(key: str, value: str, file: str, line: int) -> str:
    if not value:
        raise QueryError(f"{key} 是空的", file=file, line=line)
    if key == "id" and f"{value}.rq" != file:
        raise QueryError(f"id {value!r} 与文件名不一致", file=file, line=line)
    if key == "group" and value not in GROUPS:
        raise QueryError(f"没有 {value!r} 这一组", file=file, line=line, hint=f"可用：{' '.join(GROUPS)}")
    return value


def _parameter(value: str, text: str, file: str, line: int) -> Parameter:
    name, kind, default, zh, en = _fields(value, 5, file, line)
    if kind not in _TYPES:
        raise QueryError(f"没有 {kind!r} 这种类型", file=file, line=line, hint=f"可用：{' '.join(_TYPES)}")
    values = f'VALUES ?{name} {{ UNDEF "" }}'
    if values not in text:
        raise QueryError(f"查询里没有参数 {name}", file=file, line=line, hint=f"应有 {values}")
    return Parameter(name, _TYPES[kind], default, zh, en)


def _answer(value: str, columns: list[Column], file: str) -> tuple[str, ...]:
    cells = tuple(cell.strip() for cell in value.split("|"))
    if len(cells) != len(columns):
        raise QueryError(f"answer 应有 {len(columns)} 项，每列一项：{value!r}", file=file)
    return cells


def _fields(value: str, count: int, file: str, line: int) -> list[str]:
    fields = [field.strip() for field in value.split("|")]
    if len(fields) != count or not fields[0]:
        raise QueryError(f"应有 {count} 项，以 | 分开：{value!r}", file=file, line=line)
    return fields
