"""How a metric is written down: 入驻企业 as 入驻企业数量, 用地 as 用地面积, what a firm 年产 as its 产量."""

from __future__ import annotations

import re

from kg.extract.numbers.measure import RUNS
from kg.extract.numbers.quantities import Quantity
from kg.model import Status

_NO_PLANTS = ("District", "Region", "IndustrialPark", "Industry", "IndustryCluster")
"""Of whom 年产 tells what is made, not what could be."""
_COULD = re.compile(
    "产能|能力|可|能[够年产]|设计|规划|具备|形成|拟|将|达产|满产|建成|[一二三]期|新增|预计|计划"
)
_FIRMS = re.compile("(?:(?<=..)企业|商户|供应商|配套商|客商)$")
_MAKERS = re.compile(
    "(?:厂家|厂商|(?:^|(?<=规上|以上|工业|技术|特新|0强|巨人|下游|龙头|百亿|十亿|亿元|制造|生产|加工|配套|入驻|进驻|落户|投产|链主|链上|瞪羚|骨干|重点|冠军))公司)$"
)
"""Other words for the firms of a class, which are counted as 企业: 规上公司, 电机厂家."""
_SOLD = re.compile("收储|盘活|供应|出让|流转|闲置|复垦|整理|腾退")
_LAND = re.compile("(?<!占)用地$")
_TO_BUILD = re.compile("^(?:[一二三四首]期)?(?:规划|计划)?建设$")
"""What is built on so much land: 一期建设600亩."""
_LEADING = re.compile(
    rf"^(?:(?:全部|悉数|全面|正式)?{RUNS}+之?后(?:每年)?(?:可|能|将|预计|有望)?(?=..)|同期|每年可?|每年能|年可|一年可|一年能|预期(?=.)|其(?=..)|下一步|接下来|估计(?=..)|(?:项目|企业|产业)、(?=..)|年创(?=..))"
)
_ANY = re.compile("(?<=签约|投产|开工|落地|引进|落户|竣工)(?:优势|优质|相关|合作|产业)(?=项目)")
"""What does not tell projects apart: 签约·优势·项目."""
_EVERY_YEAR = re.compile("(?<=[\u4e00-\u9fff]{2})年(?=产能$)")
_ALL = re.compile("^(?:各级各类|各类|各级|各种|各项|多个|具体)(?=..)|(?<=..)情况$")
_LINKED = re.compile("(?<=[\u4e00-\u9fff]{2})的(?=[\u4e00-\u9fff]{2})|(?<=项目)累计(?=完成)")
"""What a noun has inside that its name as a metric has not: 原辅材料·的·本地供给率."""
_HOPED = re.compile("(?<!年度)(?:计划|预计|拟|预期)(?=投资$|增速$)")
"""What the status of a number says already."""


def worded(metric: str, quantity: Quantity, kind: str, status: Status, printed: str) -> str:
    """A metric as an analyst would write it. `printed`: the words before the number."""
    if metric.endswith("产能") and "产能" not in printed and "能力" not in printed and "产" in printed:
        made = kind in _NO_PLANTS or (
            kind == "Enterprise"
            and status == "actual"
            and quantity.unit.dimension not in ("power", "energy")
            and not _COULD.search(printed)
        )
        metric = metric.removesuffix("产能") + "产量" if made else metric
    metric = _EVERY_YEAR.sub("", _ANY.sub("", _LINKED.sub("", metric)))
    metric = metric.replace("从业者", "从业人员")
    metric = _ALL.sub("", _LEADING.sub("", metric) or metric)
    if kind not in ("District", "IndustrialPark", "Region") or "投资" not in metric:
        metric = _HOPED.sub("", metric) or metric
    if quantity.unit.dimension == "count":
        metric = _MAKERS.sub("企业", metric)
    if quantity.unit.dimension == "count" and _FIRMS.search(metric):
        return metric + "数量"
    if quantity.unit.dimension == "area" and _TO_BUILD.search(metric):
        metric += "用地"
    if quantity.unit.dimension == "area" and metric == "土地" and not _SOLD.search(printed):
        return "占地面积"
    return metric + "面积" if quantity.unit.dimension == "area" and _LAND.search(metric) else metric
