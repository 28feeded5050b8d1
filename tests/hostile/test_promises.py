"""What SECURITY.md promises of the program itself: no code out of data, pinned libraries, no network."""

from __future__ import annotations

import ast
import csv
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path

import pytest
import typer.main

from kg.cli import app

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
MODULES = {
    "pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "jsonpickle", "subprocess", "pty", "code", "codeop", "runpy",
    "ctypes", "xml", "lxml", "yaml", "telnetlib", "ftplib", "smtplib", "imp",
}  # fmt: skip
NAMES = {"eval", "exec", "compile", "__import__", "breakpoint"}
METHODS = {
    "system",
    "popen",
    "execv",
    "execve",
    "execvp",
    "execl",
    "spawnl",
    "spawnv",
    "posix_spawn",
    "loads_pickle",
    "set_executable",
}
ALLOWED = {
    ("kg/files.py", "ctypes"): "renameat2, which exchanges two folders in one step",
    ("kg/read/docx.py", "lxml"): "python-docx's own parser, with entities and network off",
}
"""(file, module) → why."""


def sources() -> list[tuple[str, ast.Module]]:
    paths = sorted((ROOT / "kg").rglob("*.py"))
    return [(str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))) for path in paths]


def test_nothing_that_runs_code_or_commands_is_used() -> None:
    found = []
    for file, tree in sources():
        for node in ast.walk(tree):
            modules = []
            if isinstance(node, ast.Import):
                modules = [one.name for one in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                modules = [node.module or ""]
            found += [(file, one) for one in modules if one.partition(".")[0] in MODULES]
            if isinstance(node, ast.Call):
                called = node.func
                if isinstance(called, ast.Name) and called.id in NAMES:
                    found.append((file, called.id))
                if isinstance(called, ast.Attribute) and called.attr in METHODS:
                    found.append((file, called.attr))
    assert [one for one in found if one not in ALLOWED] == []


def test_templates_escape(sample_graph: Path) -> None:
    """Jinja is told to escape wherever it is used."""
    for file, tree in sources():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", getattr(node.func, "attr", "")) == "Environment"
            ):
                assert any(one.arg == "autoescape" for one in node.keywords), file


# ---------------------------------------------------------------- libraries


def pins() -> dict[str, list[str]]:
    """Package → digests of its files."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines():
        if match := re.match(r"([A-Za-z0-9._-]+)==(\S+)", line):
            name = normal(match[1])
            found[name] = []
        found.get(name, []).extend(re.findall(r"--hash=sha256:([0-9a-f]{64})", line))
    return found


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_library_is_pinned_with_digests_and_without_address() -> None:
    assert all(pins().values()), [name for name, digests in pins().items() if not digests]
    text = (ROOT / "constraints.txt").read_text("utf-8")
    assert not re.search(r"https?://|file:|--index|--find-links|/opt/|/home/|/tmp/", text)
    wanted = {normal(re.split(r"[<>=~!; \[]", one)[0]) for one in declared()}
    assert wanted <= {*pins()}, f"run .ci/pins: {wanted - {*pins()}}"


def declared(what: str = "") -> list[str]:
    import tomllib

    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = () if what else ("test", "dev", "chaos", "pins", "parquet")
    more = [one for extra in extras for one in table["optional-dependencies"][extra]]
    return [*table["dependencies"], *more]


def licences() -> dict[str, dict[str, str]]:
    with (ROOT / "docs" / "licences.csv").open(encoding="utf-8", newline="") as file:
        return {row["package"]: row for row in csv.DictReader(file)}


PERMISSIVE = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-CMU",
    "MPL-2.0",
    "PSF-2.0",
    "W3C",
    "Zlib",
}


def test_licences_are_known_and_those_of_the_program_allow_its_use() -> None:
    rows = licences()
    assert {*rows} == {*pins()}, (
        "docs/licences.csv has a row for each library of constraints.txt, and no other"
    )
    for name in of_the_program():
        assert rows[name]["used"] == "program", name
        assert {*re.split(" AND | OR ", rows[name]["licence"])} <= PERMISSIVE, rows[name]
    assert {row["used"] for row in rows.values()} == {"program", "tests"}


def of_the_program() -> set[str]:
    """What an installed program needs, with what that needs in turn."""
    found, waiting = set[str](), [normal(re.split(r"[<>=~!; \[]", one)[0]) for one in declared("program")]
    found.update(waiting)
    while waiting:
        try:
            needs = requires(waiting.pop()) or []
        except PackageNotFoundError:
            continue  # on another system
        names = {normal(re.split(r"[<>=~!; \[(]", one)[0]) for one in needs if "extra ==" not in one}
        waiting += names - found
        found |= names
    return found & {*pins()}


SIGNS = {
    "MIT": "MIT", "BSD-2-Clause": "BSD", "BSD-3-Clause": "BSD", "Apache-2.0": "Apache", "MPL-2.0": "MPL|Mozilla", "ISC": "ISC", "MIT-CMU": "MIT",
    "PSF-2.0": "PSF", "W3C": "W3C|OSI Approved", "LGPL-3.0": "LGPL",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(licences()))
def test_a_licence_is_what_the_library_says(name: str) -> None:
    try:
        about = distribution(name).metadata
    except PackageNotFoundError:
        pytest.skip("not for this system")
    fields = [about.get("License-Expression"), about.get("License"), *(about.get_all("Classifier") or [])]
    text = " ".join(one for one in fields if one and (not one.startswith("Classifier") or "License" in one))
    first = re.split(" AND | OR ", licences()[name]["licence"])[0]
    if "License" in text or "licen" in text.lower() or any(fields[:2]):
        assert re.search(SIGNS[first], text), (first, text[:300])


# ---------------------------------------------------------------- network


def test_no_command_but_serve_opens_a_socket(sample_graph: Path, tmp_path: Path) -> None:
    """offline.py runs every command with an ear on sockets of the internet, workers included."""
    done = subprocess.run(
        [sys.executable, str(HERE / "offline.py"), str(sample_graph), str(tmp_path)],
        capture_output=True, text=True, timeout=300, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    ran = set(done.stdout.split())
    assert ran == set(typer.main.get_group(app).commands) - {"serve"}
