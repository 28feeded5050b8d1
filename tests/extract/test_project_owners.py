"""Projects as lists and reports name them: whose they are, without 项目, counted, told of after their number."""

from __future__ import annotations

from functools import cache

import pytest

from kg.extract import build_engine
from kg.extract.engine import Engine
from kg.model import Document
from kg.seeds import load_seeds
from kg.vocab import load_vocab


@cache
def engine() -> Engine:
    return build_engine(load_seeds(), load_vocab())


def named(text: str, kind: str) -> set[str]:
    """Names and labels of a kind in a text."""
    found = engine().extract(Document("0" * 64, "made.txt", text))
    return {name for e in found.entities if e.kind == kind for name in (e.name, *e.labels)}


@pytest.mark.parametrize(
    ("text", "firm", "project"),
    [
        (
            "签下晖沄储能柜组装、珂盘实业跨境冷链产业园等优势项目45个。",
            "珂盘实业",
            "珂盘实业跨境冷链产业园项目",
        ),
        ("签下晖沄储能柜组装、珂盘实业跨境冷链产业园等优势项目45个。", "晖沄", "晖沄储能柜组装项目"),
        ("迪骅健医药自动化物流仓库等4个项目顺利竣工。", "迪骅健医药", "迪骅健医药自动化物流仓库项目"),
        (
            "园内7个产业项目集中投产，分别是优骐体育器材制造、格骅德润滑油生产、精沄诚人防设备生产。",
            "格骅德",
            "格骅德润滑油生产项目",
        ),
        (
            "骅贤高安全性聚酰亚胺锂电池隔膜制造一期项目已取得施工许可。",
            "骅贤",
            "骅贤高安全性聚酰亚胺锂电池隔膜制造一期项目",
        ),
        ("总投资10亿元的骅得高端重型数控机床生产项目加快推进。", "骅得", "骅得高端重型数控机床生产项目"),
        ("骅得康IVD全产业链科技园项目开工。", "骅得康", "骅得康IVD全产业链科技园项目"),
        ("格尔木工业园宏沄源100MW光伏储能项目开工。", "宏沄源", "宏沄源100MW光伏储能项目"),
        ("引来川沄“铜钛磷”、鑫骅电子铜带等项目。", "川沄", "川沄“铜钛磷”项目"),
    ],
)
def test_a_firm_opens_what_it_builds(text: str, firm: str, project: str) -> None:
    assert firm in named(text, "Enterprise")
    assert project in named(text, "Project")


@pytest.mark.parametrize(
    "text",
    [
        "新建高速铁路声屏障、铁路预埋件项目占地161亩。",
        "集成电路关键材料项目总投资45亿元。",
        "夏日沄木抽水蓄能项目、青沄直流二期外送项目开工。",
        "高纯石英砂、双碳展示中心等项目陆续开工。",
        "光伏、风电等项目加快建设。",
    ],
)
def test_no_firm_opens_it(text: str) -> None:
    assert named(text, "Enterprise") == set()


def test_a_list_is_no_project_of_its_own() -> None:
    projects = named("骅楚原料药、金沄电子化学试剂等一批绿色化工项目正在建设。", "Project")
    assert not any("等一批" in name for name in projects)


def test_a_project_named_by_its_firm_alone_is_its_only_one() -> None:
    text = "骅得康IVD全产业链科技园项目于1月开工。骅得康项目用地61亩，建10栋实验室。"
    found = engine().extract(Document("0" * 64, "made.txt", text))
    assert [e.name for e in found.entities if e.kind == "Project"] == ["骅得康IVD全产业链科技园项目"]
