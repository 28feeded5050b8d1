import pytest

from kg.read.header import first_lines, front_matter, headline, sane_title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["平川经开区一季度开门红", "正文。"], "平川经开区一季度开门红"),
        (["要闻", "平川经开区一季度开门红"], "平川经开区一季度开门红"),
        (["2025年4月21日 星期一", "平川经开区一季度开门红"], "平川经开区一季度开门红"),
        (["发布日期：2025-04-21", "平川经开区一季度开门红"], "平川经开区一季度开门红"),
        (["本报讯 平川经开区一季度开门红"], "平川经开区一季度开门红"),
        (["（记者 张三）平川经开区一季度开门红"], "平川经开区一季度开门红"),
        (["## **平川经开区**一季度开门红"], "平川经开区一季度开门红"),
        (["经开区公布一季度运行情况。", "重点项目加快建设"], "重点项目加快建设"),
        (["长" * 61], None),
        ([], None),
    ],
)
def test_headline(lines: list[str], title: str | None) -> None:
    assert headline(lines) == title


def test_front_matter() -> None:
    text = '---\ntitle: "园区动态"\nDate: 2025-04-21\n标题: 不用\ntags: [a, b]\n---\n\n正文'
    fields, start = front_matter(text)
    assert (fields["title"], fields["date"]) == ("园区动态", "2025-04-21")
    assert text[start:] == "\n正文"


@pytest.mark.parametrize(
    "text", ["正文\n---\ntitle: 否\n---\n", "---\n没有字段\n---\n正文", "---\ntitle: 未闭合\n"]
)
def test_no_front_matter(text: str) -> None:
    assert front_matter(text) == ({}, 0)


def test_first_lines_pass_over_empty_ones() -> None:
    assert list(first_lines("\n\n　\n一\r\n\r\n 二 \n三", count=2)) == ["一", "二"]
    assert list(first_lines("")) == []


@pytest.mark.parametrize(
    "title", ["", None, "Microsoft Word - 1.doc", "稿件终稿.docx", "Untitled", "文档1", "无标题文档", "A1"]
)
def test_titles_that_say_nothing(title: str | None) -> None:
    assert sane_title(title) is None


def test_sane_title() -> None:
    assert sane_title(" 平川经开区\n一季度开门红 ") == "平川经开区 一季度开门红"
