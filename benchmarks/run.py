"""`make bench`: everything side by side with what one would take instead, and docs/performance.md out of it.

python benchmarks/run.py                    all parts, and the page with its plots
python benchmarks/run.py --quick            all parts on next to nothing, in a minute; nothing is written
python benchmarks/run.py extraction load    some parts; nothing is written
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

from measure import ROOT

sys.path.insert(0, str(ROOT))

from parts import PARTS, Part, long_runs

PAGE, PLOTS = ROOT / "docs" / "performance.md", ROOT / "docs" / "performance"
NOTES = Path(__file__).with_name("performance_notes.md")
MADE = """Made by `make bench`: in one run, the sides taking turns, medians. Times depend on the machine, ratios hardly
do."""
LIBRARIES = (
    "pyoxigraph",
    "rdflib",
    "pyshacl",
    "jieba",
    "rjieba",
    "ahocorasick-rs",
    "pyvis",
    "networkx",
    "numpy",
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{' '.join(PARTS)}; none: all")
    parser.add_argument("--quick", action="store_true", help="see that everything runs")
    options = parser.parse_args()
    if wrong := set(options.parts) - PARTS.keys():
        parser.error(f"no part {', '.join(sorted(wrong))}")
    before = os.getloadavg()[0]
    found = []
    for name in options.parts or PARTS:
        part = PARTS[name](options.quick)
        found.append(part)
        print(as_text(part), flush=True)
    if options.parts or options.quick:
        return
    for part in long_runs():
        found.append(part)
        print(as_text(part), flush=True)
    PLOTS.mkdir(exist_ok=True)
    for part in found:
        (PLOTS / f"{part.name}.svg").write_text(part.plot, encoding="utf-8")
    PAGE.write_text(as_page(found, before), encoding="utf-8")
    print(f"{PAGE}")


def as_text(part: Part) -> str:
    widths = [max(map(len, column)) for column in zip(part.header, *part.rows, strict=True)]
    table = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (part.header, *part.rows)
    ]
    told = [
        f"{what}: {ratio:.2f}" + (f" (wanted {wanted})" if wanted else "")
        for what, ratio, wanted in part.ratios
    ]
    return "\n".join((f"{part.title}. {part.told}", *(f"  {line}" for line in (*table, *told)), ""))


def as_page(parts: list[Part], before: float) -> str:
    blocks = [
        "# Performance",
        MADE,
        machine(before),
        "| | ratio | wanted |\n|---|---|---|\n"
        + "\n".join(
            f"| {part.title}: {what} | {ratio:.2f} | {wanted} |"
            for part in parts
            for what, ratio, wanted in part.ratios
        ),
    ]
    for part in parts:
        blocks += [
            f"## {part.title}",
            part.told,
            _table(part),
            f"![{part.title}](performance/{part.name}.svg)",
        ]
    return "\n\n".join((*blocks, NOTES.read_text(encoding="utf-8")))


def _table(part: Part) -> str:
    rows = [part.header, tuple("---" for _ in part.header), *part.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def machine(before: float) -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{_processor()}, {os.cpu_count()} processors, {memory:.0f} GB; {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}; {libraries}. Load of the machine before the run {before:.1f}, after it "
        f"{os.getloadavg()[0]:.1f}: above 0.5 a processor, others were at work too (or what `make bench` ran before), "
        "and absolute times say little."
    )


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor()
    return next(
        (line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")), ""
    )


if __name__ == "__main__":
    main()
