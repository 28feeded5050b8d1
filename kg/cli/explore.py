"""kg query, kg explain, kg stats: questions to a graph."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kg.cli.app import (
    DEFAULT_GRAPH,
    EndpointUrl,
    Graph,
    Json,
    Quiet,
    app,
    hand_over,
    opened,
    say,
    show,
    show_json,
)
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.explain import Identity
    from kg.query import SavedQuery, Table, Turtle

Format = Literal["table", "csv", "json", "ttl"]


@app.command()
def query(
    question: Annotated[
        str | None, typer.Argument(metavar="NAME|FILE|-", help="Saved or own question; none: list. 问题")
    ] = None,
    values: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A parameter, once for each. 参数")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print. 输出格式")] = "table",
    about: Annotated[
        bool, typer.Option("--about", help="What a saved question takes and gives. 说明")
    ] = False,
    graph: Graph = DEFAULT_GRAPH,
    endpoint: EndpointUrl = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No count of rows. 不显示行数")] = False,
) -> None:
    """Ask a saved question, or one of your own in SPARQL. 查询：已存的问题，或自己写的 SPARQL。

    Example: kg query chain-leaders --format csv
    """
    from kg.query import find, parse_query, run, run_text

    if question is None:
        if form == "table":
            show(quiet, *_listed())
        else:
            _print(_saved(), form, quiet=True)
        return
    if about:
        show(False, *_about(question))
        return
    text = _text(question)
    bound = _bound(values or ())
    if text is None:
        saved = find(question)
        _print(run(opened(graph, endpoint), saved, bound), form, quiet)
    elif text.startswith("# id:"):
        saved = parse_query(text, Path(question).name)
        _print(run(opened(graph, endpoint), saved, bound), form, quiet)
    elif bound:
        raise UsageError("--set 只用于有名称和参数说明的查询（见 queries/ 里各文件的开头）")
    else:
        _print(run_text(opened(graph, endpoint), text), form, quiet)


@app.command()
def explain(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Any of its names, or its IRI. 任一名称或标识")],
    graph: Graph = DEFAULT_GRAPH,
    endpoint: EndpointUrl = "",
    everything: Annotated[
        bool, typer.Option("--all", help="Also what does not fit on the screen. 全部列出")
    ] = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show an entity, its facts, and for each the sentence, file and offsets. 说明一个实体及其事实的出处。

    Example: kg explain 铜梁高新区
    """
    from kg.explain import explain, facts, identities, identity_facts, render
    from kg.workspace import read_redirects

    store = opened(graph, endpoint)
    former = {} if endpoint else {one.former: one.current for one in read_redirects(graph).values()}
    found = explain(store, name, former)
    names = {one.iri: [] for one in found} if endpoint else identities(graph, found)
    if json:
        decided = {iri: identity_facts(rows) for iri, rows in names.items()}
        show_json({**facts(found), "identities": decided})
        return
    width, height = shutil.get_terminal_size((100, 0))
    lines = None if everything or not sys.stdout.isatty() else max(height - 2, 20)
    for one in found:
        show(
            quiet,
            render([one], width, lines),
            *([] if lines else _about_names(names[one.iri], width)),
            *([""] if one is not found[-1] else []),
        )


@app.command()
def stats(graph: Graph = DEFAULT_GRAPH, json: Json = False, quiet: Quiet = False) -> None:
    """Count what the graph holds. 统计图谱。

    Example: kg stats --json
    """
    from kg.explain import counts, stats
    from kg.query import layout
    from kg.store import open_store

    store = open_store(graph / "store")
    if json:
        show_json(counts(store))
    else:
        show(quiet, layout(stats(store), _width()))


def _about_names(decided: Sequence[Identity], width: int) -> list[str]:
    from kg.explain import render_identities

    return ["", render_identities(decided, width)] if decided else []


def _text(question: str) -> str | None:
    """Text of a question that is not a saved one: of a file, or of standard input for ``-``."""
    if question == "-":
        return sys.stdin.read()
    path = Path(question)
    if not path.is_file():
        return None
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} 不是 UTF-8 文本") from error


