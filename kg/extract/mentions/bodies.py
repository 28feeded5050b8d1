"""Finds a district's own party committee and government."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page

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
