"""Patterns for relations: the TOML files under seeds/patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SeedError
from kg.seeds.rows import text_of

_TABLE = re.compile(r"^[ \t]*\[\[[ \t]*pattern[ \t]*\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One rule for a relation, as written in seeds/patterns/*.toml, with the sentences that test it."""

    id: str
    relation: str
    pattern: str
    confidence: float
    triggers: tuple[str, ...]
    yes: tuple[Mapping[str, str], ...]
    no: tuple[str, ...]
    file: str
    line: int
    here: bool = False
    """Whether the subject that the context gives has to be named in the same sentence."""


def patterns(folders: tuple[Path, ...]) -> Iterator[Pattern]:
    """Patterns over all folders; one of a user's folder replaces the one with the same id."""
    merged: dict[str, Pattern] = {}
    for folder in folders:
        here: dict[str, Pattern] = {}
        for path in sorted((folder / "patterns").glob("*.toml")):
            for pattern in _pattern_file(path):
                if pattern.id in here:
                    message = f"编号 {pattern.id!r} 用了两次"
                    raise SeedError(message, file=path.name, line=pattern.line, hint="每条规则一个编号")
                here[pattern.id] = pattern
        merged |= here
    yield from merged.values()


def _pattern_file(path: Path) -> Iterator[Pattern]:
    text = text_of(path)
    try:
        tables = tomllib.loads(text).get("pattern", [])
    except tomllib.TOMLDecodeError as error:
        hint = "引号、括号要成对；规则写在单引号里"
        raise SeedError(
            f"不是正确的 TOML：{error}", file=path.name, line=_toml_line(error, text), hint=hint
        ) from error
    lines = [text.count("\n", 0, match.start()) + 1 for match in _TABLE.finditer(text)]
    if not isinstance(tables, list) or len(lines) != len(tables):
        raise SeedError("规则的写法不对", file=path.name, line=1, hint="每条规则以单独一行 [[pattern]] 开头")
    for table, line in zip(tables, lines, strict=True):
        yield _pattern(table, path.name, line)


def _toml_line(error: tomllib.TOMLDecodeError, text: str) -> int:
    found = re.search(r"at line (\d+)", str(error))
    return int(found[1]) if found else text.count("\n") + 1


def _pattern(table: dict[str, object], file: str, line: int) -> Pattern:
    for key in ("id", "relation", "pattern", "yes", "no"):
        if key not in table:
            raise SeedError(
                f"规则缺少 {key}", file=file, line=line, hint="需要 id、relation、pattern、yes、no"
            )
    confidence = table.get("confidence", 0.8)
    if isinstance(confidence, bool) or not isinstance(confidence, (int, float)) or not 0 <= confidence <= 1:
        raise SeedError(f"confidence {confidence!r} 不在 0 到 1 之间", file=file, line=line, hint="如 0.9")
    yes, no, triggers = table["yes"], table["no"], table.get("triggers", [])
    if not isinstance(yes, list) or not isinstance(no, list) or not isinstance(triggers, list) or not yes:
        raise SeedError(
            "yes、no、triggers 应为列表，yes 不能为空", file=file, line=line, hint='如 no = ["例句。"]'
        )
    if not all(isinstance(example, dict) and example.keys() == {"text", "s", "o"} for example in yes):
        hint = 'yes = [{ text = "例句。", s = "主语", o = "宾语" }]'
        raise SeedError("yes 的例句应有 text、s、o", file=file, line=line, hint=hint)
    return Pattern(
        id=str(table["id"]),
        relation=str(table["relation"]),
        pattern=str(table["pattern"]),
        confidence=float(confidence),
        triggers=tuple(str(t) for t in triggers),
        yes=tuple(dict(example) for example in yes),
        no=tuple(str(example) for example in no),
        file=file,
        line=line,
        here=table.get("here") is True,
    )
