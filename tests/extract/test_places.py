"""Where names stand: towns, chains, scenes, what is behind a place, parks under one head, projects and kinds of them."""

from __future__ import annotations

import pytest

from kg.extract.engine import Engine

from .told import edges, named, read


@pytest.mark.parametrize(
    ("text", "districts"),
    [
        ("陕西省咸阳市泾阳县云阳镇的茶园又绿了。", {"陕西省", "咸阳市", "泾阳县", "云阳镇"}),
        ("记者在吴兴区织里镇看到，童装远销海外。织里镇以北是轧村。", {"吴兴区", "织里镇"}),
        ("打造特色小镇，推进新型城镇建设，乡镇企业、镇村干部都很忙。", set()),
        ("当地还拆解镇街业务事项，量化工作指标。", set()),
        ("准格尔旗与土默特右旗隔河相望，准旗出煤，右旗产铝。", {"准格尔旗", "土默特右旗"}),
        ("苏州市商务局发布名单，苏州市政府作出部署。", {"苏州市"}),
    ],
)
def test_districts_and_towns(engine: Engine, text: str, districts: set[str]) -> None:
    assert named(read(engine, text), "District") == districts


def test_a_town_is_called_by_its_short_name_in_a_counted_list(engine: Engine) -> None:
    found = read(engine, "苍溪县元坝镇、陵江镇连成一片，以元坝、陵江两镇为核心。")
    assert named(found, "District") == {"苍溪县", "元坝镇", "陵江镇"}


@pytest.mark.parametrize(
    ("text", "parks"),
    [
        ("织里镇的云帆智能童装产业园开园。", {"云帆智能童装产业园"}),
        ("鄞州区云帆智能童装产业园开园。", {"云帆智能童装产业园"}),
        ("鄞州区新材料产业园开园。", {"鄞州区新材料产业园"}),
        ("保定高新区下辖北桥、南桥两个片区。", {"保定高新区", "北桥片区", "南桥片区"}),
        ("全年不再新设产业园，也不建示范区。", set()),
        ("小厂正往云帆鞋服产业园里搬。", {"云帆鞋服产业园"}),
        ("新签约落户保定高新区南桥片区。", {"保定高新区", "保定高新区南桥片区"}),
        ("在绍兴滨海新区，集成电路产业链条齐全。", {"绍兴滨海新区"}),
        ("驱车驶入渭南市蒲城县渭沄煤化工业园，高塔入眼。", {"渭沄煤化工业园"}),
        ("太仓港经济技术开发区内，两家工厂投产。", {"太仓港经济技术开发区"}),
        ("防城港市港口区企沙镇的两家工厂投产。", set()),
        ("中科沄问（武汉）科技有限公司楚雄高新区一期投产。", {"楚雄高新区"}),
    ],
)
def test_parks(engine: Engine, text: str, parks: set[str]) -> None:
    assert named(read(engine, text), "IndustrialPark") == parks


