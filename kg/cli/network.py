"""kg paths, kg rank, kg communities: questions that SPARQL is poor at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import DEFAULT_GRAPH, Graph, Json, Quiet, app, show, show_json

if TYPE_CHECKING:
    from kg.graph import Community, Path

Top = Annotated[int, typer.Option("--top", metavar="N", min=1, help="How many to show. 显示几个")]


@app.command()
def paths(
    one: Annotated[str, typer.Argument(metavar="A", help="Any of its names, or its IRI. 名称或标识")],
    other: Annotated[str, typer.Argument(metavar="B", help="Any of its names, or its IRI. 名称或标识")],
    number: Annotated[int, typer.Option(metavar="N", min=1, help="How many ways. 几条路径")] = 3,
    longest: Annotated[int, typer.Option(metavar="N", min=1, help="Steps of a way at most. 最多几步")] = 6,
    graph: Graph = DEFAULT_GRAPH,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show how two entities hang together, each step with its sentence. 两个实体之间的路径。

    Example: kg paths 威致科技 铜梁区
    """
    from kg.graph import paths
    from kg.store import open_store

    found = paths(open_store(graph / "store"), one, other, number, longest)
    if json:
        show_json([asdict(path)["steps"] for path in found])
    else:
        show(quiet, *(_ways(found) if found else (f"{one} 与 {other} 之间没有 {longest} 步以内的路径",)))


@app.command()
def rank(
    by: Annotated[str, typer.Option(metavar="M", help="degree, betweenness or closeness. 中心度")] = "degree",
    kind: Annotated[
        str | None, typer.Option(metavar="CLASS", help="Only one class, such as Enterprise. 只看一类")
    ] = None,
    top: Top = 20,
    graph: Graph = DEFAULT_GRAPH,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show who is central: related to many, or on the way between many. 谁处在中心。

    Example: kg rank --kind Enterprise --by betweenness
    """
    from decimal import Decimal

    from kg.graph import rank
    from kg.query import Table, layout
    from kg.store import open_store
    from kg.terms import decimal_lit, integer_lit, lit
    from kg.vocab import load_vocab

    found = rank(open_store(graph / "store"), by, kind, top)
    if json:
        show_json([asdict(one) for one in found])
        return
    label = load_vocab().label
    rows = tuple(
        (
            lit(one.name, "zh"),
            lit(label(one.kind, "zh"), "zh"),
            decimal_lit(Decimal(f"{one.score:.4f}")),
            integer_lit(one.neighbours),
        )
        for one in found
    )
    table = Table(("name", "kind", "score", "neighbours"), rows, ("名称", "类别", "中心度", "关联数"))
    show(quiet, layout(table))


@app.command()
def communities(
    least: Annotated[int, typer.Option(metavar="N", min=1, help="Members at least. 至少几个成员")] = 3,
    top: Top = 20,
    graph: Graph = DEFAULT_GRAPH,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show who belongs together, with what is said of them. 谁与谁自成一群。

    Example: kg communities --top 5
    """
    from kg.graph import communities
    from kg.store import open_store

    found = communities(open_store(graph / "store"), least, top)
    if json:
        show_json([asdict(one) for one in found])
    else:
        show(quiet, *_groups(found))


def _ways(found: tuple[Path, ...]) -> Iterator[str]:
    from kg.vocab import load_vocab

    for index, path in enumerate(found, 1):
        yield f"{'' if index == 1 else chr(10)}路径 {index}"
        for step in path.steps:
            name = load_vocab().label(step.relation, "zh")
            arrow = f"──{name}→" if step.forward else f"←{name}──"
            yield f"  {step.start} {arrow} {step.end}"
            if not step.sentences:
                yield "      （行政区划，背景知识）"
            for sentence in step.sentences[:2]:
                text = " ".join(sentence["text"].split())
                yield f"      “{text}” {sentence['file']}[{sentence['start']}:{sentence['end']}]"


def _groups(found: tuple[Community, ...]) -> Iterator[str]:
    from kg.vocab import load_vocab

    for index, one in enumerate(found, 1):
        kinds = "，".join(f"{load_vocab().label(kind, 'zh')} {count}" for kind, count in one.kinds.items())
        yield f"{'' if index == 1 else chr(10)}{index}. {len(one.members)} 个：{kinds}"
        more = f" …（另 {len(one.members) - 12} 个）" if len(one.members) > 12 else ""
        yield f"   {'、'.join(one.members[:12])}{more}"
        for text in one.sentences[:3]:
            yield f"      “{' '.join(text.split())}”"
