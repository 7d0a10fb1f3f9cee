"""What 探索 shows in one state of its URL."""

from dashboard.screens import framing
from dashboard.screens.explore import behind, headline, pivot, shapes
from dashboard.screens.explore.view import of
from dashboard.screens.material import Outline, part
from dashboard.screens.state import State

PLACE, IS_USUAL, NOTHING = 8, False, headline.NOTHING


def outline(state: State) -> Outline | None:
    """The page in this state; None without any 手続一覧."""
    frame = framing.view(state)
    if frame is None:
        return None
    view = of(frame, state, state.source.drawn, state.source.city)
    is_table = view.shape == shapes.TABLE
    return Outline(
        view,
        part(headline.heading, view),
        blocks={} if is_table else {"pivot": part(pivot.block, view)},
        tables={**({"pivot": part(pivot.table, view)} if is_table else {}), "behind": part(behind.table, view)},
    )
