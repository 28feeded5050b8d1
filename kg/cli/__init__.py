"""The command line: each command parses, calls one room below, and shows. Nothing else in the program prints.

Rooms below are imported inside the commands, so that `kg --help` and `kg query` start at once.
Exit status: 0 done; 1 done, but ``--strict`` or ``kg validate`` objects; 2 wrong use or faulty data.
"""

from __future__ import annotations

from kg.cli import asking, build, doctor, explore, grow, judge, network, registers, review, serving, share
from kg.cli.app import app, main

__all__ = [
    "app",
    "asking",
    "build",
    "doctor",
    "explore",
    "grow",
    "judge",
    "main",
    "network",
    "registers",
    "review",
    "serving",
    "share",
]
