"""kg import: lists of enterprises and parks as further sources."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_GRAPH, Json, Quiet, Seeds, app, show, show_json
from kg.cli.build import graph_lines, progress, result_facts, show_issues, show_notes
from kg.cli.log import LogJson, log_build


@app.command("import")
def import_(
    mappings: Annotated[list[Path], typer.Argument(metavar="MAPPING", help="Mapping files (TOML). 映射文件")],
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="Folder of the graph. 图谱目录")
    ] = DEFAULT_GRAPH,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Older registers of the same source give way. 替换同名的旧名录"),
    ] = False,
    jobs: Annotated[int, typer.Option(metavar="N", min=0, help="Processes; 0: one a core. 进程数")] = 0,
    seeds: Seeds = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit status 1 if there is any issue. 有问题即返回 1")
    ] = False,
    json: Json = False,
    log_json: LogJson = False,
    quiet: Quiet = False,
) -> None:
    """Add registers (CSV, Turtle) to a graph, as a mapping declares. 按映射把企业、园区名录并入图谱。

    Example: kg import registers.toml -o city
    """
    from kg.pipeline import BuildOptions, import_registers

    options = BuildOptions(jobs=jobs, seeds=seeds)
    with progress(quiet or log_json) as on_progress:
        result = import_registers(mappings, out, options, on_progress, replacing=replace)
    show_notes(quiet or log_json, result.notes)
    if json:
        show_json({"removed": list(result.removed), **result_facts(result)})
    else:
        gone = f"，替换 {len(result.removed)} 份" if result.removed else ""
        read = f"读入名录 {result.read} 份{gone}，问题 {len(result.issues)} 处"
        show(quiet, f"{read}；图里有文档 {result.documents} 篇", *graph_lines(result))
    show_issues(quiet or log_json, result.issues)
    if log_json:
        log_build(result, result.notes)
    if strict and result.issues:
        raise typer.Exit(1)
