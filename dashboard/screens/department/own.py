"""A カルテ: all that is said of one 課."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.screens.block import Heading, Line, Tile
from dashboard.screens.department import figures, paragraph, rules
from dashboard.screens.department.asked import Of
from dashboard.screens.department.facts import NONE, Facts
from dashboard.screens.department.part import Part
from dashboard.screens.department.parts import procedures, roadmap, sending, skills, talks
from dashboard.screens.department.path import Path
from dashboard.screens.department.promises import Promise
from dashboard.screens.overview.view import View


@dataclass(frozen=True, slots=True)
class Karte:
    """One sheet: the 課 with its 部, a paragraph, what to ask, figures, its path, and a part for each subject."""

    department: str
    heading: Heading
    questions: Sequence[Line]
    tiles: Sequence[Tile]
    path: Path | None
    parts: Mapping[str, Part]


def of(facts: Facts, view: View, name: str, promises: Sequence[Promise] | None = None) -> Karte:
    """The カルテ of one 課; without ``promises`` it is for outside, and says nothing of people."""
    if promises is None:
        facts = replace(facts, liaisons=NONE, consultations=NONE, hearings=NONE)
    known = Of(facts, view, name, promises or ())
    return Karte(
        department=name,
        heading=paragraph.heading(known),
        questions=rules.questions(known),
        tiles=figures.row(known),
        path=known.path,
        parts={
            "left": procedures.left(facts, name),
            "moved": procedures.moved(facts, view, name),
            "initiatives": roadmap.initiatives(facts, view, name),
            **({} if promises is None else {"talks": talks.talked(facts, name, promises)}),
            "skills": skills.fields(facts, view, name),
            "sending": sending.lists(facts, name),
        },
    )
