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
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
TESTS = {
    "text": ("tests/text", "tests/read/test_dates.py", "tests/extract/test_odd_input.py"),
    "resolve": ("tests/resolve", "tests/pipeline/test_registers.py"),
    "query": ("tests/query", "tests/ask"),
}
"""Of a package; its own come first."""
HEAVY = (
    "pytest",
    "hypothesis",
    "pyoxigraph",
    "rjieba",
    "ahocorasick_rs",
    "opencc",
    "pypinyin",
    "numpy",
    "charset_normalizer",
)
SECONDS = 300
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


def mutants(package: str) -> Iterator[Mutant]:
    """All there are: neither in docstrings and messages of faults nor in types."""
    for path in sorted((ROOT / "kg" / package).rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        source = path.read_text("utf-8")
        total = sum(1 for _ in places(ast.parse(source)))
        for number in range(total):
            tree = ast.parse(source)
            holder, name, index, node, (what, changed) = [*places(tree)][number]
            ast.copy_location(changed, node)
            held = getattr(holder, name)
            if index is None:
                setattr(holder, name, changed)
            else:
                held[index] = changed
            ast.fix_missing_locations(tree)
            yield Mutant(module, path, getattr(node, "lineno", 0), what, ast.unparse(tree))


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
    """What no test has to notice: words of faults, lists of names for importers, types."""
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


def survives(mutant: Mutant | None, tests: tuple[str, ...]) -> bool:
    """Whether all tests pass. One that does not end in time is noticed, too."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        signal.alarm(SECONDS)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        status = 3
        with contextlib.suppress(BaseException):
            import pytest

            if mutant is not None:
                sys.meta_path.insert(0, Changed(mutant))
            given = [
                "-x",
                "-q",
                "-p",
                "no:cacheprovider",
                "-p",
                "no:randomly",
                "--hypothesis-seed=8",
                "-o",
                "addopts=",
                "--import-mode=importlib",
            ]
            status = 0 if pytest.main([*given, *tests]) == 0 else 1
        os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    return status == 0


def main(package: str, seed: str, count: str) -> int:
    os.chdir(ROOT)
    for name in HEAVY:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    every = list(mutants(package))
    chosen = random.Random(int(seed)).sample(every, min(int(count), len(every)))
    with tempfile.TemporaryDirectory() as room:
        graph = Path(room) / "graph"
        build = [
            sys.executable,
            "-c",
            "from kg.cli import main; main()",
            "build",
            "-o",
            str(graph),
            "--quiet",
        ]
        subprocess.run(build, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
        os.environ["KG_SAMPLE_GRAPH"] = str(graph)
        if not survives(None, TESTS[package]):
            print(json.dumps({"fault": "the tests fail without a mutant"}))
            return 2
        killed = 0
        for number, mutant in enumerate(chosen, 1):
            alive = all(survives(mutant, (one,)) for one in TESTS[package])
            killed += not alive
            if alive:
                at = f"{mutant.path.relative_to(ROOT)}:{mutant.line}"
                print(
                    json.dumps({"survived": at, "change": mutant.what, "of": number}, ensure_ascii=False),
                    flush=True,
                )
    print(
        json.dumps(
            {
                "package": package,
                "tried": len(chosen),
                "killed": killed,
                "failed": len(chosen) - killed,
                "all": len(every),
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
