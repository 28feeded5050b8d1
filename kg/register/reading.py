"""Mapping files → a stream of `Document`, one a register, each read by its mapping.

The text of a register has one line a row, at the number that a spreadsheet program shows; a cell stands behind the
name of its column, cells are parted by tabs. Line 1 names the columns.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from kg.errors import MappingError, ReadError, UsageError
from kg.model import Document, Issue
from kg.read.base import MAX_TEXT_BYTES, safe_name
from kg.read.formats import too_large
from kg.register.declared import read_mappings
from kg.register.mapping import Mapping, Register, to_text
from kg.register.tables import SUBJECT, MissingColumnsError, Row, rows_of_csv, rows_of_turtle
from kg.vocab import load_vocab

OnIssue = Callable[[Issue], None]
ENDINGS = (".csv", ".tsv", ".txt", ".ttl")


def read_registers(mappings: Sequence[Path], on_issue: OnIssue) -> list[Document]:
    """Documents of the registers that mapping files name, each once, by source.

    A faulty mapping, a file that does not exist and a column that a file lacks raise MappingError before anything
    else is done; a register that cannot be read becomes an issue, and so does a row with too many cells.
    """
    found: dict[str, Document] = {}
    for path in mappings:
        if not path.is_file():
            raise UsageError(f"没有这个映射文件：{safe_name(str(path))}")
        for register in read_mappings(path, load_vocab()):
            for file in _files(path.parent, register):
                for document in _read(file, register, on_issue):
                    found[document.sha256] = document
    return sorted(found.values(), key=lambda document: (document.source, document.sha256))


def _files(folder: Path, register: Register) -> list[Path]:
    files: set[Path] = set()
    for name in register.files:
        matching = sorted(folder.glob(name)) if "*" in name else [folder / name]
        files.update(file for file in matching if file.is_file())
        if not any(file.is_file() for file in matching):
            raise _fault(register, name, f"没有文件 {safe_name(name)}", "从映射文件所在的目录算起")
    for file in files:
        if file.suffix.lower() not in ENDINGS:
            hint = f"能读 {' '.join(ENDINGS)}；Excel 请另存为“CSV UTF-8”"
            raise _fault(register, file.name, f"不读 {safe_name(file.name)} 这种格式", hint)
    return sorted(files)


def _read(path: Path, register: Register, on_issue: OnIssue) -> Iterator[Document]:
    name = safe_name(path.name)
    source = register.source or name

    def complain(message: str) -> None:
        on_issue(Issue("bad-row", source, message))

    try:
        data = path.read_bytes()
        if len(data) > MAX_TEXT_BYTES:
            raise too_large(MAX_TEXT_BYTES)
        turtle = path.suffix.lower() == ".ttl"
        rows = (
            rows_of_turtle(path, register.mapping)
            if turtle
            else rows_of_csv(data, register.mapping, complain)
        )
        text = _text(rows, register.mapping, turtle)
    except MissingColumnsError as error:
        raise _missing(register, error, name) from error
    except ReadError as error:
        on_issue(Issue(error.kind, source, str(error), lost=True))
        return
    except OSError as error:
        message = f"打不开（{error.strerror or error}）；请检查权限和磁盘"
        on_issue(Issue("unreadable", source, message, lost=True))
        return
    if "\n" not in text:
        on_issue(Issue("empty", source, "名录里没有一行数据；请检查来源", lost=True))
        return
    document = Document("", source, text, register.title, register.date, to_text(register.mapping))
    yield replace(document, sha256=_sha(document, data))


def _sha(document: Document, data: bytes) -> str:
    """A register is its bytes and all that the mapping file says of it."""
    date = document.date
    day = [] if date is None else [date.value.isoformat(), date.precision]
    said = json.dumps([document.mapping, document.source, document.title, *day])
    return hashlib.sha256(said.encode("ascii") + b"\0" + data).hexdigest()


def _text(rows: Iterator[Row], mapping: Mapping, turtle: bool) -> str:
    columns = ((SUBJECT,) if turtle else ()) + mapping.columns
    lines = ["\t".join(columns)]
    for number, cells in rows:
        lines.extend("" for _ in range(len(lines) + 1, number))
        lines.append("\t".join(f"{column}：{cells[column]}" for column in columns if column in cells))
    return "\n".join(lines)


def _missing(register: Register, error: MissingColumnsError, name: str) -> MappingError:
    column = error.missing[0]
    near = get_close_matches(column, error.there, 1, 0.4)
    there = "、".join(one for one in error.there if one)[:200]
    hint = f"是否要写 {near[0]}？" if near else f"文件里的列：{there}" if there else "文件里没有列名"
    return _fault(register, column, f"{name} 里没有列 {'、'.join(error.missing)}", hint)


def _fault(register: Register, word: str, message: str, hint: str) -> MappingError:
    line = register.lines.get(word, register.line)
    return MappingError(message, file=register.file, line=line, hint=hint)
