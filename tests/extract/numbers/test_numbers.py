"""Whose number it is, what it measures, when it holds: sentences of many places and trades."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kg.extract.engine import Engine
from kg.model import Document, ReportDate

REPORTED = ReportDate(dt.date(2025, 8, 20), "day", "given")


def told(engine: Engine, text: str) -> list[str]:
    """The numbers of a text as “who metric value unit year status”; actual and unknown years are left out."""
    extract = engine.extract(Document("0" * 64, "made.txt", text, date=REPORTED))
    rows = []
    for one in extract.observations:
        if one.confidence < 0.5 or not one.unit_text:
            continue
        value = f"{one.minimum}—{one.maximum}" if one.value is None else f"{_short(one.value)}"
        year = str(one.start.year) if one.start else ""
        status = "" if one.status == "actual" else one.status
        name = extract.entities[one.entity].name
        rows.append(" ".join(filter(None, (name, one.metric, value + one.unit_text, year, status))))
    return rows


def _short(value: Decimal) -> str:
    for size, word in ((Decimal(10**8), "亿"), (Decimal(10**4), "万")):
        if abs(value) >= size:
            return f"{(value / size).normalize():f}{word}"
    return f"{value.normalize():f}"


SENTENCES = {
    "carried over clauses, of-which, share": (
        "保定市清苑区现有规上企业186家，其中高新技术企业74家、专精特新企业39家，去年实现税收12.7亿元，占全区的61%。",
        [
            "清苑区 规上企业 186家 2025",
            "清苑区 高新技术企业 74家 2025",
            "清苑区 专精特新企业 39家 2025",
            "清苑区 税收 12.7亿元 2024",
            "清苑区 税收占全区比重 61% 2024",
        ],
    ),
    "growth and rank of what was told": (
        "今年上半年，慈溪市完成规上工业总产值2318.6亿元，同比增长6.4%，增速居宁波市第三位。",
        [
            "慈溪市 规上工业总产值 2318.6亿元 2025",
            "慈溪市 规上工业总产值增速 6.4% 2025",
            "慈溪市 规上工业总产值增速宁波市排名 3位 2025",
        ],
    ),
    "a firm's numbers and what it hopes for": (
        "宁波恒泽轴承有限公司去年销售收入4.2亿元，拥有专利96件，其中发明专利21件；今年有望突破5亿元。",
        [
            "宁波恒泽轴承有限公司 销售收入 4.2亿元 2024",
            "宁波恒泽轴承有限公司 专利 96件 2024",
            "宁波恒泽轴承有限公司 发明专利 21件 2024",
            "宁波恒泽轴承有限公司 销售收入 5亿元 2025 forecast",
        ],
    ),
    "a project described and what follows": (
        "总投资18亿元的长沙云岭新材料产业园项目占地260亩，建成后可年产高纯氧化铝3万吨，预计年产值25亿元。",
        [
            "长沙云岭新材料产业园项目 总投资 18亿元",
            "长沙云岭新材料产业园项目 占地面积 260亩",
            "长沙云岭新材料产业园项目 产能 3万吨 forecast",
            "长沙云岭新材料产业园项目 年产值 25亿元 forecast",
        ],
    ),
    "names and numbers one by one": (
        "扬中市、句容市、高邮市上半年固定资产投资分别增长8.2%、5.1%和6.7%。",
        [
            "扬中市 固定资产投资增速 8.2% 2025",
            "句容市 固定资产投资增速 5.1% 2025",
            "高邮市 固定资产投资增速 6.7% 2025",
        ],
    ),
    "numbers told before, one by one": (
        "今年前7月，佛山市顺德区出口家电612亿元、进口元器件88亿元，分别增长9.4%和3.2%。",
        [
            "顺德区 家电出口额 612亿元 2025",
            "顺德区 元器件进口额 88亿元 2025",
            "顺德区 家电出口额增速 9.4% 2025",
            "顺德区 元器件进口额增速 3.2% 2025",
        ],
    ),
    "from, to and a goal": (
        "合肥市肥西县本地配套率由2021年的35%提高到58%，力争到2027年达到75%。",
        [
            "肥西县 本地配套率 35% 2021",
            "肥西县 本地配套率 58%",
            "肥西县 本地配套率 75% 2027 target",
        ],
    ),
    "a change in points is no growth rate": (
        "苏州高新区研发投入强度达4.2%，较上年提高0.3个百分点，居全市第二。",
        [
            "苏州高新区 研发投入强度 4.2%",
            "苏州高新区 研发投入强度提升幅度 0.3个百分点",
            "苏州高新区 研发投入强度全市排名 2名",
        ],
    ),
    "products of a firm, its markets and its share": (
        "青岛海辰电机股份有限公司年产电机120万台，产品出口到45个国家和地区，国内市场占有率达23%，位居全国第一。",
        [
            "青岛海辰电机股份有限公司 产能 120万台",
            "青岛海辰电机股份有限公司 出口国家和地区 45个",
            "青岛海辰电机股份有限公司 国内市场占有率 23%",
            "青岛海辰电机股份有限公司 国内市场占有率全国排名 1名",
        ],
    ),
    "first for years": (
        "镇江市润州区的恒昌特钢股份有限公司无缝钢管国内市场占有率连续三年排名第一。",
        ["恒昌特钢股份有限公司 无缝钢管国内市场占有率排名 1名"],
    ),
    "how large the counted things are is no number": (
        "去年，台州湾新区引进亿元以上项目32个，总投资286亿元，其中10亿元以上项目9个。",
        [
            "台州湾新区 引进亿元以上项目 32个 2024",
            "台州湾新区 引进项目总投资 286亿元 2024",
            "台州湾新区 10亿元以上项目 9个 2024",
        ],
    ),
    "fewer or more than the year before": (
        "无锡经开区上半年新签约项目41个，协议投资额158亿元，比去年同期增加12个。",
        [
            "无锡经开区 新签约项目 41个 2025",
            "无锡经开区 新签约项目协议投资额 158亿元 2025",
            "无锡经开区 新签约项目增加数 12个 2025",
        ],
    ),
    "falls are negative growth, other changes name what they are compared with": (
        "截至6月末，衢州市柯城区存款余额1260亿元，比年初增加86亿元；工业用电量下降2.6%。",
        [
            "柯城区 存款余额 1260亿元 2025",
            "柯城区 存款余额较年初增加 86亿元 2025",
            "柯城区 工业用电量降幅 2.6% 2025",
        ],
    ),
    "a contest and the places gained in it": (
        "赣州经开区去年实现营业收入1250亿元，在全省开发区综合考核中排名第二，较上年前移3位。",
        [
            "赣州经开区 营业收入 1250亿元 2024",
            "赣州经开区 开发区综合考核全省排名 2名 2024",
            "赣州经开区 开发区综合考核全省排名提升 3位 2024",
        ],
    ),
    "each its own": (
        "会上，眉山市共签约项目23个，总金额187亿元，其中东坡区签约9个、彭山区签约6个。",
        [
            "眉山市 签约项目 23个",
            "眉山市 总金额 187亿元",
            "东坡区 签约项目 9个",
            "彭山区 签约项目 6个",
        ],
    ),
    "a firm where it sits": (
        "位于湘潭市岳塘区的湖南恒达重工有限公司去年完成产值8.6亿元，上缴税金4200万元。",
        [
            "湖南恒达重工有限公司 产值 8.6亿元 2024",
            "湖南恒达重工有限公司 上缴税金 4200万元 2024",
        ],
    ),
    "planned and done in one sentence": (
        "徐州市铜山区今年计划实施重大产业项目68个，目前已完成投资147.5亿元。",
        ["铜山区 重大产业项目 68个 2025 target", "铜山区 重大产业项目完成投资 147.5亿元 2025"],
    ),
    "where a project stands is not whose number it is": (
        "9月6日，浙江恒屿智造有限公司二期项目在天台县洪畴镇开工，总投资7.2亿元，占地88亩。",
        [
            "浙江恒屿智造有限公司二期项目 总投资 7.2亿元 2025",
            "浙江恒屿智造有限公司二期项目 占地面积 88亩 2025",
        ],
    ),
    "ratings, distances and meetings are no numbers": (
        "绵阳市涪城区每3年评一次奖，一辆满载28吨柠檬的列车驶出，距机场12公里。",
        [],
    ),
    "集团 and 公司 alone are the firm that the text is about": (
        (
            "远征重工集团位于邢台市清河县，是一家民营企业。旗下远征液压科技有限公司年产油缸12万支。"
            "去年，集团完成产值46亿元，同比增长12%。该集团现有员工3200人。\n"
            "集团拥有控股子公司33家、参股公司8家，总资产280亿元。公司手握订单15亿元。"
        ),
        [
            "远征液压科技有限公司 产能 12万支",
            "远征重工集团 产值 46亿元 2024",
            "远征重工集团 产值增速 12% 2024",
            "远征重工集团 员工 3200人 2025",
            "远征重工集团 控股子公司 33家 2024",
            "远征重工集团 参股公司 8家 2024",
            "远征重工集团 总资产 280亿元 2024",
            "远征重工集团 订单 15亿元 2024",
        ],
    ),
    "全旗 is the banner that its sentence names": (
        "鄂托克旗棋盘井镇，全旗去年完成工业产值230亿元。",
        ["鄂托克旗 工业产值 230亿元 2024"],
    ),
    "sectors counted together": (
        "2024年，长丰县汽车、智能制造、新材料三大主导产业产值合计突破700亿元，增速达到11%。",
        ["长丰县 三大主导产业产值 700亿元 2024", "长丰县 三大主导产业产值增速 11% 2024"],
    ),
    "projects that a sector signs": (
        (
            "扬州市邗江区今年以来招商提速：新能源产业签下光环储能、绿驰动力等6个项目，签约额超过45亿元；"
            "汽车零部件产业引进博远底盘、永信车灯等9个项目。"
        ),
        [
            "邗江区 新能源产业签约项目 6个 2025",
            "邗江区 新能源产业签约额 45亿元 2025",
            "邗江区 汽车零部件产业引进项目 9个 2025",
        ],
    ),
    "what counted projects do, and what they cost together": (
        (
            "7月，临泉县23个项目“云签约”，总投资86亿元；集中开工的项目40个，总投资279亿元，其中过5亿元的项目16个。"
            "总投资63亿元的18个制造业项目已投产。"
        ),
        [
            "临泉县 签约项目 23个 2025",
            "临泉县 签约项目总投资 86亿元 2025",
            "临泉县 开工项目 40个 2025",
            "临泉县 开工项目总投资 279亿元 2025",
            "临泉县 项目 16个 2025",
            "临泉县 制造业项目总投资 63亿元 2025",
            "临泉县 投产制造业项目 18个 2025",
        ],
    ),
    "counted firms with a title": (
        "今年，新昌县有6家企业入选省级隐形冠军名单，5家企业被认定为省级绿色工厂。",
        ["新昌县 省级隐形冠军企业 6家 2025", "新昌县 省级绿色工厂 5家 2025"],
    ),
    "one by one of values, of new and old projects": (
        (
            "今年，平度市新建、续建项目分别为41个和16个，总投资分别为320亿元和86亿元。"
            "山东智航动力有限公司推力120kg、300kg的发动机产能分别达到500台、200台。"
        ),
        [
            "平度市 新建项目 41个 2025",
            "平度市 续建项目 16个 2025",
            "平度市 新建项目总投资 320亿元 2025",
            "平度市 续建项目总投资 86亿元 2025",
            "山东智航动力有限公司 120kg推力发动机产能 500台",
            "山东智航动力有限公司 300kg推力发动机产能 200台",
        ],
    ),
    "项目 alone in a sentence about a firm, products listed": (
        "博山区有机硅项目去年开工。恒泰化工是2024年引进的，项目总投资12亿元，设计年产硅油15万吨、硅橡胶10万吨。",
        [
            "恒泰化工 项目总投资 12亿元 2024",
            "恒泰化工 硅油产能 15万吨 2024 target",
            "恒泰化工 硅橡胶产能 10万吨 2024 target",
        ],
    ),
    "two ranks": (
        "宁国市恒鼎密封件公司销售规模居大陆第四、世界第九。",
        ["宁国市恒鼎密封件公司 销售规模大陆排名 4名", "宁国市恒鼎密封件公司 销售规模世界排名 9名"],
    ),
    "what a plant costs and makes has no date of another sentence": (
        "柯城区去年举办招商会。柯城区航埠新材料产业园项目占地300亩，总投资15亿元，达产后年产值20亿元。",
        [
            "柯城区航埠新材料产业园项目 占地面积 300亩",
            "柯城区航埠新材料产业园项目 总投资 15亿元",
            "柯城区航埠新材料产业园项目 年产值 20亿元 forecast",
        ],
    ),
    "what was planned, and what was done of it": (
        "原计划年产5万辆的奇远汽车有限公司去年实际生产3.2万辆。宁化县一季度完成固定资产投资22亿元，完成年度计划的31.5%。",
        [
            "奇远汽车有限公司 产能 5万辆 2024 target",
            "奇远汽车有限公司 产量 3.2万辆 2024",
            "宁化县 固定资产投资 22亿元 2025",
            "宁化县 固定资产投资完成率 31.5% 2025",
        ],
    ),
    "one number of two metrics, a class of firms, a share of a share": (
        (
            "威海综合保税区建成后，年产值和年进出口额将各达80亿元。"
            "去年，通城县规模以上工业实现产值31亿元，增加值8亿元，占全市的12%，占全省的3%。"
        ),
        [
            "威海综合保税区 年产值 80亿元 forecast",
            "威海综合保税区 年进出口额 80亿元 forecast",
            "通城县 规模以上工业产值 31亿元 2024",
            "通城县 规模以上工业增加值 8亿元 2024",
            "通城县 规模以上工业增加值占全市比重 12% 2024",
            "通城县 规模以上工业增加值占全省比重 3% 2024",
        ],
    ),
    "what two years, shares and points of growth are of": (
        (
            "上半年，遂宁经开区规上工业增加值同比增长18.6%，两年平均增长11.2%。税收500万元以上企业6家；"
            "新增研发机构26家，总数达410家；19个项目拉动规上工业产值增长12.4个百分点。"
        ),
        [
            "遂宁经开区 规上工业增加值增速 18.6% 2025",
            "遂宁经开区 规上工业增加值两年平均增速 11.2% 2025",
            "遂宁经开区 税收500万元以上企业 6家 2025",
            "遂宁经开区 新增研发机构 26家 2025",
            "遂宁经开区 研发机构总数 410家 2025",
            "遂宁经开区 项目 19个 2025",
            "遂宁经开区 拉动规上工业产值增长 12.4个百分点 2025",
        ],
    ),
    "the next point of a report is of the place again": (
        (
            "上半年，永康市工业回升向好。一是优势产业放量。电动工具产业产值46亿元。"
            "二是后劲增强。新签约工业项目12个，总投资25亿元。"
        ),
        [
            "电动工具产业 产值 46亿元 2025",
            "永康市 新签约工业项目 12个 2025",
            "永康市 新签约工业项目总投资 25亿元 2025",
        ],
    ),
    "公司 is the firm told of, not the group it belongs to; the lead clause tells of nobody": (
        (
            "河南恒牧乳业有限公司是内蒙古恒原实业集团80多家企业中的一个，拥有员工400人，公司共有11条生产线。"
            "随着日前举行的40万吨水溶肥项目奠基，在已经拥有30万吨水溶肥生产能力的基础上，金穗大集团正在扩产。"
        ),
        [
            "河南恒牧乳业有限公司 员工 400人",
            "河南恒牧乳业有限公司 生产线 11条",
            "40万吨水溶肥项目 产能 40万吨 target",
        ],
    ),
    "planned projects: what they cost is planned, what follows a hope is hoped": (
        (
            "奈曼旗今年计划实施重点项目38个，总投资142亿元，列入自治区、通辽市重点调度项目4项。"
            "截至目前，已开复工金穗食品、恒达光电等重大项目23个，完成投资5亿元。力争招商引资项目57个，实现到位资金52亿元。"
        ),
        [
            "奈曼旗 重点项目 38个 2025 target",
            "奈曼旗 重点项目总投资 142亿元 2025 target",
            "奈曼旗 重点调度项目 4项 2025 target",
            "奈曼旗 开复工重大项目 23个 2025",
            "奈曼旗 开复工重大项目完成投资 5亿元 2025",
            "奈曼旗 招商引资项目 57个 2025 target",
            "奈曼旗 到位资金 52亿元 2025 target",
        ],
    ),
    "by whom it was built, what funds are for, what grew of sectors, lists of the best": (
        (
            "先进陶瓷联合实验室由禅城区企业陶恒科技有限公司与岭南工业大学合建，已承担省级以上课题21项。"
            "南屿实业集团投入1.6亿元技改资金，排在中国企业500强第318位。\n"
            "上半年，烟台市规上工业增加值同比增长7.3%，其中石化工业和船舶工业分别下降1.2%和增长16.4%。"
        ),
        [
            "先进陶瓷联合实验室 省级以上课题 21项",
            "南屿实业集团 技改投入 1.6亿元",
            "南屿实业集团 中国企业500强排名 318位",
            "烟台市 规上工业增加值增速 7.3% 2025",
            "烟台市 石化工业增加值降幅 1.2% 2025",
            "烟台市 船舶工业增加值增速 16.4% 2025",
        ],
    ),
    "what is told so far after a hope, and in brackets": (
        "句容市致力打造茶叶基地，现有茶园3.5万亩，年产值超5亿元，此次（粤港澳大湾区）推介现场签约项目7个。",
        [
            "句容市 茶园 3.5万亩 2025",
            "句容市 年产值 5亿元 2025",
            "句容市 签约项目 7个 2025",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_sentence(engine: Engine, text: str, expected: list[str]) -> None:
    assert sorted(told(engine, text)) == sorted(expected)


def test_one_of_two_numbers(engine: Engine) -> None:
    found = engine.extract(
        Document("0" * 64, "made.txt", "保定渭凌服饰有限公司去年接到订单七八百万件，仅用7个多月时间。")
    )
    assert [(o.minimum, o.maximum) for o in found.observations] == [(Decimal(7_000_000), Decimal(8_000_000))]
