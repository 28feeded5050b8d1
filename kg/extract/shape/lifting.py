"""Members of a list that are firms because others of it are."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.row_members import could_be_name, firm_shaped, may_join
from kg.text.segment import is_word


def lift(
    page: Page, items: list[tuple[int, str]], *, alone: bool, certain: bool = False
) -> Iterator[Mention]:
    """Members of a list as firms, if one of them is known as one or two look like one, and all may be.

    Where a list says so `alone`, members that no dictionary has are enough; where it is `certain`, any that could be.
    """
    firms = {
        (m.start, m.end)
        for s, i in items
        for m in page.mentions.touching(s, s + len(i))
        if m.kind == "Enterprise"
    }
    sure = [(s, i) for s, i in items if any(s <= a and b == s + len(i) for a, b in firms)]
    shaped = [(s, i) for s, i in items if (s, i) not in sure and firm_shaped(page, i)]
    rest = [(s, i) for s, i in items if (s, i) not in sure and (s, i) not in shaped]
    fits = [may_join(page, i) or (certain and could_be_name(page, i)) for _, i in rest]
    able = all(fits)
    if not sure and len(shaped) < 2 and not (alone and able and not all(is_word(i) for _, i in items)):
        return
    if certain and sum(fits) * 2 >= len(rest):
        rest = [member for member, fit in zip(rest, fits, strict=True) if fit]
    elif not able or (not alone and len(rest) > 2 * (len(sure) + len(shaped))):
        rest = []
    for s, i in (*shaped, *rest):
        if not other_name(page, s, s + len(i)):
            yield Mention(s, s + len(i), "Enterprise", i, "firm.lifted", 0.78)


def other_name(page: Page, start: int, end: int) -> bool:
    """Whether another name stands there; a district that the stretch opens with or holds does not count."""
    return any(
        not (m.kind == "District" and start <= m.start and m.end < end)
        for m in page.mentions.touching(start, end)
    )
