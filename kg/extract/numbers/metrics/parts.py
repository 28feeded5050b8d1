"""What a number of a place is a number of, told in its metric: 四大特色产业·产值, 签约项目·总投资, 光伏产业·签约额."""

from __future__ import annotations

import re

from kg.extract.numbers.number import Sentence
from kg.extract.numbers.owners.together import OF_COUNTED
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page

_PLACES = ("District", "IndustrialPark", "Region")
_GROUP = re.compile(
    r"(?P<group>(?:[两二三四五六七八九十]|\d{1,2})(?:大|个|条)[\u4e00-\u9fff]{0,6}?(?:产业集群|产业链|产业(?!发展|项目|园|基地|平台|基金)|集群|行业))"
)
_GROUP_BEFORE = re.compile(
    _GROUP.pattern + r"，(?:力争|预计|合计|今年|去年|确保|争取|全年)*(?:总?产值|营收|营业收入)[^，。；]{0,8}$"
)
_OUTPUT = re.compile(r"产值|营收|收入|增加值|占比|贡献率|投资|税收|规模$|总量$|产量$")
_MONEY = re.compile(
    r"(?:总?投资(?:总?额)?|协议(?:总额|资金|投资)|合同(?:总?额|资金)|签约(?:总?额|金额)|投资金额)$"
)
_SCALE = re.compile(r"(?:总?投资)?(?:[\d.]*亿元(?:以上|以下|级)|\d+万元(?:以上|以下))的?")
_BARE = frozenset(
    (
        "产值",
        "总产值",
        "增加值",
        "营业收入",
        "营收",
        "主营业务收入",
        "销售收入",
        "税收",
        "利税",
        "入库税收",
        "利润",
        "利润总额",
        "出口额",
    )
)
"""Metrics that a class of firms has as well as the place itself."""
_MADE = re.compile(
    r"(?P<who>(?:规模以上|规上|规模)工业(?:企业)?|(?:规上|规模以上|高新技术|民营|外贸|外资|科技型|专精特新)企业"
    r"|战略性新兴(?:产业|制造业)|高新技术产业|高技术制造业|装备制造业|民营经济|现代服务业|数字经济)"
    r"(?:共|累计|合计|全年)*(?:实现|完成|创造|贡献)"
)
_SECTORS_DO = re.compile(r"签约|引进|开工|项目$")
_CLAUSES = 2
"""Clauses between a sector and a number of its projects."""


def whole_metric(
    page: Page, sentence: Sentence, quantity: Quantity, metric: str, whose: tuple[int, str]
) -> str:
    """The metric with what its number is of, where the subject does not tell."""
    thing, kind = whose
    metric = _as_listed(page, sentence, quantity, metric)
    metric = _YEARLY.sub(r"\1\2", metric) if metric.endswith("年产量") else metric
    if kind == "District":
        metric = _without_place(page, metric)
    if kind in ("Industry", "IndustryCluster"):
        return _of_sector(page, thing, sentence, metric)
    if kind not in _PLACES:
        return metric
    clause = page.text[sentence.clauses.start(quantity.start) : quantity.start]
    group = _GROUP.search(clause) or _GROUP_BEFORE.search(
        page.text, max(0, quantity.start - 40), quantity.start
    )
    if group is not None and _OUTPUT.search(metric):
        return _joined(group["group"], metric)
    if metric in _BARE and (who := _class_of(page, sentence, quantity)):
        return who + metric
    if quantity.unit.dimension == "money" and _MONEY.search(metric) and "项目" not in metric:
        behind = OF_COUNTED.match(page.text, quantity.end)
        projects = behind["noun"] if behind is not None else _counted_projects(sentence)
        metric = _of_projects(projects, metric) if projects else metric
    sector = _sector(page, sentence, quantity) if _SECTORS_DO.search(metric) else ""
    return metric if not sector or sector[:2] in metric else sector + metric


_ACT = re.compile(
    "(?:集中|现场)?(?P<act>签约|开工|投产|竣工|引进|落户|新建|续建|实施)(?:重点|重大|(?P<of>工业|制造业|产业|农业|文旅))?项目"
)
_KIND = re.compile("(?:先进|高端)?(?:制造业|工业|产业|服务业|农业|文旅|商贸|基础设施)")
"""Of which trade projects are, which stands behind what was done: 签约·制造业项目."""
_HAS_OBJECT = ("引进", "实施")
"""What stands before the size of the projects: 引进·100亿元级项目, but 10亿元以上·签约项目."""


