"""Trades, titles and parks that a list, a number or a class word introduces, in sentences of our own."""

from __future__ import annotations

import pytest

from kg.extract import Engine

from .told import edges, named, read


@pytest.mark.parametrize(
    ("text", "trades"),
    [
        ("双辽市啤酒酿造、肉类加工、毛纺织三个行业产值分别为7.3亿元、8.8亿元和2.6亿元。", {"啤酒酿造", "肉类加工", "毛纺织"}),
        ("签约双方来自碳化硅、机械装备、高端纺织等领域，晋江市又添新军。", {"碳化硅", "机械装备", "高端纺织"}),
        ("晋江市把现代中药、化学药、医疗器械三个方向排出27个重点项目。", {"现代中药", "化学药", "医疗器械"}),
        ("晋江市的家底很厚。精细化工增长较快，产值39.2亿元。", {"精细化工"}),
        ("晋江高新区以石油化工、现代物流为主导。", {"石油化工", "现代物流"}),
        ("宁国经济开发区\n【首位产业】智能家电。", {"智能家电"}),
        ("德清县有食品饮料、装备制造、临空经济三大传统支柱。", {"食品饮料", "装备制造", "临空经济"}),
        ("现代中药、生物制药、医疗器械是晋江高新区的三个主导板块。", {"现代中药", "生物制药", "医疗器械"}),
        ("晋江市聚焦氢能、低空经济、人工智能，签约项目12个。", {"氢能", "低空经济", "人工智能"}),
        ("云岭钢管有限公司是德清县的钢铁龙头。", {"钢铁"}),
        ("晋江市以汽车零部件、被服纺织为主导产业。", {"汽车零部件", "被服纺织"}),
        ("晋江市支柱产业是茶业和藤铁工艺，另一支柱则为光电信息。", {"茶业", "藤铁工艺", "光电信息"}),
        ("去年，嵊州小吃产业营业收入143亿元。", {"小吃"}),
        ("2027年柘荣太子参产业产值50亿元，茉莉花产业带动农户。", {"太子参", "茉莉花"}),
        ("晋江市不锈钢管产业与现代中医药产业规模都不小。", {"不锈钢管", "现代中医药"}),
        ("晋江市有两大产业：绿色铝产业、食用菌产业。", {"绿色铝", "食用菌"}),
        ("晋江市鞋服、纺织两大主导产业和半导体这一新兴产业都已成形。", {"鞋服", "纺织", "半导体"}),
        ("晋江市的家底很厚。保税维修、跨境电商成了这里叫得响的两块牌子。", {"保税维修", "跨境电商"}),
        ("晋江市围绕特种纸、装饰原纸等延伸5条产业链。", {"特种纸", "装饰原纸"}),
        ("以鼎泰光电有限公司为链主的稀土产业链越拉越长。", {"稀土产业链"}),
        ("晋江市\n\n三、食品与白酒\n云岭科技有限公司扩产。\n", {"食品", "白酒"}),
        ("晋江市\n\n四、精品钢材深加工\n云岭科技有限公司扩产。\n", {"精品钢材深加工"}),
        ("晋江市首位产业电子信息产值突破500亿元。", {"电子信息"}),
        ("晋江市的白板纸、光通信曾是两大支柱。", {"白板纸", "光通信"}),
        ("鹿城区门业看王力，洪梅镇做强造纸、石龙镇做精电子。", {"门业", "造纸", "电子"}),
        ("晋江市的家底很厚。陶瓷工业产值占全市的三分之一。", {"陶瓷工业"}),
        ("“5”指高端装备、生命科技、新材料，晋江市以此为纲。", {"高端装备", "生命科技", "新材料"}),
        ("晋江鞋服、石狮服装、南安水暖构成泉州的产业底色。", {"鞋服", "服装", "水暖"}),
        ("作为晋江市的轴承龙头，鼎泰光电有限公司去年营收1亿元。", {"轴承"}),
        ("南康区的家具业占据了全区工业的七成。", {"家具业"}),
        ("迁安市培育装备制造、现代物流和文旅康养等接续产业。", {"装备制造", "现代物流", "文旅康养"}),
        ("晋江市有三张牌：眼镜、汽车零部件、五金工具。", {"眼镜", "汽车零部件", "五金工具"}),
        ("绿色石化、电子信息、新材料并列宁波三大主导产业。", {"绿色石化", "电子信息", "新材料"}),
        ("晋江市聚焦光电信息、生物医药，两年引来28个项目。", {"光电信息", "生物医药"}),
        ("除肉牛外，晋江市还培育风电装备、铝新材料两个新兴产业。", {"肉牛", "风电装备", "铝新材料"}),
        ("今年签下的21个项目涉及智能制造、生物医药、新能源，晋江市又添后劲。", {"智能制造", "生物医药", "新能源"}),
        ("晋江市的家底很厚。电子信息、新材料和节能环保三分天下。", {"电子信息", "新材料", "节能环保"}),
        ("晋江市\n\n二、新能源、新材料和生命科学\n云岭科技有限公司扩产。\n", {"新能源", "新材料", "生命科学"}),
        ("晋江市形成以云岭科技为代表的光伏材料、以鼎泰光电为代表的稀有金属材料。", {"光伏材料", "稀有金属材料"}),
        ("云岭科技有限公司聚焦光电信息、生物医药，去年产值3亿元。", {"光电信息", "生物医药"}),
        ("晋江市的规划写明：一是做大现代中药，二是做优白酒，三是谋划大健康旅游。", {"现代中药", "白酒", "大健康旅游"}),
        ("晋江市的家底很厚。光伏领域有云岭科技，新能源汽车领域有鼎泰光电。", {"光伏", "新能源汽车"}),
        ("云岭科技有限公司三年前进军智能穿戴领域，业绩不俗。", {"智能穿戴"}),
        ("晋江市\n\n【循环经济】晋江市是国家试点。\n", {"循环经济"}),
        ("晋江市有云岭科技、鼎泰光电等通航企业。", {"通航"}),
        ("“芯”指集成电路，“屏”指新型显示，晋江市两手都硬。", {"集成电路", "新型显示"}),
        ("仙游县做红木家具的有四千多家。", {"红木家具"}),
        ("晋江市的家底很厚。与种业并行的是深海科技。", {"深海科技"}),
        ("晋江市重点发展镍、铜、钛材料3个细分产业链。", {"镍", "铜", "钛材料"}),
        ("晋江市围绕电子电路板和半导体芯片做文章。", {"电子电路板", "半导体芯片"}),
        ("新昌县，轴承与生物医药双峰并峙。", {"轴承", "生物医药"}),
        ("佳木斯市重振农机装备。", {"农机装备"}),
        ("晋江市汽车零部件产业很强，汽车零部件制造业企业有百家。", {"汽车零部件"}),
        ("晋江高新区以现代化工、装备制造为主导产业。", {"现代化工", "装备制造"}),
        ("晋江市科技服务业、信息服务业营收保持两位数增长。", {"科技服务业", "信息服务业"}),
        ("前三季度汽车制造业营业收入320亿元，晋江市规上医药制造业增长5%。", {"汽车制造业", "医药制造业"}),
    ],
)  # fmt: skip
def test_trades(engine: Engine, text: str, trades: set[str]) -> None:
    assert {name.removesuffix("产业") for name in named(read(engine, text), "Industry")} == trades


