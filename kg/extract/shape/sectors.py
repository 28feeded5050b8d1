"""Whether a stretch of text can name an industry."""

from __future__ import annotations

import re

from kg.extract.page import Page
from kg.extract.shape.generic import is_generic
from kg.text.segment import tagged

_AMOUNT = re.compile("[百千万]?[亿万]")
_NO_SECTOR = re.compile(
    r"[的了是在于等—叫]|^[两一二三四五六七八九十][大个条]|[定列选]为|担任|连成|变成|成为|做成|可用|用作|使用|利用率|可[以靠]|\d|资金|研发$|试验|并购|支撑$|并举|发展$|体系$|治理$|改革|企业|公司|项目|我区|全区|全市|平台|人才|政策|市场$|场景$|(?<![创更革自])新$|(?:样板|先行|示范|引领|试验|核心|集聚|都市|生态|经济)[区圈带]$|高地$"
)


_IN_WORD = re.compile(
    r"(?:综合|循环|回收|再生)利用|[通日医军民家车船食药商农两专公矿]用|可(?:穿戴|再生|降解)|在线|用品"
)
"""Characters that say nothing by themselves here: 资源综合利“用”, 日“用”陶瓷."""


def sector_like(page: Page, item: str) -> bool:
    """Whether a text can be an industry rather than a place, an aim or a class: 光伏, not 主导产业 or 人才政策."""
    if (
        _AMOUNT.match(item)
        or item in page.lexicon.seeds.edges
        or item.startswith(
            ("产业", "企业", "市场", "项目", "从", "由", "生产", "加工", "销售", "从事", "制造")
        )
    ):
        return False
    if (
        not 2 <= len(item) <= 18
        or item in page.lexicon.lists["class_nouns"]
        or page.lexicon.splitter.is_place(item)
    ):
        return False
    if _NO_SECTOR.search(_IN_WORD.sub("", item)) is not None:
        return False
    if page.lexicon.is_industry(item):
        return True
    return item not in page.lexicon.lists["vague_trades"] and (
        not is_generic(page, item) or _praised(page, item)
    )


def _praised(page: Page, item: str) -> bool:
    """Whether an item is a known industry behind words of praise: 绿色化工, 绿色铝."""
    praise = _PRAISE.match(item)
    return praise is not None and page.lexicon.is_industry(item[praise.end() :])


_PRAISE = re.compile("(?:绿色|高端|精细|智能|新型|特色|精品|优质|生态|现代|高效|传统|数字|智慧)+")


def known_suffix(page: Page, core: str) -> str | None:
    """The longest industry of the gazetteer at the end of a core."""
    return next((core[n:] for n in range(len(core) - 1) if page.lexicon.is_industry(core[n:])), None)


def _behind_district(page: Page, edge: int) -> bool:
    first = next(iter(page.tokens_in(edge, edge + 4)), (edge, edge))
    word = page.text[first[0] : first[1]]
    if page.is_doing(first) or word in page.lexicon.lists["acting"] or word in page.lexicon.seeds.edges:
        return False
    return any(m.kind == "District" and m.end == edge for m in page.mentions.touching(edge - 1, edge))


def _behind_firm(page: Page, edge: int) -> bool:
    return any(m.kind == "Enterprise" and m.end == edge for m in page.mentions.touching(edge - 1, edge))


_WHOLE = frozenset(("全区", "全市", "全县", "全省", "我区", "我市", "我县", "我省", "全国", "国内"))


def is_plain(page: Page, edge: int, head: int) -> bool:
    """Whether a core unknown to the gazetteer can be an industry: short, after a clear boundary, no verb inside."""
    before = page.text[edge - 1 : edge]
    open_before = (
        page.text[edge - 2 : edge] in _WHOLE
        or not before
        or before in "，。；：、“】的年月 \n"
        or page.word_ending(edge) in page.lexicon.seeds.edges
    )
    if head - edge > 8 or not (open_before or _behind_district(page, edge) or _behind_firm(page, edge)):
        return False
    spans = page.tokens_in(edge, head)
    words = [page.text[s:e] for s, e in spans]
    if words and spans[-1][1] < head:
        words.append(page.text[spans[-1][1] : head])  # 汽车 of 汽车产业, which is one word
    seeds = page.lexicon.seeds
    ware = len(words) == 1 and (page.lexicon.ends("product_heads", words[0]) or _is_noun(page, words[0]))
    return (
        (len(words) > 1 or ware)
        and not any(w in seeds.edges or w in page.lexicon.lists["not_in_sector"] for w in words)
        and any(w not in seeds.generic for w in words)
    )


def _is_noun(page: Page, word: str) -> bool:
    """Whether a single word can be a trade that no list knows: 茉莉花, 小吃, not 富民."""
    lists = page.lexicon.lists
    if len(word) < 2 or word in lists["vague_trades"] or word in page.lexicon.seeds.generic:
        return False
    return all(flag in _NOUNS for _, flag in tagged(word)) and "\u4e00" <= word[0] <= "\u9fff"


_NOUNS = frozenset(("n", "nr", "nz", "ng", "nrt", "vn"))


def names_body(text: str, end: int) -> bool:
    """Whether the word that ends here only tells what a body, a fund, a plan or a meeting is for: 药业发展·中心."""
    return _BODY.match(text, end) is not None


_BODY = re.compile(
    r"(?:高质量|创新|协同|可持续|健康|融合|转型|升级|发展|服务|促进|指导|管理|研究|推进|工作|投资|引导|振兴|提升|培育|倍增|攻坚|综合|公共|科技|技术|信息|专项|三年|五年|"
    r"中长期|十[四五]五|[\d—\-（）年]|国际|全国|国家|与|和|领导|协调|招商|合作|对接|标准|人才)*"
    r"(?:中心(?!城)|局(?!面|部)|办公室|服务站|专班|小组|基金|论坛|大会|博览会|展览会|峰会|年会|研讨会|交流会|对接会|推介会|洽谈会|签约会|发布会|展会|联盟|协会|商会|学会|"
    r"研究院|研究所|学院|实验室|规划|行动方案|行动计划|实施方案|工作方案|实施意见|投资计划|条例|白皮书|蓝皮书|报告|指数|大脑|博物馆|展示馆|展览馆|大厦|大楼|工人|总部大楼|处(?=[长的，。；、]))"
)
