"""kg build: articles → a graph folder."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.ahead import Reader
from kg.cli.app import DEFAULT_GRAPH, Json, MinConfidence, Quiet, Seeds, app, say, show, show_json
from kg.cli.log import LogJson, log, log_build
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.extract import ModelEndpoint
    from kg.model import Issue, ReportDate
    from kg.pipeline import BuildOptions, BuildResult

DEFAULT_BASE = "https://w3id.org/chanye/"


@app.command()
def build(
    context: typer.Context,
    sources: Annotated[
        list[Path] | None,
        typer.Argument(metavar="SOURCE", help="Files or folders; none: the sample. 文件或目录"),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="Folder of the graph. 图谱目录")
    ] = DEFAULT_GRAPH,
    date: Annotated[
        str | None, typer.Option(metavar="D", help="YYYY[-MM[-DD]] where none is stated. 缺省日期")
    ] = None,
    jobs: Annotated[int, typer.Option(metavar="N", min=0, help="Processes; 0: one a core. 进程数")] = 0,
    min_confidence: MinConfidence = 0.5,
    base_iri: Annotated[str, typer.Option(metavar="IRI", help="Start of all ids. 标识前缀")] = DEFAULT_BASE,
    seeds: Seeds = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit status 1 if there is any issue. 有问题即返回 1")
    ] = False,
    explain_misses: Annotated[
        bool,
        typer.Option("--explain-misses", help="List sentences that gave nothing. 列出没有读出事实的句子"),
    ] = False,
    model_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Also ask a model (OpenAI-compatible, up to /v1). 另请模型找名称"),
    ] = None,
    model: Annotated[str, typer.Option(metavar="NAME", help="Which model; key in KG_MODEL_KEY. 模型名")] = "",
    engine: Annotated[
        str | None,
        typer.Option(metavar="E", help="Shards to shards: processes, or ray (a cluster). 分片构建"),
    ] = None,
    shards: Annotated[
        int,
        typer.Option(metavar="N", min=0, help="With --engine: shards to write; 0: as many as read. 分片数"),
    ] = 0,
    json: Json = False,
    log_json: LogJson = False,
    quiet: Quiet = False,
) -> None:
    """Build a graph from articles, or add articles to one. 由文章构建图谱，或向已有图谱添加文章。

    Reads .txt .md .html .pdf .docx .jsonl in any Chinese encoding.

    Example: kg build news/ -o city --date 2024-03
    """
    reader = _reader(context, jobs, explain_misses, model_url, engine)
    if reader is not None:
        reader.order(seeds)
    from kg.paths import data_dir
    from kg.pipeline import BuildOptions, build

    options = BuildOptions(
        date=None if date is None else report_date(date),
        jobs=jobs,
        min_confidence=min_confidence,
        base_iri=checked_base(base_iri),
        seeds=seeds,
        explain_misses=explain_misses,
        model=model_endpoint(model_url, model),
        reader=reader,
    )
    if engine is not None:
        _build_shards(engine, sources or [], out, options, shards, json, log_json, quiet)
        return
    with progress(quiet or log_json) as on_progress:
        result = build(sources or [data_dir("seeds") / "documents"], out, options, on_progress)
    show_notes(quiet or log_json, result.notes)
    if json:
        show_json(result_facts(result))
    else:
        show(quiet, *_summary(result), *(_missed(result) if explain_misses else ()))
    show_issues(quiet or log_json, result.issues)
    if log_json:
        log_build(result, result.notes)
    if strict and result.issues:
        raise typer.Exit(1)


def _reader(
    context: typer.Context, jobs: int, misses: bool, model: str | None, engine: str | None
) -> Reader | None:
    """The process that has been getting ready to read, where it can be of use."""
    if jobs == 1 or misses or model is not None or engine is not None:
        return None
    return context.find_object(Reader)


def _build_shards(
    name: str,
    sources: list[Path],
    out: Path,
    options: BuildOptions,
    shards: int,
    json: bool,
    log_json: bool,
    quiet: bool,
) -> None:
    from kg.cluster import ENGINES, build_shards

    if name not in ENGINES:
        raise UsageError(f"没有引擎 {name!r}：可用 {'、'.join(ENGINES)}")
    if not sources:
        raise UsageError("--engine 要给出分片：.jsonl 或 .parquet 文件，或放它们的目录")
    engine = ENGINES[name](options.jobs)
    with progress(quiet or log_json, "片") as on_progress:
        result = build_shards(
            list(map(_address, sources)), _address(out), options, engine, shards, on_progress
        )
    if log_json:
        log("done", "info", **asdict(result))
    if json:
        show_json(asdict(result))
        return
    kinds = "，".join(f"{kind} {number}" for kind, number in result.entities.items())
    show(
        quiet,
        f"文档 {result.documents} 篇，问题 {result.issues} 处",
        f"实体 {sum(result.entities.values())}：{kinds}",
        f"关系陈述 {result.claims} 条，数字 {result.observations} 条，低于可信度待审 {result.candidates} 条",
        f"三元组 {result.triples} 条：{_address(out)}",
    )


def _address(path: Path) -> str:
    """A path as it was typed; a URL with both of its slashes."""
    return re.sub(r"^([A-Za-z][A-Za-z0-9+.-]+):/(?=[^/])", r"\1://", str(path))


def report_date(text: str) -> ReportDate:
    """``2024``, ``2024-03``, ``2024-03-15`` as the date of a report. Raises UsageError for anything else."""
    import datetime as dt

    from kg.model import ReportDate

    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", text)
    try:
        if match is None:
            raise ValueError
        value = dt.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise UsageError(f"--date 应为 YYYY、YYYY-MM 或 YYYY-MM-DD，不是 {text!r}") from None
    return ReportDate(value, "day" if match[3] else "month" if match[2] else "year", "given")


def checked_base(iri: str) -> str:
    """A base IRI as it was given. Raises UsageError for one to which ids cannot be appended."""
    if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+[/#]", iri, flags=re.ASCII) or not iri.isascii():
        raise UsageError(f"--base-iri 应以 https:// 开头、以 / 或 # 结尾，不含空格和中文：{iri!r}")
    return iri


def model_endpoint(url: str | None, model: str) -> ModelEndpoint | None:
    """The model to ask, if one was named. Raises UsageError for an address without a model, or the other way."""
    if url is None:
        if model:
            raise UsageError("--model 要和 --model-url 一起用")
        return None
    import os

    from kg.extract import ModelEndpoint  # brings the whole extractor along

    return ModelEndpoint(url, model, key=os.environ.get("KG_MODEL_KEY", ""))


@contextmanager
def progress(quiet: bool, of: str = "篇") -> Iterator[Callable[[int, int], None] | None]:
    """A line with a bar on the terminal, once a build has taken a second; gone when it ends."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    begin = time.monotonic()
    drawn = False

    def draw(done: int, total: int) -> None:
        nonlocal drawn
        if time.monotonic() - begin > 1:
            filled = 30 * done // total
            sys.stderr.write(f"\r{'█' * filled}{'░' * (30 - filled)} {done}/{total} {of}")
            sys.stderr.flush()
            drawn = True

    try:
        yield draw
    finally:
        if drawn:
            sys.stderr.write("\r\x1b[K")