def _as_listed(page: Page, sentence: Sentence, quantity: Quantity, metric: str) -> str:
    """A metric with what its list says first: 新增规上企业20户、专精特新企业25户; 40个项目签约，其中外企项目11个."""
    told = sentence.told[-1] if sentence.told else None
    if told is None:
        return metric
    between = page.text[told.quantity.end : quantity.start]
    alike = told.quantity.unit.dimension == quantity.unit.dimension
    if (
        alike
        and between.startswith(("、", "和", "及"))
        and "，" not in between
        and told.metric.startswith("新增")
    ):
        return metric if metric.startswith(("新", "增")) else "新增" + metric
    parts = "其中" in page.text[max(sentence.clauses.begin, quantity.start - _FEW) : quantity.start]
    if quantity.unit.dimension != "count" or not metric.endswith("项目") or not parts or _ACT.search(metric):
        return metric
    whole = next((m for t in reversed(sentence.told) if (m := _ACT.fullmatch(t.metric))), None)
    if whole is None or whole["act"] in metric or (metric == "项目" and not alike):
        return metric
    if whole["act"] in _HAS_OBJECT or _KIND.match(metric):
        return whole["act"] + metric
    of = whole["of"] or ""
    return metric.removesuffix("项目").removesuffix(of) + whole["act"] + of + "项目"


_FEW = 40
_YEARLY = re.compile(r"(?<=..)([^每人年])年(产量)$")
"""六堡茶年产量 is 六堡茶产量: of a year unless told otherwise."""


def _without_place(page: Page, metric: str) -> str:
    """A metric without the place that its subject is already: 梧州·人工宝石产量."""
    for size in (4, 3, 2):
        head, rest = metric[:size], metric[size:]
        short = head in page.lexicon.districts and head[-1] not in "省市县区旗州"
        if short and len(rest) > 1 and rest[0] not in "省市县区":
            return rest
    return metric


def _class_of(page: Page, sentence: Sentence, quantity: Quantity) -> str:
    """The class of firms that made it: 规模以上工业实现产值22亿元，增加值7亿元."""
    begin = page.text.rfind("；", sentence.clauses.begin, quantity.start) + 1
    found = list(_MADE.finditer(page.text, max(begin, sentence.clauses.begin), quantity.start))
    made = found[-1] if found else None
    if made is None or sentence.clauses.number(quantity.start) - sentence.clauses.number(made.start()) > 1:
        return ""
    return made["who"].removesuffix("企业") if made["who"].endswith("工业企业") else made["who"]


def _of_sector(page: Page, thing: int, sentence: Sentence, metric: str) -> str:
    """稀土产业's 稀土产业产值 is its 产值."""
    for name in sentence.names:
        if name.reference.thing == thing:
            rest = metric.removeprefix(page.text[name.reference.start : name.reference.end])
            if len(rest) > 1 and not rest.startswith(("产业", "集群", "链")):
                return rest
    return metric


def _joined(group: str, metric: str) -> str:
    """四大产业 and 产业产值 are 四大产业产值."""
    shared = next((size for size in range(len(group), 1, -1) if metric.startswith(group[-size:])), 0)
    return metric if group in metric else group + metric[shared:]


def _counted_projects(sentence: Sentence) -> str:
    """The count of projects told last before the number, if only money and shares stand between."""
    for told in reversed(sentence.told):
        if told.quantity.unit.dimension == "count":
            return told.metric if told.metric.endswith("项目") else ""
        if told.quantity.unit.dimension not in ("ratio", "money", "point"):
            return ""
    return ""


def _of_projects(projects: str, metric: str) -> str:
    """签约项目 and 签约额 are 签约额, 开工亿元以上项目 and 总投资 are 开工项目总投资."""
    if "签约" in projects and metric.startswith("签约"):
        return metric
    return _SCALE.sub("", projects) + metric


def _sector(page: Page, sentence: Sentence, quantity: Quantity) -> str:
    """The sector that did it: 新能源产业签下6个项目，签约额超过45亿元."""
    here = sentence.clauses.number(quantity.start)
    for name in reversed(sentence.names):
        one = name.reference
        if one.end > quantity.start or here - name.clause > _CLAUSES:
            continue
        if one.kind in ("Industry", "IndustryCluster") and one.printed and name.part == "subject":
            return page.text[one.start : one.end]
        if one.kind in _PLACES and name.part == "subject" and one.printed:
            return ""
    return ""
