"""Finds industries in phrases that only industries fill: 以A、B为主导产业, 首位产业是A, 三张牌：A、B、C."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.sector_rows import sector_row
from kg.text.search import matches_before

_KIND = (
    r"(?:主导|支柱|优势|特色|首位|首要|首选|重点|核心|新兴|未来|传统|战略性?|拓展|富民|强[县市区镇]|当家|头号|第[一二三四]|标志性|潜力|培育|主打|骨干|"
    r"基础|先导|先进|现代|工业|农业|制造业|主要|代表性?|本地|另[一两](?:大|个)?|[两二三四五六七八九十\d]+[大个条]|主|千亿级?|百亿级?|超?[百千万]亿元?级?)"
)
_ROLE = (
    rf"(?:{_KIND}+的?(?:产业集群|产业链|产业(?![园基工链集])|行业(?!协)|板块|赛道|主业|支柱|名片|王牌|引擎|增长极|集群)"
    r"|(?:主攻|主导|发展|产业|首位|重点)+方向|(?:支柱|主业|当家花旦|重头戏|看家本领|拳头产业|顶梁柱|“?压舱石”?|王牌)"
    r"|(?:产业|工业)(?:底色|家底|底盘|主力|中坚|(?=主要[是有为]))|“?[老新][三四五]样”?"
    r"|[两二三四五六七八九\d]+[张块大条](?:金字|响当当的?)?“?(?:牌子|招牌|名片|王牌|牌|支柱|主业|家底|宝))"
)
_LIST = r"(?P<list>[^，。；：“”（）\n]{2,60}?)"
_IS = (
    r"(?:则|也|就|都|均|同|正|仍|主要|分别|已|早已)*"
    r"(?:是|为|系|有|指|即|包括|涵盖|包含|锁定|定为|确定为|选定|聚焦|——|：)(?:以)?"
)
_END = r"(?=[，。；：！\n]|为主[，。；]|$)"

_MADE = re.compile(
    r"(?:把|将)(?P<list>[^，。；：“”]{2,60}?)(?:作为|列为|列入|确定为|当作|当成|视为|看作|定为|定位为|选为|选作|培育成|打造成|发展成|做成|培育为|打造为)"
    r"[^，。；]{0,14}?(?P<as>产业集群|集群|产业|领域|方向|“|重点|主业|主攻|支柱|名片|赛道|抓手|突破口|引擎|文章|增长极|重头戏)"
)
_AS = re.compile(
    rf"(?<![可得难])以(?P<list>[^，。；：“”（）\n]{{2,60}}?)(?:并列)?(?:作为|为)(?:(?P<role>{_ROLE}|主导|首位|支柱)|"
    r"(?P<weak>主业|龙头|引领|核心|特色|主攻方向|主体|支撑|先导|重点|骨干|两翼|依托|代表|主(?=[，。；、])))"
)
_JUDGE = re.compile(
    r"(?:并列|并称|同为|同是|均为|都是|一道|共同|一起|合称|统称|是|为|成为|成了|列为|位列|构成|组成|撑起|支撑起|跻身)"
    rf"(?:了|为|是|成为|构成|组成|撑起)*(?P<whose>[^，。；、]{{0,14}}?){_ROLE}"
)
_LEADS_UP = re.compile(
    "(?:则|也|都|均|已|更|正|还|便|就|早已|已经|分别|被|作|曾经?|原本|历来|一直|向来|仍|依然|始终|各|共同|合力|几乎|牢牢|等|—|“)+$"
)
"""What stands between a list and its judgement."""
_SAID = re.compile(rf"(?:{_ROLE}|“\d(?:\.0)?”|另一[张条]牌|另一条路){_IS}{_LIST}{_END}")
_SAID_SO = re.compile(
    rf"(?:[极样宝牌石链戏路]|产业|集群|行业|板块|赛道|主业|支柱|名片|引擎|方向|花旦|本领|顶梁柱|底色|家底|底盘|主力|中坚|牌子|“\d(?:\.0)?)”?{_IS}"
)
_ROLE_LONGEST = 30
"""Characters of the longest word for a part, with what is said of it."""
_CARDS = re.compile(
    r"(?:\d|[一两三四五六七八])(?:张|大|块|条|个|根|驾)(?:特色|产业|工业|王|主导|支柱|发展|传统)*(?:牌|名片|招牌|王牌|引擎|支柱|主业|支点|马车|路|赛道|品牌|台柱|板块)"
    rf"(?:：|——|，(?:分别|即|一)?是|，即){_LIST}{_END}"
)
_AIMS = re.compile(
    r"(?:聚焦|主攻|深耕|锚定|瞄准|专注于?|主打|押注|看准|抢滩|抢占|竞逐|布局|围绕|突出|主营|定位为|定位于|盯上|投向|转向|进军|挺进|押宝|发力|"
    r"加码|切入|迈向|做强|做优|壮大|专攻|发力|一手抓|左手|右手|重振|咬定|紧盯|紧扣|坐拥|手握|握有|做精|做长|做特|选准|选定|认准|盯住|抢抓|主抓|突破|拓展|导入|偏爱|谋划|力推|主推|扶持|提升|培育|打造|引育|跨入|选中|看好|对准|(?<![新健])发展)(?:了|发展|的是|于)?"
    r"(?P<list>[^，。；：“”（）等\n]{2,60}?)(?=[，。；]|(?:做足?文章|做大文章|延链|补链|强链|建链|精准招商|下功夫|招商引资|持续发力)|等(?:[，。；]|(?P<of>[^，。；]{0,8}?(?:产业|行业|赛道|集群|板块))|[^，。；]{0,8}?领域))"
)
_SHARED = re.compile(
    "(?:占据|占|撑起|贡献|支撑起|顶起|平分)了?[^，。；]{0,12}?(?:半壁|半边天|大头)|三足鼎立|双轮驱动|两翼齐飞|比翼齐飞|并驾齐驱|[老新][三四五]样|“[两三四]宝|"
    "(?:作为|作|当作|当|为|做)(?:配套|补充|辅助)(?=[，。；])|与之并列|紧随其后|紧追不舍"
)
_BESIDE = re.compile(
    r"(?:除(?:了|却)?|在)(?P<list>[^，。；：“”（）\n]{2,30}?)(?:之外|以外|外)，[^。；]{0,40}?(?:产业(?![园基])|集群|行业|赛道|板块|王?牌|名片|招牌)"
)
_RISEN = re.compile(
    r"(?:以|靠|凭|因|凭借|依靠)(?P<list>[^，。；：“”（）\n]{2,24}?)(?:起家|发家|立[市县区镇]|兴[市县区镇]|而(?:兴|名|富|强|盛|起|生)(?=[，。；])|(?P<known>见长|著称|闻名))"
)
_TITLED = re.compile(
    r"(?:主导|首位|支柱|优势|特色|重点|首要|传统|新兴|富民|第一|头号)产业(?P<list>[\u4e00-\u9fff]{2,10}?)"
    r"(?=产业|产值|总产值|实现|完成|规模|增加值|增速|增长|营收|营业收入|企业|同比|，)"
)
_LED = re.compile(
    "(?<![\u4e00-\u9fff])(?:[是为系]|作为)?(?:全国|国内|全球|世界|我国|全省|全市|当地)?(?P<list>[\u4e00-\u9fff]{2,8}?)(?:领域|行业|赛道)的?(?:知名|国际|国内|绝对)?“?(?:链主|龙头|领军)"
)
_JOINED = re.compile("[、和与及]")
_OPENED = re.compile("[把将以除]")
_THIS = re.compile(
    rf"(?:和|与|及|以及|、|，)(?P<list>[\u4e00-\u9fff]{{2,10}}?)这(?:一个?|个|张|条){_KIND}*(?:产业|赛道|行业|板块|支柱|王牌|名片)"
)
_ROW = 80
"""Characters of the longest list that a judgement follows."""


def find_slots_of_sectors(page: Page) -> Iterator[Mention]:
    """Industries that fill the slot of a phrase; those of a counted row of clusters are clusters."""
    for match, known, wares in (*_roles(page), *_doings(page)):
        row = sector_row(page, *match.span("list"), known=known, wares=wares)
        yield from _mentions(row, cluster="集群" in match.group()[len(match["list"]) :])
    yield from _judged(page)


_Slot = tuple[re.Match[str], float, bool]
"""A slot, what part of its items must be known, and whether wares count as known."""


def _roles(page: Page) -> Iterator[_Slot]:
    """Slots beside a word for the part that an industry plays."""
    text = page.text
    for match in _MADE.finditer(text):
        yield match, 0 if match["as"] in ("产业", "领域", "方向", "产业集群", "集群") else 1, True
    for match in _AS.finditer(text):
        if not _WARE.search(text, max(0, match.start() - 6), match.start()):
            yield match, 0 if match["role"] else 1, True
    said = matches_before(_SAID_SO, _ROLE_LONGEST, _SAID, text, 0, len(text))
    for match in (*said, *_CARDS.finditer(text)):
        if not _of_firm(page, match.start()):
            yield match, 0.5 if _JOINED.search(match["list"]) else 1, True
    for match in _THIS.finditer(text):
        yield match, 0, True
    for match in _LED.finditer(text):
        yield match, 0, True
    for match in _TITLED.finditer(text):
        yield match, 1, False


def _doings(page: Page) -> Iterator[_Slot]:
    """Slots behind a word for what a place does or lives on."""
    text = page.text
    for match in _AIMS.finditer(text):
        if not _firms_aim(page, match.start()) and not _STUDIED.match(text, match.end()):
            named = match["of"] is not None
            yield match, 0.5 if named else 1, named
    for match in _RISEN.finditer(text):
        follows = page.mentions.touching(match.end(), match.end() + 8)
        if match["known"] and _firms_aim(page, match.start()):
            continue
        if all(m.kind != "Enterprise" for m in follows):
            yield match, 1, False
    for match in _BESIDE.finditer(text):
        yield match, 1, True


def _judged(page: Page) -> Iterator[Mention]:
    """The list before a judgement: A、B、C是园区的四个主导板块; A和B各占半壁江山."""
    text = page.text
    for pattern in (_JUDGE, _SHARED, page.lexicon.any_of["fares"]):
        for match in pattern.finditer(text):
            marks = (text.rfind(mark, max(0, match.start() - _ROW), match.start()) for mark in "，。；：\n”")
            start, end = max(marks) + 1, match.start()
            if leads := _LEADS_UP.search(text, start, end):
                end = leads.start()
            listed = text[start:end]
            if 2 <= len(listed) < _ROW and _JOINED.search(listed) and not _OPENED.match(listed):
                row = sector_row(page, start, end, known=0 if pattern is _JUDGE else 1, open_left=True)
                if len(row) > 1:
                    yield from _mentions(row, cluster=match.group().endswith("集群"))


def _firms_aim(page: Page, at: int) -> bool:
    """Whether it is a firm that goes for something, or nobody that is named."""
    text = page.text
    start = max(text.rfind(mark, max(0, at - 60), at) for mark in "。；\n") + 1
    named = [m for m in page.mentions.touching(start, at) if m.end <= at] if start < at else []
    if any(m.kind in ("Enterprise", "Institution") for m in named) or _THAT_FIRM.search(text, start, at):
        return True
    return not (
        any(m.kind in ("District", "IndustrialPark") for m in named) or _OF_PLACE.search(text, start, at)
    )


def _of_firm(page: Page, at: int) -> bool:
    """Whether what begins here is a firm's: 远航集团的·三大板块."""
    before = at - (page.text[at - 1 : at] in "的有")
    return any(m.kind == "Enterprise" and m.end == before for m in page.mentions.touching(before - 1, before))


