"""Pages of several districts: however their sections are headed, what stands under a heading is there."""

from __future__ import annotations

import pytest

from kg.extract import Engine

from .told import edges, named, read

Slogans = ("提升亩均效益 打造一流园区", "构建现代产业体系", "全力冲刺开门红")
_PLACES = (("海盐", "海盐县"), ("桐乡", "桐乡市"), ("平湖", "平湖市"))
_TOLD = (
    "骅锐机械有限公司今年花1800万元实施技改。\n\n飞屿模具有限公司的车间里，工人们正在赶制订单。",
    "航弘纺织有限公司扩产，预计新增产值2亿元。",
    "沄科电子有限公司投资2亿元扩建厂房。",
)
_WHERE = {
    ("骅锐机械有限公司", "海盐县"),
    ("飞屿模具有限公司", "海盐县"),
    ("航弘纺织有限公司", "桐乡市"),
    ("沄科电子有限公司", "平湖市"),
}


def page(heading: str, *between: str) -> str:
    """A page with such headings; `{n}` a number, `{s}` a slogan. `between`: what stands behind each section."""
    parts = ["冲刺四季度 交出高分卷"]
    for at, (short, full) in enumerate(_PLACES):
        parts += [
            heading.format(p=short, full=full, wide=" ".join(short), n="一二三"[at], i=at + 1, s=Slogans[at]),
            _TOLD[at],
            *between[at : at + 1],
        ]
    return "\n\n".join(parts)


@pytest.mark.parametrize(
    "heading",
    [
        "{p}\n\n{s}", "{s}\n\n{p}", "{full}\n\n{s}", "{wide}\n\n{s}", "{p}：{s}", "{full} {s}", "{p}，{s}",
        "{p} | {s}", "{p}丨{s}", "{p}——{s}", "{p}·{s}", "【{p}】", "【{p}】{s}", "【{p}】\n\n{s}", "〖{p}〗",
        "■{p}", "■ {p}\n\n{s}", "■{p}：{s}", "●{p}●", "◆ {p} ◆", "<{p}>", "## {p}", "“{p}”", "（{p}）",
        "{n}、{p}", "{n}、{p}：{s}", "（{n}）{p}", "0{i} {p}", "0{i}\n\n{p}", "0{i} {full}：{s}",
        "第{n}站：{p}", "{p}篇", "{p}篇：{s}", "走进{full}", "嘉兴{full}\n\n{s}", "嘉兴·{p}\n\n{s}", "{full}{s}",
    ],
)  # fmt: skip
def test_headings_of_districts(engine: Engine, heading: str) -> None:
    assert edges(read(engine, page(heading))) >= _WHERE


@pytest.mark.parametrize(
    "captions",
    [
        ("航弘纺织有限公司生产车间。", "位于鄞州区的鸿晟光能有限公司生产线。", ""),
        ("航弘纺织有限公司生产车间", "鄞州鸿晟光能生产线", "海盐飞屿模具厂区一角"),
        ("航弘纺织有限公司，工人们正在忙碌。", "骅锐机械有限公司全景。", "飞屿模具有限公司生产车间。"),
    ],
)
@pytest.mark.parametrize("heading", ["{p}\n\n{s}", "{p}：{s}", "■{p}"])
def test_captions_between_sections(engine: Engine, heading: str, captions: tuple[str, ...]) -> None:
    told = edges(read(engine, page(heading, *captions)))
    firms = {firm for firm, _ in _WHERE}
    assert {(s, o) for s, o in told if s in firms} == _WHERE


def test_captions_before_the_first_section(engine: Engine) -> None:
    captions = "海宁市数字化车间。\n\n飞屿模具有限公司全景。\n\n位于鄞州区的鸿晟光能有限公司生产线。\n\n嘉兴全市产值增长6%。"
    text = page("{p}\n\n{s}").replace("\n\n海盐", f"\n\n{captions}\n\n海盐", 1)
    told = edges(read(engine, text))
    assert told >= _WHERE | {("鸿晟光能有限公司", "鄞州区")}
    assert ("飞屿模具有限公司", "嘉兴市") not in told


def test_a_caption_is_not_whom_the_text_goes_on_about(engine: Engine) -> None:
    text = (
        "骅锐机械：一根轴的二十年\n\n骅锐机械有限公司去年扩产。\n\n飞屿模具有限公司生产车间。\n\n"
        "该公司位于鄞州工业园区。\n"
    )
    told = edges(read(engine, text))
    assert ("骅锐机械有限公司", "鄞州工业园区") in told
    assert ("飞屿模具有限公司", "鄞州工业园区") not in told


@pytest.mark.parametrize(
    "line", ["嘉兴桐乡市打造新高地，骅锐机械有限公司扩产。", "桐乡市的骅锐机械有限公司扩产。"]
)
def test_a_city_that_begins_like_a_town(engine: Engine, line: str) -> None:
    assert named(read(engine, line), "District") - {"嘉兴市"} == {"桐乡市"}