def show_notes(quiet: bool, notes: Iterable[str]) -> None:
    """What people should know of a build, on standard error."""
    for note in () if quiet else notes:
        say(f"kg: {note}", err=True)


def show_issues(quiet: bool, issues: Iterable[Issue]) -> None:
    """What could not be read, on standard error."""
    for issue in () if quiet else issues:
        say(_line(issue), err=True)


def _summary(result: BuildResult) -> Iterator[str]:
    yield f"文档 {result.documents} 篇（{_read(result)}），问题 {len(result.issues)} 处"
    yield from graph_lines(result)


def _read(result: BuildResult) -> str:
    return f"本次读入 {result.read}：提取 {result.built}，未变 {result.unchanged}，失败 {result.failed}"


def graph_lines(result: BuildResult) -> Iterator[str]:
    """What the graph now holds, and where it lies."""
    kinds = "，".join(f"{kind} {number}" for kind, number in result.entities.items())
    yield f"实体 {sum(result.entities.values())}：{kinds}"
    yield f"关系陈述 {result.claims} 条，数字 {result.observations} 条，低于可信度待审 {result.candidates} 条"
    yield f"{result.turtle}\n{result.html}"


def _missed(result: BuildResult) -> Iterator[str]:
    yield f"\n没有读出事实的句子 {len(result.misses)} 句，线索常见的在前"
    for miss in result.misses:
        yield f"{miss.source}:{miss.start} {'、'.join(miss.signs)}\n    {' '.join(miss.sentence.split())}"


def result_facts(result: BuildResult) -> dict[str, object]:
    return {
        "documents": result.documents,
        "read": result.read,
        "built": result.built,
        "unchanged": result.unchanged,
        "extracted": result.extracted,
        "failed": result.failed,
        "issues": len(result.issues),
        "entities": dict(result.entities),
        "claims": result.claims,
        "observations": result.observations,
        "candidates": result.candidates,
        "turtle": str(result.turtle),
        "html": str(result.html),
        "notes": list(result.notes),
        "misses": [asdict(miss) for miss in result.misses],
    }


def _line(issue: Issue) -> str:
    where = "" if issue.start is None else f":{issue.start}"
    return " ".join(f"{issue.source}{where}: {issue.kind}: {issue.message}".split())
