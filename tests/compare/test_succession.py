"""An entity is known again by kind, name and documents."""

from __future__ import annotations

from kg.compare import Thing, successors

A, B = "0a" * 8, "0b" * 8


def thing(iri: str, *names: str, kind: str = "Enterprise", documents: tuple[str, ...] = (A,)) -> Thing:
    return Thing(iri, kind, names[0], frozenset(names), frozenset(documents))


def became(former: Thing, *now: Thing) -> str | None:
    return successors([former], {one.iri: one for one in now}).get(former.iri)


def test_the_one_that_bears_the_name() -> None:
    former = thing("f", "远航智造")
    assert (
        became(former, thing("x", "宁波远航智造有限公司", "远航智造"), thing("y", "保定远航电子有限公司"))
        == "x"
    )


def test_not_one_of_another_kind_unless_documents_waver() -> None:
    assert became(thing("f", "远航"), thing("x", "远航", kind="Project")) is None
    former = thing("f", "智能家电", kind="Industry")
    assert became(former, thing("x", "智能家电产业集群", "智能家电", kind="IndustryCluster")) == "x"


def test_of_namesakes_the_one_of_the_same_documents() -> None:
    former = thing("f", "远航智造", documents=(B,))
    here, there = thing("y", "远航智造", documents=(B,)), thing("x", "远航智造", documents=(A,))
    assert became(former, here, there) == "y"


def test_a_shared_short_name_alone_is_not_enough() -> None:
    former = thing("f", "宁波远航智造有限公司", "远航", documents=(B,))
    assert became(former, thing("x", "保定远航电子有限公司", "远航", documents=(A,))) is None
    assert became(former, thing("x", "远航", documents=(A, B))) == "x"
