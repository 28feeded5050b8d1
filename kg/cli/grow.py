"""kg remove, kg conflicts, kg diff: a graph changes, and documents do not agree."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from kg.cli.app import DEFAULT_GRAPH, Graph, Json, Quiet, Seeds, app, hand_over, say, show, show_json
from kg.cli.build import graph_lines, progress, result_facts, show_notes
from kg.cli.log import LogJson, log_build

DiffFormat = Literal["table", "csv", "json", "patch"]


@app.command()
def remove(
    documents: Annotated[
        list[str],
        typer.Argument(metavar="DOC", help="File name, id or IRI of a document. 文件名、编号或标识"),
    ],
    graph: Graph = DEFAULT_GRAPH,
    jobs: Annotated[int, typer.Option(metavar="N", min=0, help="Processes; 0: one a core. 进程数")] = 0,
    seeds: Seeds = None,
    json: Json = False,
    log_json: LogJson = False,
    quiet: Quiet = False,
) -> None:
    """Take documents out of a graph, and all that only they said. 从图谱中移除文档及只出自它们的内容。

    Example: kg remove old-news.txt --graph city
    """
    from kg.pipeline import BuildOptions, remove

    with progress(quiet or log_json) as on_progress:
        result = remove(documents, graph, BuildOptions(jobs=jobs, seeds=seeds), on_progress)
    show_notes(quiet or log_json, result.notes)
    if log_json:
        log_build(result, result.notes)
    if json:
        show_json({"removed": list(result.removed), **result_facts(result)})
    else:
        left = f"图里还有文档 {result.documents} 篇"
        show(
            quiet, f"移除 {len(result.removed)} 篇：{'、'.join(result.removed)}；{left}", *graph_lines(result)
        )


@app.command()
def conflicts(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Of one entity only, by any name or IRI. 只看一个实体")
    ] = "",
    graph: Graph = DEFAULT_GRAPH,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """List numbers on which documents do not agree, with their sentences. 列出各文说法不一的数字。

    Example: kg conflicts --graph city
    """
    from kg.explain import conflict_facts, conflicts, render_conflicts
    from kg.store import open_store

    found = conflicts(open_store(graph / "store"), name)
    if json:
        show_json(conflict_facts(found))
    else:
        show(quiet, render_conflicts(found, shutil.get_terminal_size((100, 0)).columns))


@app.command()
def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help="Folder of the earlier graph. 较早的图谱目录")],
    after: Annotated[Path, typer.Argument(metavar="B", help="Folder of the later graph. 较晚的图谱目录")],
    form: Annotated[DiffFormat, typer.Option("--format", help="How to print. 输出格式")] = "table",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No count of changes. 不显示条数")] = False,
) -> None:
    """Show what came, went and changed between two graphs. 比较两个图谱：新增、消失和改变的内容。

    Example: kg diff city-may city-june
    """
    from kg.compare import counted, diff, patch, table_of
    from kg.query import as_csv, as_json, layout
    from kg.store import open_store

    old, new = open_store(before / "store"), open_store(after / "store")
    if form == "patch":
        hand_over(patch(old, new))
        return
    changes = diff(old, new)
    table = table_of(changes)
    if form == "table":
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        show(not changes, layout(table, width))
    else:
        hand_over(as_csv(table) if form == "csv" else as_json(table) + "\n")
    if not quiet:
        say(counted(changes), err=True)
