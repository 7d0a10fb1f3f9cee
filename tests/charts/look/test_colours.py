"""A colour has one meaning: orange says that something needs attention, and never who is chosen or which of several."""

import re
from pathlib import Path

from dashboard.charts.look import scores, theme
from dashboard.charts.over_time import slip_trend

CHARTS = Path(theme.__file__).parents[1]
ORANGES = {theme.ORANGE_800, theme.ORANGE_TEXT}
ATTENTION = {"dumbbell.py", "gantt.py", "late_ranking.py", "s_curve.py", "submission_matrix.py"}
"""What fell, is late, is behind its plan, or has not been sent."""


def test_orange_is_only_where_something_needs_attention() -> None:
    users = {path.name for path in CHARTS.rglob("*.py") if re.search(r"theme\.ORANGE", path.read_text())}
    assert users == ATTENTION


def test_the_chosen_and_several_beside_each_other_are_never_orange() -> None:
    told_apart = [colour for colour, _ in (*scores.SERIES, *slip_trend.LOOKS)]
    assert ORANGES.isdisjoint({theme.CHOSEN, *told_apart})
    assert scores.SERIES[0][0] == theme.CHOSEN
