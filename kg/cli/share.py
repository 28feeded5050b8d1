"""kg export, kg view: the graph for others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_GRAPH, Graph, Quiet, app, say, show
from kg.errors import UsageError

Format = Annotated[str | None, typer.Argument(metavar="FORMAT", help="Format; none: list them. 格式")]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", help="File or folder; -: standard output. 输出文件或目录"),
]
All = Annotated[Path | None, typer.Option("--all", metavar="DIR", help="All formats, into DIR. 所有格式")]


@app.command()
def export(
    name: Format = None,
    out: Out = None,
    everything: All = None,
    graph: Graph = DEFAULT_GRAPH,
    quiet: Quiet = False,
) -> None:
    """Write the graph in another format. 以其他格式输出图谱。

    Example: kg export ntriples -o graph.nt
    """
    from kg.export import export, exporters
    from kg.store import open_store

    if everything is not None:
        _export_all(name, out, everything, graph, quiet)
        return
    if name is None:
        for exporter in exporters.values():
            say(f"{exporter.name:<10} {exporter.about}")
        return
    known = exporters.get(name)
    if out == Path("-"):
        if known is not None and known.folder:
            raise UsageError(f"{name} 是一个文件夹，写不到标准输出：用 -o 目录")
        _export_to_stdout(name, graph)
        return
    target = out or graph / (f"{known.stem}{known.suffix}" if known else name)
    if target.is_dir() and not (known and known.folder):
        raise UsageError(f"{target} 是目录，-o 要一个文件名")
    export(name, open_store(graph / "store"), target)
    show(quiet, str(target))


def _export_all(name: str | None, out: Path | None, folder: Path, graph: Path, quiet: bool) -> None:
    from kg.export import export_all
    from kg.store import open_store

    if name is not None or out is not None:
        raise UsageError("--all 写出所有格式，不再给 FORMAT 或 -o")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} 是文件，--all 要一个目录")
    left_out = export_all(open_store(graph / "store"), folder, lambda path: show(quiet, str(path)))
    for error in left_out:
        say(f"kg: {error}", err=True)
    if left_out:
        raise typer.Exit(1)


def _export_to_stdout(name: str, graph: Path) -> None:
    import shutil
    import tempfile

    from kg.export import export
    from kg.store import open_store

    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "graph"
        export(name, open_store(graph / "store"), draft)
        with draft.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)


@app.command()
def view(
    graph: Graph = DEFAULT_GRAPH,
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Only print where the page lies. 只显示页面路径")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Open the page of the graph in a browser. 在浏览器中打开图谱页面。

    Example: kg view --graph export
    """
    page = (graph / "graph.html").resolve()
    if not page.is_file():
        raise UsageError(f"{graph} 里没有页面：先运行 kg build -o {graph}")
    show(quiet, str(page))
    if not no_open:
        import webbrowser

        webbrowser.open(page.as_uri())