@pytest.mark.parametrize(
    "text",
    [
        "晋江市的企业以出口为主，以女工为主。",
        "云岭科技有限公司的新能源、大数据、云计算用电极箔投产。",
        "晋江市的锂电产业链覆盖基础锂盐、电解液、动力电池等环节。".replace("锂电产业链", "链条"),
        "形成以云岭科技为群主、58家亿元企业为骨干的梯队，晋江市在长大。",
        "该公司早年来到晋江市，主营海上起重机和风电设备。",
        "宁国经济开发区\n【首位产业】已经成形，【新兴产业】正在培育。",
        "晋江市的富民产业、配套产业和百亿产业都在长大。",
        "晋江市与清华大学签署协议，在石墨烯、无氟提纯等方向联合攻关。",
        "晋江市正把一块石头变成百亿产业。",
        "云岭科技有限公司的三大板块为制剂、原料药和中药饮片。",
        "晋江市把招商引资作为头等大事，聚焦企业需求，突出人才引育。",
        "产品以餐具为主，该厂以不锈钢为主要原料。",
        "晋江市围绕面板、琴弦、琴包等缺口环节，补上24家配套企业。",
        "晋江市皮革产业发展中心与陶瓷产业技术创新战略联盟发布了消息。",
        "产品可广泛应用于航空航天、轨道交通、医疗器械等领域。",
    ],
)
def test_no_trades(engine: Engine, text: str) -> None:
    assert named(read(engine, text), "Industry") == set()


