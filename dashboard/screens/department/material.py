"""What a カルテ shows in one state of its URL."""

from collections.abc import Sequence

import pandas as pd

from dashboard.screens.block import Line, Table
from dashboard.screens.choices import DEPARTMENT
from dashboard.screens.department import choosing, facts, links, own, paragraph
from dashboard.screens.department.filters import BESIDE, LOOKS, SHEETS
from dashboard.screens.department.own import Karte
from dashboard.screens.material import Outline, given, part
from dashboard.screens.overview.material import viewed
from dashboard.screens.overview.view import View
from dashboard.screens.state import Params, State

PLACE, IS_USUAL, NOTHING = 7, False, paragraph.NOTHING
QUESTIONS = "この課に聞くこと"
LISTED = ["kind", "title", "said"]


def of_many(state: State) -> Sequence[Params]:
    """A state for each 課 whose カルテ is taken along; the 課 beside each other are one."""
    view, which = viewed(state), state.switch(SHEETS)
    if view is None or state.switch(LOOKS) == "many":
        return [state.params]
    bureaus = state.source.drawn(facts.bureaus)
    names = choosing.together(bureaus, state.source.drawn(choosing.shown, view, bureaus), which)
    return [{**state.params, DEPARTMENT.key: [name], SHEETS.key: []} for name in names]


def outline(state: State) -> Outline | None:
    """The カルテ of the 課 that is shown; None where nothing is imported."""
    view = viewed(state)
    if view is None:
        return None
    source = state.source
    if state.switch(LOOKS) == "many":
        return _beside(state, view)
    # Whose sheets are taken along is a choice of the page, though it makes no difference to this one.
    state.switch(SHEETS)
    name = source.drawn(choosing.shown, view, source.drawn(facts.bureaus))
    every = source.drawn(facts.gather, view.city, source.today)
    karte = own.of(every, view.city, name)
    lists = {"questions": table(view, karte, QUESTIONS, "", karte.questions)}
    lists |= {key: table(view, karte, each.title, each.said, each.lines) for key, each in karte.parts.items()}
    return Outline(
        view,
        given(karte.heading),
        given(karte.tiles),
        tables={key: given(each) for key, each in lists.items()},
        is_sheet=True,
    )


def _beside(state: State, view: View) -> Outline:
    """The 課 beside each other."""
    what = state.pinned(BESIDE, {each: each for each in state.source.drawn(links.choices, view.city)})
    return Outline(view, part(links.heading, view, what), blocks={"links": part(links.block, view, what)})


def table(view: View, karte: Karte, title: str, said: str, lines: Sequence[Line]) -> Table:
    """A part of it as a list."""
    rows = pd.DataFrame([(each.kind, each.title, each.said) for each in lines], columns=LISTED)
    return Table(title, f"{karte.department}の{title}（{view.as_of:%Y-%m}）", [said], rows, "department/lines", said)
