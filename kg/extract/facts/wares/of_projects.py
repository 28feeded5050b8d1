"""The wares that a project's name lists behind its owner: 年产400万平方米·光学膜和导电膜·产品生产项目."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.facts.fact import Fact
from kg.extract.facts.wares.edges import TRADE
from kg.extract.facts.wares.products import product_at, product_phrases
from kg.extract.mention import Mention
from kg.extract.merge import Merged
from kg.extract.page import Page
from kg.extract.things.things import Things
from kg.text.segment import tagged

_AMOUNT = (
    r"\d[\d.,]*[余多]?[万亿千百]*(?:平方米|立方米|台套|吨|台|套|件|只|双|辆|艘|支|片|块|条|瓶|盒|箱|米|GWh|MWh|GW|MW|吉瓦(?!时)|兆瓦(?!时)|张|把|枚|颗"
    r"|桶|份|架|千升|升|公斤|千克|克|吉瓦时|兆瓦时|千瓦时|锭|匹|公里|芯公里|千伏安|kVA|头|羽|株|个|粒|剂|纱锭)(?:/年)?(?:级)?的?"
)
_LEAD = re.compile(
    rf"(?:公司|集团|投资|总?投资?\d[\d.]*亿元|的|[一二三四五]期|新建|扩建|改建|新增|建设|年新增|年?增产|年产销?|日产|年加工|年处理|全球|首期|{_AMOUNT})*"
)
_TAIL = re.compile(
    r"(?:系列|等|新|成套)*(?:产品|装置)?(?:及其?配套设施|数字化|智能化|智能|绿色|自动化|柔性|高效|综合|循环|规模化)*"
    r"(?:研发|生产线|生产|制造|智造|组装|精?深?加工|产线|全产业链|产业链|综合利用|循环利用|利用|产业化|一体化|扩能|扩产|增产|保供|技术改造|技改|改造|提升|升级|扩建|建设|基地|[与和及、]"
    r"|(?<!产业)工厂|超级工厂|车间|[一二三四五]期|（[^）]{1,6}）|总部|(?:[东西][南北]|华[东南北中]|全[国球]|国内|国际|海外)(?=(?:智能|生产|制造|研发)*(?:基地|总部)))*(?:项目|工程)$"
)
_MADE = re.compile("产品|生产|制造|智造|组装|加工|产线|产业化|扩能|扩产|增产|装置|全产业链")
_JOINT = re.compile(rf"(?:、|以及|和|及|与|\+)(?:配套的?)?(?:年产)?(?:{_AMOUNT})?")
_NO_WARE = re.compile(
    "[的了在是]|中心|基地|园|平台|总部|研究|技术|服务|设施|物流|仓储|电站|光伏发电|风电场|综合体|改造|回收|再生$|利用|产业|数据|储能$|光伏$|学院|医院|水库|公路|铁路|管网|污水|供热|供水|厂房|市场|小镇|旅游|养殖|种植|示范|标准化|智慧|数字|一体化|二期|一期|三期|屠宰|智能$|国际|电镀|打印$"
)
_LONGEST = 16


def wares_of_name(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """Wares in the name of a project from behind its owner `start` to its end; none unless all of it lists wares.

    There has to be an amount, or a word of making; what is a trade as well needs the amount.
    """
    text = page.text[start:end]
    lead = _LEAD.match(text)
    first = lead.end() if lead else 0
    tail = next((m for m in (_TAIL.match(text, at) for at in range(first + 2, len(text))) if m), None)
    if tail is None:
        return []
    counted = re.search(r"\d", text[:first]) is not None
    if not counted and _MADE.match(tail.group()) is None:
        return []
    found: list[tuple[int, int]] = []
    at = first
    for joint in [*_JOINT.finditer(text, first, tail.start()), None]:
        stop = joint.start() if joint else tail.start()
        if found and text[at:stop] in page.lexicon.lists["product_classes"]:
            found[-1] = found[-1][0], start + stop  # 封装材料及制品
        elif not _is_ware(page, text[at:stop], counted=counted):
            return []
        else:
            found.append((start + at, start + stop))
        at = joint.end() if joint else stop
    return found


def _is_ware(page: Page, name: str, *, counted: bool) -> bool:
    lexicon = page.lexicon
    lists = lexicon.lists
    if not 2 <= len(name) <= _LONGEST or _NO_WARE.search(name) or TRADE.search(name):
        return False
    if name[0].isdigit() or not name[0].isalnum():
        return False
    if name in lists["no_products"] or name in lists["product_classes"] or name in lexicon.seeds.generic:
        return False
    if not counted and lexicon.is_industry(name):
        return False
    *_, (last, flag) = tagged(name)
    if lexicon.ends("product_heads", name):
        return flag[0] != "v" or len(last) == 1 or last in lists["product_heads"]
    return flag[0] in "nz" and not lexicon.ends("no_wares", name)


def product_facts(page: Page, facts: list[Fact], things: Things, names: Merged) -> Iterator[Fact]:
    """The product in the name of a production project: 某公司年产5000台旅居车建设项目 makes 旅居车."""
    owners: dict[int, list[Fact]] = {}
    for fact in facts:
        if fact.predicate == "undertakes" and things.all[fact.subject].kind == "Enterprise":
            owners.setdefault(fact.object, []).append(fact)
    for project, found in owners.items():
        for mention in things.all[project].mentions[:1]:
            named = [fact for fact in found if fact.rule == "name.undertakes"] or found
            start = _behind_owner(page, things, names, mention, named)
            whole = wares_of_name(page, start, mention.end)
            for first, last in whole or _headed(page, start, mention.end):
                product = things.add(product_at(page, first, last))
                for fact in named:
                    yield Fact(fact.subject, "produces", product, 0.65, "name.produces", fact.start, fact.end)


def _behind_owner(page: Page, things: Things, names: Merged, mention: Mention, named: Iterable[Fact]) -> int:
    """Where what a project's name says is made begins: behind its owner, from 年产 on."""
    start = max([mention.start, *(part.end for part in names.inside(mention) if part.kind != "Product")])
    owners = [name for fact in named for name in things.all[fact.subject].names]
    start += max((len(name) for name in owners if page.text.startswith(name, start)), default=0)
    start += len(_trade_at(page, start))
    return max(start, page.text.find("年产", start, mention.end))


