"""kg doctor: is a graph folder whole?"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import DEFAULT_GRAPH, Json, Quiet, Seeds, app, show, show_json
from kg.cli.build import progress, show_notes

if TYPE_CHECKING:
    from kg.doctor import Fault

_MENDED_BY = {
    "clean": "可修",
    "rebuild": "可由文档重建",
    "source": "要有原文",
    "none": "请人工处理",
}


@app.command()
def doctor(
    graph: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder of the graph. 图谱目录")
    ] = DEFAULT_GRAPH,
    repair: Annotated[
        bool, typer.Option("--repair", help="Put right what can be made again. 修复能够重建的部分")
    ] = False,
    jobs: Annotated[int, typer.Option(metavar="N", min=0, help="Processes; 0: one a core. 进程数")] = 0,
    seeds: Seeds = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check a graph folder: checksums, versions, texts, orphan claims. 检查图谱目录，能修的可以修。

    A graph built with --seeds is repaired with the same --seeds.

    Exit status 0: whole, or all is repaired, 1: faults are left.

    Example: kg doctor city --repair
    """
    from kg.doctor import look, mend
    from kg.pipeline import BuildOptions

    before = left = look(graph)
    if repair and before:
        with progress(quiet) as on_progress:
            result = mend(graph, before, BuildOptions(jobs=jobs, seeds=seeds), on_progress)
        show_notes(quiet, result.notes if result is not None else ())
        left = look(graph)
    if json:
        told = {"faults": [asdict(one) for one in left]}
        show_json({**told, "repaired": len(before) - len(left)} if repair else told)
    else:
        show(quiet, *(_line(fault) for fault in left))
        if repair and before:
            show(quiet, f"发现 {len(before)} 处，修复后还有 {len(left)} 处")
        show(quiet, f"{graph}: {'有毛病' if left else '完好'}")
    if left:
        raise typer.Exit(1)


def _line(fault: Fault) -> str:
    return f"{fault.check} {fault.where}: {fault.message}（{_MENDED_BY[fault.mending]}）"
