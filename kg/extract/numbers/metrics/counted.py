"""What is said of things that are counted: 33个项目集中签约 are 签约项目, 3家企业获评… are firms of that title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.numbers.measure import Measure
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page

_UNITS = ("个", "家", "项", "户", "只", "批", "件")
_THING = r"[“”]?(?P<noun>[^，。；、的\d]{0,12}?(?:项目|工程|平台))”?"
_WAYS = (
    r"(?:[“”]|集体|集中|现场|正式|同时|已|成功|完成|实现|仍在|仍|顺利|全部|陆续|网上|线上|云上|云端|云|进行|统一|当场|先后|率先|相继"
    r"|同步|通过|视频|在线|当天)*"
)
_BEHIND = re.compile(
    rf"{_THING}(?:[在于][^，。；、]{{1,12}}?)?{_WAYS}(?P<act>签约揭牌|签约|开复工|开工|动工|竣工|投产|洽谈|揭牌|奠基|投用|建成投用|建成投产|建成)(?![额量率地后达通])(?P<next>了?\d)?"
)
_DID = (
    r"(?P<new>新)?(?P<act>签约|签下|签订|开工|动工|竣工|投产|引进|招引|引入|洽谈|储备|续建|在建|开复工|复工)"
)
_BEFORE = re.compile(rf"{_DID}(?:了|的)?(?:[^，。；]{{0,40}}等)?(?:共|共有|各类)?$")
_AHEAD = re.compile(
    rf"{_DID}[的了]?(?:[^，。；]{{2,60}}等)?(?P<noun>(?!活动|仪式)[^，。；、的共]{{0,10}}?项目)(?:总数|数量)?(?:共|共有|有|达|达到|为)?$"
)
_MARKET = re.compile("国家和地区|国家(?![级重标实队])|地区|省份|省市|省区市|城市|省")
_REACHES = re.compile(
    "(?:遍及|畅销|远销|销往|销至|销到|行销|出口到|出口至|卖到|卖向|卖进|走向)[^，。；]{0,16}$"
)
_NOUN = re.compile(_THING)
_SAID = {"签下": "签约", "签订": "签约", "动工": "开工", "引入": "引进", "招引": "引进"}
_PROMINENT = re.compile("^(?:重大|重点)(?=项目)")
_TITLED = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}?(?:企业|单位))?(?:成功|新|又|再|共同|同时|一举|双双|被|已|均|先后|还|首批|全部|顺利|率先)*"
    r"(?P<act>入选|获评为?|获批|上榜|跻身|获得|荣获|荣膺|获颁|被?认定为|被?评为|列入|入围|获)了?"
    r"(?:\d{4}年?(?:度)?|第[一二三四五六七八九十\d]+批)*(?P<title>[^，。；、\d]{0,28}?)"
    r"(?:名单|榜单|称号|荣誉|行列|名录|认定|公示|榜|之列)*(?=[，。；、）]|$)"
)
_KIND = ("企业", "工厂", "车间", "中心", "平台", "基地", "园区", "集群", "项目", "产品", "品牌")
_FEWEST = 4
"""Characters of the shortest title."""


def counted(page: Page, quantity: Quantity, clause: int, stop: int) -> Iterator[Measure]:
    """Readings of a count between the beginning and the end of its clause."""
    if quantity.unit.unit not in _UNITS:
        return
    text, start, end = page.text, quantity.start, quantity.end
    behind = _BEHIND.match(text, end, stop)
    noun = _NOUN.match(text, end, stop)
    before = text[clause:start]
    market = _MARKET.match(text, end, stop)
    if market is not None and before.endswith(("在", "遍布", "覆盖")):
        yield Measure("布局" + market.group(), 0.93)
    elif market is not None and _REACHES.search(before) is not None:
        yield Measure(("出口" if "国" in market.group() else "销售") + market.group(), 0.93)
    elif behind is not None:
        what = behind["noun"] if behind["next"] else _of(behind["act"], behind["noun"])
        yield Measure(what, 0.93)  # 245个重点项目已开工217个
    elif noun is not None and (did := _BEFORE.search(before)) is not None:
        yield Measure(_of(did["act"], noun["noun"], did["new"]), 0.93)
    elif (did := _AHEAD.search(before)) is not None:
        yield Measure(_of(did["act"], did["noun"], did["new"]), 0.93)
    elif quantity.unit.unit in ("家", "户") and (titled := _TITLED.match(text, end, stop)) is not None:
        yield from _titled(titled)


def _of(act: str, noun: str, new: str | None = None) -> str:
    act = _SAID.get(act, act)
    noun = _PROMINENT.sub("", noun) if act == "签约" and not new else noun
    return noun if act in noun else (new or "") + act + noun


def _titled(match: re.Match[str]) -> Iterator[Measure]:
    title = match["title"].strip("“”的")
    if len(title) >= _FEWEST:
        yield Measure(title if title.endswith(_KIND) else title + "企业", 0.93)
    elif match["act"] in ("上榜", "入选", "入围"):
        yield Measure(match["act"] + "企业", 0.88)
