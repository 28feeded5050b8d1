"""A dozen words instead of the seeds, so that these tests do not hang on them, and groups made of single names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Document, Extract, LocalEntity
from kg.resolve import Gathering, Group, Knowledge
from kg.resolve.group import groups

PLACES = (
    "重庆市",
    "重庆",
    "璧山区",
    "璧山",
    "铜梁",
    "江苏",
    "四川",
    "合肥",
    "厦门",
    "双江拉祜族佤族布朗族傣族自治县",
    "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己",
)
TRADES = ("新能源", "科技", "储能", "光能", "动力电池", "汽车", "实业")
FORMS = (
    "股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "有限合伙", "股份公司", "总公司", "集团", "合作社", "公司", "股份",
)  # fmt: skip


@dataclass(frozen=True)
class Parts:
    place: str
    brand: str
    trade: str
    form: str
    branch: str = ""


class PlainSplitter:
    def split(self, name: str) -> Parts:
        branch = ""
        if name.endswith("分公司"):
            name, _, branch = name.partition("有限公司")
            name += "有限公司"
        form = next((form for form in FORMS if name.endswith(form)), "")
        rest = name.removesuffix(form) if form else name
        place = ""
        while step := next((place for place in PLACES if rest.startswith(place)), ""):
            place, rest = place + step, rest[len(step) :]
        trade = ""
        while word := next((word for word in TRADES if rest.endswith(word) and len(rest) > len(word)), ""):
            trade, rest = word + trade, rest[: -len(word)]
        return Parts(place, rest, trade, form, branch)

    def short_forms(self, name: str) -> Iterator[tuple[str, bool]]:
        parts = self.split(name)
        words = [word for word in TRADES if parts.trade.startswith(word)]
        for trade in dict.fromkeys((parts.trade, *words)):
            if trade:
                yield parts.brand + trade, True
        yield parts.brand, len(parts.brand) > 2

    def is_place(self, text: str) -> bool:
        return text in PLACES


KNOWLEDGE = Knowledge(
    splitter=PlainSplitter(),
    districts={"500120": "璧山区", "500151": "铜梁区", "500111": "大足区"},
    groups=frozenset({"比亚迪", "长安汽车"}),
    generic=frozenset({"高新区", "工业园"}),
    trades=frozenset(TRADES),
    park_forms={"国家高新区": "高新区", "高新技术产业开发区": "高新区"},
)
_CODES = {
    "重庆 重庆市": "500000", "璧山 璧山区": "500120", "铜梁 铜梁区": "500151", "江苏 江苏省": "320000", "朝阳 朝阳区": "110105",
    "朝阳 朝阳市": "211300", "合肥 合肥市": "340100", "厦门": "350200",
}  # fmt: skip
RICH = replace(
    KNOWLEDGE,
    codes={
        form: frozenset(code for names, code in _CODES.items() if form in names.split())
        for names in _CODES
        for form in names.split()
    },
    groups=KNOWLEDGE.groups | {"东方电气集团", "重汽集团"},
    aliases={
        ("Institution", "北航"): "北京航空航天大学", ("Institution", "北京航空航天大学"): "北京航空航天大学",
        ("Enterprise", "宁德时代"): "宁德时代新能源科技", ("Enterprise", "宁德时代新能源科技"): "宁德时代新能源科技",
        ("Enterprise", "比亚迪"): "比亚迪", ("Enterprise", "南雁实业集团"): "南雁集团",
    },
    loose_trades=frozenset({"技术", "材料", "建设", "制造", "装备制造", "新装备制造"}),
    body_forms={"经济和信息化委员会": "经信委", "经济信息委": "经信委"},
    levels=("国家级", "千亿级", "国家", "市级"),
    lookalikes={ord("枝"): "技", ord("技"): "技", ord("壁"): "璧", ord("璧"): "璧"},
)  # fmt: skip


def entity(
    name: str, kind: str = "Enterprise", place: str | None = None, labels: Sequence[str] = (), code: str | None = None, credit: str = ""
) -> LocalEntity:  # fmt: skip
    return LocalEntity(kind, name, tuple(labels), place=place, code=code, credit_code=credit)


def gathered(documents: Mapping[str, Sequence[LocalEntity]], knowledge: Knowledge = RICH) -> Gathering:
    """Entities by document."""
    found = Gathering(knowledge)
    for document, entities in documents.items():
        found.add(Extract(Document(document, f"{document}.txt", ""), tuple(entities)))
    return found


def group(name: str, kind: str = "Enterprise", *, documents: Sequence[str] = (), **more: object) -> Group:
    """The group of a name that stands in these documents, or in one of its own."""
    made = entity(name, kind, **more)  # type: ignore[arg-type]
    (only,) = groups(gathered({one: [made] for one in documents or [f"{made.place}{name}"]}), RICH).values()
    return only
