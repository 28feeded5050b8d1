"""Former ids of entities: ``redirects.csv``. The graph itself knows no history."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from kg.errors import StoreError
from kg.files import write_whole

Why = Literal["name", "published"]
_COLUMNS = ("former", "current", "name", "why")


@dataclass(frozen=True, slots=True, order=True)
class Redirect:
    """An IRI that no entity has any more, and the one that stands for it."""

    former: str
    current: str
    name: str
    """What the former one was made of."""
    why: Why
    """``name``: follows from the documents; ``published``: a graph in this folder had it."""


def read_redirects(out: Path) -> dict[str, Redirect]:
    """Former IRI → redirect. Raises StoreError for a damaged file."""
    path = out / "redirects.csv"
    found = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            for row in reader:
                former, current, name, why = (row[column] or "" for column in _COLUMNS)
                if why not in get_args(Why) or not former or not current:
                    raise ValueError(f"第 {reader.line_num} 行")
                found[former] = Redirect(former, current, name, cast(Why, why))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, csv.Error) as error:
        raise StoreError(f"{path} 损坏（{error}）：删去它再运行 kg build，旧标识将不再可查") from error
    return found


def write_redirects(out: Path, redirects: Iterable[Redirect]) -> None:
    """Write the file, by former IRI; with its header alone where there is none."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for one in sorted(redirects):
        writer.writerow((one.former, one.current, one.name, one.why))
    write_whole(out / "redirects.csv", (text.getvalue(),))
