"""The application object, its way in, and the options that commands share."""

from __future__ import annotations

import errno
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg import __version__
from kg.ahead import Reader
from kg.cli.log import FLAG, log
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


_WHY = {
    errno.ENOSPC: "磁盘已满，没有写完；原有的文件未改动",
    errno.EDQUOT: "磁盘配额已满，没有写完；原有的文件未改动",
    errno.EFBIG: "文件超过系统允许的大小，没有写完；原有的文件未改动",
    errno.EROFS: "磁盘只读，不能写；原有的文件未改动",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
}


def main() -> None:
    """Runs the command line; a fault is one line on stderr and an exit status."""
    sys.exit(run())


def run(reader: Reader | None = None) -> int:
    """Runs the command of `sys.argv`; gives the exit status. `reader`: for a build."""
    try:
        status = app(prog_name="kg", standalone_mode=False, obj=reader)
    except KgError as error:
        return _fault(str(error), error.exit_status)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        hint = f" ({context.command_path.split(' [')[0]} --help)" if context else ""
        return _fault(error.format_message() + hint, error.exit_code)
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        return _fault(f"{_WHY.get(error.errno or 0, error.strerror or error)}{where}", KgError.exit_status)
    except UnicodeEncodeError:
        return _fault("给出的文字里有半个代理对之类不成字的字符", KgError.exit_status)
    return status if isinstance(status, int) else 0


def _fault(message: str, status: int) -> int:
    if FLAG in sys.argv:
        log("fault", "error", message=" ".join(message.split()), exit_status=status)
        return status
    say(f"kg: {' '.join(message.split())}", err=True)
    return status


def say(text: str, err: bool = False) -> None:
    """Prints lines for people. What articles and file names hold cannot steer a terminal."""
    typer.echo(text.translate(_Shown()), err=err)


def hand_over(text: str) -> None:
    """Prints for programs, byte by byte what it is; on a terminal as for people. Adds no line end."""
    typer.echo(text.translate(_Shown()) if sys.stdout.isatty() else text, nl=False)


class _Shown(dict[int, str]):
    """Characters as a terminal may show them: those that steer it, or turn the line round, as U+FFFD."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        steers = unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") and char not in "\n\t"
        self[code] = "\ufffd" if steers or char in _TURNING else char
        return self[code]


_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


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
            say(line)


def show_json(value: object) -> None:
    """Prints one JSON value, Chinese as it is."""
    import json

    hand_over(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
