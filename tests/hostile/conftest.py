"""A graph folder in which every text is an attack: names, titles, files, sentences, metrics, units, rules."""

from __future__ import annotations

import datetime as dt
import hashlib
from decimal import Decimal
from pathlib import Path

import pytest

from kg.export import export_all
from kg.export.turtle import turtle
from kg.model import (
    ENTITY_KINDS,
    Claim,
    Document,
    Entity,
    Extract,
    LocalEntity,
    Observation,
    Resolution,
    Span,
)
from kg.rdf import nquads
from kg.read.base import one_line, safe_name, safe_text
from kg.store import create_store_of_nquads, open_store
from kg.workspace import Made, keep_documents, take_in, write_made, write_redirects

from .. import made
from .attacks import ATTACKS


def extract_of(attack: str, number: int) -> Extract:
    text = safe_text(f"青禾{attack}落户璧山区。总投资50亿元。")
    document = Document(
        hashlib.sha256(str(number).encode()).hexdigest(),
        safe_name(attack).replace("/", "∕") or "a.txt",
        text,
        one_line(attack) or None,
        None,
    )
    whole = (Span(0, len(text)),)
    number_ = Observation(
        0, attack, "investment", Decimal(5000000000), None, None, attack, attack, attack,
        dt.date(2025, 1, 1), dt.date(2025, 12, 31), "actual", 0.9, attack, whole,
    )  # fmt: skip
    kind = [kind for kind in ENTITY_KINDS if kind not in ("District", "Region", "GovernmentBody")][number % 8]
    here = LocalEntity(kind, f"青禾{attack}", (f"{attack}甲",), (f"{attack}乙",), whole)
    place = LocalEntity("District", "璧山区", code="500120", mentions=whole)
    claims = (Claim(0, "locatedIn", 1, 0.9, attack, whole),)
    return Extract(document, (here, place), claims, (number_,))


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("hostile") / "deep" / "inside" / "graph"
    extracts = [extract_of(attack, number) for number, attack in enumerate(ATTACKS)]
    things = [
        Entity(
            "District", "璧山区", "500120", code="500120", documents=tuple(x.document.id for x in extracts)
        )
    ]
    links: dict[tuple[str, int], int] = {}
    for number, one in enumerate(extracts):
        here = one.entities[0]
        things.append(
            Entity(here.kind, here.name, str(number), here.labels, here.hidden, None, (one.document.id,))
        )
        links[one.document.id, 0], links[one.document.id, 1] = number + 1, 0
    lines = list(nquads(extracts, Resolution(tuple(things), links), made.settings()))
    keep_documents(out, [take_in(out, one.document) for one in extracts])
    create_store_of_nquads(out / "store", lines)
    (out / "graph.ttl").write_text("".join(turtle(lines)), "utf-8", newline="\n")
    write_redirects(out, ())
    write_made(out, Made("https://w3id.org/chanye/", 0.5))
    for name in ("candidates.jsonl", "pairs.jsonl", "issues.jsonl"):
        (out / name).write_text("", "utf-8")
    return out


@pytest.fixture(scope="session")
def exported(attacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every format that this machine can write."""
    out = tmp_path_factory.mktemp("hostile-exports") / "all"
    out.mkdir()
    export_all(open_store(attacked / "store"), out, lambda _: None)
    return out
