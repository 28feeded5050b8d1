"""Times in sentences and the periods they stand for."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.dates import find_times, infer_anchor

REPORT = dt.date(2024, 8, 30)


def periods(text: str, anchor: dt.date | None = REPORT) -> list[str]:
    return [f"{t.period.start}/{t.period.end}" for t in find_times(text, anchor)]


ABSOLUTE = [
    ("2023年产值", "2023-01-01/2023-12-31"),
    ("2023年度产值", "2023-01-01/2023-12-31"),
    ("2024年前7月产值", "2024-01-01/2024-07-31"),
    ("2024年前七个月产值", "2024-01-01/2024-07-31"),
    ("2024年前十一月", "2024-01-01/2024-11-30"),
    ("2024年1至8月产值", "2024-01-01/2024-08-31"),
    ("2024年1—8月份产值", "2024-01-01/2024-08-31"),
    ("2024年3月至5月", "2024-03-01/2024-05-31"),
    ("2024年一季度产值", "2024-01-01/2024-03-31"),
    ("2024年第四季度产值", "2024-10-01/2024-12-31"),
    ("2024年前三季度产值", "2024-01-01/2024-09-30"),
    ("2024年上半年产值", "2024-01-01/2024-06-30"),
    ("2024年下半年产值", "2024-07-01/2024-12-31"),
    ("2024年2月签约", "2024-02-01/2024-02-29"),
    ("2023年2月底", "2023-02-01/2023-02-28"),
    ("2024年4月20日签约", "2024-04-20/2024-04-20"),
    ("2024年底投产", "2024-01-01/2024-12-31"),
    ("到2027年，产值", "2027-01-01/2027-12-31"),
    ("2016至2018年", "2016-01-01/2018-12-31"),
    ("2016—2018年", "2016-01-01/2018-12-31"),
    ("2016年至2018年", "2016-01-01/2018-12-31"),
    ("2016年到18年", "2016-01-01/2018-12-31"),
    ("“十四五”末", "2025-01-01/2025-12-31"),
    ("“十四五”期间", "2021-01-01/2025-12-31"),
    ("十三五时期", "2016-01-01/2020-12-31"),
    ("“十五五”", "2026-01-01/2030-12-31"),
]
RELATIVE = [
    ("今年前7月实现产值", "2024-01-01/2024-07-31"),
    ("今年前7个月", "2024-01-01/2024-07-31"),
    ("今年以来", "2024-01-01/2024-12-31"),
    ("去年产值", "2023-01-01/2023-12-31"),
    ("截至去年4月，", "2023-04-01/2023-04-30"),
    ("去年底", "2023-01-01/2023-12-31"),
    ("前年", "2022-01-01/2022-12-31"),
    ("明年上半年投产", "2025-01-01/2025-06-30"),
    ("后年建成", "2026-01-01/2026-12-31"),
    ("一季度产值", "2024-01-01/2024-03-31"),
    ("前三季度", "2024-01-01/2024-09-30"),
    ("上半年产值", "2024-01-01/2024-06-30"),
    ("1至8月，产值", "2024-01-01/2024-08-31"),
    ("1-7月产值", "2024-01-01/2024-07-31"),
    ("前7月", "2024-01-01/2024-07-31"),
    ("截至7月", "2024-07-01/2024-07-31"),
    ("4月18日签约", "2024-04-18/2024-04-18"),
    ("全年产值", "2024-01-01/2024-12-31"),
    ("目前，产值", "2024-08-01/2024-08-31"),
    ("截至目前", "2024-08-01/2024-08-31"),
    ("近日签约", "2024-08-01/2024-08-31"),
]


@pytest.mark.parametrize(("text", "period"), ABSOLUTE)
@pytest.mark.parametrize("anchor", [REPORT, None])
def test_printed_years_need_no_anchor(text: str, period: str, anchor: dt.date | None) -> None:
    assert periods(text, anchor) == [period]


@pytest.mark.parametrize(("text", "period"), RELATIVE)
def test_relative_to_the_report(text: str, period: str) -> None:
    assert periods(text) == [period]


@pytest.mark.parametrize("text", [text for text, _ in RELATIVE])
def test_relative_without_a_report_date_has_no_period(text: str) -> None:
    assert periods(text, None) == []


@pytest.mark.parametrize(
    "text",
    ["13月", "今年2月30日", "今年前13月", "8至3月", "第3名", "18.6亿元", "3个月建成"],
)
def test_no_such_time(text: str) -> None:
    assert periods(text) == []


def test_a_bare_month_takes_the_year_printed_before_it() -> None:
    assert periods("2022年产值10亿元，其中6月增长，同年获奖", None) == [
        "2022-01-01/2022-12-31",
        "2022-06-01/2022-06-30",
        "2022-01-01/2022-12-31",
    ]


def test_only_now_is_weak() -> None:
    assert [t.now for t in find_times("目前产值翻番，今年上半年增长", REPORT)] == [True, False]


def test_spans_are_the_printed_words() -> None:
    text = "公司今年前7月产值达5亿元，到2027年达8亿元"
    assert [text[t.start : t.end] for t in find_times(text, REPORT)] == ["今年前7月", "到2027年"]


def test_a_backward_range_does_not_end_before_it_starts() -> None:
    for text in ("2018至2016年", "2018年至2016年"):
        assert periods(text) == ["2018-01-01/2018-12-31"]


@given(
    st.text(
        st.sampled_from("今去前年明当全截至到至—-年月日个季度上下半底末十二三四五“”第一目同届时12034789. "),
        max_size=40,
    ),
    st.one_of(st.none(), st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))),
)
def test_any_text_gives_sound_periods_in_order(text: str, anchor: dt.date | None) -> None:
    at = 0
    for time in find_times(text, anchor):
        assert at <= time.start < time.end <= len(text)
        assert time.period.start is not None and time.period.end is not None
        assert time.period.start <= time.period.end
        at = time.end


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023年，全区实现产值500亿元。", 2023),
        ("2022年投产。2024年获奖。", 2024),
        ("2023年完成产值10亿元。今年上半年增长8%。", 2024),
        ("2023年完成产值10亿元。到2027年产值翻番。", 2023),
        ("2024年甲厂开工，来自各地的工人已经到场。2026年建成投产。", 2024),
    ],
)
def test_anchor_year(text: str, year: int) -> None:
    anchor = infer_anchor(text)
    assert anchor is not None and anchor.year == year


def test_anchor_month_is_the_last_one_reported_on() -> None:
    assert infer_anchor("2024年，签约不断。3月，甲厂投产。7月，乙厂投产。") == dt.date(2024, 7, 1)


@pytest.mark.parametrize("text", ["", "今年上半年增长8%。", "到2027年产值翻番。"])
def test_no_anchor_in_a_text_without_years(text: str) -> None:
    assert infer_anchor(text) is None
