"""What the opening words of a paragraph, a list's entry or a table's row say: place, sector, builder."""

from __future__ import annotations

from kg.extract import Engine

from .told import edges, read


def test_a_short_first_sentence_sets_the_place(engine: Engine) -> None:
    text = "宁波产业见闻\n\n宁波市规上工业产值增长9%。\n\n链上的故事在余姚写得更足。舜达精工有限公司去年投产，新增就业300人。\n"
    assert ("舜达精工有限公司", "余姚市") in edges(read(engine, text))


def test_a_sentence_that_opens_with_a_district_wins_over_the_heading(engine: Engine) -> None:
    text = "宁波产业见闻\n\n宁波市工业平稳。\n\n余姚市的小家电产业产值150亿元，舜达电器、明州电器等企业集体上云。\n"
    assert {("舜达电器", "余姚市"), ("明州电器", "余姚市")} <= edges(read(engine, text))


def test_a_turn_of_the_text_names_the_sector(engine: Engine) -> None:
    text = (
        "宁波产业见闻\n\n新能源汽车产业集群产值1000亿元，绿色石化产业集群产值900亿元。\n\n"
        "新能源汽车板块，宁波远航智造有限公司去年产车28万辆，鼎泰光电有限公司新上两条生产线。\n"
    )
    assert {
        ("宁波远航智造有限公司", "新能源汽车产业集群"),
        ("鼎泰光电有限公司", "新能源汽车产业集群"),
    } <= edges(read(engine, text), "operatesIn")


def test_a_turn_does_not_outlast_its_paragraph(engine: Engine) -> None:
    text = (
        "宁波产业见闻\n\n新能源汽车产业集群产值1000亿元，绿色石化产业集群产值900亿元。\n\n"
        "新能源汽车板块，宁波远航智造有限公司去年产车28万辆。\n\n鼎泰酒店管理有限公司也在宁波开业。\n"
    )
    assert not [e for e in edges(read(engine, text), "operatesIn") if e[0] == "鼎泰酒店管理有限公司"]


def test_entries_of_a_list_of_projects(engine: Engine) -> None:
    text = "宁波市重点项目清单\n\n1.年产5万吨正极材料项目。建设地点：北仑经开区。总投资36亿元，由宁波远航智造有限公司投资建设。\n"
    found = read(engine, text)
    assert ("年产5万吨正极材料项目", "北仑经开区") in edges(found)
    assert ("宁波远航智造有限公司", "年产5万吨正极材料项目") in edges(found, "undertakes")


def test_a_daughter_builds_not_its_mother(engine: Engine) -> None:
    text = "宁波市重点项目清单\n\n1.再生铝循环利用项目。北仑经开区内，由远航集团的子公司鼎泰光电有限公司投资建设，总投资7亿元。\n"
    built = {who for who, _ in edges(read(engine, text), "undertakes")}
    assert built == {"鼎泰光电有限公司"}


def test_a_place_in_brackets_behind_a_project(engine: Engine) -> None:
    text = "宁波市重点项目清单\n\n年产5万吨正极材料项目（北仑经开区）已经开工，计划明年投产。\n"
    assert ("年产5万吨正极材料项目", "北仑经开区") in edges(read(engine, text))


def test_firms_called_by_a_stem(engine: Engine) -> None:
    text = "禹城见闻\n\n功能糖产业集群产值200亿元。\n\n远航生物股份有限公司、鼎泰生物科技有限公司两家功能糖企业出口7.9亿元。\n"
    assert ("鼎泰生物科技有限公司", "功能糖产业集群") in edges(read(engine, text), "operatesIn")


def test_firms_of_a_row_of_a_table(engine: Engine) -> None:
    text = "宁波市工业月报\n\n企业名称　所在地　产值\n宁波远航智造有限公司　北仑经开区　33.6\n鼎泰光电有限公司　余姚市　19.8\n"
    assert {("宁波远航智造有限公司", "北仑经开区"), ("鼎泰光电有限公司", "余姚市")} <= edges(
        read(engine, text)
    )


def test_customers_from_abroad_are_not_here(engine: Engine) -> None:
    text = "余姚见闻\n\n舜达电器有限公司在余姚市投产。美国的沃尔玛、德国的博世也是老主顾。\n"
    assert "沃尔玛" not in {who for who, _ in edges(read(engine, text))}
