"""Finds titles by the level that they open with, alone or in a row: 先后被列为国家甲单位、国家乙基地."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.titles import AND, LEADER, headed, title

PROVINCE = (
    "(?:北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西"
    "|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆)(?:省|市|(?:壮族|回族|维吾尔)?自治区)?"
)
_BATCH = r"(?:20\d\d年?度?|首[批届]|第[一二三四五六七八九十百\d]+[批届]|新一[批届]|年度)"
_WHOSE = (
    "(?:国家级?|全国|中国|中华|全球|世界|亚洲|国际|国内|西部|中部|工信部|工业和信息化部|海关|教育部|住建部|生态环境部|农业农村部|科技部|商务部|国家发展?改革?委|"
    f"{PROVINCE}级?|[\u4e00-\u9fff]{{2,3}}(?:市|自治州)(?!场|值|政)|全省|全区|全市|自治区级?|省部?级?(?!份|内|外|里)|市级)"
)
_LEVEL = rf"(?:{_BATCH}{{1,4}}{_WHOSE}?|{_WHOSE}{_BATCH}{{0,4}})"
_BODY = r"(?:[^，。；：、“”《》（）的已后]|“[^“”\n]{2,14}”|（[^（）\n]{1,8}）)"
_END = (
    r"(?=[，。；、”《》）\n]|（(?![^（）]{1,4}）)|$|第\d|的[\u4e00-\u9fff]{2,16}(?:集群|公司|集团|产业园|开发区|股份|科技)|[和及与]"
    rf"(?:{_BATCH}|{_WHOSE}|“))"
)
_NAME = re.compile(rf"[“《]?(?P<name>{_LEVEL}{_BODY}{{3,34}}?)[”》]?{_END}")
_SURE = (
    "获评为?|荣获|获授|获颁|(?<=[，、])获|获(?=“?20)|荣膺|摘得|摘下|入选|入围|跻身|上榜|荣登|登上|评为|认定为|命名为|列为|入列|捧得|捧回|蝉联|"
    "确定为|评选为|推选为|当选|喜提|斩获"
)
_MAYBE = (
    "列入|纳入|获批为?|获得|成功申报|申报成为|成功创建|创建成?为?|创成|进入|晋升为?|升级为|升格为|拿到|通过|被?授予|成为|挺进|闯入|挤进"
    "|公布|评出"
)
_VERB = re.compile(
    rf"(?:(?P<sure>{_SURE})|(?P<maybe>{_MAYBE}))(?:了|过|为|成为|由[^，。；、]{{2,14}}?的)?(?=[“《]?{_LEVEL})"
)
_NO_TITLE = re.compile(
    r"\d[家户项件个万亿]|[两二三四五六]张|规划|计划$|资金|补助|专利|订单|试点范围|用地|盘子|首家"
    r"|唯一|最大|第一家|项目库$|[元吨]$|统计|验收|审[查批核]|市场|专项$"
)
_CLOSING = re.compile(
    r"[”》]?(?:的)?(?:称号|头衔|名号|奖牌|牌匾|(?:金字)?招牌|牌子|荣誉|桂冠|殊荣|认定|行列|之列|名单|榜单|之一|证书|之首|榜首)+[”》]?$"
)
_IS = re.compile(
    rf"(?:早已是|已是|是|系|为|作为|成为|变成|成了)(?:了|一家|一个|[今本当去上]年的?)?(?:(?:国内|全国|全省|全市|我国|目前|{PROVINCE}){{0,2}}(?:唯一|首个|首家|首批|第一个|仅有|、)一?[个家]?的?){{0,2}}(?P<name>{_LEVEL}(?:[^，。；、：的最首唯（）\n]|“[^“”]{{2,8}}”){{0,18}}?"
    r"(?:“?(?:十强|百强|\d+强)(?:企业)?”?|(?:产业|特色|生产|出口)基地|示范(?:区|县|镇|村|市|基地|园区|企业|单位|项目|点)|产业园区|重点[村镇县]|名[村镇城]|强[镇县村区市]|先进[县市单位集体]+|龙头企业|标杆企业|冠军企业|文明单位|(?:重点|重大)(?:外资|建设)?项目|特色小镇|专业镇|高新区|经开区)(?:（[^（）]{1,4}）)?)(?=[，。；、（）]|之一|$)"
)


def find_levelled(page: Page) -> Iterator[Mention]:
    """Titles that a verb of winning leads to, and what one is by its level: 早已是全国乡村旅游重点村."""
    text = page.text
    for match in _IS.finditer(text):
        if not _NO_TITLE.search(match["name"]):
            yield title(page, *match.span("name"), "title.given", 0.86)
    if _PRAISED.search(text) is not None:
        for match in _LABEL.finditer(text):
            yield title(page, *match.span("name"), "title.given", 0.9)
    for verb in _VERB.finditer(text):
        at = verb.end()
        while (found := _NAME.match(text, at)) is not None:
            start, end = found.span("name")
            end -= _closing(text[start:end])
            if not _is_title(page, text[start:end], sure=verb["sure"] is not None):
                break
            yield title(page, start, end, "title.given", 0.95)
            yield from _quoted_next(page, found.end())
            joint = AND_OR.match(text, found.end())
            if joint is None:
                break
            at = joint.end()


_PRAISED = re.compile("表彰|颁奖|揭晓|授牌|获奖名单|评选结果|荣誉榜|光荣榜")
_LABEL = re.compile(
    r"(?<=[；。：，\n①②③④⑤⑥⑦⑧])(?P<name>[\u4e00-\u9fff“”]{2,12}(?:企业|之星|[十百]强|奖|标兵|先锋|工厂|榜样|领跑者|冠军))(?=：)"
)
"""A title that labels those who get it: 表彰大会揭晓名单，功勋企业：甲公司、乙公司；外贸十强：丙公司."""


def _quoted_next(page: Page, end: int) -> Iterator[Mention]:
    """A title in quotes that goes on the row: 获评省级某企业、“某老字号”企业."""
    match = _QUOTED.match(page.text, end)
    if match is not None and headed(page, match["name"]):
        yield title(page, *match.span("name"), "title.given", 0.95)


_QUOTED = re.compile("[、和](?P<name>“[^“”]{2,16}”(?:企业|单位|园区|基地|集群|工厂))(?=[，。；、])")
AND_OR = re.compile("、|和|以及|及|与")


def _is_title(page: Page, name: str, sure: bool) -> bool:
    """Whether what opens with a level is a title: behind a sure verb whatever it ends in, else by its last word."""
    if _NO_TITLE.search(name) or LEADER.search(name) or len(name) < 4:
        return False
    joint = AND.search(name, 4, len(name) - 3)
    if joint is not None and headed(page, name[: joint.start()]):
        return False
    return sure or _NUMBERED.search(name) is not None or headed(page, _BRACKET.sub("", name))


_NUMBERED = re.compile(r"(?:\d|[十百])强$")
_BRACKET = re.compile("（[^（）]{1,4}）$")


def _closing(name: str) -> int:
    """How many characters at the end of a title are none of it; 名单 and 榜单 stay with it as a form of its own."""
    closing = _CLOSING.search(name)
    if closing is None or "单" in closing.group():
        return 0
    return len(closing.group())
