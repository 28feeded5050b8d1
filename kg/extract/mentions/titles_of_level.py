"""Finds titles by the level that they open with, whatever they end in: 入选云南省精品咖啡庄园."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.mentions.titles import AND, CLOSING, headed, title
from kg.extract.page import Page

_OF_LEVEL = (
    r"(?:20\d\d年?度?|首[批届]|第[一二三四五六七八九十\d]+[批届])*"
    r"(?:国家级?|全国|中国|全球|世界|亚洲|国际|工信部|农业农村部|科技部|商务部|[\u4e00-\u9fff]{2,3}(?:省|自治区)|自治区级?|省级?|市级)"
)
_WINS = re.compile(
    r"(?:获评为?|荣获|获授|获颁|(?<=[，、])获|荣膺|摘得|摘下|入选|入围|跻身|上榜|荣登|评为|认定为|命名为|列为|列入|入列|捧得|捧回)"
    rf"(?:了)?(?P<name>{_OF_LEVEL}(?:[^，。；、：“”（）的已后]|“[^“”]{{2,10}}”){{3,30}}?)"
    r"(?=[，。；、（]|$|第\d|的[\u4e00-\u9fff]{2,16}(?:集群|公司|集团|产业园|开发区|股份|科技))"
)
_NO_TITLE = re.compile(
    r"\d[家户项个件万亿]|规划|计划$|资金|补助|专利|订单|试点范围|用地|盘子|首家|唯一|最大|第一家|项目库$|[元吨]$"
)
_IS = re.compile(
    rf"(?:早已是|已是|是|系|为|作为|成为)(?:了|一家|一个)?(?P<name>{_OF_LEVEL}[^，。；、：的最首唯]{{0,18}}?"
    r"(?:“?(?:十强|百强|\d+强)(?:企业)?”?|示范(?:区|县|镇|村|市|基地|园区|企业|单位|项目)|重点[村镇县]|名[村镇城]|强[镇县村区]|先进[县市单位集体]+|龙头企业|标杆企业|冠军企业|文明单位|重大(?:外资)?项目|特色小镇))(?=[，。；、]|$)"
)


def find_levelled(page: Page) -> Iterator[Mention]:
    """Titles that a verb of winning leads to, and what one is by its level: 早已是全国乡村旅游重点村."""
    for match in (*_WINS.finditer(page.text), *_IS.finditer(page.text)):
        if _NO_TITLE.search(match["name"]):
            continue
        start, end = match.span("name")
        closing = CLOSING.search(match["name"])
        end -= len(closing.group()) if closing and "名单" not in closing.group() else 0
        joint = AND.search(page.text, start + 4, end - 3)
        if joint is None or not headed(page, page.text[start : joint.start()]):
            yield title(page, start, end, "title.given", 0.86)
