import io
from collections.abc import Callable

import pytest

from kg.errors import ReadError
from kg.read.pdf import read_pdf

Make = Callable[..., bytes]


def test_text_and_title(pdf_file: Make) -> None:
    reading = read_pdf(
        pdf_file(["平川经开区一季度开门红", "　　产值增长8%。"], title="平川经开区一季度开门红")
    )
    assert reading.text == "平川经开区一季度开门红\n产值增长8%。"
    assert reading.title == "平川经开区一季度开门红"


def test_file_names_are_no_titles(pdf_file: Make) -> None:
    assert read_pdf(pdf_file(["平川经开区"], title="Microsoft Word - 稿件.doc")).title is None


def test_lines_broken_by_the_margin_are_joined(pdf_file: Make) -> None:
    first = [
        "一季度开门红",
        "　　位于经开区的蓝禾精密有限公司新建两条产线，总投",
        "资3.2亿元，预计年底投产，届时可年产减速器20",
        "- 1 -",
    ]
    second = ["万台。", "　　下一段。", "2"]
    text = read_pdf(pdf_file(first, second)).text
    assert text.split("\n") == [
        "一季度开门红",
        "位于经开区的蓝禾精密有限公司新建两条产线，总投资3.2亿元，预计年底投产，届时可年产减速器20万台。",
        "下一段。",
    ]


def test_radicals_become_characters(pdf_file: Make) -> None:
    assert read_pdf(pdf_file(["⼯业⽣产"])).text == "工业生产"


def test_no_text_layer(pdf_file: Make) -> None:
    with pytest.raises(ReadError) as fault:
        read_pdf(pdf_file([]))
    assert fault.value.kind == "no-text"


@pytest.mark.parametrize("damage", [lambda d: d[:200], lambda d: b"%PDF-1.7\n" + b"\xfe\x00junk" * 50])
def test_broken(pdf_file: Make, damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(ReadError) as fault:
        read_pdf(damage(pdf_file(["平川经开区"])))
    assert fault.value.kind == "broken-pdf"


@pytest.mark.parametrize(("password", "readable"), [("", True), ("秘", False)])
def test_encrypted(pdf_file: Make, password: str, readable: bool) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_file(["平川经开区"]))))
    writer.encrypt(password, owner_password="own", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    if readable:
        assert read_pdf(out.getvalue()).text == "平川经开区"
        return
    with pytest.raises(ReadError) as fault:
        read_pdf(out.getvalue())
    assert fault.value.kind == "encrypted"
