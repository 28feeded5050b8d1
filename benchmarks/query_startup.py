"""A saved question from process start to answer: `kg query` against a minimal Typer program that asks the same.

The two take turns; wall time, medians. Exit status 1 where `kg query` takes more than 1.5 times as long.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from measure import SAMPLE, alternate, median, process

from kg.ask.answer import with_values
from kg.query import find
from kg.terms import PREFIXES

WANTED = 1.5
MINIMAL = """import pyoxigraph, typer

app = typer.Typer()

@app.command()
def ask(store: str, query: str) -> None:
    found = pyoxigraph.Store.read_only(store).query(query, use_default_graph_as_union=True)
    print("\\t".join(variable.value for variable in found.variables))
    for row in found:
        print("\\t".join("" if term is None else term.value for term in row))

app()
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--question", default="chain-leaders", help="a saved question that needs no values")
    options = parser.parse_args()
    entry = [sys.executable, "-c", "from kg.cli import main; main()"]
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    asked = with_values(find(options.question), {})
    with tempfile.TemporaryDirectory() as room:
        graph, program = Path(room) / "graph", Path(room) / "minimal.py"
        process([*entry, "build", str(SAMPLE), "-o", str(graph), "--quiet"])
        program.write_text(MINIMAL, encoding="utf-8")
        text = asked if asked.startswith("PREFIX") else prefixes + asked
        ours = [*entry, "query", options.question, "--graph", str(graph)]
        theirs = [sys.executable, str(program), str(graph / "store"), text]
        sides = {"kg query": lambda: process(ours), "minimal Typer program": lambda: process(theirs)}
        took = alternate(sides, options.runs)
    for name, seconds in took.items():
        print(f"{name:<24}{median(seconds)}")
    ratio = statistics.median(took["kg query"]) / statistics.median(took["minimal Typer program"])
    print(f"ratio {ratio:.2f} (wanted: {WANTED} or less)")
    sys.exit(ratio > WANTED)


if __name__ == "__main__":
    main()