def _trade_at(page: Page, start: int) -> str:
    """The trade with which the owner's name goes on there, where only its brand is known: 骅航·科技·导航仪项目."""
    trade = page.text[start : start + 2]
    return trade if trade in page.lexicon.lists["final_trades"] and not page.straddled(start + 2) else ""


def _headed(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """The products that the name of a production project lists: 原料药及中间体项目."""
    made: list[tuple[int, int]] = []
    for first, last in reversed(product_phrases(page, start, end, ())):
        listed = made and _LISTED.fullmatch(page.text, last, made[-1][0])
        if not listed and not _BUILT.match(page.text[last:end]):
            continue
        if not page.lexicon.any_of["not_made"].search(page.text, first, last):
            made.append((first, last))
    return made


_LISTED = re.compile(
    r"(?:、|和|及|与|以及)(?:\d[\d.]*[余多]?[万亿]?(?:吨|台套|台|套|件|只|米|平方米|GWh|GW|MW|吉瓦|兆瓦|片|辆)?)?"
)
"""Between the wares of a project's name: 年产10吉瓦切片“、2吉瓦”组件."""
_BUILT = re.compile(
    r"(?:智能|自动化|数字化|绿色)*(?:生产线|生产|制造|组装|建设|精?深?加工|智造|研发(?!项目|中心)|基地|及配套|扩能|扩建|改造|一体化|产业化|[与和及、]|[一二三]期)*(?:项目|工程)"
)
