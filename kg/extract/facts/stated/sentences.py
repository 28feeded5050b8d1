"""What a sentence states: the patterns of the seeds on its masked form."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping

from kg.extract.facts.fact import Fact
from kg.extract.facts.stated.ends import objects_of, subjects_of
from kg.extract.facts.stated.masks import MASK, Masked, mask
from kg.extract.facts.stated.reduced import TIES, reduced
from kg.extract.facts.stated.rules import Rule, Rules
from kg.extract.facts.wares.products import product_at, product_phrases
from kg.extract.page import Page
from kg.extract.reading.reference import Reference
from kg.extract.reading.references import NOBODY
from kg.extract.reading.state import Read
from kg.extract.things.things import Things

_REAL_ANYWAY = frozenset(("develops", "partOf", "undertakes", "produces", "operatesIn"))


def apply_rules(
    page: Page, things: Things, read: Read, rules: Rules, owners: Mapping[int, int] = NOBODY
) -> Iterator[Fact]:
    """Relations that the patterns find in one sentence. `owners`: project → the firm in its name."""
    sentence = read.sentence
    if not read.references and read.firm is None:
        return
    masked = mask(page.text, sentence.start, sentence.end, list(read.references))
    with_products: Masked | None = None
    for rule in rules.likely(masked.text, masked.masks | {MASK["Product"]}):
        told = masked
        if rule.products:
            if rule.subject and MASK["Enterprise"] not in masked.masks:
                continue
            with_products = with_products or _with_products(page, things, read, masked)
            told = with_products
            if not rule.fits(told.masks):
                continue
        match = rule.regex.search(told.text)
        if match is not None:  # of ten rules tried one matches
            yield from _facts_of_rule(page, things, read, told, rule, match, owners)
    bare = reduced(masked)
    if bare is not None:
        yield from _ties(page, things, read, bare, rules, owners)


def _ties(
    page: Page, things: Things, read: Read, bare: Masked, rules: Rules, owners: Mapping[int, int]
) -> Iterator[Fact]:
    """What joins firms in a sentence without what only describes them."""
    for rule in rules.likely(bare.text, bare.masks):
        match = rule.regex.search(bare.text) if rule.pattern.relation in TIES else None
        if match is not None:
            yield from _facts_of_rule(page, things, read, bare, rule, match, owners)


def _facts_of_rule(
    page: Page,
    things: Things,
    read: Read,
    masked: Masked,
    rule: Rule,
    first: re.Match[str],
    owners: Mapping[int, int],
) -> Iterator[Fact]:
    """What a rule finds in a sentence; where a match says nothing, one that begins behind it may."""
    match: re.Match[str] | None = first
    tried = 0
    while match is not None:
        found = list(_facts_of_match(page, things, read, masked, rule, match, owners))
        yield from found
        tried += not found
        behind = max(match.end(), match.start() + 1) if found or tried > _TRIES else match.start() + 1
        match = rule.regex.search(masked.text, behind)


_TRIES = 12
"""Matches of a rule in a sentence that may say nothing before the rest is passed over more quickly."""


def _with_products(page: Page, things: Things, read: Read, masked: Masked) -> Masked:
    """The masked sentence with what may be products masked too. Things that no rule takes up are dropped later."""
    sentence = read.sentence
    found = [
        Reference(start, end, "Product", things.add(product_at(page, start, end)), True)
        for start, end in product_phrases(page, sentence.start, sentence.end, read.references)
    ]
    if not found:
        return masked
    around = (r for r in read.references if not any(p.start <= r.start and r.end <= p.end for p in found))
    references = sorted([*around, *found], key=lambda reference: reference.start)
    return mask(page.text, sentence.start, sentence.end, references)


def _facts_of_match(
    page: Page,
    things: Things,
    read: Read,
    masked: Masked,
    rule: Rule,
    match: re.Match[str],
    owners: Mapping[int, int],
) -> Iterator[Fact]:
    relation = rule.pattern.relation
    if relation not in _REAL_ANYWAY and page.lexicon.any_of["unreal"].search(match.group()):
        return
    if relation == "locatedIn" and "分别" in match.group():
        return  # respective.py pairs them
    subjects = subjects_of(page, read, masked, rule, match, owners)
    objects = objects_of(page, things, read, masked, relation, match, owners, subjects) if subjects else []
    each = len(subjects) == len(objects) > 1 and "分别" in match.group()
    pairs = zip(subjects, objects, strict=True) if each else itertools.product(subjects, objects)
    for subject, target in pairs:
        if subject != target:
            yield Fact(
                subject,
                relation,
                target,
                rule.pattern.confidence,
                rule.pattern.id,
                read.sentence.start,
                read.sentence.end,
            )
