"""What a sentence itself says of where somebody is: firms known by their place, counted ones, towns behind their county."""

from __future__ import annotations

import pytest

from kg.extract import Engine

from .told import edges, named, read

Edges = set[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("寿光有骅鸣，诸城有沄利斯。", {"骅鸣", "沄利斯"}),
        ("瑞安市：骅立在飞云街道，沄华波在塘下镇。", {"骅立", "沄华波"}),
        ("转向节来自台州玉环的骅岭，轮毂另购。", {"骅岭"}),
        ("光山县官渡河产业集聚区，骅羽尚、沄能、天骅羽绒抱团发展。", {"骅羽尚", "沄能", "天骅羽绒"}),
        ("天山铝业已终止收购阿拉尔市的黔山化工。", {"天山铝业", "黔山化工"}),
        ("凤冈县的老厂黔北生物重新开工。", {"黔北生物"}),
        ("位于汇川区的航天骅马机电制造出植保无人机。", {"航天骅马机电"}),
        ("宁海县的绿色食品今年好卖，诸城市的汽车电子正在升级，精细化工也已起步。", set()),
        (
            "安顺市西秀区：一街之隔的百沄制药今年扩产，镇上的神马骅塑业主打保鲜盒。",
            {"百沄制药", "神马骅塑业"},
        ),
        ("镇上的传统陶瓷今年好卖，当地的农产品加工正在升级。", set()),
        ("慈溪市有家电、轴承和模具三大产业。", set()),
        ("总部在慈溪市，工厂在鄞州区。", set()),
        ("板材来自临沂市的仓库，运费不低。", set()),
    ],
)
def test_firms_by_their_place(engine: Engine, text: str, firms: set[str]) -> None:
    assert named(read(engine, text), "Enterprise") == firms


@pytest.mark.parametrize(
    ("text", "expected", "refused"),
    [
        (
            "远景光能有限公司、鼎泰光电有限公司、浦和动力有限公司依次点火，后两家同属北仑经开区。",
            {("鼎泰光电有限公司", "北仑经开区"), ("浦和动力有限公司", "北仑经开区")},
            {("远景光能有限公司", "北仑经开区")},
        ),
        (
            "远景光能有限公司、鼎泰光电有限公司、浦和动力有限公司获得用地，前两家已在北仑经开区开工。",
            {("远景光能有限公司", "北仑经开区"), ("鼎泰光电有限公司", "北仑经开区")},
            {("浦和动力有限公司", "北仑经开区")},
        ),
        (
            "远航集团又办起了远景光能有限公司、鼎泰光电有限公司，它们均在北仑经开区。",
            {("远景光能有限公司", "北仑经开区"), ("鼎泰光电有限公司", "北仑经开区")},
            {("远航集团", "北仑经开区")},
        ),
        (
            "远景光能有限公司做鞋面，鼎泰光电有限公司做涂料。两家上市公司，一家在慈溪市，一家在宁海县。",
            {("远景光能有限公司", "慈溪市"), ("鼎泰光电有限公司", "宁海县")},
            {("远景光能有限公司", "宁海县")},
        ),
        (
            "做文具的是远景光能有限公司，做厨电的是鼎泰光电有限公司。两家企业分别扎根宁海县和慈溪市。",
            {("远景光能有限公司", "宁海县"), ("鼎泰光电有限公司", "慈溪市")},
            {("鼎泰光电有限公司", "宁海县")},
        ),
        (
            "原属远航机床有限公司的昆明鼎泰机床有限公司，去年起独立经营，如今扎根嵩明县杨林经开区。",
            {("昆明鼎泰机床有限公司", "杨林经开区")},
            {("远航机床有限公司", "杨林经开区")},
        ),
        (
            "驱车驶入蒲城县渭北煤化工业园，远航能源化工有限公司的高塔映入眼帘。",
            {("远航能源化工有限公司", "渭北煤化工业园")},
            set(),
        ),
    ],
)
def test_who_is_where(engine: Engine, text: str, expected: Edges, refused: Edges) -> None:
    found = edges(read(engine, text))
    assert expected <= found
    assert not refused & found


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("远航机械有限公司坐落于临海市古城街道，去年满产。", {"临海市", "古城街道"}),
        ("济南市章丘区刁镇，远航集团去年满产。", {"济南市", "章丘区", "刁镇"}),
        ("遂昌县三仁乡的远航机械有限公司去年满产。", {"遂昌县", "三仁乡"}),
        ("遂昌县三大镇各有特色，重点镇有五个。", {"遂昌县"}),
    ],
)
def test_towns_behind_their_county(engine: Engine, text: str, towns: set[str]) -> None:
    assert named(read(engine, text), "District") == towns


def test_a_slogan_below_the_name_of_a_place_does_not_end_its_section(engine: Engine) -> None:
    text = (
        "冲刺全年 交出答卷\n\n海盐\n\n提升亩均效益 打造一流园区\n\n骅锐机械有限公司产值3亿元。\n\n"
        "补齐短板 再上台阶\n\n飞屿模具有限公司扩产。\n\n桐乡\n\n构建现代产业体系\n\n航弘纺织有限公司产值2亿元。\n\n"
        "写在最后\n\n采访中，庆禾食品有限公司负责人说起往事。\n"
    )
    found = edges(read(engine, text))
    assert {
        ("骅锐机械有限公司", "海盐县"),
        ("飞屿模具有限公司", "海盐县"),
        ("航弘纺织有限公司", "桐乡市"),
    } <= found
    assert ("庆禾食品有限公司", "桐乡市") not in found
