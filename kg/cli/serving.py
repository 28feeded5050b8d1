"""kg serve: the graph on the web of this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.app import DEFAULT_GRAPH, Graph, Quiet, app, say, show


@app.command()
def serve(
    graph: Graph = DEFAULT_GRAPH,
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="0: any free one. 端口")] = 8000,
    host: Annotated[str, typer.Option(metavar="H", help="Where to listen. 监听地址")] = "127.0.0.1",
    token: Annotated[
        str, typer.Option(metavar="T", envvar="KG_TOKEN", help="Every request must bear it. 令牌")
    ] = "",
    seconds: Annotated[
        float, typer.Option("--timeout", metavar="S", min=0.1, help="Longest query. 查询时限（秒）")
    ] = 10.0,
    quiet: Quiet = False,
) -> None:
    """Serve a SPARQL 1.1 endpoint at /sparql and pages, read-only, on 127.0.0.1. 本机网页与 SPARQL 端点。

    Example: kg serve --graph export --port 8000
    """
    from kg.serve import ServeOptions, serve
    from kg.terms import BASE
    from kg.workspace import read_made

    made = read_made(graph) if (graph / "build.json").is_file() else None
    base = made.base_iri if made else BASE
    options = ServeOptions(graph, host=host, port=port, token=token, seconds=seconds, base_iri=base)
    if not options.loopback:
        more = "" if token else "，而且没有设 --token"
        say(f"kg: 注意：{host} 让其他机器也能访问{more}", err=True)
    serve(options, lambda address: show(quiet, f"{address}  （SPARQL：{address}sparql，Ctrl+C 停止）"))
