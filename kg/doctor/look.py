"""Looks at a graph folder without changing it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kg.doctor.fault import Fault, Mending
from kg.doctor.kept import faults_of_extracts, faults_of_texts, listed
from kg.errors import KgError, StoreError
from kg.files import digest, drafts
from kg.seeds import FACT_JUDGEMENTS, JUDGEMENTS, load_fact_judgements, load_judgements
from kg.store import Store, digest_of_sum, open_store, sum_of_lines
from kg.validate import broken_assertions, wrong_quotes
from kg.vocab import load_vocab
from kg.workspace import Made, read_made, read_redirects, unfinished

_SHOWN = 50
"""Faults of the graph itself that are listed one by one; a rebuild mends them all the same."""
_DOCUMENTS = "SELECT ?sha { ?d a ind:Document ; ind:sha256 ?sha }"
_ENTITIES = "SELECT DISTINCT ?e { ?e ind:mentionedIn ?d }"


def look(out: Path) -> list[Fault]:
    """Every fault of a graph folder, in the order in which they are to be read. Raises StoreError for none."""
    if not (out / "texts").is_dir() and not (out / "documents.jsonl").exists():
        raise StoreError(f"{out} 里没有图：先运行 kg build -o {out}")
    made: Made | None = None
    found = list(_left_over(out))
    try:
        made = read_made(out)
    except StoreError as error:
        newer = "更新的版本" in str(error)
        mending: Mending = "none" if newer else "rebuild"
        found.append(Fault("build", "build.json", str(error), mending))
        if newer:
            return found
    found += faults_of_texts(out)
    found += faults_of_extracts(out)
    found += _sums(out, made)
    found += _judgements(out)
    found += _graph(out, made)
    return found


def _left_over(out: Path) -> Iterator[Fault]:
    for name in unfinished(out):
        yield Fault("unfinished", name, "上次写入没有做完，下次 kg build 会接着做", "clean")
    for folder in (out, out / "texts", out / "extracts"):
        for path in drafts(folder):
            yield Fault("draft", str(path.relative_to(out)), "已经结束的进程留下的半成品", "clean")


def _sums(out: Path, made: Made | None) -> Iterator[Fault]:
    """Files that are not as the build left them."""
    if made is None:
        return
    if not made.files:
        yield Fault("sums", "build.json", "图谱由早先的版本建成，没有校验和；重建后才有", "rebuild")
    for name, sha in sorted(made.files.items()):
        path = out / name
        if name in ("store", "documents.jsonl"):
            continue
        if not path.is_file():
            yield Fault("missing", name, "文件不在了", "rebuild")
        elif digest(path) != sha:
            yield Fault("sums", name, "内容与校验和不符：损坏了，或有人改过", "rebuild")


def _judgements(out: Path) -> Iterator[Fault]:
    for name, load in ((JUDGEMENTS, _load_pairs), (FACT_JUDGEMENTS, load_fact_judgements)):
        try:
            load(out / name)
        except KgError as error:
            yield Fault("judgements", name, str(error), "none")


def _load_pairs(path: Path) -> object:
    return load_judgements(more=[path])


def _graph(out: Path, made: Made | None) -> Iterator[Fault]:
    """The store against its digest, the list of documents, the texts and the promises that every graph keeps."""
    try:
        store = open_store(out / "store")
        if made is not None and made.files.get("store", "") not in (
            "",
            digest_of_sum(sum_of_lines(f"{line}\n" for line in store.lines())),
        ):
            yield Fault("sums", "store", "内容与校验和不符", "rebuild")
        yield from _documents(out, store)
        faults = [*broken_assertions(store, load_vocab()), *wrong_quotes(store, out / "texts")]
        lost = {f.where for f in faults_of_texts(out)}
        for one in [fault for fault in faults if fault.severity == "error"][:_SHOWN]:
            text = f"texts/{one.subject.rpartition('/')[2]}.txt"
            if one.check != "text" or text not in lost:
                yield Fault(one.check, one.subject, one.message, "rebuild")
        yield from _redirects(out, store)
    except (StoreError, OSError, UnicodeDecodeError) as error:
        yield Fault("store", "store", f"打不开：{' '.join(str(error).split())}", "rebuild")


def _documents(out: Path, store: Store) -> Iterator[Fault]:
    """Documents that the list has and the graph has not, or the other way round."""
    inside = {getattr(row[0], "value", "") for row in store.select(_DOCUMENTS)}
    rows = listed(out)
    for sha in sorted(rows.keys() - inside):
        yield Fault("unfinished", sha[:16], f"{rows[sha]} 已收下，还不在图里", "rebuild")
    for sha in sorted(inside - rows.keys()) if (out / "documents.jsonl").is_file() else ():
        yield Fault("documents", sha[:16], "图里有这篇文档，documents.jsonl 里没有", "rebuild")


def _redirects(out: Path, store: Store) -> Iterator[Fault]:
    try:
        redirects = read_redirects(out)
    except StoreError as error:
        yield Fault("redirects", "redirects.csv", str(error), "clean")
        return
    if not redirects:
        return
    entities = {getattr(row[0], "value", "") for row in store.select(_ENTITIES)}
    for one in redirects.values():
        if one.current not in entities:
            message = f"指向的 {json.dumps(one.current, ensure_ascii=False)} 不在图里"
            yield Fault("redirects", one.former, message, "rebuild")
