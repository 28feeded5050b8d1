"""A graph folder grows: only new documents are extracted, documents can go, strange folders are left alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.compare import things_of
from kg.errors import StoreError, UsageError
from kg.explain import explain
from kg.extract import Engine
from kg.model import Document, Extract
from kg.pipeline import BuildOptions, BuildResult, build, extractor, growing, remove
from kg.store import open_store
from kg.workspace import Redirect, read_redirects, writing_to

OPTIONS = BuildOptions(jobs=1, html=False)
ARTICLES = {
    "a.txt": "青禾机械扩产\n2025-03-01\n\n重庆青禾机械有限公司位于璧山高新区。今年前2月，青禾机械产值达13.9亿元。\n",
    "b.txt": "云岭科技签约\n2025-04-02\n\n云岭科技有限公司落户江津区。云岭科技与青禾机械签署合作协议。\n",
    "c.md": "# 柏舟轴承\n\n2024-08-30\n\n宁波柏舟轴承有限公司是重庆青禾机械有限公司的供应商。\n",
}


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_bytes(text.encode())
    return {name: folder / name for name in ARTICLES}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Sources of the documents that the extractor reads, as it goes."""
    seen: list[str] = []
    extract = Engine.extract

    def watched(engine: Engine, document: Document) -> Extract:
        seen.append(document.source)
        return extract(engine, document)

    monkeypatch.setattr(Engine, "extract", watched)
    yield seen


def make(paths: list[Path], out: Path, options: BuildOptions = OPTIONS) -> BuildResult:
    return build(paths, out, options)


def files(out: Path) -> dict[str, bytes]:
    """What a folder holds of a graph, store as N-Quads."""
    held = {
        str(path.relative_to(out)): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and path.parent.name != "store" and path.name != "issues.jsonl"
    }
    return held | {"store": "".join(open_store(out / "store").nquads()).encode()}


def test_only_new_and_changed_documents_are_read(
    sources: dict[str, Path], tmp_path: Path, read: list[str]
) -> None:
    paths = list(sources.values())
    assert make(paths[:2], tmp_path / "g").extracted == 2
    assert make(paths, tmp_path / "g").extracted == 1
    assert sorted(read) == ["a.txt", "b.txt", "c.md"]
    changed = tmp_path / "c.md"
    changed.write_text(ARTICLES["c.md"].replace("供应商", "客户"), encoding="utf-8")
    result = make([changed], tmp_path / "g")
    assert (result.documents, result.extracted, result.notes) == (4, 1, ())
    assert read[2:] == ["c.md", "c.md"]


def test_removing_is_never_having_added(sources: dict[str, Path], tmp_path: Path, read: list[str]) -> None:
    make(list(sources.values()), tmp_path / "g")
    make([sources["a.txt"], sources["c.md"]], tmp_path / "without")
    del read[:]
    result = remove(["b.txt"], tmp_path / "g", OPTIONS)
    assert (result.documents, result.removed, read) == (2, ("b.txt",), [])
    kept = files(tmp_path / "g")
    for name, content in files(tmp_path / "without").items():
        if name != "redirects.csv":
            assert kept.pop(name) == content, name
    assert set(kept) <= {"redirects.csv"}


def test_a_document_goes_by_file_name_id_or_iri(sources: dict[str, Path], tmp_path: Path) -> None:
    make(
        list(sources.values()),
        tmp_path / "g",
        BuildOptions(jobs=1, html=False, base_iri="https://example.org/k/"),
    )
    rows = [json.loads(line) for line in (tmp_path / "g" / "documents.jsonl").read_text("utf-8").splitlines()]
    ids = {row["source"]: row["sha256"][:16] for row in rows}
    names = ["a.txt", ids["b.txt"], f"https://example.org/k/id/document/{ids['c.md']}"]
    assert remove(names, tmp_path / "g", OPTIONS).removed == ("a.txt", "b.txt", "c.md")
    assert list(open_store(tmp_path / "g" / "store").quads()) == []
    assert (
        json.loads((tmp_path / "g" / "build.json").read_text("utf-8"))["baseIri"] == "https://example.org/k/"
    )


def test_an_unknown_document_gets_the_nearest_and_nothing_is_touched(
    sources: dict[str, Path], tmp_path: Path
) -> None:
    make(list(sources.values()), tmp_path / "g")
    before = files(tmp_path / "g")
    with pytest.raises(UsageError, match=r"没有文档 'aa.txt'；是否要找 a.txt（[0-9a-f]{16}）"):
        remove(["b.txt", "aa.txt"], tmp_path / "g", OPTIONS)
    with pytest.raises(UsageError, match="kg query documents"):
        remove(["完全不同的名字"], tmp_path / "g", OPTIONS)
    assert files(tmp_path / "g") == before
    with pytest.raises(StoreError, match="没有图"):
        remove(["a.txt"], tmp_path / "none", OPTIONS)


