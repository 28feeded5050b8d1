"""The command line: exit statuses, one-line faults, quick start-up, and each command on the sample."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg import __version__
from kg.cli.app import run
from kg.cli.build import progress, report_date
from kg.errors import UsageError
from kg.export import exporters
from kg.model import ENTITY_KINDS
from kg.paths import data_dir

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = "星河区产业简报\n2024年3月5日\n\n蓝帆智造科技有限公司落户星河高新技术产业开发区，总投资13.9亿元。\n"


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str


Kg = Callable[..., Done]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kg:
    """Runs the program in this process, as if with these arguments."""

    def kg(*arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        capsys.readouterr()
        status = run()
        captured = capsys.readouterr()
        return Done(status, captured.out, captured.err)

    return kg


def test_the_package_is_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"kg {__version__}\n"


def one_line(done: Done) -> str:
    """The single line of a fault, which came with exit status 2 and nothing else."""
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1), done
    assert done.err.startswith("kg: ")
    return done.err


# ---------------------------------------------------------------- start


def imported(*arguments: str) -> set[str]:
    """Top-level modules that a process of the program has imported when it ends."""
    code = (
        "import sys\nfrom kg.cli.app import run\nimport kg.cli\n"
        "status = run()\nprint(status, *sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    status, *names = done.stderr.splitlines()[-1].split()
    assert status == "0", done.stderr
    return set(names)


@pytest.mark.parametrize("arguments", [["--help"], ["query"], ["query", "--help"], ["build", "--help"]])
def test_starts_without_slow_libraries(arguments: list[str]) -> None:
    slow = {
        "jieba",
        "rjieba",
        "rdflib",
        "networkx",
        "pyvis",
        "pyshacl",
        "numpy",
        "pypinyin",
        "rich",
        "docx",
        "pypdf",
    }
    assert not imported(*arguments) & slow


def test_a_saved_query_runs_without_slow_libraries(sample_graph: Path, tmp_path: Path) -> None:
    question = tmp_path / "one.rq"
    question.write_text("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }\n", encoding="utf-8")
    names = imported("query", str(question), "--graph", str(sample_graph))
    assert not names & {"jieba", "rjieba", "rdflib", "networkx", "pyvis", "pyshacl", "numpy"}


def test_version(call: Kg) -> None:
    assert call("--version") == Done(0, f"kg {__version__}\n", "")


def test_python_m_kg_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().endswith(__version__)


def test_alone_it_shows_its_help(call: Kg) -> None:
    assert call().out == call("--help").out


# ---------------------------------------------------------------- wrong use


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["build", "--no-such-option"],
        ["build", "no/such/path"],
        ["build", "--date", "2024-13"],
        ["build", "--date", "last year"],
        ["build", "--base-iri", "https://example.org/图谱/"],
        ["build", "--min-confidence", "2"],
        ["build", "--jobs", "many"],
        ["query", "chain-leaders", "--graph", "no/such/graph"],
        ["explain"],
        ["explain", "宁波", "--graph", "no/such/graph"],
        ["validate", "no/such/graph"],
        ["stats", "--graph", "no/such/graph"],
        ["view", "--graph", "no/such/graph"],
        ["export", "turtle", "--graph", "no/such/graph"],
        ["eval", "no/such/gold.json"],
    ],
)
def test_wrong_use_is_one_line_and_status_2(
    call: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    one_line(call(*arguments))
    assert not list(tmp_path.iterdir())


def test_an_unknown_format_is_told_with_the_known_ones(call: Kg, sample_graph: Path) -> None:
    assert "turtle" in one_line(call("export", "tutle", "--graph", sample_graph))


def test_faulty_seeds_are_told_with_file_and_line_and_nothing_is_built(call: Kg, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "heads.csv").write_text("word,kind,role\n工业邨,Village,head\n", encoding="utf-8")
    line = one_line(call("build", _article(tmp_path), "-o", tmp_path / "out", "--seeds", seeds))
    assert "heads.csv:2" in line
    assert not (tmp_path / "out").exists()


def test_a_date_says_how_exact_it_is() -> None:
    assert [report_date(text).precision for text in ("2024", "2024-03", "2024-3-5")] == [
        "year",
        "month",
        "day",
    ]
    with pytest.raises(UsageError):
        report_date("2024-02-30")


# ---------------------------------------------------------------- build


def _article(folder: Path) -> Path:
    path = folder / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_build_says_what_it_made(call: Kg, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = call("build", _article(tmp_path), "-o", out)
    assert (done.status, done.err) == (0, "")
    assert str(out / "graph.ttl") in done.out and str(out / "graph.html") in done.out
    for name in ("graph.ttl", "graph.html"):
        assert (out / name).stat().st_size > 0
    assert (out / "issues.jsonl").read_text(encoding="utf-8") == ""
    facts = json.loads(call("build", _article(tmp_path), "-o", out, "--json").out)
    assert facts["documents"] == 1 and facts["entities"]["Enterprise"] == 1


def test_quiet_prints_nothing(call: Kg, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert call("build", tmp_path, _article(tmp_path), "-o", tmp_path / "out", "-q") == Done(0, "", "")


def test_an_issue_is_a_line_and_strict_makes_it_status_1(call: Kg, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    sources = [tmp_path / "empty.txt", _article(tmp_path)]
    done = call("build", *sources, "-o", tmp_path / "out")
    assert done.status == 0
    assert len(done.err.splitlines()) == 1 and "empty.txt" in done.err
    assert "蓝帆智造" in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert call("build", *sources, "-o", tmp_path / "out", "--strict").status == 1


def test_a_bar_is_drawn_on_a_terminal_only_and_after_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    seconds = iter([0.0, 0.5, 2.0])
    monkeypatch.setattr("kg.cli.build.time.monotonic", lambda: next(seconds))
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress(quiet=False) as draw:
        assert draw is not None
        draw(1, 4)
        assert sys.stderr.getvalue() == ""
        draw(2, 4)
        assert "2/4" in sys.stderr.getvalue()
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress(quiet=False) as draw:
        assert draw is None


# ---------------------------------------------------------------- the sample


def test_sample_shows_all_classes_and_is_sound(call: Kg, sample_graph: Path) -> None:
    stats = json.loads(call("stats", "--graph", sample_graph, "--json").out)
    assert set(stats["entities"]) == set(ENTITY_KINDS)
    done = call("validate", sample_graph)
    assert done.status == 0, done.out


def test_a_fault_in_the_graph_is_status_1(call: Kg, sample_graph: Path, tmp_path: Path) -> None:
    broken = tmp_path / "graph"
    shutil.copytree(sample_graph, broken)
    text = next((broken / "texts").iterdir())
    text.write_text("别的文章", encoding="utf-8")
    done = call("validate", broken)
    assert done.status == 1 and "quote" in done.out
    assert json.loads(call("validate", broken, "--json").out)


def test_query_alone_lists_the_saved_questions(call: Kg) -> None:
    names = {path.stem for path in data_dir("queries").glob("*.rq")}
    assert len(names) >= 10
    listed = json.loads(call("query", "--format", "json").out)["results"]["bindings"]
    assert {row["name"]["value"] for row in listed} == names


@pytest.mark.parametrize("form", ["table", "csv", "json"])
@pytest.mark.parametrize("name", sorted(path.stem for path in data_dir("queries").glob("*.rq")))
def test_saved_questions_have_answers_in_the_sample(
    call: Kg, sample_graph: Path, name: str, form: str
) -> None:
    done = call("query", name, "--graph", sample_graph, "--format", form, "-q")
    assert (done.status, done.err) == (0, "")
    rows = json.loads(done.out)["results"]["bindings"] if form == "json" else done.out.splitlines()[1:]
    assert rows


def test_a_parameter_narrows_the_answer(call: Kg, sample_graph: Path) -> None:
    def rows(*arguments: str) -> list[list[str]]:
        done = call("query", "firms-of-park", "--graph", sample_graph, "--format", "csv", *arguments)
        return list(csv.reader(io.StringIO(done.out)))[1:]

    park = rows()[0][1]
    assert 0 < len(rows("--set", f"park={park}")) < len(rows())


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "no-such-question"],
        ["query", "firms-of-park", "--set", "park"],
        ["query", "firms-of-park", "--set", "no-such-parameter=1"],
        ["query", "firms-of-park", "--set", "park=甲", "--set", "park=乙"],
        ["query", "firms-of-park", "--format", "ttl"],
        ["query", "firms-of-park", "--format", "xml"],
        ["query", "own.rq"],
        ["query", "own.rq", "--set", "a=b"],
        ["explain", "没有这样一家企业"],
    ],
)
def test_wrong_questions_are_one_line(
    call: Kg, sample_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    (tmp_path / "own.rq").write_text("SELECT nonsense", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    one_line(call(*arguments, "--graph", sample_graph))


def test_own_questions_come_from_a_file_or_standard_input(
    call: Kg, sample_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "own.rq"
    path.write_text("ASK { ?s a ind:Enterprise }", encoding="utf-8")
    assert call("query", path, "--graph", sample_graph).out == "true\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO("CONSTRUCT WHERE { ?s a ind:Region }"))
    assert "ind:Region" in call("query", "-", "--graph", sample_graph, "--format", "ttl").out
    saved = data_dir("queries") / "chain-leaders.rq"
    by_file = call("query", saved, "--graph", sample_graph, "--format", "csv")
    assert by_file == call("query", "chain-leaders", "--graph", sample_graph, "--format", "csv")


def test_explain_gives_sentences_that_are_slices_of_the_texts(call: Kg, sample_graph: Path) -> None:
    firms = call("query", "chain-leaders", "--graph", sample_graph, "--format", "csv").out
    name = list(csv.reader(io.StringIO(firms)))[1][0]
    assert name in call("explain", name, "--graph", sample_graph).out
    (entity,) = json.loads(call("explain", name, "--graph", sample_graph, "--json").out)["entities"]
    texts = [path.open(encoding="utf-8", newline="").read() for path in (sample_graph / "texts").iterdir()]
    for fact in entity["facts"]:
        for source in fact["sources"]:
            assert source["sentence"] in {text[source["start"] : source["end"]] for text in texts}
    assert entity["facts"]


def test_stats_are_the_same_for_people_and_machines(call: Kg, sample_graph: Path) -> None:
    table = call("stats", "--graph", sample_graph).out
    totals = json.loads(call("stats", "--graph", sample_graph, "--json").out)["totals"]
    assert totals["documents"] >= 12
    assert str(totals["triples"]) in table


FILES = sorted(name for name, exporter in exporters.items() if not exporter.folder)
FOLDERS = sorted(exporters.keys() - set(FILES))


@pytest.mark.parametrize("name", FOLDERS)
def test_exports_to_folder(call: Kg, sample_graph: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "folder"
    assert call("export", name, "--graph", sample_graph, "-o", out) == Done(0, f"{out}\n", "")
    assert len(list(out.iterdir())) > 10
    assert "文件夹" in one_line(call("export", name, "--graph", sample_graph, "-o", "-"))


def test_exports_all(call: Kg, sample_graph: Path, tmp_path: Path) -> None:
    done = call("export", "--all", tmp_path / "all", "--graph", sample_graph)
    assert done.status == 0 and len(done.out.splitlines()) == len(exporters)
    assert sorted(done.out.splitlines()) == sorted(map(str, (tmp_path / "all").iterdir()))
    assert "--all" in one_line(call("export", "turtle", "--all", tmp_path / "all", "--graph", sample_graph))
    assert "符合约定" in call("validate", tmp_path / "all").out
    with (tmp_path / "all" / "graph.nq").open("a", encoding="utf-8") as file:
        file.write("\n")
    broken = call("validate", tmp_path / "all")
    assert (broken.status, "graph.nq 的大小或校验和不符" in broken.out) == (1, True)
    assert "文件" in one_line(
        call("export", "--all", tmp_path / "all" / "graph.ttl", "--graph", sample_graph)
    )


@pytest.mark.parametrize("name", FILES)
def test_exports_to_file_and_standard_output(
    call: Kg, kg: list[str], sample_graph: Path, tmp_path: Path, name: str
) -> None:
    out = tmp_path / "graph.out"
    assert call("export", name, "--graph", sample_graph, "-o", out) == Done(0, f"{out}\n", "")
    command = [*kg, "export", name, "--graph", str(sample_graph), "-o", "-"]
    assert subprocess.run(command, capture_output=True, check=True).stdout == out.read_bytes()


def test_validate_strict(call: Kg, sample_graph: Path, tmp_path: Path) -> None:
    assert "符合约定" in call("validate", "--strict", sample_graph).out
    file = tmp_path / "other.ttl"
    file.write_text('<https://e.org/a> <https://e.org/b> "甲"@ZH .\n', encoding="utf-8")
    done = call("validate", file)
    assert done.status == 1 and "other.ttl:1" in done.out and "2 处错误" in done.out


def test_exports_a_page_about_one_thing(call: Kg, sample_graph: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    around = ("--around", "铜梁高新区", "--graph", sample_graph)
    assert call("export", "html", *around, "--depth", "1", "-o", out) == Done(0, f"{out}\n", "")
    text = out.read_text("utf-8")
    assert (
        "重庆南雁实业集团" in text
        and "洛阳市" not in text
        and "<title>铜梁高新区 · 产业知识图谱</title>" in text
    )
    assert len(text) < len((sample_graph / "graph.html").read_text("utf-8"))
    assert "kg export html" in one_line(call("export", "csv", *around, "-o", tmp_path / "b"))
    assert "--around" in one_line(call("export", "html", "--depth", "2", "--graph", sample_graph))
    assert "--around" in one_line(call("export", "--all", tmp_path / "c", *around))
    assert "没有" in one_line(
        call("export", "html", "--around", "没有的公司", "--graph", sample_graph, "-o", out)
    )
    assert "-o" in one_line(call("export", "html", *around, "-o", "-"))
    assert "目录" in one_line(call("export", "html", *around, "-o", tmp_path))


def test_export_alone_lists_the_formats(call: Kg) -> None:
    assert [line.split()[0] for line in call("export").out.splitlines()] == list(exporters)


def test_view_opens_the_page(call: Kg, sample_graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    page = (sample_graph / "graph.html").resolve()
    assert call("view", "--graph", sample_graph, "--no-open").out == f"{page}\n"
    assert not opened
    call("view", "--graph", sample_graph)
    assert opened == [page.as_uri()]


def test_eval_scores_an_annotation(call: Kg, gold: Path) -> None:
    done = call("eval", gold / "d01.json", "--json")
    assert done.status == 0
    scores = json.loads(done.out)
    assert 0 < scores["entities"]["all"]["f1"] <= 1
    table = call("eval", gold / "d01.json", "--no-findings").out
    assert "Enterprise" in table and "F1" in table


# ---------------------------------------------------------------- import

REGISTERS = ROOT / "docs" / "registers"


def test_import_adds_the_example_to_the_sample(call: Kg, sample_graph: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    shutil.copytree(sample_graph, graph)
    done = call("import", REGISTERS / "registers.toml", "-o", graph, "--json")
    facts = json.loads(done.out)
    assert (done.status, facts["read"], facts["extracted"], facts["issues"]) == (0, 2, 2, 1)
    assert "firms.csv:503: bad-code: 第 7 行" in done.err
    explained = json.loads(call("explain", "宁波汐辰电驱科技有限公司", "--graph", graph, "--json").out)
    (firm,) = explained["entities"]
    assert firm["credit_codes"] == ["91330206MA0000001B"]
    assert {source["file"] for fact in firm["facts"] for source in fact["sources"]} == {
        "09-ningbo-beilun.txt",
        "firms.csv",
    }
    assert call("import", REGISTERS / "registers.toml", "-o", graph, "--strict", "--quiet").status == 1
    assert call("validate", graph).status == 0
    assert call("validate", "--strict", graph / "graph.ttl").status == 0


def test_import_of_a_faulty_mapping_is_one_line(call: Kg, tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(
        '[[register]]\ntitle = "名录"\nfile = "none.csv"\nkind = "Enterprise"\nname = "名称"\n',
        encoding="utf-8",
    )
    assert "m.toml:1: 没有文件 none.csv" in one_line(call("import", path, "-o", tmp_path / "graph"))
    assert not (tmp_path / "graph").exists()
