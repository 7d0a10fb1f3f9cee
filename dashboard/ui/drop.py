"""The place where files are dropped, as a component of ours: they go into a batch on disk (``receive``)."""

from collections.abc import Callable

import orjson

from dashboard import settings
from dashboard.ui.component import Component
from dashboard.ui.receive import ADDRESS

COMPONENT = Component("drop", "drop.js")
KINDS = "Excel（xlsx・xls）、CSV、それらを入れたzip。{}送れます（1ファイル50MBまで）。"


def draw(key: str, batch: str | None, sent: Callable[[str], None]) -> None:
    """Draw it for this batch, or for one that the first file begins. ``sent`` is given the batch, once all arrived."""
    address = f".{ADDRESS}{settings.chosen() or ''}"
    said = {"address": address if address.endswith("/") else f"{address}/", "batch": batch}
    said["kinds"] = KINDS.format("まとめて" if settings.load().is_of_many else "40課分を一度に")
    COMPONENT.draw(key, orjson.dumps(said), sent=sent)