def test_other_seeds_read_kept_documents_again(
    sources: dict[str, Path], tmp_path: Path, read: list[str]
) -> None:
    paths = list(sources.values())
    make(paths[:2], tmp_path / "g")
    own = tmp_path / "own"
    own.mkdir()
    (own / "industries.csv").write_text("name,aliases,head\n轴承,,1\n", encoding="utf-8")
    options = BuildOptions(jobs=1, html=False, seeds=own)
    result = make(paths[2:], tmp_path / "g", options)
    assert (result.extracted, result.notes) == (3, ("种子词表有变：已有的 2 篇重新提取",))
    make(paths, tmp_path / "once", options)
    assert files(tmp_path / "g")["store"] == files(tmp_path / "once")["store"]


def test_a_new_version_reads_kept_documents_again(
    sources: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(list(sources.values()), tmp_path / "g")
    monkeypatch.setattr(extractor, "_program", lambda: "99")
    assert make([sources["a.txt"]], tmp_path / "g").notes == ("程序版本有变：已有的 3 篇重新提取",)
    assert make([sources["a.txt"]], tmp_path / "g").notes == ()


def test_a_date_given_later_reads_the_document_again(tmp_path: Path, read: list[str]) -> None:
    (tmp_path / "x.txt").write_text("宁波汐辰电驱有限公司位于北仑区。去年产值18.6亿元。\n", encoding="utf-8")
    from kg.cli.build import report_date

    make([tmp_path / "x.txt"], tmp_path / "g")
    result = make(
        [tmp_path / "x.txt"], tmp_path / "g", BuildOptions(jobs=1, html=False, date=report_date("2025"))
    )
    assert result.extracted == 1
    assert any(b"2024-01-01" in content for content in files(tmp_path / "g").values())


def test_options_that_only_write_read_nothing_again(
    sources: dict[str, Path], tmp_path: Path, read: list[str]
) -> None:
    make(list(sources.values()), tmp_path / "g")
    options = BuildOptions(jobs=1, html=False, min_confidence=0.9, base_iri="https://example.org/k/")
    result = make([sources["a.txt"]], tmp_path / "g", options)
    assert result.extracted == 0
    assert len(result.notes) == 2
    make(list(sources.values()), tmp_path / "once", options)
    assert files(tmp_path / "g")["store"] == files(tmp_path / "once")["store"]


def test_a_lost_or_damaged_extract_is_made_again(sources: dict[str, Path], tmp_path: Path) -> None:
    make(list(sources.values()), tmp_path / "g")
    before = files(tmp_path / "g")
    first, second, _ = sorted((tmp_path / "g" / "extracts").iterdir())
    first.unlink()
    second.write_bytes(second.read_bytes()[:-40])
    assert make([sources["a.txt"]], tmp_path / "g").extracted == 2
    assert files(tmp_path / "g") == before


def test_a_lost_store_is_made_again(sources: dict[str, Path], tmp_path: Path) -> None:
    import shutil

    make(list(sources.values()), tmp_path / "g")
    before = files(tmp_path / "g")
    shutil.rmtree(tmp_path / "g" / "store")
    make([sources["a.txt"]], tmp_path / "g")
    assert files(tmp_path / "g") == before


def test_an_id_outlives_the_name_it_was_made_of(tmp_path: Path) -> None:
    short = "远航智造\n2024-08-30\n\n远航智造落户北仑区，2023年产值12亿元。\n"
    full = "远航智造\n2025-03-01\n\n宁波远航智造有限公司位于北仑区。\n"
    (tmp_path / "short.txt").write_text(short, encoding="utf-8")
    (tmp_path / "full.txt").write_text(full, encoding="utf-8")
    out = tmp_path / "g"
    make([tmp_path / "short.txt"], out)
    (firm,) = explain(open_store(out / "store"), "远航智造")
    assert read_redirects(out) == {}
    make([tmp_path / "full.txt"], out)
    former = {one.former: one.current for one in read_redirects(out).values()}
    (later,) = explain(open_store(out / "store"), firm.iri, former)
    assert (later.name, later.iri) == ("宁波远航智造有限公司", former[firm.iri])
    with pytest.raises(UsageError):
        explain(open_store(out / "store"), firm.iri)
    remove(["full.txt"], out, OPTIONS)
    assert read_redirects(out) == {later.iri: Redirect(later.iri, firm.iri, later.name, "published")}
    assert firm.iri.encode() in files(out)["store"]
    assert not any(b"redirect" in line for line in files(out)["store"].splitlines())


def test_ids_under_another_prefix_stay_resolvable(sources: dict[str, Path], tmp_path: Path) -> None:
    make(list(sources.values()), tmp_path / "g")
    before = things_of(open_store(tmp_path / "g" / "store"))
    options = BuildOptions(jobs=1, html=False, base_iri="https://example.org/k/")
    make([], tmp_path / "g", options)
    now, known = things_of(open_store(tmp_path / "g" / "store")), read_redirects(tmp_path / "g")
    assert {iri: now[known[iri].current].name for iri in before} == {t.iri: t.name for t in before.values()}


def test_one_writer_at_a_time(sources: dict[str, Path], tmp_path: Path) -> None:
    make([sources["a.txt"]], tmp_path / "g")
    before = files(tmp_path / "g")
    with writing_to(tmp_path / "g"):
        with pytest.raises(StoreError, match="正在写"):
            make([sources["b.txt"]], tmp_path / "g")
        with pytest.raises(StoreError, match="正在写"):
            remove(["a.txt"], tmp_path / "g", OPTIONS)
    assert files(tmp_path / "g") == before
    assert make([sources["b.txt"]], tmp_path / "g").documents == 2


@pytest.mark.parametrize(
    "step", ["decided", "created", "write_redirects", "write_made", "prune"]
)
def test_a_build_that_was_cut_short_is_mended_by_the_next(
    sources: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[str], step: str
) -> None:
    out = tmp_path / "g"
    make([sources["a.txt"]], out)

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(growing, step, cut)
        with pytest.raises(KeyboardInterrupt):
            make([sources["b.txt"]], out)
    open_store(out / "store").nquads()  # the one before or the one after, but whole
    make([sources["c.md"]], out)
    assert sorted(read) == ["a.txt", "b.txt", "c.md"]
    make(list(sources.values()), tmp_path / "once")
    held, wanted = files(out), files(tmp_path / "once")
    assert {name for name in wanted if held[name] != wanted[name]} <= {"redirects.csv"}


def spoil(out: Path, what: str) -> None:
    if what == "newer-folder":
        (out / "build.json").write_text('{"format": 2, "program": "9.1", "new": []}', encoding="utf-8")
    elif what == "newer-store":
        (out / "store" / "graph.json").write_text('{"format": 2, "program": "9.1"}', encoding="utf-8")
    elif what == "half-store":
        (out / "store" / "CURRENT").unlink()
    elif what == "half-folder":
        (out / "documents.jsonl").unlink()
    elif what == "half-text":
        path = next((out / "texts").iterdir())
        path.write_bytes(path.read_bytes()[:9])
    elif what == "half-made":
        (out / "build.json").write_text('{"format": 1, "pro', encoding="utf-8")
    elif what == "foreign-redirects":
        (out / "redirects.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    elif what == "foreign-store":
        (out / "store" / "graph.json").unlink()
    elif what == "foreign-file":
        (out / "documents.jsonl").write_text("文件,标题\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("newer-folder", r"更新的版本（kg 9\.1）"),
        ("newer-store", r"更新的版本（kg 9\.1）"),
        ("half-store", "只写了一半"),
        ("half-folder", "没有 documents.jsonl"),
        ("half-text", "个字符，应有"),
        ("half-made", "build.json 损坏"),
        ("foreign-redirects", "redirects.csv 损坏"),
        ("foreign-store", "不是 kg 建的图"),
        ("foreign-file", "documents.jsonl 第 1 行损坏"),
    ],
)
def test_strange_folders_are_refused_and_left_alone(
    sources: dict[str, Path], tmp_path: Path, what: str, message: str
) -> None:
    make([sources["a.txt"], sources["b.txt"]], tmp_path / "g")
    spoil(tmp_path / "g", what)
    before = {path: path.read_bytes() for path in (tmp_path / "g").rglob("*") if path.is_file()}
    with pytest.raises(StoreError, match=message):
        make([sources["c.md"]], tmp_path / "g")
    with pytest.raises(StoreError):
        remove(["a.txt"], tmp_path / "g", OPTIONS)
    assert {path: path.read_bytes() for path in (tmp_path / "g").rglob("*") if path.is_file()} == before


def test_a_folder_with_somebody_elses_graph_is_left_alone(sources: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("# mine", encoding="utf-8")
    with pytest.raises(StoreError, match=r"有 graph\.ttl"):
        make([sources["a.txt"]], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]
