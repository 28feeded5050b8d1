"""A kept extract is the very extract, and is taken only for the same document and the same extractor."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import (
    ENTITY_KINDS,
    Claim,
    Document,
    Extract,
    Issue,
    LocalEntity,
    Observation,
    ReportDate,
    Span,
)
from kg.workspace import keep_extract, kept_extract

TEXT = st.text(st.characters(codec="utf-8"), max_size=8) | st.sampled_from(
    ["重庆威致科技有限公司", '\u2028\n\r"', "\x00"]
)
SPANS = st.lists(st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6)), max_size=3).map(tuple)
NUMBER = st.none() | st.decimals(allow_nan=False, allow_infinity=False) | st.just(Decimal("13.90E+8"))
DAY = st.none() | st.dates()
SURE = st.floats(0, 1)
DATE = st.none() | st.builds(
    ReportDate,
    st.dates(),
    st.sampled_from(("day", "month", "year")),
    st.sampled_from(("stated", "given", "inferred")),
)
EXTRACTS = st.builds(
    Extract,
    st.builds(Document, st.just("ab" * 32), st.just("a.txt"), st.just("正文"), st.just("题"), DATE),
    st.lists(
        st.builds(
            LocalEntity, st.sampled_from(ENTITY_KINDS), TEXT, st.lists(TEXT, max_size=2).map(tuple),
            st.lists(TEXT, max_size=2).map(tuple), SPANS, st.none() | TEXT, st.none() | TEXT, SURE,
        ),
        max_size=3,
    ).map(tuple),
    st.lists(
        st.builds(Claim, st.integers(0, 9), TEXT, st.integers(0, 9), SURE, TEXT, SPANS), max_size=3
    ).map(tuple),
    st.lists(
        st.builds(
            Observation, st.integers(0, 9), TEXT, TEXT, NUMBER, NUMBER, NUMBER, TEXT, TEXT, TEXT, DAY, DAY,
            st.sampled_from(("actual", "target", "forecast")), SURE, TEXT, SPANS,
        ),
        max_size=3,
    ).map(tuple),
    st.lists(
        st.builds(Issue, TEXT, TEXT, TEXT, st.none() | st.integers(0), st.none() | st.integers(0)), max_size=2
    ).map(tuple),
)  # fmt: skip
READ = Document("ab" * 32, "a.txt", "正文", "题")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(extract=EXTRACTS)
def test_what_is_kept_comes_back(tmp_path: Path, extract: Extract) -> None:
    keep_extract(tmp_path, READ, extract, "e1")
    assert kept_extract(tmp_path, READ, "e1") == extract
    assert repr(kept_extract(tmp_path, READ, "e1")) == repr(extract)  # 13.90 is not 13.9 here


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    entity = LocalEntity("Enterprise", "云岭科技有限公司", mentions=(Span(0, 8),))
    keep_extract(tmp_path, READ, Extract(READ, (entity,), issues=(Issue("odd", "a.txt", "怪"),)), "e1")
    return tmp_path


def test_half_a_surrogate_pair_is_no_fault(tmp_path: Path) -> None:
    extract = Extract(READ, (LocalEntity("Enterprise", "云\ud800岭"),))
    keep_extract(tmp_path, READ, extract, "e1")
    assert kept_extract(tmp_path, READ, "e1") == extract


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "正文。"},
        {"title": None},
        {"source": "b.txt"},
        {"sha256": "ab" * 31 + "ac"},
        {"date": ReportDate(dt.date(2024, 1, 1), "year", "given")},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_another_document_has_none(kept: Path, changed: dict[str, object]) -> None:
    assert kept_extract(kept, READ, "e1") is not None
    assert kept_extract(kept, replace(READ, **changed), "e1") is None  # type: ignore[arg-type]


def test_another_extractor_has_none(kept: Path) -> None:
    assert kept_extract(kept, READ, "e2") is None


def test_a_damaged_one_is_none(kept: Path) -> None:
    (path,) = (kept / "extracts").iterdir()
    whole = path.read_bytes()
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        assert kept_extract(kept, READ, "e1") is None, cut
    for lines in (whole.splitlines(keepends=True),):
        path.write_bytes(lines[0] + lines[2])
        assert kept_extract(kept, READ, "e1") is None
    path.write_bytes(whole.replace("云岭".encode(), b"\xff\xfe"))
    assert kept_extract(kept, READ, "e1") is None


def test_it_is_plain_json_lines(kept: Path) -> None:
    (path,) = (kept / "extracts").iterdir()
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [next(iter(row)) for row in rows] == ["format", "entity", "issue"]
    assert rows[1]["entity"][:2] == ["Enterprise", "云岭科技有限公司"]
