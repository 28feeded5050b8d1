"""Finds the short names of banners whose full name stands on the page: 伊旗, 土右旗, 右旗."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page

_BANNER = re.compile(r"(?P<core>[\u4e00-\u9fff]{2,})(?P<side>[左右前后中]?)旗")


def find_banners(page: Page) -> Iterator[Mention]:
    """Short names that fit one banner of the page only."""
    full: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for mention in page.mentions:
        match = _BANNER.fullmatch(mention.name) if mention.kind == "District" and mention.code else None
        if match is None or mention.code is None:
            continue
        forms = [match["core"][0] + match["side"] + "旗"] + ([match["side"] + "旗"] if match["side"] else [])
        for form in forms:
            full[form].add((mention.name, mention.code))
    shorts = {form: next(iter(fits)) for form, fits in sorted(full.items()) if len(fits) == 1}
    for start, end, form in page.places_of(list(shorts)):
        if not page.mentions.touching(start, end):
            name, code = shorts[form]
            yield Mention(start, end, "District", name, "district.banner", 0.9, (form,), code)
