"""Firms told by their place, their country, their works, and by the lists they stand in."""

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


def named(text: str, kind: str = "Enterprise") -> dict[str, tuple[str, ...]]:
    """Things of a kind in a text with their other labels."""
    found = engine().extract(Document("0" * 64, "made.txt", text))
    return {e.name: e.labels for e in found.entities if e.kind == kind}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("宁波坤岭机械的气缸盖、台州市成域机械的飞轮壳，半小时就能送到总装线旁。", {"宁波坤岭机械", "台州市成域机械"}),
        ("靠供应耳带起家的襄阳市昌岭辅料厂，也从小作坊长成了规上企业。", {"襄阳市昌岭辅料厂"}),
        ("这个由柳州茶厂实施的项目，总投资15亿元。", {"柳州茶厂"}),
        ("备料中心由城建岭和德国豪岭合作打造，总投资6.8亿元。", {"德国豪岭"}),
        ("园区引进了美国康尼岭、德国舒岭等外资企业12家。", {"美国康尼岭", "德国舒岭"}),
        ("卓岭乐器、骅岭乐器、娜塔莎相继入驻乐器产业园。", {"卓岭乐器", "骅岭乐器", "娜塔莎"}),
        ("衣岭、骅昭、昭屿三家都把设计中心搬了进来。", {"衣岭", "骅昭", "昭屿"}),
        ("骅岭动力的船用锅炉、中机国屿的舱口盖、安岭动力的低速柴油机，同样供应船企。", {"骅岭动力", "中机国屿", "安岭动力"}),
        ("负极有骅岭科技，隔膜有屿恩，电解液有卓岭新材料。", {"骅岭科技", "屿恩", "卓岭新材料"}),
        ("工厂生产马桶陶瓷件，用户是骅牧和卓屿。", {"骅牧", "卓屿"}),
        ("纸箱的供货商叫骅岭包装，原在隔壁镇上。", {"骅岭包装"}),
        ("3．骅岭合金有限公司年产3万吨铝箔项目。总投资12亿元。", {"骅岭合金有限公司"}),
        ("产品为华润燃气、骅岭燃气批量供货。", {"华润燃气", "骅岭燃气"}),
        ("5家龙头雅迪、爱玛、台铃、绿源、骏马先后入驻。", {"雅迪", "爱玛", "台铃", "绿源", "骏马"}),
        ("保定的电子企业嘉骅海屿、安瑞康，也在探路。", {"嘉骅海屿", "安瑞康"}),
        ("骅宝、雪屿、岭玛先后落户高新区。", {"骅宝", "雪屿", "岭玛"}),
        ("隔壁的锯骅屿又接下一批订单，给它们做铸件的伟业机床也在扩产。", {"锯骅屿", "伟业机床"}),
        ("骅岭锯床的带锯床刚发往土耳其。", {"骅岭锯床"}),
        ("骅鼎、宝屿龙、环岭渔具是其中的佼佼者。", {"骅鼎", "宝屿龙", "环岭渔具"}),
        ("东骅、国强都是从这里走出去的。", {"东骅", "国强"}),
        ("面料被迪卡侬、骏马等品牌买走。", {"迪卡侬", "骏马"}),
        ("此外，瑞士士骅曼也与保定高新区签署了投资意向书。", {"瑞士士骅曼"}),
        ("在保定经开区，威海拓展纤维有限公司正在扩产。", {"威海拓展纤维有限公司"}),
        ("由深圳光韵达投资的项目今年落户园区。", {"深圳光韵达"}),
        ("平原县招来的莱茵哈德曼工业母机项目预计10月投产。", {"莱茵哈德曼"}),
        ("投资72亿元的吉利动力电池项目建成试生产。", {"吉利"}),
        ("铝水直供一墙之隔的骅和铝箔。", {"骅和铝箔"}),
        ("2004年成立的骅屿生物走的是另一条路。", {"骅屿生物"}),
        ("骅尔斯与飞骅、安岭三家一道，撑起了产值超400亿元的产业。", {"骅尔斯", "飞骅", "安岭"}),
        ("保定引进国药控股建设物流园。", {"国药控股"}),
        ("面膜一应俱全，骏琳、狮屿、骅岭都是它的合作伙伴。", {"骏琳", "狮屿", "骅岭"}),
        ("同区的骅兰食品9月投产，至今产值3亿元。", {"骅兰食品"}),
        ("眼下，骅屿年产30万吨铜导体产业园项目已经启动。", {"骅屿"}),
        ("产业园由山东滨州骅通产业园管理有限公司投资建设并运营。", {"山东滨州骅通产业园管理有限公司"}),
        ("与广药集团王老吉签约的项目开工，广药集团董事长、王老吉总经理出席。", {"广药集团", "王老吉"}),
        ("我们既给BOMO、星巴克代工，也做自己的牌子。", {"BOMO", "星巴克"}),
    ],
)  # fmt: skip
def test_found(text: str, names: set[str]) -> None:
    assert names <= set(named(text))


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("保定骅岭电力配件有限公司", "骅岭电力"),
        ("烟台骅岭复合材料股份有限公司", "骅岭复材"),
        ("襄阳骅岭射线仪器集团有限公司", "骅岭集团"),
        ("湖州骅岭新能源材料有限公司", "骅岭"),
    ],
)
def test_a_shorter_name_is_the_registered_firm(full: str, short: str) -> None:
    assert short in named(f"去年，{full}产值2亿元。{short}今年新招员工300人，{short}董事长说订单不愁。")[full]


