"""What fuzzing begins with, files of every format and questions, and the ways in which it spoils them."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "hostile"))

from attacks import ATTACKS  # noqa: E402

MOST = 20_000
"""Bytes that a spoilt document has at most."""
FRAGMENTS = (
    *(attack.encode("utf-8", "surrogatepass")[:200] for attack in ATTACKS),
    *(
        text.encode()
        for text in (
            "（", "）", "“", "”", "《", "》", "、", "，", "。", "；", "\n", "\r\n", "\t", "　", "\u200b", "\u202e", "公司", "有限公司", "集团",
            "分别", "其中", "以及", "等", "该企业", "位于", "高新区", "产业园", "产业集群", "“3+3+X”", "246", "链主", "璧山区", "重庆", "浙江省宁波市",
            "2024年", "今年前7月", "2月30日", "99999年", "第一季度", "“十四五”", "13.9亿元", "增长", "-", "——", "%", "50—60亿元", "万", "亿亿亿",
            "9" * 400, "1e999999999", "-1e-9999999", "NaN", "9" * 5000, "一" * 60, "〇", "½", "１２３", "٣", "²", "Ⅳ", "㎡", "①", "\U0001f600", "\ud7ff", "e\u0301", "﷽", "\x0b", "\x85", "\u2028",
        )
    ),
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x80", b"\xa3\xa8", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"<table><tr><td>", b"</p>", b"&#x110000;",
    b"<div>" * 50, b"{", b"}", b"[", b'":', b"\\ud800", b"stream\n", b"endobj", b"/Kids[1 0 R]", b"PK\x03\x04", b"?s ?p ?o", b"FILTER(", b"SELECT * {",
)  # fmt: skip
QUESTIONS = (
    "璧山高新区有哪些企业？", "2024年产值最高的企业是谁？", "重庆和宁波有哪些产业集群？", "谁是新能源汽车产业链的链主？", "青禾机械和云岭科技是什么关系？",
    "比亚迪的供应商有哪些？", "总投资超过50亿元的项目", "去年增长最快的三个区", "高新区今年前7月的产值目标", "不在重庆的企业",
)  # fmt: skip
SPARQL = (
    'SELECT ?s (COUNT(?o) AS ?n) { ?s ind:locatedIn ?o FILTER(STRLEN(STR(?s)) > 3 && REGEX(STR(?o), "a+b")) } GROUP BY ?s LIMIT 5',
    "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 3",
    "ASK { ?s skos:prefLabel '璧山区'@zh ; ind:withinDistrict+ ?d . OPTIONAL { ?d a ?c } MINUS { ?s a ind:Park } }",
    "DESCRIBE ?s WHERE { VALUES ?s { UNDEF <https://w3id.org/chanye/id/x> } BIND(1/0 AS ?x) } LIMIT 2",
)


@dataclass(frozen=True, slots=True)
class Spoil:
    """One way to spoil bytes: what, where (0–1), how far (0–1), with which fragment, how often."""

    what: int
    at: float
    far: float
    fragment: int
    often: int

    def __call__(self, data: bytes) -> bytes:
        start = int(self.at * len(data))
        end = min(len(data), start + max(1, int(self.far**3 * len(data))))
        piece = FRAGMENTS[self.fragment % len(FRAGMENTS)]
        head, middle, tail = data[:start], data[start:end], data[end:]
        made = (
            lambda: head + tail,
            lambda: head + middle * (1 + self.often) + tail,
            lambda: head + piece + middle + tail,
            lambda: head + piece * self.often + tail,
            lambda: tail + head + middle,
            lambda: head,
            lambda: head + bytes(byte ^ (1 << (self.often % 8)) for byte in middle[:9]) + middle[9:] + tail,
            lambda: head + middle[::-1] + tail,
        )[self.what % 8]()
        return made[:MOST]


def samples() -> list[tuple[str, bytes]]:
    """(format, bytes) of one small file of each format that is read."""
    found = []
    for path in sorted((ROOT / "seeds" / "documents").iterdir()):
        form = {".txt": "text", ".md": "markdown", ".html": "html", ".jsonl": "jsonl"}.get(path.suffix)
        if form:
            found.append((form, path.read_bytes()[:6000]))
    text = next(data for form, data in found if form == "text").decode()[:1200]
    row = {"text": text, "title": "一", "date": "2025-03", "source": "https://example.org/a", "id": "7"}
    return [
        *found,
        ("text", text.encode("gb18030")),
        ("text", text.encode("utf-16")),
        ("text", text.encode("big5", "replace")),
        ("jsonl", (json.dumps(row, ensure_ascii=False) + "\n").encode() * 2),
        ("html", f"<html><head><meta charset=gbk><title>一</title></head><body><p>{text}</p>".encode("gbk", "replace")),
        ("docx", _docx(text)),
        ("pdf", _pdf()),
    ]  # fmt: skip


def _docx(text: str) -> bytes:
    import docx

    word = docx.Document()
    for line in text.splitlines()[:12]:
        word.add_paragraph(line)
    word.add_table(rows=2, cols=2).cell(0, 0).text = "产值"
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _pdf() -> bytes:
    page = b"BT /F1 12 Tf 72 700 Td (Bishan 2025) Tj 0 -20 Td [(13.9) -250 (yi)] TJ ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(page), page),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 6\n0000000000 65535 f \n" + rows
    return out + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)


def inside_docx(data: bytes, spoil: Callable[[bytes], bytes]) -> bytes:
    """A Word file whose text part is spoilt, and not its archive, which would only be refused."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for part in old.infolist():
            held = old.read(part.filename)
            new.writestr(part.filename, spoil(held) if part.filename == "word/document.xml" else held)
    return out.getvalue()
