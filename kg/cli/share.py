"""kg export, kg view: the graph for others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_GRAPH, Graph, Quiet, app, show
from kg.errors import UsageError

Format = Annotated[str | None, typer.Argument(metavar="FORMAT", help="Format; none: list them. 格式")]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", help="File; -: standard output. 输出文件"),
]


@app.command()
def export(name: Format = None, out: Out = None, graph: Graph = DEFAULT_GRAPH, quiet: Quiet = False) -> None:
    """Write the graph in another format. 以其他格式输出图谱。

    Example: kg export ntriples -o graph.nt
    """
    from kg.export import export, exporters
    from kg.store import open_store

    if name is None:
        for exporter in exporters.values():
            typer.echo(f"{exporter.name:<10} {exporter.about}")
        return
    if out == Path("-"):
        _export_to_stdout(name, graph)
        return
    suffix = exporters[name].suffix if name in exporters else ""
    target = out or graph / f"graph{suffix}"
    if target.is_dir():
        raise UsageError(f"{target} 是目录，-o 要一个文件名")
    export(name, open_store(graph / "store"), target)
    show(quiet, str(target))


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
