"""Terms by local name, and the fault for names that the ontology lacks."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg import vocab as module
from kg.errors import VocabError
from kg.model import ENTITY_KINDS
from kg.vocab import Vocab, load_vocab

IND = "https://w3id.org/chanye/ontology#"


@pytest.fixture(scope="module")
def vocab() -> Vocab:
    return load_vocab()


def test_loaded_once() -> None:
    assert load_vocab() is load_vocab()


def test_entity_classes_are_the_models(vocab: Vocab) -> None:
    assert vocab.entity_classes == ENTITY_KINDS


def test_the_eleven_relations(vocab: Vocab) -> None:
    assert vocab.relations == (
        "locatedIn", "partOf", "operatesIn", "develops", "chainLeaderOf", "supplies",
        "subsidiaryOf", "produces", "undertakes", "hasDesignation", "partnersWith",
    )  # fmt: skip


def test_terms(vocab: Vocab) -> None:
    assert vocab.cls("Claim") == IND + "Claim"
    assert vocab.prop("minValue") == IND + "minValue"
    assert vocab.concept("output") == IND + "output"
    assert vocab.concept("enterprise-list") == IND + "enterprise-list"


def test_metric_and_property_stage_differ(vocab: Vocab) -> None:
    assert vocab.prop("stage") == IND + "stage"
    assert vocab.concept("stage") == IND + "projectStage"


def test_domain_and_range(vocab: Vocab) -> None:
    assert vocab.domain("develops") == {"District", "IndustrialPark"}
    assert vocab.range("develops") == {"Industry", "IndustryCluster"}
    assert vocab.range("value") == {"decimal"}
    for relation in vocab.relations:
        assert vocab.domain(relation) and vocab.domain(relation) <= set(ENTITY_KINDS)
        assert vocab.range(relation) and vocab.range(relation) <= set(ENTITY_KINDS)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("元", "CCY_CNY"), ("美元", "CCY_USD"), ("%", "PERCENT"), ("吨", "TONNE"), ("千克", "KiloGM"),
        ("公斤", "KiloGM"), ("公里", "KiloM"), ("米", "M"), ("平方米", "M2"), ("平方公里", "KiloM2"),
        ("GWh", "GigaW-HR"), ("MWh", "MegaW-HR"), ("GW", "GigaW"), ("千瓦", "KiloW"),
        ("家", "NUM"), ("个", "NUM"),
    ],
)  # fmt: skip
def test_units_of_qudt(vocab: Vocab, text: str, unit: str) -> None:
    assert vocab.unit(text) == f"http://qudt.org/vocab/unit/{unit}"


@pytest.mark.parametrize("text", ["亩", "个百分点", "倍", "output", "标箱", ""])
def test_units_that_qudt_lacks(vocab: Vocab, text: str) -> None:
    assert vocab.unit(text) is None


def test_own_unit_is_a_concept(vocab: Vocab) -> None:
    assert vocab.concept("亩") == vocab.concept("mu") == IND + "mu"


def test_labels(vocab: Vocab) -> None:
    assert vocab.label("Enterprise", "zh") == "企业"
    assert vocab.label("supplies", "en") == "supplies"
    assert vocab.label("output", "zh") == "产值"
    assert vocab.label(IND + "projectStage", "zh") == "项目阶段"


@pytest.mark.parametrize(
    ("ask", "near"),
    [
        (lambda v: v.cls("Enterprize"), "Enterprise"),
        (lambda v: v.prop("locatedAt"), "locatedIn"),
        (lambda v: v.concept("ouput"), "output"),
        (lambda v: v.domain("suplies"), "supplies"),
        (lambda v: v.range("produce"), "produces"),
        (lambda v: v.label("Distrikt", "zh"), "District"),
    ],
)
def test_unknown_names_are_refused_with_the_nearest(vocab: Vocab, ask: object, near: str) -> None:
    assert callable(ask)
    with pytest.raises(VocabError) as caught:
        ask(vocab)
    assert repr(near) in caught.value.hint


def test_label_in_an_unknown_language(vocab: Vocab) -> None:
    with pytest.raises(VocabError, match="fr"):
        vocab.label("Enterprise", "fr")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "data_dir", lambda name: tmp_path)
    return tmp_path


def test_no_ontology(folder: Path) -> None:
    with pytest.raises(VocabError, match="找不到本体文件"):
        load_vocab()


def test_faulty_ontology_names_file_and_line(folder: Path) -> None:
    (folder / "industry.ttl").write_text("@prefix ind: <u:> .\nind:Enterprise ind:is\n")
    with pytest.raises(VocabError, match=r"industry\.ttl:[23]"):
        load_vocab()


def test_two_concepts_of_one_name(folder: Path) -> None:
    prefix = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    concepts = '<u:#a> a skos:Concept ; skos:notation "x" . <u:#b> a skos:Concept ; skos:notation "x" .'
    (folder / "concepts.ttl").write_text(prefix + concepts)
    with pytest.raises(VocabError, match="'x'"):
        load_vocab()


def test_nothing_heavy_is_imported() -> None:
    heavy = "{'rdflib', 'pyshacl', 'jieba'}"
    program = f"import sys, kg.vocab; kg.vocab.load_vocab(); print(*{heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == ""
