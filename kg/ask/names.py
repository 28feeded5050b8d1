"""The names of a graph, and where they stand in a question."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.ask.questions import METRIC
from kg.seeds import load_seeds
from kg.store import Store
from kg.terms import IND, Literal, local_name

_LABELS = f"""SELECT DISTINCT ?label ?name ?class {{
  ?entity skos:prefLabel|skos:altLabel|skos:hiddenLabel ?label ; skos:prefLabel ?name ; a ?class
  FILTER(STRSTARTS(STR(?class), '{IND}'))
}}"""
_METRICS = """SELECT DISTINCT ?label { ?observation ind:metric/skos:prefLabel ?label }"""
_LATEST = "SELECT (MAX(?date) AS ?latest) { ?document dcterms:date ?date }"
_UNHEARD = re.compile(r"[\s\"'“”‘’「」『』《》()]")
_LONGEST = 20
_NONE: Mapping[str, str] = {}
_ENDS = 2
"""Characters that a shortened name keeps at its start and at its end."""
FIRM = "Enterprise"
_METRIC_PART = 3
"""Characters of a part of an indicator's name, at least, which is its end: 增加值 for 工业增加值."""
_MOST = 12
"""Names that a part of a name may stand for."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name at `[start, end)` of a question: class → preferred names of what it may mean."""

    start: int
    end: int
    text: str
    kinds: dict[str, tuple[str, ...]]


class Names:
    """What the entities and metrics of a graph are called."""

    def __init__(self, store: Store, metrics: Mapping[str, str] = _NONE) -> None:
        held: dict[str, dict[str, set[str]]] = {}
        for label, name, kind in _labels(store, metrics):
            held.setdefault(spelling(label), {}).setdefault(kind, set()).add(name)
        self._held = {
            label: {kind: tuple(sorted(names)) for kind, names in kinds.items()}
            for label, kinds in held.items()
            if len(label) > 1
        }
        self._spelt = sorted(self._held)
        self._all = "\n".join(self._spelt)
        self._starting: dict[str, list[str]] = {}
        for label in self._spelt:
            self._starting.setdefault(label[:_ENDS], []).append(label)
        self._automaton = AhoCorasick(self._spelt, matchkind=MatchKind.LeftmostLongest)

    def found_in(self, text: str) -> Iterator[Named]:
        """The names in a text of the spelling that `spelling` gives, the longest first come, none over another."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            label = self._spelt[index]
            yield Named(start, end, label, self._held[label])

    def longer(self, named: Named, text: str, since: int) -> Named:
        """The same, or the name that it is only a part of: 比亚迪动力电池 for 重庆比亚迪动力电池有限公司.

        `since`: where the text begins that no other name has.
        """
        for start in range(since, named.start):
            if kinds := self._shortened(text[start : named.end]):
                return Named(start, named.end, text[start : named.end], kinds)
        held = self.holding(text[named.start : named.start + _LONGEST], named.start)
        if held is None or len(held.kinds) != 1 or len(held.text) < len(named.text) + 2:
            return named
        if set(held.kinds) == set(named.kinds) == {FIRM}:
            return held
        same = set(held.kinds) in ({FIRM}, set(named.kinds))
        starts = any(label.startswith(held.text) for label in self._starting.get(held.text[:_ENDS], ()))
        return held if same and starts and len(held.text) >= len(named.text) + 3 else named

    def holding(self, text: str, start: int) -> Named | None:
        """The longest beginning of a text that is part of names, and what it may stand for: 储能 for 新型储能产业.

        `start`: where the text stands. None if it is part of no name, or of too many.
        """
        for size in range(min(len(text), _LONGEST), 1, -1):
            part = text[:size]
            if part in self._all:
                kinds = self._of(part)
                return Named(start, start + size, part, kinds) if kinds else None
            if size > _ENDS and (kinds := self._shortened(part)):
                return Named(start, start + size, part, kinds)
        return None

    def _shortened(self, part: str) -> dict[str, tuple[str, ...]]:
        """What a name with some left out stands for: 成渝双城经济圈 for 成渝地区双城经济圈."""
        kinds: dict[str, set[str]] = {}
        for label in self._starting.get(part[:_ENDS], ()) if len(part) > _ENDS else ():
            if label.endswith(part[-_ENDS:]) and _lies_in(part, label):
                for kind, names in self._held[label].items():
                    kinds.setdefault(kind, set()).update(names)
        return {kind: tuple(sorted(names)) for kind, names in kinds.items() if kind != METRIC}

    def _of(self, part: str) -> dict[str, tuple[str, ...]]:
        kinds: dict[str, set[str]] = {}
        for label in self._spelt:
            if part in label:
                for kind, names in self._held[label].items():
                    if kind != METRIC or (len(part) >= _METRIC_PART and label.endswith(part)):
                        kinds.setdefault(kind, set()).update(names)
        few = {kind: tuple(sorted(names)) for kind, names in kinds.items() if len(names) <= _MOST}
        return few if len(few) == len(kinds) else {}


def _lies_in(part: str, label: str) -> bool:
    """Whether the characters of a text stand in another in the same order."""
    rest = iter(label)
    return all(char in rest for char in part)


def spelling(text: str) -> str:
    """A text without what a reader does not hear: width, case, blanks, quotes and brackets."""
    return _UNHEARD.sub("", unicodedata.normalize("NFKC", text)).casefold()


def latest_year(store: Store) -> int | None:
    """The year of the newest report of a graph: what “今年” means in a question to it."""
    for (date,) in store.select(_LATEST):
        if isinstance(date, Literal):
            return int(date.value[:4])
    return None


def _labels(store: Store, metrics: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Label, preferred name and class; districts by their short names too, indicators by other words for them."""
    shorts = {d.name: d.short for d in load_seeds().districts.values() if len(d.short) > 1}
    for label, name, kind in store.select(_LABELS):
        if isinstance(label, Literal) and isinstance(name, Literal) and kind is not None:
            local = local_name(getattr(kind, "value", ""))
            yield label.value, name.value, local
            if local == "District" and name.value in shorts:
                yield shorts[name.value], name.value, local
    for (label,) in store.select(_METRICS):
        if isinstance(label, Literal):
            yield label.value, label.value, METRIC
            for other, word in metrics.items():
                if word in label.value:
                    yield label.value.replace(word, other), label.value, METRIC
