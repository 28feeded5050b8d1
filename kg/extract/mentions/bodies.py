"""Finds a district's own party committee and government."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.text.search import matches_at, openings

_SEAT = re.compile(
    r"(?:委|(?:人民)?政府(?!(?:工作)?报告)|委员会)(?:、(?P<more>[区市县省](?:政府|人民政府)))?"
)


def find_bodies(page: Page) -> Iterator[Mention]:
    """A district's own party committee and government: 万山区委、区政府."""
    for mention in page.mentions:
        if mention.kind != "District" or not (match := _SEAT.match(page.text, mention.end)):
            continue
        name = page.text[mention.start : match.start("more") - 1 if match["more"] else match.end()]
        yield Mention(
            mention.start, mention.start + len(name), "GovernmentBody", name, "government.district", 0.9
        )
        if match["more"]:
            full = mention.name + match["more"][1:]
            yield Mention(
                match.start("more"),
                match.end("more"),
                "GovernmentBody",
                full,
                "government.district",
                0.9,
                (match["more"],),
            )
    yield from _bare(page)


_WITH = r"(?:与|同(?!比)|携手|联合|牵手|会同|和(?=[^，。；]{2,24}(?:签|共建|合建|合作|携手|联合)))"
_MEANWHILE = "(?:还|也|将|又|已|再|正|则|近日|日前|先后|今年|去年|同时|随后)*"
_BODY = (
    r"(?P<level>[市县区旗州省])(?:(?:人民)?政府|(?!委)[\u4e00-\u9fff]{2,10}?(?:局|委员会|委))"
    r"|(?:高新区|经开区|开发区|园区|产业园|保税区|新区|集聚区)管委会"
)
_PARTY = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=由))(?:{_BODY})(?={_MEANWHILE}{_WITH}|、[^，。；]{{2,24}}(?:共建|合建|联合|共同))"
)
_STARTS = openings(
    "市县区旗州省",
    {"高": "新", "经": "开", "开": "发", "园": "区", "产": "业", "保": "税", "新": "区", "集": "聚"},
)


def _bare(page: Page) -> Iterator[Mention]:
    """A body without its place that joins with others, of the page's place: 市政府·与某大学共建."""
    levels: dict[str, Counter[str]] = {}
    for mention in page.mentions:
        if mention.kind == "District":
            levels.setdefault(mention.name[-1], Counter())[mention.name] += 1
    for match in matches_at(_STARTS, _PARTY, page.text, 0, len(page.text)):
        printed = match.group()
        if not match["level"]:
            yield Mention(*match.span(), "GovernmentBody", printed, "government.bare", 0.7)
        elif match["level"] in levels:
            place = levels[match["level"]].most_common(1)[0][0]
            name = f"{place}{printed[1:]}"
            yield Mention(*match.span(), "GovernmentBody", name, "government.bare", 0.8, (printed,))
