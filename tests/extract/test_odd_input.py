"""Texts that are not what the extractor was made for: no crash, nothing made up, no more time than their length."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extract import Engine
from kg.model import Document, Extract


def read(engine: Engine, text: str) -> Extract:
    """The extract of a text, once it is sound: every span lies in the text, every index in the entities."""
    found = engine.extract(Document("0" * 64, "odd.txt", text))
    size = range(len(found.entities))
    spans = [s for e in found.entities for s in e.mentions]
    for claim in found.claims:
        assert claim.subject in size and claim.object in size and claim.subject != claim.object
        assert claim.evidence and 0 <= claim.confidence <= 1
        spans += claim.evidence
    for observation in found.observations:
        assert observation.entity in size
        assert observation.evidence
        spans += observation.evidence
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    for entity in found.entities:
        assert entity.name.strip() and "\n" not in entity.name
    return found


def kinds(found: Extract, kind: str) -> set[str]:
    return {e.name for e in found.entities if e.kind == kind}


TABLE = (
    "企业\t产值\t增速\n青禾电子有限公司\t13.9亿元\t16%\n云岭科技有限公司\t8.2亿元\t-3%\n合计\t22.1亿元\t\n"
    * 20
)
ODD = {
    "empty": "",
    "blank": " \n\r\n\u3000\u200b",
    "traditional": "重慶青禾電子有限公司位於璧山區。今年，該企業產值達13.9億元，同比增長16%，與雲嶺科技簽署合作協議。",
    "half-width": "重庆青禾电子有限公司位于璧山区,今年产值达13.9亿元,同比增长16%.云岭科技(重庆)有限公司为其供应轴承;",
    "no-punctuation": "重庆青禾电子有限公司位于璧山区今年产值达13.9亿元同比增长16%云岭科技有限公司为青禾电子供应高速轴承",
    "table": TABLE,
    "pipe-table": TABLE.replace("\t", " | "),
    "english": "Qinghe Electronics Co., Ltd. is located in Bishan. Its output reached 1.39 billion yuan, up 16%. "
    * 30,
    "digits": "1234567890" * 200,
    "punctuation": "，。；：“”（）《》、？！…—" * 100,
    "brackets": "（" * 500 + "青禾" + "）" * 300,
    "quotes": "“" * 400 + "链主" + "”" * 200,
    "astral": "𠀀𰻞😀" * 100 + "重庆𠮷禾电子有限公司位于璧山区。",
    "zero-width": "\u200b".join("重庆青禾电子有限公司位于璧山区，今年产值达13.9亿元。"),
    "one-character-lines": "\n".join("重庆青禾电子有限公司位于璧山区，今年产值达13.9亿元。"),
    "replacement": "重庆青禾\ufffd\ufffd有限公司位于\ufffd山区，产值达13.9\ufffd元。",
    "only-heads": "有限公司有限公司集团公司产业园产业园区高新区产业产业集群项目项目区县市" * 20,
    "endless-number": "产值" + "9" * 3000 + "亿元，增长" + "1" * 400 + "." + "3" * 400 + "%。",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_no_crash(engine: Engine, text: str) -> None:
    assert read(engine, text) == read(engine, text)


@pytest.mark.parametrize("name", ["half-width", "no-punctuation", "zero-width"])
def test_odd_print_still_tells_where_the_firm_is(engine: Engine, name: str) -> None:
    found = read(engine, ODD[name])
    assert "璧山区" in kinds(found, "District")
    located = {found.entities[c.subject].name for c in found.claims if c.predicate == "locatedIn"}
    assert any("青禾电子" in n for n in located)


@pytest.mark.parametrize("name", ["table", "pipe-table"])
def test_a_table_pasted_as_text_names_its_firms(engine: Engine, name: str) -> None:
    found = kinds(read(engine, ODD[name]), "Enterprise")
    assert {"青禾电子有限公司", "云岭科技有限公司"} <= found


@pytest.mark.parametrize(
    "text",
    [
        "青禾电子有限公司今年产值达13.9亿元，同比增长16%。该企业与云岭科技有限公司签署合作协议，主要生产高速轴承。",
        "企业要和平发展，要长寿，也要节约资源。本区和本市的企业、各区县、全县上下、开发区、园区都在增长。",
        ODD["english"],
        ODD["digits"],
        ODD["only-heads"],
    ],
)
def test_no_district_is_made_up(engine: Engine, text: str) -> None:
    assert kinds(read(engine, text), "District") == set()


@pytest.mark.parametrize("name", ["empty", "blank", "digits", "punctuation", "brackets", "quotes"])
def test_nothing_comes_of_nothing(engine: Engine, name: str) -> None:
    found = read(engine, ODD[name])
    assert (found.entities, found.claims, found.observations) == ((), (), ())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.sampled_from([
                "重庆", "璧山区", "青禾电子", "有限公司", "集团", "位于", "落户", "产业园", "高新区", "今年", "2024年", "前7月",
                "产值达", "13.9亿元", "16%", "、", "，", "。", "；", "“", "”", "（", "）", "\n", "该企业", "与", "签署合作协议",
                "是", "链主企业", "供应商", "产业集群", "绿色工厂", "入选", "项目", "总投资", "第", "3", "50—60", "\t", "\u200b",
            ]),
            st.characters(exclude_categories=["Cs"]),
        ),
        max_size=60,
    )
)  # fmt: skip
def test_any_mixture_gives_a_sound_extract(engine: Engine, parts: list[str]) -> None:
    read(engine, "".join(parts))


PROSE = (
    "今年前{n}月，青禾{n}号电子有限公司产值达{n}.9亿元，与云岭{n}号科技有限公司签署合作协议，落户璧山区高新区"
)
LONG: dict[str, Callable[[int], str]] = {
    "commas": lambda size: "，".join(PROSE.format(n=n % 9 + 1) for n in range(size // 50)),
    "one-name": lambda size: "青禾电子有限公司" * (size // 8),
    "no-name": lambda size: "增长发展提升推进" * (size // 8),
    "lists": lambda size: "青禾电子、云岭科技、柏舟轴承、" * (size // 15),
    "open-quotes": lambda size: "“青禾电子位于" * (size // 7),
}


def seconds(engine: Engine, text: str) -> float:
    """Processor time of the best of three runs: a first one may still load a dictionary, any may be disturbed."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        read(engine, text)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", LONG)
def test_one_endless_paragraph_takes_time_by_its_length(engine: Engine, name: str) -> None:
    """Eight times the length takes eight times the time; squares would take 64 times, and a busy machine twice."""
    text = LONG[name](80_000)
    assert len(text) > 70_000
    ratios = []
    for _ in range(3):
        short, long = seconds(engine, text[: len(text) // 8]), seconds(engine, text)
        ratios.append(long / max(short, 0.01))
        if ratios[-1] < 20:
            return
    pytest.fail(f"{name}: eight times the text took {ratios} times the time")
