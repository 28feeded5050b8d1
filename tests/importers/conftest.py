"""What the clients share: a frozen graph in every format, questions with their right answers, servers on 127.0.0.1."""

import csv
import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlencode

import pytest

from kg.export import export_all
from kg.store import create_store_of_nquads, open_store
from kg.terms import SYNTAXES, Triple, parse_file

from ..conftest import ROOT, missing

HERE = Path(__file__).resolve().parent
QUERIES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((HERE / "queries").glob("*.rq"))}
OF_GRAPHS = "graphs"
"""The question that only a database with named graphs can answer."""
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")

Answers = dict[str, list[list[str]]]


def normal(rows: Iterable[Iterable[object]]) -> list[list[str]]:
    """Rows as a sorted list of texts, numbers in one form: engines print 1E10 and 10000000000.0 alike."""
    return sorted([_cell(str(value)) for value in row] for row in rows)


def _cell(text: str) -> str:
    if _NUMBER.fullmatch(text):
        number = f"{round(Decimal(text), 6):f}"
        return number.rstrip("0").rstrip(".") if "." in number else number
    return text.removeprefix("<").removesuffix(">") if text.startswith("<http") else text


def from_csv(text: str) -> list[list[str]]:
    """The rows of SPARQL results in CSV."""
    _, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return normal(rows)


@pytest.fixture(scope="session")
def golden() -> Answers:
    """The right answers. They were read by a person when they were written down."""
    found: Answers = json.loads((HERE / "answers.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every export of a small graph that does not change when extraction does."""
    folder = tmp_path_factory.mktemp("frozen")
    quads = parse_file(HERE / "graph.trig", SYNTAXES["trig"])
    create_store_of_nquads(folder / "store", [f"{quad} .\n" for quad in quads])
    assert export_all(open_store(folder / "store"), folder / "all", lambda _: None) == []
    return folder / "all"


@pytest.fixture(scope="session")
def sample(sample_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every export of the graph that this very program makes of the sample documents."""
    out = tmp_path_factory.mktemp("sample-exports") / "all"
    assert export_all(open_store(sample_graph / "store"), out, lambda _: None) == []
    return out


def triples(path: Path) -> set[Triple]:
    """The triples of a file, named by its ending."""
    syntax = next(s for s in SYNTAXES.values() if s.suffix == path.suffix)
    return {quad.triple for quad in parse_file(path, syntax)}


def stated_triples(folder: Path) -> int:
    """How many triples ``void.ttl`` promises."""
    found = re.search(r"void:triples (\d+) ;\n    void:vocabulary", (folder / "void.ttl").read_text("utf-8"))
    assert found is not None
    return int(found[1])


def program(*names: str) -> str:
    """The first of some programs that is installed, in the environment of this Python or anywhere."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
    found = filter(None, (shutil.which(name, path=path) for name in names))
    return next(found, None) or missing(f"{names[0]} (see tests/importers/README.md)")


def jars(*names: str) -> str:
    """A Java class path of Debian's jars."""
    paths = [Path("/usr/share/java") / f"{name}.jar" for name in names]
    absent = [path.name for path in paths if not path.is_file()]
    if absent:
        missing(f"{absent[0]} of Debian (see tests/importers/README.md)")
    program("javac")
    return os.pathsep.join(map(str, paths))


def node_script(name: str, *arguments: str | Path) -> str:
    """What a script of this folder prints, run by Node.js."""
    node = program("node", "nodejs")
    if not (ROOT / "node_modules" / "n3").is_dir():
        missing("npm packages of package.json (npm ci)")
    return run([node, str(HERE / "clients" / name), *map(str, arguments)])


def run(command: list[str], cwd: Path | None = None) -> str:
    """Standard output of a process that has to succeed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, timeout=170)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        port: int = opened.getsockname()[1]
        return port


@contextmanager
def server(command: list[str], ready: Callable[[], bool], cwd: Path) -> Iterator[None]:
    """A child process, until the end of the block; it gets half a minute to be ready."""
    with (cwd / "server.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=cwd)
        try:
            end = time.monotonic() + 60
            while not ready():
                assert process.poll() is None, (cwd / "server.log").read_text("utf-8", "replace")
                assert time.monotonic() < end, (cwd / "server.log").read_text("utf-8", "replace")
                time.sleep(0.05)
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def answers(url: str) -> bool:
    """Whether something answers at an address."""
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def http(method: str, url: str, body: bytes | None = None, **headers: str) -> bytes:
    """The body of an answer; a refusal raises HTTPError."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    asked = urllib.request.Request(url, data=body, method=method, headers=names)
    with urllib.request.urlopen(asked, timeout=60) as answer:
        data: bytes = answer.read()
        return data


def ask(endpoint: str, query: str, accept: str = "text/csv", **parameters: str) -> str:
    """A query by POST, and its answer."""
    body = urlencode({"query": query, **{k.replace("_", "-"): v for k, v in parameters.items()}}).encode()
    form = "application/x-www-form-urlencoded"
    return http("POST", endpoint, body, Accept=accept, Content_Type=form).decode("utf-8")
