"""A table on the screen as a component of ours, and the same as an Excel workbook."""

import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
import pandas as pd
import streamlit as st

from dashboard import labels, markup
from dashboard.access import asking
from dashboard.exports import csv, excel, naming
from dashboard.markup import Markup
from dashboard.screens import columns
from dashboard.screens.block import Table
from dashboard.ui import html
from dashboard.ui.component import Component

COMPONENT = Component("table", "table.js", "carry.js", "sharing.js", "sheet.js")
DECIMALS: Mapping[labels.Kind, int] = {"share": 1, "points": 1, "coefficient": 2}
TIMES: Mapping[labels.Kind, str] = {"day": "%Y-%m-%d", "moment": "%Y-%m-%d %H:%M"}

Sheets = Mapping[str, Table]
"""The sheets of a workbook by their names."""
HEAD, ROW = 56, 36
"""Px of the headings with the frame, and a row."""
ROOM_FOR_DOWNLOAD = 56
"""Px that the button under a table needs."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """The places of the rows that are ticked, and what is told of all that are once one more or less is."""

    places: Sequence[int]
    changed: Callable[[Sequence[int]], None]


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
    whole: Callable[[], Sheets] | None = None,
    ticks: Ticks | None = None,
) -> None:
    """A table in words, and the same (or the ``whole`` that it is of) as an Excel workbook. ``answer`` is the query
    whose columns the rows have.

    Choosing a row gives its place to ``pick``, or ticks it. Where there are no rows it says ``empty``.
    """
    if rows.empty:
        html.draw(markup.of("<div class='dx-empty'>{}</div>", empty))
        return
    said = {"name": title, "height": height, "picks": pick is not None, "ticked": list(ticks.places) if ticks else None}
    ticked = ticks.changed if ticks else None
    COMPONENT.draw(f"rows_{key}", orjson.dumps(said) + b"\n" + _kept(rows, answer), picked=pick, ticked=ticked)
    saved(f"{key}_download", title, whole or (lambda: {"表": Table(title, title, notes, rows, answer)}))


def saved(key: str, title: str, made: Callable[[], Sheets]) -> None:
    """A button that saves these tables as one Excel workbook."""
    st.download_button(
        "Excelで保存",
        data=lambda: _taken(
            title,
            excel.of_sheets(
                [excel.Sheet(name, each.title, each.notes, each.rows, each.answer) for name, each in made().items()]
            ),
        ),
        file_name=naming.file_name(title, "xlsx"),
        mime=excel.MIME,
        key=key,
        on_click="ignore",
        icon=":material/download:",
    )


def saved_as_csv(key: str, listed: Table) -> None:
    """A button that saves the rows as they are, in the encoding that Excel opens."""
    st.download_button(
        "CSVで保存",
        data=lambda: _taken(listed.title, csv.text(listed.rows).encode("utf-8-sig")),
        file_name=naming.file_name(listed.title, "csv"),
        mime="text/csv",
        key=key,
        on_click="ignore",
        icon=":material/download:",
    )


def _taken(title: str, content: bytes) -> bytes:
    """The file that goes out; that it did is written down of people who sign in."""
    asking.taken(title)
    return content


def on_paper(listed: Table) -> Markup | None:
    """The same as a plain table that prints; None where there are no rows."""
    shown, kinds = columns.in_words(listed.rows, listed.answer)
    if shown.empty:
        return None
    heads = markup.joined(markup.of("<th scope='col'>{}</th>", heading) for heading in kinds)
    cells = [[_printed(value, kind) for value in shown[heading]] for heading, kind in kinds.items()]
    rows = (markup.joined(markup.of("<td>{}</td>", cell) for cell in row) for row in zip(*cells, strict=True))
    body = markup.joined(markup.of("<tr>{}</tr>", row) for row in rows)
    return markup.of("<table class='dx-window'><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", heads, body)


def _printed(value: Any, kind: labels.Kind) -> str:
    if not labels.known(value):
        return labels.UNKNOWN
    return f"{value:{TIMES[kind]}}" if kind in TIMES else str(value)


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
    return next((place for place, kind in enumerate(kinds) if kind in ("text", "unit", "code")), 0)
