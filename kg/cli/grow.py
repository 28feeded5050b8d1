"""kg remove, kg conflicts: a graph changes, and documents do not agree."""

from __future__ import annotations

import shutil
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_GRAPH, Graph, Json, Quiet, Seeds, app, show, show_json
from kg.cli.build import graph_lines, progress, result_facts, show_notes


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
    quiet: Quiet = False,
) -> None:
    """Take documents out of a graph, and all that only they said. 从图谱中移除文档及只出自它们的内容。

    Example: kg remove old-news.txt --graph city
    """
    from kg.pipeline import BuildOptions, remove

    with progress(quiet) as on_progress:
        result = remove(documents, graph, BuildOptions(jobs=jobs, seeds=seeds), on_progress)
    show_notes(quiet, result.notes)
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
