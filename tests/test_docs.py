"""What the documents say about the command line is true, and says all of it."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest
import typer.main

from kg.cli import app

LISTED = {
    "build",
    "view",
}  # what a README shows and a test should not run here: builds elsewhere, opens a browser

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "commands.md"
READMES = ("README.md", "README.zh-CN.md")
TREE = typer.main.get_group(app)


def options(command: str) -> set[str]:
    """Every spelling of every option of a command; of the program itself where the name is empty."""
    node = TREE.commands[command] if command else TREE
    return {spelling for parameter in node.params for spelling in parameter.opts if spelling.startswith("-")}


def sections() -> dict[str, str]:
    """Text under each ``## kg NAME`` of the reference."""
    parts = re.split(r"^## kg ?(\w*).*$", REFERENCE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def shell_lines(document: str) -> list[list[str]]:
    """Commands in the ``sh`` blocks of a document, without comments."""
    text = (ROOT / document).read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    return [
        words
        for block in blocks
        for line in block.splitlines()
        if (words := shlex.split(line, comments=True))
    ]


def kg_lines(document: str) -> list[list[str]]:
    """Arguments of every call of the program in a document."""
    return [words[1:] for words in shell_lines(document) if Path(words[0]).name == "kg"]


def test_reference_has_every_command_and_no_other() -> None:
    assert set(sections()) - {""} == set(TREE.commands)


@pytest.mark.parametrize("command", sorted(TREE.commands))
def test_reference_has_every_option_and_no_other(command: str) -> None:
    written = set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", sections()[command]))
    assert written == options(command)


@pytest.mark.parametrize("command", sorted(TREE.commands))
def test_help_has_an_example(command: str) -> None:
    assert f"Example: kg {command}" in (TREE.commands[command].help or "")


@pytest.mark.parametrize("document", [*READMES, "CONTRIBUTING.md", "docs/commands.md"])
def test_named_commands_and_options_exist(document: str) -> None:
    for words in kg_lines(document):
        name = next((word for word in words if not word.startswith("-")), "")
        assert not name or name in TREE.commands, words
        used = {word.partition("=")[0] for word in words if word.startswith("-") and word != "-"}
        assert used <= options(name) | {"--help"}, words


@pytest.mark.parametrize("document", [*READMES, "CONTRIBUTING.md"])
def test_named_make_targets_exist(document: str) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    text = (ROOT / document).read_text(encoding="utf-8")
    assert set(re.findall(r"\bmake (\w+)(?= *(?:$|#|`|\n))", text)) <= targets


@pytest.mark.parametrize("document", READMES)
def test_readme_commands_run_on_the_sample(
    document: str, kg: list[str], sample_graph: Path, tmp_path: Path
) -> None:
    (tmp_path / "export").symlink_to(sample_graph)
    for words in kg_lines(document):
        if words[0] in LISTED:
            continue
        done = subprocess.run([*kg, *words], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (words, done.stderr)
        assert done.stdout.strip(), words


def test_both_readmes_show_the_same_commands() -> None:
    assert [shell_lines(name) for name in READMES[:1]] == [shell_lines(name) for name in READMES[1:]]


@pytest.mark.parametrize(
    "document", [*READMES, "CONTRIBUTING.md", "docs/commands.md", "docs/growth.md", "benchmarks/README.md"]
)
def test_links_within_the_repository_lead_somewhere(document: str) -> None:
    path = ROOT / document
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
