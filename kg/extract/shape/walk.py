"""How far a kind of name may reach left of its ending."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Walk:
    """How far a name may reach left.

    `quotes`: quoted parts may belong to it; `anchored`: a place or a park at the beginning makes what follows one name;
    `joins`: 和 及 与 may stand inside (卫星制造与应用产业集群); `stop_at_place`: a place is where the name begins.
    """

    longest: int = 24
    quotes: bool = False
    anchored: bool = True
    joins: bool = False
    stop_at_place: bool = False
    through: str = ""
    """The word list of verbs that may stand inside: 再生“利用”生产线“建设”项目."""
