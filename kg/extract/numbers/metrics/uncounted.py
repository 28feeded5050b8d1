"""Numbers that are no observation: they only count what was listed, say how large or how far, or belong to an idiom."""

from __future__ import annotations

import re

from kg.extract.numbers.metrics.plants import is_one_piece, is_pace
from kg.extract.numbers.number import Sentence
from kg.extract.numbers.quantities import Quantity
from kg.extract.page import Page

_SIZED = "(?:项目|企业|工厂|集群|产业|专利|泊位|商户|产品|园区)"
_SIZE = re.compile(rf"(?:以上|以下|..级)的?(?:[\u4e00-\u9fff]{{0,6}}{_SIZED})")
_RANGED = re.compile(rf"的?[\u4e00-\u9fff]{{0,4}}{_SIZED}(?:共|有|达|数|\d)")
_SIZE_AND_ABOVE = re.compile(r"[及或]以[上下]的?(?![，。；]|水平)(?=[\u4e00-\u9fffA-Za-z“])")
"""What follows the size of a kind of thing: 60支·及以上高支纱, 2000万元·及以上企业."""
_MEETING = re.compile(r"[一二三四五六七八九十]{0,3}(?:[中次]|全国|全会|届|会议|代表|党代)|全体|人大")
_RATED = re.compile(
    r"第$|每(?!天|日|年|月|周|季度|小时|分钟|昼夜)[\u4e00-\u9fff]{0,3}$|(?:满载|装载|装着|载着|载有)$"
)
PRICED = re.compile(
    r"(?P<what>(?:均价|单价|售价|收购价|租金|投资强度|产出强度|税收强度|单产|亩均[\u4e00-\u9fff]{1,6}?))"
    r"(?:不低于|不少于|低于|高于|约|近|超过?|高达|达到?|为|仅)*每[\u4e00-\u9fff]{1,3}$"
    r"|每(?:吨|亩|台|套|件|只|瓶|箱|斤|公斤|千克|平方米|千瓦)的?(?P<of>售价|均价|单价|租金)$"
)
"""What so much of something costs or has to bring: 均价每米·62元, 投资强度每亩·300万元."""
_SPECIFIED = ("mass", "power", "volume", "length", "pressure")
_SPECIFIES = re.compile(
    r"(?!产能|项目)[^，。；、的\d]{2,10}?[炉机床车塔罐釜吊器线备]\d+(?:余)?[台套座艘辆条部](?!套)"
)
"""What follows the size of a machine that is counted behind: 20吨·真空自耗炉2台."""
_AWAY = re.compile(
    r"(?:离|距)[^，。；\d]{1,12}(?:仅|只有|约|不到|不足)*$|(?:向|往|以|(?<![飞航])行|驱车|车程|相距|相隔|开车)[东南西北]{0,2}(?:约|不到|近)*$"
)
"""What stands before how far something is: 离昌吉市200公里."""
_AMONG = re.compile(r"(?:全国|全省|全市|全球)\d+[家个][^，。；]{0,12}中(?:排|位|列|名|居)")
"""Among how many one is ranked: 在全国219家同类开发区中排第116位."""
_OF_EACH = re.compile(
    r"每[^，。；\d两三四五六七八九十]{0,4}(?:\d+|[两三四五六七八九十百]+)[个扇台辆只件颗根双条块片支瓶把张部顶盒套艘架枚粒人家][^。；]{0,18}$"
)
"""What stands before how many of so many: 每10扇安全门·有7扇."""
_NEAR = 30
_ONE = re.compile(
    r"(?:首|一|[两三四五六七八九]|最大|最高|单)(?:台套|[台套艘块个款根座条批架枚片颗辆种])?(?:最大|最高)?$"
)
"""What stands before how large one thing is: 下线首台·10兆瓦机组."""
_GRADED = re.compile(r"级(?![别数以])[\u4e00-\u9fff]")
_UP_TO = re.compile(r"[及或]以[上下]的?[\u4e00-\u9fff]{2}")
"""What follows the size of a kind of ware: 6微米·及以下铜箔."""
_NATION = re.compile(
    r"(?:全国|全球|世界|我国|国内)(?:目前|现|已)?(?:共|总共|累计|一共)?(?:有|拥有)[^，。；]{0,4}$"
)
_NOT_COUNTED = re.compile(
    r"指标|(?:县市区|县区|区县|设区市|市州|市县)中|(?:[^，。；]{0,4}企业|公司)(?:中的?(?:一|之)|之一)|企业各|各自|方面|方向|领域|环节|路径|抓手|中心任务|链同步|小时|分钟|重点任务|要点|字|条线|头(?!部)|回合|台阶|倒(?![闭置])|层次|维度"
)


