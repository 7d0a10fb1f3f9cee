"""What 探索 shows in one state of its URL."""

from dashboard.screens import framing
from dashboard.screens.explore import behind, headline, pivot, shapes
from dashboard.screens.explore.filters import SUBJECT, WAY
from dashboard.screens.explore.subjects import SUBJECTS
from dashboard.screens.explore.view import of
from dashboard.screens.material import Outline, part
from dashboard.screens.state import State

PLACE, IS_USUAL, NOTHING = 8, False, headline.NOTHING
UNFILED = "SQLの結果は資料になりません。「選んで作る」の見かたで作ってください。"


def outline(state: State) -> Outline | None:
    """The page in this state; None without any list of its subject."""
    if state.switch(WAY):
        state.refuse(UNFILED)
    subject = SUBJECTS[state.switch(SUBJECT)]
    frame = framing.view(state, subject.dataset, "explore")
    if frame is None:
        return None
    view = of(frame, subject, state, state.source)
    is_table = view.shape == shapes.TABLE
    return Outline(
        view,
        part(headline.heading, view),
        blocks={} if is_table else {"pivot": part(pivot.block, view)},
        tables={
            **({"pivot": part(pivot.table, view)} if is_table else {}),
            **({"behind": part(behind.table, view)} if view.behind else {}),
        },
    )
