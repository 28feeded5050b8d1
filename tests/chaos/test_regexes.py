"""No regular expression of the program or of seeds/ takes long over any string.

What is applied to sentences meets at most 400 characters (kg.text.sentences); what is applied to whole texts has to
be linear. Each is tried over strings that pump each of its repetitions, up to a failing end.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SENTENCE, LONG = 400, 6400
BOUNDED = {
    "read/dates.py": "a line's first 400 characters, or a field",
    "read/header.py": "a line's first 400 characters; fields of front matter from their start only",
    "read/html.py": "a title of at most 200 characters",
    "read/pdf.py": "lines of at most 80 characters",
    "read/plain.py": "the first 5,000 characters",
}
"""Files whose patterns may be worse than linear, and why that does no harm."""
WHOLE_TEXTS = (
    "read/",
    "text/clean",
    "text/sentences",
    "text/simplified",
    "query/",
    "store",
    "export/",
    "names",
)


@pytest.fixture(scope="module")
def measured() -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, str(HERE / "patterns.py"), str(SENTENCE), str(LONG)],
        capture_output=True, text=True, timeout=600, cwd=HERE.parents[1], env={"PYTHONPATH": str(HERE.parents[1]), "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_all_of_them_were_heard(measured: list[dict[str, object]]) -> None:
    files = {str(one["file"]).split("/")[0] for one in measured}
    assert len(measured) > 400 and {"read", "text", "extract", "query"} <= files


def test_none_takes_long_over_a_sentence(measured: list[dict[str, object]]) -> None:
    assert [one for one in measured if float(str(one["short"])) > 0.15] == []


def test_those_over_whole_texts_are_linear(measured: list[dict[str, object]]) -> None:
    """Sixteen times the length takes about sixteen times as long; what takes next to nothing is not measured."""
    assert all(float(str(one["long"])) < 3 for one in measured if one["file"] in BOUNDED)
    bad = [
        one
        for one in measured
        if str(one["file"]).startswith(WHOLE_TEXTS)
        and one["file"] not in BOUNDED
        and float(str(one["long"])) > 0.2
        and float(str(one["long"])) > 40 * float(str(one["short"]))
    ]
    assert bad == []
