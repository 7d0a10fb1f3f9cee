"""What 市区町村 shows in one state of its URL."""

from dashboard.screens import framing
from dashboard.screens.material import Outline, part
from dashboard.screens.municipalities import asking, classes, headline, months, peers, rates, scores, spread
from dashboard.screens.municipalities.filters import CLASS, COMPARED, COUNTED, PARTIAL
from dashboard.screens.municipalities.view import of
from dashboard.screens.state import State

PLACE, IS_USUAL, NOTHING, OF_MANY = 0, True, headline.NOTHING, True


def outline(state: State) -> Outline | None:
    """The page in this state; None without any 手続一覧 of any municipality."""
    frame = framing.view(state, "municipalities", "municipalities")
    if frame is None:
        return None
    named = state.source.drawn(asking.named)
    view = of(
        frame,
        state.source.city,
        measure=state.switch(COUNTED),
        with_partial=state.toggle(PARTIAL),
        classes=tuple(state.several(CLASS, state.source.drawn(asking.classes))),
        places=tuple(named[each] for each in state.several(COMPARED, named)),
    )
    by = state.source.drawn(asking.parted_by, view)
    return Outline(
        view,
        part(headline.heading, view),
        part(headline.tiles, view),
        blocks={
            "spread_of_all": part(spread.block, view),
            **({"peers": part(peers.block, view)} if view.places else {}),
            "months_of_all": part(months.block, view),
            **({"classes": part(classes.block, view)} if by == "prefecture" else {}),
        },
        tables={"rates": part(rates.table, view), "scores": part(scores.table, view)},
    )