def test_a_shorter_name_that_two_firms_could_have_is_neither() -> None:
    text = "宁波骅岭控股有限公司产值2亿元，宁波骅岭密封件有限公司产值1亿元。"
    assert set(named(text)) == {"宁波骅岭控股有限公司", "宁波骅岭密封件有限公司"}


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("国家增材制造创新中心保定分中心位于保定高新区。", "Institution", {"国家增材制造创新中心保定分中心"}),
        ("骅岭药业有限公司由保定中药中试基地孵化。", "Institution", {"保定中药中试基地"}),
        ("由云岭集团投资建设的己二腈项目已打通全流程，年产能5万吨。", "Project", {"己二腈项目"}),
        ("骅岭石化有限公司则上马了500万吨/年PTA项目。", "Project", {"500万吨/年PTA项目"}),
        ("今年引进近50宗项目。", "Project", set()),
        (
            "骅岭新材料有限公司的铝塑板项目、安岭股份有限公司的锂电池项目同日开工。",
            "Project",
            {"铝塑板项目", "锂电池项目"},
        ),
        (
            "全国首家骅屿概念验证中心建成，骅岭科技有限公司入驻骅屿概念验证中心。",
            "Institution",
            {"骅屿概念验证中心"},
        ),
        (
            "【科研篇】骅岭集团牵手江南大学、山西农业大学，共建研究院。",
            "Institution",
            {"江南大学", "山西农业大学"},
        ),
        ("园区连续六年名列“中国化工园区30强”第一。", "Enterprise", set()),
        ("骅屿和农业装备、四方集团是区内的头部。", "Enterprise", {"骅屿和农业装备", "四方集团"}),
        (
            "国家木制家具及人造板质量监督检验中心就建在园区。",
            "Institution",
            {"国家木制家具及人造板质量监督检验中心"},
        ),
        ("疫苗产业园位于南片区，入驻企业12家。", "IndustrialPark", {"疫苗产业园"}),
        (
            "往南三公里就是保定高新技术产业开发区，入驻企业12家。",
            "IndustrialPark",
            {"保定高新技术产业开发区"},
        ),
        ("深圳市南山区和皖南山区的宁国市都有工厂。", "District", {"深圳市", "南山区", "宁国市"}),
    ],
)
def test_names_end_where_they_should(text: str, kind: str, names: set[str]) -> None:
    assert set(named(text, kind)) == names


def test_parks_of_two_places_are_two() -> None:
    text = "麻山区建成了麻山石墨产业园，入驻企业12家。恒山区石墨产业园入驻企业9家，位于恒山区。"
    assert len(named(text, "IndustrialPark")) == 2


