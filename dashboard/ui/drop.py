"""The place where files are dropped, as a component of ours: they go into a batch on disk (``receive``)."""

from collections.abc import Callable

import orjson

from dashboard.ui.component import Component
from dashboard.ui.receive import ADDRESS

COMPONENT = Component("drop", "drop.js")


def draw(key: str, batch: str, sent: Callable[[int], None]) -> None:
    """Draw it for this batch. ``sent`` is given how many files arrived, once all have."""
    COMPONENT.draw(key, orjson.dumps({"address": f"{ADDRESS}{batch}"}), sent=sent)
