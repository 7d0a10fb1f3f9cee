"""A chart as a component of ours: title, finding, menu and figure in one element that is redrawn in place.

What the browser runs lies in ``browser/``: one script, beside the part of Plotly that our figures need.
"""

from collections.abc import Callable, Mapping
from typing import Any

import orjson

from dashboard.ui.component import Component

SCRIPT, PLOTLY = "chart.js", "plotly-basic.min.js"
IMPORTED = ("arrival.js", "carry.js", "sharing.js", "strips.js")
COMPONENT = Component("chart", SCRIPT, *IMPORTED, PLOTLY)
VERSION, NAME, ADDRESS = COMPONENT.version, COMPONENT.name, COMPONENT.address


def draw(
    key: str,
    said: Mapping[str, Any],
    figure: bytes = b"",
    *,
    picked: Callable[[Any], None] | None = None,
    turned: Callable[[bool], None] | None = None,
    added: Callable[[Any], None] | None = None,
) -> None:
    """Draw a chart, or only its head.

    ``said`` is what it says; ``figure`` is JSON. A click on a mark gives the mark's customdata to ``picked``;
    「表で見る」 gives to ``turned`` whether the table is wanted; 「議題に加える」 calls ``added``.
    """
    COMPONENT.draw(key, orjson.dumps(said) + b"\n" + figure, picked=picked, table=turned, agenda=added)
