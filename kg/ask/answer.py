"""Answers a question in Chinese: finds its template, asks the saved query, and gives the sentences."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.ask.names import Named, Names, latest_year
from kg.ask.questions import OPTIONAL, Question, Questions, load_questions
from kg.ask.reading import Reading, readings
from kg.errors import UsageError
from kg.query import SavedQuery, Table, run
from kg.query.run import term_of
from kg.store import Store
from kg.terms import whole_text

_MOST_ASKED = 12
"""Values that one name may stand for, all asked for."""
_MOST_TRIED = 4
"""Templates that are tried until one has an answer."""
_MOST_PASSED = 2
"""Single characters of a question that may stay unread."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How a question was understood, and what the graph says."""

    question: Question
    values: tuple[Mapping[str, str], ...]
    """Parameters of the saved query; several where a name may mean several things."""
    table: Table
    sparql: str
    """What was asked, with the values in it."""
    notes: tuple[str, ...] = ()
    """What was taken for granted: that 去年 is 2023."""


@dataclass(frozen=True, slots=True)
class _Fit:
    question: Question
    reading: Reading
    score: tuple[int, int, int, int]
    choices: dict[str, tuple[Named, tuple[str, ...]]] = field(default_factory=dict)
    """Parameter → the name that stands in the question, and what it may mean."""


def ask(store: Store, text: str, questions: Questions | None = None) -> Answer:
    """The answer to a question. Raises UsageError, with the nearest it understands, for one it does not."""
    whole_text(text)
    known = questions or load_questions()
    names, now = Names(store, known.metrics), latest_year(store)
    both = readings(text, names, known.words, now)
    ranked = [fit for reading in both for fit in _ranked(reading, known)][:_MOST_TRIED]
    if not ranked:
        raise UsageError(_not_understood(text, both[0], known))
    answers = (_answer(store, fit) for fit in ranked)
    first = next(answers)
    if first.table.rows:
        return first
    other = next((other for other in answers if other.table.rows), None)
    return replace(other, notes=(_none_of(first), *other.notes)) if other else first


def _none_of(answer: Answer) -> str:
    """That the graph has nothing of what was asked first: what follows is another question's answer."""
    saved, told = answer.question.query, " ".join(f"{k}={v}" for k, v in answer.values[0].items())
    return f"先按“{saved.title_zh}”（{told}）问，图里没有；下面是相近问题的答案"


def _ranked(reading: Reading, known: Questions) -> list[_Fit]:
    if not _passable(reading, known.negation):
        return []
    fits = [fit for question in known.all if (fit := _fit(question, reading)) is not None]
    return sorted(fits, key=lambda fit: fit.score, reverse=True)


def _answer(store: Store, fit: _Fit) -> Answer:
    values = tuple(_values(fit))
    return Answer(
        question=fit.question,
        values=values,
        table=_asked(store, fit.question.query, values, fit.reading.values.get("top")),
        sparql="\n\n".join(with_values(fit.question.query, one) for one in values),
        notes=tuple(_notes(fit)),
    )


def _passable(reading: Reading, negation: frozenset[str]) -> bool:
    """Whether what is not understood is no more than a syllable or two, which the answer then says."""
    return len(reading.unknown) <= _MOST_PASSED and all(
        len(part) == 1 and part not in negation for part in reading.unknown
    )


def _fit(question: Question, reading: Reading) -> _Fit | None:
    """How well a template fits; None if a word or name is left over or missing."""
    stand = [word for word in reading.words if word]
    if not all(any(must & word for word in stand) for must in question.must):
        return None
    if not all(word & question.words or OPTIONAL in word for word in stand):
        return None
    if set(reading.values) - question.takes or question.needs - set(reading.values):
        return None
    choices = _assigned(question, reading.names)
    if choices is None:
        return None
    return _Fit(question, reading, _score(question, reading, choices), choices)


def _score(question: Question, reading: Reading, choices: Mapping[str, object]) -> tuple[int, int, int, int]:
    """What is understood in full comes first, then templates that need more words, hold more names, and allow less."""
    return -len(reading.unknown), len(question.must), len(choices), -len(question.may)


