"""What a number measures where its words stand on both sides of it or around it, and what is no number of anybody."""

from __future__ import annotations

import pytest

from kg.extract.engine import Engine

from .test_numbers import told

SENTENCES = {
    "by what it is done is no part of a metric": (
        "宁波骅锐机械有限公司通过对车间86台设备的改造，产能提升20%。凭借100%自主研发的能力，公司产值达3亿元。",
        [
            "宁波骅锐机械有限公司 设备 86台",
            "宁波骅锐机械有限公司 产能增速 20%",
            "宁波骅锐机械有限公司 自主研发率 100%",
            "宁波骅锐机械有限公司 产值 3亿元",
        ],
    ),
    "what a base makes, wherever it is": (
        "位于保定高新区的骅锐新材料5万吨隔膜材料生产基地正式投产。",
        ["骅锐新材料 隔膜材料产能 5万吨"],
    ),
    "what is done to so much of something": (
        "宁波骅锐机械有限公司实现了模具设计、铸造和加工100%国产化。宁波飞屿环保有限公司废水100%回用。",
        ["宁波骅锐机械有限公司 国产化率 100%", "宁波飞屿环保有限公司 废水回用率 100%"],
    ),
    "what part of something is of a kind": (
        "宁波骅锐机械有限公司46%的员工均为技术人员。宁波飞屿环保有限公司现有员工300人，其中六成是研发人员。",
        [
            "宁波骅锐机械有限公司 技术人员占比 46%",
            "宁波飞屿环保有限公司 员工 300人 2025",
        ],
    ),
    "research by its name in statistics": (
        "保定市莲池区R&D（研究与试验发展）经费投入强度达2.9%。宁波市北仑区研究与试验发展经费投入120亿元。",
        ["莲池区 研发经费投入强度 2.9%", "北仑区 研发经费投入 120亿元"],
    ),
    "how others of the trade fare is nobody's": (
        "宁波骅锐机械有限公司落户北仑区。行业亩均产值300万元，该公司为820万元。",
        ["宁波骅锐机械有限公司 亩均产值 820万元"],
    ),
    "the size of a kind of thing": (
        "宁波骅锐机械有限公司研发的8微米及以下超薄铜箔、80支及以上高支纱，销往多地。",
        [],
    ),
    "how far something goes": (
        "宁波骅锐航空有限公司落户北仑区，研制的云雁无人机满电可飞行80公里。",
        ["宁波骅锐航空有限公司 航程 80公里"],
    ),
    "in which trade one is ranked": (
        "宁波骅锐机械有限公司的齿轮国内市场份额超过25%，名列国内齿轮行业前三甲。",
        ["宁波骅锐机械有限公司 齿轮国内市场份额 25%", "宁波骅锐机械有限公司 国内齿轮行业排名 3名"],
    ),
    "a firm in times like these": (
        "宁波骅锐电池有限公司作为北仑区的链主企业，在全球储能产业快速发展的背景下，累计产值超200亿元。",
        ["宁波骅锐电池有限公司 产值 200亿元"],
    ),
    "projects with what is said of all of them first": (
        "北仑区签约工业项目46个，协议投资额210亿元，其中，20亿元以上项目7个。莲池区引进项目80个，总投资300亿元，其中50亿级项目2个。",
        [
            "北仑区 签约工业项目 46个",
            "北仑区 签约工业项目协议投资额 210亿元",
            "北仑区 20亿元以上签约工业项目 7个",
            "莲池区 引进项目 80个",
            "莲池区 引进项目总投资 300亿元",
            "莲池区 引进50亿级项目 2个",
        ],
    ),
    "projects of which some are named": (
        "莲池区加快建设。东湖产业新城长城路（一环至五环）和骅锐玻璃生产基地等12个项目已建成投用。42个产业发展项目完成投资51.2亿元。",
        ["莲池区 建成投用项目 12个", "莲池区 产业发展项目 42个", "莲池区 产业发展项目完成投资 51.2亿元"],
    ),
    "room for so many; land for a first phase": (
        "保定骅锐职业学院规划建设用地800亩，其中一期建设400亩，可容纳学生6000人。",
        [
            "保定骅锐职业学院 规划建设用地面积 800亩 target",
            "保定骅锐职业学院 一期建设用地面积 400亩 target",
            "保定骅锐职业学院 可容纳学生 6000人 target",
        ],
    ),
    "years told as from one to another; the year of a list": (
        "从2012年到2022年，北仑区规上工业企业数量增长3.2倍，产值增长12倍。今年前7月，北仑区获2023年度省级督查表彰。全区18家企业列入省级重点名单。",
        [
            "北仑区 规上工业企业数量增速 3.2倍 2012",
            "北仑区 产值增速 12倍 2012",
            "北仑区 省级重点企业数量 18家 2025",
        ],
    ),
    "a park that its clause presents; a place that plans; what counted projects cost": (
        (
            "位于保定东湖工业区的涿州云岭产业园，规划面积8.5平方公里。\n\n路边是占地900亩的涿州骅锐智能制造产业园，入园企业已有36家。\n\n"
            "骅锐能源有限公司与涿州市签约建设储能生产线。当地还提出，到2027年，风电整机年产能达到2000万千瓦。\n\n"
            "骅锐年产3万套阀门项目落户北仑区。上半年，北仑区签约亿元以上项目64个，协议投资240亿元；同期开工57个，协议投资189亿元。"
        ),
        [
            "云岭产业园 规划面积 8.5平方公里",
            "骅锐智能制造产业园 占地面积 900亩",
            "骅锐智能制造产业园 企业 36家 2025",
            "涿州市 风电整机产能 2000万千瓦 2027 target",
            "骅锐年产3万套阀门项目 产能 3万套 target",
            "北仑区 签约亿元以上项目 64个 2025",
            "北仑区 签约项目协议投资 240亿元 2025",
            "北仑区 开工 57个 2025",
            "北仑区 协议投资 189亿元 2025",
        ],
    ),
    "the firm that a sentence comes to behind its place": (
        "河北涿州，东仙坡往北的涿州经开区里，骅锐电气股份有限公司的车间灯火通明。4条自动化产线同时开动。",
        ["骅锐电气股份有限公司 自动化产线 4条"],
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_what_is_measured(engine: Engine, name: str) -> None:
    text, expected = SENTENCES[name]
    assert told(engine, text) == expected
