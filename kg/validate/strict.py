"""What makes graph databases stumble over a Turtle file, or silently store something else.

Each rule comes from trouble that users of some database reported; docs/import/README.md tells of it. The file is
read twice: as text, since parsers forgive or rewrite much of this, and as triples.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from kg.errors import DataError
from kg.terms import IND, PREFIXES, BlankNode, Literal, NamedNode, Triple, compact, parse_turtle
from kg.validate.finding import Finding
from kg.vocab import Vocab

# Comments, long and short strings, IRIs, language tags and directives, prefix declarations; all else is skipped.
_TOKEN = re.compile(
    r"#[^\n]*"
    r'|"{3}(?:\\.|[^\\])*?"{3}|\'{3}(?:\\.|[^\\])*?\'{3}|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    r"|(?P<directive>(?:@prefix|(?i:prefix))\s+(?P<prefix>[\w.-]*):\s*<(?P<base>[^>\n]*)>)"
    r"|<(?P<iri>[^>\n]*)>"
    r"|@(?P<language>[A-Za-z]+(?:-[A-Za-z0-9]+)*)",
    re.DOTALL,
)
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\\[\]\x7f-\xa0\u2028\u2029\u3000\ufeff\ufffd\ue000-\uf8ff]')
_HOST = re.compile(r"^[A-Za-z][\w+.-]*://\[[0-9A-Fa-f:.]+\]")
_XSD = PREFIXES["xsd"]
_LEXICAL = {
    _XSD + "decimal": re.compile(r"0|-?[1-9]\d*|-?(0|[1-9]\d*)\.\d*[1-9]"),
    _XSD + "integer": re.compile(r"0|-?[1-9]\d*"),
    _XSD + "gYear": re.compile(r"-?\d{4,}"),
    _XSD + "boolean": re.compile(r"true|false"),
}
_DATE = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)(T\d\d:\d\d:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?")
_DATES = frozenset(_XSD + name for name in ("date", "dateTime", "gYear"))
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WKT = PREFIXES["geo"] + "wktLiteral"


def strict(path: Path, vocab: Vocab) -> Iterator[Finding]:
    """Every breach of the rules in a Turtle file, in no order. Raises DataError where there is no such file."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror or error}", file=path.name) from error
    marked = data.startswith(b"\xef\xbb\xbf")
    if marked:
        yield _finding(path, 1, "bom", "文件开头有 BOM：Oxigraph 等不能导入")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        yield _finding(path, line, "utf-8", "不是 UTF-8：有的数据库会照收，存成乱码")
        return
    yield from _of_text(path, text)
    try:
        triples = parse_turtle(path)
    except DataError as error:
        if not marked:  # which is why it does not parse
            yield _finding(path, error.line, "syntax", f"不是合法的 Turtle：{error.message}")
        return
    yield from _of_triples(triples, vocab)


def _finding(path: Path, line: int, check: str, message: str) -> Finding:
    return Finding(check, "error", f"{path.name}:{line}", message)


def _of_text(path: Path, text: str) -> Iterator[Finding]:
    """IRIs, language tags and prefixes as they are spelt, each wrong spelling once."""
    seen: set[tuple[str, str]] = set()
    for match in _TOKEN.finditer(text):
        for check, message in _wrong(match):
            if (check, message) not in seen:
                seen.add((check, message))
                yield _finding(path, text.count("\n", 0, match.start()) + 1, check, message)


def _wrong(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    iri, language, prefix = match["iri"] or match["base"], match["language"], match["prefix"]
    if iri is not None:
        found = _NOT_IN_IRI.search(_HOST.sub("", _unescaped(iri)))
        if found:
            yield "iri", f"IRI 里有不允许的字符 {found[0]!r}：<{iri}>"
    if language is not None and language not in ("prefix", "base") and language != language.lower():
        yield "language", f"语言标签要小写：@{language}，有的数据库会改写它"
    if prefix is not None and PREFIXES.get(prefix) != match["base"]:
        yield "prefix", f"前缀 {prefix}: <{match['base']}> 不是通行的写法"


def _unescaped(iri: str) -> str:
    return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda match: chr(int(match[1], 16)), iri)


def _of_triples(triples: list[Triple], vocab: Vocab) -> Iterator[Finding]:
    dates: defaultdict[str, set[str]] = defaultdict(set)
    years: defaultdict[str, set[str]] = defaultdict(set)
    undeclared: set[tuple[str, str]] = set()
    for triple in triples:
        subject, predicate, value = triple.subject, triple.predicate.value, triple.object
        if isinstance(subject, BlankNode) or isinstance(value, BlankNode):
            yield Finding(
                "blank-node", "error", str(subject), f"空白节点：再次导入会重复（{compact(predicate)}）"
            )
        name = subject.value if isinstance(subject, NamedNode) else str(subject)
        if isinstance(value, Triple):  # RDF 1.2: what a claim says of a triple
            predicate = value.predicate.value
        if predicate not in vocab.declared:
            undeclared.add((predicate, "属性"))
        if isinstance(value, Literal):
            yield from _of_literal(name, predicate, value)
            if value.datatype.value in _DATES:
                dates[name].add(value.value)
            elif predicate == IND + "year":
                years[name].add(value.value)
        elif (
            isinstance(value, NamedNode)
            and _is_term(predicate, value.value)
            and value.value not in vocab.declared
        ):
            undeclared.add((value.value, "类" if predicate == PREFIXES["rdf"] + "type" else "概念"))
    for subject_name, found in dates.items():
        if not years[subject_name] or not any(
            value.startswith(f"{year}-") or value == year for value in found for year in years[subject_name]
        ):
            yield Finding("year", "error", subject_name, f"日期 {min(found)} 旁没有同年的整数 ind:year")
    for term, what in undeclared:
        yield Finding("declared", "error", term, f"本体没有声明这个{what}")


def _is_term(predicate: str, value: str) -> bool:
    return predicate == PREFIXES["rdf"] + "type" or value.startswith((IND, PREFIXES["unit"]))


def _of_literal(subject: str, predicate: str, value: Literal) -> Iterator[Finding]:
    kind, text, name = value.datatype.value, value.value, compact(predicate)
    pattern = _LEXICAL.get(kind)
    if pattern is not None and not pattern.fullmatch(text):
        yield Finding("lexical", "error", subject, f"{name} 的值 {text!r} 不是规范的 {compact(kind)}")
    if kind in (_XSD + "date", _XSD + "dateTime") and not _is_date(text, kind):
        yield Finding("lexical", "error", subject, f"{name} 的值 {text!r} 不是 {compact(kind)}")
    if kind == _WKT and text.lstrip().startswith("<"):
        yield Finding("wkt", "error", subject, f"{name} 的 WKT 带坐标系 IRI：Virtuoso 会中止整个导入")


def _is_date(text: str, kind: str) -> bool:
    match = _DATE.fullmatch(text)
    if match is None or (kind == _XSD + "date") != (match[4] is None):
        return False
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1] and (leap or (month, day) != (2, 29))
