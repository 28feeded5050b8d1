"""Firms that nobody knows: told by how their brand sounds, by its trade, and by those it is listed with."""

from __future__ import annotations

import pytest

from kg.extract import Engine
from kg.extract.lexicon import build_lexicon
from kg.extract.sounds import Sounds
from kg.names import NameSplitter
from kg.seeds import load_seeds
from tests.extract.told import named, read


def firms(engine: Engine, text: str) -> set[str]:
    return named(read(engine, text), "Enterprise")


def test_characters_of_known_brands_sound_better() -> None:
    sounds = build_lexicon(load_seeds()).sounds
    for brand, other in (("隆达", "混塔"), ("华创", "瓶商"), ("恒泰", "早年"), ("盛通达", "盛通则")):
        assert sounds.of(brand) > sounds.of(other) + 2


def test_a_brand_sounds_like_its_weakest_pair() -> None:
    sounds = Sounds(["华龙集团", "华鼎", "安达"], NameSplitter(load_seeds()))
    assert sounds.of("华鼎") > sounds.of("鼎华")
    assert sounds.of("华鼎安") == min(sounds.of("华鼎"), sounds.of("鼎安"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("隆佳投资3亿元的家电项目落户园区。", {"隆佳"}),
        ("靠一根光纤起步的同信光电，如今年销售收入达到12亿元。", {"同信光电"}),
        ("大信工具搬进了新厂房。", {"大信工具"}),
        ("上游的昌得科技在镇上建成新车间。", {"昌得科技"}),
        ("另一位老邻居是同嘉新材，一墙之隔。", {"同嘉新材"}),
        ("随着骆驼、三枪、屿恒动力等企业的项目相继落地，园区热闹起来。", {"屿恒动力", "骆驼"}),
        ("昌屿、科林等企业先后入驻。", {"昌屿", "科林"}),
        ("嘉屿、瑞恒等整车厂带动周边配套企业就近布局。", {"嘉屿", "瑞恒"}),
        ("嘉瑞、昌恒也是公司的老客户。", {"嘉瑞", "昌恒"}),
        ("光伏领域有嘉屿、恒骏、昌禧，储能领域有泰屿、科骏。", {"嘉屿", "恒骏", "昌禧", "泰屿", "科骏"}),
        ("瑞恒、嘉骏也把数据中心建在了这里。", {"瑞恒", "嘉骏"}),
        ("昌骏、恒嘉两家上市公司研发投入均超3000万元。", {"昌骏", "恒嘉"}),
        ("昌骏汽车永康基地复工，恒泰汽车台州工厂扩产。", {"昌骏汽车", "恒泰汽车"}),
        ("在保定高新区，高信二期项目主体厂房拔地而起。", {"高信"}),
        ("丝路新材料无纺布项目、昌隆二期20万锭纺纱项目、恒瑞嘉40万锭纺纱项目陆续落地。", {"昌隆"}),
        ("工厂与嘉隆、恒泰、昌达保持长期战略合作。", {"嘉隆", "恒泰", "昌达"}),
        ("嘉隆食品与某县签下年产20万吨预制菜项目。", {"嘉隆食品"}),
        ("高隆数字化齿科项目、恒嘉医疗器械项目同日签约。", {"高隆"}),
    ],
)  # fmt: skip
def test_found(engine: Engine, text: str, names: set[str]) -> None:
    assert names <= firms(engine, text)


@pytest.mark.parametrize(
    "text",
    [
        "冷库还没盖好，订单先上了门。",
        "去年建有混塔产线3条。",
        "全市规上车企共拿下2000万美元订单。",
        "公司以新材料、新能源为主攻方向。",
        "企业资格上月被取消，同时把新能源列为重点。",
        "纺织、化工等企业集聚，民营、外资等企业竞相发展。",
        "高纯石墨产能达到3万吨，高端装备项目投产。",
        "土豆、红薯、玉米也是当地的主粮。",
        "与高校合作的项目落户新区。",
        "由政府投资的城北大道项目开工。",
        "供给市场的蔬菜年产5万吨，引来客商无数。",
        "宁波基地扩产，台州工厂复工。",
        "海盐县做强新材料、做大新能源，做优新食品。",
    ],
)
def test_not_found(engine: Engine, text: str) -> None:
    assert firms(engine, text) == set()
