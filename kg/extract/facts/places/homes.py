"""Where a name stands of which nothing is stated: in its sentence's scene, else in the section's or page's place."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.facts.places.passing import is_founded
from kg.extract.facts.places.seats import named_elsewhere, own_seat, seated_at, seated_elsewhere
from kg.extract.page import Page
from kg.extract.reading.places import ancestors
from kg.extract.reading.reference import Reference
from kg.extract.reading.scenes import Scene
from kg.extract.reading.state import Read
from kg.extract.things.things import Things


def homes_of(
    page: Page, things: Things, read: Read, name: Reference, builds: bool, seats: Mapping[int, int]
) -> tuple[int, ...]:
    """Places of a name: one park, or a district, or a town and the district that holds it; none where nothing is plain.

    `builds`: the firm is spoken of for a project, whose park is not thereby the firm's.
    `seats`: the districts of parks.
    """
    homes = _homes(page, things, read, name, builds, seats)
    above = {upper for place in homes for upper in ancestors(page, things, place)}
    towns = any(things.all[place].code is None for place in homes)
    return homes if towns else tuple(place for place in homes if place not in above)


def _homes(
    page: Page, things: Things, read: Read, name: Reference, builds: bool, seats: Mapping[int, int]
) -> tuple[int, ...]:
    scene = read.scene_at(name.start)
    if name.kind == "IndustrialPark":
        return _of_park(page, things, read, name)
    if name.kind == "Project":
        return _of_project(things, read, name)
    if builds:
        places = _of_builder(things, read, scene, seats)
    else:
        places = scene.places if scene is not None else () if read.home is None else (read.home,)
    in_park = bool(places) and _is_park(things, places[0])
    if not places or name.thing in places:
        return ()
    district = next((p for p in places if not _is_park(things, p)), read.place)
    if district is None:
        return places
    school = scene is None and not in_park and _is_school(things, name) and not is_founded(page, read, name)
    if school and not seated_at(page, things, name.thing, district):
        return ()
    seat = None if in_park else own_seat(page, things, name.thing, district)
    if seat is not None:
        return (seat,)
    return () if seated_elsewhere(page, things, name.thing, district) else places


def _is_school(things: Things, name: Reference) -> bool:
    """Universities are named as partners from anywhere; nothing but a scene places them."""
    return name.kind == "Institution" and things.all[name.thing].name.endswith(("大学", "学院"))


def _of_builder(things: Things, read: Read, scene: Scene | None, seats: Mapping[int, int]) -> tuple[int, ...]:
    """A firm spoken of for its project is in the district; the park or town of the project is not thereby its own."""
    if scene is not None and not scene.park:
        districts = tuple(place for place in scene.places if things.all[place].code is not None)
        if districts:
            return districts
    if scene is not None and scene.park and scene.inside and _is_park(things, read.whole):
        around = read.whole
        if around is not None and around != scene.places[0]:
            return (around,)
    if scene is not None and scene.park and scene.places[0] in seats:
        return (seats[scene.places[0]],)
    in_scene = any(s.park for s in read.scenes)
    home = read.base if scene is not None or (in_scene and _is_park(things, read.home)) else read.home
    return () if home is None else (home,)


def _is_park(things: Things, place: int | None) -> bool:
    return place is not None and things.all[place].kind == "IndustrialPark"


def _of_project(things: Things, read: Read, project: Reference) -> tuple[int, ...]:
    """A project lies in the park or district named right before it, else in the scene, park or district of the text."""
    before = [r for r in read.references if r.printed and r.kind in ("IndustrialPark", "District")]
    touching = next((r.thing for r in before if r.end == project.start), None)
    if touching is not None:
        return (touching,)
    here = [
        r for r in read.references if not r.printed and r.kind == "IndustrialPark" and r.end <= project.start
    ]
    if here:
        return (here[-1].thing,)
    scene = read.scene_at(project.start)
    if scene is not None:
        return scene.places
    if read.home is not None:
        return (read.home,)
    return () if read.place is None else (read.place,)


def _of_park(page: Page, things: Things, read: Read, park: Reference) -> tuple[int, ...]:
    """The page's own park holds the others of its section; itself it lies where a sentence says."""
    if read.place is not None and named_elsewhere(page, things, park.thing, read.place):
        near = read.base is not None and not named_elsewhere(page, things, park.thing, read.base)
        return (read.base,) if near and read.base is not None else ()
    scene = next(
        (s for s in reversed(read.scenes) if s.start < park.start and park.thing not in s.places), None
    )
    if scene is not None and not scene.park:
        return scene.places
    if _is_park(things, read.home) and read.home is not None:
        if read.home != park.thing:
            return (read.home,)
        named = next((r.thing for r in read.references if r.kind == "District" and r.printed), read.place)
        return () if named is None else (named,)
    return () if read.place is None else (read.place,)
