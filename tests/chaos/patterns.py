"""Every regular expression of the program, and strings that would make a bad one slow.

Run in a process of its own, since it listens to `re` from before the program is imported.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

HEARD: dict[tuple[str, int], str] = {}
PUMPS = (
    "一",
    "1",
    "a",
    " ",
    "　",
    "\n",
    "，",
    "、",
    "。",
    "（",
    "）（",
    "“",
    "《",
    "公司",
    "-",
    ".",
    "2024年",
    "1.",
    "+",
    "/",
    ":",
    "<",
    '"',
    "\\",
    "é",
    "_",
)


def listen() -> None:
    """Notes each pattern that is compiled by a file of ours."""
    compile_ = re._compile  # type: ignore[attr-defined]

    def heard(pattern: Any, flags: Any) -> Any:
        file = sys._getframe(2).f_code.co_filename
        if isinstance(pattern, str) and "/kg/" in file:
            HEARD.setdefault((pattern, int(flags)), file.rpartition("/kg/")[2])
        return compile_(pattern, flags)

    re._compile = heard  # type: ignore[attr-defined]


def use_everything() -> None:
    """Imports all modules, makes the patterns of seeds/ ready and reads a document."""
    import kg

    for module in pkgutil.walk_packages(kg.__path__, "kg."):
        importlib.import_module(module.name)
    from kg.model import Document
    from kg.pipeline.extracting import engine_of

    text = "青禾机械扩产\n2025-03-01\n\n重庆青禾机械有限公司位于璧山高新区。今年前2月，青禾机械产值达13.9亿元，同比增长16%。\n"
    engine_of(None, None).extract(Document("0" * 64, "a.txt", text))


def samples(parsed: Any) -> str:
    """A string that a parsed pattern would match, or nearly."""
    return "".join(sample(one) for one in parsed)


def sample(one: Any) -> str:
    kind, value = one
    if kind is sre.LITERAL:
        return chr(value)
    if kind is sre.NOT_LITERAL:
        return "一" if value != ord("一") else "二"
    if kind is sre.ANY:
        return "一"
    if kind is sre.IN:
        return of_class(value)
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return samples(value[2]) * max(value[0], 1)
    if kind is sre.SUBPATTERN:
        return samples(value[3])
    if kind is sre.BRANCH:
        return samples(value[1][0])
    if kind is sre.ATOMIC_GROUP:
        return samples(value)
    return ""


def of_class(items: Any) -> str:
    negated = items[0][0] is sre.NEGATE
    if not negated:
        kind, value = items[0]
        if kind is sre.LITERAL:
            return chr(value)
        if kind is sre.RANGE:
            return chr(value[0])
        return {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a"}.get(str(value), "一")
    for char in "一丁1a ，\n":
        if not any(holds(item, ord(char)) for item in items[1:]):
            return char
    return "囗"


def holds(item: Any, code: int) -> bool:
    kind, value = item
    if kind is sre.LITERAL:
        return bool(value == code)
    if kind is sre.RANGE:
        return bool(value[0] <= code <= value[1])
    char = chr(code)
    return {"CATEGORY_DIGIT": char.isdigit(), "CATEGORY_SPACE": char.isspace()}.get(
        str(value), char.isalnum()
    )


def pumps(parsed: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """(what leads to a repetition, what it repeats) of every repetition in a parsed pattern."""
    for one in parsed:
        kind, value = one
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            if value[1] > 8:
                yield before, samples(value[2])
            yield from pumps(value[2], before)
        elif kind is sre.SUBPATTERN:
            yield from pumps(value[3], before)
        elif kind is sre.BRANCH:
            for branch in value[1]:
                yield from pumps(branch, before)
        elif kind is sre.ATOMIC_GROUP:
            yield from pumps(value, before)
        elif kind in (sre.ASSERT, sre.ASSERT_NOT):
            yield from pumps(value[1], before)
        before += sample(one)


def strings(pattern: str, flags: int) -> Iterator[tuple[str, str]]:
    """(what leads to a repetition, what is repeated): those of the pattern, and such as any may stumble over."""
    try:
        found = {*pumps(_parser.parse(pattern, flags))}
    except re.error:
        found = set()
    yield from sorted({(before, body) for before, body in found if body} | {("", body) for body in PUMPS})


def took(compiled: re.Pattern[str], before: str, body: str, length: int) -> float:
    """Seconds to find all matches in such a string of a length, of three times the shortest."""
    text = (before + body * length)[:length] + "\x01"
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        for _ in compiled.finditer(text):
            pass
        times.append(time.perf_counter() - begin)
        if times[0] > 0.2:
            break
    return min(times)


def slowest(pattern: str, flags: int, short: int, long: int) -> tuple[float, float, str]:
    """Seconds at the short and at the long length for the string that takes longest at the short one."""
    compiled = re.compile(pattern, flags)
    worst = max(
        (took(compiled, before, body, short), before, body) for before, body in strings(pattern, flags)
    )
    seconds, before, body = worst
    return seconds, took(compiled, before, body, long), f"{before}({body})*"


def main(short: int, long: int) -> None:
    listen()
    use_everything()
    for (pattern, flags), file in sorted(HEARD.items(), key=lambda item: (item[1], item[0])):
        once, more, text = slowest(pattern, flags, short, long)
        print(json.dumps({"file": file, "pattern": pattern, "short": once, "long": more, "text": text[:80]}))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
