"""A second process that reads articles: it gets ready while the first one still looks at options, seeds and folder.

What takes longest before the first article is the extractor itself: its code, its seeds, the segmenter's dictionary.
`Reader.start` forks before any of that is loaded, and the child loads it. Where the child fails or dies, or was
asked about another document, the answer is None, and the first process extracts by itself: the same comes out.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from kg.compiled import remembered
from kg.model import Document, Extract

_PATIENCE = 2.0
"""Seconds."""


class Reader:
    """The process that reads. To be ended."""

    def __init__(self, process: BaseProcess, line: Connection) -> None:
        self._process, self._line = process, line
        self._asked: dict[str, Document] = {}
        """SHA-256 → document, of those that are still to be answered, in their order."""
        self._answers: dict[str, Extract | None] = {}
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
        """Waits until the extractor is built; False where that failed. To be called once, before `extract`."""
        return self._answer() is True

    def read(self, documents: Sequence[Document]) -> None:
        """Hand over documents, all at once: while they are being answered, the other side does not listen."""
        self._asked = {document.sha256: document for document in documents}
        self._send(documents)

    def extract(self, document: Document) -> Extract | None:
        """The extract of a document; None where this process has to make it."""
        while document.sha256 not in self._answers and self._asked:
            sha = next(iter(self._asked))
            asked, answer = self._asked.pop(sha), self._answer()
            if isinstance(answer, Extract) and (sha != document.sha256 or asked == document):
                self._answers[sha] = answer
            else:
                self._answers[sha] = None
            self._answered = not self._asked
        return self._answers.pop(document.sha256, None)

    def end(self) -> None:
        """Whatever it is at; having answered everything, it may still keep what it learnt."""
        self._line.close()
        if self._answered:
            self._process.join(_PATIENCE)
        self._process.kill()
        self._process.join()

    def _send(self, question: object) -> None:
        try:
            self._line.send(question)
        except OSError:
            self._asked.clear()

    def _answer(self) -> object:
        try:
            return self._line.recv()
        except (EOFError, OSError):
            self._asked.clear()
            return None


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
    for document in line.recv():
        try:
            line.send(extract_bounded(engine, document))
        except (EOFError, OSError):
            raise
        except Exception:
            line.send(None)