@pytest.mark.parametrize(
    ("text", "expected", "refused"),
    [
        (
            "走进泰兴高新区，江苏汇鸿医药有限公司一片忙碌。一路之隔的江苏联瑞材料有限公司正在扩产。",
            {("江苏汇鸿医药有限公司", "泰兴高新区"), ("江苏联瑞材料有限公司", "泰兴高新区")},
            set(),
        ),
        (
            "烟台市蓬莱区的万云绿能有限公司与合肥的国禾材料有限公司签约。",
            {("万云绿能有限公司", "蓬莱区"), ("国禾材料有限公司", "合肥市")},
            {("国禾材料有限公司", "蓬莱区"), ("万云绿能有限公司", "合肥市")},
        ),
        (
            "青州市工业月报\n青州市运行平稳。下游客户有云帆重工有限公司。国内的柏舟轴承有限公司也是买家。",
            set(),
            {("云帆重工有限公司", "青州市"), ("柏舟轴承有限公司", "青州市")},
        ),
        (
            "长兴县快报\n青禾电子有限公司年产5万吨树脂项目在洪桥镇竣工。",
            {("青禾电子有限公司年产5万吨树脂项目", "洪桥镇"), ("青禾电子有限公司", "长兴县")},
            {("青禾电子有限公司", "洪桥镇")},
        ),
        (
            "徐水区快报\n青禾精工有限公司落户徐水经开区，柏舟新能源有限公司在云帆产业园开建二期。",
            {("青禾精工有限公司", "徐水经开区"), ("柏舟新能源有限公司", "云帆产业园")},
            {("柏舟新能源有限公司", "徐水经开区")},
        ),
        (
            "滁州市快报\n来安县迎来云帆光能有限公司。在北京、深圳、广州设有网点的柏舟轴承有限公司扩产。",
            {("云帆光能有限公司", "来安县")},
            {("柏舟轴承有限公司", "北京市"), ("柏舟轴承有限公司", "广州市")},
        ),
    ],
    ids=["scene", "attribute", "customers", "builder", "two-parks", "branches"],
)
def test_places_of_firms(
    engine: Engine, text: str, expected: set[tuple[str, str]], refused: set[tuple[str, str]]
) -> None:
    found = edges(read(engine, text))
    assert expected <= found, found
    assert not refused & found


def test_parts(engine: Engine) -> None:
    found = read(engine, "保定高新区再扩容。全区规划面积60平方公里，下辖北桥、南桥两个片区。")
    assert edges(found, "partOf") == {("北桥片区", "保定高新区"), ("南桥片区", "保定高新区")}
    found = read(engine, "长沙、株洲、湘潭三市组成的长株潭都市圈提速。")
    assert {region for _, region in edges(found, "partOf")} == {"长株潭"}
    assert len(edges(found, "partOf")) == 3


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        ("总投资9亿元的光学膜项目正在安装设备。", {"光学膜项目"}),
        ("广州市白云区推进旧村改造项目。", {"旧村改造项目"}),
        ("青禾集团的等静压石墨项目6月点火。", {"等静压石墨项目"}),
        ("今年新开工亿元以上项目23个，谋划重点项目46个，科技创新“揭榜挂帅”项目15项。", set()),
        ("大力实施强链补链工程、人才引育工程。", set()),
        ("项目总投资20亿元，占地300亩，项目部已进场，工程师到位。", set()),
        (
            "大连云帆石化有限公司160万吨/年高性能树脂项目中交。",
            {"大连云帆石化有限公司160万吨/年高性能树脂项目"},
        ),
    ],
)
def test_projects(engine: Engine, text: str, projects: set[str]) -> None:
    assert named(read(engine, text), "Project") == projects


def test_numbered_headings_are_sections(engine: Engine) -> None:
    text = (
        "湖州市各区县重点项目通报\n\n一、吴兴区\n\n棉田服饰有限公司扩产。\n\n二、长兴县\n\n（一）长兴经开区\n\n"
        "绿芯电池有限公司投产。\n\n（二）画溪工业园\n\n诺安机械有限公司技改。\n\n三、南太湖新区\n\n微云动力有限公司满产。\n"
    )
    found = edges(read(engine, text))
    assert {
        ("棉田服饰有限公司", "吴兴区"),
        ("绿芯电池有限公司", "长兴经开区"),
        ("诺安机械有限公司", "画溪工业园"),
        ("画溪工业园", "长兴县"),
        ("微云动力有限公司", "南太湖新区"),
        ("南太湖新区", "湖州市"),
    } <= found, found
    assert not named(read(engine, text), "Project")


