"""Loads the lists of words that the extractor asks for by name."""

from __future__ import annotations

from pathlib import Path

from kg.seeds.rows import cells_of, row_at

WORD_LISTS = (
    "abroad_places", "abroad_words", "acting", "acts", "after_firm", "after_no_state", "after_nouns",
    "after_place_in_names", "after_project_in_words", "assets", "becoming", "before_firms", "before_state",
    "bringing", "buying", "class_nouns", "closing_trades", "common_brands", "cooperating", "counters",
    "countries", "customer_orders", "customers", "daughters", "delivering", "doing", "falls", "fares",
    "faring", "faring_how", "final_trades", "firms_do", "forecast", "founding", "funding", "gathering",
    "giving", "goals", "growth", "inside_clusters", "inside_firms", "inside_projects", "jointly", "leaders",
    "light_acts", "loose_bodies", "loose_trades", "making", "manners", "members", "metric_leads", "metric_links",
    "near_firms", "never_brand", "no_products", "no_wares", "not_brand", "not_firm_endings",
    "not_in_sector", "not_made", "not_ours", "noun_openings", "oblique", "of_firms", "of_places",
    "of_projects", "of_wares", "owning", "partners", "place_trades", "planned", "posts", "product_breaks",
    "product_classes", "product_heads", "product_inside", "product_lead", "project_openers",
    "quoted_titles", "rates", "row_kinds", "says", "seated", "selling", "settling", "sizes", "slot_class_ends",
    "slot_classes", "so_far", "soft_edges", "stuff_signs", "suppliers", "taking", "targets", "thing_trades",
    "title_heads", "undone", "unreal", "used_heads", "vague_trades", "ware_does", "ware_ends", "ware_tails", "winning",
)  # fmt: skip


def word_lists(folders: tuple[Path, ...]) -> dict[str, frozenset[str]]:
    """List → its words. Raises SeedError for a list that nobody asks for."""
    table = (folders, "word_lists", "list", "word")
    lists: dict[str, set[str]] = {name: set() for name in WORD_LISTS}
    for at, (name, word) in enumerate(cells_of(*table)):
        if name not in lists:
            raise row_at(at, *table).fault(f"词表 {name!r} 不认识", "可用：" + "、".join(WORD_LISTS))
        if not word:
            raise row_at(at, *table).fault("列 word 为空", "填上词或删去这一行")
        lists[name].add(word)
    return {name: frozenset(words) for name, words in lists.items()}
