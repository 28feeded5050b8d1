"""Whether a member of a list whose others are firms can be one too, be it an ordinary word."""

from __future__ import annotations

import re

from kg.extract.page import Page
from kg.extract.shape.brands import NEVER, brand_weight, is_ware, shape_score, trade_of
from kg.extract.shape.firms import name_like
from kg.text.segment import tagged

_SAYS = re.compile(
    r"[的了在是不被把等个项，]|\d|(?:业|化|性|链|区|县|市|省|镇|村|所|院|局|委|会|人|员|者|量|率|额|品|类|种|年|月)$"
)
_NAMED = frozenset(("nz", "nr", "nrt", "nrfg", "ns", "nt", "n", "a", "v", "l", "i", "s", "vn"))


def firm_shaped(page: Page, name: str) -> bool:
    """Whether a name's own shape speaks for a firm: a brand and a trade, or a brand that no dictionary joins."""
    if not 2 <= len(name) <= 8 or not name_like(page, name):
        return False
    return shape_score(page.lexicon, name) >= (0.5 if trade_of(page.lexicon, name) else 1.0)


def may_join(page: Page, name: str) -> bool:
    """Whether a name may stand beside firms as one: 娜塔莎, 盼盼, 越野猫; no ware, trade or place."""
    lexicon, seeds = page.lexicon, page.lexicon.seeds
    if not 2 <= len(name) <= 6 or _SAYS.search(name) or not all("\u4e00" <= c <= "\u9fff" for c in name):
        return False
    known = (
        name in seeds.generic or name in seeds.edges or name in seeds.trade_words or name in lexicon.districts
    )
    if known or lexicon.is_industry(name) or lexicon.splitter.is_place(name):
        return False
    if name in lexicon.lists["countries"] or lexicon.ends("product_heads", name) or name in seeds.metrics:
        return False
    if ("institution", name) in lexicon.canonical or ("region", name) in lexicon.canonical:
        return False
    if lexicon.ends("not_firm_endings", name) or any(
        lexicon.ends(kind, name) for kind in ("before_firms", "posts")
    ):
        return False
    parts = tagged(name)
    return (len(parts) > 1 and name_like(page, name)) or (
        len(parts) == 1 and parts[0][1] in _NAMED and shape_score(lexicon, name) > NEVER
    )


def could_be_name(page: Page, name: str) -> bool:
    """Whether nothing speaks against a name where all around it says that it is a firm's: 天华时代, 三维, 川东."""
    lexicon, seeds = page.lexicon, page.lexicon.seeds
    if not 2 <= len(name) <= 8 or _NO_NAME.search(name) or not all("\u4e00" <= c <= "\u9fff" for c in name):
        return False
    if name in seeds.generic or name in seeds.edges or name in seeds.trade_words or name in seeds.metrics:
        return False
    if lexicon.is_industry(name) or name in lexicon.heads or name in lexicon.lists["countries"]:
        return False
    if lexicon.splitter.is_place(name) and name[-1] in "省市区县旗州镇乡":
        return False
    era = name.endswith("时代") and lexicon.splitter.is_place(name[:-2])  # 宁德时代, 四川时代
    if not era and any(lexicon.ends(kind, name) for kind in ("not_firm_endings", "before_firms", "posts")):
        return False
    parts = tagged(name)
    if len(parts) == 1 and (parts[0][1] not in _NAMED or lexicon.ends("product_heads", name)):
        return False
    if is_ware(lexicon, name) and brand_weight(lexicon, name[:2], traded=True) < 0.5:
        return False
    return not any(flag[0] in "pcury" or flag == "d" for _, flag in parts[:1])


_NO_NAME = re.compile(
    r"[的了在是有不被把等个项，其该此本各某]|\d|(?:化|性|链|所|院|局|委|会|人|员|者|量|率|额|品|类|种|型|级|圈|带)$"
)
