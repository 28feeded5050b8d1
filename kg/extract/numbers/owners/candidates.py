"""Whose a number may be: the names before it in its sentence and those spoken of before, each with its score."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.numbers.clauses import Placed
from kg.extract.numbers.number import Carry, Sentence
from kg.extract.numbers.owners.sectors import (
    SECTOR_OF_PLACE,
    SECTORS,
    made_by_sector,
    of_projects,
    sector_score,
)
from kg.extract.numbers.owners.spoken import Scored, spoken_of
from kg.extract.page import Page
from kg.extract.reading.reference import Reference

_PARTS = {"subject": 3.0, "object": 1.6, "member": 0.2, "modifier": 0.4, "place": -0.4, "oblique": -2.0}
_FAR = 0.35
"""What each clause between a name and the number costs."""
_ADJACENT = 0.7
"""What a name gains that stands directly before the metric."""
_ITS = 3.2
_MADE = 1.9
"""What an object gains that the clause before says is made."""
_CONTINUED = 2.4
"""For whom the number before in the sentence was."""
_DESCRIBED = 1.0
_WITHIN = 1.0
_TURNED = 0.8
"""What the owner of the number before loses where another subject has come since."""
_OWN_SUBJECT = 0.8
"""What those spoken of before lose where the sentence has a subject of its own."""
_OWN_SECTORS = 1.0
"""The same where it begins with sectors: 竹编、木雕两个产业总产值5亿元 is no number of the project before."""
_OWN_FIRM = 1.3
"""What a project spoken of before loses where a firm is the subject."""
_PLANNED = 1.2
"""What those spoken of before lose where a place plans what the sentence tells: 当地提出，到2027年，……."""
_PLANNERS = ("District", "IndustrialPark")
_PLANS = re.compile(
    "(?:[区市县镇]委)?(?:[区市县镇]政府)?(?:还|也|又|已|同时|随后|明确|进一步)*(?:提出|明确|计划|规划|谋划|确定|部署)(?:了|[^，。；]{0,8}目标)?(?:，|：)"
)


def candidates(
    page: Page,
    sentence: Sentence,
    names: Sequence[Placed],
    start: int,
    phrase: int,
    owner: str,
    carry: Carry,
) -> Iterator[Scored]:
    """All of them, the nearer of two that score the same first."""
    projects = of_projects(page, sentence, phrase, start)
    its = _of_its(page, sentence, start)
    for name in names:
        if name.reference.end > start:
            continue
        if owner == "maker" and name.part == "modifier" and name.reference.kind == "Enterprise":
            name = name._replace(part="subject")  # 某公司投资的某项目投产，产能增至2万吨
        score = _score(page, sentence, name, start, phrase)
        if _was_made(page, sentence, name, start, owner):
            score += _MADE
        if name.reference.kind in SECTORS:
            score += sector_score(page, sentence, names, name, phrase, start, carry)
        score = max(score, _ITS) if name.reference == its else score
        yield score, name.reference.kind, name.reference.thing
    told = sentence.told
    if told:
        sure = _DESCRIBED if told[-1].described else 0.0
        sure += _WITHIN if page.text.startswith("其中", sentence.clauses.start(start)) else 0.0
        other = projects or made_by_sector(page, sentence, start)
        passed = SECTOR_OF_PLACE if other and told[-1].kind in SECTORS else 0.0
        turned = any(
            n.part == "subject"
            and n.reference.kind not in SECTORS
            and told[-1].quantity.end <= n.reference.start
            and n.reference.end <= start
            for n in names
        )
        yield _CONTINUED + sure - passed - (_TURNED if turned else 0.0), told[-1].kind, told[-1].thing
    subjects = [n.reference for n in names if n.part == "subject" and n.reference.end <= start]
    lost = _OWN_SUBJECT if told or subjects else 0.0
    lost += _PLANNED if any(_plans(page, one) for one in subjects) else 0.0
    listed = any(
        n.part == "member" and n.reference.kind in SECTORS and n.reference.end <= start for n in names
    )
    lost_project = lost + (_OWN_FIRM if owner != "place" and _has_firm(subjects) else 0.0)
    entry = entry_project(page, sentence, start, carry)
    for score, kind, thing in spoken_of(page, sentence.read, names, start, carry):
        passed = SECTOR_OF_PLACE if projects and kind == "Industry" else 0.0
        lost_here = lost_project if kind == "Project" and thing != entry else lost
        alone = listed and not subjects and not told and kind in ("Project", "Enterprise")
        lost_here += _OWN_SECTORS if alone and thing != entry else 0.0
        yield score - passed - lost_here, kind, thing


def entry_project(page: Page, sentence: Sentence, start: int, carry: Carry) -> int | None:
    """The project whose entry the paragraph is, unless the clause tells of what only its firm has: turnover, staff."""
    if carry.entry is None or carry.entry.kind != "Project":
        return None
    companys = _COMPANYS.search(page.text, sentence.clauses.start(start), start)
    return carry.entry.thing if companys is None else None


def _has_firm(subjects: Sequence[Reference]) -> bool:
    return any(one.kind == "Enterprise" and one.printed for one in subjects)


def _plans(page: Page, one: Reference) -> bool:
    return one.kind in _PLANNERS and _PLANS.match(page.text, one.end) is not None


def _score(page: Page, sentence: Sentence, name: Placed, start: int, phrase: int) -> float:
    """What its part, and how near it is, make of a name."""
    reference, told = name.reference, sentence.told
    here = sentence.clauses.number(start)
    score = _PARTS[name.part] - _FAR * (here - name.clause)
    adjacent = name.clause == here and name.part in ("subject", "modifier")
    if adjacent and 0 <= phrase - reference.end <= 1:
        score += _ADJACENT
    if name.part == "subject" and told and told[-1].quantity.end <= reference.start:
        score += _ADJACENT
    return score


_MAKES = re.compile(
    "(?:建设|新建|共建|组建|合建|合办|成立|设立|创办|创建|打造|建起|建成|建立|兴建|扩建|上马|开建|投建|筹建|创立|建有|设有|启动|实施|规划|签下|发起)了?[^，。；的]{0,4}$"
)
_STILL = re.compile("(?:加快|加速|推进|推动|全力|聚力|着力|大力|持续|努力|积极|谋划|聚焦|致力)(?:于|着)?.?$")
"""What is still being made tells of whoever makes it: 某区加快建设某园，已落地企业300家."""
_COMPANYS = re.compile("研发投入|营收|收入|产值|利润|税|销售|市场|订单|员工")
_BEGUN = ("Project", "Institution", "IndustrialPark", "Enterprise")
_SINCE = re.compile("去年|前年|同比|(?<!产后)(?:拥有|现有)|员工|营收|营业收入")


def _was_made(page: Page, sentence: Sentence, name: Placed, start: int, owner: str) -> bool:
    """Whether the clause before ends with what its subject makes, which is then told of: 共建某学院，首批招生120人."""
    one, clauses = name.reference, sentence.clauses
    if name.part != "object" or one.kind not in _BEGUN or clauses.number(start) - name.clause != 1:
        return False
    if (one.kind == "Project" and owner in ("firm", "place")) or (
        one.kind == "Institution" and _COMPANYS.search(page.text, clauses.start(start), start)
    ):
        return False
    begin = clauses.start(one.start)
    ends = clauses.stop(one.end)
    return (
        ends - one.end <= _MADE_TAIL
        and "的" not in page.text[one.end : ends]
        and (made := _MAKES.search(page.text, begin, one.start)) is not None
        and not (owner in ("gathering", "place") and _STILL.search(page.text, begin, made.start() + 1))
        and _SINCE.search(page.text, ends, start) is None
    )


_MADE_TAIL = 4
"""Characters that may stand behind what is made in its clause: 一期, 项目, （筹）."""
_ITS_WORD = re.compile("其(?![中他次余间它实])")


def _of_its(page: Page, sentence: Sentence, start: int) -> Reference | None:
    """Whom 其 at the beginning of a clause means: the last named before it: 由某公司领衔，其80万吨产能."""
    begin = sentence.clauses.start(start)
    if _ITS_WORD.match(page.text, begin) is None:
        return None
    kinds = ("Enterprise", "IndustrialPark", "Project")
    named = [n for n in sentence.names if n.reference.end <= begin and n.reference.kind in kinds]
    before = [n.reference for n in named if n.part != "oblique"] or [n.reference for n in named]
    near = before[-1] if before else None
    return near if near is not None and near.end >= sentence.clauses.start(begin - 1) else None
