"""The words around a number that say what it measures."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.extract.lexicon import Lexicon
from kg.extract.numbers.number import Sentence
from kg.extract.page import Page

_POINTS = re.compile(r"^(?:上述|[，、。；：“”‘’（）\s的])+|[，、。；：“”‘’（）\s]+$")
_LONGEST_LINK = 6
_LONGEST_NOUN = 18
_FROM = re.compile(r"(?:由|从)[^由从，。；]{0,12}$")
_WHEN = re.compile(
    "(?:今|明|去|当|本|前|后)?(?:年|月|季度?)?(?:[底末初内中]|全年|当年|届时|今后|未来)(?:前|后)?|[上下]半年|年均|目前"
)
"""Words of time that no date is read from: 年底·有望突破75万支."""
_RESEARCH = re.compile(
    r"(?:投入|投资)(?:工业)?(?P<metric>研发|科研|技改|环保|技术改造)(?:资金|经费|费用)?(?!强度|占比)"
)
"""投入研发资金 is 研发投入."""
_R_AND_D = re.compile(r"(?:R[&＆]D|研究与试验发展|研究与发展)(?:（[^（）]{2,16}）)?(?=经费|投入|人员|支出)")
"""What 研发 is called in statistics: R&D（研究与试验发展）经费投入强度."""
_DEVELOPED = ("产业发展", "经济发展", "事业发展", "科技发展")
"""What makes a noun of 发展: 产业发展项目."""
_BY = re.compile("^(?:通过(?!能力|率)对?|凭借着?|位于|借助|依托|依靠)")
"""By what something is done or where, which no metric begins with: 通过对·车间·12台机床的改造."""
_YEARS = re.compile(r"(?:已)?连续[一二三四五六七八九十两\d]+年(?:实现|保持|蝉联)?")
_NEVER = ("实现", "完成", "累计", "其中", "共有", "现有", "已", "达")
"""Words that never begin a noun, though metrics may begin with them: 完成投资."""
_NO_OBJECT = (
    "业", "商", "厂", "线", "期", "地", "者", "意", "企", "基地", "能力", "设备", "装备", "性", "要素", "车间", "型",
    "总值", "经营", "额", "量", "值", "率",
    "终端", "网点", "渠道", "人员", "收入", "团队", "网络", "公司",
    "生产线", "产线", "园区",
    "负责", "园", "区", "总", "许可", "力", "成本", "过程", "环节", "及", "和", "与",
    "补贴", "补助", "保险", "贷款", "基金", "资金", "费", "强度", "效率", "的有", "的达", "的已", "户", "坊",
)  # fmt: skip
"""What follows a verb that is only a part of a noun: 制造业, 生产企业, 加工能力."""
_TRADES = ("技术", "工艺", "系统", "标准", "规模", "中心", "平台")
"""What follows a verb that is only a part of a noun, unless it tells what is made a year: 加工工艺, 年产工艺帽."""
KEPT = ("Industry", "IndustryCluster", "Product", "Designation")


class Phrase(NamedTuple):
    """What stands before a number: the noun, where its words begin, and the whole of them with their verbs."""

    noun: str
    start: int
    words: str


def phrase_before(page: Page, sentence: Sentence, floor: int, end: int) -> Phrase:
    """The last words before a number that are no name, time or verb; the noun is empty where none is left."""
    from_to = _FROM.search(page.text, floor, end)
    stop = from_to.start() if from_to is not None and is_from_to(page, end) else end
    hoped, began = "", floor
    for start, words in reversed(_pieces(page, sentence, floor, stop)):
        noun = _noun(page.lexicon, words)
        if noun and any(
            floor <= r.start and _names(page.text[r.start : r.end], noun, words, r.kind)
            for r in sentence.read.references
        ):
            noun = ""
        if noun and hoped:
            return Phrase(noun, start, words + hoped)
        if noun or _has_word(page.lexicon, words):
            dated = any(t.end == start for t in sentence.dated)
            if noun or verb_in(page.lexicon, words) is not None or hoped or not dated:
                return Phrase(noun, start, words)
            hoped, began = words, start
    return Phrase("", began, hoped) if hoped else Phrase("", floor, "")


def _names(name: str, noun: str, words: str, kind: str) -> bool:
    """Whether a noun is but a name, or the end of a sector's: 装备制造产业·增长."""
    if kind == "Designation":
        return False  # 中国驰名商标11件
    whole = kind in ("Industry", "IndustryCluster") and name.endswith(noun) and len(noun) > _WARE
    return name == noun or (whole and name in words and noun not in words.replace(name, ""))


