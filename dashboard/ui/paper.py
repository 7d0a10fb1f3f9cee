"""The page on paper: what every sheet says, and whether the page is looked at as it will be printed.

That stands in the URL. What is drawn is the page itself; ``browser/paper.js`` lets it out of its frames.
"""

import orjson
import streamlit as st

from dashboard import labels, sample, settings
from dashboard.screens import choices
from dashboard.screens.choices import AS_OF, BUREAU, DEPARTMENT, VS, Shown
from dashboard.ui import cached, filters, words
from dashboard.ui.component import Component

COMPONENT = Component("paper", "paper.js", "sharing.js")
ASKED = "print"


def is_on() -> bool:
    """Whether the page is looked at as it will be printed."""
    return st.query_params.get(ASKED) == "1"


def draw(title: str, *, monthly: bool, narrowed: bool) -> None:
    """The button that leads there, and what every sheet says of this page.

    ``monthly``: it shows a month beside another. ``narrowed``: it can be narrowed to 部 and 課.
    """
    said = {
        "isPaper": is_on(),
        "place": f"{_city()}　{words.TITLE}",
        "title": title,
        "lines": [*_months(monthly), *_narrowed(narrowed)],
        "printed": labels.today().isoformat(),
    }
    COMPONENT.draw("sheets", orjson.dumps(said), width="content", asked=_begin, left=_end)


def _city() -> str:
    return f"{sample.CITY}・見本の数値" if cached.is_sample() else settings.load().city


def _months(monthly: bool) -> list[tuple[str, str]]:
    as_of = filters.month()
    if not monthly or as_of is None:
        return []
    return [("基準日", labels.month_end(as_of)), (VS.label, filters.said(VS))]


def _narrowed(narrowed: bool) -> list[tuple[str, str]]:
    """What is chosen, as the URL says; of the frame's filters only what the page has a use for."""
    left_out = (AS_OF, VS, *(() if narrowed else (BUREAU, DEPARTMENT)))
    whole = [("範囲", "全庁")] if narrowed and not any(filters.attention()) else []
    # What is shown beside the page is on a sheet of its own.
    asked = [each for each in choices.declared() if each not in left_out and not isinstance(each, Shown)]
    return [*whole, *((each.label, words) for each in asked if (words := filters.said(each)))]


def _begin(_: object) -> None:
    st.query_params[ASKED] = "1"


def _end(_: object) -> None:
    st.query_params.pop(ASKED, None)
