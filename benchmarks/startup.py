"""How soon the command line answers, and which slow libraries it imports to do so."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import SAMPLE, alternate, median, process

SLOW = ("jieba", "rjieba", "rdflib", "networkx", "pyvis", "pyshacl", "pypinyin", "rich", "docx", "pypdf")
ENTRY = "import sys; from kg.__main__ import main; sys.argv[0] = 'kg'; main()"


def imported(*arguments: str) -> list[str]:
    """Slow libraries that one call of the command line imports."""
    command = [sys.executable, "-X", "importtime", "-c", ENTRY, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    names = {line.rpartition("|")[2].strip() for line in lines}
    return [name for name in SLOW if name in names]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    kg = str(Path(sys.executable).with_name("kg"))
    with tempfile.TemporaryDirectory() as room:
        graph = str(Path(room) / "graph")
        process([kg, "build", str(SAMPLE), "-o", graph, "--quiet"])
        calls = {
            "kg --help": ["--help"],
            "kg query": ["query"],
            "kg query - (one row)": ["query", "--graph", graph, str(_question(Path(room)))],
        }
        sides = {name: lambda call=call: process([kg, *call]) for name, call in calls.items()}
        sides["python -c pass"] = lambda: process([sys.executable, "-c", "pass"])
        for name, seconds in alternate(sides, runs).items():
            slow = ", ".join(imported(*calls[name])) or "none" if name in calls else "-"
            print(f"{name:<22}{median(seconds):<28}slow libraries imported: {slow}")


def _question(room: Path) -> Path:
    path = room / "one.rq"
    path.write_text("SELECT (COUNT(*) AS ?triples) WHERE { ?s ?p ?o }\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