def test_a_province_in_the_title_gives_way_to_the_place_the_page_is_about(engine: Engine) -> None:
    text = "河北“北大门”的生意经\n——高碑店市门窗产业一瞥\n\n近日，10个项目在高碑店集中开工，总投资超100亿元。"
    found = read(engine, text)
    names = [e.name for e in found.entities]
    assert {names[o.entity] for o in found.observations} == {"高碑店市"}


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("在慈溪市观海卫镇，1300多家作坊每年生产插座18亿只，产值136亿元。", {"观海卫镇"}),
        ("慈溪市北部的观海卫镇人称“电器之乡”。全镇有高新技术企业126家。", {"观海卫镇"}),
        ("慈溪市周巷镇、观海卫镇不甘人后。后者聚集小家电企业约850家。", {"观海卫镇"}),
        ("慈溪市周巷镇、观海卫镇不甘人后。前者聚集小家电企业约850家。", {"周巷镇"}),
    ],
)
def test_numbers_of_a_town_are_the_town_s(engine: Engine, text: str, whose: set[str]) -> None:
    found = read(engine, text)
    names = [e.name for e in found.entities]
    assert {names[o.entity] for o in found.observations} == whose


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("2月8日，清河县羊绒产业招商推介会在浙江省温岭市举行，清河县政府与16家企业签约，总投资额170亿元。", {"清河县"}),
        ("清河县召开大会。产业项目44项，占比超60%，总投资约227亿元，主要有豪晟羊绒园项目、京东（清河）数字产业园等；基础设施项目19项，总投资49亿元。", {"清河县"}),
    ],
)  # fmt: skip
def test_a_venue_is_not_whom_it_is_about(engine: Engine, text: str, whose: set[str]) -> None:
    found = read(engine, text)
    names = [e.name for e in found.entities]
    assert {names[o.entity] for o in found.observations} == whose


def test_a_dateline_opens_no_name(engine: Engine) -> None:
    text = "保定新添一园\n人民日报保定2022年12月13日电 河北省保定高新区近日启动建设占地45平方公里的大渭汽车产业城。"
    assert named(read(engine, text), "IndustrialPark") == {"保定高新区", "大渭汽车产业城"}


def test_projects_joined_by_and_are_two(engine: Engine) -> None:
    found = read(
        engine,
        "清河县引进正邦集团清河县循环农业生态园项目和林业药用植物种植及加工项目，10大重点工业项目开工。",
    )
    assert named(found, "Project") == {"正邦集团清河县循环农业生态园项目", "林业药用植物种植及加工项目"}


def test_a_bullet_opens_no_name(engine: Engine) -> None:
    assert named(read(engine, "◆保定高新区再进位。\n◆中渭食品实验室揭牌。"), "IndustrialPark") == {
        "保定高新区"
    }


@pytest.mark.parametrize(
    ("text", "districts"),
    [
        ("浙江桐乡：小毛衣年销7亿件。", {"浙江省", "桐乡市"}),
        ("董事长助理蒋梁平说，订单排到了年底。", set()),
    ],
)
def test_no_district(engine: Engine, text: str, districts: set[str]) -> None:
    assert named(read(engine, text), "District") == districts


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("邢台光伏、锂电两大新能源产业竞相发展。", {"锂电"}),
        (
            "石家庄高新区已形成以创新药、抗体药和医疗器械为主的现代产业体系。",
            {"抗体药", "医疗器械"},
        ),
        ("已形成龙洋、华茂、盛泰、万贯等四大专业产业园区的格局。", set()),
    ],
)
def test_sectors_of_a_list(engine: Engine, text: str, sectors: set[str]) -> None:
    assert sectors <= named(read(engine, text), "Industry") | named(read(engine, text), "Product")
    assert not named(read(engine, text), "Industry") & {"锂电两大新能源", "医疗器械为主", "龙洋", "华茂"}


def test_all_the_country_s_parks_are_no_park(engine: Engine) -> None:
    text = "石家庄高新区连续5年在全国生物医药产业园区排名前十。"
    assert named(read(engine, text), "IndustrialPark") == {"石家庄高新区"}