def test_one_of_many_clusters_may_be_of_generic_words(engine: Engine) -> None:
    found = read(engine, "兰溪市发展数字经济、化工循环、资源综合利用3个百亿产业集群。")
    assert named(found, "IndustryCluster") == {"数字经济产业集群", "化工循环产业集群", "资源综合利用产业集群"}
    found = read(engine, "兰溪市打造陶瓷产业、食品、先进制造三个百亿级产业集群。")
    assert named(found, "IndustryCluster") == {"陶瓷产业集群", "食品产业集群", "先进制造产业集群"}
    found = read(engine, "到2027年，兰溪市打造300亿元绿色包装产业集群。")
    assert named(found, "IndustryCluster") == {"绿色包装产业集群"}
    found = read(engine, "平遥牛肉专业镇去年产值90亿元。")
    assert named(found, "IndustryCluster") == {"平遥牛肉专业镇"}
    found = read(engine, "清河县羊绒产业集群与宁晋县电线电缆产业集群上榜。")
    assert named(found, "IndustryCluster") == {"清河县羊绒产业集群", "宁晋县电线电缆产业集群"}
    found = read(engine, "合肥市智能语音国家先进制造业集群产值突破2000亿元。")
    assert named(found, "IndustryCluster") == {"合肥市智能语音国家先进制造业集群"}
    found = read(engine, "兰溪市是浙江省“415X”先进制造业集群体系的一员。")
    assert named(found, "IndustryCluster") == {"“415X”先进制造业集群体系"}
    found = read(engine, "政和县“雾里红”茶产业集群的名气又大了。")
    assert named(found, "IndustryCluster") == {"“雾里红”茶产业集群"}


@pytest.mark.parametrize(
    ("text", "holder", "title"),
    [
        ("云岭药业股份有限公司获浙江省科技进步三等奖。", "云岭药业股份有限公司", "浙江省科技进步三等奖"),
        ("云岭食品有限公司年产5万吨面条项目被列为江西省重点项目。", "云岭食品有限公司年产5万吨面条项目", "江西省重点项目"),
        ("德清县连续两年蝉联“中国木业百强县（区）”榜首。", "德清县", "中国木业百强县（区）"),
        ("白马镇是“中国大蒜第一镇”，德清县以它为荣。", "白马镇", "中国大蒜第一镇"),
        ("云岭食品有限公司入选浙江省精品咖啡庄园。", "云岭食品有限公司", "浙江省精品咖啡庄园"),
        ("云岭药业有限公司主攻制剂，获第八届浙江省省长质量奖。", "云岭药业有限公司", "第八届浙江省省长质量奖"),
        ("云岭轮胎有限公司连年跻身全球汽车零部件供应商100强。", "云岭轮胎有限公司", "全球汽车零部件供应商100强"),
        ("云岭茶业有限公司是云南省绿色食品“十强企业”。", "云岭茶业有限公司", "云南省绿色食品“十强企业”"),
        ("德清县获“全国平安农机示范县”“全国粮食生产先进县”等荣誉。", "德清县", "全国平安农机示范县"),
    ],
)  # fmt: skip
def test_titles(engine: Engine, text: str, holder: str, title: str) -> None:
    assert (holder, title) in edges(read(engine, text), "hasDesignation")


