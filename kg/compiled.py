"""Regular expressions as Python compiled them in an earlier run: a third of a second less before the first article.

`re` spends nearly all of that on working out the code of a pattern, and hardly anything on making the pattern out of
its code. `Patterns` keeps the code beside the compiled modules, where Python keeps theirs and with the same trust,
for just this Python and under the pattern itself. Without the file, or with a damaged one, or where Python works
otherwise than thought here, everything is compiled as ever.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import re
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_compiler: Any = getattr(re, "_compiler", None)
_sre: Any = getattr(_compiler, "_sre", None)
_MOST = 4000
"""Patterns kept; beyond them those of this run alone."""
_ERRORS = (AttributeError, TypeError, ValueError, KeyError, OSError, RuntimeError, OverflowError)


class Patterns:
    """What a file holds, and what was asked for that it does not hold."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: dict[tuple[str, int], list[Any]] = {}
        self._used: set[tuple[str, int]] = set()
        self._new: dict[tuple[str, int], None] = {}
        with contextlib.suppress(*_ERRORS):
            digest, body = path.read_bytes().split(b"\n", 1)
            if digest == _digest(body):
                self._rows = {(row[0], row[1]): row for row in json.loads(body)}

    def pattern(self, text: str, flags: int) -> re.Pattern[str] | None:
        """The pattern out of its kept code; None where there is none."""
        key = (text, flags)
        row = self._rows.get(key)
        if row is not None:
            with contextlib.suppress(*_ERRORS):
                code = array("I", b64decode(row[3])).tolist()
                names: list[str | None] = row[5]
                numbers = {name: at for at, name in enumerate(names) if name is not None}
                made: re.Pattern[str] = _sre.compile(text, row[2], code, row[4], numbers, tuple(names))
                self._used.add(key)
                return made
        self._new[key] = None
        return None

    def save(self) -> None:
        """Keeps what was new. Where that cannot be, nothing happens."""
        if not self._new or sys.dont_write_bytecode:
            return
        with contextlib.suppress(*_ERRORS, re.error):
            rows = self._rows
            if len(rows) + len(self._new) > _MOST:
                rows = {key: rows[key] for key in rows if key in self._used}
            rows = rows | {key: _row(*key) for key in self._new}
            body = json.dumps(list(rows.values()), separators=(",", ":")).encode("ascii")
            draft = self._path.with_name(f"{self._path.name}.{os.getpid()}")
            try:
                draft.write_bytes(_digest(body) + b"\n" + body)
                draft.replace(self._path)
            finally:
                draft.unlink(missing_ok=True)


@contextmanager
def remembered(name: str) -> Iterator[Patterns]:
    """Patterns that are compiled within come from the file of this name; those that are new go into it."""
    patterns = Patterns(_file(name))
    ordinary = getattr(_compiler, "compile", None)
    if ordinary is None:
        yield patterns
        return

    def compiled(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        known = isinstance(pattern, str) and not flags & re.DEBUG
        made = patterns.pattern(pattern, int(flags)) if known else None
        return ordinary(pattern, flags) if made is None else made

    _compiler.compile = compiled
    try:
        yield patterns
    finally:
        _compiler.compile = ordinary


def _file(name: str) -> Path:
    module = importlib.util.cache_from_source(str(Path(__file__).with_name(f"patterns-{name}.py")))
    return Path(module).with_suffix(".json")


def _digest(body: bytes) -> bytes:
    mark = f"{sys.version} {sys.byteorder} {getattr(_sre, 'MAGIC', '')} {getattr(_sre, 'CODESIZE', '')}"
    return hashlib.blake2b(mark.encode() + body, digest_size=16).hexdigest().encode("ascii")


def _row(text: str, flags: int) -> list[Any]:
    """A pattern, its flags, and all that Python makes it of."""
    parsed = _compiler._parser.parse(text, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, at in state.groupdict.items():
        names[at] = name
    code = array("I", _compiler._code(parsed, flags))
    return [text, flags, flags | state.flags, b64encode(code.tobytes()).decode(), state.groups - 1, names]
