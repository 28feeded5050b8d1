"""kg build"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import DEFAULT_GRAPH, Json, Quiet, app, show, show_json
from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import ReportDate
    from kg.pipeline import BuildResult

Sources = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[SOURCE]...", help="Files or folders. 文章文件或目录 [default: the sample]", show_default=False),
]


@app.command()
def build(
    sources: Sources = None,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Folder of the graph. 图谱目录")] = DEFAULT_GRAPH,
    date: Annotated[
        str | None, typer.Option(metavar="D", help="YYYY[-MM[-DD]] of articles that state none. 未写日期的文章按此日期")
    ] = None,
    jobs: Annotated[int, typer.Option(metavar="N", min=0, help="Processes; 0: one a core. 进程数")] = 0,
    min_confidence: Annotated[
        float, typer.Option(metavar="P", min=0, max=1, help="Facts below stay out of the graph. 低于此可信度的不入图")
    ] = 0.5,
    base_iri: Annotated[str | None, typer.Option(metavar="IRI", help="In place of https://w3id.org/chanye/. 标识前缀")] = None,
    seeds: Annotated[Path | None, typer.Option(metavar="DIR", help="Your own seeds, over the packaged ones. 自备词表")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit status 1 if there is any issue. 有问题即返回 1")] = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Build a graph from articles, or add to one. 由文章构建图谱，或向已有图谱添加。

    Reads .txt .md .html .pdf .docx .jsonl in any Chinese encoding; writes graph.ttl, graph.html, issues.jsonl and store/.

    Example: kg build news/ -o city --date 2024-03
    """
    from kg.paths import data_dir
    from kg.pipeline import BuildOptions, build

    given = None if date is None else report_date(date)
    with progress(quiet or json) as advance:
        options = BuildOptions(date=given, jobs=jobs, min_confidence=min_confidence)
        result = build(sources or [data_dir("seeds") / "documents"], out, options)
    if json:
        show_json(_facts(result))
    else:
        show(quiet, *_summary(result))
    if not quiet:
        for issue in result.issues:
            typer.echo(f"{issue.source}: {issue.kind}: {issue.message}", err=True)
    if strict and result.issues:
        raise typer.Exit(1)
