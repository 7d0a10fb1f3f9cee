"""How far the 課 lie apart, small: the figures of 手続のオンライン化."""

from dataclasses import replace

from dashboard.charts.distribution import spread_dots
from dashboard.screens.block import Block
from dashboard.screens.online import asking
from dashboard.screens.online import spread as whole
from dashboard.screens.overview.view import View
from dashboard.screens.view import Ask


def block(ask: Ask, view: View) -> Block:
    """The block of the page with all 課 in one row."""
    assert view.online
    own = view.online
    city = asking.city_rate(ask, own)
    figure = spread_dots.figure(asking.departments(ask, own), city=city, target=own.line, chosen=own.chosen, small=True)
    return replace(whole.block(ask, own), title="課のばらつき", figure=figure)