_STUDIED = re.compile("[^，。；]{0,8}(?:领域|方向)[^，。；]{0,6}?(?:研究|攻关|研发|合作|培训)")
_THAT_FIRM = re.compile("(?:该|这家|本|此)(?:公司|企业|集团|厂|[院校]|中心|实验室|平台|机构|联盟|项目)")
_WARE = re.compile("(?:产品|原料|货源|客户|市场|销售|职工|员工)$")
"""Before 以…为主: a firm's wares, or who buys and makes them."""
_OF_PLACE = re.compile(
    "全[省市县区镇]|我[省市县区]|园区|开发区|高新区|经开区|[该本][省市县区镇]|当地|县里|市里|镇里|区里"
)


def _mentions(row: list[tuple[int, str]], *, cluster: bool) -> Iterator[Mention]:
    for start, item in row:
        end = start + len(item)
        bare = re.sub(r"(?:产业集群|产业链|产业|行业|集群)$", "", item)
        if cluster and not item.endswith("链"):
            labels = tuple(dict.fromkeys((item, bare)))
            yield Mention(start, end, "IndustryCluster", bare + "产业集群", "cluster.listed", 0.86, labels)
        else:
            yield Mention(
                start, end, "Industry", item, "industry.made", 0.82, (bare,) if bare != item else ()
            )