def test_numbered_projects_lie_where_their_names_say(engine: Engine) -> None:
    found = read(
        engine,
        "通辽市重点项目\n\n1.奈曼旗再生铝循环利用项目。总投资3亿元。\n2.云岭合金有限公司年产3万吨铝箔项目。已开工。",
    )
    assert named(found, "Project") == {"奈曼旗再生铝循环利用项目", "云岭合金有限公司年产3万吨铝箔项目"}
    assert ("奈曼旗再生铝循环利用项目", "奈曼旗") in edges(found)
    assert named(found, "Enterprise") == {"云岭合金有限公司"}


@pytest.mark.parametrize(
    ("text", "parks"),
    [
        ("宁国经开区由城北园区、城南园区和银塘片区组成。", {"宁国经开区", "城北园区", "城南园区", "银塘片区"}),
        ("项目选址晋江市新能源装备产业基地，总投资10亿元。", {"晋江市新能源装备产业基地"}),
        ("晋江市石墨和石墨烯产业园已入驻企业12家。", {"石墨和石墨烯产业园"}),
        ("2022年，临武县现代农业产业园获准创建国家现代农业产业园。", {"临武县现代农业产业园"}),
    ],
)  # fmt: skip
def test_parks(engine: Engine, text: str, parks: set[str]) -> None:
    assert named(read(engine, text), "IndustrialPark") == parks


def test_leaders_told_one_by_one(engine: Engine) -> None:
    found = read(
        engine, "南阳市工信局抓实链长制，培育以云牧为链主的肉食品加工、以龙岭成为链主的特种钢等优势产业。"
    )
    assert edges(found, "chainLeaderOf") == {("云牧", "肉食品加工"), ("龙岭成", "特种钢")}
    assert {("云牧", "南阳市"), ("龙岭成", "南阳市")} <= edges(found)


def test_what_is_no_leader(engine: Engine) -> None:
    assert named(read(engine, "晋江市形成以鞋服为龙头的产业格局，坚持以企业为主体。"), "Enterprise") == set()


@pytest.mark.parametrize(
    "text",
    [
        "该区拓宽信息渠道，规范运营合作社达到700家以上。",
        "招引中高档镜片、镜架、智能眼镜、眼健康制造及贸易企业，签约投资额10亿元。",
        "打造农畜产品精深加工和高性能碳基新材料特色产业基地2个。",
    ],
)
def test_plans_name_no_firms(engine: Engine, text: str) -> None:
    assert named(read(engine, text), "Enterprise") == set()


def test_a_row_of_titles(engine: Engine) -> None:
    text = "云岭开发区先后被命名为国家循环经济试点园区、国家新型工业化产业示范基地、半导体照明工程产业基地。"
    found = read(engine, text)
    assert edges(found, "hasDesignation") == {
        ("云岭开发区", "国家循环经济试点园区"),
        ("云岭开发区", "国家新型工业化产业示范基地"),
        ("云岭开发区", "半导体照明工程产业基地"),
    }
    assert named(found, "IndustryCluster") == set()


def test_two_lists_with_their_heads(engine: Engine) -> None:
    text = "绵竹经济开发区已形成食品饮料、精细化工、装备制造三大传统产业及生物医药、锂电新材料两大新兴产业。"
    assert named(read(engine, text), "Industry") == {
        "食品饮料",
        "精细化工",
        "装备制造",
        "生物医药",
        "锂电新材料",
    }
    text = "东山经济技术开发区围绕做精水产品加工、做强玻璃新材料两大主导产业，推进园区建设。"
    assert named(read(engine, text), "Industry") == {"水产品加工", "玻璃新材料"}


@pytest.mark.parametrize(
    ("text", "trades"),
    [
        ("庆元县的铅笔产业去年产值为31亿元。", {"铅笔产业"}),
        ("鹤山市摩托车及零配件产业实现产值58亿元。", {"摩托车及零配件产业"}),
        ("鹤山市分行业看，化学原料和化学制品制造业增加值增长9.5%，纺织业只增长1.3%。", {"化学原料和化学制品制造业", "纺织业"}),
        ("【主导产业】高端纺织、绿色家居、机电装备“三分天下”。鹤山经济开发区产值198亿元。", {"高端纺织", "绿色家居", "机电装备"}),
        ("鹤山市也有新事。\n\n花茶也能成产业\n\n花茶卖到了海外。", set()),
    ],
)  # fmt: skip
def test_names_of_trades(engine: Engine, text: str, trades: set[str]) -> None:
    assert named(read(engine, text), "Industry") == trades


