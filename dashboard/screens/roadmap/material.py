"""What ロードマップ shows in one state of its URL."""

from collections.abc import Mapping

from dashboard.screens import framing, since
from dashboard.screens.block import Block, Table
from dashboard.screens.material import Outline, Part, part
from dashboard.screens.roadmap import asking, changes, every, gantt, headline, late, s_curve, slips, states
from dashboard.screens.roadmap.filters import DISAGREE, DUE, GROUPS, INITIATIVE, ORDER, PILLAR, STATE, STATES
from dashboard.screens.roadmap.initiative import ends, kpi, record
from dashboard.screens.roadmap.view import View, of
from dashboard.screens.state import State

PLACE, IS_USUAL, NOTHING = 4, True, headline.NOTHING


def outline(state: State) -> Outline | None:
    """The page in this state; None without any roadmap."""
    frame = framing.view(state, "roadmap", "roadmap")
    if frame is None:
        return None
    rows = state.source.drawn(asking.every, frame)
    states_there = [words for words, code in STATES.items() if code in set(rows["computed_state"])]
    view = of(
        frame,
        state.source.city,
        state.several(PILLAR, list(rows["pillar"].dropna().unique())),
        tuple(STATES[each] for each in state.several(STATE, states_there)),
        state.shown(INITIATIVE, dict(zip(rows["initiative_key"], rows["initiative"], strict=True))),
    )
    own_blocks, own_tables = _initiative(state, view) if view.initiative else ({}, {})
    return Outline(
        view,
        part(headline.heading, view),
        part(headline.tiles, view.unnarrowed),
        blocks={
            "gantt": part(gantt.block, view, state.switch(ORDER)),
            "late": part(late.block, view),
            "states": part(states.block, view, state.switch(GROUPS)),
            "s_curve": part(s_curve.block, view.city),
            "slips": part(slips.block, view),
            **own_blocks,
        },
        tables={
            "late_list": part(late.table, view),
            **({"changes": part(changes.table, view)} if view.vs else {}),
            **({"corrections": part(since.table, view, "roadmap")} if view.vs_meeting else {}),
            "initiatives": part(every.table, view, state.toggle(DISAGREE), state.toggle(DUE)),
            **own_tables,
        },
    )


def _initiative(state: State, view: View) -> tuple[Mapping[str, Part[Block]], Mapping[str, Part[Table]]]:
    """What the drawer shows of the initiative on show."""
    measured = kpi.there_is(state.source.drawn(record.history, view))
    return (
        {
            "initiative_slips": part(ends.block, view),
            **({"initiative_kpi": part(kpi.block, view)} if measured else {}),
        },
        {"initiative_reports": part(record.reports, view)},
    )
