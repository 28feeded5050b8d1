"""Makes any number of articles in the forms of regional-industry news, the same ones for the same seed.

Places come from the gazetteers, firms, parks, projects and products out of name parts, figures are drawn; all
sentences were written for this file. What an article speaks of is drawn from what earlier ones spoke of, the more
often spoken of the more likely, or is new (Pitman–Yor): things grow with the corpus as in life, slower than it.

    python benchmarks/made_corpus.py 1000 -o articles.jsonl
    python benchmarks/made_corpus.py 20000 -o shards/ --shards 8
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from made_forms import CLOSINGS, FACTS, FILLERS, HEADLINES, OPENINGS

from kg.seeds import District, Seeds, load_seeds

BRANDS = "远航青禾鼎泰瑞晟恒川嘉屹博朗明曜启元润驰宏锦凌峰景澜德昊卓信诺维思腾云森海岳骏捷辰光易达禹诚柏舟皓"
MATERIALS = ("铝合金", "高强钢", "碳纤维", "硅基", "纳米", "稀土", "镁合金", "生物基", "陶瓷", "石墨烯")
LOOKS = ("高速", "精密", "智能", "轻量化", "低温", "大功率", "车用", "微型", "防爆", "节能")
THINGS = (
    "轴承",
    "减速器",
    "传感器",
    "连接器",
    "电机",
    "压铸件",
    "阀门",
    "变压器",
    "控制器",
    "电芯",
    "隔膜",
    "光伏组件",
    "机床",
    "模具",
    "液压泵",
    "齿轮箱",
    "显示屏",
    "芯片",
    "电池箱体",
    "线束",
    "座椅",
    "轮毂",
    "空压机",
    "机器人",
    "刀具",
    "涂料",
    "薄膜",
    "风机叶片",
    "储能柜",
    "充电桩",
    "制动器",
    "转向器",
    "散热器",
    "滤芯",
    "注塑机",
)
PARKS = ("高新技术产业开发区", "经济技术开发区", "工业园区", "高新区", "经开区", "产业园", "科技产业园")
CLUSTERS = (
    "装备制造",
    "新材料",
    "电子信息",
    "新能源汽车",
    "生物医药",
    "食品加工",
    "节能环保",
    "智能家电",
    "轨道交通",
    "纺织服装",
)
TITLES = (
    "国家级专精特新“小巨人”企业",
    "国家级绿色工厂",
    "省级智能工厂",
    "国家高新技术企业",
    "制造业单项冠军企业",
    "省级数字化车间",
)
SCHOOLS = ("理工大学", "工业大学", "职业技术学院", "科技大学")
_LENGTH = 1000
_NEW, _AGAIN = 30.0, 0.6
"""Strength and discount of the draws: at discount d, things grow like articles to the power d."""


class World:
    """What articles can speak of, as far as they have."""

    def __init__(self, seeds: Seeds, seed: int) -> None:
        self.chance = random.Random(seed)
        self._trades = sorted(word for word in seeds.trade_words if 1 < len(word) < 5)
        parents = seeds.districts
        self._counties = [one for one in sorted(parents.values(), key=_code) if _usable(one)]
        self.chance.shuffle(self._counties)
        self._parents = parents
        self._said: dict[tuple[str, str], list[str]] = {}
        self._kinds: Counter[tuple[str, str]] = Counter()
        self._weights = [1 / (rank + 20) for rank in range(len(self._counties))]

    def county(self) -> District:
        """Some are spoken of much more than others."""
        return self.chance.choices(self._counties, self._weights)[0]

    def province(self, county: District) -> District:
        at = county
        while at.parent is not None:
            at = self._parents[at.parent]
        return at

    def one(self, kind: str, county: District) -> str:
        """A thing of this kind in this county: an old one, the more likely the more it was spoken of, or a new one."""
        key = (kind, county.code)
        said = self._said.setdefault(key, [])
        strength = _NEW if kind == "product" else 1.0
        if not said or self.chance.random() < (strength + _AGAIN * self._kinds[key]) / (len(said) + strength):
            self._kinds[key] += 1
            made = str(getattr(self, f"_{kind}")(county))
        else:
            made = self.chance.choice(said)
        said.append(made)
        return made

    def _brand(self) -> str:
        return "".join(self.chance.choices(BRANDS, k=self.chance.choice((2, 2, 3))))

    def _firm(self, county: District) -> str:
        place = county.short or county.name if self.chance.random() < 0.6 else self.province(county).short
        form = self.chance.choice(("有限公司", "有限公司", "有限责任公司", "股份有限公司", "集团有限公司"))
        return f"{place}{self._brand()}{self.chance.choice(self._trades)}{form}"

    def _park(self, county: District) -> str:
        middle = self._brand() if self.chance.random() < 0.5 else ""
        return f"{county.short or county.name}{middle}{self.chance.choice(PARKS)}"

    def _project(self, county: District) -> str:
        product = self._product(county)
        return f"{self._brand()}年产{self.chance.randrange(2, 90) * 10}万套{product}项目"

    def _product(self, county: District) -> str:
        lead = self.chance.choice(LOOKS if self.chance.random() < 0.6 else MATERIALS)
        return lead + self.chance.choice(THINGS)

    def _school(self, county: District) -> str:
        return f"{self.province(county).short}{self.chance.choice(SCHOOLS)}"


def _code(one: District) -> str:
    return one.code


def _usable(one: District) -> bool:
    return one.level == "county" and not one.common and len(one.name) > 2


class Slots(dict[str, str]):
    """Fills the blanks of one paragraph: the same blank the same way, each number anew."""

    def __init__(self, world: World, county: District, year: int) -> None:
        super().__init__()
        self._world, self._county, self._year = world, county, year

    def __missing__(self, slot: str) -> str:
        chance, kind = self._world.chance, slot.rstrip("0123456789")
        if kind in ("yi", "percent", "count", "many", "day"):
            return self._number(kind)
        if kind == "short":
            firm = self["firm"]
            place = next((p for p in self._places() if firm.startswith(p)), "")
            for form in ("有限责任公司", "股份有限公司", "集团有限公司", "有限公司"):
                firm = firm.removesuffix(form)
            made = firm.removeprefix(place)
        elif kind in ("firm", "park", "project", "product", "school"):
            made = self._world.one(kind, self._county)
        else:
            made = {
                "place": lambda: self._county.name,
                "province": lambda: self._world.province(self._county).name,
                "cluster": lambda: chance.choice(CLUSTERS),
                "title": lambda: chance.choice(TITLES),
                "year": lambda: str(self._year),
                "last": lambda: str(self._year - 1),
                "next": lambda: str(self._year + chance.randrange(1, 4)),
            }[kind]()
        self[slot] = made
        return made

    def _places(self) -> list[str]:
        return [self._county.short or self._county.name, self._world.province(self._county).short]

    def _number(self, kind: str) -> str:
        chance = self._world.chance
        return {
            "yi": lambda: f"{chance.lognormvariate(1.6, 1.3):.{chance.choice((0, 1, 2))}f}".replace(
                "0.0", "0.3"
            ),
            "percent": lambda: f"{chance.uniform(1.5, 38):.1f}",
            "count": lambda: str(chance.randrange(2, 60)),
            "many": lambda: str(chance.randrange(1, 99) * 10),
            "day": lambda: f"{chance.randrange(1, 13)}月{chance.randrange(1, 29)}日",
        }[kind]()


def articles(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Rows of .jsonl: id, title, date, text of about a thousand characters."""
    world = World(load_seeds(), seed)
    chance = world.chance
    for number in range(count):
        county = world.county()
        year = chance.randrange(2019, 2026)
        slots = Slots(world, county, year)
        paragraphs = [chance.choice(OPENINGS).format_map(slots)]
        while sum(map(len, paragraphs)) < _LENGTH - 60:
            slots = Slots(world, county, year)
            lines = chance.sample(FACTS, chance.randrange(1, 4)) + chance.sample(
                FILLERS, chance.randrange(1, 3)
            )
            paragraphs.append("".join(line.format_map(slots) for line in lines))
        paragraphs.append(chance.choice(CLOSINGS).format_map(slots))
        date = f"{year}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
        title = chance.choice(HEADLINES).format_map(slots)
        yield {"id": f"made-{number:08d}", "title": title, "date": date, "text": "\n\n".join(paragraphs)}


def write(count: int, out: Path, seed: int = 1, shards: int = 0) -> int:
    """A .jsonl file, or a folder of `shards` of them; gives the number of characters."""
    paths = [out / f"part-{number:04d}.jsonl" for number in range(shards)] if shards else [out]
    paths[0].parent.mkdir(parents=True, exist_ok=True)
    files = [path.open("w", encoding="utf-8") for path in paths]
    characters = 0
    for number, row in enumerate(articles(count, seed)):
        characters += len(row["text"])
        files[number * len(files) // count].write(json.dumps(row, ensure_ascii=False) + "\n")
    for file in files:
        file.close()
    return characters


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shards", type=int, default=0, help="into a folder of so many files")
    options = parser.parse_args()
    characters = write(options.count, options.out, options.seed, options.shards)
    print(f"{options.out}: {options.count:,} articles, {characters:,} characters")


if __name__ == "__main__":
    main()
