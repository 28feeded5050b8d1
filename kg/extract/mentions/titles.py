"""Finds titles given by authorities: 国家级绿色工厂, 第六批专精特新“小巨人”企业, 重庆市瞪羚企业."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence

_LEVEL = re.compile(
    r"(?:(?:20\d\d年?度?|第[一二三四五六七八九十]+批|首批|国家级?|全国|中国|世界级?|全球|自治区级|省部级|省级|市级|区级|县级|行业|省|市|"
    r"工信部|科技部|工业和信息化部|（第[一二三四五六七八九十]+批）|年度|战略性|优秀|示范)+)$"
)
_QUOTED = re.compile(
    r"“(?P<name>[^“”]{4,28}?(?:示范园区?|示范区|示范基地|示范城市|试点|试点城市|企业|工厂|车间|基地|园区|集群|地标|平台|500强|百强|称号|清单|榜|奖|名单))”"
)
_AFTER_VERB = re.compile(
    r"(?:获评|入选|被评为|评为|评上|荣获|获批|升为|跻身|列入|纳入|被认定为|认定为|被授予|授予|摘得|荣膺|入围|升格为|晋升为|获得|获评为)"
    r"(?:了|为)?(?P<name>“?[^，。；、“”]{2,30}”?[^，。；、“”]{0,14}?(?:企业|工厂|车间|基地|园区|示范区|试点城市|试点|集群|冠军|清单|名单|强|榜单|平台|项目库|奖|称号|城市|开发区|高新区|经开区))(?=[，。；、“”（]|$)"
)
_STRONG = re.compile(
    r"(?:获评|荣获|被评为|被认定为|被授予|授予|摘得|荣膺|获颁|建成|入选)(?:了|为)?(?P<name>“[^“”]{3,20}”|[^，。；、“”\d]{4,20}?(?:品牌|单位|称号|奖|强|金牌|之都|之乡|名城|企业|工厂|中心))(?=[，。；、]|$)"
)


def find_titles(page: Page) -> Iterator[Mention]:
    """Titles in a sentence that gives one; those only counted (“新增3家…”) are none."""
    for sentence in page.sentences:
        body = page.text[sentence.start : sentence.end]
        yield from _ranked(page, sentence)
        if not page.lexicon.any_of["giving"].search(body):
            yield from _borne(page, sentence)
            continue
        for match in _AFTER_VERB.finditer(body):
            start, end = sentence.start + match.start("name"), sentence.start + match.end("name")
            name = page.text[start:end]
            if re.search(r"\d+[家个户项]", name) and not name.startswith("“"):
                continue
            yield _title(page, start, end, "title.given", 0.94)
        for match in _STRONG.finditer(body):
            if (
                match["name"].startswith("“")
                and "建成" in match.group()
                and not _known_title(page, match["name"])
            ):
                continue
            if not re.search(r"亿|率|增长|\d", match["name"]):
                yield _title(
                    page,
                    sentence.start + match.start("name"),
                    sentence.start + match.end("name"),
                    "title.given",
                    0.9,
                )
        for match in _QUOTED.finditer(body):
            yield _title(
                page,
                sentence.start + match.start("name"),
                sentence.start + match.end("name"),
                "title.quoted",
                0.75,
            )
        for cue in page.cues_in(sentence.start, sentence.end):
            if cue.what == "designation" and (
                _counted_after(page, cue.end) or _counted_before(page, cue.start)
            ):
                found = _title(
                    page, _with_level(page, sentence.start, cue.start), cue.end, "title.counted", 0.4
                )
                yield found
            elif cue.what == "designation":
                yield _title(
                    page, _with_level(page, sentence.start, cue.start), cue.end, "title.gazetteer", 0.8
                )


_BEST = re.compile(
    r"(?:(?:20\d\d|上)年?度?)?(?:中国|全国|世界|全球|全省|[\u4e00-\u9fff]{2,3}省|国内|行业)[^，。；、“”\d]{0,12}?"
    r"(?:百强(?:县市|县区|县|市|区|镇|城市|企业)?|千强镇|500强(?:企业)?|百佳[^，。；\d]{0,4})(?=第|中|，|。|榜|$)"
)
_BEARS = re.compile(
    r"(?:这家|该|作为|身为|均为|都是|均是|同为|既是|还是|也是|是|成为|称为|拥有|的|[，。；：“（]|^)“?$"
)


def _ranked(page: Page, sentence: Sentence) -> Iterator[Mention]:
    """Lists of the best that one stands in: 位列全国百强县第53位."""
    for match in _BEST.finditer(page.text, sentence.start, sentence.end):
        yield _title(page, match.start(), match.end(), "title.ranked", 0.85)


def _borne(page: Page, sentence: Sentence) -> Iterator[Mention]:
    """Known titles by which a sentence calls somebody: 这家国家级绿色工厂, 高新技术企业某某公司."""
    for cue in page.cues_in(sentence.start, sentence.end):
        if cue.what != "designation" or _counted_after(page, cue.end) or _counted_before(page, cue.start):
            continue
        start = _with_level(page, sentence.start, cue.start)
        end = cue.end + (2 if page.text.startswith("企业", cue.end) else 0)
        named = any(m.kind == "Enterprise" and m.start == end for m in page.mentions.touching(end, end + 1))
        if named or (start < cue.start and _BEARS.search(page.text, max(sentence.start, start - 4), start)):
            yield _title(page, start, cue.end, "title.borne", 0.8)


def _known_title(page: Page, name: str) -> bool:
    return ("designation", name.strip("“”")) in page.lexicon.canonical


def _title(page: Page, start: int, end: int, rule: str, score: float) -> Mention:
    text = page.text
    while start < end and text[start] in "“”了为":
        start += 1
    while end > start and text[end - 1] in "“”":
        end -= 1
    name = text[start:end]
    labels = []
    bare = re.sub(r"(?:名单|榜单|称号|清单)$", "", name)
    if len(bare) > 3 and bare != name and not name.endswith("清单"):
        labels, name = [name], bare
    core = re.sub(
        r"^(?:20\d\d年?度?|第[一二三四五六七八九十]+批|首批|（第[一二三四五六七八九十]+批）)+", "", name
    )
    if core != name:
        labels.append(core)
    return Mention(start, end, "Designation", name, rule, score, tuple(labels))


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


def _counted_after(page: Page, end: int) -> bool:
    return bool(
        re.match(
            r"”?(?:累计)?(?:总数)?(?:数量)?(?:达到?|已|增至|突破|超过?|约|近)?\d+(?:余|多)?[家个户项]|”?(?:数量|总数)",
            page.text[end : end + 12],
        )
    )


def _counted_before(page: Page, start: int) -> bool:
    return bool(
        re.search(
            r"(?:\d+|[一二三四五六七八九十数多])余?[家个户项](?:国家级|省级|市级|区级)?(?:企业)?$",
            page.text[max(0, start - 10) : start],
        )
    )
