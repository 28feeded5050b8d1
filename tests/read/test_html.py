import pytest

from kg.errors import ReadError
from kg.read.dates import find_date
from kg.read.html import read_html

TITLE = "平川经开区一季度开门红"
FIRST = (
    "平川市经开区日前公布一季度运行情况，全区规上工业产值达到120亿元，同比增长8%，其中装备制造业贡献过半。"
)
SECOND = "位于经开区的蓝禾精密有限公司新建两条产线，总投资3.2亿元，预计年底投产，届时可年产减速器20万台。"
MENU = "".join(
    f"<li><a href='/{i}'>{word}</a></li>" for i, word in enumerate(("首页", "要闻", "产业", "投资"))
)
RELATED = (
    "<ul><li><a href=/1>北川区与宏图集团签约</a></li><li><a href=/2>西湖高新区获评绿色园区</a></li></ul>"
)


def page(body: str, head: str = f"<title>{TITLE}_平川日报</title>") -> str:
    head = f"<meta charset=gbk>{head}<script>var a=1</script>"
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def test_semantic_page() -> None:
    reading = read_html(
        page(
            f"<header><nav><ul>{MENU}</ul></nav></header><article><h1>{TITLE}</h1>"
            f"<div>发布日期：2025-04-21 来源：平川日报</div><p>　　{FIRST}</p><p>　　{SECOND}</p></article>"
            f"<aside><h3>热门文章</h3>{RELATED}</aside><footer>版权所有 平川日报</footer>"
        )
    )
    assert reading.title == TITLE
    assert reading.text.split("\n") == [TITLE, "发布日期：2025-04-21 来源：平川日报", FIRST, SECOND]


@pytest.mark.parametrize(
    "holder", ["class=TRS_Editor", "id=zoom", "itemprop=articleBody", "class=unheard-of"]
)
def test_portal_page(holder: str) -> None:
    reading = read_html(
        page(
            f"<div class=nav><ul>{MENU}</ul></div><div>您现在的位置：<a>首页</a> &gt; <a>要闻</a></div>"
            f"<div class=tit>{TITLE}</div><div>时间：2025-04-21 来源：平川日报</div>"
            f"<div {holder}><p>{FIRST}</p><p>{SECOND}</p></div><div><h3>相关新闻</h3>{RELATED}</div>"
            "<div>主办：平川市人民政府 版权所有</div>"
        )
    )
    assert reading.text.split("\n")[0] == TITLE
    assert reading.text.endswith(f"{FIRST}\n{SECOND}")
    assert "北川区" not in reading.text
    found = find_date(reading.head or ())
    assert found is not None
    assert found.value.isoformat() == "2025-04-21"


def test_page_laid_out_in_tables() -> None:
    reading = read_html(
        page(
            f"<center><table><tr><td>现在位置： <a>首页</a> &gt;&gt; 正文</td></tr></table><table><tr>"
            f"<td><p>导读甲</p><p>导读乙</p></td><td><b>{TITLE}</b><p>{FIRST}</p><p>{SECOND}</p></td></tr>"
            "<tr><td>发布日期：2025-04-21 责任编辑：某某</td></tr>"
            "<tr><td>【<a>打印本页</a>】</td></tr></table></center>"
        )
    )
    lines = reading.text.split("\n")
    assert FIRST in lines
    assert SECOND in lines
    found = find_date(reading.head or ())
    assert found is not None
    assert found.value.isoformat() == "2025-04-21"


def test_inline_tags_do_not_cut_names() -> None:
    pieces = "".join(
        f"<section><section><span>{s[:10]}</span><strong><span>{s[10:20]}</span></strong><span>{s[20:]}</span>"
        "</section></section>"
        for s in (FIRST, SECOND)
    )
    reading = read_html(page(f"<h1>{TITLE}</h1><div id=js_content style='visibility:hidden'>{pieces}</div>"))
    assert reading.text == f"{TITLE}\n{FIRST}\n{SECOND}"


def test_breaks_and_wrapped_source() -> None:
    reading = read_html(f"&nbsp;&nbsp;{FIRST[:20]}\n   {FIRST[20:]}<br/>　　{SECOND}<br>用 A B\n股 份")
    assert (
        reading.text == f"{FIRST}\n{SECOND}\n用 A B 股 份"
        or reading.text == f"{FIRST}\n{SECOND}\n用 A B\n股 份"
    )


def test_rows_of_a_table_stay_rows() -> None:
    reading = read_html(
        "<table><tr><th>项目</th><th>总投资</th></tr>"
        "<tr><td> 减速器\n生产线项目 </td><td>3.2亿元</td></tr></table>"
    )
    assert reading.text == "项目\t总投资\n减速器生产线项目\t3.2亿元"


def test_hidden_parts_and_comments_are_left_out() -> None:
    reading = read_html(f"<div style='display: none'>站名</div><p hidden>栏目</p><!-- 注 --><p>{FIRST}</p>")
    assert reading.text == FIRST


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:published_time" content="2025-04-21T08:00:00+08:00">', ""),
        ('<meta name="PubDate" content="2025-04-21 09:53"><meta name="Maketime" content="2019-03-22">', ""),
        ('<script type="application/ld+json">{"datePublished":"2025-04-21"}</script>', ""),
        ("", '<time pubdate datetime="2025-04-21">周一</time>'),
    ],
)
def test_dates_in_the_head(head: str, body: str) -> None:
    reading = read_html(page(f"{body}<p>{FIRST}</p>", head))
    assert [date[:10] for date in reading.dates] == ["2025-04-21"]


@pytest.mark.parametrize(
    "head",
    [
        f"<title>{TITLE}_平川日报</title>",
        f"<title>{TITLE}--平川日报</title>",
        f"<title>{TITLE} - 要闻 - 平川网</title>",
        f"<title>首页</title><meta name=ArticleTitle content='{TITLE}'>",
        f"<meta property='og:title' content='{TITLE}'><title>平川网</title>",
    ],
)
def test_titles(head: str) -> None:
    assert read_html(page(f"<p>{FIRST}</p>", head)).title == TITLE


def test_only_links_are_better_than_nothing() -> None:
    assert read_html(f"<ul>{MENU}</ul>").text == "首页\n要闻\n产业\n投资"


def test_nothing_to_read() -> None:
    with pytest.raises(ReadError) as fault:
        read_html(page("<script>document.write('正文')</script>"))
    assert fault.value.kind == "no-text"


def test_depth_is_bounded() -> None:
    with pytest.raises(ReadError) as fault:
        read_html("<div>" * 50_000 + FIRST)
    assert fault.value.kind == "too-deep"


def test_deep_but_bearable() -> None:
    assert read_html("<div>" * 3_000 + FIRST).text == FIRST
