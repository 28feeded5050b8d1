"""Building a graph against only segmenting the articles: wall time from process start to Turtle on disk.

The other side is a plain Python process that imports jieba, loads its dictionary (from jieba's own cache,
its better case) and segments every file.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from measure import alternate, arguments, articles, median, process

SEGMENT = """
import sys, jieba
jieba.setLogLevel(60)
jieba.initialize()
for path in sys.argv[1:]:
    with open(path, encoding="utf-8", errors="replace") as file:
        list(jieba.cut(file.read()))
"""


def main() -> None:
    options = arguments(__doc__, runs=7)
    files = [str(path) for path in articles(options.corpus)]
    with tempfile.TemporaryDirectory() as room:
        target = Path(room)
        count = iter(range(1_000_000))

        def build() -> float:
            out = target / str(next(count))
            seconds = process([sys.executable, "-m", "kg", "build", *files, "-o", str(out), "--quiet"])
            if not (out / "graph.ttl").is_file():
                sys.exit("kg build wrote no graph.ttl")
            return seconds

        def segment() -> float:
            return process([sys.executable, "-c", SEGMENT, *files])

        seconds = alternate({"build": build, "segment": segment}, options.runs)
    ratio = statistics.median(seconds["build"]) / statistics.median(seconds["segment"])
    print(f"{len(files)} articles, medians of {options.runs} alternating runs")
    print(f"  kg build, to graph.ttl and graph.html  {median(seconds['build'])}")
    print(f"  jieba, import, load and cut            {median(seconds['segment'])}")
    print(f"  ratio                                  {ratio:.2f}  (at most 3)")


if __name__ == "__main__":
    main()
