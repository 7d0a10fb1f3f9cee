"""What was noticed, by file and kind; a kind opens to its places, a place to the cells around it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.screens import noticed
from dashboard.screens.import_files import window
from dashboard.ui import blocks, html, tables
from dashboard.uploads import forms, looks

TABLE, ROW, HEAD = 320, 35, 60
ANSWER = "import_files/findings"


@st.fragment
def draw(place: Path, looked: looks.Look, found: pd.DataFrame) -> None:
    """Draw it, with the way to send a file back; nothing where nothing was noticed."""
    if found.empty:
        return
    kinds = noticed.grouped(found)
    blocks.subheading(f"読んで気づいた点 {len(found):,}か所")
    blocks.basis("行を押すと、その場所が分かります。")
    tables.table("notes", kinds, "読んで気づいた点", [], TABLE, answer=ANSWER, pick=_opened("note"))
    chosen = st.session_state.get("note")
    if chosen is None or chosen >= len(kinds):
        return
    kind = kinds.iloc[chosen]
    _places(place, looked, noticed.places(found, kind["file"], kind["code"]), chosen)
    _to_send_back(place, looked, str(kind["file"]))


def _places(place: Path, looked: looks.Look, places: pd.DataFrame, chosen: int) -> None:
    blocks.subheading(f"場所 {len(places)}か所")
    height = min(TABLE, HEAD + ROW * len(places))
    tables.table(f"places_{chosen}", places, "場所", [], height, answer=ANSWER, pick=_opened("place"))
    position = st.session_state.get("place") or 0
    _window(place, looked, places.iloc[min(position, len(places) - 1)])


def _opened(key: str) -> Callable[[int], None]:
    """Remember which row is open; of another kind of finding the first place."""

    def picked(position: int) -> None:
        st.session_state[key] = position
        if key == "note":
            st.session_state["place"] = 0

    return picked


def _window(place: Path, looked: looks.Look, finding: pd.Series) -> None:
    """The sheet around a finding, its cell marked."""
    if not labels.known(finding["cell"]):
        return
    file, sheet, cell = str(finding["file"]), finding["sheet"], str(finding["cell"])
    found = looks.drawn(looked.report, file, sheet, cell) or _around(place, file, sheet, cell)
    if found:
        html.draw(window.drawn(found.rows, found.columns, found.texts, cell, found.colours))


@st.cache_data(max_entries=64, show_spinner=False)
def _around(place: Path, file: str, sheet: str | None, cell: str) -> Any:
    return looks.around(place, file, sheet, cell)


def _to_send_back(place: Path, looked: looks.Look, file: str) -> None:
    """The file with its findings marked, which is made when it is asked for, and the mail that goes with it."""
    issues = next(each.issues for each in looked.report.readings if each.file == file)
    left, right = st.columns(2)
    with left:
        st.download_button(
            "印を付けたファイルを保存", data=lambda: forms.returned(place, file, issues),
            file_name=forms.returned_as(file), mime=forms.XLSX, key=f"marked_{file}", on_click="ignore",
            icon=":material/download:",
        )  # fmt: skip
    with right:
        mail = forms.letter(file, issues)
        st.text_area("添えるメールの文", f"{mail.subject}\n\n{mail.body}", key=f"mail_{file}", height=160)