def _bound(values: Sequence[str]) -> dict[str, str]:
    """``park=铜梁高新区`` → name and text. Raises UsageError for what has no ``=``, or a name twice."""
    bound: dict[str, str] = {}
    for pair in values:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise UsageError(f"--set 应为 名称=值，不是 {pair!r}")
        if name in bound:
            raise UsageError(f"参数 {name} 给了两次")
        bound[name] = value
    return bound


def _listed() -> Iterator[str]:
    """The saved questions for people, group by group."""
    from kg.query import GROUP_TITLES, list_queries

    saved = list_queries()
    group = ""
    for one, lines in zip(saved, _shown(saved, _width()), strict=True):
        if one.group != group:
            group = one.group
            yield f"\n【{GROUP_TITLES[group]}】"
        yield from lines
    yield "\n问一个：kg query 名称 --set 参数=值；它的参数：kg query 名称 --about"


def _shown(saved: Sequence[SavedQuery], width: int | None) -> Iterator[tuple[str, ...]]:
    """Name, titles and example of each question: on a line; on two where the terminal is too narrow for that."""
    from kg.query.table import columns_of, cut, pad

    rows = [(q.id, q.title_zh, q.example.partition(" --set ")[2], q.title_en) for q in saved]
    name, zh, example, english = (max(map(columns_of, texts)) for texts in zip(*rows, strict=True))
    if width is None or name + zh + example + english + 6 <= width:
        for row in rows:
            yield (f"{pad(row[0], name)}  {pad(row[1], zh)}  {pad(row[2], example)}  {row[3]}",)
        return
    for row in rows:
        hint = f"  （{row[2]}）" if row[2] else ""
        yield (
            cut(f"{pad(row[0], name)}  {row[1]}", width),
            cut(f"{' ' * name}  {row[3]}{hint}", width),
        )


def _about(name: str) -> Iterator[str]:
    """One saved question: its titles, parameters, example and what that gives on the sample."""
    from kg.query import GROUP_TITLES, find

    saved = find(name)
    yield f"{saved.title_zh}  {saved.title_en}  （{GROUP_TITLES[saved.group]}）"
    for p in saved.parameters:
        default = f"，不给时为 {p.default}" if p.default else ""
        yield f"  --set {p.name}=…  {p.zh} {p.en}（{p.type}{default}）"
    if not saved.parameters:
        yield "  没有参数"
    yield f"  列：{' | '.join(column.zh for column in saved.columns)}"
    yield f"  例：{saved.example}"
    yield f"  在示例图上的一行：{' | '.join(saved.answer)}"


def _saved() -> Table:
    """The saved questions for programs."""
    from kg.query import Table, list_queries
    from kg.terms import lit

    rows = tuple(
        (
            lit(q.id),
            lit(q.group),
            lit(q.title_zh, "zh"),
            lit(q.title_en, "en"),
            lit(" ".join(f"{p.name}={p.zh}" for p in q.parameters)),
            lit(q.example),
            lit(" | ".join(q.answer)),
        )
        for q in list_queries()
    )
    columns = ("name", "group", "question", "english", "parameters", "example", "answer")
    return Table(columns, rows, columns)


def _print(answer: Table | bool | Turtle, form: Format, quiet: bool) -> None:
    from kg.query import Turtle, as_csv, as_json, as_turtle, layout

    if isinstance(answer, Turtle):
        if form not in ("table", "ttl"):
            raise UsageError("CONSTRUCT 和 DESCRIBE 的结果只能以 ttl 输出")
        hand_over(as_turtle(answer))
    elif form == "ttl":
        raise UsageError("ttl 只用于 CONSTRUCT 和 DESCRIBE；SELECT 和 ASK 请用 table、csv 或 json")
    elif form == "json":
        hand_over(as_json(answer) + "\n")
    elif isinstance(answer, bool):
        say("true" if answer else "false")
    elif form == "csv":
        hand_over(as_csv(answer))
    else:
        say(layout(answer, _width()))
        if not quiet:
            say(f"{len(answer.rows)} 行", err=True)


def _width() -> int | None:
    """Columns of the terminal; None where output goes to a file or pipe."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None
