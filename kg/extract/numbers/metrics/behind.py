"""The noun behind a number: 46个“项目”, 21条注射“生产线”."""

from __future__ import annotations

import re

from kg.extract.lexicon import Lexicon
from kg.extract.numbers.phrases import KEPT
from kg.extract.page import Page
from kg.extract.reading.state import Read

_AFTER = re.compile(r"(?P<of>的)?(?P<noun>[^，。；：、！？（）\d%]{1,16})")
_DOES = re.compile(
    r"(?<=..)(?:年(?=产值|营收|销售额|利润|税)|(?:每年|每月|每天|每日|每小时|每分钟|每班)(?:可|能|将|都)?|(?:年|日|月)(?:可|能)?(?=产(?![业品地线能值量区]))|(?:年|日|月)(?=加工|处理|消化|销售|出货))"
)
"""How goes on what the counted things do: 28家酒庄·年产葡萄酒."""
_NO_NOUN = re.compile(
    r"^(?:[增升降提扩跃攀追减缩涨跌翻][^，。；]{0,3}?[至到为]|(?:的)?(?:左右|以上|以下|以内|之一|之多|不等|为|是|在(?![建研营产校岗册])|由|与|和|及|到|至|后|前|中|上|下|内|里|之|用于|用))"
)
_ELSEWHERE = re.compile(
    "(?<=企业|项目|公司|单位|机构|商户|厂家)(?:在|到|于|赴|签下|签订|达成|参加|参展|亮相|集中|集聚|聚集|落户|入驻)"
    "|(?<=项目)(?:共|总|合计|均|都|预计|累计)(?!投资)"
)
"""How goes on what the counted firms do: 8家企业·在园区集聚."""
_HEAD = re.compile("(?:公司|企业|机构|平台|基金|中心|基地|工厂|集群|园区|项目)(?!总|产|数|投|营)")
"""What goes on where a known metric is only the first part of a noun: 风险投资·公司."""


def noun_after(page: Page, read: Read, end: int) -> str:
    """The noun behind a number: 46个“项目”, 21条注射“生产线”; empty if there is none."""
    stop = min(
        [r.start for r in read.references if r.start >= end and r.kind not in KEPT] + [read.sentence.end]
    )
    text = page.text[end:stop].replace("“", "").replace("”", "")
    match = _AFTER.match(text)
    if match is None or _NO_NOUN.match(text):
        return ""
    words = _DOES.split(match["noun"], maxsplit=1)[0]
    own = _ELSEWHERE.search(words)
    words = words[: own.start()] if own else words
    known = _first_known(page.lexicon, words)
    if known:
        known = _end_of_counted(page.lexicon, words, known)
        return (
            words[: known + len(longer.group())] if (longer := _HEAD.match(words, known)) else words[:known]
        )
    cut = page.lexicon.any_of["after_nouns"].search(words, 1)
    noun = words[: cut.start()] if cut else words
    return noun if 2 <= len(noun) <= 14 else ""


def _end_of_counted(lexicon: Lexicon, words: str, known: int) -> int:
    """Where the counted things end that a metric of theirs follows: 7个生物医药项目·签约额23亿元."""
    end = words.find("项目", 0, known) + len("项目")
    return end if end > 1 and words[end:known] in lexicon.seeds.metrics else known


def _first_known(lexicon: Lexicon, words: str) -> int:
    """Where the first known metric ends in some words, the longest that begins there and all joined to it."""
    metrics = lexicon.seeds.metrics
    for start in range(min(12, len(words))):
        for end in range(min(len(words), start + 12), start + 1, -1):
            if words[start:end] in metrics and words[end : end + 1] != "级":
                further = _first_known(lexicon, words[end:]) if end < len(words) else 0
                nested = further and further <= 4
                return end + further if nested else end
    return 0
