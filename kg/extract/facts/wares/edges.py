"""Where the name of a product begins and ends that the segmenter cuts up: remedies, models, quoted brands."""

from __future__ import annotations

import re

from kg.extract.page import Page

_REMEDY = re.compile(r"(?:注射液|注射剂|胶囊|颗粒|口服液|滴丸|丸|贴膏|软膏|糖浆|合剂|喷雾剂|散|膏)$")
_BRANDED = re.compile(r"“[^“”，。；的了]{1,8}”(?:系列|牌)?$")
_MODEL = re.compile(
    r"(?<![A-Za-z\d.])(?:\d(?:,\d)+-|[A-Z]{1,3}-|\d{5}|[A-Z]\d{0,2}[级型]|[A-Z]{1,2}\d{2,4}|[A-Z]{2,6})$"
)
_LEVEL = re.compile("(?:吨|兆瓦|千瓦|米|立方米|马力|升|箱)?级|标箱|TEU|[价寸](?=[\u4e00-\u9fff]{3})")
_SIZED = re.compile(
    r"(?<=[台套艘款])\d[\d.]*(?:吨|兆瓦|MW|千瓦|米)$|(?<![\d.年产共计达])[±]?\d[\d.]*[万千百]?(?:(?:吨|兆瓦|MW|千瓦|GW|米|立方米|马力|升|箱|载重吨)级|千伏|kV|英寸|寸|轴|价|K|[微纳]米(?:及以[上下])?|(?:毫米|吨|兆瓦|千瓦)及以[上下])$|(?<![\d.])[2-6]G$"
)
"""How big a ware is, as a part of its name: “3000吨级”起重船, “12英寸”硅片, “6微米及以下”铜箔."""
_AFTER = re.compile(r"[A-Z]\d{0,3}(?![A-Za-z\d%])|PACK")
_REACH = 4
_FIELD = r"(?:[及和与](?:零?配件|零?部件|服务))?(?:研发|生产|制造|加工|服务)+(?:这一)?细分(?:领域|行业|赛道)"
FIELD = re.compile(_FIELD)
"""What follows where a ware only says which field somebody is in: 轴承·制造细分领域."""
STAND = re.compile(
    r"产业(?!化)|行业|集群|企业(?!级)|公司|集团|领域|市场|园|小镇|之[都乡城]|大[省市县]|工程师|协会|研究|学院|专业|实验室|技术|工艺|服务(?!器)|注册证|许可证|证书|专利|标准|商(?![用务业品标场])"
    rf"|{_FIELD}"
)
"""What follows where a product only says what a trade, a firm or a place is about."""

TRADE = re.compile(
    "(?:制|储|加|用|输)氢$|制[药鞋衣糖茶酒氧盐]$|造[船纸车]$|[炼轧][铁钢油铝铜]$|酿酒$|[种采]茶$|养[鱼虾]$"
    "|第[一二三四五六七八九十]+[大个座家]|冶炼$|电解$|纺纱$|加弹$|喷漆$|试车$|装[机车船箱]$|抽水$|(?:合作|协议)框架$|地块$|标杆$|短板$"
)
"""What is done with a ware, no ware itself: 绿电“制氢”, 生物“制药”."""


def whole(page: Page, start: int, end: int) -> tuple[int, int]:
    """A product with what the segmenter cuts from its name: 生·脉注射液, L-·乳酸, 维生素·C, “萌兽”·高端童车."""
    text = page.text
    if more := _AFTER.match(text, end):
        end = more.end()
    size = _LEVEL.match(text, start)
    start = size.end() if size and size.end() + 1 < end else start  # 百米级·叶片
    if sized := _SIZED.search(text, max(0, start - 10), start):
        return sized.start(), end
    if branded := _BRANDED.search(text, max(0, start - 12), start):
        return branded.start(), end
    if model := _MODEL.search(text, max(0, start - 6), start):
        return model.start(), end
    if _REMEDY.search(text, start, end):
        floor = max(start - _REACH, page.sentence_at(start).start)
        at = next((n for n in range(start, floor - 1, -1) if _bounds(page, n)), None)
        start = at if at is not None else start
    return start, end


_WARES = frozenset(("产品", "品种", "单品", "新药", "品牌", "药品"))


def _bounds(page: Page, at: int) -> bool:
    """Whether the name of a remedy can begin at a position: behind a mark, 的, a firm or what is done with it."""
    if at == 0 or page.text[at - 1] in "，。、；：“”（）的和与及有是把将为\n":
        return True
    if any(m.end == at and m.kind == "Enterprise" for m in page.mentions.touching(at - 1, at)):
        return True
    word, lists = page.word_ending(at), page.lexicon.lists
    return word in _WARES or word in lists["product_lead"] or word in lists["making"]


def opened(page: Page, start: int) -> int:
    """Where the quoted name begins that a phrase ends: “7天·优酪乳”, “正安·白茶”."""
    opening = page.text.rfind("“", max(0, start - 8), start)
    quoted = opening >= 0 and re.search("[”，。；：、！？（）的了]", page.text[opening:start]) is None
    return opening + 1 if quoted else start


_TONS = re.compile(r"\d[万亿]?(?:立方米|千克|公斤|吨)(?:/年)?(?:的)?$")


def without_plant(page: Page, start: int, end: int) -> int:
    """Where a ware ends without the plant that makes so many tons of it: 年产60万吨·烧碱·装置."""
    plant = page.text.startswith("装置", end - 2) and end - start > 3
    return end - 2 if plant and _TONS.search(page.text, max(0, start - 8), start) else end


_CLASS = re.compile("(?P<trade>[\u4e00-\u9fff]{2,3}?)(?:零部件|零配件|配件|部件)$")
"""What a list of parts may end in without a mark: 轮毂、转向节·汽车零部件."""


def without_class(page: Page, start: int, end: int) -> tuple[int, int]:
    """The last ware of a list without what all of them are, where it is a ware without that."""
    if page.text[start - 1 : start] != "、":
        return start, end
    lexicon, name = page.lexicon, page.text[start:end]
    said = _CLASS.search(name, 2)
    while said is not None and not (
        lexicon.is_industry(said["trade"]) or said["trade"] in lexicon.seeds.trade_words
    ):
        said = _CLASS.search(name, said.start() + 1)
    if said is None or not lexicon.ends("product_heads", name[: said.start()]):
        return start, end
    return start, start + said.start()
