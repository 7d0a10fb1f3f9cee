"""A table on the screen as a component of ours, and the same as an Excel workbook."""

import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson
import pandas as pd
import streamlit as st

from dashboard import labels, markup
from dashboard.exports import excel, naming
from dashboard.screens import columns
from dashboard.ui import html
from dashboard.ui.component import Component

COMPONENT = Component("table", "table.js")
DECIMALS: Mapping[labels.Kind, int] = {"share": 1, "points": 1, "coefficient": 2}
TIMES: Mapping[labels.Kind, str] = {"day": "%Y-%m-%d", "moment": "%Y-%m-%d %H:%M"}

HEAD, ROW = 56, 36
"""Px of the headings with the frame, and a row."""
ROOM_FOR_DOWNLOAD = 56
"""Px that the button under a table needs."""

_written: dict[tuple[int, str | None], bytes] = {}
"""What is sent of frames that live on (those of kept answers and blocks): the next rerun sends the same."""


def table(
    key: str,
    rows: pd.DataFrame,
    title: str,
    notes: Sequence[str],
    height: int,
    *,
    answer: str | None = None,
    empty: str = labels.EMPTY,
    pick: Callable[[int], None] | None = None,
) -> None:
    """A table in words, and the same as an Excel workbook. ``answer`` is the query whose columns the rows have.

    Choosing a row gives its place to ``pick``. Where there are no rows it says ``empty``.
    """
    if rows.empty:
        html.draw(markup.of("<div class='dx-empty'>{}</div>", empty))
        return
    said = {"name": title, "height": height, "picks": pick is not None}
    COMPONENT.draw(f"rows_{key}", orjson.dumps(said) + b"\n" + _kept(rows, answer), picked=pick)
    st.download_button(
        "Excelで保存",
        data=lambda: excel.workbook(rows, title, notes, answer),
        file_name=naming.file_name(title, "xlsx"),
        mime=excel.MIME,
        key=f"{key}_download",
        on_click="ignore",
        icon=":material/download:",
    )


def _kept(rows: pd.DataFrame, answer: str | None) -> bytes:
    key = (id(rows), answer)
    if key not in _written:
        _written[key] = written(rows, answer)
        weakref.finalize(rows, _written.pop, key, None)
    return _written[key]


def written(rows: pd.DataFrame, answer: str | None) -> bytes:
    """The columns as they are read and copied, as JSON: heading, kind, values; and which of them names the rows."""
    shown, kinds = columns.in_words(rows, answer)
    listed = [
        {"heading": heading, "kind": kind, "values": _as_read(shown[heading], kind)} for heading, kind in kinds.items()
    ]
    return orjson.dumps({"pinned": _naming(list(kinds.values())), "columns": listed})


def _as_read(values: pd.Series, kind: labels.Kind) -> list[Any]:
    """Shares in percent, numbers with the decimals they are shown with, days as texts that sort like days."""
    if kind in DECIMALS:
        values = (values.astype(float) * (100 if kind == "share" else 1)).round(DECIMALS[kind])
    elif kind in TIMES:
        values = values.dt.strftime(TIMES[kind])
    return [None if pd.isna(each) else each for each in values.tolist()]


def _naming(kinds: Sequence[labels.Kind]) -> int:
    """The first column of words: it stays where it is while the rest scrolls sideways."""
    return next((place for place, kind in enumerate(kinds) if kind in ("text", "code")), 0)
