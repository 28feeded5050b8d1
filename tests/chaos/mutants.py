"""Is the code held by its tests? Changes one thing in a package, in memory, and sees whether a test fails:

    python mutants.py text|resolve|query SEED COUNT

A line of JSON for each mutant that no test notices, the last one sums up. Mutants are drawn by the seed from all there are.
Each lives in a fork of its own, so that what the tests need is imported once.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

from programs import ROOT, Line, sample_graph, tell

TESTS = {
    "text": ("tests/text",),
    "resolve": ("tests/resolve",),
    "query": ("tests/query",),
}
"""Of a package: those of its own room, which have to do."""
BELOW = {
    "text": ("kg.model", "kg.terms", "kg.vocab"),
    "resolve": ("kg.seeds", "kg.names", "kg.extract", "kg.read", "kg.store", "kg.rdf"),
    "query": ("kg.seeds", "kg.store", "kg.rdf", "kg.workspace", "kg.report"),
}
"""What a package is built on; nothing of it imports the package."""
HEAVY = (
    "pytest", "hypothesis", "hypothesis.strategies", "pyoxigraph", "rjieba", "ahocorasick_rs", "opencc", "pypinyin", "numpy",
    "charset_normalizer", "rdflib", "typer",
)  # fmt: skip
GIVEN = (
    "-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "--hypothesis-seed=8", "-o", "addopts=",
    "--import-mode=importlib", "--deselect", "tests/query/test_table.py::test_asking_imports_nothing_slow",
)  # fmt: skip
MEMORY = 4_000_000_000
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn,
    ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
    ast.Continue: ast.Break, ast.Break: ast.Continue,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one module."""

    module: str
    path: Path
    line: int
    what: str
    source: str


def changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What may stand in a node's place."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
        other = SWAPS[type(node.ops[0])]
        changed = ast.Compare(node.left, [other(), *node.ops[1:]], node.comparators)  # type: ignore[list-item]
        yield f"{type(node.ops[0]).__name__} → {other.__name__}", changed
    elif isinstance(node, ast.BoolOp):
        yield "and/or", ast.BoolOp(SWAPS[type(node.op)](), node.values)  # type: ignore[arg-type]
    elif isinstance(node, ast.BinOp) and type(node.op) in SWAPS:
        yield f"{type(node.op).__name__}", ast.BinOp(node.left, SWAPS[type(node.op)](), node.right)  # type: ignore[arg-type]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not", node.operand
    elif isinstance(node, (ast.Continue, ast.Break)):
        yield type(node).__name__, SWAPS[type(node)]()
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield str(node.value), ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        yield f"{node.value} + 1", ast.Constant(node.value + 1)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield f"{node.value[:20]!r} → ''", ast.Constant("")
    elif isinstance(node, (ast.If, ast.IfExp, ast.While)) and not isinstance(
        node.test, (ast.Compare, ast.BoolOp)
    ):
        held = ast.UnaryOp(ast.Not(), node.test)
        parts = {name: getattr(node, name) for name in node._fields}
        yield "if not", type(node)(**{**parts, "test": held})
    elif isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield "return None", ast.Return(ast.Constant(None))


def sources(package: str) -> list[Path]:
    return sorted((ROOT / "kg" / package).rglob("*.py"))


def made(path: Path, number: int) -> Mutant:
    """The module with its n-th change."""
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    tree = ast.parse(path.read_text("utf-8"))
    holder, name, index, node, (what, changed) = [*places(tree)][number]
    ast.copy_location(changed, node)
    if index is None:
        setattr(holder, name, changed)
    else:
        getattr(holder, name)[index] = changed
    ast.fix_missing_locations(tree)
    return Mutant(module, path, getattr(node, "lineno", 0), what, ast.unparse(tree))


def all_of(package: str) -> list[tuple[Path, int]]:
    """All there are, by file and number: neither in docstrings and messages of faults nor in types."""
    counts = {path: sum(1 for _ in places(ast.parse(path.read_text("utf-8")))) for path in sources(package)}
    return [(path, number) for path, count in counts.items() for number in range(count)]


Place = tuple[ast.AST, str, int | None, ast.AST, tuple[str, ast.AST]]


def places(tree: ast.AST) -> Iterator[Place]:
    """Where something can be changed: the node, the field of its parent that holds it, and the change."""
    for holder in walked(tree):
        for name, value in ast.iter_fields(holder):
            if name in ("annotation", "returns", "type_params", "decorator_list", "names", "keywords"):
                continue
            for index, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(node, ast.AST) and not idle(holder, node):
                    yield from ((holder, name, index, node, change) for change in changes(node))


def walked(tree: ast.AST) -> Iterator[ast.AST]:
    yield tree
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.AST) and not unseen(node):
                yield from walked(node)


