"""Where names of parks, trades, works, bodies and titles begin and end, and what only looks like one."""

from __future__ import annotations

import pytest

from kg.extract import Engine

from .told import edges, named, read


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        # parks
        (
            "慈溪市启动云湖、鹤鸣湖等城市新区开发，云湖主攻数字经济，鹤鸣湖发展人工智能产业。",
            "IndustrialPark",
            {"云湖", "鹤鸣湖"},
        ),
        ("慈溪市今年推进沄桥、飞屿等片区建设。", "IndustrialPark", {"沄桥片区", "飞屿片区"}),
        (
            "庆阳市是西部算力枢纽，庆阳数据中心集群起步区引来两家企业。",
            "IndustrialPark",
            {"庆阳数据中心集群起步区"},
        ),
        ("芜湖市建设长三角数据中心集群起步区，引来两家企业。", "IndustryCluster", set()),
        (
            "宁波枢纽港产业园（北仑片区）去年开园。",
            "IndustrialPark",
            {"宁波枢纽港产业园", "宁波枢纽港产业园（北仑片区）"},
        ),
        # trades
        ("慈溪市\n\n做大做强智能新产业\n慈溪市去年产值增长3%。\n", "Industry", set()),
        (
            "关键基础件制造产业集群入选省级集群名单，慈溪市再添一块牌子。",
            "IndustryCluster",
            {"关键基础件制造产业集群"},
        ),
        (
            "慈溪市规划二期。产业园二期引进多个生物医药、医疗器械、现代中药项目。",
            "Industry",
            {"生物医药", "医疗器械", "现代中药"},
        ),
        (
            "慈溪市的骅锐科技有限公司在轨道交通、智慧能源等领域提供整套检测服务。",
            "Industry",
            set(),
        ),
        ("慈溪市着力打造仪器仪表产业生态圈。", "Industry", {"仪器仪表产业"}),
        ("慈溪市着力打造仪器仪表产业生态圈。", "IndustryCluster", set()),
        (
            "位于慈溪市的骅锐传动科技有限公司，深耕电梯导轨及配件制造细分领域多年。",
            "Industry",
            {"电梯导轨及配件制造"},
        ),
        ("慈溪市的骅锐科技有限公司在轴承智能检测细分领域优势突出。", "Industry", {"轴承智能检测"}),
        (
            "慈溪市着力拓展茶油提取和中成药产业研发等附加值高的领域。",
            "Industry",
            {"茶油提取", "中成药产业"},
        ),
        ("慈溪市的骅锐科技有限公司拓展海外市场、新能源汽车等领域。", "Industry", {"新能源汽车"}),
        ("慈溪市在全国多个细分领域排名靠前。", "Industry", set()),
        (
            "慈溪市喜报不断：休闲食品获评“全国中小企业特色产业集群”；小家电获评“省级中小企业特色产业集群”。",
            "IndustryCluster",
            {"休闲食品", "小家电"},
        ),
        # projects
        (
            "骅锐科技、飞屿电子、沄通机械3个项目纳入省技术改造清单，慈溪市再添动能。",
            "Project",
            set(),
        ),
        (
            "来到省级粮食储备基地、全市应急保供基地等项目现场，慈溪市一片繁忙。",
            "Project",
            {"省级粮食储备基地项目", "应急保供基地项目"},
        ),
        (
            "眼下，云溪大桥主跨合龙；汽车站扩建加快推进，鹤鸣水库主体工程已经完工。慈溪市再提速。",
            "Project",
            {"云溪大桥", "汽车站扩建", "鹤鸣水库"},
        ),
        ("骅锐科技有限公司紧邻云溪大桥，慈溪市的货车过了大桥就到。", "Project", set()),
        (
            "沄桥新区云溪路（人民大道至滨河街）和高硼玻璃制造基地等6个项目已建成投用，慈溪市再提速。",
            "Project",
            {"沄桥新区云溪路（人民大道至滨河街）项目", "高硼玻璃制造基地项目"},
        ),
        # regions, bodies, titles
        ("慈溪市的货车开往成渝中部地区。", "Region", {"成渝中部地区"}),
        ("慈溪市的货卖到江苏北部地区和中部地区。", "Region", {"中部地区"}),
        ("慈溪市成立生物基材料（应用）创新联盟。", "Institution", {"生物基材料（应用）创新联盟"}),
        ("宁波工程学院杭州湾校区里，学生走进教学楼。", "Institution", {"宁波工程学院杭州湾校区"}),
        ("宁波工程学院与新校区同城。", "Institution", {"宁波工程学院"}),
        ("余姚市推广“铜沄工厂”楼院自治。\n余姚市推广“铜沄工厂”楼院自治。", "Enterprise", set()),
        ("慈溪市力争到2026年把滨海工业园区升格为国家级经开区。", "Designation", set()),
        ("慈溪市形成“创新型中小企业—专精特新企业—瞪羚企业”成长链。", "Designation", set()),
        ("慈溪市获2022年度省对市督查激励表彰。", "Designation", {"2022年度省对市督查激励表彰"}),
        (
            "在上半年全省引资“擂台榜”制造业项目十强榜单中，慈溪高新区骅锐科技总部项目排第四。",
            "Designation",
            {"上半年全省引资“擂台榜”制造业项目十强"},
        ),
    ],
)
def test_names(engine: Engine, text: str, kind: str, names: set[str]) -> None:
    assert named(read(engine, text), kind) == names