def test_a_line_names_a_project_whole(engine: Engine) -> None:
    text = "宝鸡市重点项目\n\n1．云岭国际先进钛及钛合金材料制造产业园项目（宝鸡高新区）。总投资15亿元。\n2．“百亿珍露”项目。在建。"
    assert named(read(engine, text), "Project") == {
        "云岭国际先进钛及钛合金材料制造产业园项目",
        "“百亿珍露”项目",
    }
    text = "总投资5亿元的云岭新能源及高端摩托车智造生产基地项目在鹤山市奠基。"
    assert named(read(engine, text), "Project") == {"云岭新能源及高端摩托车智造生产基地项目"}


def test_kinds_of_places_are_no_towns(engine: Engine) -> None:
    found = read(
        engine, "青田、庆元：侨乡的红酒，山里的铅笔。青田县把侨资引到了油竹街道，李家镇也分得一杯羹。"
    )
    assert {"侨乡", "：侨乡", "青田侨乡"}.isdisjoint(named(found, "District"))


def test_more_titles(engine: Engine) -> None:
    found = read(
        engine, "德清县连续四年入选全国综合实力百强县（市），云岭医疗器械有限公司跻身全国医用耗材20强。"
    )
    assert named(found, "Designation") == {"全国综合实力百强县（市）", "全国医用耗材20强"}


def test_a_short_name_of_a_far_county_places_no_project(engine: Engine) -> None:
    found = read(engine, "江津区推进项目建设。双江航电枢纽工程加快建设，总投资8亿元。")
    assert named(found, "District") == {"江津区"}
    found = read(engine, "云南省临沧市推进项目建设。双江航电枢纽工程加快建设，总投资8亿元。")
    assert "双江拉祜族佤族布朗族傣族自治县" in named(found, "District")


def test_what_only_leads_to_a_name_is_none_of_it(engine: Engine) -> None:
    found = read(engine, "数据显示渝西八区加快发展，促进产业链集群发展。")
    assert (named(found, "Region"), named(found, "IndustryCluster")) == ({"渝西八区"}, set())


@pytest.mark.parametrize(
    "text",
    [
        "绍兴市加快打造长三角南翼先行区、现代化城市群协同发展样板区、新的经济增长极。",
        "园区围绕纺织产业集群，优化产业生态。",
        "该局重点研究空白产业，每季度出一份报告。",
    ],
)
def test_areas_and_what_is_done_are_no_trades(engine: Engine, text: str) -> None:
    found = {e.name for e in read(engine, text).entities if e.kind == "Industry"}
    assert not any(name.endswith("区") or name in ("优化产业", "空白产业") for name in found), found


def test_clusters_called_by_codes_and_parts(engine: Engine) -> None:
    text = "福清市实行“2主3辅”主导产业体系，“1+3”产业规模达到993亿元，建成“磷化工+新材料”产业集群。"
    assert named(read(engine, text), "IndustryCluster") == {
        "“2主3辅”主导产业体系",
        "“1+3”产业",
        "“磷化工+新材料”产业集群",
    }


def test_a_park_called_by_a_trade_develops_it(engine: Engine) -> None:
    text = "梁平区的预制菜产业起步早。梁平区预制菜产业园入驻企业30家。"
    assert ("梁平区预制菜产业园", "预制菜产业") in edges(read(engine, text), "develops")


def test_a_trade_behind_a_full_place_is_no_firm(engine: Engine) -> None:
    assert not named(read(engine, "济宁市工程机械、鼎泰机械等企业很多。"), "Enterprise") & {"济宁市工程机械"}


def test_a_run_in_heading_ends_the_sector_before(engine: Engine) -> None:
    text = (
        "长葛市\n【蜂产业】长葛是蜂产品集散地。\n【企业方阵】长葛的远航集团有限公司、鼎泰实业有限公司上榜。"
    )
    assert not edges(read(engine, text), "operatesIn")
