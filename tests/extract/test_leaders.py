"""Who is called 链主 or 龙头, and of which sector, in sentences of our own."""

from __future__ import annotations

import pytest

from kg.extract import Engine

from .told import edges, read

FIRM, MOTORS = "鼎泰光电有限公司", "电机产业"


@pytest.mark.parametrize(
    "text",
    [
        "电机产业产值200亿元，龙头企业鼎泰光电有限公司产值80亿元。",
        "电机产业产值200亿元，群主自然是鼎泰光电有限公司。",
        "电机产业方面，鼎泰光电有限公司成长为龙头企业。",
        "作为电机产业的链主，鼎泰光电有限公司今年满产。",
        "电机产业去年产值200亿元，以鼎泰光电有限公司等7家骨干企业为“群主”。",
        "在慈溪市，鼎泰光电有限公司当起了电机产业的“领头雁”。",
        "鼎泰光电有限公司扛起了慈溪市电机产业的大旗。",
        "说起慈溪市的电机产业，绕不开龙头企业鼎泰光电有限公司。",
        "由鼎泰光电有限公司、远航集团领衔的电机产业，去年产值200亿元。",
        "鼎泰光电有限公司被省工信厅认定为电机产业“链主”企业。",
        "电机产业发展很快。鼎泰光电有限公司2003年成立，位于慈溪市城南工业园，今年前10个月产销电机9600台，是当之无愧的龙头。",
        "电机产业去年产值200亿元，储能产业才起步。鼎泰光电有限公司、远景光能两家电机龙头都在扩产。",
    ],
)
def test_leaders(engine: Engine, text: str) -> None:
    assert (FIRM, MOTORS) in edges(read(engine, text), "chainLeaderOf")


@pytest.mark.parametrize(
    "text",
    [
        "鼎泰光电有限公司是全球龙头企业的供应商，电机产业是主业。",
        "依托龙头企业，鼎泰光电有限公司发展电机产业。",
        "电机产业发展很快。鼎泰光电有限公司是慈溪市的纳税龙头。",
        "慈溪市构建“4+N”产业体系。鼎泰光电有限公司是其中的链主企业。",
    ],
)
def test_no_leaders(engine: Engine, text: str) -> None:
    assert edges(read(engine, text), "chainLeaderOf") == set()


def test_each_leads_its_own(engine: Engine) -> None:
    text = "慈溪市电机产业、轴承产业的链主分别是鼎泰光电有限公司、远航集团。"
    assert edges(read(engine, text), "chainLeaderOf") == {(FIRM, MOTORS), ("远航集团", "轴承产业")}


def test_a_leader_is_no_title(engine: Engine) -> None:
    found = edges(read(engine, "鼎泰光电有限公司被评为浙江省电机产业链“链主”企业。"), "hasDesignation")
    assert found == set()


def test_a_chain_called_by_its_stem_is_the_sector_from_then_on(engine: Engine) -> None:
    text = "光伏产业集群去年产值300亿元。电缆产业集群去年产值200亿元。光伏链上，远航集团年产组件20万套。电缆链上则由鼎泰光电有限公司领衔。"
    assert edges(read(engine, text), "chainLeaderOf") == {(FIRM, "电缆产业集群")}


def test_who_leads_one_trade_leads_no_other(engine: Engine) -> None:
    found = edges(read(engine, "电机产业发展很快。鼎泰光电有限公司是慈溪市的钢铁龙头。"), "chainLeaderOf")
    assert found == {(FIRM, "钢铁")}
