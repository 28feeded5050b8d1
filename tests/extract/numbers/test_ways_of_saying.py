"""Ways of telling a number: shares, places in an order, times, what follows from the number before, quotations, entries."""

from __future__ import annotations

import pytest

from kg.extract.engine import Engine

from .test_numbers import told

SENTENCES = {
    "a share that tells no whole": (
        "嘉善县的永红机械有限公司现有职工420人，研发人员占23%。",
        ["永红机械有限公司 职工 420人 2025", "永红机械有限公司 研发人员占比 23% 2025"],
    ),
    "what part of the turnover goes where": (
        "绍兴市恒力机械有限公司每年把营收的6.2%投向研发。",
        ["绍兴市恒力机械有限公司 研发投入占营收比重 6.2%"],
    ),
    "what a place gives for its land": (
        "南京江北新材料科技园以全市3.1%的工业用地，贡献了15%的工业产值、12%的税收。",
        [
            "南京江北新材料科技园 工业用地占全市比重 3.1%",
            "南京江北新材料科技园 工业产值占全市比重 15%",
            "南京江北新材料科技园 税收占全市比重 12%",
        ],
    ),
    "a place in an order comes from another": (
        "在全国百强县榜单上，宁乡市由第18位升至第15位。",
        ["宁乡市 全国百强县排名 18位", "宁乡市 全国百强县排名 15位"],
    ),
    "places of several told one by one": (
        "长葛市的宏源集团有限公司、黄河实业有限公司、众品食业有限公司分列全市纳税榜第1、3和6位。",
        [
            "宏源集团有限公司 纳税榜全市排名 1位",
            "黄河实业有限公司 纳税榜全市排名 3位",
            "众品食业有限公司 纳税榜全市排名 6位",
        ],
    ),
    "one place of three numbers": (
        "涪陵区规上工业产值增长7.5%，工业投资增长15.2%，外贸出口增长9.4%，均居全市第一。",
        [
            "涪陵区 规上工业产值增速 7.5%",
            "涪陵区 工业投资增速 15.2%",
            "涪陵区 外贸出口增速 9.4%",
            "涪陵区 规上工业产值增速全市排名 1名",
            "涪陵区 工业投资增速全市排名 1名",
            "涪陵区 外贸出口增速全市排名 1名",
        ],
    ),
    "how long something took, and by how much that became less": (
        "余姚市的恒力轴承项目从签约到开工只用80天。慈溪市应收账款平均回收期48.6天，同比缩短3.2天。",
        [
            "恒力轴承项目 签约到开工用时 80天",
            "慈溪市 应收账款平均回收期 48.6天",
            "慈溪市 应收账款平均回收期缩短 3.2天",
        ],
    ),
    "what is done with projects, told one by one": (
        "江门市新会区签约、动工、投产项目各12宗、9宗和6宗，投资额依次是58.6亿元、31.2亿元和19亿元。",
        [
            "新会区 签约项目 12宗",
            "新会区 动工项目 9宗",
            "新会区 投产项目 6宗",
            "新会区 签约项目投资额 58.6亿元",
            "新会区 动工项目投资额 31.2亿元",
            "新会区 投产项目投资额 19亿元",
        ],
    ),
    "the same of another": (
        "慈溪市完成投资90亿元，余姚市80亿元，象山县则为45亿元。",
        ["慈溪市 完成投资 90亿元", "余姚市 完成投资 80亿元", "象山县 完成投资 45亿元"],
    ),
    "what it became, whatever the verb": (
        "恒力新能源电池项目总投资由30亿元追加至50亿元。宁波恒顺轴承有限公司员工从1800人扩充到2500人。",
        [
            "恒力新能源电池项目 总投资 30亿元",
            "恒力新能源电池项目 总投资 50亿元",
            "宁波恒顺轴承有限公司 员工 1800人",
            "宁波恒顺轴承有限公司 员工 2500人",
        ],
    ),
    "one number that each of several has": (
        "慈溪市、余姚市、宁海县规上工业增加值增速均超过10%。",
        [
            "慈溪市 规上工业增加值增速 10%",
            "余姚市 规上工业增加值增速 10%",
            "宁海县 规上工业增加值增速 10%",
        ],
    ),
    "another subject since is whose what follows is": (
        "桐乡市巨石集团的玻璃纤维产能达110万吨，桐昆集团的长丝产能高出一大截，为1350万吨。",
        ["桐乡市巨石集团 玻璃纤维产能 110万吨", "桐昆集团 产能 1350万吨"],
    ),
    "what is wished for and what is fixed as a threshold": (
        "三门峡市铝加工营收冲150亿元、确保140亿元。繁昌区今年锚定两个数：工业投资增长15%，新增规上工业企业20户。",
        [
            "铝加工 营收 150亿元 target",
            "铝加工 营收 140亿元 target",
            "繁昌区 工业投资增速 15% 2025 target",
            "繁昌区 新增规上工业企业数量 20户 2025 target",
        ],
    ),
    "what firms do is no part of their name, and nobody makes them": (
        "北辰区已孵化科技型企业70家，培育国家级智能制造示范工厂2个。目前已有8家企业在园区集聚。",
        [
            "北辰区 孵化科技型企业数量 70家 2025",
            "北辰区 国家级智能制造示范工厂 2个 2025",
            "北辰区 企业 8家 2025",
        ],
    ),
    "what is built for each of several wares": (
        "平顶山尼龙新材料开发区已形成40万吨氢氨、20万吨尼龙切片的生产规模。",
        ["平顶山尼龙新材料开发区 氢氨产能 40万吨 2025", "平顶山尼龙新材料开发区 尼龙切片产能 20万吨 2025"],
    ),
    "how many kinds there are": (
        "慈溪市附海镇五金产品有300多类、2000多种。",
        ["附海镇 五金产品种类 300类", "附海镇 五金产品种类 2000种"],
    ),
    "what the clause between counts": (
        "慈溪市规上工业企业突破2000家，其中高新技术企业占比过半，达1120家。",
        ["慈溪市 规上工业企业数量 2000家", "慈溪市 高新技术企业数量 1120家"],
    ),
    "the whole country is nobody": (
        "全国规模以上工业增加值同比增长5.7%，慈溪市增长6.2%。",
        ["慈溪市 规模以上工业增加值增速 6.2%"],
    ),
    "prices and what each acre has to bring": (
        "宁波恒源纺织有限公司的毛精纺面料均价每米62元。慈溪高新区投资强度不低于每亩300万元。",
        ["宁波恒源纺织有限公司 毛精纺面料均价 62元", "慈溪高新区 投资强度 300万元 target"],
    ),
    "years told one by one": (
        "宁波恒源纺织有限公司2022年、2023年营业收入分别为3亿元、4.5亿元。",
        ["宁波恒源纺织有限公司 营业收入 3亿元 2022", "宁波恒源纺织有限公司 营业收入 4.5亿元 2023"],
    ),
    "a quotation stands before its speaker": (
        "“我们的轴承市场占有率达35%。前年销售额3亿元。”宁波恒顺轴承有限公司负责人说。",
        ["宁波恒顺轴承有限公司 轴承市场占有率 35%", "宁波恒顺轴承有限公司 销售额 3亿元 2023"],
    ),
    "a project has its numbers, wherever it stands": (
        "石浦镇连片建园，恒顺科创中心项目已签约企业8家。",
        ["恒顺科创中心项目 签约企业数量 8家 2025"],
    ),
    "a park by the last word of its name; who has settled there": (
        (
            "三亚市去年地区生产总值达800亿元。入驻三亚崖州湾科技城的种业企业累计1300余家。"
            "科技城两年间新增注册企业2290家，签约落户项目254个。"
        ),
        [
            "三亚市 地区生产总值 800亿元 2024",
            "三亚崖州湾科技城 种业企业数量 1300家 2024",
            "三亚崖州湾科技城 两年间新增注册企业数量 2290家 2024",
            "三亚崖州湾科技城 签约落户项目 254个 2024",
        ],
    ),
    "other words for firms of a class and for what there is by now": (
        "截至当前，滕州市规上工业公司128家、高新技术厂商96家，当中规上机床厂家41家。",
        [
            "滕州市 规上工业企业数量 128家 2025",
            "滕州市 高新技术企业数量 96家 2025",
            "滕州市 规上机床企业数量 41家 2025",
        ],
    ),
    "one by one in other words": (
        "邹平市的宏远铝业有限公司、齐星管件有限公司上一年各自录得产值42亿元、17亿元。",
        ["宏远铝业有限公司 产值 42亿元 2024", "齐星管件有限公司 产值 17亿元 2024"],
    ),
    "nouns told in a row": (
        "2024年，如东县港口吞吐量、集装箱运量依次录得1200万吨、30万标箱。",
        ["如东县 港口吞吐量 1200万吨 2024", "如东县 集装箱运量 30万标箱 2024"],
    ),
    "what will be when it runs": (
        "恒顺轴承项目总投资3亿元，投运之后每年新增产值5亿元。",
        ["恒顺轴承项目 总投资 3亿元", "恒顺轴承项目 新增产值 5亿元 forecast"],
    ),
    "places that are visited have none": (
        "滕州市推进招商，工作人员先后赴江苏、湖北、广东等地招商20余次。",
        ["滕州市 招商 20次"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_sentence(engine: Engine, text: str, expected: list[str]) -> None:
    assert sorted(told(engine, text)) == sorted(expected)


def test_in_an_entry_what_the_firm_builds_is_the_projects(engine: Engine) -> None:
    text = (
        "项目进展\n\n1．恒顺高端轴承生产基地项目。宁波恒顺轴承有限公司投资9亿元，已建成车间6座，去年公司营业收入12亿元。\n\n"
        "2．丰源精密模具生产基地项目。宁波丰源模具有限公司投资3亿元，建设厂房2万平方米。\n"
    )
    rows = told(engine, text)
    assert "恒顺高端轴承生产基地项目 投资 9亿元" in rows
    assert "宁波恒顺轴承有限公司 营业收入 12亿元 2024" in rows
    assert "丰源精密模具生产基地项目 投资 3亿元" in rows
