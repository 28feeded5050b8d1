"""Institutions and government bodies whose name ends in a head: 研究院, 实验室, 管委会."""

from __future__ import annotations

import re

from kg.extract.lexicon import Cue
from kg.extract.mention import Mention
from kg.extract.page import Page
from kg.extract.shape.anchors import opens_with_place
from kg.extract.shape.edges import left_edge
from kg.extract.shape.generic import NUMBERED, counted, is_generic
from kg.extract.shape.walk import Walk

_COUNTED = re.compile(r"(?:共|达|约|超)?\d+(?:余|多)?[个家所]")
"""省级以上创新平台“412个”: a number of them, none by name."""
_BODY_WALK = Walk(longest=18)
_LAB_WALK = Walk(longest=22, joins=True)
_FIRST = re.compile(
    "(?:全国|全省|全市|全县|国内|全球|亚洲|世界|我国|[\u4e00-\u9fff]{2}地区)?(?:首家|首个|首座|第一家|第一个|唯一|最大)(?:一家|一个)?的?"
)
"""全国首家·尼龙新材料概念验证中心."""
_JOINED = re.compile(
    "(?:^|[，。；、：“的在由和建为\\n])(?P<name>(?![，。；、：“的])[\u4e00-\u9fff]{2,14})[及和与]$"
)
_WHOLE = re.compile("(?:大学|学院|公司|集团|政府|[委局院所会厅部园区]|中心|基地|企业|高校|学校|机构|平台)$")
_AT = "(?:(?![的在和与及等各新老主本该])[\u4e00-\u9fff]){2,4}新?(?:校区|分校)"
_CAMPUS = re.compile(f"{_AT}|（{_AT}）")
"""A campus is an institution of its own: 某学院长清校区."""
_OF_FIELDS = ("研究所", "研究院", "实验室", "中心", "检验院", "检测院")
_ALSO = re.compile("[又还也再曾将已并了]|企业|公司")


def _with_first(page: Page, edge: int, floor: int) -> int:
    """Start of a name whose field is two that are joined: 先进激光材料与·器件研究所, 国家木制家具及·人造板检验中心."""
    if page.text[edge - 1 : edge] not in ("及", "和", "与"):
        return edge
    joined = _JOINED.search(page.text, max(floor, edge - 16), edge)
    if joined is None or _WHOLE.search(joined["name"]) or _ALSO.search(joined["name"]):
        return edge
    start, end = joined.span("name")
    known = any(
        m.end > start for m in page.mentions.touching(start, end) if m.kind != "District" or m.end == end
    )
    does = any(page.is_doing(span) for span in page.tokens_in(start, end))
    return edge if known or does else start


_BUILT = re.compile(
    r".{2,12}?(?:大学|学院|研究院|公司|集团|园区|开发区)(?:共同|联合)?(?:建设|共建|设立|组建|成立|建立|打造)(?:了)?"
)
_DATED = re.compile(r"\d|年$")
_OF_BODIES = re.compile("工作报告|工作部门|网站|门户|引导基金|补贴|采购|投资基金|债券|性基金|平台|主导")
"""政府·工作报告: what is the government's, not who it is."""


def _quoted(text: str, edge: int, cue: Cue) -> int:
    """Where a name begins that stands whole in quotes: “马鞍山市多相反应与分离工程技术研究中心”."""
    if not text.startswith("”", cue.end):
        return edge
    opened = text.rfind("“", max(0, cue.start - 30), cue.start)
    whole = opened >= 0 and not re.search("[”，。；、]", text[opened:edge])
    return min(edge, opened + 1) if whole else edge


def headed_body(page: Page, cue: Cue, kind: str) -> Mention | None:
    """The body whose name ends in a head, with the campus behind it: 某学院·长清校区."""
    body = _body(page, cue, kind)
    if body is None or not cue.word.endswith(("大学", "学院", "学校")):
        return body
    campus = _CAMPUS.match(page.text, body.end)
    if campus is None:
        return body
    printed = page.text[body.start : campus.end()]
    return Mention(
        body.start,
        campus.end(),
        kind,
        body.name + campus.group(),
        "institution.campus",
        body.score,
        (printed,),
    )


def _body(page: Page, cue: Cue, kind: str) -> Mention | None:
    sentence = page.sentence_at(cue.start)
    known = next(
        (c for c in page.cues_in("institution", sentence.start, cue.start + 1) if c.end == cue.end),
        None,
    )
    if known is not None:
        name = page.lexicon.canonical["institution", known.word]
        return Mention(
            known.start, known.end, "Institution", name, "institution.gazetteer", 0.95, (known.word,)
        )
    lab = cue.word.endswith("重点实验室")
    edge = left_edge(page, sentence, cue.start, _LAB_WALK if cue.word.endswith("实验室") else _BODY_WALK)
    edge = _quoted(page.text, edge, cue)
    if built := _BUILT.match(page.text, edge, cue.start):
        edge = built.end()  # 贵州大学建设·核电材料工程技术研究中心
    if cue.word.endswith(_OF_FIELDS):
        edge = _with_first(page, edge, sentence.start)
    if first := _FIRST.match(page.text, edge, cue.start):
        edge = first.end()
    core = page.text[edge : cue.start]
    if lab and (len(core) < 4 or page.lexicon.splitter.is_place(core)):
        return None  # a title, not one by name
    if counted(page.text, edge) or (cue.word in ("联盟", "学院", "协会") and len(core) < 2):
        return None
    if kind == "GovernmentBody":
        if _DATED.search(core) or _OF_BODIES.match(page.text, cue.end):
            return None
        if len(core) > 12 or (not core and len(cue.word) < 3):
            return None
        placed = page.lexicon.splitter.is_place(core) or page.lexicon.splitter.split(core + "有限公司").place
        if core and not placed and core not in ("国家", "全国"):
            edge = cue.start if len(cue.word) > 2 else -1
            return (
                None
                if edge < 0 or page.text[edge : cue.end] in page.lexicon.lists["loose_bodies"]
                else Mention(edge, cue.end, kind, cue.word, "government.head", 0.6)
            )
        name = page.text[edge : cue.end]
        return (
            None
            if name in page.lexicon.lists["loose_bodies"]
            else Mention(edge, cue.end, kind, name, "government.head", 0.85)
        )
    if (
        len(core) < 2
        or (is_generic(page, core) and not (len(cue.word) > 3 and opens_with_place(page, edge)))
        or NUMBERED.search(core)
        or (page.tokens_in(edge, cue.start) == [(edge, cue.start)] and page.is_doing((edge, cue.start)))
        or _COUNTED.match(page.text, cue.end)
    ):
        return None
    return Mention(edge, cue.end, kind, page.text[edge : cue.end], "institution.head", 0.85)
