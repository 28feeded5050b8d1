"""The door for finders: order is checked, ours and foreign ones come in the same way, names do not overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from kg.errors import UsageError
from kg.extract import base, build_engine
from kg.extract.base import Chain, Finder, Step
from kg.extract.compose import ROUNDS, all_finders
from kg.extract.mention import Mention, Mentions
from kg.extract.merge import merge
from kg.extract.page import Page
from kg.model import Document
from kg.seeds import load_seeds
from kg.vocab import load_vocab


def nothing(page: Page) -> Iterator[Mention]:
    yield from ()


def step(name: str, needs: str = "", gives: str = "Enterprise") -> Step:
    return Step(name, nothing, frozenset(needs.split()), frozenset(gives.split()))


class Workshops:
    """A finder as another package would write it: 某某工坊 are firms."""

    name = "workshops"
    needs = frozenset(("District",))
    gives = frozenset(("Enterprise",))

    def __call__(self, page: Page) -> Iterable[Mention]:
        for start, end, found in page.places_of(["松果工坊"]):
            yield Mention(start, end, "Enterprise", found, "workshop", 0.99)


class Wrong(Workshops):
    def __call__(self, page: Page) -> Iterable[Mention]:
        yield Mention(0, 2, "Project", "松果", "wrong", 0.9)


def offer(monkeypatch: pytest.MonkeyPatch, *values: str) -> None:
    points = EntryPoints(EntryPoint(value.rpartition(":")[2].lower(), value, base.GROUP) for value in values)
    monkeypatch.setattr(base, "entry_points", lambda group: points.select(group=group))


def test_ours_are_finders_and_in_order() -> None:
    ours = list(all_finders())
    assert [f.name for together in ours for f in together] == [f.name for r in ROUNDS for f in r]
    assert all(isinstance(f, Finder) for together in ours for f in together)


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (step("a"), step("b", needs="District"), "需要 District"),
        (step("a"), step("a"), "用了两次"),
        (step("a"), step("b", gives="Firm"), "Firm"),
        (step("a"), nothing, "不是提取器"),
    ],
    ids=["need-not-given", "twice", "unknown-kind", "no-finder"],
)
def test_faulty_chains(first: Step, second: Finder, message: str) -> None:
    chain = Chain()
    chain.add(first)
    with pytest.raises(UsageError, match=message):
        chain.add(second)


def test_a_need_is_not_met_within_a_round() -> None:
    with pytest.raises(UsageError, match="需要 District"):
        Chain().add(step("a", gives="District"), step("b", needs="District"))


def test_a_foreign_finder_is_found_and_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, f"{__name__}:FOREIGN")
    monkeypatch.setattr(EntryPoint, "load", lambda self: FOREIGN)
    engine = build_engine(load_seeds(), load_vocab())
    found = engine.extract(Document("0" * 64, "made.txt", "今年，松果工坊位于璧山区。"))
    assert "松果工坊" in {e.name for e in found.entities if e.kind == "Enterprise"}


def test_a_finder_that_breaks_its_word_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, f"{__name__}:WRONG")
    monkeypatch.setattr(EntryPoint, "load", lambda self: WRONG)
    engine = build_engine(load_seeds(), load_vocab())
    with pytest.raises(UsageError, match="workshops"):
        engine.extract(Document("0" * 64, "made.txt", "松果位于璧山区。"))


FOREIGN, WRONG = Workshops(), Wrong()


def made(start: int, end: int, kind: str, score: float = 0.9) -> Mention:
    return Mention(start, end, kind, f"{kind}{start}", "made", score)


def test_the_longest_name_stands_and_holds_what_may_be_inside() -> None:
    project, firm, trade = made(0, 10, "Project"), made(0, 4, "Enterprise"), made(2, 4, "Industry")
    names = merge([trade, firm, project])
    assert names.outer == (project,)
    assert names.inner == (firm,)
    assert names.inside(project) == (firm,)


def test_of_two_readings_of_one_stretch_the_surer_stands() -> None:
    weak, sure = made(0, 4, "Enterprise", 0.6), made(0, 4, "Institution", 0.9)
    assert merge([weak, sure]).outer == merge([sure, weak]).outer == (sure,)


def test_mentions_are_found_by_place_wherever_they_stand() -> None:
    held = Mentions([made(n, n + 9, "District") for n in range(0, 400, 7)])
    held.extend([made(60, 200, "Project")])
    for start, end in [(0, 1), (63, 64), (64, 65), (60, 200), (399, 500), (1000, 1001)]:
        assert held.touching(start, end) == [m for m in held if m.start < end and start < m.end]
        assert held.within(start, end) == [m for m in held if start <= m.start and m.end <= end]
