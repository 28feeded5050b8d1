"""kg ask: a question in Chinese."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import DEFAULT_GRAPH, EndpointUrl, Graph, Json, Quiet, app, opened, show, show_json

if TYPE_CHECKING:
    from kg.ask import Answer, Question, Sentence


@app.command()
def ask(
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="In Chinese; none: what can be asked. 问题")
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Each row with its sentences. 附每行的原文")] = False,
    graph: Graph = DEFAULT_GRAPH,
    endpoint: EndpointUrl = "",
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Ask in plain Chinese; shows the answer and the SPARQL behind it. 用中文提问。

    Example: kg ask 璧山区有哪些企业 --why
    """
    from kg.ask import ask, load_questions
    from kg.ask import why as sentences_of

    if question is None:
        show(quiet, *_askable(load_questions().all))
        return
    store = opened(graph, endpoint)
    answer = ask(store, question)
    found = sentences_of(store, answer) if why else ()
    if json:
        show_json(_facts(answer, found))
    else:
        show(quiet, *_lines(answer, found))


def _askable(questions: Iterable[Question]) -> Iterator[str]:
    yield "可以这样问（花括号里换成图中的名称）："
    for question in questions:
        yield f"  {question.asks[0]}"


def _lines(answer: Answer, found: tuple[tuple[Sentence, ...], ...]) -> Iterator[str]:
    from kg.query import layout

    saved = answer.question.query
    told = "；".join(" ".join(f"{name}={value}" for name, value in one.items()) for one in answer.values)
    yield f"问的是：{saved.title_zh}（{saved.id}）{' ' + told if told else ''}"
    yield from answer.notes
    yield ""
    width = shutil.get_terminal_size((100, 0)).columns
    if not answer.table.rows:
        yield "图中没有这样的事实。"
    elif found:
        yield from _rows_with_sentences(answer, found)
    else:
        yield layout(answer.table, width)
    yield f"\n{answer.sparql}"


def _rows_with_sentences(answer: Answer, found: tuple[tuple[Sentence, ...], ...]) -> Iterator[str]:
    from kg.query import cell, plain

    for row, sentences in zip(answer.table.rows, found, strict=True):
        told = (
            plain(cell(term))
            for name, term in zip(answer.table.columns, row, strict=True)
            if name != "sentence"
        )
        yield "  ".join(text for text in told if text)
        for sentence in sentences:
            date = f" {sentence.date}" if sentence.date else ""
            yield f"    “{plain(sentence.text)}” {sentence.file}[{sentence.start}:{sentence.end}]{date}"


def _facts(answer: Answer, found: tuple[tuple[Sentence, ...], ...]) -> dict[str, object]:
    from dataclasses import asdict

    from kg.query import cell

    rows: list[dict[str, object]] = []
    for index, row in enumerate(answer.table.rows):
        told: dict[str, object] = {
            name: None if term is None else cell(term)
            for name, term in zip(answer.table.columns, row, strict=True)
        }
        rows.append({**told, "why": [asdict(one) for one in found[index]]} if found else told)
    return {
        "query": answer.question.query.id,
        "values": [dict(one) for one in answer.values],
        "notes": list(answer.notes),
        "sparql": answer.sparql,
        "rows": rows,
    }
