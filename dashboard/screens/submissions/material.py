"""What 提出状況 shows in one state of its URL."""

from dashboard.screens import framing
from dashboard.screens.material import Outline, part
from dashboard.screens.state import State
from dashboard.screens.submissions import asking, departments, headline, matrix
from dashboard.screens.submissions.filters import DATASET, OFTEN, SENT, SENT_WORDS
from dashboard.screens.submissions.view import of_dataset

PLACE, IS_USUAL, NOTHING = 5, False, headline.NOTHING


def outline(state: State) -> Outline | None:
    """The page in this state; None where no 課 has sent anything yet."""
    datasets = state.source.drawn(asking.datasets, state.source.today)
    if datasets.empty:
        return None
    names = dict(zip(datasets["dataset"], datasets["dataset_label"], strict=True))
    chosen = state.pinned(DATASET, names)
    view = of_dataset(datasets, chosen, state.source.today, *framing.attention(state))
    sent = [SENT_WORDS[each] for each in state.several(SENT, SENT_WORDS)]
    return Outline(
        view,
        part(headline.heading, view),
        part(headline.tiles, view),
        blocks={"matrix": part(matrix.block, view)},
        tables={departments.PLACE: part(departments.table, view, sent, state.toggle(OFTEN))},
    )
