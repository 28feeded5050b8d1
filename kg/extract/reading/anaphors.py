"""What 该企业, 园区, 全市 refer to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.page import Page
from kg.extract.reading.places import ancestors, home_of
from kg.extract.reading.state import State
from kg.extract.things.things import Things
from kg.text.search import openings

_CLAUSE_START = r"(?<![^，。；：！？“、\n—（])"
_TIME = r"(?:(?<=[月年日])|(?<=目前)|(?<=如今)|(?<=眼下)|(?<=同时)|(?<=此前)|(?<=随后)|(?<=届时)|(?<=预计))"
_GROUP = r"集团(?!军|化|内|外|式|性|总|董|副|党|高|相|办|新|战|工会|有限|股份|公司的|各|和|与|、|等)"
_PARK_TAIL = (
    "(?:经开区|高新区|开发区|科技城|科学城|产业城|产业园|工业园|科技园|示范区|集聚区|保税区|专业镇|港区|新城)"
)
_SAME: dict[str, tuple[str, ...]] = {
    "经开区": ("经开区", "经济技术开发区", "经济开发区"),
    "高新区": ("高新区", "高新技术产业开发区", "高新技术开发区"),
}
"""What the names end in of the parks that such a word means."""
_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "Enterprise",
        rf"(?:该|这家|该家)(?:企业|公司|集团|厂|车企|药企)|(?:{_CLAUSE_START}|{_TIME})(?:(?:公司|企业)(?![家数们的主经员户名社办梯培])|{_GROUP})|(?<![\u4e00-\u9fff])我(?:公司|集团|厂)|该车间|这家(?=[^，。；、]{{2,18}}(?:企业|公司|厂|工厂|“小巨人”))|{_CLAUSE_START}(?:公司|企业)(?=的)",
    ),
    (
        "Project",
        rf"(?:该|这个|这一|本)(?:项目|工程)|{_CLAUSE_START}项目(?=建成|达产|达效|总投资|预计|投产|占地|用地|负责人|于|位于|落户|选址|坐落|落地于|落在|开工|动工|计划|按|[一二三]期|分[两二三四]期|全部|将|由|主要建设|建设地点)",
    ),
    (
        "IndustrialPark",
        (
            rf"(?:该|本|(?:这个|这座|这片|这一)(?:国家级|省级|新兴|年轻的?)?)(?:园区|片区|组团|集中区|聚集区|工业区|小镇|(?:产业|工业|科技|物流|软件|创业|创新|循环经济)?园|开发区|高新区|经开区|示范区|集聚区|保税区|港区|新区|区(?=为|引))|(?:{_CLAUSE_START}|(?<=去年)|(?<=今年)|(?<=目前)|(?<=如今)|(?<=年底))园区(?!化|级|经济|规划)|(?<=进驻|入驻|落户|搬进|搬入|迁入|同在|选址|走进|也在|都在)园区|(?<=[是为])园区(?=的)|(?<=作为|离开|走出|围绕|距离)园区(?!化|级|经济|规划)"
            r"|这[座个片](?=[^，。；：]{0,24}?(?:园区|开发区|产业园|工业园|科技园|高新区|经开区|集聚区|示范区)(?:[，。里内由的]|$))"
            rf"|(?<=[于在到])(?:此(?![次前后间刻]|[一二]|[类种举])|那[里儿])|开发区(?=完成|实现)|(?:{_CLAUSE_START}|{_TIME}|(?<=入驻|落户|进驻)){_PARK_TAIL}(?=[^，。；、]{{0,6}}?(?:已|现|共|累计|完成|实现|引进|新增|入驻|签约|拥有|集聚|聚集|建成|的[^，。；]{{0,8}}(?:企业|项目)))|(?<![校公田庄果花茶陵业技流工件创产学])(?:后者)?园(?:区|子)?[内里](?!部)|同(?:一)?园(?:区)?[内里]?|(?<=[底月年]入)区(?=，)|(?<=[入驻进])园(?=的(?![有是还都已共企])|企业[\u4e00-\u9fff])"
        ),
    ),
    (
        "Designation",
        r"这一类(?!型)|该名单|该榜单|这一称号|上述名单|(?:获评|入选|获奖)者|(?<![^。])它们(?=是|分别)",
    ),
    (
        "Industry",
        r"这(?:个|一)(?:行业|产业(?!链|园|集群)|赛道)|该行业|这条链|该产业链|该链(?!主)|全链(?!条)|该赛道",
    ),
    (
        "District",
        (
            r"(?<!作为)(?:我[区市县旗省镇]|这[个座](?:镇|县(?!城)|县级市|区(?![域间块]))|全[区市县旗省镇盟州乡](?!前列|第|首)|该[区市县旗省镇]|当地|这里|自治区(?=已|将)|同[城市县区镇](?=的|企业)"
            r"|(?<![园社校片辖城景小山地厂矿港疆新东西南北中各])(?:区(?=内的)|(?<=[是在，。；])区(?=内)|[镇县市](?=[上里内]的))|县城"
            rf"|{_CLAUSE_START}[市县区](?=[\u4e00-\u9fff]{{2,9}}(?:局|委|办)(?:[\u4e00-\u9fff]{{0,6}}(?:介绍|表示|说|负责人|透露|统计|预计|测算|提出|提供|公布|通报)))|镇(?=[东西南北]的))"
        ),
    ),
    ("IndustryCluster", r"(?:该|这个|这一)集群|集群(?=内|整机)|该产业(?!园)"),
    (
        "Institution",
        rf"该(?:校|院|所|中心|学院|大学|研究院|实验室|平台)|这(?:家|所|座)(?=[^，。；]{{0,40}}(?:实验室|研究院|学院|研究所))|{_CLAUSE_START}(?:研究院|实验室|中心|学院|联盟)(?=落户|自己|位于|选址|将|已|首期|由|占地)",
    ),
)
_BY_KIND = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_ANY = re.compile("|".join(pattern for _, pattern in _PATTERNS))
_OPENS = openings(
    "那该此这本园后同区它我当自镇县市集中",
    {
        "公": "司", "企": "业", "项": "目", "开": "发", "上": "述", "获": "[评奖]", "入": "选",
        "全": "[区市县旗省镇链乡州盟]", "研": "究", "实": "验", "学": "院", "联": "盟",
        "科": "[技学]", "产": "业", "工": "业", "示": "范", "保": "税", "专": "业", "港": "区", "新": "城",
        "经": "开区", "高": "新区",
    },
)  # fmt: skip
"""What they begin with."""


def anaphors_in(text: str, start: int, end: int) -> Iterator[tuple[str, re.Match[str]]]:
    """Anaphors of a stretch with the kind of thing each refers to, kind by kind.

    >>> [(kind, match.group()) for kind, match in anaphors_in("该企业落户园区。", 0, 8)]
    [('Enterprise', '该企业'), ('IndustrialPark', '园区')]
    """
    places = [m.start() for m in _OPENS.finditer(text, start, end) if _ANY.match(text, m.start(), end)]
    if not places:
        return
    for kind, regex in _BY_KIND:
        free = start
        for place in places:
            if place >= free and (match := regex.match(text, place, end)) is not None:
                yield kind, match
                free = match.end()


def antecedent(page: Page, things: Things, state: State, kind: str, printed: str, number: int) -> int | None:
    """The thing that an anaphor such as 该企业 refers to in a state; None if there is none near."""
    if kind == "District":
        return _district(page, things, state, printed, number)
    if kind == "Designation":
        return state.title
    if kind == "Industry":
        return _sector(state, printed)
    if kind == "IndustrialPark" and re.fullmatch(_PARK_TAIL, printed):
        spoken = (t for t in reversed(state.spoken) if things.all[t].kind == kind)
        return next((t for t in spoken if things.all[t].name.endswith(_SAME.get(printed, printed))), None)
    if kind == "IndustrialPark":
        return _park(state, printed, number)
    if kind == "IndustryCluster":
        if state.sector is not None and printed == "该产业":
            return _sector(state, printed)
        held = state.recent("IndustryCluster", number)
        return held if held is not None else state.recent("Industry", number)
    if kind == "Enterprise":
        return _firm(page, things, state, printed, number)
    if kind == "Institution":
        return _institution(things, state, printed, number)
    return state.recent(kind, number)


def _park(state: State, printed: str, number: int) -> int | None:
    """园区 is the one where the paragraph is, else the one spoken of, else the section's or the page's."""
    if printed in ("此", "那里", "那儿"):
        return _here(state, number)
    if printed.startswith("后者"):
        return state.district
    if state.scene is not None and state.scene.park:
        return state.scene.places[0]
    held = state.recent("IndustrialPark", number)
    _, spoken = state.current.get("IndustrialPark", (None, 0))
    if (
        state.document_park is not None
        and spoken < state.began
        and not printed.startswith(("该", "同", "这"))
    ):
        held = state.section_park
    return next((p for p in (held, state.section_park, state.document_park) if p is not None), None)


_ENDINGS = {
    "校": ("学校", "大学", "学院", "校"),
    "所": ("所", "研究院"),
    "中心": ("中心",),
    "平台": ("平台",),
}
"""What the names end in of the institutions that 该校, 该所 and the like mean."""


def _institution(things: Things, state: State, printed: str, number: int) -> int | None:
    """该院 is the last one spoken of whose name ends so, 该校 the last university."""
    ending = _ENDINGS.get(printed[1:], printed[-1:])
    told = (t for t in reversed(state.spoken) if things.all[t].kind == "Institution")
    fitting = (t for t in told if things.all[t].name.endswith(ending))
    return next(fitting, state.recent("Institution", number))


def _sector(state: State, printed: str) -> int | None:
    """该产业 is the one that the sentence before named alone, else the one spoken of."""
    named = {r.thing for r in state.last if r.printed and r.kind in ("Industry", "IndustryCluster")}
    return named.pop() if printed.startswith("该") and len(named) == 1 else state.sector


def _firm(page: Page, things: Things, state: State, printed: str, number: int) -> int | None:
    """集团 is the last group spoken of; 公司 alone whom the paragraph began with, else the firm of the whole text."""
    held, main = state.recent("Enterprise", number), state.document_firm
    if "集团" in printed:
        spoken = [t for t in (state.led, main, held, *reversed(state.spoken)) if t is not None]
        return next((t for t in spoken if _is_group(things, t)), main if main is not None else held)
    if printed.startswith(("该", "这")):
        return _last_opener(page, state, held)
    if main is None:
        return held
    return state.led if state.led is not None else main


def _last_opener(page: Page, state: State, held: int | None) -> int | None:
    """The firm that opened the last clause of the sentence before: 某集团收购了商标，冰熊成为其旗下企业。该公司…."""
    firms = [r for r in state.last if r.kind == "Enterprise" and r.printed]
    openers = [
        r
        for r in firms
        if page.text[r.start - 1 : r.start] in "，。；\n"
        and not page.text.startswith(("、", "和", "与"), r.end)
    ]
    return openers[-1].thing if openers and any(r.thing == held for r in firms) else held


def _is_group(things: Things, firm: int) -> bool:
    thing = things.all[firm]
    return thing.kind == "Enterprise" and any("集团" in name for name in (thing.name, *thing.names))


def _here(state: State, number: int) -> int | None:
    """The park that was spoken of just now, else where the text is."""
    park, spoken = state.current.get("IndustrialPark", (None, 0))
    return park if park is not None and number - spoken <= 1 else home_of(state)


def _zone(things: Things, state: State, number: int) -> int | None:
    """The park called 区 that was spoken of just now: 区内."""
    park, spoken = state.current.get("IndustrialPark", (None, 0))
    near = park is not None and number - spoken <= 2 and things.all[park].name.endswith("区")
    return park if near else None


def _scene_zone(things: Things, state: State) -> int | None:
    """The park called 区 in which the paragraph is."""
    scene = state.scene
    park = scene is not None and scene.park and scene.printed and things.all[scene.places[0]].name[-1] == "区"
    return scene.places[0] if park and scene is not None else None


def _district(page: Page, things: Things, state: State, printed: str, number: int) -> int | None:
    if printed == "这里":
        return _here(state, number)
    if printed == "区" and (spoken_of := _zone(things, state, number)) is not None:
        return spoken_of
    level = "市" if printed == "同城" else printed.removesuffix("城")[-1]
    if level == "区" and printed == "该区" and (zone := _scene_zone(things, state)) is not None:
        return zone
    if (
        printed.startswith(("该", "这"))
        and state.district is not None
        and things.all[state.district].name.endswith(level)
    ):
        return state.district
    if level == "区" and printed not in ("自治区", "同区"):
        return _district_or_park(things, state, number)
    return _of_level(page, things, state, printed, level)


def _district_or_park(things: Things, state: State, number: int) -> int | None:
    """全区: of the section's, paragraph's or page's district or park, whichever is called 区."""
    park = state.document_park
    if (
        state.outside is not None
        and state.district is not None
        and _is_of_level(things, state.district, "区")
    ):
        return state.district  # 某经开区：去年，某区…，全区…
    if state.section_park is not None and things.all[state.section_park].name.endswith("区"):
        return state.section_park
    near = state.paragraph_place if state.paragraph_place is not None else state.section_place
    if near is None and park is not None and things.all[park].name.endswith("区"):
        return park
    if state.place is not None and things.all[state.place].name.endswith("区"):
        return state.place
    recent = state.recent("IndustrialPark", number)
    return park if park is not None or state.place is not None else recent


def _of_level(page: Page, things: Things, state: State, printed: str, level: str) -> int | None:
    """全市, 全县: the place that facts belong to here or one above it, of that level; else the last one spoken of."""
    place = state.place
    town = (
        state.district if state.district is not None and things.all[state.district].name[-1] == "镇" else None
    )
    if printed == "全镇" and town is not None:
        return town
    if place is None:
        return town if level == "镇" else None
    if level not in "市县旗省镇盟州乡":
        return place
    chain = [place, *ancestors(page, things, place)]
    page_place = state.section_place if state.section_place is not None else state.document_place
    if page_place in chain:
        chain.insert(0, page_place)
    found = next((t for t in chain if things.all[t].name.endswith(level)), None)
    if found is None and level in "县旗盟州乡":
        return next((t for t in reversed(state.spoken) if _is_of_level(things, t, level)), None)
    return town if found is None and level == "镇" else found


def _is_of_level(things: Things, thing: int, level: str) -> bool:
    return things.all[thing].kind == "District" and things.all[thing].name.endswith(level)
