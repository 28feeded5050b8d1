"""kg validate, kg eval: is the graph sound, and is it right?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import DEFAULT_GRAPH, Json, MinConfidence, Quiet, Seeds, app, show, show_json

if TYPE_CHECKING:
    pass


@app.command()
def validate(
    graph: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="Folder of the graph, or a Turtle file. 图谱目录或 Turtle 文件"),
    ] = DEFAULT_GRAPH,
    strict: Annotated[
        bool, typer.Option("--strict", help="What other databases stumble over, too. 另查能否导入各种数据库")
    ] = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check a graph: shapes, counts, and every quote against its text. 校验图谱。

    Of a Turtle file or what kg export --all wrote: whether graph databases take it as it is, and void.ttl is true.

    Exit status 0: sound, 1: it has faults (warnings alone do not count).

    Example: kg validate export
    """
    from dataclasses import asdict

    from kg.validate import validate, validate_for_import

    # What was handed over has no store and no texts to be checked against.
    handed_over = graph.is_file() or ((graph / "void.ttl").is_file() and not (graph / "store").exists())
    findings = [] if handed_over else validate(graph)
    if strict or handed_over:
        findings = sorted({*findings, *validate_for_import(graph)})
    errors = sum(finding.severity == "error" for finding in findings)
    if json:
        show_json([asdict(finding) for finding in findings])
    else:
        show(quiet, *(f"{f.severity} {f.check} {f.subject}: {f.message}" for f in findings))
        result = f"{errors} 处错误，{len(findings) - errors} 处提醒" if findings else "符合约定"
        show(quiet, f"{graph}: {result}")
    if errors:
        raise typer.Exit(1)


@app.command("eval")
def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD", help="Annotation files. 标注文件")],
    corpus: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="Articles, if not beside GOLD. 文章所在"),
    ] = None,
    min_confidence: MinConfidence = 0.5,
    seeds: Seeds = None,
    same: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="CSV kind,left,right: one thing under two names. 跨文章的同一对照表"
        ),
    ] = None,
    calibration: Annotated[
        bool, typer.Option("--calibration", help="Add confidence against truth. 附可信度校准表")
    ] = False,
    no_findings: Annotated[bool, typer.Option("--no-findings", help="Figures only. 只看数字")] = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Score against annotated articles: precision, recall, F1, and every miss and false find. 按标注评测。

    Example: kg eval gold/d01.json gold/d02.json --corpus articles/
    """
    from kg.evaluate import as_json, as_text, read_same
    from kg.evaluate import evaluate as score
    from kg.pipeline import build_apart
    from kg.seeds import load_judgements

    pairs = [(one.kind, one.left, one.right) for one in load_judgements(seeds) if one.verdict == "same"]
    scores = score(
        gold,
        corpus or (),
        lambda articles: build_apart(articles, seeds),
        min_confidence=min_confidence,
        same=[*pairs, *(read_same(same) if same is not None else ())],
    )
    if json:
        show_json(as_json(scores))
    else:
        show(quiet, as_text(scores, findings=not no_findings, calibration=calibration).rstrip("\n"))
