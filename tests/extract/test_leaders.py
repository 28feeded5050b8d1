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
        "电机产业发展很快。鼎泰光电有限公司是慈溪市的服务龙头。",
        "慈溪市构建“4+N”产业体系。鼎泰光电有限公司是其中的链主企业。",
    ],
)
def test_no_leaders(engine: Engine, text: str) -> None:
    assert edges(read(engine, text), "chainLeaderOf") == set()


def test_who_leads_one_trade_leads_no_other(engine: Engine) -> None:
    found = edges(read(engine, "电机产业发展很快。鼎泰光电有限公司是慈溪市的钢铁龙头。"), "chainLeaderOf")
    assert found == {(FIRM, "钢铁")}
