"""Characters a second: reading facts out of text against jieba.cut on the same text in the same process.

Loading of seeds and dictionaries is outside the measure on both sides.
"""

from __future__ import annotations

import statistics
import time

import jieba
from measure import alternate, arguments, articles

from kg.extract import build_engine
from kg.read import read_sources
from kg.seeds import load_seeds
from kg.vocab import load_vocab


def main() -> None:
    options = arguments(__doc__, runs=7)
    documents = list(read_sources(articles(options.corpus), None, lambda issue: None))
    characters = sum(len(document.text) for document in documents)
    engine = build_engine(load_seeds(), load_vocab())
    jieba.setLogLevel(60)
    jieba.initialize()

    def facts() -> float:
        begin = time.perf_counter()
        for document in documents:
            engine.extract(document)
        return time.perf_counter() - begin

    def words() -> float:
        begin = time.perf_counter()
        for document in documents:
            list(jieba.cut(document.text))
        return time.perf_counter() - begin

    seconds = alternate({"kg.extract": facts, "jieba.cut": words}, options.runs)
    print(f"{len(documents)} articles, {characters:,} characters, medians of {options.runs} alternating runs")
    for name, times in seconds.items():
        print(f"  {name:<12}{characters / statistics.median(times):>12,.0f} characters a second")


if __name__ == "__main__":
    main()
