"""Whatever the order, the splits, the processes and the detours: the graph is that of its documents.

The suite tries a few ways; `KG_EXAMPLES=200 pytest tests/pipeline/test_any_way.py` tries many.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.compare import things_of
from kg.pipeline import BuildOptions, build, extracting, remove
from kg.store import open_store
from kg.workspace import Redirect, read_redirects

EXAMPLES = int(os.environ.get("KG_EXAMPLES", "10"))
OPTIONS = BuildOptions(jobs=1, html=False)
ARTICLES = {
    "full.txt": "远航智造\n2025-03-01\n\n宁波远航智造有限公司位于北仑区。今年前2月，远航智造产值达13.9亿元，同比增长16%。\n",
    "short.txt": "远航智造\n2024-08-30\n\n远航智造落户北仑区灵峰产业园，2023年产值12亿元。\n",
    "other.txt": "又一家\n2025-05-06\n\n保定远航智造有限公司位于莲池区，是保定鼎泰光电有限公司的供应商。\n",
    "partner.md": "# 签约\n\n2025-04-02\n\n远航智造与保定鼎泰光电有限公司签署合作协议，总投资50亿元。\n",
    "park.txt": "高新区\n2025-04-03\n\n保定高新区有企业320家。鼎泰光电入驻高新区。\n",
    "parks.txt": "国家高新区\n2025-06-07\n\n保定国家高新技术产业开发区今年前5月产值88亿元。宁波高新区企业达到210家。\n",
    "again.txt": "远航智造\n2025-03-01\n\n宁波远航智造有限公司位于北仑区。今年前2月，远航智造产值达14.1亿元。\n",
    "rows.jsonl": '{"text": "2024年，鼎泰光电产值达到9亿元。", "title": "一"}\n{"text": "灵峰产业园位于宁波市北仑区。", "date": "2024-02"}\n',
}
NAMES = sorted(ARTICLES)
ORDERS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True)
SPLITS = st.sets(st.integers(1, 5), max_size=3)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (made / name).write_bytes(text.encode())
    return made


@cache
def from_nothing(folder: Path, names: frozenset[str]) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as out:
        build([folder / name for name in sorted(names)], Path(out), OPTIONS)
        return graph(Path(out))


def graph(out: Path) -> dict[str, bytes]:
    """All that is promised to be the same."""
    names = ("graph.ttl", "candidates.jsonl", "documents.jsonl", "build.json")
    quads = "".join(open_store(out / "store").nquads()).encode()
    extracts = {path.name: path.read_bytes() for path in sorted((out / "extracts").iterdir())}
    return {name: (out / name).read_bytes() for name in names} | {"store": quads} | extracts


def implied(out: Path) -> list[Redirect]:
    """Redirects that follow from the documents, whatever was published before."""
    return [one for one in read_redirects(out).values() if one.why == "name"]


@cache
def implied_from_nothing(folder: Path, names: frozenset[str]) -> list[Redirect]:
    with tempfile.TemporaryDirectory() as out:
        build([folder / name for name in sorted(names)], Path(out), OPTIONS)
        assert [*read_redirects(Path(out)).values()] == implied(Path(out))
        return implied(Path(out))


def steps(order: Sequence[str], splits: Iterable[int]) -> list[Sequence[str]]:
    """``abcd`` split at 1 and 3: ``a``, ``bc``, ``d``."""
    ends = [0, *sorted(split for split in splits if split < len(order)), len(order)]
    return [order[start:end] for start, end in pairwise(ends)]


@settings(max_examples=EXAMPLES, deadline=None)
@given(order=ORDERS, splits=SPLITS)
def test_any_order_in_any_steps(folder: Path, order: list[str], splits: set[int]) -> None:
    with tempfile.TemporaryDirectory() as out:
        for step in steps(order, splits):
            build([folder / name for name in step], Path(out), OPTIONS)
        assert graph(Path(out)) == from_nothing(folder, frozenset(order))
        assert implied(Path(out)) == implied_from_nothing(folder, frozenset(order))


@settings(max_examples=EXAMPLES, deadline=None)
@given(order=ORDERS, splits=SPLITS)
def test_every_id_that_was_ever_published_leads_to_an_entity(
    folder: Path, order: list[str], splits: set[int]
) -> None:
    published: set[str] = set()
    with tempfile.TemporaryDirectory() as out:
        for step in steps(order, splits):
            build([folder / name for name in step], Path(out), OPTIONS)
            published |= things_of(open_store(Path(out) / "store")).keys()
        live = things_of(open_store(Path(out) / "store")).keys()
        known = read_redirects(Path(out))
        assert not known.keys() & live
        assert {one.current for one in known.values()} <= live
        assert published <= known.keys() | live


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    order=ORDERS,
    splits=SPLITS,
    gone=st.sets(st.sampled_from([n for n in NAMES if n != "rows.jsonl"]), min_size=1),
)
def test_with_others_added_and_removed(
    folder: Path, order: list[str], splits: set[int], gone: set[str]
) -> None:
    everything = [*order, *sorted(gone - set(order))]
    left = frozenset(everything) - gone
    with tempfile.TemporaryDirectory() as out:
        for step in steps(everything, splits):
            build([folder / name for name in step], Path(out), OPTIONS)
        remove(sorted(gone, key=hash), Path(out), OPTIONS)
        assert graph(Path(out)) == from_nothing(folder, left) if left else not graph(Path(out))["store"]


@settings(max_examples=max(2, EXAMPLES // 5), deadline=None)
@given(order=ORDERS, splits=SPLITS, jobs=st.sampled_from([2, 3]))
def test_on_several_processes(folder: Path, order: list[str], splits: set[int], jobs: int) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as out:
        patch.setattr(extracting, "FORK_FROM", 0)
        for step in steps(order, splits):
            build([folder / name for name in step], Path(out), BuildOptions(jobs=jobs, html=False))
        assert graph(Path(out)) == from_nothing(folder, frozenset(order))


def test_the_ways_differ_where_they_should(folder: Path) -> None:
    """The articles meet: names grow longer, namesakes turn up, places move. Else the tests above prove little."""
    one, both = (
        from_nothing(folder, frozenset({"short.txt"})),
        from_nothing(folder, frozenset({"short.txt", "full.txt"})),
    )
    assert b"enterprise/yuanhangzhizao-" in one["store"]
    assert b"enterprise/yuanhangzhizao-" not in both["store"]
    assert b"enterprise/ningboyuanhangzhizaoyouxiangongsi-" in both["store"]
