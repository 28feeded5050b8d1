"""Characters a second: reading facts out of text against jieba.cut on the same text in the same process.

Loading of seeds and dictionaries is outside the measure on both sides. Both are one thread that only computes, so the
measure is the time of the processor, which other processes of a busy machine change less than that of the clock.
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
        begin = time.process_time()
        for document in documents:
            engine.extract(document)
        return time.process_time() - begin

    def words() -> float:
        begin = time.process_time()
        for document in documents:
            list(jieba.cut(document.text))
        return time.process_time() - begin

    seconds = alternate({"kg.extract": facts, "jieba.cut": words}, options.runs)
    print(f"{len(documents)} articles, {characters:,} characters, medians of {options.runs} alternating runs")
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    for name, median in medians.items():
        print(f"  {name:<12}{characters / median:>12,.0f} characters a second")
    print(f"  ratio       {medians['jieba.cut'] / medians['kg.extract']:>12.2f}  (at least 0.5)")


if __name__ == "__main__":
    main()
