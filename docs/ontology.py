"""Makes the ontology a document: a page in Chinese and one in English, by pyLODE, with a picture of the classes.

make ontology        writes docs/ontology/zh.html and docs/ontology/en.html; they need no network
"""

from __future__ import annotations

import argparse
import html
import re
import tempfile
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef

ROOT = Path(__file__).resolve().parent.parent
IND = Namespace("https://w3id.org/chanye/ontology#")
SCHEMA = Namespace("https://schema.org/")
LANGUAGES = ("zh", "en")
_ROW, _WIDTH, _BOX = 44, 960, 190
_COLOURS = (
    "#1f6fb4",
    "#c62828",
    "#238636",
    "#e36209",
    "#8250b8",
    "#0e8a9c",
    "#7a5c1e",
    "#cc3d8f",
    "#4b5d67",
    "#6b6b00",
    "#a8553f",
)


_HEADING = re.compile(r"(>\s*)([A-Z][A-Za-z ]+?)(\s*<)")
_CHINESE = {
    "Metadata": "说明", "Classes": "类", "Object Properties": "对象属性", "Datatype Properties": "数据属性", "Annotation Properties": "注释属性",
    "Namespaces": "命名空间", "Legend": "图例", "Table of Contents": "目录", "Description": "含义", "Domain": "定义域", "Range": "值域",
    "Domainincludes": "主体可以是", "Rangeincludes": "客体可以是", "Sub Property Of": "上位属性", "Super Property Of": "下位属性",
    "Sub Class Of": "上位类", "Super Class Of": "下位类", "In Domain Of": "作定义域", "In Range Of": "作值域",
    "In Domain Includes Of": "作主体", "In Range Includes Of": "作客体", "Title": "标题", "Version Info": "版本", "Is Part Of": "属于",
}  # fmt: skip
"""pyLODE's own words are English whatever the language."""


def in_language(graph: Graph, language: str) -> Graph:
    """The same ontology without the texts of other languages."""
    found = Graph()
    for prefix, base in graph.namespaces():
        found.bind(prefix, base)
    for triple in graph:
        value = triple[2]
        if not isinstance(value, Literal) or value.language in (None, language):
            found.add(triple)
    return found


def picture(graph: Graph) -> str:
    """Classes on both sides, relations between them: which class can have which relation to which, as SVG."""
    classes = sorted(graph.subjects(RDFS.subClassOf, IND.Entity))
    relations = sorted(graph.subjects(RDFS.subPropertyOf, IND.relatedTo))
    columns = (classes, relations, classes)
    lefts = (10, (_WIDTH - _BOX) // 2, _WIDTH - _BOX - 10)
    parts = []
    for number, relation in enumerate(relations):
        colour = _COLOURS[number % len(_COLOURS)]
        for predicate, side in ((SCHEMA.domainIncludes, 0), (SCHEMA.rangeIncludes, 2)):
            for kind in sorted(graph.objects(relation, predicate)):
                if kind in classes:
                    start = (
                        (lefts[0] + _BOX, _middle(classes.index(kind)))
                        if side == 0
                        else (lefts[1] + _BOX, _middle(number))
                    )
                    end = (
                        (lefts[1], _middle(number)) if side == 0 else (lefts[2], _middle(classes.index(kind)))
                    )
                    parts.append(_line(start, end, colour))
    for column, left in zip(columns, lefts, strict=True):
        for place, term in enumerate(column):
            colour = _COLOURS[place % len(_COLOURS)] if column is relations else "#1f2328"
            parts.append(_box(left, place, str(graph.value(term, RDFS.label)), colour))
    height = _ROW * max(len(classes), len(relations)) + 10
    size = f'viewBox="0 0 {_WIDTH} {height}" style="width: 100%; max-width: {_WIDTH}px"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="sans-serif">{"".join(parts)}</svg>'


def _middle(place: int) -> int:
    return place * _ROW + _ROW // 2


def _line(start: tuple[int, int], end: tuple[int, int], colour: str) -> str:
    (x1, y1), (x2, y2) = start, end
    bend = (x2 - x1) // 2
    path = f"M{x1},{y1} C{x1 + bend},{y1} {x2 - bend},{y2} {x2},{y2}"
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.5" opacity="0.75"/>'


def _box(left: int, place: int, label: str, colour: str) -> str:
    top = place * _ROW + 5
    rect = f'<rect x="{left}" y="{top}" width="{_BOX}" height="{_ROW - 10}" rx="6" fill="#fff" stroke="{colour}"/>'
    text = f'<text x="{left + _BOX // 2}" y="{_middle(place) + 5}" text-anchor="middle" fill="{colour}" font-size="15">'
    return f"{rect}{text}{html.escape(label)}</text>"


def page(graph: Graph, language: str) -> str:
    """What pyLODE makes of the ontology in one language, with the picture under its title."""
    from pylode import OntPub

    one = in_language(graph, language)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "industry.ttl"
        one.serialize(source, format="turtle")
        text = str(OntPub(ontology=str(source)).make_html())
    other = next(name for name in LANGUAGES if name != language)
    links = f'<p><a href="{other}.html">{"English" if other == "en" else "中文"}</a></p>'
    title = text.index("</h1>") + len("</h1>")
    text = text[:title] + links + picture(one) + text[title:]
    if language == "zh":
        text = _HEADING.sub(lambda match: match[1] + _CHINESE.get(match[2], match[2]) + match[3], text)
    return text.replace("<html", f'<html lang="{language}"', 1) if "<html lang" not in text else text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "ontology", help="folder of the pages")
    out = parser.parse_args().out
    graph = Graph().parse(ROOT / "ontology" / "industry.ttl", format="turtle")
    assert (URIRef(str(IND)[:-1]), RDF.type, OWL.Ontology) in graph
    out.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        (out / f"{language}.html").write_text(page(graph, language), encoding="utf-8")
        print(out / f"{language}.html")


if __name__ == "__main__":
    main()
