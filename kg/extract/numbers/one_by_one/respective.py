"""Numbers told one by one of names or nouns told before them: “A、B分别增长X和Y”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.numbers.metrics.changes import last_growth
from kg.extract.numbers.metrics.nouns import of_nouns
from kg.extract.numbers.number import Assigned, Sentence, Told, amounts
from kg.extract.numbers.one_by_one.retold import of_told, told_of
from kg.extract.numbers.one_by_one.years import of_years
from kg.extract.numbers.owners.choice import KINDS
from kg.extract.numbers.owners.sectors import SECTORS
from kg.extract.numbers.phrases import known_from, phrase_before
from kg.extract.numbers.quantities import ONE_BY_ONE, Quantity
from kg.extract.page import Page
from kg.extract.reading.reference import Reference

_AND = re.compile(r"[、和与及，]+(?P<way>增长|下降|提高|降低|回落|上升)?(?:达到?|为)?")
_INDUSTRY = re.compile(r"^(?:规上|规模以上|规模)?工业(?=.)")
_EACH = re.compile(rf"{ONE_BY_ONE}|分列|各$|各(?=为|增|达|下降|占|有|完成|实现|提高|提升)")
_COUNT_OF_LIST = re.compile(
    r"^[两二三四五六七八九十\d]*(?:大|个)?(?:产业集群|产业链|产业|集群|行业|领域|板块|大类|赛道|区县|县市|县|区|市|家企业|企业)?"
)


def one_by_one(page: Page, sentence: Sentence, index: int) -> dict[int, Assigned]:
    """Index of a number → what it is of, for all numbers of a list that begins at `index`."""
    read, quantities, told = sentence.read, sentence.quantities, sentence.told
    run = run_of(page, quantities, index)
    if len(run) < 2:
        return {}
    start = run[0].start
    begin = sentence.clauses.start(start)
    each = _last(_EACH, page.text, begin, start)
    if each is not None and (dated := of_years(page, sentence, run, begin)):
        return {index + at: one for at, one in enumerate(dated)}
    lexicon = page.lexicon
    link = page.text[each.end() if each else begin : start]
    grown = last_growth(lexicon, link)
    told = amounts(told)
    if each is None and (grown is None or run[0].unit.dimension != "ratio"):
        return {}
    falls = grown is not None and grown.group() in lexicon.lists["falls"]
    opening = _behind_subject(read.references, begin, each.start() if each else begin, page.text)
    opening = max([t.end for t in sentence.dated if t.start == opening and each], default=opening)
    head = page.text[opening : each.start()] if each else ""
    known = told or amounts(sentence.earlier)
    named = _of_names(page, sentence, begin, each.start() if each else begin, len(run), known)
    if named and _of_place(sentence, named):
        names = last_run(page, [r for r in read.references if r.end <= start and r.kind in KINDS])
        words = [page.text[r.start : r.end] for r in names]
        named = [
            Assigned(None, "", word + (_INDUSTRY.sub("", one.metric) if word.endswith("业") else one.metric))
            for word, one in zip(words, named, strict=False)
        ]
    metrics = [a.metric for a in named] or of_nouns(lexicon, head, len(run))
    if not metrics:
        named = _of_another(page, read.references, begin, each, known[-len(run) :], len(run))
        named = named or of_told(head, told if len(told) >= len(run) else known, len(run))
        metrics = [a.metric for a in named]
    if not metrics:
        return {}
    metrics = [told_of(lexicon, metric, link, grown, sentence.told) for metric in metrics]
    whose = named or [Assigned(None, "", "")] * len(run)
    return {
        index + at: Assigned(whose[at].thing, whose[at].kind, metrics[at], _falls(page, run, at, falls))
        for at in range(len(run))
    }


def _of_another(
    page: Page,
    references: Sequence[Reference],
    begin: int,
    each: re.Match[str] | None,
    known: Sequence[Told],
    count: int,
) -> list[Assigned]:
    """The metrics told before, of another one: 甲区完成投资90亿元、实现产值200亿元；乙区·分别为60亿元、110亿元."""
    if each is None or len(known) != count:
        return []
    alone = [r for r in references if r.printed and begin <= r.start and r.end <= each.start()]
    if len(alone) != 1 or alone[0].kind not in KINDS:
        return []
    rest = page.text[begin : alone[0].start] + page.text[alone[0].end : each.start()]
    if not _ONLY.fullmatch(rest) or len({t.thing for t in known}) != 1:
        return []
    return [Assigned(alone[0].thing, alone[0].kind, t.metric) for t in known]


_ONLY = re.compile("(?:而|其中|同期)?(?:则|也|又|同期)?")


def _behind_subject(references: Sequence[Reference], begin: int, end: int, text: str) -> int:
    """Where the nouns of a clause begin behind whom it tells of: 平度市·新建、续建项目分别为58个和10个."""
    kinds = ("District", "Enterprise", "IndustrialPark", "Region")
    while first := next((r for r in references if r.start == begin and begin < r.end <= end), None):
        named = first.printed and first.kind not in kinds
        if named or text[first.end : first.end + 1] in ("、", "和", "与", "及"):
            return begin
        begin = first.end
    return begin


def run_of(page: Page, quantities: Sequence[Quantity], index: int) -> list[Quantity]:
    """The number and those joined to it by commas of enumeration."""
    run = [quantities[index]]
    for quantity in quantities[index + 1 :]:
        if not _AND.fullmatch(page.text[run[-1].end : quantity.start]):
            break
        run.append(quantity)
    return run


def _falls(page: Page, run: Sequence[Quantity], at: int, first: bool) -> bool:
    """Whether a number of a list tells of a fall: 分别下降3.2%和增长1.4%."""
    way = _AND.fullmatch(page.text, run[at - 1].end, run[at].start) if at else None
    return way["way"] in ("下降", "降低", "回落") if way is not None and way["way"] else first


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text, start, end))), None)


def _of_place(sentence: Sentence, named: Sequence[Assigned]) -> bool:
    """Whether listed sectors only part the number of a place that the sentence speaks of."""
    if any(one.kind not in ("Industry", "IndustryCluster") for one in named):
        return False
    return any(
        n.part == "subject" and n.reference.kind in ("District", "IndustrialPark") for n in sentence.names
    )


def _of_names(
    page: Page, sentence: Sentence, begin: int, each: int, count: int, told: Sequence[Told]
) -> list[Assigned]:
    if each == begin:
        return _of_names_before(page, sentence, begin, count)
    names = [r for r in sentence.read.references if r.end <= each and r.kind in KINDS]
    run = last_run(page, names, count)
    if len(run) != count or len({r.thing for r in run}) != count or each < begin:
        return []
    counted = _COUNT_OF_LIST.match(page.text[run[-1].end : each])
    metric = phrase_before(page, sentence, run[-1].end + (counted.end() if counted else 0), each).noun
    own = _OWN.match(page.text, each)
    grows = own is not None and page.lexicon.any_of["growth"].search(own["metric"]) is not None
    if own is not None and not grows and known_from(page.lexicon, own["metric"]) == 0:
        metric = own["metric"]
    if not metric and told:
        metric = told[-1].metric.removesuffix("增速")
    return [Assigned(r.thing, r.kind, metric) for r in run] if 2 <= len(metric) <= 14 else []


def _of_names_before(page: Page, sentence: Sentence, begin: int, count: int) -> list[Assigned]:
    """Names of the clause before: 肇东市、北林区产值居前两位，依次为168亿元、121亿元."""
    floor = sentence.clauses.start(begin - 1)
    while floor > sentence.clauses.begin and page.text[floor - 1] == "、":
        floor = sentence.clauses.start(floor - 1)
    inside = [r for r in sentence.read.references if floor <= r.start and r.end < begin and r.kind in KINDS]
    run = last_run(page, inside, count)
    if len(run) != count:
        return []
    own = _OWN.match(page.text, begin)
    grows = own is not None and own["metric"] in page.lexicon.lists["growth"]
    cues = own["metric"] if own is not None and not grows else _metric_in(page, run[-1].end, begin)
    return [Assigned(r.thing, r.kind, cues) for r in run] if cues else []


_OWN = re.compile(
    rf"{ONE_BY_ONE}(?:实现|完成|录得|达到|有|占地|拥有)?(?P<metric>[^，。；\d]{{2,8}}?)(?:为|达到?|约|超过?)?(?=\d)"
)


def _metric_in(page: Page, start: int, end: int) -> str:
    words = (cue.word for cue in page.cues_in("metric", start, end) if cue.start >= start and cue.end <= end)
    return max(words, key=len, default="")


def last_run(page: Page, references: Sequence[Reference], count: int = 0) -> list[Reference]:
    """The last names that stand together in one list, all of one kind; of `count` names, if that is told."""
    if not references:
        return []
    runs: list[list[Reference]] = []
    for reference, following in zip(references, [*references[1:], None], strict=True):
        where = following is not None and reference.kind == "District" != following.kind
        if where and following is not None and page.text[reference.end : following.start] in ("", "的"):
            continue
        joined = runs and runs[-1][-1].kind == reference.kind
        if joined and _TOGETHER.fullmatch(page.text[runs[-1][-1].end : reference.start]):
            runs[-1].append(reference)
        else:
            runs.append([reference])
    fitting = sorted((run for run in runs if len(run) == count), key=lambda run: run[0].kind not in SECTORS)
    return fitting[-1] if fitting else runs[-1]


_TOGETHER = re.compile(
    r"[、和与及，]+(?:[^，。；、]{2,24}的(?:[^，。；、的]{0,8}(?:企业|公司|厂家))?|[\u4e00-\u9fff]{2,5}[市县区镇]的?)?"
)
"""主打电梯零部件的甲·和专攻高空平台的·乙."""