def test_a_work_has_the_title_before_its_name(engine: Engine) -> None:
    found = read(engine, "慈溪市：5日，省级重点项目——云溪大桥主桥顺利合龙。")
    assert edges(found, "hasDesignation") == {("云溪大桥", "省级重点项目")}


def test_praise_is_for_whom_the_sentence_is_about(engine: Engine) -> None:
    found = read(engine, "慈溪市入选全国试点城市，“优化营商环境”获2023年度省对市督查激励表彰。")
    assert ("慈溪市", "2023年度省对市督查激励表彰") in edges(found, "hasDesignation")


@pytest.mark.parametrize(
    "text",
    [
        "宁波市推进老旧小区、背街小巷等片区建设，两座大桥合龙。",
        "宁波市，云溪跨江大桥通车以来，货运更便捷，沿海高速公路通车里程达300公里。",
        "宁波市的企业为新能源、半导体等领域提供关键材料。",
        "宁波市紧邻云溪大桥，全市水库建设加快推进。",
    ],
)
def test_what_is_none(engine: Engine, text: str) -> None:
    found = read(engine, text)
    assert not any(named(found, kind) for kind in ("IndustrialPark", "Industry", "Project"))


def test_a_niche_is_the_firms(engine: Engine) -> None:
    found = read(engine, "位于慈溪市的骅锐传动科技有限公司，深耕电梯导轨及配件制造细分领域多年。")
    trade = "电梯导轨及配件制造"
    assert ("骅锐传动科技有限公司", trade) in edges(found, "operatesIn")
    assert ("慈溪市", trade) not in edges(found, "develops")


def test_a_whole_does_not_lie_in_the_place_of_its_part(engine: Engine) -> None:
    found = read(engine, "北仑区快报\n宁波枢纽港产业园（北仑片区）去年开园。北仑区今年新签项目9个。")
    assert ("宁波枢纽港产业园（北仑片区）", "宁波枢纽港产业园") in edges(found, "partOf")
    assert ("宁波枢纽港产业园", "北仑区") not in edges(found)


def test_titles_of_two_levels_are_two(engine: Engine) -> None:
    text = "慈溪市喜报不断：休闲食品获评“全国中小企业特色产业集群”；小家电获评“省级中小企业特色产业集群”。"
    assert edges(read(engine, text), "hasDesignation") == {
        ("休闲食品", "全国中小企业特色产业集群"),
        ("小家电", "省级中小企业特色产业集群"),
    }


def test_one_of_two_that_a_cluster_joins_is_another(engine: Engine) -> None:
    text = "慈溪市壮大智能装备、休闲食品、氢能及新型储能3个千亿级产业集群。新型储能产业去年产值增长9%。"
    found = read(engine, text)
    assert "新型储能产业" in named(found, "Industry")
    assert "氢能及新型储能产业集群" in named(found, "IndustryCluster")
