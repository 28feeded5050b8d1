import datetime as dt

import pytest

from kg.read.dates import find_date, parse_date

DAY = dt.date(2025, 4, 21)
MONTH = dt.date(2025, 4, 1)


@pytest.mark.parametrize(
    ("value", "date", "precision"),
    [
        ("2025-04-21", DAY, "day"),
        ("2025/4/21", DAY, "day"),
        ("2025.04.21 08:30", DAY, "day"),
        ("20250421", DAY, "day"),
        ("2025-04-21T23:30:00+08:00", DAY, "day"),
        ("2025年4月21日", DAY, "day"),
        ("二〇二五年四月二十一日", DAY, "day"),
        ("二○二五年十二月三十日", dt.date(2025, 12, 30), "day"),
        ("2025-04", MONTH, "month"),
        ("2025年04月", MONTH, "month"),
        ("二〇二五年四月", MONTH, "month"),
        ("2025", dt.date(2025, 1, 1), "year"),
        ("2025年", dt.date(2025, 1, 1), "year"),
    ],
)
def test_fields(value: str, date: dt.date, precision: str) -> None:
    found = parse_date(value)
    assert found is not None
    assert (found.value, found.precision, found.origin) == (date, precision, "stated")


@pytest.mark.parametrize("value", ["", "昨天", "4月21日", "13.9", "第2025号文件是本月印发的2025年"])
def test_fields_without_a_date(value: str) -> None:
    assert parse_date(value) is None


@pytest.mark.parametrize("value", ["2025-13-40", "2025年2月30日", "20251301", "2025-00-10", "2025-13"])
def test_days_that_no_calendar_has(value: str) -> None:
    with pytest.raises(ValueError):
        parse_date(value)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2025-04-21", DAY),
        ("2025年4月21日 星期一", DAY),
        ("2025年4月21日　来源：平川日报", DAY),
        ("2025-04-21 09:15 来源：平川发布", DAY),
        ("发布日期：2025-04-21 来源：平川日报", DAY),
        ("来源：平川日报 发布时间：2025年4月21日 10:00 字号：大 中 小", DAY),
        ("平川日报 2025年4月21日 星期一 第03版", DAY),
        ("（新华社北京2025年4月21日电）", DAY),
        ("新华社平川2025年4月21日电 经开区一季度开门红", DAY),
        ("园区动态（2025年4月21日）", DAY),
        ("工业运行情况（2025年4月）", MONTH),
        ("二〇二五年四月", MONTH),
        ("2025年04月", MONTH),
    ],
)
def test_datelines(line: str, date: dt.date) -> None:
    found = find_date(["平川经开区一季度开门红", line])
    assert found is not None
    assert found.value == date


@pytest.mark.parametrize(
    "line",
    [
        "（新华社北京4月20日电）",
        "2024年3月22日，记者了解到，该区规上企业增长一成。",
        "2014年，园区工业产值不过百亿元；2021年翻番。",
        "到2025年，全市要完成投资1000亿元。",
        "平川市2025年4月工业运行情况",
        "发展规划（2021—2025年）",
        "平川2025年重点项目名单",
        "截至2024年12月31日，园区有企业300家。",
        "总投资2025.04亿元",
    ],
)
def test_dates_of_events_are_no_datelines(line: str) -> None:
    assert find_date([line]) is None


def test_first_dateline_wins() -> None:
    found = find_date(["2025年4月21日", "（2024年1月2日）"])
    assert found is not None
    assert found.value == DAY
