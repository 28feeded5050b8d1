"""What resolution takes from the seeds."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kg.resolve import Knowledge, knowledge_of
from kg.resolve.knowledge import tail_in
from kg.seeds import Name, Seeds, load_seeds

LISTS = {
    "loose_trades": frozenset({"技术", "二", "一二三四", "一二三四五"}),
    "thing_trades": frozenset({"材料"}),
    "not_firm_endings": frozenset({"建設"}),
}


@cache
def seeds() -> Seeds:
    found = load_seeds()
    return replace(
        found,
        groups=(Name("比亚迪", ("BYD",)), Name("甲集团", ("合用",))),
        institutions=(
            Name("北京航空航天大学", ("北航",)),
            Name("丁大学", ("合用",)),
            Name("戊大学", ("合用",)),
        ),
        regions=(Name("成渝地区", ("成渝",)),),
        trade_words=frozenset({"ＡＢ", "光伏"}),
        industries={"轴承": ((), False), "新能源汽车": ((), False)},
        word_lists={**found.word_lists, **LISTS},
        park_forms={"高新技术產業开发区": "高新区"},
        body_forms={"经济和信息化委员会": "经信委"},
        rank_words=frozenset({"国家", "国家级", "千亿级", "市级"}),
        lookalikes=("技枝", "璧壁"),
        generic=frozenset({"工业园"}),
    )


@cache
def knowledge() -> Knowledge:
    return knowledge_of(seeds())


def test_districts_by_code_and_by_name() -> None:
    assert knowledge().districts["500120"] == "璧山区"
    assert knowledge().codes["璧山"] == knowledge().codes["璧山区"] == {"500120"}
    assert len(knowledge().codes["朝阳"]) > 1 and "" not in knowledge().codes
    with_forms = next(one for one in seeds().districts.values() if one.forms)
    assert all(with_forms.code in knowledge().codes[form] for form in with_forms.forms)


def test_names_of_groups_and_other_lists() -> None:
    assert knowledge().groups == {"比亚迪", "byd", "甲集团", "合用"}
    assert knowledge().aliases == {
        ("Enterprise", "比亚迪"): "比亚迪", ("Enterprise", "byd"): "比亚迪", ("Enterprise", "甲集团"): "甲集团",
        ("Enterprise", "合用"): "甲集团", ("Institution", "北京航空航天大学"): "北京航空航天大学",
        ("Institution", "北航"): "北京航空航天大学", ("Institution", "丁大学"): "丁大学", ("Institution", "戊大学"): "戊大学",
        ("Region", "成渝地区"): "成渝地区", ("Region", "成渝"): "成渝地区",
    }  # fmt: skip


def test_words() -> None:
    assert knowledge().trades == {"ab", "光伏"}
    assert knowledge().loose_trades == {"技术", "材料", "建设", "轴承", "一二三四"}, (
        "of two to four characters"
    )
    assert knowledge().generic == {"工业园"} | {head.word for head in seeds().heads}
    assert knowledge().park_forms == {"高新技术产业开发区": "高新区"}
    assert knowledge().body_forms == {"经济和信息化委员会": "经信委"}
    assert knowledge().levels == ("千亿级", "国家级", "国家", "市级"), "the longest first"
    assert "璧山科枝 壁山科技".translate(knowledge().lookalikes) == "璧山科技 璧山科技"


def test_a_splitter_at_hand_is_taken() -> None:
    assert knowledge_of(seeds(), knowledge().splitter).splitter is knowledge().splitter
    assert knowledge().splitter.split("重庆威致科技有限公司").place == "重庆"


def test_the_longest_tail() -> None:
    assert tail_in("璧山国家高新区", ("高新区", "国家高新区", "工业园")) == "国家高新区"
    assert tail_in("璧山", ("高新区",)) == tail_in("璧山", ()) == ""
