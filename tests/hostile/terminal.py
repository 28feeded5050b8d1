"""Runs commands over a graph of attacks in one process, and looks at what they print."""

from __future__ import annotations

import contextlib
import io
import sys
import traceback
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from attacks import ATTACKS

from kg.cli.app import run

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"


def printed(*arguments: str) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    sys.argv = ["kg", *arguments]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = run()
        except SystemExit as end:
            status = int(end.code or 0)
        except BaseException:
            status = 99
            traceback.print_exc(file=err)
    return status, out.getvalue() + err.getvalue()


def steering(text: str) -> set[str]:
    return {
        char
        for char in text
        if (unicodedata.category(char) == "Cc" and char not in "\n\t") or char in TURNING
    }


def main(graph: str, room: str) -> None:
    calls = [
        ("query", "documents"), ("query", "enterprises"), ("query", "investment"), ("stats",), ("conflicts",), ("review", "--all"),
        ("rank",), ("communities",), ("validate", graph), ("doctor", graph), ("query", "SELECT ?s ?p ?o { ?s ?p ?o }"),
        ("remove", "\x1b[31m无"), ("diff", graph, graph), ("export", "\x1b]0;x\x07"), ("explain", "璧山区"),
    ]  # fmt: skip
    for attack in ATTACKS:
        calls.append(("explain", f"青禾{attack}"))
        calls.append(
            [
                ("ask", f"{attack}在哪里？"),
                ("query", attack),
                ("paths", attack, "璧山区"),
                ("explain", attack),
            ][len(calls) % 4]
        )
    bad = 0
    for call in calls:
        where = [] if call[0] in ("validate", "doctor", "diff") else ["--graph", graph]
        status, text = printed(*call[:1], *where, "--", *call[1:]) if call[0] != "diff" else printed(*call)
        found = steering(text)
        if status not in (0, 1, 2) or found or "Traceback" in text:
            bad += 1
            print(ascii(call), status, ascii(found), ascii(text[-600:]))
    articles = Path(room) / "in"
    articles.mkdir()
    for number, attack in enumerate(ATTACKS):
        with contextlib.suppress(OSError, ValueError):
            (articles / f"{attack.replace('/', '')[:80]}.{'txt' if number % 2 else 'pdf'}").write_bytes(
                b"\x00\x01%d" % number
            )
    status, text = printed("build", str(articles), "-o", str(Path(room) / "g"))
    if status != 0 or steering(text) or text.count("\n") < 30:
        bad += 1
        print("build", status, ascii(steering(text)), ascii(text[-600:]))
    print(len(calls) + 1)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
