"""What came, went and changed between two builds: as lines for people, and as a patch that makes the one of the other."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pyoxigraph
import pytest
from wcwidth import wcswidth

from kg.compare import Change, counted, diff, patch, table_of
from kg.pipeline import BuildOptions, build
from kg.query import layout
from kg.store import open_store

ARTICLES = {
    "short": "远航智造\n2024-08-30\n\n远航智造落户北仑区，2023年产值12亿元。\n",
    "full": "远航智造\n2025-03-01\n\n宁波远航智造有限公司位于北仑区。2024年，远航智造产值达13.9亿元。\n",
    "other": "远航智造\n2025-03-01\n\n宁波远航智造有限公司位于北仑区。2024年，远航智造产值达14.1亿元。\n",
    "start": "项目\n2025-05-03\n\n日前，宁波柏舟轴承年产500万套高速轴承项目开工，总投资50亿至60亿元。\n",
}


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Graphs of articles, by the names of the articles."""
    folder = tmp_path_factory.mktemp("graphs")
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    wanted = ("short", "full", "other", "short full", "short full start")
    for names in wanted:
        sources = [folder / f"{name}.txt" for name in names.split()]
        build(sources, folder / names.replace(" ", "-"), BuildOptions(jobs=1, html=False))
    return {names: folder / names.replace(" ", "-") for names in wanted}


def changes(graphs: dict[str, Path], before: str, after: str) -> tuple[Change, ...]:
    return diff(open_store(graphs[before] / "store"), open_store(graphs[after] / "store"))


def test_the_same_graph_has_no_changes(graphs: dict[str, Path]) -> None:
    assert changes(graphs, "short full", "short full") == ()
    store = open_store(graphs["short"] / "store")
    assert patch(store, store) == "# TurtlePatch: -0 +0\n"


def test_a_longer_name_is_a_change_and_takes_its_facts_along(graphs: dict[str, Path]) -> None:
    found = changes(graphs, "short", "short full")
    assert Change("~", "实体", "宁波远航智造有限公司", "企业", "远航智造", "宁波远航智造有限公司") in found
    assert not [one for one in found if one.sign == "-" or one.what == "关系"]
    assert Change("+", "数字", "宁波远航智造有限公司", "产值 2024", "", "13.9亿元") in found
    assert Change("+", "文档", "full.txt", "full", "", "2025-03-01") in found


def test_what_comes_one_way_goes_the_other(graphs: dict[str, Path]) -> None:
    there = changes(graphs, "short full", "short full start")
    back = changes(graphs, "short full start", "short full")
    swapped = {"+": "-", "-": "+", "~": "~"}
    assert {(swapped[c.sign], c.what, c.subject, c.about, c.after, c.before) for c in there} == {
        (c.sign, c.what, c.subject, c.about, c.before, c.after) for c in back
    }
    project = "宁波柏舟轴承年产500万套高速轴承项目"
    assert Change("+", "数字", project, "项目阶段 2025-05-01–2025-05-31", "", "开工") in there
    assert Change("+", "关系", project, "位于", "", "北仑区") not in there


def test_another_value_is_a_change(graphs: dict[str, Path]) -> None:
    found = changes(graphs, "full", "other")
    assert Change("~", "数字", "宁波远航智造有限公司", "产值 2024", "13.9亿元", "14.1亿元") in found
    assert [one.sign for one in found if one.what == "文档"] == ["-", "+"]
    assert not [one for one in found if one.what in ("实体", "关系")]


@pytest.mark.parametrize(
    ("before", "after"), [("short", "short full start"), ("short full start", "other"), ("full", "other")]
)
def test_the_patch_makes_the_second_of_the_first(graphs: dict[str, Path], before: str, after: str) -> None:
    store = pyoxigraph.Store()
    store.load(path=graphs[before] / "graph.ttl", format=pyoxigraph.RdfFormat.TURTLE)
    store.update(patch(open_store(graphs[before] / "store"), open_store(graphs[after] / "store")))
    wanted = pyoxigraph.parse(path=graphs[after] / "graph.ttl", format=pyoxigraph.RdfFormat.TURTLE)
    assert {quad.triple for quad in store} == {quad.triple for quad in wanted}


def test_the_patch_is_the_same_each_time(graphs: dict[str, Path]) -> None:
    one, other = (open_store(graphs[name] / "store") for name in ("short", "short full"))
    assert patch(one, other) == patch(one, other)


def test_columns_line_up_with_chinese_in_them(graphs: dict[str, Path]) -> None:
    found = changes(graphs, "short", "short full start")
    lines = layout(table_of(found)).splitlines()
    at = wcswidth(lines[0][: lines[0].index("对象")])
    for line, change in zip(lines[2:], found, strict=True):
        assert wcswidth(line[: line.index(change.subject)]) == at
    assert counted(found) == f"新增 {sum(c.sign == '+' for c in found)}，消失 0，改变 1"


def test_the_command(graphs: dict[str, Path], kg: list[str]) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        folders = [str(graphs["short"]), str(graphs["short full"])]
        return subprocess.run([*kg, "diff", *folders, *words], capture_output=True, text=True, check=True)

    table = run()
    assert "宁波远航智造有限公司" in table.stdout and table.stderr.startswith("新增 ")
    assert run("--format", "csv", "--quiet").stdout.startswith("change,what,subject,about,before,after\n")
    rows = json.loads(run("--format", "json").stdout)["results"]["bindings"]
    assert {row["change"]["value"] for row in rows} == {"+", "~"}
    assert run("--format", "patch").stdout.startswith("# TurtlePatch: -")


def test_a_folder_without_a_graph(graphs: dict[str, Path], kg: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [*kg, "diff", str(graphs["short"]), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
