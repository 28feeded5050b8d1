"""A second process that reads articles: it gets ready while the first one still looks at options, seeds and folder.

What takes longest before the first article is the extractor itself: its code, its seeds, the segmenter's dictionary.
`Reader.start` forks before any of that is loaded, and the child loads it. Where the child fails or dies, or was
asked about another document, the answer is None, and the first process extracts by itself: the same comes out.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from kg.compiled import remembered
from kg.model import Document, Extract

_PATIENCE = 2.0
"""Seconds."""
_SHARED_FROM = 6000
"""Characters that are worth a further process."""


class Reader:
    """The process that reads. To be ended."""

    def __init__(self, process: BaseProcess, line: Connection) -> None:
        self._process, self._line = process, line
        self._asked: dict[str, Document] = {}
        """SHA-256 → document that was handed over."""
        self._answers: dict[str, Extract | None] = {}
        self._left = 0
        """Answers that are still to come."""
        self._ready: bool | None = None
        self._answered = False

    @classmethod
    def start(cls) -> Reader | None:
        """One that is getting ready; None where there is but one processor, or processes cannot be forked."""
        if not hasattr(os, "fork") or _processors() < 2:
            return None
        import multiprocessing

        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, ours, os.getpid()), daemon=True)
        process.start()
        theirs.close()
        return cls(process, ours)

    def order(self, seeds: Path | None) -> None:
        """Say which seeds to read with. To be called once."""
        self._send(seeds)

    def is_ready(self) -> bool:
        """Waits until the extractor is built; False where that failed."""
        if self._ready is None:
            self._ready = self._answer() is True
        return self._ready

    def read(self, documents: Sequence[Document]) -> None:
        """Hand over documents, all at once: while they are being answered, the other side does not listen."""
        self._asked = {document.sha256: document for document in documents}
        self._left = len(documents)
        self._send(documents)

    def extract(self, document: Document) -> Extract | None:
        """The extract of a document; None where this process has to make it."""
        sha = document.sha256
        if self._asked.pop(sha, None) != document or not self.is_ready():
            return None
        while sha not in self._answers and self._left:
            answer = self._answer()
            self._left = self._left - 1 if isinstance(answer, tuple) else 0
            if isinstance(answer, tuple):
                self._answers[answer[0]] = answer[1]
        return self._answers.pop(sha, None)

    def dismiss(self) -> None:
        """It is not needed: several processes are quicker, or there is nothing to read."""
        self._asked, self._left, self._ready = {}, 0, False
        self._process.kill()

    def end(self) -> None:
        """Whatever it is at; having answered everything, it may still keep what it learnt."""
        if self._answered and not self._left:
            self._process.join(_PATIENCE)
        self._line.close()
        self._process.kill()
        self._process.join()

    def _send(self, question: object) -> None:
        try:
            self._line.send(question)
        except OSError:
            self._left = 0

    def _answer(self) -> object:
        try:
            answer: object = self._line.recv()
        except (EOFError, OSError):
            return None
        self._answered = isinstance(answer, tuple)
        return answer


def end_with(parent: int) -> None:
    """Ends this process when its parent has ended, be it killed: nobody else would tell it."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.2)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _serve(line: Connection, other: Connection, parent: int) -> None:
    other.close()
    end_with(parent)
    try:
        with remembered("read") as patterns:
            _read(line)
        patterns.save()
    except (EOFError, OSError, KeyboardInterrupt):
        os._exit(0)


def _read(line: Connection) -> None:
    from kg.extract import build_engine
    from kg.extract.bounded import extract_bounded
    from kg.seeds import load_seeds
    from kg.text.segment import tagged
    from kg.vocab import load_vocab

    tagged("")  # loads the dictionary
    try:
        engine = build_engine(load_seeds(line.recv()), load_vocab())
    except (EOFError, OSError):
        raise
    except Exception:  # the first process meets it again, and tells it
        line.send(False)
        return
    line.send(True)
    _answer_all(line, lambda document: extract_bounded(engine, document), line.recv())


def _answer_all(line: Connection, extract: Callable[[Document], Extract], documents: list[Document]) -> None:
    """Answers with the SHA-256 of a document and its extract; a second process takes a share of them."""
    own, others = _halves(documents)
    beside = _beside(extract, others) if others else None
    for document in own:
        line.send((document.sha256, _extract(extract, document)))
    if beside is not None:
        for _ in others:
            line.send_bytes(beside.recv_bytes())


def _halves(documents: list[Document]) -> tuple[list[Document], list[Document]]:
    """Two shares of documents, about as long as one another; one where all are short."""
    own: list[Document] = []
    others: list[Document] = []
    if sum(len(document.text) for document in documents) < _SHARED_FROM:
        return documents, others
    lengths = [0, 0]
    for document in sorted(documents, key=lambda one: -len(one.text)):
        which = int(lengths[1] < lengths[0])
        (own, others)[which].append(document)
        lengths[which] += len(document.text)
    return own, others


def _beside(extract: Callable[[Document], Extract], documents: list[Document]) -> Connection:
    """A forked process that sends its answers when it has them all: it shares the extractor, and ends by itself."""
    from multiprocessing import Pipe

    ours, theirs = Pipe(duplex=False)
    parent = os.getpid()
    if os.fork():
        theirs.close()
        return ours
    try:
        end_with(parent)
        for answer in [(document.sha256, _extract(extract, document)) for document in documents]:
            theirs.send(answer)
    finally:
        os._exit(0)


def _extract(extract: Callable[[Document], Extract], document: Document) -> Extract | None:
    try:
        return extract(document)
    except Exception:  # the first process meets it again
        return None
