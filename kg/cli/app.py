"""The application object, its way in, and the options that commands share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg import __version__
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.store import Store

app = typer.Typer(
    name="kg",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 done; 1 done, with objections (--strict, validate); 2 wrong use or faulty data.",
)

DEFAULT_GRAPH = Path("export")
Graph = Annotated[Path, typer.Option("--graph", metavar="DIR", help="Folder of the graph. 图谱目录")]
EndpointUrl = Annotated[
    str,
    typer.Option("--endpoint", metavar="URL", help="A SPARQL server instead of --graph. 远端 SPARQL 端点"),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors. 只显示错误")]
Seeds = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Your own seeds, over the packaged ones. 自备词表")
]
MinConfidence = Annotated[
    float, typer.Option(metavar="P", min=0, max=1, help="Facts below are left out. 低于此可信度的不计")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON. 输出 JSON")]


@app.callback(invoke_without_command=True)
def kg(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version. 版本号")] = False,
) -> None:
    """产业知识图谱: Chinese industry news → a graph that keeps the sentence behind every fact."""
    if version:
        typer.echo(f"kg {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """Runs the command line; a fault is one line on stderr and an exit status."""
    sys.exit(run())


def run() -> int:
    """Runs the command of `sys.argv`; gives the exit status."""
    try:
        status = app(prog_name="kg", standalone_mode=False)
    except KgError as error:
        return _fault(str(error), error.exit_status)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        hint = f" ({context.command_path.split(' [')[0]} --help)" if context else ""
        return _fault(error.format_message() + hint, error.exit_code)
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        return _fault(f"{error.strerror or error}{where}", KgError.exit_status)
    return status if isinstance(status, int) else 0


def _fault(message: str, status: int) -> int:
    typer.echo(f"kg: {' '.join(message.split())}", err=True)
    return status


def opened(graph: Path, endpoint: str) -> Store:
    """The graph to be asked: of a folder, or behind an endpoint, where one is named."""
    if endpoint:
        from kg.endpoint import open_endpoint

        return open_endpoint(endpoint)
    from kg.store import open_store

    return open_store(graph / "store")


def show(quiet: bool, *lines: str) -> None:
    """Prints lines on stdout unless asked to be quiet."""
    if not quiet:
        for line in lines:
            typer.echo(line)


def show_json(value: object) -> None:
    """Prints one JSON value, Chinese as it is."""
    import json

    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
