"""The page of the sample in Chromium, from disk, the network cut: what it shows is what SPARQL answers."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.explain import conflicts
from kg.store import Store
from kg.terms import Literal, NamedNode

from .conftest import Visit

PARK = "铜梁高新区"


@pytest.fixture(scope="module")
def here(visit: Callable[..., Visit], sample_graph: Path) -> Iterator[Visit]:
    yield visit(sample_graph / "graph.html")


@pytest.fixture(autouse=True)
def anew(here: Visit) -> Iterator[None]:
    here.go("")
    yield
    assert here.clean()


def ask(store: Store, sparql: str) -> set[Any]:
    rows = [
        tuple(t.value if isinstance(t, (NamedNode, Literal)) else "" for t in row)
        for row in store.select(sparql)
    ]
    return {row[0] if len(row) == 1 else row for row in rows}


def shown(here: Visit) -> set[str]:
    """IRIs of the visible nodes."""
    return set(
        here.page.evaluate("[...kgPage.shown.nodes].flatMap((flag, i) => flag ? [kgPage.model.iri(i)] : [])")
    )


def test_everything_is_there_at_once(here: Visit, sample_store: Store) -> None:
    entities = ask(
        sample_store,
        "SELECT ?e { ?e a ?c ; skos:prefLabel ?l FILTER(STRSTARTS(STR(?c), STR(ind:)) && ?c NOT IN (ind:Document, ind:Passage, ind:Claim, ind:Observation)) }",
    )
    assert shown(here) == entities
    claims = ask(
        sample_store, "SELECT DISTINCT ?s ?p ?o { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"
    )
    within = ask(sample_store, "SELECT ?s ?o { ?s ind:withinDistrict ?o }")
    documents = ask(sample_store, "SELECT ?d { ?d a ind:Document }")
    told = here.page.inner_text("#status")
    assert told == f"{len(entities)} 个实体 · {len(claims) + len(within)} 条关系 · {len(documents)} 篇文档"
    inside = here.page.evaluate(
        "kgPage.scene.items.every(i => i.sx > 0 && i.sy > 0 && i.sx < kgPage.stage.camera.width && i.sy < kgPage.stage.camera.height)"
    )
    assert inside and here.page.title() == "产业知识图谱"


def test_search_by_name_and_by_initials(here: Visit, sample_store: Store) -> None:
    page = here.page
    page.keyboard.press("/")
    page.keyboard.type("tlgxq")
    page.wait_for_selector("#results [role=option]")
    assert page.inner_text("#results [aria-selected=true]").startswith(PARK)
    page.fill("#search", "高新区")
    groups = page.eval_on_selector_all(
        "#results [role=group]", "all => all.map(one => one.getAttribute('aria-label'))"
    )
    found = page.eval_on_selector_all(
        "#results [role=option]", "all => all.map(one => one.querySelector('bdi').textContent)"
    )
    named = ask(
        sample_store,
        "SELECT DISTINCT ?name { ?e skos:prefLabel ?name ; skos:prefLabel|skos:altLabel|skos:hiddenLabel ?l FILTER(CONTAINS(?l, '高新区')) }",
    )
    assert "产业园区" in groups and len(groups) == len(set(groups)) and set(found) == named
    page.fill("#search", PARK)
    page.keyboard.press("Enter")
    assert page.inner_text("#card h2") == PARK and "q=" in page.evaluate("location.hash")
    page.fill("#search", "没有这个名字")
    assert "没有找到" in page.inner_text("#results")
    page.keyboard.press("Escape")


def test_card_says_what_the_graph_says(here: Visit, sample_store: Store) -> None:
    page = here.page
    here.page.mouse.click(*here.spot(PARK))
    assert page.inner_text("#card h2") == PARK
    facts = page.eval_on_selector_all(".facts li", "all => all.map(one => Number(one.dataset.edge))")
    told = {
        tuple(row)
        for row in page.evaluate(
            "edges => edges.map(e => [kgPage.model.label[kgPage.model.source[e]], kgPage.relationText(e), kgPage.model.label[kgPage.model.target[e]]])",
            facts,
        )
    }
    assert told == ask(
        sample_store,
        f"""SELECT ?s ?p ?o {{ ?park skos:prefLabel '{PARK}'@zh . ?x ?property ?y FILTER(?x = ?park || ?y = ?park)
        ?x skos:prefLabel ?s . ?y skos:prefLabel ?o . ?property rdfs:label ?p FILTER(LANG(?p) = 'zh') }}""",
    ) or told == _facts(sample_store)
    assert "13.9亿元" in page.inner_text(".numbers")


def _facts(store: Store) -> set[Any]:
    """Facts of the park, with the names that its relations have in the ontology."""
    from kg.vocab import load_vocab

    vocab = load_vocab()
    rows = ask(
        store,
        f"""SELECT ?s ?p ?o {{ ?park skos:prefLabel '{PARK}'@zh . ?x ?p ?y FILTER((?x = ?park || ?y = ?park) && STRSTARTS(STR(?p), STR(ind:)))
        ?x skos:prefLabel ?s . ?y skos:prefLabel ?o }}""",
    )
    return {(s, vocab.label(p.rpartition("#")[2], "zh"), o) for s, p, o in rows}


def test_sentence_behind_a_fact_and_behind_a_line(here: Visit, sample_store: Store) -> None:
    page = here.page
    here.go("q=" + PARK)
    page.click(".facts li summary")
    quote = page.inner_text(".facts blockquote p")
    exact = ask(sample_store, "SELECT ?words { ?s oa:exact ?words }")
    assert " ".join(quote.split()) in {" ".join(words.split()) for words in exact}
    assert page.inner_text(".facts blockquote mark") in ask(
        sample_store, "SELECT ?l { ?e skos:prefLabel|skos:altLabel|skos:hiddenLabel ?l }"
    )
    assert "可信度" in page.inner_text(".facts blockquote cite") and "20" in page.inner_text(
        ".facts blockquote cite"
    )

    (x, y), (u, v) = here.spot(PARK), here.spot("铜梁区")
    page.mouse.move((x + u) / 2 - 30, (y + v) / 2)
    page.mouse.move((x + u) / 2, (y + v) / 2)
    assert f"{PARK} — 位于 → 铜梁区" in page.inner_text("#tip")
    page.mouse.click((x + u) / 2, (y + v) / 2)
    assert page.inner_text("#card .ends .relation") == "— 位于 →"
    said = set(
        page.eval_on_selector_all(
            "#card blockquote p", "all => all.map(one => one.textContent.replace(/\\s+/g, ' ').trim())"
        )
    )
    words = ask(
        sample_store,
        f"""SELECT ?words {{ ?c rdf:subject/skos:prefLabel '{PARK}'@zh ; rdf:predicate ind:locatedIn ; rdf:object/skos:prefLabel '铜梁区'@zh ;
        prov:wasDerivedFrom/oa:hasSelector/oa:exact ?words }}""",
    )
    assert said == {" ".join(one.split()) for one in words}


def test_search_and_card_by_code(here: Visit, sample_store: Store) -> None:
    ((code,),) = (
        tuple(ask(sample_store, "SELECT ?code { ?d skos:prefLabel '江津区'@zh ; ind:gbCode ?code }")),
    )
    here.page.fill("#search", code)
    here.page.keyboard.press("Enter")
    assert f"行政区划代码 {code}" in here.page.inner_text("#card")


def test_numbers_over_time_and_those_that_disagree(here: Visit, sample_store: Store) -> None:
    page = here.page
    (conflict,) = [one for one in conflicts(sample_store) if one.entity == "荣昌区"]
    here.go("q=荣昌区")
    told = page.inner_text(".conflict")
    assert "说法不一" in told and all(reading.text in told for reading in conflict.readings)
    here.go("q=保定禾曜储能科技有限公司")
    drawn = page.eval_on_selector_all(".chart text", "all => all.map(one => one.textContent)")
    values = ask(
        sample_store,
        """SELECT ?text { ?o ind:observedEntity/skos:prefLabel '保定禾曜储能科技有限公司'@zh ; ind:valueText ?text ;
        ind:metric/skos:prefLabel '营业收入'@zh }""",
    )
    assert len(values) > 1 and set(drawn) == values | {"2024", "2025"}


def test_filters(here: Visit, sample_store: Store) -> None:
    page = here.page
    page.uncheck("#legend [data-name=Product]")
    products = ask(sample_store, "SELECT ?e { ?e a ind:Product }")
    assert products and not shown(here) & products and "个实体、" in page.inner_text("#status")
    page.click("#reset")
    page.evaluate("document.getElementById('filters').open = true")
    page.select_option("#district", label="\u3000江津区")
    below = ask(
        sample_store,
        """SELECT DISTINCT ?x { ?d skos:prefLabel '江津区'@zh .
        ?x (ind:locatedIn|ind:partOf|ind:withinDistrict|^ind:develops|^ind:produces|^ind:undertakes)* ?d }""",
    )
    assert len(below) > 20 and shown(here) == below
    page.click("#reset")
    page.select_option("#document", index=1)
    document = page.evaluate("kgPage.model.documents[kgPage.state.document].iri")
    assert shown(here) == ask(sample_store, f"SELECT ?e {{ ?e ind:mentionedIn <{document}> }}")
    page.click("#reset")
    page.fill("#from", "2025-01-01")
    page.dispatch_event("#from", "change")
    assert shown(here) == ask(
        sample_store,
        "SELECT DISTINCT ?e { ?e ind:mentionedIn/dcterms:date ?d FILTER(?d >= '2025-01-01'^^xsd:date) }",
    )
    page.click("#reset")
    page.evaluate(
        "const e = document.getElementById('sure'); e.value = 85; e.dispatchEvent(new Event('change'))"
    )
    sure = ask(
        sample_store,
        "SELECT DISTINCT ?s ?p ?o { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ind:confidence ?x FILTER(?x >= 0.845) }",
    )
    stated = page.evaluate(
        "[...kgPage.shown.edges].filter((flag, e) => flag && kgPage.model.evidence(e).length).length"
    )
    assert 0 < stated == len(sure)


def test_neighbours_and_shortest_path(here: Visit, sample_store: Store) -> None:
    page = here.page
    here.go("q=" + PARK)
    step = "((ind:locatedIn|ind:partOf|ind:operatesIn|ind:develops|ind:chainLeaderOf|ind:supplies|ind:subsidiaryOf|ind:produces|ind:undertakes|ind:hasDesignation|ind:partnersWith|ind:withinDistrict)"
    both = f"{step}|^({step[1:]}))"
    for depth in (1, 2, 3):
        page.click(f"[data-depth='{depth}']")
        near = ask(
            sample_store,
            f"SELECT DISTINCT ?x {{ ?p skos:prefLabel '{PARK}'@zh . ?p {'/'.join([both + '?'] * depth)} ?x }}",
        )
        assert shown(here) == near
    page.click("#path")
    page.fill("#search", "璧山区")
    page.keyboard.press("Enter")
    told = page.inner_text("#card .told")
    steps = page.evaluate("kgPage.shown.way.length")
    assert f"最短路径：{steps} 步" in told and told.rstrip().endswith("璧山区")
    reach = [
        f"ASK {{ ?p skos:prefLabel '{PARK}'@zh . ?p {'/'.join([both + '?'] * n)} ?x . ?x skos:prefLabel '璧山区'@zh }}"
        for n in (steps - 1, steps)
    ]
    assert [sample_store.ask(sparql) for sparql in reach] == [False, True]


def test_language_theme_and_a_link(here: Visit) -> None:
    page = here.page
    page.click("#language")
    assert "entities" in page.inner_text("#status") and page.get_attribute("html", "lang") == "en"
    assert "Industrial park" in page.inner_text("#legend")
    page.click("#theme")
    assert page.get_attribute("html", "data-theme") == "dark"
    page.click("nav [data-view=table]")
    page.click("nav [data-view=map]")
    page.mouse.click(*here.spot(PARK))
    page.click("[data-depth='2']")
    link, seen = page.evaluate("location.hash"), shown(here)
    assert all(part in link for part in ("q=", "n=2", "lang=en", "theme=dark"))
    here.go("")
    assert page.inner_text("nav [data-view=map]") == "关系图" and len(shown(here)) > len(seen)
    here.go(link)
    assert (
        shown(here) == seen
        and page.inner_text("#card h2") == PARK
        and page.get_attribute("html", "lang") == "en"
    )


def test_overviews(here: Visit, sample_store: Store) -> None:
    page = here.page
    page.click("nav [data-view=districts]")
    tile = page.inner_text(".tile:has-text('江津区')")
    clusters = ask(
        sample_store,
        """SELECT DISTINCT ?c { ?d skos:prefLabel '江津区'@zh .
        ?c a ind:IndustryCluster ; (ind:locatedIn|ind:partOf|ind:withinDistrict|^ind:develops|^ind:produces|^ind:undertakes)* ?d }""",
    )
    assert f"产业集群 {len(clusters)}" in tile and "最大投资" in tile
    page.click("nav [data-view=systems]")
    parts = ask(
        sample_store,
        "SELECT ?part { ?part ind:partOf ?s ; a ind:IndustryCluster ; skos:prefLabel ?name . ?s skos:prefLabel '“3+3+N”现代产业集群'@zh }",
    )
    branch = page.locator(".tree > li", has_text="“3+3+N”现代产业集群")
    assert parts and branch.locator("> details > ul > li").count() == len(parts)
    page.click("nav [data-view=table]")
    page.click("[data-table=entities]")
    assert page.inner_text("#rows") == f"{len(shown(here))} 行"
    page.click("th button >> nth=3")
    page.click("th button >> nth=3")
    counts = [
        int(text)
        for text in page.eval_on_selector_all(
            "#view tbody td:nth-child(4)", "all => all.map(one => one.textContent)"
        )
    ]
    assert (
        counts == sorted(counts, reverse=True)
        and page.get_attribute("th >> nth=3", "aria-sort") == "descending"
    )


def saved(here: Visit, selector: str) -> bytes:
    with here.page.expect_download() as waiting:
        here.page.click(selector)
    return Path(waiting.value.path()).read_bytes()


def test_take_away(here: Visit, sample_store: Store) -> None:
    import pyoxigraph

    here.go("q=" + PARK + "&n=1")
    take = lambda name: (here.page.click(".menu summary"), saved(here, f"#{name}"))[1]  # noqa: E731
    rows = list(csv.reader(io.StringIO(take("csv").decode("utf-8-sig"))))
    facts = _facts(sample_store)
    assert rows[0][:3] == ["主体", "关系", "客体"] and {tuple(row[:3]) for row in rows[1:]} >= facts
    triples = {
        (t.subject, t.predicate, t.object)
        for t in pyoxigraph.parse(take("turtle"), pyoxigraph.RdfFormat.TURTLE)
    }
    graph = {(q.subject, q.predicate, q.object) for q in sample_store.quads()}
    assert len(triples) > 15 and triples <= graph
    assert take("png").startswith(b"\x89PNG") and PARK in take("svg").decode()
    here.page.click("nav [data-view=table]")
    here.page.click("#view button:text-is('关系')")
    table = list(csv.reader(io.StringIO(saved(here, "#save-csv").decode("utf-8-sig"))))
    assert table == rows
    here.context.grant_permissions(["clipboard-read", "clipboard-write"])
    here.page.click("#copy-csv")
    here.page.wait_for_selector("#said:text-is('已复制')")
    copied = here.page.evaluate("navigator.clipboard.readText()")
    assert list(csv.reader(io.StringIO(copied))) == rows


def test_by_keyboard_alone(here: Visit) -> None:
    page = here.page
    page.focus("#canvas")
    before = page.evaluate("kgPage.stage.camera.x")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    assert page.evaluate("kgPage.stage.camera.x") > before
    page.keyboard.press("0")
    page.keyboard.press("n")
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    assert page.inner_text("#card h2") == page.evaluate("kgPage.model.label[kgPage.stepped.node]")
    page.keyboard.press("Escape")
    assert "点一个节点" in page.inner_text("#card")


def test_focus_stays_where_it_was(here: Visit) -> None:
    page = here.page
    here.go("q=" + PARK)
    page.focus("#canvas")
    page.keyboard.press("i")
    assert page.evaluate("document.activeElement.id") == "card"
    active = "document.activeElement.dataset.depth ?? document.activeElement.textContent"
    page.focus("[data-depth='2']")
    page.keyboard.press("Enter")
    assert page.evaluate(active) == "2" and len(shown(here)) > 5
    page.focus("nav [data-view=table]")
    page.keyboard.press("Enter")
    page.focus("th:nth-child(3) button")
    page.keyboard.press("Enter")
    assert page.evaluate(active) == "客体" and "sort=3" in page.evaluate("location.hash")
    page.click(".menu summary")
    page.keyboard.press("Escape")
    assert page.evaluate("[document.querySelector('.menu').open, document.activeElement.tagName]") == [
        False,
        "SUMMARY",
    ]
    page.click(".menu summary")
    page.click("#card")
    assert not page.evaluate("document.querySelector('.menu').open")


def test_the_end_of_a_path_by_mouse(here: Visit) -> None:
    page = here.page
    here.go("q=" + PARK)
    page.click("#path")
    page.mouse.click(*here.spot("铜梁区"))
    assert "最短路径：1 步" in page.inner_text("#card .told") and "to=" in page.evaluate("location.hash")
    here.go("q=" + PARK)
    page.click("#path")
    page.keyboard.press("Escape")
    page.mouse.click(*here.spot("铜梁区"))
    assert page.inner_text("#card h2") == "铜梁区" and "搜索名称" in str(
        page.get_attribute("#search", "placeholder")
    )


def test_a_link_restores_place_and_table(here: Visit) -> None:
    page = here.page
    camera = "(({ x, y, width, scale }) => [x, y, width / scale])(kgPage.stage.camera)"
    page.focus("#canvas")
    for key in ("+", "+", "ArrowRight"):
        page.keyboard.press(key)
    place, link = page.evaluate(camera), page.evaluate("kgPage.link()")
    assert link.startswith(here.address + "#at=")
    page.keyboard.press("0")
    here.go(link.partition("#")[2])
    assert page.evaluate(camera) == pytest.approx(place, abs=1)
    here.go("view=table&t=numbers&sort=-6")
    values = page.eval_on_selector_all(
        "#view tbody td:nth-child(6)", "all => all.map(one => Number(one.textContent || '0'))"
    )
    assert len(values) > 50 and values[:20] == sorted(values, reverse=True)[:20]
    assert page.get_attribute("[data-table=numbers]", "aria-pressed") == "true"


def test_on_paper_it_is_light_and_has_its_legend(here: Visit) -> None:
    page = here.page
    here.go("q=" + PARK + "&theme=dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.get_attribute("html", "data-theme") == "light"
    legend, kinds = page.locator("#legend .box"), page.evaluate("new Set(kgPage.model.kind).size")
    assert legend.count() == kinds and legend.first.is_visible() and page.is_visible("#card h2")
    assert not page.is_visible("#search") and not page.is_visible("#legend input >> nth=0")
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.get_attribute("html", "data-theme") == "dark"


def test_a_page_about_one_thing_opens_with_its_card(
    visit: Callable[..., Visit], sample_store: Store, tmp_path: Path
) -> None:
    from kg.export.html import write_around

    write_around(sample_store, PARK, 1, tmp_path / "park.html")
    there = visit(tmp_path / "park.html")
    assert there.page.title() == f"{PARK} · 产业知识图谱" and there.page.inner_text("#card h2") == PARK
    beside = ask(
        sample_store,
        f"SELECT DISTINCT ?x {{ ?p skos:prefLabel '{PARK}'@zh . ?p (ind:locatedIn|^ind:locatedIn|^ind:partOf|ind:partOf)? ?x }}",
    )
    assert shown(there) >= beside
    assert there.clean()
    there.close()
