"""The noun phrases around a number."""

from __future__ import annotations

import datetime as dt
import re

from kg.extract.page import Page
from kg.extract.reading.state import Read
from kg.extract.shape.clause import last_clause
from kg.text.dates import find_times

_LEAD = re.compile(
    r"^(?:其中|同比|环比|累计|预计|力争|实现|完成|达到?|突破|超过?|约|近|已|共|总计|合计|分别|为|有|是|的|了|将|可|由|也|还|又|就|并|在|年均|建成|拥有|新增加|目前|则|从|至|达到了|据统计|区内|其|仅|单|当天|全部|就|已经|则|要|全年|当年|规划|建成和在建|在建|建成|包括|形成|新增能力|合计|后|达产后|投产后|建成后|达效后)+"
)
_TAIL = re.compile(
    r"(?:同比|环比|累计|总数|已经?|达到?了?|突破|超过?|约|近|为|是|有|共|实现|完成|占到?|高达|增至|升至|降至|增长至|增长到|提升至|提高到|增加到|增长|下降|提升|提高|增幅|增速|高达|可达|可超|可|将|的|了|不低于|不少于|仅|就|分别|至|到|力争|还|要|再|超|逾|接近|稳定在|保持在|合计|在|总计|即|有了|也|由|从|预计|预计可)+$"
)
_DOING = re.compile(
    r"实现|完成|达到|形成|获得|带动|拉动|安排|包括|建成|在建|(?<!现)在(?!建)|对|从|(?<!规模)以(?!上)|将|把|被|令|使|还要"
)
_RELATIVE = re.compile(r"^.*?(?:的|由于|其中|，)")
_ADVERB = re.compile(r"(?<=[\u4e00-\u9fff])(?:就|仅|已|可|将)(?=[\u4e00-\u9fff]*$)")
_POINTS = re.compile(r"^[，、。；：“”（）\s的]+|[，、。；：“”（）\s]+$")
_AFTER_NOUN = re.compile(r"(?:的)?(?P<noun>[^，。；：、！？“”（）\d]{1,14})")
_VERB_IN_NOUN = re.compile(
    r"(?:正|已|均|都|同时|在|拔地|马力|全部|顺利|落户|入驻|进驻|建成|投产|开工|获评|入选|列入|被|纷纷|从|协同|将|可|为|达|实现|形成|榜上|的|等).*$"
)


def previous_clause_noun(page: Page, read: Read, floor: int) -> str:
    """The longest metric word of the clause that ends before a position."""
    last = last_clause(page.text, read.sentence.start, max(floor - 1, read.sentence.start))
    cues = [
        c for c in page.cues_in(max(read.sentence.start, floor - 1 - len(last)), floor) if c.what == "metric"
    ]
    return max((c.word for c in cues), key=len, default="")


def noun_before(page: Page, read: Read, floor: int, end: int) -> str:
    """Noun phrase between the clause's beginning and the number, without subject, time and verbs."""
    noun = trim(strip_references(page, read, trim(page.text[floor:end]), floor, end))
    cut = _DOING.split(noun)[-1]
    noun = trim(cut) or noun
    noun = _RELATIVE.sub("", noun) if len(noun) > 12 else noun
    noun = "占地面积" if noun == "占地" else noun
    return noun[-16:] if len(noun) <= 24 else ""


def strip_references(page: Page, read: Read, noun: str, start: int, end: int) -> str:
    """A phrase of `[start, end)` without the names and times in it."""
    for reference in read.references:
        if (
            start <= reference.start
            and reference.end <= end
            and reference.kind not in ("Industry", "Product", "Designation")
        ):
            printed = page.text[reference.start : reference.end]
            if printed in noun:
                noun = noun.split(printed)[-1]
    noun = _ADVERB.sub("", noun) if len(noun) > 3 else noun
    for time in find_times(noun, page.anchor or dt.date(2000, 1, 1)):
        noun = noun[: time.start] + "\x00" + noun[time.end :]
    return noun.rsplit("\x00", 1)[-1]


def trim(text: str) -> str:
    """A phrase without the punctuation, verbs and adverbs at its ends.

    >>> trim("，预计今年产值将突破")
    '今年产值'
    """
    text = _POINTS.sub("", text)
    while True:
        cut = _TAIL.sub("", _LEAD.sub("", text))
        if cut == text:
            return text
        text = cut


def noun_after(page: Page, read: Read, end: int) -> str:
    """Noun phrase behind a number: 46个“项目”; empty if it is too short or too long for one."""
    match = _AFTER_NOUN.match(page.text, end, read.sentence.end)
    if match is None:
        return ""
    noun = _VERB_IN_NOUN.sub("", match["noun"])
    return noun if 2 <= len(noun) <= 14 else ""
