"""Wares that no pattern takes up, near the only firm that can be meant: whatever the verb, that firm makes them.

Said in a hundred ways, it mostly is so, unless the words around tell that the ware is bought, used or handled.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.extract.facts.masks import MASK, Masked
from kg.extract.page import Page
from kg.extract.reading.reference import Reference

_FIRM, _WARE = MASK["Enterprise"], MASK["Product"]
_NAMES = "".join(MASK.values())
_OTHERS = "".join(mask for kind, mask in MASK.items() if kind not in ("Enterprise", "Product", "Designation"))
_MARKS = "，；：。！？"


def near_wares(page: Page, masked: Masked, made: frozenset[int] | set[int]) -> Iterator[tuple[int, int]]:
    """(firm, ware) of the wares of a sentence that are not `made`, behind the only firm that can be meant."""
    text = masked.text
    for at, group in masked.groups.items():
        if text[at] != _WARE or any(ware.thing in made for ware in group):
            continue
        firm = _firm_before(masked, at)
        if firm is None:
            continue
        for ware in group:
            if _sound(page, ware):
                yield firm, ware.thing


def _firm_before(masked: Masked, at: int) -> int | None:
    """The firm that a clause with a ware is about, if the words around leave no doubt that it makes it."""
    text = masked.text
    firm = text.rfind(_FIRM, 0, at)
    if firm < 0 or firm == at - 1 or len({r.thing for r in masked.groups[firm]}) != 1:
        return None
    clause = max(text.rfind(mark, 0, at) for mark in _MARKS) + 1
    if text[at - 1] in _OTHERS or text[at - 1] in _FOR or not masked.groups[firm][0].printed:
        return None
    if clause > firm:
        firms = {r.thing for place, group in masked.groups.items() if text[place] == _FIRM for r in group}
        if len(firms) > 1 or _TURNED.search(text, firm, at):
            return None
    elif _FIRM in text[at : _end(text, at)]:
        return None
    if _OBLIQUE.search(text, max(0, firm - 4), firm) or _AFTER_FIRM.match(text, firm + 1):
        return None
    if _NOT_MADE.search(text, max(clause, firm), at) or not _SOUND_END.match(text, at + 1):
        return None
    return None if _NOT_SO.match(text, at + 1) else masked.groups[firm][0].thing


def _end(text: str, at: int) -> int:
    """Where the clause at a position ends."""
    return min((stop for mark in _MARKS if (stop := text.find(mark, at)) >= 0), default=len(text))


_FOR = frozenset("为给向对比像和与")
"""Before whom or what something is done for: 向·某汽轮机供应叶片."""
_TURNED = re.compile(f"[{_OTHERS}](?!的)")
_OBLIQUE = re.compile("(?:[为给向与和对被由从让比同]|携手|联合|联手|牵手|合作的?|来自|产自)$")
_AFTER_FIRM = re.compile(
    "(?:控股|参股|投资|旗下)的|的(?:客户|用户|订单|合作|供应商|隔壁|对面|邻居|董事)|方面"
)
_NOT_MADE = re.compile(
    "采购|引进|购|安装|换上|用上|用了|采用|选用|使用|以[^，。；]{1,6}为(?:原|主?料)|从|处理|回收|改造|用[于在作]|搭载|服务|面向|看[好中管]|拟建|缺|喂|运[输送来]|养|屠宰|工人|工程师|工序|员工"
    "|人员|女工|师傅|由|被|靠|作为|原料|所[需用]|依[赖托]|对标|维修|检修|检测|拆解|登上|展[出示]|参[展加]|客户|用户|下游|上游|如同|好比|像|填补|标准|协议|论坛|自有|装有|配有|配备|含|内嵌|瞄准|聚焦|关注"
    "|意向|未|不|没有|曾|废|与|同|每天可|消耗|吃掉|进口|投资|借助|租|因|居|属于|除|比|带动|一块|[列纳]入|评为|加工(?!出)|停|年处理|改装|看护|周边|附近|对面|隔壁"
)
_SOUND_END = re.compile(
    rf"[，。；、：！？（）”\s\d{_NAMES}]|$|等|的?(?:年|月|日)?(?:产能|产量|销量|出货|订单|生产线|产线|市场|出口)"
    "|已|正|也|还|将|即|可|能|在|都|均|则|全|陆续|先后|一|每|远|畅|热|销|卖|走|打|占|获|通过|入选|成为|为|是|下线|出厂|问世|上市|亮相|交付|投产|量产|供|直|发|送|装|和|与|及|以及|各"
)
_NOT_SO = re.compile(
    f"(?:、{_WARE}|和{_WARE})*(?:等)?[^，。；]{{0,4}}?(?:供应商|供货商|上市公司|厂商|来自|产自|购自|采自|采购|收购|为原料|等?客户|用户|由|加工|维修|退潮|轰鸣|运转|作业|看|在[^，。；]{{1,10}}的[^，。；]{{0,6}}产地|里|中(?:提取|的)|上(?![市线新架])|园|节|大会|博览)"
)


def _sound(page: Page, ware: Reference) -> bool:
    """Whether the words of a ware name a ware: its last one is known, and none says what somebody does."""
    text = page.text[ware.start : ware.end]
    lists = page.lexicon.lists
    if not 2 <= len(text) <= 14 or not _known(text, lists["product_heads"]):
        return False
    if text not in lists["product_heads"] and len(text) < _CLASSED and text[-2:] in lists["product_classes"]:
        return False
    words = page.words
    first, last = bisect_left(words.starts, ware.start), bisect_left(words.starts, ware.end)
    for word, flag in words.tagged[first:last]:
        told = flag[0] == "v" and len(word) > 1 and word not in lists["product_inside"]
        if (told and word not in lists["product_heads"]) or flag in _NEVER:
            return False
    return True


_CLASSED = 5
"""Characters of a name from which a class at its end is told of what kind it is: 锂电材料 is not, 三元正极材料 is."""
_NEVER = frozenset(("m", "q", "r", "p", "t", "nr", "ns", "nt", "d", "c"))


def _known(text: str, heads: frozenset[str]) -> bool:
    """Whether a name ends in a head of more than one character."""
    return any(text[-size:] in heads for size in range(2, min(6, len(text)) + 1))
