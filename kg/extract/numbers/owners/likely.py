"""What mostly has such a number: a place, a project, a firm, or where things gather."""

from __future__ import annotations

import re

from kg.extract.numbers.number import Sentence
from kg.extract.numbers.owners.sectors import made_by_sector
from kg.extract.page import Page

_FITS: dict[str, dict[str, float]] = {
    "place": {
        "District": 1.4, "IndustrialPark": 1.2, "Region": 1.2, "Enterprise": -1.8, "Project": -2.5,
        "Institution": -1.8, "Industry": -0.5, "IndustryCluster": 0.0,
    },
    "project": {
        "Project": 1.6, "District": -1.0, "IndustrialPark": -0.2, "Industry": -1.5, "IndustryCluster": -1.0,
    },
    "firm": {
        "Enterprise": 1.0, "Institution": 0.6, "Project": -0.6, "District": -0.4, "IndustrialPark": -0.2,
        "Industry": -0.4, "IndustryCluster": -0.2,
    },
    "maker": {
        "Enterprise": 1.6, "Institution": 0.6, "Project": -2.4, "District": -0.4, "IndustrialPark": -1.0,
        "Industry": -0.4, "IndustryCluster": -0.2,
    },
    "gathering": {
        "District": 0.6, "IndustrialPark": 0.8, "Region": 0.6, "IndustryCluster": 0.6, "Industry": 0.3,
        "Enterprise": -0.8, "Project": -1.0,
    },
}  # fmt: skip
"""How well kinds of names go with numbers that mostly places, projects or firms have, or that count who gathers;
`maker`: with what only those can have that were there before: 产能由5万吨提高到8万吨."""
_COSTS = re.compile("(?:计划|预计|拟|总|共|一期|首期)*投资(?:额|总额)?(?:约|达|为|近|超|共)*")
"""The whole of a clause that only tells what the project of the clause before costs."""
_OF_PLANTS = re.compile("生产线|产线|车间|产能|产量")
"""What projects have as well as firms."""
LEADS = re.compile(r"带动|引领|拉动|助力|辐射")
_DONE = re.compile(
    r"(?:建成|达产|投产|达效|投用|竣工|建成投产|建成达产|满产|运营)(?:达产|达效|投产|运营)?(?:后|之后|时)|该项目|(?:一|二|三|首)期"
)


_ITS_OWN = re.compile(r"(?:^|[，、])(?:该|本|整个)?(?:项目|工程)(?:总|规划|占|预计|计划|建成|设计|一期|二期)")


def owner_of(page: Page, sentence: Sentence, metric: str, start: int) -> str:
    """What mostly has such a number: a place, a project, a firm, or who gathers; empty for anybody."""
    any_of = page.lexicon.any_of
    before = page.text[sentence.clauses.start(start) : start]
    if LEADS.search(before):
        return ""
    if _RISES.search(before):
        return "maker"
    if (
        _COSTS.fullmatch(before)
        or any_of["of_projects"].search(metric)
        or _DONE.search(before)
        or _ITS_OWN.search(before)
    ):
        return "project"
    if any_of["of_places"].search(metric):
        if _OUTPUT.search(metric) and made_by_sector(page, sentence, start):
            return ""
        built = any(n.reference.kind == "Project" and n.part == "subject" for n in sentence.names)
        return "project" if built and _LAND.search(metric) else "place"
    if metric == BUILT:
        return ""
    if any_of["of_firms"].search(metric):
        of_project = bool(sentence.told) and sentence.told[-1].kind == "Project"
        return "" if of_project and _OF_PLANTS.search(metric) else "firm"
    return "gathering" if "就业" not in metric and any_of["gathering"].search(metric) else ""


BUILT = "已建成产能"
"""How much of what a project is to make can be made already."""
_OUTPUT = re.compile("产值|营收|收入")
_LAND = re.compile("用地|占地|标准地|厂房|建筑面积")
"""What a project has as well as a place."""
_CAPACITY = r"(?:产能|产量|年产|日产|月产|年加工|日加工|日处理|年处理)[^，。；]{0,8}"
_RISES = re.compile(
    rf"{_CAPACITY}[由从](?!此)[^，。；]{{0,10}}$"
    rf"|{_CAPACITY}(?:增加?|提高|提升|扩大?|扩充|跃升|上升|翻番|翻倍)(?:到|至)[^，。；]{{0,4}}$"
    rf"|(?:^|[，后时使让将把])(?:公司|企业|集团)的?(?:总|年|日|全部|整体|国内|新增)*{_CAPACITY}$"
)
"""What was made before, and how much it becomes, whatever was built for it; or 公司总产能."""


def fit(owner: str, kind: str) -> float:
    """How well a kind of name goes with a number that mostly such an owner has."""
    return _FITS.get(owner, {}).get(kind, 0.0)
