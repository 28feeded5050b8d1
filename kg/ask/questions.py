"""Templates of questions: which words and names a question holds, and the saved query that answers it.

They stand in ``queries/questions.toml``, whose head says what each key means.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import QueryError
from kg.model import ENTITY_KINDS
from kg.paths import data_dir
from kg.query import SavedQuery, list_queries

FILE = "questions.toml"
METRIC = "Metric"
"""The class of names of indicators, beside those of the ontology."""
TAKEN = ("year", "since", "until", "least", "top")
OPTIONAL = ""
"""Among the words that one may stand for: it may also say nothing, as 做的 does in “做的项目”."""
_KEYS = frozenset(("query", "names", "maybe", "must", "may", "picks", "fixed", "takes", "why", "asks"))


@dataclass(frozen=True, slots=True)
class Question:
    """A kind of question."""

    query: SavedQuery
    names: Mapping[str, frozenset[str]]
    """Parameter → classes of the name it takes. One that starts with _ is read and not used."""
    maybe: Mapping[str, frozenset[str]]
    must: tuple[frozenset[str], ...]
    """Of each set one word has to stand in the question."""
    may: frozenset[str]
    picks: Mapping[str, Mapping[str, str]]
    """Parameter → word → value."""
    fixed: Mapping[str, str]
    takes: frozenset[str]
    needs: frozenset[str]
    """Those of `takes` without which it is another question."""
    why: tuple[tuple[str, str, str], ...]
    """Column, relation, column; or column, column of the metric, column of the number as printed."""
    asks: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        """All words that it understands."""
        return self.may.union(*self.must)


@dataclass(frozen=True, slots=True)
class Questions:
    """All templates, and the words they are written in."""

    all: tuple[Question, ...]
    negation: frozenset[str]
    """Characters that must not be passed over."""
    metrics: Mapping[str, str]
    """What people say for an indicator → the words that its name has: GDP, 地区生产总值."""
    words: Mapping[str, frozenset[str]]
    """Word as people write it → words of templates that it may stand for; none for one that says nothing."""


@cache
def load_questions(folder: Path | None = None) -> Questions:
    """Reads the templates. Raises QueryError for a faulty one."""
    path = (folder or data_dir("queries")) / FILE
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise QueryError(f"读不懂：{error}", file=path.name) from None
    saved = {query.id: query for query in list_queries(folder)}
    found = tuple(
        _question(row, saved, f"第 {at} 个问题") for at, row in enumerate(told.get("question", ()), 1)
    )
    negation = frozenset(told.get("negation", {}).get("characters", ()))
    return Questions(found, negation, told.get("metrics", {}), _words(told, found))


def _words(told: Mapping[str, Any], questions: Iterable[Question]) -> dict[str, frozenset[str]]:
    held: dict[str, set[str]] = {word: set() for word in told["filler"]["words"]}
    for question in questions:
        for word in question.words:
            held.setdefault(word, set()).add(word)
    for word, others in told["words"].items():
        for other in others:
            held.setdefault(other, set()).add(word)
    for word in told["filler"]["words"]:
        if held[word]:
            held[word].add(OPTIONAL)
    return {word: frozenset(stands) for word, stands in held.items()}


def _question(row: Mapping[str, Any], saved: Mapping[str, SavedQuery], where: str) -> Question:
    if strange := sorted(set(row) - _KEYS):
        raise QueryError(f"{where}：不认识 {'、'.join(strange)}", file=FILE)
    if row.get("query") not in saved:
        raise QueryError(f"{where}：没有名为 {row.get('query')!r} 的查询", file=FILE)
    query = saved[row["query"]]
    taken = [name.rstrip("!") for name in row.get("takes", ())]
    parameters = {parameter.name for parameter in query.parameters} | {"top"}
    names, maybe = (_classes(row.get(key, {}), where) for key in ("names", "maybe"))
    given = [*names, *maybe, *row.get("picks", {}), *row.get("fixed", {}), *taken]
    if wrong := sorted(name for name in given if name not in parameters and not name.startswith("_")):
        raise QueryError(f"{where}：{query.id} 没有参数 {'、'.join(wrong)}", file=FILE)
    if not row.get("asks"):
        raise QueryError(f"{where}：没有例句", file=FILE)
    return Question(
        query=query,
        names=names,
        maybe=maybe,
        must=tuple(frozenset(words.split("|")) for words in row.get("must", ())),
        may=frozenset(row.get("may", ())),
        picks=row.get("picks", {}),
        fixed=row.get("fixed", {}),
        takes=frozenset(taken),
        needs=frozenset(name.rstrip("!") for name in row.get("takes", ()) if name.endswith("!")),
        why=tuple(_link(link, query, where) for link in row.get("why", ())),
        asks=tuple(row["asks"]),
    )


def _classes(told: Mapping[str, Sequence[str]], where: str) -> dict[str, frozenset[str]]:
    for kinds in told.values():
        if strange := sorted(set(kinds) - {*ENTITY_KINDS, METRIC}):
            raise QueryError(f"{where}：没有 {'、'.join(strange)} 这样的类", file=FILE)
    return {name: frozenset(kinds) for name, kinds in told.items()}


def _link(link: Sequence[str], query: SavedQuery, where: str) -> tuple[str, str, str]:
    columns = {column.name for column in query.columns}
    if len(link) != 3 or link[0] not in columns or link[2] not in columns:
        raise QueryError(f"{where}：why 应是 [列, 关系, 列]，不是 {link!r}", file=FILE)
    return link[0], link[1], link[2]
