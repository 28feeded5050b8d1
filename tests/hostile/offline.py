"""Runs every command but `kg serve` where a socket of the internet, or a look-up of a name, ends the process:

    python offline.py GRAPH ROOM

Prints the commands that ran.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

DOCUMENTS = Path(__file__).parents[2] / "seeds" / "documents"
REGISTERS = Path(__file__).parents[2] / "docs" / "registers" / "registers.toml"


def deny(event: str, arguments: tuple[object, ...]) -> None:
    local = event == "socket.__new__" and int(str(int(arguments[1]))) == 1  # type: ignore[call-overload]  # AF_UNIX
    if event.startswith("socket.") and event != "socket.gethostname" and not local:
        os.write(2, f"{event} {arguments!r}\n".encode())
        os._exit(86)


def calls(graph: str, room: str) -> list[tuple[str, ...]]:
    """One call of each command, of some several."""
    new, article = f"{room}/new", DOCUMENTS / "09-ningbo-beilun.txt"
    gold = Path(room) / "gold.json"
    shutil.copy(article, gold.with_suffix(".txt"))
    gold.write_text(
        json.dumps({"doc": "gold", "entities": [], "relations": [], "observations": []}), encoding="utf-8"
    )
    (Path(room) / "q.rq").write_text("SELECT * { ?s ?p ?o } LIMIT 1", encoding="utf-8")
    return [
        ("build", str(DOCUMENTS), "-o", new, "--jobs", "2", "--explain-misses", "--quiet"),
        ("import", str(REGISTERS), "-o", new),
        ("remove", "09-ningbo-beilun.txt", "--graph", new),
        ("query", "firms-of-park", "--graph", graph), ("query", f"{room}/q.rq", "--graph", graph),
        ("explain", "璧山区", "--graph", graph), ("view", "--graph", graph, "--no-open"), ("export", "--all", f"{room}/all", "--graph", graph),
        ("validate", graph), ("validate", "--strict", f"{graph}/graph.ttl"), ("eval", str(gold)), ("ask", "璧山区有哪些企业？", "--why", "--graph", graph),
        ("paths", "璧山区", "铜梁区", "--graph", graph), ("rank", "--graph", graph), ("communities", "--graph", graph), ("stats", "--graph", graph),
        ("diff", graph, new), ("conflicts", "--graph", graph), ("review", "--graph", graph), ("doctor", graph),
    ]  # fmt: skip


def main(graph: str, room: str) -> int:
    copy = f"{room}/graph"
    shutil.copytree(graph, copy)
    sys.addaudithook(deny)
    from kg.cli.app import run

    for call in calls(copy, room):
        sys.argv = ["kg", *call]
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            try:
                status = run()
            except SystemExit as end:
                status = int(end.code or 0)
        if status not in (0, 1):
            print(call, status, said.getvalue()[-500:], file=sys.stderr)
            return 1
        print(call[0])
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
