"""Questions in Chinese: every example is understood as the question it stands under, and answers are right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.ask import ask, load_questions, why
from kg.ask.names import Names, spelling
from kg.ask.questions import METRIC
from kg.errors import QueryError, UsageError
from kg.query import cell
from kg.store import Store, open_store

QUESTIONS = load_questions()
ASKS = [(question.query.id, text) for question in QUESTIONS.all for text in question.asks]
FILL = {
    "District": "江津区",
    "IndustrialPark": "铜梁高新区",
    "Enterprise": "砺川轴承",
    "Industry": "光伏产业",
    "IndustryCluster": "“1+3+5”现代产业集群",
    "Product": "刀片电池",
    "Institution": "新型储能研究院",
    "Designation": "国家级绿色工厂",
    "Project": "石溪再生铝生产基地项目",
    METRIC: "产值增速",
}


@pytest.fixture(scope="module")
def store(sample_graph: Path) -> Store:
    return open_store(sample_graph / "store")


def filled(text: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: FILL[match[1]], text)


def test_there_are_enough_ways_to_ask() -> None:
    assert len({text for _, text in ASKS}) >= 60


@pytest.mark.parametrize(("query", "text"), ASKS, ids=[text for _, text in ASKS])
def test_every_example_is_understood(store: Store, query: str, text: str) -> None:
    answer = ask(store, filled(text))
    assert answer.question.query.id == query
    another = bool(answer.notes) and answer.notes[0].startswith("先按")  # the sample has nothing of it
    assert another or answer.question.asks.count(text) == 1


@pytest.mark.parametrize(
    ("text", "query", "held"),
    [
        ("璧山区有哪些企业", "firms-of-district", "重庆威致科技有限公司"),
        ("请问璧山现在都有哪些公司呀？", "firms-of-district", "重庆威致科技有限公司"),
        ("威致科技生产什么", "products-of", "减震塔"),
        ("门槛梁是谁生产的", "makers-of", "重庆威致科技有限公司"),
        ("江津“3+3+N”由哪些集群组成？", "cluster-members", "新能源及新型储能产业集群"),
        ("铜梁高新区在哪个区县", "place-of", "铜梁区"),
        ("比亚迪旗下有哪些公司", "subsidiaries-of", "重庆比亚迪动力电池有限公司"),
        ("投资超过300亿元的项目有哪些", "largest-investments", "白沙工业园"),
        ("去年签约金额最大的项目", "signed-investments", "398.09亿元"),
        ("产值最高的园区是哪个", "ranking", "云泉科技园"),
        ("威致科技的产值是多少", "numbers-of", "130亿元"),
        ("保定有哪些高校", "institutions-of-district", "新型储能研究院"),
    ],
)
def test_answers_on_the_sample(store: Store, text: str, query: str, held: str) -> None:
    answer = ask(store, text)
    assert answer.question.query.id == query
    assert held in {cell(term) for row in answer.table.rows for term in row}


def test_a_park_is_no_district_and_a_firm_no_park(store: Store) -> None:
    kinds = {cell(row[0]) for row in ask(store, "产值最高的5个园区").table.rows}
    assert kinds and len(kinds) <= 5 and "重庆威致科技有限公司" not in kinds


def test_a_part_of_a_name_stands_for_all_that_hold_it(store: Store) -> None:
    answer = ask(store, "储能产业在哪些地方发展")
    assert {"新型储能产业", "新型储能产业集群"} <= {one["industry"] for one in answer.values}
    assert any("储能产业" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("text", "query", "values"),
    [
        ("比亚迪动力电池生产什么", "products-of", {"firm": "重庆比亚迪动力电池有限公司"}),
        (
            "威致科技2027年产值目标",
            "numbers-of",
            {"name": "重庆威致科技有限公司", "metric": "产值", "year": "2027"},
        ),
        ("成渝双城经济圈包括哪些区县", "districts-of", {"district": "成渝地区双城经济圈"}),
        ("澄屏光电投了多少钱", "investments-of", {"firm": "绵阳澄屏光电有限公司"}),
        ("哪些项目已经投产了", "project-stages", {"stage": "投产"}),
        (
            "威致科技和门槛梁有什么关系",
            "relations-between",
            {"one": "重庆威致科技有限公司", "other": "门槛梁"},
        ),
    ],
)
def test_names_in_part_and_words_for_stages(
    store: Store, text: str, query: str, values: dict[str, str]
) -> None:
    answer = ask(store, text)
    assert (answer.question.query.id, answer.values[0]) == (query, values)
    assert answer.table.rows


def test_a_syllable_passed_over_is_told_and_a_negation_never_is(store: Store) -> None:
    answer = ask(store, "璧山区嗯有哪些企业")
    assert answer.notes == ("没有理会“嗯”",) and answer.table.rows
    for text in ("谁不给澄屏光电供货", "璧山区没企业的园区", "璧山区嗯啦噢有哪些企业"):
        with pytest.raises(UsageError, match="没有听懂"):
            ask(store, text)


def test_last_year_is_counted_from_the_newest_report(store: Store) -> None:
    answer = ask(store, "去年签约金额最大的项目")
    assert answer.values == ({"year": "2024"},)
    assert answer.notes[-1] == "去年＝2024年（按图中最新报道的年份算）"
    assert answer.notes[0].startswith("先按") and "single=yes" in answer.notes[0]  # only sums of districts


@pytest.mark.parametrize(
    ("text", "query", "values"),
    [
        ("威致科技在什么地方办厂", "place-of", {"name": "重庆威致科技有限公司"}),
        ("威致科技是哪个区的企业", "place-of", {"name": "重庆威致科技有限公司"}),
        ("给我一份璧山的企业名单", "firms-of-district", {"district": "璧山区"}),
        ("哪些厂落在了璧山", "firms-of-district", {"district": "璧山区"}),
        ("门槛梁是谁家做的", "makers-of", {"product": "门槛梁"}),
        ("前五大投资项目", "largest-investments", {"single": "yes"}),
        ("哪个区企业最多", "counts-by-district", {}),
        ("所有园区名单", "parks-of-district", {}),
        ("潮塘产业园引进了哪些企业", "firms-of-park", {"park": "潮塘产业园"}),
    ],
)
def test_as_people_type_it(store: Store, text: str, query: str, values: dict[str, str]) -> None:
    answer = ask(store, text)
    assert (answer.question.query.id, answer.values[0]) == (query, values)
    assert answer.table.rows


def test_a_part_of_a_year(store: Store) -> None:
    answer = ask(store, "江津区2024年上半年的产值增速")
    assert {"since": "2024-01-01", "until": "2024-06-30"}.items() <= answer.values[0].items()
    assert answer.notes[0] == "2024年上半年＝2024-01-01 至 2024-06-30"
    assert all(cell(row[4]) >= "2024-01-01" and cell(row[5]) <= "2024-06-30" for row in answer.table.rows)


def test_counted_things_are_asked_for_like_others(store: Store) -> None:
    assert ask(store, "重庆市有哪三个区").question.query.id == "districts-of"


def test_the_sparql_shown_gives_the_same_rows(store: Store) -> None:
    answer = ask(store, "璧山区有哪些企业")
    assert '"璧山区"@zh' in answer.sparql and "UNDEF" not in answer.sparql
    assert len(list(store.select(answer.sparql))) == len(answer.table.rows) >= 3


@pytest.mark.parametrize(
    "text", ["璧山区有哪些企业", "产值最高的园区是哪个", "威致科技生产什么", "去年签约金额最大的项目"]
)
def test_every_row_has_its_sentence(store: Store, text: str) -> None:
    answer = ask(store, text)
    found = why(store, answer)
    assert len(found) == len(answer.table.rows) > 0
    assert all(sentences for sentences in found)
    for row, sentences in zip(answer.table.rows, found, strict=True):
        assert all(one.end - one.start == len(one.text) and one.file for one in sentences), row


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("今天天气怎么样", "可以这样问"),
        ("璧山区有哪些恐龙", "恐龙"),
        ("璧山区", "璧山区有哪些企业"),
        ("", "可以这样问"),
        ("' } DELETE WHERE { ?s ?p ?o } #", "没有听懂"),
        ("铜梁高新区有哪些企业和璧山区有哪些企业以及江津区有哪些企业", "没有听懂"),
    ],
)
def test_what_is_not_understood_is_said_with_the_nearest(store: Store, text: str, told: str) -> None:
    with pytest.raises(UsageError, match=re.escape(told)):
        ask(store, text)


def test_names_are_found_in_any_spelling(store: Store) -> None:
    names = Names(store)
    (named,) = names.found_in(spelling("“１＋３＋５” 现代产业集群"))
    assert named.kinds["IndustryCluster"] == ("“1+3+5”现代产业集群",)
    assert names.holding("恐龙", 0) is None


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('query = "nothing"\nasks = ["?"]', "nothing"),
        ('query = "documents"\nasks = []', "没有例句"),
        ('query = "documents"\nasks = ["?"]\nnames = {park = ["District"]}', "park"),
        ('query = "documents"\nasks = ["?"]\nmusts = []', "musts"),
        ('query = "firms-of-park"\nasks = ["?"]\nnames = {park = ["Planet"]}', "Planet"),
        ('query = "firms-of-park"\nasks = ["?"]\nwhy = [["a", "locatedIn", "b"]]', "why"),
        ("query = ", "读不懂"),
    ],
)
def test_faulty_templates_are_told(tmp_path: Path, row: str, told: str) -> None:
    from kg.paths import data_dir

    for file in data_dir("queries").glob("*.rq"):
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    head = "[words]\n[filler]\nwords = []\n[[question]]\n"
    (tmp_path / "questions.toml").write_text(head + row, encoding="utf-8")
    with pytest.raises(QueryError, match=told):
        load_questions(tmp_path)
