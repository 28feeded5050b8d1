"""From shards to shards: the same graph as at one go, whatever the engine and however rows lie in shards."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cluster import build_shards
from kg.cluster.engine import Processes
from kg.cluster.place import Place, sources_of
from kg.errors import StoreError, UsageError
from kg.export.shards import place_of, write_shards
from kg.pipeline import BuildOptions, build
from kg.store import open_store
from kg.terms import parse_turtle

from ..conftest import ROOT, missing

sys.path.insert(0, str(ROOT / "benchmarks"))

import made_corpus

OPTIONS = BuildOptions(html=False, jobs=1)
COUNT, SHARDS = 24, 3


@pytest.fixture(scope="module")
def rows() -> list[str]:
    return [json.dumps(row, ensure_ascii=False) for row in made_corpus.articles(COUNT, seed=3)]


@pytest.fixture(scope="module")
def shards(rows: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three shards; the first row of the first stands in the last again."""
    folder = tmp_path_factory.mktemp("in")
    for number in range(SHARDS):
        mine = rows[number::SHARDS] + (rows[:1] if number == SHARDS - 1 else [])
        (folder / f"part-{number}.jsonl").write_text("\n".join(mine) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(shards: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph folder of one machine, and its shards beside it."""
    out = tmp_path_factory.mktemp("whole") / "g"
    build([shards], out, OPTIONS)
    write_shards(open_store(out / "store"), out.parent / "shards", SHARDS)
    return out


def held(folder: Path) -> dict[str, bytes]:
    files = sorted(folder.glob("*.nq"))
    assert len(files) == 2 * SHARDS
    return {path.name: path.read_bytes() for path in (*files, folder / "void.ttl")}


@pytest.mark.parametrize("jobs", [1, 2])
def test_shards_are_those_of_one_machine(shards: Path, whole: Path, tmp_path: Path, jobs: int) -> None:
    result = build_shards([str(shards)], str(tmp_path / "out"), OPTIONS, Processes(jobs), 0, None)
    assert held(tmp_path / "out") == held(whole.parent / "shards")
    for name in ("candidates.jsonl", "pairs.jsonl", "redirects.csv"):
        left, right = ((folder / name).read_text(encoding="utf-8") for folder in (tmp_path / "out", whole))
        assert sorted(left.splitlines()) == sorted(right.splitlines())
    store = open_store(whole / "store")
    assert (result.documents, result.triples) == (COUNT, len(store))
    assert not list((tmp_path / "out").glob("work-*"))


def test_parquet_is_read_too(shards: Path, rows: list[str], whole: Path, tmp_path: Path) -> None:
    polars = pytest.importorskip("polars")
    table = polars.DataFrame([json.loads(row) for row in rows])
    table.write_parquet(tmp_path / "part-0.parquet")
    build_shards(
        [str(tmp_path / "part-0.parquet")], str(tmp_path / "out"), OPTIONS, Processes(1), SHARDS, None
    )
    assert held(tmp_path / "out").keys() == held(whole.parent / "shards").keys()
    assert held(tmp_path / "out")["void.ttl"].count(b"void:triples") > 10


def test_object_storage_is_reached_by_fsspec(shards: Path, whole: Path, tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    for path in sorted(shards.glob("*.jsonl")):
        with fsspec.open(f"memory://in/{path.name}", "wb") as file:
            file.write(path.read_bytes())
    build_shards(["memory://in"], "memory://out", OPTIONS, Processes(1), 0, None)
    for name, data in held(whole.parent / "shards").items():
        assert Place("memory://out").read(name) == data
    assert not [name for name in Place("memory://out").names() if name.startswith("work")]


def test_shards_hold_every_line_in_its_place(whole: Path) -> None:
    lines = open_store(whole / "store").nquads()
    shards = held(whole.parent / "shards")
    void = parse_turtle(whole.parent / "shards" / "void.ttl")
    del shards["void.ttl"]
    assert sorted("".join(map(bytes.decode, shards.values())).splitlines(keepends=True)) == lines
    for name, data in shards.items():
        mine = data.decode().splitlines(keepends=True)
        assert mine == sorted(mine) and {place_of(line, SHARDS) for line in mine} == {name}
    told = [t.object.value for t in void if t.predicate.value == "http://rdfs.org/ns/void#triples"]
    assert str(len(lines)) in told


def test_a_folder_of_something_else_is_left_alone(shards: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(StoreError, match="thesis"):
        build_shards([str(shards)], str(tmp_path), OPTIONS, Processes(1), 0, None)
    with pytest.raises(UsageError, match="没有"):
        list(sources_of([str(tmp_path)]))


def test_the_command_line(kg: list[str], shards: Path, whole: Path, tmp_path: Path) -> None:
    command = [*kg, "build", "--engine", "processes", "--jobs", "1", str(shards), "-o", str(tmp_path / "a")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "三元组" in done.stdout
    command = [*kg, "export", "nquads", "--shards", "3", "--graph", str(whole), "-o", str(tmp_path / "b")]
    subprocess.run(command, check=True, capture_output=True)
    assert held(tmp_path / "a") == held(tmp_path / "b")
    done = subprocess.run(
        [*kg, "build", "--engine", "spark", "x"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2 and "ray" in done.stderr


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """A head without work of its own and two nodes with one processor each: their process ids."""
    if os.environ.get("KG_RAY") != "1":
        pytest.skip("KG_RAY=1 runs this on a local Ray cluster of two nodes (20 s)")
    try:
        import ray
        from ray.cluster_utils import Cluster
    except ImportError:
        missing("ray")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 0})
    nodes = [made.add_node(num_cpus=1) for _ in range(2)]
    monkeypatch.setenv("RAY_ADDRESS", made.address)
    yield [node.all_processes["raylet"][0].process.pid for node in nodes]
    ray.shutdown()
    made.shutdown()


def test_a_node_of_the_cluster_is_killed_and_the_graph_is_the_same(
    kg: list[str], cluster: list[int], shards: Path, whole: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    command = [*kg, "build", "--engine", "ray", str(shards), "-o", str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        end = time.monotonic() + 120
        while not list(out.glob("work-*")) and process.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        os.kill(cluster[0], signal.SIGKILL)
        told, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    assert held(out) == held(whole.parent / "shards") and "三元组" in told
