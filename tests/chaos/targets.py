"""What is fuzzed: functions of bytes that may raise a KgError, which people read as one line, and nothing else."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kg.ask import ask, load_questions
from kg.errors import KgError, ReadError
from kg.explain import conflicts
from kg.export import export_all
from kg.extract import Engine, build_engine
from kg.model import Document, Extract
from kg.pipeline import BuildOptions, build
from kg.query import SavedQuery, list_queries, run, run_text
from kg.read.base import safe_text
from kg.read.formats import read_data
from kg.read.header import first_lines, headline
from kg.register import read_registers
from kg.seeds import load_judgements, load_seeds
from kg.store import Store, open_store
from kg.text.anchors import infer_anchor
from kg.text.clean import clean
from kg.text.credit_code import fault_of, read_code
from kg.text.dates import find_times
from kg.text.numerals import parse_number
from kg.text.sentences import sentences
from kg.validate import validate
from kg.vocab import load_vocab

ROOT = Path(__file__).resolve().parents[2]
BATCH = 100
REGISTERS = ROOT / "docs" / "registers"
REGISTERED = {
    "registers": [
        (REGISTERS / "firms.csv").read_bytes(),
        (REGISTERS / "registers.toml").read_bytes() + b"\f" + (REGISTERS / "firms.csv").read_bytes(),
    ],
    "judgements": [path.read_bytes()[:3000] for path in sorted((ROOT / "seeds").glob("judgements*.csv"))],
}


class Targets:
    """The functions by name, over one graph folder."""

    def __init__(self, graph: Path) -> None:
        self._engine: Engine = build_engine(load_seeds(), load_vocab())
        self._store: Store = open_store(graph / "store")
        self._questions = load_questions()
        self._saved: list[SavedQuery] = [one for one in list_queries() if one.parameters]
        self._room = Path(tempfile.mkdtemp())
        self._batch: list[bytes] = []
        shutil.copy(REGISTERS / "parks.ttl", self._room)
        self.all: dict[str, Callable[[bytes], None]] = {
            "text": self.text, "markdown": self.markdown, "html": self.html, "docx": self.docx, "pdf": self.pdf,
            "jsonl": self.jsonl, "clean": self.clean, "extract": self.extract, "parameters": self.parameters,
            "sparql": self.sparql, "ask": self.ask, "registers": self.registers, "judgements": self.judgements,
            "graph": self.graph,
        }  # fmt: skip

    def text(self, data: bytes) -> None:
        self._read(data, "text")

    def markdown(self, data: bytes) -> None:
        self._read(data, "markdown")

    def html(self, data: bytes) -> None:
        self._read(data, "html")

    def docx(self, data: bytes) -> None:
        self._read(data, "docx")

    def pdf(self, data: bytes) -> None:
        self._read(data, "pdf")

    def _read(self, data: bytes, form: str) -> None:
        """As a file that is so called; what can be read goes through the extractor."""
        try:
            reading = read_data(data, form, lambda kind, message: _printable(f"{kind}{message}"))
        except ReadError as error:
            assert "程序出错" not in str(error) and "崩溃" not in str(error), error
            _printable(str(error))
            return
        assert reading.text == safe_text(reading.text)
        self._extract(reading.text, reading.title)

    def jsonl(self, data: bytes) -> None:
        import io

        from kg.read.sources import read_rows

        issues: list[object] = []
        for document in read_rows(io.BytesIO(data), "a.jsonl", None, issues.append):
            self._extract(document.text, document.title)

    def clean(self, data: bytes) -> None:
        """Clean text leads back to the text it is made of; its sentences lie in it."""
        text = safe_text(data.decode("utf-8", "surrogateescape"))
        page = clean(text)
        assert all(0 <= span.start < span.end <= len(page.text) for span, _ in sentences(page))
        find_times(page.text, infer_anchor(text))
        for word in page.text.split("，")[:50]:
            parse_number(word)
            if read_code(word) is None:
                fault_of(word)

    def extract(self, data: bytes) -> None:
        self._extract(safe_text(data.decode("utf-8", "replace")), None)

    def _extract(self, text: str, title: str | None) -> None:
        document = Document("0" * 64, "a.txt", text, title or headline(tuple(first_lines(text))))
        _sound(self._engine.extract(document), text)

    def parameters(self, data: bytes) -> None:
        """The first byte chooses the question, the rest is the values."""
        if not data:
            return
        query = self._saved[data[0] % len(self._saved)]
        values = data[1:].decode("utf-8", "surrogateescape").split("\n")
        given = {one.name: values[number % len(values)] for number, one in enumerate(query.parameters)}
        first = query.parameters[0].name
        for one in (given, *({first: value} for value in given.values())):
            _allowed(partial(run, self._store, query, one))

    def sparql(self, data: bytes) -> None:
        _allowed(lambda: run_text(self._store, data.decode("utf-8", "surrogateescape")[:2000]))

    def ask(self, data: bytes) -> None:
        text = data.decode("utf-8", "surrogateescape")[:600]
        _allowed(lambda: ask(self._store, text, self._questions))

    def registers(self, data: bytes) -> None:
        """A table of firms; before the first form feed its mapping, where there is one."""
        head, _, rows = data.rpartition(b"\f")
        (self._room / "firms.csv").write_bytes(rows)
        (self._room / "map.toml").write_bytes(head or (REGISTERS / "registers.toml").read_bytes())
        found: list[Document] = []
        _allowed(lambda: found.extend(read_registers([self._room / "map.toml"], lambda _: None)))
        for document in found:
            _sound(self._engine.extract(document), document.text)

    def judgements(self, data: bytes) -> None:
        (self._room / "judgements.csv").write_bytes(data)
        _allowed(lambda: load_judgements(None, [self._room / "judgements.csv"]))

    def graph(self, data: bytes) -> None:
        """Of each hundred documents a graph is built, checked and written in every format."""
        self._batch.append(data)
        if len(self._batch) < BATCH:
            return
        folder, out = self._room / "articles", self._room / "g"
        for path in (folder, out):
            shutil.rmtree(path, ignore_errors=True)
        folder.mkdir()
        for number, one in enumerate(self._batch):
            (folder / f"{number}.txt").write_bytes(one)
        self._batch.clear()
        result = build([folder], out, BuildOptions(jobs=1))
        assert result.read == result.built + result.unchanged + result.failed <= BATCH
        store = open_store(out / "store")
        list(conflicts(store))
        (out / "all").mkdir()
        export_all(store, out / "all", lambda _: None)
        assert [one for one in validate(out) if one.severity == "error"] == []


def _allowed(work: Callable[[], object]) -> None:
    try:
        work()
    except KgError as error:
        _printable(str(error))


def _printable(text: str) -> None:
    assert "Traceback" not in text


def _sound(found: Extract, text: str) -> None:
    """Every span lies in the text, every index in the entities."""
    size = len(found.entities)
    spans = [span for entity in found.entities for span in entity.mentions]
    for claim in found.claims:
        assert claim.subject < size and claim.object < size and claim.evidence
        spans += claim.evidence
    for observation in found.observations:
        assert observation.entity < size and observation.evidence
        spans += observation.evidence
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(entity.name.strip() for entity in found.entities)
