"""Metrics that a noun or a verb names, before the number or behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.lexicon import Lexicon
from kg.extract.numbers.measure import RATIO, Measure
from kg.extract.numbers.metrics.behind import noun_after
from kg.extract.numbers.metrics.plants import of_plants
from kg.extract.numbers.phrases import Phrase, known_from, trim, verb_in
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page
from kg.extract.reading.state import Read

_MARKET = re.compile(r"(?:多)?个?(?:(?P<land>国家和地区|国家(?![级重标实队])|地区|城市|省份|省|市))")
_OF_CLASSES = ("家", "户", "所", "项", "个", "名", "人", "位")
"""Units of what is only counted by its class: 加工企业27家 are no amount that is worked on."""
_DOERS = ("企业", "公司", "项目", "团队", "人才", "平台", "商户", "工厂", "车间", "园区")
"""What nobody makes by the piece."""
_SIZES = {
    "area": "面积",
    "money": "投资",
    "length": "长度",
    "mass": "产能",
    "energy": "产能",
    "power": "产能",
}
_MEASURED = (
    "深",
    "高",
    "长",
    "宽",
    "厚",
    "直径",
    "航程",
    "跨度",
    "下探",
    "掘进",
    "进尺",
    "工期",
    "周期",
    "建设期",
    "回收期",
    "账期",
    "用时",
    "时长",
    "时限",
    "交货期",
)
"""What a noun ends with that has a length or a duration of its own: 井深3200米, 工期140天."""
_SMALL_CHINESE = re.compile(r"[一二三四五六七八九十两](?![十百千余多万亿])")


def by_verb(page: Page, read: Read, quantity: Quantity, phrase: Phrase) -> Iterator[Measure]:
    """卖出机床4800台 is 机床销量, 年处理废旧电池30万吨 is 年处理量."""
    lexicon = page.lexicon
    verb = verb_in(lexicon, phrase.words)
    if verb is None:
        return
    noun = trim(lexicon, phrase.words[verb.end() :])
    row = lexicon.seeds.metric_verbs[verb.group()]
    words = trim(lexicon, phrase.words)
    metric = words[known_from(lexicon, words) :]
    if verb.group() in metric and metric != verb.group():
        return
    label = row.money if quantity.unit.dimension == "money" else row.amount
    if phrase.words.rstrip("达到约为近超过").endswith(("能力", "规模")) or (
        label.endswith("面积") and quantity.unit.dimension != "area"
    ):
        return
    if not label or (noun and known_from(lexicon, noun) == 0 and quantity.unit.unit in _OF_CLASSES):
        return
    if label == "装机" and quantity.unit.dimension != "power":
        return  # 安装机床80台
    if verb.group() == "日产":
        label = "日产能" if "日产能" in phrase.words else "日产量"
    market = _MARKET.match(page.text, quantity.end)
    if market and verb.group() in ("卖", "销售", "出口", "外销", "热销"):
        yield Measure(_sold_to(market["land"], verb.group()), 0.92)
        return
    if not noun and quantity.unit.dimension in ("count", "person"):
        noun = noun_after(page, read, quantity.end)
        if noun and known_from(lexicon, noun) < len(noun):
            return
    if noun.endswith(_DOERS) and quantity.unit.unit in _OF_CLASSES:
        yield Measure(verb.group() + noun, 0.9)  # 孵化科技型企业70家
        return
    known = known_from(lexicon, noun)
    counted = known == len(noun) or fit(lexicon, noun, quantity) < 1
    counted = counted or lexicon.seeds.metrics[noun[known:]].broader in ("count", "other")
    alone = row.alone and not (label in ("产能", "日产量") and _in_list(page, quantity))
    label = label if alone or not 2 <= len(noun) <= 10 else noun + _each(page, phrase, verb) + label
    yield Measure(label, 0.9 if counted else 0.6)


_EACH = re.compile(
    r"(?:(?<![全去今前近半当上本同个每一\d])(?P<bare>[年月日])|[每一](?P<each>[年月天日])|(?P<mean>[年月日]均))(?:可|能|将|要)?$"
)


def _each(page: Page, phrase: Phrase, verb: re.Match[str]) -> str:
    """How often that is done: 年·出口吉他40万把, 每天·加工鲜叶20吨."""
    at = phrase.start + verb.start()
    each = _EACH.search(page.text, max(0, at - 4), at)
    if each is None or verb.group()[0] in "年月日":
        return ""
    return (each["bare"] or each["each"] or each["mean"]).replace("天", "日")


def _sold_to(land: str, verb: str) -> str:
    """Where something is sold: abroad it is exported."""
    return ("出口" if "国" in land or "出口" in verb else "销售") + land


_CLASSES: dict[str, tuple[str, ...]] = {
    "条": ("线",),
    "台": ("机", "设备", "机器人", "机床", "炉"),
    "套": ("设备", "系统", "装置"),
    "栋": ("厂房", "楼", "大楼"),
    "幢": ("厂房", "楼", "大楼"),
    "座": ("站", "炉", "楼", "桥", "厂", "仓"),
}
"""What a unit counts, so that the noun behind is meant: 车间12条自动化产线."""
_ROOMS = ("车间", "产线", "生产线", "工厂", "厂区", "厂房")
"""Where machines stand that are counted: 车间·86台设备."""
_NEXT = re.compile(r"(?:、|和|及|以及)(?!年|月|日)[\u4e00-\u9fffA-Za-z]{2,12}?(?:各|约)?\d")


def _in_list(page: Page, quantity: Quantity) -> bool:
    """Whether the number of another product follows: 年产硅油15万吨、硅橡胶10万吨."""
    return _NEXT.match(page.text, quantity.end, quantity.end + 20) is not None


def by_noun(lexicon: Lexicon, quantity: Quantity, phrase: Phrase) -> Iterator[Measure]:
    """The noun before the number."""
    if not phrase.noun or phrase.noun.removeprefix("同比").removeprefix("环比") in lexicon.lists["growth"]:
        return
    fits = fit(lexicon, phrase.noun, quantity)
    score = {2: 0.84, 1: 0.62, 0: 0.58}[fits]
    laid = lexicon.any_of["taking"].search(phrase.words) is not None
    passing = quantity.unit.dimension in ("length", "duration") or "伏" in quantity.unit.unit
    if fits < 2 and not laid and passing and not phrase.noun.endswith(_MEASURED):
        score = 0.42
    if _SMALL_CHINESE.match(quantity.text) and fits < 2:
        score = 0.4
    if fits == 1 and quantity.unit.dimension == "money" and _NO_METRIC.search(phrase.noun):
        yield Measure("投资", score)
        return
    ware = _PRODUCES.match(phrase.noun)
    if fits == 1 and ware is not None:
        yield Measure(ware["ware"] + "产量", 0.86)
        return
    noun = phrase.noun.removesuffix("年产能") + "产能" if phrase.noun.endswith("年产能") else phrase.noun
    yield Measure(noun + _of_phase(quantity, noun), score)


_PRODUCES = re.compile("[可能]*产(?![业品值能量销地区出线权学教妇科假])(?P<ware>.{2,10})$")
"""去年·产石墨精粉35万吨."""
_NO_METRIC = re.compile(
    "(?:落户|引进|成立|入驻|落地|建成|打造|实施|新建|组建|设立|研制|募投|拿出|撑起|签下|投产|开工|动工|耗资|斥资|出资|砸下|落子|承建|投建|引入)$"
)
"""Verbs that name nothing that money could be of but what is spent: 落户园区的某公司3.2亿元的项目."""


def _of_phase(quantity: Quantity, noun: str) -> str:
    """一期8万吨 is 一期产能."""
    if noun not in ("一期", "二期", "三期", "四期", "首期"):
        return ""
    wanted = {"money": "投资", "area": "面积", "mass": "产能", "energy": "产能", "power": "产能"}
    return wanted.get(quantity.unit.dimension, "")


def fit(lexicon: Lexicon, noun: str, quantity: Quantity) -> int:
    """2: a known metric that such numbers can have; 1: an unknown noun; 0: a metric of other numbers."""
    known = known_from(lexicon, noun)
    if known == len(noun):
        return 1
    dimensions = lexicon.seeds.metrics[noun[known:]].dimensions
    return 2 if not dimensions or quantity.unit.dimension in dimensions else 0


_TOGETHER = re.compile("(?:项目|企业|园区|基地)(?:共|总|合计|全部|预计|累计)")
"""How goes on what a few named before have together: 两个·项目共占地107亩."""


def by_noun_behind(page: Page, read: Read, quantity: Quantity, phrase: Phrase) -> Iterator[Measure]:
    """The noun behind the number: 21条注射生产线, 总规模30亿元的产业引导基金."""
    lexicon = page.lexicon
    plant = list(of_plants(page, read, quantity, phrase))
    if plant:
        yield from plant
        return
    behind = noun_after(page, read, quantity.end)
    if not behind and not phrase.noun and page.text.startswith("的", quantity.end):
        printed = page.text[phrase.start : quantity.start]
        if size := _SIZES.get(quantity.unit.dimension):
            planned = "规划" in printed and size == "面积"
            yield Measure(("规划" if planned else "") + size, 0.75 if planned else 0.6)
        return
    if not behind or quantity.unit.dimension in RATIO:
        return
    fits = fit(lexicon, behind, quantity)
    if page.text.startswith("的", quantity.end):
        if phrase.noun in lexicon.lists["sizes"]:
            yield Measure(behind + phrase.noun.removeprefix("总"), 0.86)
        elif not phrase.noun:
            yield Measure(behind, 0.7)
        return
    score, behind = _of_noun_behind(page, quantity, behind, fits)
    verbish = not phrase.noun or known_from(lexicon, phrase.noun) == len(phrase.noun)
    verbish = verbish or (phrase.noun in _ROOMS and quantity.unit.unit in ("台", "套"))
    yield Measure(behind, score + 0.05 if verbish else score - 0.1)


def _of_noun_behind(page: Page, quantity: Quantity, behind: str, fits: int) -> tuple[float, str]:
    """How sure a noun behind a number is, and how it is written."""
    lexicon = page.lexicon
    score = {2: 0.8, 1: 0.6, 0: 0.6}[fits]
    if quantity.unit.dimension == "area":
        behind += "" if behind.endswith(("面积", "地", "土地", "林", "田")) else "面积"
        score = 0.83
    elif quantity.unit.dimension not in ("count", "person"):
        score = 0.5
    if _SMALL_CHINESE.match(quantity.text):
        score = 0.7 if fits == 2 and lexicon.any_of["assets"].search(behind) else 0.4
    if _SMALL_CHINESE.match(quantity.text) and _TOGETHER.match(page.text, quantity.end):
        score = 0.62
    if behind.endswith(_CLASSES.get(quantity.unit.unit, ())):
        score = 0.9
    return score, behind
