"""When a number holds, and whether it is done: years handed on, hope that is not, what something grew from."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.extract.engine import Engine
from kg.model import Document, ReportDate

REPORTED = dt.date(2025, 8, 20)


def told(engine: Engine, text: str, reported: dt.date = REPORTED) -> list[str]:
    """The numbers of a text as “value unit, first year–last year, status”; actual is left out."""
    date = ReportDate(reported, "day", "given")
    extract = engine.extract(Document("0" * 64, "made.txt", text, date=date))
    rows = []
    for one in extract.observations:
        if one.confidence < 0.5 or not one.unit_text:
            continue
        years = f"{one.start.year}–{one.end.year}" if one.start and one.end else "–"
        status = "" if one.status == "actual" else one.status
        rows.append(f"{one.value_text} {years} {status}".strip())
    return rows


SENTENCES = {
    "what grew from one year to another; what grew beside it; by how much": (
        "奉化区地区生产总值由2021年的800亿元增长到2024年的960亿元，增长20%；财政收入由60亿元增长到75亿元，增长25%。",
        [
            "800亿元 2021–2021",
            "960亿元 2024–2024",
            "20% 2021–2024",
            "60亿元 2021–2021",
            "75亿元 2024–2024",
            "25% 2021–2024",
        ],
    ),
    "what there was before a plan is done, and of no time told": (
        "宁波恒泰轴承有限公司计划2027年投产二期，届时轴承年产能将由300万套提高到500万套。",
        ["300万套 –", "500万套 2027–2027 forecast"],
    ),
    "since a year": (
        "2019年以来，涿州市累计签约项目86个。如今，涿州市拥有高新技术企业120家。",
        ["86个 2019–2025", "120家 2025–2025"],
    ),
    "months that are not over are last year's behind a semicolon; so is 全年": (
        "去年1至9月，余姚市规上工业总产值达900亿元；1至10月，生产灯具5000万套。去年，恒泰阀门升级产线；全年产值3亿元。",
        ["900亿元 2024–2024", "5000万套 2024–2024", "3亿元 2024–2024"],
    ),
    "当年 with its month is of the year told before": (
        "2022年，保定高新区引进企业30家。当年6月，园区在建项目有12个。",
        ["30家 2022–2022", "12个 2022–2022"],
    ),
    "a year in brackets is of what stands in them": (
        "定州市体育用品产业园：去年产值15亿元（2022年为12.3亿元），用工2200人。",
        ["15亿元 2024–2024", "12.3亿元 2022–2022", "2200人 2024–2024"],
    ),
    "去年同期 is last year for the number that follows it at once": (
        "慈溪市规上工业利润去年同期为12亿元。",
        ["12亿元 2024–2024"],
    ),
    "money is not dated by when a plant is finished": (
        "总投资5亿元的恒源智能泵项目预计年底竣工。",
        ["5亿元 –"],
    ),
    "what follows the report's own 目前 behind a semicolon": (
        "2021年，象山县产值80亿元。目前，象山县落户企业40家；县内有研发机构12个。",
        ["80亿元 2021–2021", "40家 2025–2025", "12个 2025–2025"],
    ),
    "what is aimed at is not of a year gone by": (
        "2023年，高密市家纺产值90亿元。接下来，高密市将新建标准厂房企业集聚区，引进家纺企业20家，力争2027年产值达到120亿元。",
        ["90亿元 2023–2023", "20家 2027–2027 target", "120亿元 2027–2027 target"],
    ),
    "hope behind a number; hope of its own clause; capacity that is designed": (
        (
            "宁波恒泰轴承有限公司一期10条产线去年8月满产，二期15条产线预计明年10月投产。"
            "衢州恒源阀门有限公司年产能按40万台设计。"
        ),
        ["10条 2024–2024", "15条 2026–2026 forecast", "40万台 – target"],
    ),
    "a place that somebody builds has its numbers all the same": (
        "象山县冷链园区由恒顺物流公司打造，经营品种1200个。",
        ["1200个 –"],
    ),
    "what is due of one firm is not handed to the next": (
        "去年，青田县产值90亿元。宁波恒泰轴承有限公司二期生产线8条明年竣工。舟山恒顺船舶配件有限公司年产螺旋桨3万只。",
        ["90亿元 2024–2024", "8条 2026–2026 target", "3万只 –"],
    ),
    "hope is not handed to firms, nor that of money planned to what is counted": (
        (
            "舟山市船舶产业产值有望达到500亿元。舟山恒顺船舶配件有限公司年产值3亿元。"
            "舟山市新开工项目18个，年度计划投资30亿元；续建项目42个。"
        ),
        ["500亿元 – forecast", "3亿元 –", "18个 –", "30亿元 – target", "42个 –"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_period(engine: Engine, text: str, expected: list[str]) -> None:
    assert told(engine, text) == expected


def test_a_year_that_has_just_begun_is_planned(engine: Engine) -> None:
    text = "2025年，桐庐县规上工业增加值增长7%左右。2025年以来，桐庐县新开工项目12个。"
    assert told(engine, text, dt.date(2025, 1, 15)) == ["7% 2025–2025 target", "12个 2025–2025"]
    assert told(engine, text)[0] == "7% 2025–2025"


@pytest.mark.parametrize(
    ("told_of", "status"),
    [
        ("已经投入运行", ""),
        ("去年6月在镇里投产", ""),
        ("分两期实施：一期2万吨已达产，二期明年建成", " target"),
        ("推迟到2026年投产", " target"),
        ("主体封顶", " target"),
    ],
)
def test_capacity_of_a_project_is_there_when_all_of_it_runs(
    engine: Engine, told_of: str, status: str
) -> None:
    rows = told(engine, f"浙江恒源纤维有限公司年产5万吨再生纤维项目{told_of}。")
    assert rows[0].split(" ", 1)[0] == "5万吨"
    assert rows[0].endswith(status) and (status or "target" not in rows[0])
