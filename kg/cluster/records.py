"""Documents with their extracts, as they travel between stages: compressed lines of JSON."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator

from kg.model import Document, Extract
from kg.workspace import extract_of_rows, rows_of_extract


def packed(found: Iterable[tuple[Document, Extract]]) -> bytes:
    """Records as bytes. A document is as it was read, before a date was worked out."""
    lines = []
    for document, extract in found:
        rows = list(rows_of_extract(extract))
        head = [document.sha256, document.source, document.text, document.title, len(rows)]
        lines.append(json.dumps(head))
        lines += map(json.dumps, rows)
    return zlib.compress("\n".join(lines).encode("ascii"), 1)


def unpacked(data: bytes) -> Iterator[Extract]:
    """The extracts of `packed`, each with its document as the extractor dated it."""
    lines = iter(zlib.decompress(data).decode("ascii").split("\n"))
    for line in lines:
        if line:
            sha, source, text, title, count = json.loads(line)
            rows = [json.loads(next(lines)) for _ in range(count)]
            yield extract_of_rows(Document(sha, source, text, title), rows)
