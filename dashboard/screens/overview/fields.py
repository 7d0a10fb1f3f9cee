"""The fields against the last round, small: the figures of スキルアセスメント."""

from dataclasses import replace

from dashboard.charts.over_time import change_intervals
from dashboard.screens.assessment import asking, change
from dashboard.screens.block import Block
from dashboard.screens.overview.view import View
from dashboard.screens.view import Ask


def block(ask: Ask, view: View) -> Block:
    """The block of the page with the city alone."""
    assert view.assessment
    own = view.assessment
    figure = change_intervals.small(asking.changes(ask, own), k=own.k)
    return replace(change.block(ask, own), title="分野の変化（前回から）", figure=figure)
