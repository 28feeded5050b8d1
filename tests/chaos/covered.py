"""How much of kg/ the tests reach, in lines and branches, processes that they start included:

    python covered.py [TESTS…]

The files reached least are named on stderr, the last line sums up.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RULES = """
[run]
branch = True
parallel = True
source = kg
concurrency = multiprocessing,thread
sigterm = True
patch = subprocess, _exit
data_file = {room}/.coverage
[report]
exclude_also =
    if TYPE_CHECKING:
    @overload
    \\.\\.\\.$
"""


def main(tests: list[str]) -> int:
    with tempfile.TemporaryDirectory() as room:
        rules, told = Path(room) / "rules", Path(room) / "told.json"
        rules.write_text(RULES.format(room=room), "utf-8")
        coverage = [sys.executable, "-m", "coverage"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        run = [
            *coverage,
            "run",
            f"--rcfile={rules}",
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            *(tests or ["tests"]),
        ]
        done = subprocess.run(run, cwd=ROOT, env=environment, stdout=sys.stderr, check=False)
        subprocess.run([*coverage, "combine", "-q", f"--rcfile={rules}"], cwd=ROOT, check=True)
        subprocess.run([*coverage, "json", "-q", f"--rcfile={rules}", "-o", str(told)], cwd=ROOT, check=True)
        found = json.loads(told.read_text("utf-8"))
    files = sorted((one["summary"]["percent_covered"], name) for name, one in found["files"].items())
    for percent, name in files[:20]:
        print(f"{percent:5.1f} % {name}", file=sys.stderr)
    totals = found["totals"]
    branches = 100 * totals["covered_branches"] / totals["num_branches"]
    print(json.dumps({"percent": totals["percent_covered"], "branches": branches, "failed": done.returncode}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
