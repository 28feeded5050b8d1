"""How long does it take to decide which of many names are one thing, and how does it grow?

Names are made from the gazetteers: registered names of firms in every district, their short names, parks and
projects, one name a document, in fixed order; a third of the names is short for another.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Iterator

from kg.model import Document, Extract, LocalEntity
from kg.resolve import knowledge_of, resolve
from kg.seeds import Seeds, load_seeds

SIZES = (12_500, 25_000, 50_000, 100_000)
BRANDS = "远航青禾鼎泰南雁瑞晟恒川嘉屹博朗明曜启元"
PARKS = ("高新区", "经济技术开发区", "国家级经开区", "工业园", "科技城")


def names(seeds: Seeds, count: int) -> Iterator[tuple[str, str, str | None]]:
    """Class, name and place of `count` different names."""
    districts = sorted(seeds.districts.values(), key=lambda one: one.code)
    trades = sorted(seeds.trade_words)
    seen: set[str] = set()
    number = 0
    while len(seen) < count:
        district = districts[number * 7 % len(districts)]
        a, b, c = number % 20, number // 20 % 20, number // 400 % 20
        brand = BRANDS[a] + BRANDS[b] + (BRANDS[c] if number % 3 else "")
        trade = trades[number * 11 % len(trades)]
        place = district.short or district.name
        row = [("Enterprise", f"{place}{brand}{trade}有限公司", None)]
        if number % 2:
            row.append(("Enterprise", f"{brand}{trade}", district.code))
        if number % 5 == 0:
            row.append(("IndustrialPark", f"{place}{brand}{PARKS[number % 5]}", district.code))
        if number % 7 == 0:
            row.append(("Project", f"{brand}{trade}生产基地项目", district.code))
        for kind, name, code in row:
            if name not in seen and len(seen) < count:
                seen.add(name)
                yield kind, name, code
        number += 1


def extracts(seeds: Seeds, count: int) -> list[Extract]:
    made = []
    for number, (kind, name, code) in enumerate(names(seeds, count)):
        document = Document(f"{number:064x}"[::-1], f"{number}.txt", "")
        made.append(Extract(document, (LocalEntity(kind, name, place=code),)))
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=SIZES[-1], help="names in the last run")
    most = parser.parse_args().most
    seeds = load_seeds()
    knowledge = knowledge_of(seeds)
    resolve(extracts(seeds, 500), knowledge)
    print(
        f"{'names':>9}{'things':>9}{'pairs':>9}{'seconds':>9}{'of work':>9}{'µs / name':>11}{'µs / (n log n)':>16}"
    )
    first = 0.0
    for size in (max(1, most * part // SIZES[-1]) for part in SIZES):
        rows = extracts(seeds, size)
        begin, begin_work = time.perf_counter(), time.process_time()
        found = resolve(rows, knowledge)
        seconds, work = time.perf_counter() - begin, time.process_time() - begin_work
        unit = work / (size * math.log2(max(size, 2))) * 1e6
        first = first or unit
        figures = f"{size:>9}{len(found.entities):>9}{len(found.decisions):>9}{seconds:>9.2f}{work:>9.2f}"
        print(f"{figures}{work / size * 1e6:>11.1f}{unit:>12.2f}  ×{unit / first:.2f}")
    print("bound: the last under 60 s, and the last column not above ×1.3")


if __name__ == "__main__":
    main()