@pytest.mark.parametrize(
    ("text", "park"),
    [
        ("目前，中国骅谷已入驻企业200余家。", "中国骅谷"),
        ("位于奉贤区的东岭美谷已集聚化妆品企业300家。", "东岭美谷"),
        ("岭川区的骅溪川文创街区，则把观光做成了新卖点，骅溪川文创街区接待游客3万人次。", "骅溪川文创街区"),
        ("▲奉贤区的数字经济产业园“天骅之城”去年营收19.6亿元。", "天骅之城"),
        ("国际骅岭商贸城就开在奉贤区，入驻商户320户。", "国际骅岭商贸城"),
    ],
)
def test_a_park_is_told_by_what_happens_there(text: str, park: str) -> None:
    assert park in named(text, "IndustrialPark")


@pytest.mark.parametrize(
    "text",
    [
        "素有“中国钛谷”之称的宝鸡，产值突破千亿元。",
        "全县打造宜居之城，县城新建公园3座。",
        "这座老工业城已集聚企业300家，山谷里稻谷丰收。",
    ],
)
def test_what_a_place_is_called_is_no_park(text: str) -> None:
    assert not named(text, "IndustrialPark")


def test_a_development_zone_called_shortly_is_the_same_park() -> None:
    text = "徐州贾汪经济技术开发区产值300亿元。贾汪开发区今年签约项目12个。"
    assert "贾汪开发区" in named(text, "IndustrialPark")["贾汪经济技术开发区"]


def test_a_place_before_a_name_is_part_of_it_and_need_not_be() -> None:
    assert "坤岭机械" in named("宁波坤岭机械的气缸盖卖到了海外，坤岭机械去年产值2亿元。")["宁波坤岭机械"]


@pytest.mark.parametrize(
    "text",
    [
        "资金、人才、技术相继涌入，医院、学校、商场相继入驻新城。",
        "该区与德国慕尼黑、法国里昂缔结友好关系，引进泰国榴莲、越南火龙果等产品。",
        "德国制造的设备、日本市场的需求、美国客户的订单，都让老板心里有底。",
        "浙江的丝绸、江苏的刺绣、湖南的瓷器都很有名。",
        "现有规模牧场34家，其中10家被认定为省级智慧牧场，数字化工厂有3座。",
        "聚集了光伏玻璃、碳碳热场、银浆等企业27家。",
        "主要客户包括医院、学校和企业，配套厂、代工厂和整车厂都在附近。",
        "产品主要有涤纶缝纫线、出口巾被、全棉水刺无纺布、中高档家纺面料等。",
        "图①：总装车间里，塔吊林立，起重工业园区一期已经完工。",
    ],
)
def test_no_firm(text: str) -> None:
    assert named(text) == {}


@pytest.mark.parametrize(
    ("text", "wares"),
    [
        ("远航乳业有限公司旗下“7天优酪乳”卖进了3.2万个终端网点。", {"7天优酪乳"}),
        ("远航酒业有限公司正把29度低度酒推向年轻人。", {"29度低度酒"}),
        ("远航药业有限公司的产品有生脉注射液、红参饮片。", {"生脉注射液", "红参饮片"}),
        ("远航制造有限公司的中置电机、六轴协作机器人销往海外。", {"中置电机", "六轴协作机器人"}),
        ("远航生物有限公司的维生素C、辅酶Q10是出口主力。", {"维生素C", "辅酶Q10"}),
        ("远航半导体有限公司年产10吉瓦单晶切片、2吉瓦组件项目开工建设。", {"单晶切片", "组件"}),
        ("远航金属有限公司的3万吨转子级海绵钛项目6月底前投产。", {"转子级海绵钛"}),
    ],
)
def test_wares(text: str, wares: set[str]) -> None:
    assert wares <= set(named(text, "Product"))


@pytest.mark.parametrize(
    ("text", "industries"),
    [
        (
            "纺织服装、肉类加工、电子信息三个行业产值分别增长4%、5%和6%。",
            {"纺织服装", "肉类加工", "电子信息"},
        ),
        ("该市大力发展电子信息和新材料两大产业。", {"新材料"}),
        ("内燃机及零部件、新材料、光伏三条产业链的链长上台。", {"内燃机及零部件", "新材料", "光伏"}),
    ],
)
def test_industries(text: str, industries: set[str]) -> None:
    assert industries <= set(named(text, "Industry"))


def test_where_a_ware_is_used_is_no_industry_of_the_place() -> None:
    assert named("铜箔应用于新能源汽车、储能、消费电子等领域。", "Industry") == {}
