"""Clean text maps back to the characters that were printed; broken lines join; lines get their roles."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text.clean import CleanText, clean

ODD = "\u200b\ufeff\u3000\u00a0\t\r\n\u2028\x0b\x00\x1f\ufe0f–｡＂「」，,;:()（）.。！？１２３ＡＢ％ａ 1a—“”图①▲𠀀𰻞😀é"
TEXTS = st.text(
    st.one_of(st.sampled_from(ODD), st.sampled_from("重庆市今年产值达亿元增长企业记者摄"), st.characters()),
    max_size=300,
)


def same(clean_char: str, printed: str) -> bool:
    a, b = unicodedata.normalize("NFKC", clean_char), unicodedata.normalize("NFKC", printed)
    return (
        a == b
        or (clean_char in "“”" and printed in "「」『』﹁﹂〝〞＂")
        or (clean_char in "—-" and printed in "–―﹣")
    )


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_clean_character_stands_for_an_equal_printed_one(text: str) -> None:
    page = clean(text)
    for paragraph in page.paragraphs:
        before = -1
        for at in range(paragraph.start, paragraph.end):
            span = page.original(at, at + 1)
            assert before < span.start < span.end <= len(text)
            assert span.end == span.start + 1
            assert same(page.text[at], text[span.start]), (page.text[at], text[span.start])
            before = span.start


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.data())
def test_spans_inside_a_paragraph_map_to_spans_that_hold_their_characters(
    text: str, data: st.DataObject
) -> None:
    page = clean(text)
    for paragraph in page.paragraphs:
        start = data.draw(st.integers(paragraph.start, paragraph.end - 1))
        end = data.draw(st.integers(start + 1, paragraph.end))
        span = page.original(start, end)
        assert 0 <= span.start < span.end <= len(text)
        assert span.end - span.start >= end - start
        assert page.original(start, start + 1).start == span.start
        assert page.original(end - 1, end).end == span.end


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_paragraphs_are_parted_by_one_newline_and_neither_blank_nor_padded(text: str) -> None:
    page = clean(text)
    pieces = [page.text[p.start : p.end] for p in page.paragraphs]
    assert "\n".join(pieces) == page.text
    assert all(piece and piece == piece.strip() and "\n" not in piece for piece in pieces)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_no_visible_character_is_lost(text: str) -> None:
    def visible(value: str) -> list[str]:
        value = "".join(
            c for c in value if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp")
        )
        value = value.replace("\ufe0f", "")
        return sorted(
            unicodedata.normalize(
                "NFKC", value.translate(str.maketrans("「」『』﹁﹂〝〞＂–―﹣", "“”“”“”“””——-"))
            )
        )

    page = clean(text)
    kept = page.text.translate(dict.fromkeys(range(8288, 8304)))
    assert visible(kept) == visible(text)


def roles(page: CleanText) -> list[tuple[str, str]]:
    return [(p.role, page.text[p.start : p.end]) for p in page.paragraphs]


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\n\n", "\r\n\r\n", "\u2028", "\n  \u3000\n"])
def test_a_sentence_broken_over_lines_is_joined(gap: str) -> None:
    text = f"今年前7月，青禾电子产值达13.9亿{gap}元，增长16%。{gap}下一段，讲另一件事，也有句号。"
    page = clean(text)
    assert roles(page) == [
        ("body", "今年前7月，青禾电子产值达13.9亿元，增长16%。"),
        ("body", "下一段，讲另一件事，也有句号。"),
    ]
    at = page.text.index("13.9亿元")
    span = page.original(at, at + len("13.9亿元"))
    assert text[span.start : span.end] == f"13.9亿{gap}元"


def test_a_sentence_is_joined_past_a_caption() -> None:
    text = "今年以来，青禾电子扩建厂房，产能\n图为青禾电子的车间\n提高了一倍，订单排到年底。"
    page = clean(text)
    assert roles(page) == [
        ("body", "今年以来，青禾电子扩建厂房，产能提高了一倍，订单排到年底。"),
        ("caption", "图为青禾电子的车间"),
    ]


def test_many_broken_lines_join_in_linear_time() -> None:
    line = "青禾电子，云岭科技，柏舟轴承，" * 5
    page = clean("\n".join([line] * 20_000))
    assert len(page.paragraphs) == 1
    assert len(page.text) == 20_000 * len(line)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("图为青禾电子生产车间。", "caption"),
        ("▲工人在检查产品", "caption"),
        ("①青禾电子厂房外景", "caption"),
        ("本报记者 张三 摄影报道", "byline"),
        ("来源：璧山日报", "byline"),
        ("编辑：李四", "byline"),
        ("（记者 王五 文/图）", "byline"),
        ("壮大产业集群", "heading"),
        ("今年，园区新增企业30家：", "body"),
        ("园区新增企业30家。", "body"),
        ("“链主”引领，集群成势", "heading"),
        ("今年的产业集群", "heading"),
        ("“链主引领集群", "heading"),
        ("今年，集群成势", "body"),
        ("“链主引领，集群成势", "body"),
        ("甲，乙，丙", "body"),
        ("甲；", "body"),
        ("甲…", "body"),
        ("甲" * 60, "heading"),
        ("甲" * 61, "body"),
        ("图为" + "甲" * 117, "caption"),
        ("图为" + "甲" * 118, "body"),
        ("记者" + "甲" * 157, "byline"),
        ("记者" + "甲" * 158, "body"),
        ("甲，记者，乙，丙", "body"),
        ("甲，记者，乙", "byline"),
        ("记者甲。", "body"),
    ],
)
def test_roles(line: str, role: str) -> None:
    page = clean(f"大标题在此一行\n{line}\n\n后面还有正文，内容完整。")
    assert [told for told, text in roles(page) if text.startswith(line)] == [role]  # an open one goes on


def test_a_heading_after_the_text_is_no_title() -> None:
    page = clean("今年，产能翻了一番。\n产能翻番的这一年\n今年，产能又翻了一番。")
    assert [role for role, _ in roles(page)] == ["body", "heading", "body"]


def test_a_short_heading_leaves_the_title_to_the_next() -> None:
    text = "{}\n青禾电子扩产记\n产能翻番\n今年，产能翻了一番。"
    assert [role for role, _ in roles(clean(text.format("要闻版")))] == ["title", "title", "heading", "body"]
    assert [role for role, _ in roles(clean(text.format("一二三四五")))][:2] == ["title", "title"]
    assert [role for role, _ in roles(clean(text.format("一二三四五六")))][:2] == ["title", "heading"]


def test_a_line_is_joined_past_two_lines_that_are_no_prose_but_not_three() -> None:
    open_, caption, rest = "今年以来，青禾电子的产能", "图为车间\n", "提高了一倍，订单排到年底。"
    assert roles(clean(f"{open_}\n{caption * 2}{rest}"))[0] == ("body", open_ + rest)
    assert roles(clean(f"{open_}\n{caption * 3}{rest}"))[0] == ("body", open_)
    assert roles(clean(open_)) == [("body", open_)]


def test_a_heading_goes_on_a_sentence_only_if_it_ends_one() -> None:
    open_ = "今年以来，青禾电子的产能"
    assert roles(clean(f"{open_}\n提高一倍！\n下一段，完。"))[0] == ("body", open_ + "提高一倍！")
    assert roles(clean(f"{open_}\n产能翻番\n下一段，完。"))[0] == ("body", open_ + "下一段，完。")


def test_the_first_heading_is_the_title() -> None:
    page = clean("青禾电子扩产记\n本报记者 张三\n产能翻番\n今年，产能翻了一番。")
    assert [role for role, _ in roles(page)] == ["title", "byline", "heading", "body"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("产值１３．９亿元，增长１６％。", "产值13.9亿元，增长16%。"),
        ("产值13.9亿元,增长16%;订单多.", "产值13.9亿元，增长16%；订单多."),
        ("出口1,234.5万美元，比上年多。", "出口1,234.5万美元，比上年多。"),
        ("重 庆 市，青禾 电子。", "重庆市，青禾电子。"),
        ("Qing He 公司，投产。", "Qing He 公司，投产。"),
        ("「小巨人」企业，﹁链主﹂企业。", "“小巨人”企业，“链主”企业。"),
        ("\ufeff\u3000\u3000青禾\u200b电子，投产。", "青禾电子，投产。"),
        ("2021–2025年，增长。", "2021—2025年，增长。"),
        ("重\t庆 \t市，青禾。", "重庆市，青禾。"),
        ("青禾 2024 年，投产。", "青禾 2024 年，投产。"),
        ("青 禾", "青 禾"),
        ("青 禾" + "甲" * 38, "青禾" + "甲" * 38),
        ("青 禾" + "甲" * 37, "青 禾" + "甲" * 37),
        ("青 禾。", "青禾。"),
        ("a,甲(乙)?丙!c;d", "a，甲（乙）？丙！c;d"),
    ],
)
def test_one_form(printed: str, expected: str) -> None:
    assert clean(printed).text == expected


@pytest.mark.parametrize("text", ["", "\n\r\n", " \u3000\t", "\u200b\n\ufeff", "\x00"])
def test_nothing_gives_nothing(text: str) -> None:
    page = clean(text)
    assert (page.text, page.paragraphs) == ("", ())


def test_marks_of_full_width_stay_between_latin_words() -> None:
    assert clean("AI，5G：A（B）；C？D！ａｂ").text == "AI，5G：A（B）；C？D！ab"