def size_start(page: Page, size: Quantity, begin: int) -> int:
    """Where the words begin that say how large counted things are: 税收·500万元以上企业6家."""
    metrics = page.lexicon.seeds.metrics
    for length in range(min(6, size.start - begin), 1, -1):
        if page.text[size.start - length : size.start] in metrics:
            return size.start - length
    return size.start


def is_size(page: Page, quantity: Quantity) -> bool:
    """Whether an amount only says how large the things are that are counted: 10亿元以上项目9个."""
    if _SIZE.match(page.text, quantity.end - len("以上")):
        return True
    ranged = quantity.value is None or page.text[quantity.start - 1] in "过超逾"
    return (
        ranged and quantity.unit.dimension == "money" and _RANGED.match(page.text, quantity.end) is not None
    )


def only_counts(page: Page, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number only counts what was just listed (A、B2个特色产业), or says how often (每3年)."""
    if quantity.unit.dimension == "count" and any(
        r.end == quantity.start
        and r.printed
        and page.text[r.start - 1] in "、和与及"
        and r.kind in ("Industry", "IndustryCluster", "Enterprise", "District")
        and not (r.kind == "Enterprise" and page.text.startswith("项目", quantity.end))
        for r in sentence.read.references
    ):
        return True
    if _sums_up(page, sentence, quantity) or _SIZE_AND_ABOVE.match(page.text, quantity.end) is not None:
        return True
    if quantity.unit.unit in ("届", "次") and _MEETING.match(page.text, quantity.end):
        return True
    if is_size(page, quantity) or (quantity.unit.unit.endswith("类") and not quantity.text[0].isdigit()):
        return True
    clause = page.text[sentence.clauses.start(quantity.start) : quantity.start]
    if quantity.unit.dimension in _SPECIFIED and _SPECIFIES.match(page.text, quantity.end):
        return True
    if quantity.unit.dimension == "length" and _AWAY.search(clause):
        return True
    if is_one_piece(quantity, clause) or _tells_size(page, quantity, clause):
        return True
    if quantity.unit.dimension == "count":
        since = page.text[max(sentence.clauses.begin, quantity.start - _NEAR) : quantity.start]
        if "每" in since and _OF_EACH.search(since):
            return True
    if _NATION.match(clause) or quantity.unit.unit == "强":
        return True
    if quantity.unit.dimension == "count" and _AMONG.match(page.text, quantity.start - 2):
        return True
    rated = _RATED.search(clause) is not None and not is_pace(page, quantity) and not PRICED.search(clause)
    return rated or _NOT_COUNTED.match(page.text, quantity.end) is not None


def _tells_size(page: Page, quantity: Quantity, clause: str) -> bool:
    """Whether an amount only says how large one thing or a kind of thing is: 首台10兆瓦机组, 150兆瓦级机组."""
    if quantity.unit.dimension not in (*_SPECIFIED, "voltage"):
        return False
    return (
        _GRADED.match(page.text, quantity.end) is not None
        or _UP_TO.match(page.text, quantity.end) is not None
        or (_ONE.search(clause) is not None and _WARE.match(page.text, quantity.end) is not None)
    )


_WARE = re.compile(r"(?!以上|以下|左右)[重长高宽]?的?[\u4e00-\u9fff]{2}")
_COUNTED = 12
"""The longest list that a number sums up."""
_CLASS = re.compile(
    r"[^，。；、\d]{0,6}?(?:行业|产业|集群|产业链|招牌|领域|板块|赛道|品类|系列|县市|区县|片区|方面|大类|主业|支柱|企业(?!产|营|合计|总|共)|公司|荣誉|称号|奖项)"
)
_DIGIT = re.compile(r"\d")
_ONE_OF = re.compile(r"(?:全国|全省|全球|世界|国内)\d+[^，。；、]{1,20}之一")
_COMMA = re.compile("、|以及|和|与|及")


def _sums_up(page: Page, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number only says how many were listed: 乳制品、肉类加工、亚麻纺织三个行业."""
    number = quantity.value
    if quantity.unit.dimension != "count" or number is None:
        return False
    if _ONE_OF.match(page.text, quantity.start - 2, sentence.clauses.stop(quantity.end)):
        return True
    if not 1 < number <= _COUNTED:
        return False
    before = page.text[sentence.clauses.start(quantity.start) : quantity.start]
    if (
        not _COMMA.search(before)
        or "等" in before
        or _DIGIT.search(before)
        or not _CLASS.match(page.text, quantity.end)
    ):
        return False
    return number - 1 <= len(_COMMA.findall(before)) <= number
