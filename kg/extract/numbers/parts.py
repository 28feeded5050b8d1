"""What a number of a place is a number of, told in its metric: 四大特色产业·产值, 签约项目·总投资, 光伏产业·签约额."""

from __future__ import annotations

import re

from kg.extract.numbers.number import Sentence
from kg.extract.numbers.quantities import Quantity
from kg.extract.numbers.subjects import OF_COUNTED
from kg.extract.page import Page

_PLACES = ("District", "IndustrialPark", "Region")
_GROUP = re.compile(
    r"(?:[两二三四五六七八九十]|\d{1,2})(?:大|个|条)(?P<class>[\u4e00-\u9fff]{0,6}?(?:产业集群|产业链|产业|集群|行业))"
)
_OUTPUT = re.compile(r"产值|营收|收入|增加值|占比|贡献率|投资|税收|规模$|总量$|产量$")
_MONEY = re.compile(
    r"(?:总?投资(?:总?额)?|协议(?:总额|资金|投资)|合同(?:总?额|资金)|签约(?:总?额|金额)|投资金额)$"
)
_SCALE = re.compile(r"[\d.]*亿元(?:以上|以下|级)的?|\d+万元(?:以上|以下)的?")
_SECTORS_DO = re.compile(r"签约|引进|开工|项目$")
_CLAUSES = 2
"""Clauses between a sector and a number of its projects."""


def whole_metric(page: Page, sentence: Sentence, quantity: Quantity, metric: str, kind: str) -> str:
    """The metric with what its number is of, where the subject does not tell."""
    if kind in ("Industry", "IndustryCluster"):
        return _of_sector(page, sentence, quantity, metric)
    if kind not in _PLACES:
        return metric
    clause = page.text[sentence.clauses.start(quantity.start) : quantity.start]
    group = _GROUP.search(clause)
    if group is not None and _OUTPUT.search(metric):
        return _joined(group.group(), metric)
    if quantity.unit.dimension == "money" and _MONEY.search(metric) and "项目" not in metric:
        behind = OF_COUNTED.match(page.text, quantity.end)
        projects = behind["noun"] if behind is not None else _counted_projects(sentence)
        metric = _of_projects(projects, metric) if projects else metric
    sector = _sector(page, sentence, quantity) if _SECTORS_DO.search(metric) else ""
    return metric if not sector or sector[:2] in metric else sector + metric


def _of_sector(page: Page, sentence: Sentence, quantity: Quantity, metric: str) -> str:
    """稀土产业's 稀土产业产值 is its 产值."""
    for name in sentence.names:
        one = name.reference
        if one.kind in ("Industry", "IndustryCluster") and one.end <= quantity.start:
            rest = metric.removeprefix(page.text[one.start : one.end])
            if len(rest) > 1 and rest != metric:
                return rest
    return metric


def _joined(group: str, metric: str) -> str:
    """四大产业 and 产业产值 are 四大产业产值."""
    for word in ("产业集群", "产业链", "产业", "集群", "行业"):
        if group.endswith(word) and metric.startswith(word):
            return group + metric.removeprefix(word)
    return metric if group in metric else group + metric


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