def unseen(node: ast.AST) -> bool:
    """What no test has to notice: words of faults, assertions (zip of equals is one), lists of names for importers, types."""
    if isinstance(node, ast.Assign):
        return any(isinstance(one, ast.Name) and one.id == "__all__" for one in node.targets)
    if isinstance(node, ast.Subscript):
        return isinstance(node.value, ast.Name) and node.value.id == "Literal"
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("TypeVar", "cast", "dataclass")
    ):
        return True
    if isinstance(node, ast.keyword) and node.arg == "strict":
        return True
    return isinstance(node, (ast.Raise, ast.Assert, ast.JoinedStr))


def idle(holder: ast.AST, node: ast.AST) -> bool:
    """A docstring, the name in a TypeVar, what only a type checker reads."""
    return isinstance(holder, ast.Expr) or (
        isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
    )


class Changed(MetaPathFinder, Loader):
    """Gives one module as the mutant has it."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        if name != self._mutant.module:
            return None
        package = self._mutant.path.name == "__init__.py"
        found = ModuleSpec(name, self, origin=str(self._mutant.path), is_package=package)
        if package:
            found.submodule_search_locations = [str(self._mutant.path.parent)]
        return found

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self._mutant.path)
        exec(compile(self._mutant.source, str(self._mutant.path), "exec"), module.__dict__)


class Noticed:
    """Which file of tests failed first, and how long each took."""

    def __init__(self) -> None:
        self.failed = ""
        self.seconds: Counter[str] = Counter()

    def pytest_runtest_logreport(self, report: Any) -> None:
        file = report.nodeid.partition("::")[0]
        self.seconds[file] += report.duration
        if report.failed:
            self.failed = self.failed or report.nodeid


def tried(mutant: Mutant | None, files: list[str], seconds: float) -> Line:
    """What comes of the tests, in a fork: `killed` by which one, or empty, the `seconds` of each file, and of `computing`."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        signal.setitimer(signal.ITIMER_PROF, seconds)  # of computing: others may be busy
        quiet = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(quiet, number)
        told: Line = {"killed": "it did not run to its end"}
        with contextlib.suppress(BaseException):
            import pytest

            if mutant is not None:
                sys.meta_path.insert(0, Changed(mutant))
            seen = Noticed()
            passed = pytest.main([*GIVEN, *files], plugins=[seen]) == 0
            told = {"killed": "" if passed else seen.failed or "collection", "seconds": seen.seconds}
            told["computing"] = time.process_time()
        os.write(write, json.dumps(told).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        data = pipe.read()
    os.waitpid(child, 0)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    found: Line = json.loads(data or '{"killed": "too long, or too large"}')
    return found


class Order:
    """Files of tests, those first that are likely to notice a change and quick to say so."""

    def __init__(self, seconds: Line) -> None:
        self._seconds = seconds
        self._kills = Counter(dict.fromkeys(seconds, 1))

    def of(self, mutant: Mutant) -> list[str]:
        own = f"test_{mutant.path.stem}.py"
        return sorted(
            self._seconds,
            key=lambda file: (not file.endswith(own), -self._kills[file] / (0.1 + self._seconds[file])),
        )

    def note(self, noticed: str) -> None:
        self._kills[noticed.partition("::")[0]] += 1


def warm(package: str) -> None:
    """Imports once, for all forks, what no change of the package can reach."""
    for name in (*HEAVY, *BELOW[package]):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    if f"kg.{package}" in sys.modules:
        raise RuntimeError(f"kg.{package} must not be imported before it is changed")


def main(package: str, seed: str, count: str) -> int:
    os.chdir(ROOT)
    warm(package)
    every = all_of(package)
    chosen = random.Random(int(seed)).sample(every, min(int(count), len(every)))
    with tempfile.TemporaryDirectory() as room:
        os.environ["KG_SAMPLE_GRAPH"] = str(sample_graph(Path(room) / "graph"))
        whole = tried(None, list(TESTS[package]), 900)
        if whole["killed"]:
            tell(fault="the tests fail without a mutant", test=whole["killed"])
            return 2
        order, killed = Order(whole["seconds"]), 0
        bound = 10 + 3 * float(whole["computing"])
        for at, (path, number) in enumerate(chosen, 1):
            mutant = made(path, number)
            noticed = str(tried(mutant, order.of(mutant), bound)["killed"])
            order.note(noticed)
            killed += bool(noticed)
            if not noticed:
                tell(survived=f"{path.relative_to(ROOT)}:{mutant.line}", change=mutant.what, number=at)
    tell(package=package, tried=len(chosen), killed=killed, failed=len(chosen) - killed, all=len(every))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
