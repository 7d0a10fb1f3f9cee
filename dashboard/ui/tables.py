"""A table on the screen, and the same as an Excel workbook."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import labels, markup
from dashboard.exports import excel, naming
from dashboard.screens import columns
from dashboard.ui import html

DECIMALS: Mapping[labels.Kind, int] = {"share": 1, "points": 1, "coefficient": 2}
TIMES: Mapping[labels.Kind, str] = {"day": "%Y-%m-%d", "moment": "%Y-%m-%d %H:%M"}

HEAD, ROW = 40, 36
"""Px of the headings with the frame, and a row."""
ROOM_FOR_DOWNLOAD = 56
"""Px that the button under a table needs."""


def table(
    key: str,
    rows: pd.DataFrame,
    title: str,
    notes: Sequence[str],
    height: int,
    *,
    answer: str | None = None,
    pick: Callable[[int], None] | None = None,
) -> None:
    """A table in words, and the same as an Excel workbook. ``answer`` is the query whose columns the rows have.

    Choosing a row gives its place to ``pick``. Where there are no rows it says so.
    """
    if rows.empty:
        html.draw(markup.of("<div class='dx-empty'>{}</div>", labels.EMPTY))
        return
    shown, kinds = columns.in_words(rows, answer)
    st.dataframe(
        shown.assign(**{heading: _as_read(shown[heading], kind) for heading, kind in kinds.items()}),
        key=key,
        hide_index=True,
        height=height,
        # Rows of a lazy table cannot be chosen.
        lazy=pick is None,
        column_config=_formats(kinds) | {_name(kinds): st.column_config.Column(pinned=True)},
        placeholder=labels.UNKNOWN,
        alt=title,
        on_select=_row_picker(key, pick) if pick else "ignore",
        selection_mode="single-row",
    )
    st.download_button(
        "Excelで保存",
        data=lambda: excel.workbook(rows, title, notes, answer),
        file_name=naming.file_name(title, "xlsx"),
        mime=excel.MIME,
        key=f"{key}_download",
        on_click="ignore",
        icon=":material/download:",
    )


def _as_read(values: pd.Series, kind: labels.Kind) -> pd.Series:
    """The values as they are to be read aloud and copied: there Streamlit's formats do not reach.

    Numbers stay numbers, and days as texts sort like days.
    """
    if kind in DECIMALS:
        return (values.astype(float) * (100 if kind == "share" else 1)).round(DECIMALS[kind])
    return values.dt.strftime(TIMES[kind]) if kind in TIMES else values


def _name(kinds: Mapping[str, labels.Kind]) -> str:
    """The first heading of words: it stays where it is while the rest scrolls sideways."""
    return next((heading for heading, kind in kinds.items() if kind in ("text", "code")), next(iter(kinds)))


def _formats(kinds: Mapping[str, labels.Kind]) -> dict[str, Any]:
    """Shares as 45.2%, points as 45.2, counts with separators; the rest as it is."""
    columns: dict[labels.Kind, Any] = {
        "share": st.column_config.NumberColumn(format="%.1f%%"),
        "points": st.column_config.NumberColumn(format="%.1f"),
        "coefficient": st.column_config.NumberColumn(format="%.2f"),
        "count": st.column_config.NumberColumn(format="localized"),
    }
    return {heading: columns[kind] for heading, kind in kinds.items() if kind in columns}


def _row_picker(key: str, pick: Callable[[int], None]) -> Callable[[], None]:
    def picked() -> None:
        chosen: list[int] = st.session_state[key]["selection"]["rows"]
        if chosen:
            pick(chosen[0])

    return picked
