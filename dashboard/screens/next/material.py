"""What 次の一手 shows in one state of its URL."""

from dashboard.screens import framing
from dashboard.screens.material import Outline, part
from dashboard.screens.next import headline, procedures, rates, spread
from dashboard.screens.next.filters import COUNTED, ONLIES, ONLY, PICKED, REASON, REASONS, SEARCH
from dashboard.screens.next.view import of, read
from dashboard.screens.state import State

PLACE, IS_USUAL, NOTHING = 6, False, headline.NOTHING


def outline(state: State) -> Outline | None:
    """The page in this state; None without any 手続一覧."""
    frame = framing.view(state)
    if frame is None:
        return None
    picked = read(state.text(PICKED))
    if picked:
        # Not the short names of the address, which say nothing to a reader.
        state.said[PICKED.label] = f"{len(picked)}件"
    view = of(frame, state.source.city, measure=state.switch(COUNTED), picked=picked)
    only = state.several(ONLY, ONLIES)
    reason = tuple(REASONS[each] for each in state.several(REASON, REASONS))
    return Outline(
        view,
        part(headline.heading, view),
        part(headline.tiles, view),
        blocks={"what_if_spread": part(spread.block, view), "what_if_rates": part(rates.block, view)},
        tables={"candidates": part(procedures.table, view, only, reason, state.text(SEARCH))},
    )