def test_a_district_that_begins_like_an_adverb_opens_a_park(engine: Engine) -> None:
    text = "正安县的工厂满负荷运转。贝能乐器入驻正安国际吉他产业园，正安经济开发区补上24家配套企业。"
    assert named(read(engine, text), "IndustrialPark") == {"正安国际吉他产业园", "正安经济开发区"}


def test_what_is_won_is_a_title_and_no_park(engine: Engine) -> None:
    text = "保定高新区被文化和旅游部命名为国家级文化产业示范园区，先后获评国家新型工业化产业示范基地、国家家具产品质量提升示范区。"
    found = read(engine, text)
    assert named(found, "IndustrialPark") == {"保定高新区"}
    assert {o for _, o in edges(found, "hasDesignation")} == {
        "国家级文化产业示范园区",
        "国家新型工业化产业示范基地",
        "国家家具产品质量提升示范区",
    }


def test_a_numbered_stop_is_a_section_of_its_park(engine: Engine) -> None:
    text = "清河县见闻\n\n第二站：凌渭工业园\n\n渭凌木业有限公司拥有3000名员工。"
    assert ("渭凌木业有限公司", "凌渭工业园") in edges(read(engine, text))


@pytest.mark.parametrize(
    ("text", "parks"),
    [
        ("邳州高新区新开工12个项目。\n\n图：\n①沛县：高新区新厂房。\n②睢宁：高新区万亩园区内一派繁忙。", {"邳州高新区", "沛县高新区", "睢宁高新区"}),
        ("浙江多地开工\n\n宁波市北仑区\n\n北仑开工12个。目前，高新区也在提速。\n\n绍兴市越城区\n\n高新区内，20家企业开工。", {"北仑高新区", "越城高新区"}),
        ("保定高新区新签8个项目。目前，高新区有企业200家。", {"保定高新区"}),
    ],
)  # fmt: skip
def test_a_bare_head_is_the_park_of_the_place_the_text_is_in(
    engine: Engine, text: str, parks: set[str]
) -> None:
    assert named(read(engine, text), "IndustrialPark") == parks


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("德国普力特集团投资2亿元的智能传感器、变送器研发与制造基地项目落户天长市。", "Project", {"智能传感器、变送器研发与制造基地项目"}),
        ("拟投资20亿元建设军民两用应急产品研发及智能制造项目。", "Project", {"军民两用应急产品研发及智能制造项目"}),
        ("全年投资20亿元建设12个重点项目。", "Project", set()),
        ("新材料、绿色石化、电子信息共同撑起宁海县的“3+2”产业体系。", "Industry", {"新材料", "绿色石化", "电子信息"}),
        ("长宁县的竹产业产值122亿元，全市茶产业、硅产业提速。", "Industry", {"竹产业", "茶产业", "硅产业"}),
        ("东海县水晶文创产业从业人员30万人。", "Industry", {"水晶文创产业"}),
        ("企业与江南大学共建预制菜研究院和先进陶瓷中试平台。", "Institution", {"江南大学", "预制菜研究院", "先进陶瓷中试平台"}),
        ("友谊集团与北京科技大学共建焊管产业技术研究院、稀土研究与综合利用全国重点实验室。", "Institution", {"北京科技大学", "焊管产业技术研究院", "稀土研究与综合利用全国重点实验室"}),
        ("龙头企业布局的内蒙古通威高纯晶硅项目总投资80亿元。", "Project", {"内蒙古通威高纯晶硅项目"}),
        ("湖北日报讯（全媒记者 余江、通讯员 刘诗诗）7月18日，随州市的专业镇有了新家当。", "District", {"随州市"}),
        ("项目落户诸城市高新技术产业园，不在一流产业园。", "IndustrialPark", {"诸城市高新技术产业园"}),
    ],
)  # fmt: skip
def test_names_by_what_stands_around_them(engine: Engine, text: str, kind: str, names: set[str]) -> None:
    assert named(read(engine, text), kind) == names
