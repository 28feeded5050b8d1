"""Finds titles given by authorities: 国家级绿色工厂, 第六批专精特新“小巨人”企业, 重庆市瞪羚企业."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.shape.titles import AND, CLOSING, LEADER, headed, title
from kg.text.search import matches_before

_LEVEL = re.compile(
    r"(?:(?:20\d\d年?度?|第[一二三四五六七八九十]+[批届]|首[批届]|国家级?|全国|中国|世界级?|全球|省级|市级|自治区级|区级|省|市|"
    r"工信部|科技部|工业和信息化部|（第[一二三四五六七八九十]+批）|年度|战略性|优秀|示范)++)$"
)
_QUOTED = re.compile(
    r"“(?P<name>[^“”]{4,28}?(?:示范园区?|示范区|示范基地|示范城市|试点|试点城市|企业|工厂|车间|基地|园区|集群|地标|平台|500强|百强|称号|清单|榜|奖|名单|名镇|名村|名县|名城|之乡|之都|之城|老字号|品牌|第一[县市区镇乡村]|百强[县市区镇]?（[县市区镇、]+）"
    r"|(?<=国家|全国|中国)[^“”]{3,20}(?:产业园|[县市区镇乡村])))”"
)
_GIVEN = re.compile(
    r"(?P<strong>获评为?|荣获|被?[^，。；、]{0,8}命名为|被?评为|评上|评定为|(?:被|获)认定为|认定为|被?授予|摘得|荣膺|获颁|入选|跻身|入围|当选|升格为|升级为|升为|晋升为?|捧回|捧得|夺得|拿到|拿下|斩获|摘下)"
    r"(?:了|为)?(?P<name>“[^“”]{3,20}”|(?:[^，。；：、“”（）]|“[^“”]{2,14}”){3,30})(?=[，。；：、（”]|的(?:牌匾|牌子|称号|头衔|名号|荣誉|桂冠|殊荣)|$)"
)
"""A title given: what follows the verb up to the end of the clause."""
_GENERAL = re.compile(
    r"(?:获得|获批|列入|列为|纳入|成功创建)(?:了|为)?(?P<name>“?(?:[^，。；、“”]|“[^“”]{2,8}”){2,30}?(?:[重示试][点大范](?:建设|工业|产业)?项目|应用项目|培育区|企业|工厂|车间|示范园区?|示范区|示范基地|特色产业园区?|试点城市|试点|集群|冠军|清单|名单|强|榜单|项目库|奖|称号|开发区|高新区|经开区|枢纽|先行区|试验区|先行县|示范县))(?=[，。；、“”（]|$)"
)


def find_titles(page: Page) -> Iterator[Mention]:
    """Titles in a sentence that gives one; those only counted (“新增3家…”) are none, nor who leads a chain."""
    return (mention for mention in _find_titles(page) if not LEADER.search(mention.name))


def _find_titles(page: Page) -> Iterator[Mention]:
    for sentence in page.sentences:
        body = page.text[sentence.start : sentence.end]
        yield from _ranked(page, sentence)
        if not (page.lexicon.any_of["giving"].search(body) or page.lexicon.any_of["winning"].search(body)):
            yield from _known(page, sentence)
            continue
        for match in _GIVEN.finditer(body):
            yield from _given(page, sentence.start + match.start("name"), sentence.start + match.end("name"))
            for more in _rest_of_row(body, match.end("name")):
                yield title(
                    page,
                    sentence.start + more.start("name"),
                    sentence.start + more.end("name"),
                    "title.given",
                    0.88,
                )
        for match in _GENERAL.finditer(body):
            if not _COUNTING.search(match["name"]):
                start, end = sentence.start + match.start("name"), sentence.start + match.end("name")
                yield title(page, start, end, "title.given", 0.9)
        yield from _quoted(page, sentence)
        yield from _listed(page, sentence)
        yield from _known(page, sentence)


def _quoted(page: Page, sentence: Sentence) -> Iterator[Mention]:
    """Quoted names that end as titles do: 获“全国平安农机示范县”等荣誉."""
    for match in _ANY_QUOTED.finditer(page.text, sentence.start, sentence.end):
        start, end = match.span("name")
        known = _QUOTED.match(page.text, match.start()) is not None
        if known or (_LEVELLED.match(match["name"]) and headed(page, _BRACKET.sub("", match["name"]))):
            yield title(page, start, end, "title.quoted", 0.75)


_BRACKET, _ANY_QUOTED = re.compile("（[^（）]{1,4}）$"), re.compile("“(?P<name>[^“”]{4,28})”")
_MORE = re.compile(
    r"(?:、|和|以及)(?P<name>(?:国家|全国|中国|省|自治区|市|世界)[^，。；：、“”（）]{3,22}?"
    r"(?:示范园区?|示范区|示范基地|基地|试点|枢纽|先行区|试验区|企业|工厂|车间|园区|集群|百强|500强|城市|名城|之乡|之都|称号))(?=[，。；、和]|$)"
)
_ON_LIST = re.compile(
    r"(?:进入|进|列入|入列|登上|荣登|挤进|挤入|闯入)(?:了)?(?P<name>(?:[^，。；、：“”的]|“[^“”]{1,8}”){4,36}?(?:名单|榜单|名录|目录))"
)
_ROW = re.compile(
    r"(?:命名为|认定为|评为|评定为|获评为?|获授|获颁|入选|入围|跻身|荣膺|摘得|授予|获批|获得|荣获)(?:了)?(?P<row>(?:[^，。；、：“”]{4,26}、)+[^，。；、：“”]{4,26}?)(?=等|称号|头衔|[，。；]|$)"
)
_IS_ONE = re.compile(
    r"(?:是|为|系|属)(?:[^，。；、]{0,10}?(?:的|一个|首个|首批|唯一|首家))?(?P<name>(?:国家|全国|中国|自治区|[\u4e00-\u9fff]{2,3}省|省|市)级?(?!第[^，。；]{1,3}大)[^，。；、：“”的最]{2,18}(?:示范区|示范基地|培育区|试验区|先行区|示范县|示范镇|百强[县区镇]|重点村|示范村|示范园|示范点|示范企业|重点企业|龙头企业|示范园区|产业园区|工业园区|绿色园区|绿色工厂|工程研究中心|工程技术中心|企业技术中心|重点实验室|创新中心|特色小镇|名镇|名村|名县|强县|强镇|名城|之乡|之都|试点|试点城市|生产基地|产业基地|出口基地|重点项目|重大项目|标杆项目))(?=[，。；、]|$)"
)
_PRIZE = re.compile(
    r"(?:获得?|荣获|摘得|捧回|拿下|斩获|夺得|喜获|捧得|揽获|夺下|问鼎|荣膺)(?:了|过)?(?P<name>[^，。；、：“”的]{2,22}(?:[特一二三]等奖|金奖|银奖|大奖|创新奖|贡献奖|质量奖|进步奖|发明奖|设计奖|杰出奖|优秀奖|提名奖|鲁班奖|专利奖|标准奖|工业奖|大满贯|金牌))"
)
_PLATES = re.compile(
    r"(?P<row>[^，。；：“”]{6,60}?)(?:这)?(?:[两二三四五六]|\d)(?:块|张|项|个)(?:[\u4e00-\u9fff]{1,4})?(?:牌子|招牌|牌匾|名片)"
)
_LEVELLED = re.compile("国家|全国|中国|省|自治区|世界|全球|[\u4e00-\u9fff]{2,3}[省市]")
_PLATE_WORDS = ("牌子", "招牌", "牌匾", "名片")


def _listed(page: Page, sentence: Sentence) -> Iterator[Mention]:
    """Titles by their list, their prize or their plate: 进入某名单, 获某省科技进步三等奖, A、B两块牌子."""
    start, end = sentence.start, sentence.end
    for match in _ON_LIST.finditer(page.text, start, end):
        yield title(page, *match.span("name"), "title.given", 0.88)
    for match in _ROW.finditer(page.text, start, end):
        at = match.start("row")
        items = re.split("(、|和)", match["row"])
        if all(headed(page, item) for item in items[::2]):
            for item in items:
                if len(item) > 3:
                    yield title(page, at, at + len(item), "title.given", 0.94)
                at += len(item)
    for match in _IS_ONE.finditer(page.text, start, end):
        yield title(page, *match.span("name"), "title.given", 0.85)
    for match in _PRIZE.finditer(page.text, start, end):
        yield title(page, *match.span("name"), "title.given", 0.9)
    if not any(page.text.find(word, start, end) >= 0 for word in _PLATE_WORDS):
        return
    for match in _PLATES.finditer(page.text, start, end):
        at = match.start("row")
        for item in re.split("(、|和|与)", match["row"]):
            if _LEVELLED.match(item) and len(item) > 4:
                yield title(page, at, at + len(item), "title.given", 0.88)
            at += len(item)


def _rest_of_row(body: str, at: int) -> Iterator[re.Match[str]]:
    """Further titles of a row: 先后获评国家某基地、国家某示范区."""
    while (match := _MORE.match(body, at)) is not None:
        yield match
        at = match.end("name")


def _known(page: Page, sentence: Sentence) -> Iterator[Mention]:
    """Titles of the gazetteer, with their level; those only counted are marked."""
    for cue in page.cues_in("designation", sentence.start, sentence.end):
        start = _with_level(page, sentence.start, cue.start)
        counted = _counted_after(page, cue.end) or _counted_before(page, cue.start)
        counted = counted or _is_class(page.text, start, cue.end)
        if counted and not page.text.startswith("之一", cue.end):
            yield title(page, start, cue.end, "title.counted", 0.4)
        else:
            yield title(page, start, cue.end, "title.gazetteer", 0.8)


def _is_class(text: str, start: int, end: int) -> bool:
    """Whether a title only tells what kind of firms is meant: 专精特新企业—瞪羚企业, 为高新技术企业提供贷款."""
    if "—" in (text[start - 1 : start], text[end : end + 1]) and not text.startswith("——", end):
        return True
    return text[start - 1 : start] in _FOR and _GIVE.match(text, end) is not None


_FOR = frozenset("为给向对")
_GIVE = re.compile("”?(?:等)?(?:提供|发放|兑现|给予|开展|奖励|量身|送上|开通|设立|配备)")
_AMONG = re.compile(r"百强|千强镇|百佳|(?:十|\d0)强")
_LONGEST = 24  # characters before that in the name of a list at most
_BEST = re.compile(
    r"(?:(?:20\d\d|上)年?度?)?(?:中国|全国|世界|全球|全省|国内|行业|省)[^，。；、“”\d]{0,12}?"
    r"(?:百强(?:县市|县（市）|县区|县|市|区|镇|城市|企业)?(?:（[县市区镇]）)?|千强镇|(?:[1-9]\d{1,3}|十)强(?:企业|[县市区镇]|（[县市区镇]）)?|百佳[^，。；\d]{0,4})(?=第|中|里|，|。|；|、|”|榜|之列|行列|名单|的|$)"
)


_BOARD = re.compile(
    r"在(?P<name>(?:[^，。；、：“”的在]|“[^“”]{1,8}”){4,40}?(?:[十百]|\d0)强)(?:榜单|名单|榜)(?:之?[中上里]|，)"
)
_KEY = re.compile(
    r"(?:(?<=[，。；：、\n])|^)(?P<name>(?:[^，。；：、—的\d]{2,14}?(?:首批|第[一二三四五六七八九]+批)|国家级?|[省市区县]级?|全[国省市区县]|20\d\d年?度?[省市区县]级)"
    r"(?:标志性|重点|重大)(?:产业|工业|建设|民生|基础设施)?(?:项目|工程))——"
)
"""What a work is called before its name: 市级重点项目——云溪大桥."""


def _ranked(page: Page, sentence: Sentence) -> Iterator[Mention]:
    """Lists of the best that one stands in: 位列全国百强县第53位; what a work is called before its name."""
    for pattern in (_BOARD, _KEY):
        for match in pattern.finditer(page.text, sentence.start, sentence.end):
            yield title(page, *match.span("name"), "title.ranked", 0.9)
    for match in matches_before(_AMONG, _LONGEST, _BEST, page.text, sentence.start, sentence.end):
        yield title(page, match.start(), match.end(), "title.ranked", 0.85)


def _given(page: Page, start: int, end: int) -> Iterator[Mention]:
    """The titles that a verb of giving has for its object: one, or two joined by 和; 授予某公司·某称号."""
    start = max(
        [
            start,
            *(
                m.end
                for m in page.mentions.touching(start, start + 1)
                if m.kind == "Enterprise" and m.end < end
            ),
        ]
    )
    whole = page.text[start:end]
    closing = CLOSING.search(whole)
    bare = end - len(closing.group()) if closing and "名单" not in closing.group() else end
    pieces = [(start, bare)]
    joint = AND.search(page.text, start + 4, bare - 3)
    if joint and headed(page, page.text[start : joint.start()]):
        pieces = [(start, joint.start()), (joint.end(), bare)]
    for first, last in pieces:
        name = page.text[first:last]
        quoted = name.startswith("“") and name.endswith("”") and len(name) > 5
        if (quoted or closing or headed(page, name)) and not _COUNTING.search(name.strip("“”")):
            yield title(page, first, last, "title.given", 0.94)


_COUNTING = re.compile(r"”“|短名单|供应商名|[两二三四五六]张|\d+[家户项]|\d个(?!大)|\d亿|率|增长|的")


def _with_level(page: Page, floor: int, start: int) -> int:
    at = start
    near = page.mentions.touching(floor, start) if floor < start else ()
    districts = {m.end: m.start for m in near if m.kind == "District" and floor <= m.start}
    while True:
        if at in districts:
            at = districts[at]
            continue
        match = _LEVEL.search(page.text[max(floor, at - 26) : at])
        if match is None:
            return at
        inside = [s for e, s in districts.items() if at - len(match.group()) < e < at]
        at = min([at - len(match.group()), *inside])


_COUNT_BEHIND = re.compile(
    r"”?(?:累计)?(?:总数)?(?:数量)?(?:达到?|已|增至|突破|超过?|约|近)?\d+(?:\.\d+)?万?(?:余|多)?[家个户项]|”?(?:数量|总数)"
)
_COUNT_AHEAD = re.compile(
    r"(?:\d+|[一二三四五六七八九十数多])余?[家个户项](?:国家级|省级|市级|区级)?(?:企业)?$"
)


def _counted_after(page: Page, end: int) -> bool:
    return _COUNT_BEHIND.match(page.text, end, end + 12) is not None


def _counted_before(page: Page, start: int) -> bool:
    return _COUNT_AHEAD.search(page.text, max(0, start - 10), start) is not None
