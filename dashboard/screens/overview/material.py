"""What 概況 shows in one state of its URL."""

from dashboard.screens import framing
from dashboard.screens.material import Outline, part
from dashboard.screens.overview import changes, fields, figures, headline, people, spread, states
from dashboard.screens.overview.view import View, of
from dashboard.screens.state import State

PLACE, IS_USUAL, NOTHING = 1, True, headline.NOTHING


def viewed(state: State) -> View | None:
    """What the page shows in this state; None where nothing is imported."""
    bureau, department = framing.attention(state)
    months = (
        framing.view(state, None, "overview"),
        framing.view(state, "procedures"),
        framing.view(state, "roadmap", "roadmap"),
    )
    return state.source.drawn(of, state.source.city, *months, bureau, department)


def outline(state: State) -> Outline | None:
    """The page in this state; None where nothing is imported."""
    view = viewed(state)
    if view is None:
        return None
    return Outline(
        view,
        part(headline.heading, view),
        part(figures.tiles, view),
        blocks={
            **({"spread": part(spread.block, view)} if view.online else {}),
            **({"change": part(fields.block, view)} if view.assessment else {}),
            **({"states": part(states.block, view)} if view.roadmap else {}),
        },
        tables={
            "changes": part(changes.table, view),
            **({"others": part(changes.table_of_others, view)} if view.chosen else {}),
            "people": part(people.table, view),
        },
    )