_BECOME = re.compile("[升增降减扩提翻涨跌缩压拉飙攀跃攀调转追核拓延加变][^，。；]{0,4}?(?:至|到|为|成)")
_BECOMES = re.compile(r"[\d.,万亿千百]+[^，。；\d、和]{1,12}")


def is_from_to(page: Page, start: int) -> bool:
    """Whether the number that begins here is followed by what it became: 由61%升至73%."""
    after = _BECOMES.match(page.text, start, start + 30)
    if after is None:
        return False
    return (
        _BECOME.search(after.group()) is not None
        or page.lexicon.any_of["becoming"].search(after.group()) is not None
    )


def _pieces(page: Page, sentence: Sentence, floor: int, end: int) -> list[tuple[int, str]]:
    """What is left of a stretch when names and times are taken out, in order, with its place."""
    taken = [
        (r.start, r.end)
        for r in sentence.read.references
        if floor <= r.start and r.end <= end and (r.kind not in KEPT or not r.printed)
    ]
    taken += [(t.start, t.end) for t in sentence.dated if floor <= t.start and t.end <= end]
    pieces, at = [], floor
    for start, stop in sorted(taken):
        if start > at:
            pieces.append((at, page.text[at:start]))
        at = max(at, stop)
    pieces.append((at, page.text[at:end]))
    return [(start, _R_AND_D.sub("研发", words)) for start, words in pieces if words]


def _noun(lexicon: Lexicon, words: str) -> str:
    """The noun of some words: without what links it to the number and without the verb that has it as object."""
    noun = trim(lexicon, _YEARS.sub("", words).replace("已经", "").replace("已", ""))
    if (spent := _RESEARCH.search(noun)) and spent.end() == len(noun):
        return spent["metric"] + "投入"
    known = known_from(lexicon, noun)
    cuts = [
        m.end()
        for m in lexicon.any_of["taking"].finditer(noun)
        if m.end() <= known
        and len(noun) - m.end() >= 2
        and not (m.group() == "建设" and m.start() > 1)
        and not noun.startswith(_DEVELOPED, max(0, m.start() - 2))
    ]
    noun = trim(lexicon, noun[max(cuts) :]) if cuts else noun
    if (
        "中" in noun[:-1]
        and noun[noun.rfind("中") + 1] not in "国心部央小高医药"
        and 0 < noun.rfind("中") < known_from(lexicon, noun) < len(noun)
    ):
        noun = noun[noun.rfind("中") + 1 :]
    if "的" in noun and (len(noun) > 12 or known_from(lexicon, noun.rsplit("的", 1)[1]) == 0):
        noun = noun.rsplit("的", 1)[1]
    noun = _cleaned(lexicon, noun)
    if several := _SEVERAL.match(noun):
        noun = noun[several.end() :]
    if _WHEN.fullmatch(noun):
        return ""
    if noun in lexicon.lists["taking"] or noun in lexicon.seeds.metric_verbs or len(noun) < 2:
        return noun if noun in lexicon.seeds.metrics else ""
    return noun[-_LONGEST_NOUN:] if len(noun) <= 28 else ""


_SEVERAL = re.compile(
    r".*[\u4e00-\u9fff”）](?<![高中平同优])等(?=[\u4e00-\u9fff]{0,10}(?:项目|企业|工程|产品|平台|品牌|产业)$)"
)
_HAVING = re.compile(r"^.+(?:共有|共计)(?=..)")
_OWNED = re.compile(r"(?:.*[产链业群市区县镇园域]|已|现|拥)?有(?=.{3})")
"""汽车零部件产业·有·规上企业."""
_DAILY = re.compile(r"(?:每[年月天日班]|每小时|每分钟|一[年月天])(?:可|能|要|就|都)*(?:把|将)$")
_SIZED = re.compile(r"^[\d.]+[万亿]*元的")


