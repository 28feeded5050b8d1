"""kg review: what a person should decide, and what they decided."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_GRAPH, Graph, Json, Quiet, app, show, show_json
from kg.errors import UsageError


@app.command()
def review(
    sheet: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write a sheet to fill in. 写出待填的表")
    ] = None,
    apply: Annotated[
        Path | None,
        typer.Option("--apply", metavar="FILE", help="Keep the judgements of a sheet. 收下填好的表"),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All pairs on record, not the doubtful only. 列出全部名称对")
    ] = False,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="Show so many of each. 各列几条")] = 20,
    graph: Graph = DEFAULT_GRAPH,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show doubtful pairs of names and facts of low confidence, with their sentences. 审阅存疑的名称和事实。

    In the sheet, fill in `judgement`: same, different or unsure for names, right, wrong or unsure for facts
    (同、异、不定；对、错、不定). The next build follows it; a person's judgement is never overruled.

    Example: kg review --csv doubtful.csv
    """
    from kg.files import write_whole
    from kg.review import apply_review, as_csv, as_json, as_text, items

    if apply is not None:
        if sheet is not None:
            raise UsageError("--csv 和 --apply 一次只用一个")
        pairs, facts = apply_review(graph, apply)
        told = {"pairs": pairs, "facts": facts, "graph": str(graph)}
        if json:
            show_json(told)
        else:
            show(quiet, f"收下名称 {pairs} 对、事实 {facts} 条的判断；下次 kg build -o {graph} 照此构建")
        return
    found = items(graph, everything=everything)
    if sheet is not None:
        write_whole(sheet, ("\ufeff", as_csv(found)))
    if json:
        show_json(as_json(found))
    elif sheet is not None:
        show(quiet, f"{sheet}：名称 {len(found.pairs)} 对，事实 {len(found.facts)} 条")
    else:
        show(quiet, as_text(found, limit))
