"""What somebody should look at: doubtful pairs of names and facts of low confidence, each with its sentences."""

from __future__ import annotations

from kg.review.apply import apply_review
from kg.review.items import FactItem, Items, PairItem, items
from kg.review.sheet import as_csv, as_json, as_text

__all__ = ["FactItem", "Items", "PairItem", "apply_review", "as_csv", "as_json", "as_text", "items"]
