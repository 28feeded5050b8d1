"""Reads mapping files. Every fault tells file, line and what would be right."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Set
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

from kg.errors import DataError, MappingError
from kg.model import ReportDate
from kg.register.mapping import FactColumn, Mapping, NumberColumn, Register
from kg.seeds import text_of
from kg.terms import PREFIXES, expand
from kg.vocab import Vocab

_HEAD = re.compile(r"^[ \t]*\[\[[ \t]*register[ \t]*(?:\.[ \t]*(fact|number)[ \t]*)?\]\]", re.MULTILINE)
_REGISTER = frozenset(
    (
        "file", "title", "date", "source", "kind", "name", "code", "aliases", "place", "within", "separator",
        "confidence", "type", "fact", "number",
    )
)  # fmt: skip
_FACT = frozenset(("column", "relation", "kind", "reverse"))
_NUMBER = frozenset(("column", "metric", "unit", "year"))
_CODED = ("Enterprise", "Institution", "GovernmentBody")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def read_mappings(path: Path, vocab: Vocab) -> list[Register]:
    """The registers of a mapping file. Raises MappingError for a faulty one."""
    try:
        text = text_of(path)
    except DataError as error:
        raise MappingError(error.message, file=error.file, line=error.line, hint=error.hint) from error
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        hint = '文字写在英文双引号里，列表写成 ["甲", "乙"]'
        raise MappingError(f"不是正确的 TOML：{error}", file=path.name, line=line, hint=hint) from error
    heads = [(match[1] or "", text.count("\n", 0, match.start())) for match in _HEAD.finditer(text)]
    starts = [line for part, line in heads if not part]
    rows = tables.get("register")
    if tables.keys() - {"register"} or not isinstance(rows, list) or len(rows) != len(starts):
        hint = "每份名录以单独一行 [[register]] 开头，列写在其后的 [[register.fact]]、[[register.number]]"
        raise MappingError("映射文件的写法不对", file=path.name, line=1, hint=hint)
    lines = text.split("\n")
    ends = [*starts[1:], len(lines)]
    return [
        _Table(row, path.name, lines[start:end], start, vocab).register()
        for row, start, end in zip(rows, starts, ends, strict=True)
    ]


class _Table:
    """One ``[[register]]`` with its lines, for messages."""

    def __init__(self, row: dict[str, object], file: str, lines: list[str], start: int, vocab: Vocab) -> None:
        self._row, self._file, self._lines, self._start, self._vocab = row, file, lines, start, vocab

    def register(self) -> Register:
        row = self._row
        self._known(row, _REGISTER)
        kind = self._kind(row, "kind", frozenset(self._vocab.entity_classes))
        mapping = Mapping(
            kind=kind,
            name=self._text(row, "name", needed=True),
            code=self._text(row, "code"),
            aliases=self._texts(row, "aliases"),
            place=self._texts(row, "place"),
            within=self._text(row, "within"),
            separator=self._text(row, "separator") or "、；;|",
            confidence=self._confidence(row),
            facts=tuple(self._fact(one, kind) for one in self._tables("fact")),
            numbers=tuple(self._number(one) for one in self._tables("number")),
            subjects=self._class_of_subjects(row),
        )
        if mapping.code and kind not in _CODED:
            self._refuse("code", f"{kind} 没有统一社会信用代码", f"kind 应为 {'、'.join(_CODED)}")
        files = self._texts(row, "file")
        if not files:
            self._refuse("file", "没有说是哪个文件", 'file = "名录.csv"，或几个：["一.csv", "二.csv"]')
        lines = {column: self._line(column) for column in mapping.columns}
        return Register(
            mapping, files, self._text(row, "title", needed=True), self._date(row), self._source(row),
            self._file, self._start + 1, lines,
        )  # fmt: skip

    def _tables(self, part: str) -> Iterator[dict[str, object]]:
        rows = self._row.get(part, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self._refuse(part, f"{part} 的写法不对", f"每一列以单独一行 [[register.{part}]] 开头")
        yield from rows

    def _fact(self, row: dict[str, object], kind: str) -> FactColumn:
        self._known(row, _FACT)
        column, relation = self._text(row, "column", needed=True), self._text(row, "relation", needed=True)
        if relation not in self._vocab.relations:
            self._refuse(relation, f"没有关系 {relation!r}", _nearest(relation, self._vocab.relations))
        reverse = row.get("reverse", False)
        if not isinstance(reverse, bool):
            self._refuse("reverse", "reverse 应为 true 或 false", "列里写的是主语时为 true")
        own, others = self._vocab.domain(relation), self._vocab.range(relation)
        if reverse:
            own, others = others, own
        if kind not in own:
            side = "宾语" if reverse else "主语"
            self._refuse(relation, f"{relation} 的{side}不能是 {kind}", f"可以是 {'、'.join(sorted(own))}")
        return FactColumn(column, relation, self._kind(row, "kind", others), reverse)

    def _number(self, row: dict[str, object]) -> NumberColumn:
        self._known(row, _NUMBER)
        year = row.get("year", 0)
        if isinstance(year, bool) or not isinstance(year, int) or not (year == 0 or 1900 <= year <= 2200):
            self._refuse("year", f"year {year!r} 不是年份", "year = 2023")
        column, metric = self._text(row, "column", needed=True), self._text(row, "metric", needed=True)
        return NumberColumn(column, metric, self._text(row, "unit"), year)

    def _kind(self, row: dict[str, object], key: str, allowed: Set[str]) -> str:
        """A class; where only one is possible, it may be left away."""
        found = self._text(row, key) or (next(iter(allowed)) if len(allowed) == 1 else "")
        if found not in allowed:
            said = f"{key} 不能是 {found!r}" if found else f"缺少 {key}"
            self._refuse(found or _column(row) or key, said, f"可以是 {'、'.join(sorted(allowed))}")
        return found

    def _confidence(self, row: dict[str, object]) -> float:
        found = row.get("confidence", 0.95)
        if isinstance(found, bool) or not isinstance(found, (int, float)) or not 0 < found <= 1:
            self._refuse("confidence", f"confidence {found!r} 不在 0 到 1 之间", "confidence = 0.95")
        return float(found)

    def _class_of_subjects(self, row: dict[str, object]) -> str:
        name = self._text(row, "type")
        if not name or "://" in name:
            return name
        try:
            return expand(name).value
        except (KeyError, ValueError):
            self._refuse("type", f"不认识 {name!r} 的前缀", f"写全网址，或用 {'、'.join(PREFIXES)}")

    def _date(self, row: dict[str, object]) -> ReportDate | None:
        printed = row.get("date", "")
        if isinstance(printed, dt.date) and not isinstance(printed, dt.datetime):
            return ReportDate(printed, "day", "stated")
        if not printed:
            return None
        match = _DATE.fullmatch(str(printed))
        try:
            if match is None:
                raise ValueError
            value = dt.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        except ValueError:
            self._refuse(
                "date", f"date {str(printed)!r} 不是日期", 'date = "2024"、"2024-03" 或 "2024-03-31"'
            )
        return ReportDate(value, "day" if match[3] else "month" if match[2] else "year", "stated")

    def _source(self, row: dict[str, object]) -> str:
        source = self._text(row, "source")
        if source and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", source):
            self._refuse("source", f"source {source!r} 不是网址", "没有网址就不写，出处即文件名")
        return source

    def _text(self, row: dict[str, object], key: str, *, needed: bool = False) -> str:
        found = row.get(key, "")
        if not isinstance(found, str) or "\n" in found or "\t" in found:
            self._refuse(key, f"{key} 应为一行文字", f'{key} = "……"')
        if needed and not found.strip():
            self._refuse(_column(row) or key, f"缺少 {key}", f'{key} = "……"')
        return found.strip()

    def _texts(self, row: dict[str, object], key: str) -> tuple[str, ...]:
        found = row.get(key, [])
        found = [found] if isinstance(found, str) else found
        if not isinstance(found, list) or not all(isinstance(one, str) and one.strip() for one in found):
            self._refuse(key, f"{key} 应为文字，或几个文字的列表", f'{key} = ["……", "……"]')
        return tuple(dict.fromkeys(one.strip() for one in found))

    def _known(self, row: dict[str, object], known: Set[str]) -> None:
        for key in row:
            if key not in known:
                self._refuse(key, f"不认识的键 {key!r}", _nearest(key, known))

    def _refuse(self, word: str, message: str, hint: str) -> NoReturn:
        raise MappingError(message, file=self._file, line=self._line(word), hint=hint)

    def _line(self, word: str) -> int:
        """The line where a key or a value stands; that of the table where it stands nowhere."""
        at = next((at for at, line in enumerate(self._lines) if f'"{word}"' in line), None)
        if at is None:
            key = re.compile(rf"[ \t]*{re.escape(word)}[ \t]*=")
            at = next((at for at, line in enumerate(self._lines) if key.match(line)), 0)
        return self._start + at + 1


def _column(row: dict[str, object]) -> str:
    """The column that a ``[[register.fact]]`` is about, by which its place is found."""
    return str(row.get("column", ""))


def _nearest(word: str, known: Set[str] | tuple[str, ...]) -> str:
    near = get_close_matches(word, sorted(known), 1, 0.4)
    return f"是否要写 {near[0]}？" if near else f"可用 {'、'.join(sorted(known))}"
