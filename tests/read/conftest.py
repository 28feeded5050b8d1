"""Small files of every format, made when a test asks for them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import Document, Issue, ReportDate
from kg.read import read_sources


@pytest.fixture
def article() -> str:
    return (
        "平川经开区一季度开门红\r\n\r\n"
        "2025年4月21日　来源：平川日报\r\n\r\n"
        "位于经开区的蓝禾精密有限公司新建两条产线，总投资3.2亿元，预计年底投产。\r\n"
        "下一步，经开区将围绕装备制造和新材料两条主线招商，力争全年新签约项目30个。\r\n"
    )


@pytest.fixture
def read() -> Callable[..., tuple[list[Document], list[Issue]]]:
    """Reads sources to the end; gives the documents and the issues."""

    def run(*sources: Path, given: ReportDate | None = None) -> tuple[list[Document], list[Issue]]:
        issues: list[Issue] = []
        return list(read_sources(sources, given, issues.append)), issues

    return run


@pytest.fixture
def word_file() -> Callable[..., bytes]:
    """Makes a .docx of paragraphs, a row of cells where a paragraph is a list."""
    import docx

    def make(*blocks: str | list[list[str]], title: str = "", heading: str = "") -> bytes:
        word = docx.Document()
        word.core_properties.title = title
        if heading:
            word.add_heading(heading, level=1)
        for block in blocks:
            if isinstance(block, str):
                word.add_paragraph(block)
                continue
            table = word.add_table(rows=len(block), cols=len(block[0]))
            for row, texts in zip(table.rows, block, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
        out = io.BytesIO()
        word.save(out)
        return out.getvalue()

    return make


@pytest.fixture
def pdf_file() -> Callable[..., bytes]:
    """Makes a PDF of pages of lines, in a CID font whose codes are UTF-16, as Chinese PDFs have."""

    def make(*pages: list[str], title: str = "") -> bytes:
        kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(pages)))
        printed = (chr(0xFEFF) + title).encode("utf-16-be").hex()
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
            _FONT,
            f"<< /Title <{printed}> >>" if title else "<< >>",
        ]
        for i, lines in enumerate(pages):
            shown = " ".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td" for line in lines)
            stream = f"BT /F1 12 Tf 40 700 Td {shown} ET"
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {6 + 2 * i} 0 R "
                "/Resources << /Font << /F1 3 0 R >> >> >>"
            )
            objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        return _with_table(objects)

    return make


_FONT = """<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [
<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000
/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>] >>"""


def _with_table(objects: list[str]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    size = len(objects) + 1
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer\n<< /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()
