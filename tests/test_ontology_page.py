"""The ontology as a document: complete, in one language, with the picture, and without a request to anybody."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.vocab import load_vocab

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("ontology")
    command = [sys.executable, str(ROOT / "docs" / "ontology.py"), "--out", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    return {name: (out / f"{name}.html").read_text(encoding="utf-8") for name in ("zh", "en")}


@pytest.mark.parametrize(("language", "other"), [("zh", "en"), ("en", "zh")])
def test_page(pages: dict[str, str], language: str, other: str) -> None:
    page, vocab = pages[language], load_vocab()
    for iri in (*vocab.classes.values(), *vocab.properties.values()):
        assert f"<code>{iri}</code>" in page
    svg = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(svg) == 1
    for name in (*vocab.entity_classes, *vocab.relations):
        assert f">{vocab.label(name, language)}</text>" in svg[0]
        assert f">{vocab.label(name, other)}</text>" not in svg[0]
    drawn = sum(
        kind in vocab.entity_classes
        for name in vocab.relations
        for kind in (*vocab.domain(name), *vocab.range(name))
    )
    assert svg[0].count("<path ") == drawn
    assert f'href="{other}.html"' in page
    assert (">对象属性<" in page) is (language == "zh") and (">Object Properties<" in page) is (
        language == "en"
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_page_needs_no_network(pages: dict[str, str], language: str) -> None:
    fetched = re.findall(r'(?:src|<link[^>]*href)\s*=\s*"([^"]*)"', pages[language])
    assert all(address.startswith("data:") for address in fetched)
    assert "@import" not in pages[language] and "url(http" not in pages[language]
