"""IRIs are ASCII, readable and made of content alone."""

import re
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.model import Entity, Span
from kg.rdf import Minter
from kg.rdf import iri as module
from kg.rdf.pinyin import Speller
from kg.terms import BASE

from ..made import PINYIN, pinyin

MINTER = Minter(BASE, pinyin())


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("重庆市", "chongqingshi"),
        ("长寿区", "changshouqu"),
        ("六安市", "luanshi"),
        ("重庆A智能", "chongqing-a-zhineng"),
        ("“3+3+X”体系", "3-3-x-tixi"),
        ("ＡＢＣ（重庆）", "abc-chongqing"),
        ("银行会计行业", "yinhangkuaijihangye"),
        ("绿色", "lvse"),
        ("Émile", "emile"),
        ("……", ""),
        ("", ""),
        ("\ud800坏\x00", "huai"),
        ('<> "{}|\\^`\n', ""),
    ],
)
def test_slug(name: str, slug: str) -> None:
    assert Speller(pinyin()).slug(name) == slug


def test_slug_is_cut_between_syllables() -> None:
    slug = Speller(pinyin()).slug("某某" * 30)
    assert slug == "mou" * 13


def test_seed_rows_are_needed_and_complete() -> None:
    words = pinyin()
    assert len(PINYIN.read_text(encoding="utf-8").splitlines()) - 1 == len(words) <= 60
    for word, reading in words.items():
        assert re.fullmatch("[a-z]+( [a-z]+)*", reading) and len(reading.split()) == len(word)
        rest = {other: spelt for other, spelt in words.items() if other != word}
        assert Speller(rest).slug(word) != reading.replace(" ", ""), f"{word} is read right without its row"


def test_the_dictionary_of_phrases_stays_unread() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from kg.rdf.pinyin import Speller; Speller({}).slug('云岭');"
        "assert 'pypinyin' in sys.modules and 'pypinyin.phrases_dict' not in sys.modules;"
        "import os; assert 'PYPINYIN_NO_PHRASES' not in os.environ"
    )
    root = Path(__file__).resolve().parent.parent.parent
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)


def test_readings_do_not_depend_on_who_loaded_pypinyin_first() -> None:
    from pypinyin import lazy_pinyin, load_phrases_dict

    load_phrases_dict({"云岭": [["yún"], ["wrong"]]})
    assert lazy_pinyin("云岭") == ["yun", "wrong"]
    assert Speller({}).slug("云岭") == "yunling"


def test_entity() -> None:
    iri = MINTER.entity(Entity("IndustrialPark", "璧山高新区", "500120"))
    assert re.fullmatch(re.escape(BASE) + "id/park/bishangaoxinqu-[0-9a-f]{6}", iri)
    assert iri != MINTER.entity(Entity("IndustrialPark", "璧山高新区", "500151"))
    assert iri == MINTER.entity(Entity("IndustrialPark", "璧山高新区", "500120", ("别名",), documents=("x",)))


def test_a_name_that_cannot_be_spelt_has_its_hash() -> None:
    assert re.fullmatch(re.escape(BASE) + "id/product/[0-9a-f]{6}", MINTER.entity(Entity("Product", "…")))


def test_colliding_hashes_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    digests = {"甲": "abcdef00" + "0" * 56, "贾": "abcdef01" + "0" * 56, "假": "abcdff" + "0" * 58}
    monkeypatch.setattr(module, "_digest", lambda kind, name, key: digests[name])
    things = [Entity("Product", name) for name in digests]
    ends = [iri.rpartition("-")[2] for iri in MINTER.entities(things)]
    assert ends == ["abcdef00", "abcdef01", "abcdff"]
    assert MINTER.entities(things[::-1]) == MINTER.entities(things)[::-1]
    assert MINTER.entity(things[0]).endswith("jia-abcdef")


def test_the_same_thing_twice_is_one() -> None:
    one = Entity("Product", "减震塔")
    assert len(set(MINTER.entities([one, one]))) == 1


def test_statements_carry_their_document_and_content() -> None:
    doc = "00112233445566ff"
    one, two = Entity("Enterprise", "甲"), Entity("Enterprise", "乙")
    assert MINTER.passage(doc, Span(5, 35)) == f"{BASE}id/passage/{doc}-5-35"
    claim = MINTER.claim(doc, one, "supplies", two)
    assert re.fullmatch(re.escape(BASE) + f"id/claim/{doc}-[0-9a-f]{{16}}", claim)
    others = {
        MINTER.claim(doc, two, "supplies", one),
        MINTER.claim(doc, one, "partnersWith", two),
        MINTER.claim("f" * 16, one, "supplies", two),
    }
    assert len(others | {claim}) == 4


def test_hashes_do_not_depend_on_the_base() -> None:
    other = Minter("https://example.org/kg/", pinyin())
    one = Entity("Enterprise", "甲")
    assert other.entity(one) == MINTER.entity(one).replace(BASE, "https://example.org/kg/")


@pytest.mark.parametrize(
    "base",
    [
        "",
        "example.org/",
        "https://example.org",
        "https://例.org/",
        "https://a b/",
        "https://a/<x>/",
        "ftp://a/",
    ],
)
def test_faulty_base(base: str) -> None:
    with pytest.raises(UsageError, match="标识前缀"):
        Minter(base, {})