def _cleaned(lexicon: Lexicon, noun: str) -> str:
    """A noun without half of a pair of quotes and without the size of what is counted: 500万元的·工业企业."""
    noun = _BY.sub("", _DAILY.sub("", _HAVING.sub("", _SIZED.sub("", noun))))
    owned = _OWNED.match(noun)
    if owned is not None and known_from(lexicon, noun[owned.end() :]) == 0:
        noun = noun[owned.end() :]
    if noun.startswith("以") and known_from(lexicon, noun[1:]) == 0:
        noun = noun[1:]
    return noun if noun.count("“") == noun.count("”") else noun.replace("“", "").replace("”", "")


def _has_word(lexicon: Lexicon, words: str) -> bool:
    return lexicon.any_of["goals"].search(words) is not None or verb_in(lexicon, words) is not None


def trim(lexicon: Lexicon, words: str) -> str:
    """Words without punctuation, without verbs and adverbs that lead to a noun or link it to its number."""
    text = _POINTS.sub("", words)
    while text:
        cut = _POINTS.sub("", _cut_end(lexicon, _cut_begin(lexicon, text)))
        if cut == text:
            return text
        text = cut
    return text


def _cut_begin(lexicon: Lexicon, text: str) -> str:
    """上 is taken from 上达100家, not from 上市公司."""
    leads = lexicon.lists["metric_leads"]
    for size in range(min(_LONGEST_LINK, len(text)), 0, -1):
        if text[:size] in leads:
            break
    else:
        return text
    begins_noun = text[:2] in lexicon.openings or known_from(lexicon, text) == 0
    keeps = begins_noun and size <= 2 and text not in leads and text[:size] not in _NEVER
    return text if keeps or (text in lexicon.seeds.metrics and text not in _NEVER) else text[size:]


_ABLE = ("产能", "功能", "智能", "节能", "储能", "性能")
"""Whose 能 does not begin 能达."""
_AGREED = ("签约", "节约", "集约", "履约", "续约")
"""Whose 约 is no 约."""


def _cut_end(lexicon: Lexicon, text: str) -> str:
    """能 is taken from 产量能, not from 产能."""
    links = lexicon.lists["metric_links"]
    for size in range(min(_LONGEST_LINK, len(text)), 0, -1):
        if text[-size:] in links:
            if size > 1 and text[-size - 1 : len(text) - size + 1] in _ABLE:
                return text[: len(text) - size + 1]
            if text.endswith(_AGREED):
                return text
            known = len(text) - known_from(lexicon, text)
            return text if size < known else text[: len(text) - size]
    return text


def known_from(lexicon: Lexicon, noun: str) -> int:
    """Where the longest known metric begins that ends a noun; the noun's length if none does."""
    metrics = lexicon.seeds.metrics
    for at in range(len(noun)):
        if noun[at:] in metrics:
            return at
    return len(noun)


def verb_in(lexicon: Lexicon, words: str) -> re.Match[str] | None:
    """The last verb of some words whose object is counted or weighed: 卖出机床, 年处理."""
    last = None
    for match in lexicon.measuring.finditer(words):
        if last is not None and last.group() in _YEARLY and last.end() >= match.start() - _WARE:
            continue
        deep = match.start() > 0 and (
            words[match.start() - 1] in _DEEP or words.endswith(_KINDS, 0, match.start())
        )
        trade = match.group() not in _YEARLY and words.startswith(_TRADES, match.end())
        if not deep and not trade and not words.startswith(_NO_OBJECT, match.end()):
            last = match
    return last


_YEARLY = ("年产", "日产", "月产", "可产")
_WARE = 3
"""Characters of a ware's name before a verb that is part of it: 年产·后·处理系统."""
_KINDS = ("智能", "先进", "装备", "绿色", "高端", "服务型", "协同", "柔性", "数字")
"""What makes the name of a trade of 制造: 智能·制造."""
_DEEP = ("深", "精", "粗", "再")
"""What makes the name of a trade of a verb: 深·加工, 精·加工."""
