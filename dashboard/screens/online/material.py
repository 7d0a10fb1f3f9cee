"""What 手続のオンライン化 shows in one state of its URL."""

from dashboard.screens import framing, since
from dashboard.screens.material import Outline, part
from dashboard.screens.online import (
    barriers,
    changed,
    dumbbell,
    funnel,
    headline,
    months,
    paper,
    procedures,
    ranking,
    remaining,
    spread,
)
from dashboard.screens.online.filters import LEFT, MEASURE, ORDER, PARTIAL, SEARCH, SHAPE, STATUS, STATUSES
from dashboard.screens.online.view import of
from dashboard.screens.state import State

PLACE, IS_USUAL, NOTHING = 2, True, headline.NOTHING
SHAPES = {"ranking": ranking.block, "dumbbell": dumbbell.block}
KINDS = {"remaining": remaining.block, "paper": paper.block}
"""Blocks that stand in one place of the page, one at a time."""


def outline(state: State) -> Outline | None:
    """The page in this state; None without any 手続一覧."""
    frame = framing.view(state)
    if frame is None:
        return None
    view = of(frame, state.source.city, measure=state.switch(MEASURE), with_partial=state.toggle(PARTIAL))
    shape, order, left = state.switch(SHAPE), state.switch(ORDER), state.switch(LEFT)
    status, search = [STATUSES[each] for each in state.several(STATUS, STATUSES)], state.text(SEARCH)
    return Outline(
        view,
        part(headline.heading, view),
        part(headline.tiles, view),
        blocks={
            "spread": part(spread.block, view),
            "months": part(months.block, view),
            shape: part(SHAPES[shape], view, order),
            "funnel": part(funnel.block, view),
            left: part(KINDS[left], view),
            "barriers": part(barriers.block, view),
        },
        tables={
            **({"changed": part(changed.table, view)} if view.vs else {}),
            **({"corrections": part(since.table, view, "procedures")} if view.vs_meeting else {}),
            "procedures": part(procedures.table, view, status, search),
        },
    )