def _assigned(question: Question, names: list[Named]) -> dict[str, tuple[Named, tuple[str, ...]]] | None:
    """Each name to a parameter of its own that takes its class; None if one is left or a parameter stays empty."""
    parameters = {**question.names, **question.maybe}
    if len(names) > len(parameters):
        return None
    for order in itertools.permutations(parameters, len(names)):
        if not set(question.names) <= set(order):
            continue
        chosen: dict[str, tuple[Named, tuple[str, ...]]] = {}
        for parameter, named in zip(order, names, strict=True):
            fitting = sorted({n for kind in parameters[parameter] for n in named.kinds.get(kind, ())})
            if not fitting or len(fitting) > _MOST_ASKED:
                break
            chosen[parameter] = (named, tuple(fitting))
        else:
            return chosen
    return None


def _values(fit: _Fit) -> Iterator[dict[str, str]]:
    """Every combination of what the names may mean."""
    used = {name: found for name, (_, found) in fit.choices.items() if not name.startswith("_")}
    taken = {name: value for name, value in fit.reading.values.items() if name != "top"}
    taken |= _picked(fit.question, fit.reading)
    for chosen in itertools.product(*used.values()):
        yield {**fit.question.fixed, **taken, **dict(zip(used, chosen, strict=True))}


def _picked(question: Question, reading: Reading) -> dict[str, str]:
    """Values that words stand for: 园区 in “产值最高的园区”."""
    stand: frozenset[str] = frozenset().union(*reading.words)
    found = (
        (name, values[word]) for name, values in question.picks.items() for word in values if word in stand
    )
    return dict(found)


def _asked(store: Store, query: SavedQuery, values: Iterable[Mapping[str, str]], top: str | None) -> Table:
    tables = [run(store, query, one) for one in values]
    rows = tuple(dict.fromkeys(row for table in tables for row in table.rows))
    return Table(tables[0].columns, rows[: int(top)] if top else rows, tables[0].titles)


def with_values(query: SavedQuery, values: Mapping[str, str]) -> str:
    """The query to be asked elsewhere, without its header and with its values."""
    sparql = query.sparql
    for parameter in query.parameters:
        text = values.get(parameter.name, parameter.default)
        if text:
            term = term_of(parameter, text)
            sparql = sparql.replace(
                f'VALUES ?{parameter.name} {{ UNDEF "" }}', f"VALUES ?{parameter.name} {{ {term} }}"
            )
    lines = itertools.dropwhile(lambda line: line.startswith("#"), sparql.splitlines())
    return "\n".join(lines).strip()


def _notes(fit: _Fit) -> Iterator[str]:
    if fit.reading.relative:
        yield f"{fit.reading.relative}＝{fit.reading.values['year']}年（按图中最新报道的年份算）"
    if fit.reading.period:
        values = fit.reading.values
        yield f"{fit.reading.period}＝{values['since']} 至 {values['until']}"
    if fit.reading.unknown:
        yield f"没有理会“{'”“'.join(fit.reading.unknown)}”"
    for named, meant in fit.choices.values():
        if len(meant) > 1:
            yield f"“{named.text}”可能指：{'、'.join(meant)}"


def _not_understood(text: str, reading: Reading, known: Questions) -> str:
    unknown = f"不认识“{'”“'.join(reading.unknown)}”；" if reading.unknown else ""
    near = sorted(known.all, key=lambda question: -_nearness(question, reading))[:3]
    told = "；".join(_filled(question.asks[0], reading) for question in near)
    return f"没有听懂“{text.strip()}”。{unknown}可以这样问：{told}"


def _nearness(question: Question, reading: Reading) -> float:
    words = sum(1 for word in reading.words if word & question.words) + 2 * sum(
        1 for must in question.must if any(must & word for word in reading.words)
    )
    kinds = [set(named.kinds) for named in reading.names]
    wanted = [*question.names.values(), *question.maybe.values()]
    names = sum(1 for held in kinds if any(held & one for one in wanted))
    missing = sum(1 for one in question.names.values() if not any(held & one for held in kinds))
    return words + 2 * names - 2 * missing


def _filled(example: str, reading: Reading) -> str:
    """An example with the names of the question in place of its classes, where they fit."""
    for named in reading.names:
        for kind, names in named.kinds.items():
            example = example.replace(f"{{{kind}}}", names[0], 1)
    return example.translate(str.maketrans("{}", "〈〉"))
