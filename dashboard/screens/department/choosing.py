"""Which 課 a カルテ is of, which comes before and after it, and whose are printed together."""

from collections.abc import Mapping, Sequence

from dashboard.screens.department.filters import Range
from dashboard.screens.overview import people
from dashboard.screens.overview.view import View
from dashboard.screens.view import Comparing


def shown(ask: Comparing, view: View, bureaus: Mapping[str, str]) -> str:
    """The first of the chosen; where none is, the one with whom there is most to talk about (概況), of the chosen 部
    where there is one.
    """
    if view.department:
        return view.department[0]
    there = [name for name in bureaus if not view.bureau or bureaus[name] in view.bureau] or list(bureaus)
    return next((name for name in people.departments(ask, view) if name in there), there[0])


def beside(bureaus: Mapping[str, str], name: str) -> tuple[str, str]:
    """The 課 before and after it in the city's order; the last is followed by the first."""
    names = list(bureaus)
    place = names.index(name)
    return names[place - 1], names[(place + 1) % len(names)]


def together(bureaus: Mapping[str, str], name: str, which: Range) -> Sequence[str]:
    """The 課 whose カルテ are printed with this one's."""
    if which == "one":
        return [name]
    return [each for each in bureaus if which == "city" or bureaus[each] == bureaus[name]]
