"""What the text is about as one reads on, and a sentence as read in that state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.extract.page import Sentence
from kg.extract.reading.clauses import Clauses
from kg.extract.reading.reference import Reference
from kg.extract.reading.scenes import Scene

DECAY = 6


@dataclass(slots=True)
class State:
    """What the text is about as one reads on. Values are indexes of things."""

    document_place: int | None = None
    document_park: int | None = None
    document_firm: int | None = None
    """The firm that the whole text is about: the one with most mentions by far, or the only one of the title."""
    park_tails: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    """Where the end of a park's name stands for the park: start → (end, park)."""
    section_place: int | None = None
    paragraph_place: int | None = None
    section_park: int | None = None
    outside: tuple[int | None, int | None] | None = None
    """District and park of the section around a paragraph that has a label of its own."""
    section_style: str = ""
    """How the headings of districts are marked or numbered: 一、 or （一）, ■."""
    sectioned: bool = False
    """Whether several districts have sections of their own, headed by their names."""
    section_paragraph: int = -9
    """The heading that opened the section."""
    scene: Scene | None = None
    """Where the paragraph is, as one of its sentences said."""
    sector: int | None = None
    sector_named: bool = False
    """Whether a heading or the beginning of the paragraph names the sector: everybody in it belongs to it."""
    sector_turned: bool = False
    """Whether a sentence of the paragraph turned to it, so that it holds no longer than the paragraph."""
    sector_paragraph: int = -1
    sector_number: int = -9
    """The sentence that named the sector."""
    coded: int | None = None
    title: int | None = None
    district: int | None = None
    wider: int | None = None
    """The city or province above the page's place that the paragraph has turned to: 放眼南通，全市……."""
    latter: Reference | None = None
    """What 后者 means where the sentence before told of 前者."""
    began: int = 0
    """The sentence with which the paragraph began."""
    led: int | None = None
    """The firm that opened a sentence of the paragraph as whom it is about."""
    spoken: list[int] = field(default_factory=list)
    """Things in the order in which they were last named, for bare heads such as 研究院."""
    last: tuple[Reference, ...] = ()
    """The references of the sentence before."""
    current: dict[str, tuple[int, int]] = field(default_factory=dict)
    """kind → (thing, sentence number)."""

    @property
    def place(self) -> int | None:
        """The district that facts without a place of their own belong to."""
        if self.paragraph_place is not None:
            return self.paragraph_place
        return self.section_place if self.section_place is not None else self.document_place

    def recent(self, kind: str, number: int) -> int | None:
        """The thing of a kind spoken of last, unless too long ago."""
        held = self.current.get(kind)
        if held is not None and number - held[1] <= DECAY:
            return held[0]
        return self.document_firm if kind == "Enterprise" else None


@dataclass(slots=True, unsafe_hash=True)
class Read:
    """A sentence as read in its place: its references in order, and the state it was read in."""

    sentence: Sentence
    number: int
    references: tuple[Reference, ...]
    clauses: Clauses
    place: int | None
    base: int | None
    """The district of the section or the page, whatever the paragraph says."""
    area: int | None
    """Park or district that “全区” or an empty subject stands for."""
    home: int | None
    """Where a firm sits if nothing else is said: the section's or the page's park, else the district."""
    scenes: tuple[Scene, ...]
    """Where the sentence says it is, from some position on; the paragraph's scene first."""
    sector: int | None
    sector_named: bool
    sector_here: bool
    """Whether the sector was named in this paragraph."""
    sector_near: bool
    """Whether it was in this sentence or the one before."""
    coded: int | None
    title: int | None
    firm: int | None
    """The firm spoken of before this sentence."""
    main: int | None = None
    """The firm that the paragraph, else the text, is about."""
    whole: int | None = None
    """The place of the section or page, whatever the paragraph or sentence names."""

    def scene_at(self, position: int) -> Scene | None:
        """The scene in which a name at a position stands."""
        before = [scene for scene in self.scenes if scene.start < position]
        return before[-1] if before else None
