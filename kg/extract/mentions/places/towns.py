"""Finds towns and streets: those of the gazetteer, and others where the text leaves no doubt where they begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.mention import Mention
from kg.extract.page import Page, Sentence
from kg.extract.shape.generic import is_generic

_END = re.compile(r"(?:街道|镇|乡|苏木)(?![长级企域村江海街])")
_NO_TOWN = re.compile(
    r"[的了在是着被把个家座等全各该本两三四五六七八九十几多名强重古小]|[城之老]$|^(?:中心|也为|均为|皆为|作为|沦为)$|专业|特色|产业|文明|卫生|生态|旅游|^(?:乡|村|水|家|老|故|下|返|重点|建制|核心)$|[：，。、]|[从到][一两]$"
)
_OPENS = re.compile(
    r"(?:^|[，。；：、“（【\s\n—①-⑩])$|(?:在|于|到|至|往|向|从|由|自|隔壁|邻近|毗邻|走进|来到|位于|地处|坐落于|选址|落户|和|与|及|的|以|隶属|属)$"
)
_KINDS = frozenset("侨水茶酒药瓷故家果菌稻椒蒜橘枣竹棉城")
"""侨乡, 茶乡: kinds of places."""
_LONGEST = 10
_COUNTING = re.compile("(?:等)?[两二三四五六七八九十]+(?:个)?(?:乡镇|街道|镇|乡)")
_ROW = re.compile("(?:[\u4e00-\u9fff]{2,6}[、和])+[\u4e00-\u9fff]{2,4}$")


def find_towns(page: Page) -> Iterator[Mention]:
    """Towns and streets by name, and by their short names where the text counts or places them."""
    towns = dict(_full(page))
    yield from towns.values()
    yield from _short(page, {m.name for m in towns.values()})


def _full(page: Page) -> Iterator[tuple[int, Mention]]:
    after = {m.end: m for m in page.mentions if m.kind == "District"}
    for match in _END.finditer(page.text):
        if any(
            m.kind == "District" and m.start < match.start() and match.end() <= m.end
            for m in page.mentions.touching(match.start(), match.end())
        ):
            continue  # 浙江桐乡, 嘉兴桐乡市: the name of a city that ends like a town's
        start = _start(page, match.start(), match.end(), after)
        if start is None:
            continue
        name = page.text[start : match.end()]
        labels = (page.text[after[start].start : match.end()],) if start in after else ()
        yield start, Mention(start, match.end(), "District", name, "district.town", 0.92, labels)


def _start(page: Page, head: int, end: int, after: Iterable[int]) -> int | None:
    """Where the town that ends here begins: behind its district, as the gazetteer has it, else behind a boundary."""
    lowest = max(page.sentence_at(head).start, head - _LONGEST)
    behind = next((at for at in range(head - 1, max(lowest - 1, head - 5), -1) if at in after), None)
    if behind is not None and _told_behind(page, behind, head):
        return behind
    for start in range(lowest, head):
        if page.text[start:end] in page.lexicon.towns and _bounded(page, start, lowest):
            return start
    for start in (head - 2, head - 3):
        core = page.text[start:head]
        known = page.repeats(page.text[start:end]) or _OPENS.search(page.text, max(start - 4, 0), start)
        if start >= lowest and known and _opens(page, start) and _made(page, core, start, head):
            return start
    return None


def _told_behind(page: Page, start: int, head: int) -> bool:
    """Whether what stands between a district and the word for a town names one: 临海市·古城·街道, 章丘区·刁·镇."""
    core, full = page.text[start:head], page.text[start - 1] in "市区县旗"
    if len(core) == 1:
        return full and core not in _KINDS_OF_TOWN and page.text[head] == "镇"
    if not _NO_TOWN.search(core):
        return True
    if not full or not re.fullmatch("[\u4e00-\u9fff]+", core) or _SAYS.search(core):
        return False
    street = page.text.startswith("街道", head)
    return street or (
        len(core) == 2 and core[0] in _FIGURES and core[1] not in "大个强座级重批乡街" + _FIGURES
    )


_KINDS_OF_TOWN = frozenset("城乡村各全该老小重古新强名大中集市街建入两二三四五六七八九十多几等的和及与在")
_FIGURES = "一二三五六七八九双百千万"
_SAYS = re.compile("[的了在是着被把个家座等全各该本和与及]|专业|特色|产业|文明|卫生|生态|旅游|[从到][一两]$")


def _bounded(page: Page, start: int, lowest: int) -> bool:
    return start == lowest or not page.straddled(start)


def _opens(page: Page, start: int) -> bool:
    return bool(_OPENS.search(page.text[max(start - 4, page.sentence_at(start).start) : start]))


def _made(page: Page, core: str, start: int, head: int) -> bool:
    """Whether a core can be the proper name of a town: no class word such as 特色, no verb."""
    seeds = page.lexicon.seeds
    if not re.fullmatch("[\u4e00-\u9fff]+", core) or _NO_TOWN.search(core) or is_generic(page, core):
        return False
    if page.text[head] == "乡" and core[-1] in _KINDS:
        return False
    spans = page.tokens_in(start, head)
    if any(page.is_doing(span) for span in spans):
        return False
    words = [page.text[s:e] for s, e in spans]
    plain = seeds.edges | seeds.generic | seeds.trade_words | seeds.industries.keys()
    return not page.straddled(start) and not any(len(w) > 1 and w in plain for w in words)


def _short(page: Page, names: set[str]) -> Iterator[Mention]:
    """Short names: in “元坝、陵江两镇”, behind their district, and where the title calls the town so."""
    full = {re.sub("(?:街道|镇|乡|苏木)$", "", name): name for name in sorted(names)}
    for match in _COUNTING.finditer(page.text):
        floor = max(0, match.start() - 40)
        row = _ROW.search(page.text[floor : match.start()])
        if row is None:
            continue
        for part in re.finditer("[^、和]+", row.group()):
            start = floor + row.start() + part.start()
            short = next((s for s in full if part.group().endswith(s)), "")
            if short:
                yield _called(page, start + len(part.group()) - len(short), short, full[short])
    shorts = [s for s in full if len(s) > 1]
    after = {m.end for m in page.mentions if m.kind == "District"}
    for start, end, short in page.places_of(shorts):
        sentence = page.sentence_at(start)
        if page.text.startswith(("镇", "街道", "乡", "苏木"), end) or page.straddled(end):
            continue
        behind = start in after
        if behind or (short not in page.lexicon.districts and _stands_alone(page, sentence, start, end)):
            yield _called(page, start, short, full[short])


def _stands_alone(page: Page, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a short name opens a sentence as its subject, or a clause behind 在: 高沟走的是…, 在高沟，…."""
    if start == sentence.start:
        return _GOES_ON.match(page.text, end) is not None
    if _SETTLES.search(page.text, max(sentence.start, start - 4), start):
        return _CLOSES.match(page.text, end) is not None
    at = (
        page.text.startswith(("在", "到", "看"), start - 1)
        and page.text[start - 2 : start - 1] in "，。；：\n"
    )
    return at and page.text.startswith(("，", "。", "的"), end)


_SETTLES = re.compile(
    "(?:落户|落地|落子|落在|入驻|扎根|位于|坐落于?|地处|来到|走进|迁至|迁到|搬到|搬至|选址|设在|建在|放在|安家|在)(?:了)?$"
)
_CLOSES = re.compile("[，。；、的]|建厂|设厂|办厂|投资|投产|开工|落成|竣工|签约|安家|扎根|租")
_GOES_ON = re.compile(
    "隶属|地处|位于|的|走的?是|有|是|则|也|今年|去年|以|正|已|，|把|现有|现已|拥有|聚集|集聚|产业|全镇"
)


def _called(page: Page, start: int, short: str, name: str) -> Mention:
    return Mention(start, start + len(short), "District", name, "district.town_short", 0.9, (short,))
