"""kg validate, kg eval: is the graph sound, and is it right?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_GRAPH, Json, Quiet, app, show, show_json


@app.command()
def validate(
    graph: Annotated[Path, typer.Argument(metavar="[DIR]", help="Folder of the graph. 图谱目录")] = DEFAULT_GRAPH,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check a graph: shapes, counts, and every quote against its text. 校验图谱。

    Exit status 0: sound, 1: it has faults (warnings alone do not count).

    Example: kg validate export
    """
    from dataclasses import asdict

    from kg.validate import validate

    findings = validate(graph)
    errors = sum(finding.severity == "error" for finding in findings)
    if json:
        show_json([asdict(finding) for finding in findings])
    else:
        show(quiet, *(f"{f.severity} {f.check} {f.subject}: {f.message}" for f in findings))
        show(quiet, f"{graph}: {errors} 处错误，{len(findings) - errors} 处提醒" if findings else f"{graph}: 符合约定")
    if errors:
        raise typer.Exit(1)


@app.command("eval")
def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Annotation files. 标注文件")],
    corpus: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="Where the articles lie, if not beside. 文章所在", show_default="beside GOLD"),
    ] = None,
    min_confidence: Annotated[
        float, typer.Option(metavar="P", min=0, max=1, help="Facts below do not count. 低于此可信度的不计")
    ] = 0.5,
    seeds: Annotated[Path | None, typer.Option(metavar="DIR", help="Your own seeds, over the packaged ones. 自备词表")] = None,
    calibration: Annotated[bool, typer.Option("--calibration", help="Add confidence against truth. 附可信度校准表")] = False,
    no_findings: Annotated[bool, typer.Option("--no-findings", help="Figures only. 只看数字")] = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Score against annotated articles: precision, recall, F1, and every miss and false find. 按标注评测。

    Example: kg eval gold/d01.json gold/d02.json --corpus articles/
    """
    from kg.evaluate import as_json, as_text
    from kg.evaluate import evaluate as score
    from kg.pipeline import extracts

    scores = score(gold, corpus or (), extracts(seeds), min_confidence=min_confidence)
    if json:
        show_json(as_json(scores))
    else:
        show(quiet, as_text(scores, findings=not no_findings, calibration=calibration).rstrip("\n"))
