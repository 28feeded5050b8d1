import codecs

import pytest

from kg.errors import ReadError
from kg.read.encoding import decode

SIMPLIFIED = "平川市经开区公布一季度运行情况，全区规上工业产值达到120亿元，同比增长8%。\n新签约项目30个。"
TRADITIONAL = "臺灣的產業發展與園區建設近年取得進步，科學園區內的企業持續擴大投資，預計營業額達300億元。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_simplified(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding)) == (SIMPLIFIED, True)


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "cp950", "gb18030", "utf-16-le", "utf-16-be"])
def test_traditional(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == (TRADITIONAL, True)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("size", [8, 13, 21, 34])
def test_short_pieces(encoding: str, size: int) -> None:
    for start in range(len(SIMPLIFIED) - size):
        piece = SIMPLIFIED[start : start + size]
        assert decode(piece.encode(encoding))[0] == piece


@pytest.mark.parametrize("size", [8, 13, 21, 34])
def test_short_pieces_of_big5(size: int) -> None:
    for start in range(len(TRADITIONAL) - size):
        piece = TRADITIONAL[start : start + size]
        assert decode(piece.encode("big5"))[0] == piece


def test_utf16_marks_of_both_orders() -> None:
    assert decode(codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be"))[0] == SIMPLIFIED
    assert decode(codecs.BOM_UTF16_LE + SIMPLIFIED.encode("utf-16-le"))[0] == SIMPLIFIED


def test_utf16_without_a_single_plain_character() -> None:
    text = "平川市经开区公布一季度运行情况"
    assert decode(text.encode("utf-16-le"))[0] == text
    assert decode(text.encode("utf-16-be"))[0] == text


def test_rare_characters_of_gb18030() -> None:
    text = SIMPLIFIED + "㙍䶮𠀀"
    assert decode(text.encode("gb18030"))[0] == text


def test_newlines_stay() -> None:
    assert decode("一行\r\n二行\r三行\n".encode())[0] == "一行\r\n二行\r三行\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_cut_inside_a_character(encoding: str) -> None:
    text, whole = decode((SIMPLIFIED * 3 + "区").encode(encoding)[:-1])
    assert not whole
    assert text.startswith(SIMPLIFIED)
    assert "\ufffd" in text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10",
        b"\0" * 100,
        SIMPLIFIED.encode() + b"\0" * 9,
        bytes(range(1, 32)) * 20,
    ],
    ids=["picture", "zeros", "text-with-zeros", "controls"],
)
def test_binary(data: bytes) -> None:
    with pytest.raises(ReadError) as fault:
        decode(data)
    assert fault.value.kind == "binary"


@pytest.mark.parametrize(
    "data",
    [
        "Les très légères fenêtres étaient fermées à côté de l'évêché.".encode("latin-1"),
        "Промышленный парк и предприятия района".encode("koi8-r"),
    ],
    ids=["french", "russian"],
)
def test_other_languages_are_not_taken_for_chinese(data: bytes) -> None:
    with pytest.raises(ReadError) as fault:
        decode(data)
    assert fault.value.kind in ("unknown-encoding", "binary")
