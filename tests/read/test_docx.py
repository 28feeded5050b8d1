import io
import zipfile
from collections.abc import Callable

import pytest

from kg.errors import ReadError
from kg.read.docx import read_docx

Make = Callable[..., bytes]


def test_paragraphs_and_tables_in_order(word_file: Make) -> None:
    data = word_file("首段。", [["项目", "总投资"], ["减速器生产线项目", "3.2亿元"]], "末段。")
    assert read_docx(data).text == "首段。\n项目\t总投资\n减速器生产线项目\t3.2亿元\n末段。"


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [("核心属性标题", "页内标题", "核心属性标题"), ("", "页内标题", "页内标题"), ("稿件.docx", "", None)],
)
def test_title(word_file: Make, title: str, heading: str, expected: str | None) -> None:
    assert read_docx(word_file("正文。", title=title, heading=heading)).title == expected


def test_inserted_text_is_in_and_deleted_text_is_out(word_file: Make) -> None:
    data = _edited(
        word_file("占位"),
        "占位</w:t></w:r>",
        "蓝禾</w:t></w:r><w:ins w:id='1' w:author='a'><w:r><w:t>精密</w:t></w:r></w:ins>"
        "<w:del w:id='2' w:author='a'><w:r><w:delText>旧名</w:delText></w:r></w:del>"
        "<w:r><w:tab/><w:t>公司</w:t></w:r>",
    )
    assert read_docx(data).text == "蓝禾精密\t公司"


def test_text_in_controls_and_boxes(word_file: Make) -> None:
    inner = "<w:p><w:r><w:t>框内</w:t></w:r></w:p>"
    box = f"<w:p><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    data = _edited(word_file("占位"), "<w:sectPr", control + box + "<w:sectPr")
    assert [line for line in read_docx(data).text.split("\n") if line] == ["占位", "控件", "框内"]


def test_no_text(word_file: Make) -> None:
    with pytest.raises(ReadError) as fault:
        read_docx(word_file())
    assert fault.value.kind == "no-text"


@pytest.mark.parametrize("damage", [lambda d: d[: len(d) // 2], lambda d: b"PK\x03\x04" + b"\xfe" * 99])
def test_broken(word_file: Make, damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(ReadError) as fault:
        read_docx(damage(word_file("正文")))
    assert fault.value.kind == "broken-docx"


def test_bombs_are_refused(word_file: Make) -> None:
    out = io.BytesIO(word_file("正文"))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/bomb.bin", b"\0" * 30_000_000)
    with pytest.raises(ReadError) as fault:
        read_docx(out.getvalue())
    assert fault.value.kind == "too-large"


def _edited(data: bytes, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as edited:
        for name in archive.namelist():
            part = archive.read(name)
            if name == "word/document.xml":
                assert old in part.decode()
                part = part.decode().replace(old, new, 1).encode()
            edited.writestr(name, part)
    return out.getvalue()
