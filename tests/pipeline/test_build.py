"""A build is the same whatever the order, the number of processes or the steps it is made in."""

from __future__ import annotations

import datetime as dt
import json
import random
from pathlib import Path

import pytest

from kg.errors import StoreError, UsageError
from kg.model import ReportDate
from kg.pipeline import BuildOptions, BuildResult, build, extracting
from kg.store import Store, open_store

OPTIONS = BuildOptions(jobs=1, html=False)
ARTICLES = {
    "a.txt": "青禾机械扩产\n2025-03-01\n\n重庆青禾机械有限公司位于璧山高新区。今年前2月，青禾机械产值达13.9亿元，同比增长16%。\n",
    "b.txt": "云岭科技签约\n2025-04-02\n\n云岭科技有限公司落户江津区。云岭科技与青禾机械签署合作协议，总投资50亿元。\n",
    "c.md": "# 柏舟轴承\n\n2024-08-30\n\n宁波柏舟轴承有限公司是重庆青禾机械有限公司的供应商，主要生产高速轴承。\n",
    "d.txt": "汐辰电驱\n\n2025年，宁波汐辰电驱有限公司位于北仑区。该企业产值超18.6亿元，入选国家级绿色工厂。\n",
}


def write(folder: Path, articles: dict[str, str]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in articles.items():
        (folder / name).write_bytes(text.encode())
    return [folder / name for name in articles]


def make(sources: list[Path], out: Path, options: BuildOptions = OPTIONS) -> BuildResult:
    return build(sources, out, options)


def graph(out: Path) -> list[str]:
    return open_store(out / "store").nquads()


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write(tmp_path_factory.mktemp("articles"), ARTICLES)


@pytest.fixture(scope="module")
def built(sources: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "graph"
    make(sources, out)
    return out


PASSAGES = """SELECT ?source ?start ?end ?exact WHERE {
    ?passage oa:hasSource ?document ; oa:hasSelector ?position, ?quote . ?document dcterms:source ?source .
    ?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
    ?quote a oa:TextQuoteSelector ; oa:exact ?exact }"""


def passages(store: Store) -> list[tuple[str, int, int, str]]:
    rows = [tuple(term.value for term in row) for row in store.select(PASSAGES)]  # type: ignore[union-attr]
    return [(source, int(start), int(end), exact) for source, start, end, exact in rows]


def test_it_finds_something(built: Path) -> None:
    store = open_store(built / "store")
    assert store.ask("ASK { ?s ind:locatedIn ?o }")
    assert len(passages(store)) >= 4


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "bom"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_passages_are_slices_of_the_file(tmp_path: Path, mark: bytes, end: str) -> None:
    text = ARTICLES["a.txt"].replace("同比", "\n同\u200b比").replace("13.9", "１３．９").replace("\n", end)
    (tmp_path / "a.txt").write_bytes(mark + text.encode())
    make([tmp_path / "a.txt"], tmp_path / "out")
    found = passages(open_store(tmp_path / "out" / "store"))
    assert found
    for source, start, last, exact in found:
        assert source == "a.txt"
        assert text[start:last] == exact
    assert any("１３．９亿元" in exact for *_, exact in found)


def test_two_builds_are_the_same_to_the_byte(sources: list[Path], built: Path, tmp_path: Path) -> None:
    make(sources, tmp_path / "again")
    assert graph(tmp_path / "again") == graph(built)
    for name in ("graph.ttl", "candidates.jsonl", "documents.jsonl", "issues.jsonl"):
        assert (tmp_path / "again" / name).read_bytes() == (built / name).read_bytes(), name


def test_building_again_into_the_same_folder_changes_nothing(sources: list[Path], tmp_path: Path) -> None:
    first = make(sources, tmp_path / "out")
    before = graph(tmp_path / "out")
    again = make(sources, tmp_path / "out")
    assert graph(tmp_path / "out") == before
    assert (again.documents, again.claims, again.observations) == (
        first.documents,
        first.claims,
        first.observations,
    )


@pytest.mark.parametrize("seed", range(3))
def test_order_does_not_matter(sources: list[Path], built: Path, tmp_path: Path, seed: int) -> None:
    shuffled = random.Random(seed).sample(sources, len(sources))
    make(shuffled, tmp_path / "out")
    assert graph(tmp_path / "out") == graph(built)


@pytest.mark.parametrize("backwards", [False, True])
def test_one_by_one_is_all_at_once(sources: list[Path], built: Path, tmp_path: Path, backwards: bool) -> None:
    for done, source in enumerate(reversed(sources) if backwards else sources, 1):
        assert make([source], tmp_path / "out").documents == done
    assert graph(tmp_path / "out") == graph(built)
    assert (tmp_path / "out" / "documents.jsonl").read_bytes() == (built / "documents.jsonl").read_bytes()


@pytest.mark.parametrize("order", [("x.txt", "y.txt"), ("y.txt", "x.txt")])
def test_the_same_bytes_under_two_names_are_one_document(tmp_path: Path, order: tuple[str, str]) -> None:
    paths = write(tmp_path / "in", dict.fromkeys(order, ARTICLES["a.txt"]))
    assert make(paths, tmp_path / "together").documents == 1
    for path in paths:
        assert make([path], tmp_path / "apart").documents == 1
    assert graph(tmp_path / "apart") == graph(tmp_path / "together")
    assert {source for source, *_ in passages(open_store(tmp_path / "apart" / "store"))} == {"x.txt"}


def test_processes_do_not_matter(
    sources: list[Path], built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracting, "FORK_FROM", 0)
    seen: list[tuple[int, int]] = []
    build(
        sources,
        tmp_path / "out",
        BuildOptions(jobs=2, html=False),
        lambda done, total: seen.append((done, total)),
    )
    assert graph(tmp_path / "out") == graph(built)
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_bad_documents_become_issues_and_the_others_are_built(
    sources: list[Path], built: Path, tmp_path: Path
) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    bad = ["broken.pdf", "empty.txt", "picture.txt", "broken.docx"]
    result = make([*(tmp_path / name for name in bad), *sources], tmp_path / "out")
    assert {issue.source for issue in result.issues} == set(bad)
    assert (result.documents, result.read, result.built, result.failed) == (4, 8, 4, 4)
    rows = [
        json.loads(line)
        for line in (tmp_path / "out" / "issues.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert sorted(row["source"] for row in rows) == sorted(bad)
    assert graph(tmp_path / "out") == graph(built)


def test_nothing_that_can_be_read_makes_a_sound_empty_graph(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = make([tmp_path / "empty.txt"], tmp_path / "out")
    assert (result.documents, result.claims, dict(result.entities)) == (0, 0, {})
    assert passages(open_store(tmp_path / "out" / "store")) == []


def test_no_such_path(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        make([tmp_path / "nowhere.txt"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_is_no_graph_folder(sources: list[Path], tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="是一个文件"):
        make(sources, tmp_path / "out")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


GOOD = {"sha256": "0" * 64, "source": "a.txt", "title": None, "date": None, "precision": None, "origin": None}
DAMAGED = {
    "cut": b'{"sha256": "00',
    "blank": b"\n",
    "list": b"[]\n",
    "number": b"1\n",
    "no-key": json.dumps({k: v for k, v in GOOD.items() if k != "title"}).encode(),
    "not-utf8": "甲".encode("gb18030") + b"\n",
    "no-text": json.dumps(GOOD).encode(),
    "path": json.dumps(GOOD | {"sha256": "../../../../x"}).encode(),
    "sha-number": json.dumps(GOOD | {"sha256": 5}).encode(),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_folder_is_refused(sources: list[Path], tmp_path: Path, content: bytes) -> None:
    out = tmp_path / "out"
    make(sources[:1], out)
    whole = (out / "documents.jsonl").read_bytes()
    (out / "documents.jsonl").write_bytes(whole + content)
    with pytest.raises(StoreError, match="第 2 行损坏"):
        make(sources[1:], out)
    assert (out / "documents.jsonl").read_bytes() == whole + content


@pytest.mark.parametrize(
    "changed", [{"date": "2025-13-01"}, {"precision": "hour"}, {"origin": "guessed"}, {"precision": None}]
)
def test_a_damaged_date_is_refused(
    sources: list[Path], tmp_path: Path, changed: dict[str, str | None]
) -> None:
    make(sources[:1], tmp_path)
    listing = tmp_path / "documents.jsonl"
    listing.write_text(
        json.dumps(json.loads(listing.read_text(encoding="utf-8")) | changed), encoding="utf-8"
    )
    with pytest.raises(StoreError, match="第 1 行损坏"):
        make(sources[:1], tmp_path)


def test_doubtful_facts_become_candidates(sources: list[Path], built: Path, tmp_path: Path) -> None:
    kept = make(sources, tmp_path / "loose", BuildOptions(jobs=1, html=False, min_confidence=0.0))
    strict = make(sources, tmp_path / "strict", BuildOptions(jobs=1, html=False, min_confidence=1.0))
    rows = [
        json.loads(r)
        for r in (tmp_path / "strict" / "candidates.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert kept.claims > strict.claims
    assert strict.candidates == len(rows) > kept.candidates
    assert all(row["confidence"] < 1 for row in rows if row["reason"] == "confidence")
    for row in rows:
        text = ARTICLES[row["source"]]
        assert all(text[p["start"] : p["end"]] == p["exact"] for p in row["passages"])
    assert len(graph(tmp_path / "strict")) < len(graph(built))


def test_a_date_given_once_stays(tmp_path: Path) -> None:
    """Also where the same file comes again without it; a date given later replaces it."""
    (path,) = write(tmp_path, {"e.txt": "青禾机械\n今年前2月，青禾机械有限公司产值达5亿元。\n"})

    def dated(year: int | None) -> str | None:
        date = ReportDate(dt.date(year, 3, 1), "month", "given") if year else None
        make([path], tmp_path / "out", BuildOptions(date=date, jobs=1, html=False))
        row: dict[str, str | None] = json.loads(
            (tmp_path / "out" / "documents.jsonl").read_text(encoding="utf-8")
        )
        return row["date"]

    assert [dated(2024), dated(None), dated(2025), dated(None)] == [
        "2024-03-01",
        "2024-03-01",
        "2025-03-01",
        "2025-03-01",
    ]


def test_a_kept_text_that_was_damaged_is_mended_from_its_source(sources: list[Path], tmp_path: Path) -> None:
    make(sources[:1], tmp_path / "out")
    (kept,) = (tmp_path / "out" / "texts").iterdir()
    whole, before = kept.read_bytes(), graph(tmp_path / "out")
    kept.write_bytes(whole[:30])
    make(sources[:1], tmp_path / "out")
    assert kept.read_bytes() == whole
    assert graph(tmp_path / "out") == before


def test_no_draft_is_left_behind(built: Path) -> None:
    assert [p.name for p in built.rglob("*") if p.name.startswith(".")] == []


def test_a_folder_of_sources_is_read_whole(sources: list[Path], built: Path, tmp_path: Path) -> None:
    make([sources[0].parent], tmp_path / "out")
    assert graph(tmp_path / "out") == graph(built)
