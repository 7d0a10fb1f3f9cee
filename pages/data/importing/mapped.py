"""Headings nobody knows: a person points at their row and says which column each is; it is remembered."""

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import markup
from dashboard.screens.import_files import window
from dashboard.ui import blocks, html
from dashboard.uploads import batches, looks, mapping, told

COLUMNS_ABREAST = 3
LACKING = "mapping_lacks"
"""What a session remembers the columns by that were not said."""


def draw(place: Path, said: dict[str, Any], looked: looks.Look) -> None:
    """Draw it, open where a file cannot be read without; nothing where every heading is known."""
    files = mapping.unknown(looked.report)
    if not files:
        return
    stopped = [file for file, is_read in files.items() if not is_read]
    blocks.subheading(f"見出しの分からない資料 {len(stopped) or len(files)}件")
    # What is in it is read from a file in a process of its own: not before somebody wants to see it.
    box = st.expander(
        "見出しがどの列かを教える", expanded=bool(stopped), key=f"mapping_{bool(stopped)}", on_change="rerun"
    )
    if not box.open:
        return
    with box:
        blocks.basis("見出しの行を選び、それぞれがどの列かを答えると、同じ見出しの資料をこれから自動で読みます。")
        file = st.selectbox("見出しを見るファイル", list(files), placeholder="ファイルを選ぶ", key="mapped_file")
        tops = _tops(place, str(file))
        if tops:
            _header(place, said, str(file), tops, looked.files["dataset"])


@st.cache_data(max_entries=64, show_spinner=False)
def _tops(place: Path, file: str) -> list[mapping.Top]:
    return mapping.tops_of(place, file)


def _header(place: Path, said: dict[str, Any], file: str, tops: list[mapping.Top], read: pd.Series) -> None:
    names = told.datasets()
    # What most of the others are.
    usual = next(iter(read.mode()), next(iter(names)))
    left, middle, right, under = st.columns([3, 3, 2, 2], vertical_alignment="bottom")
    with left:
        top = st.selectbox("シート", tops, format_func=lambda each: each.sheet, placeholder="選ぶ", key=f"sheet_{file}")
    with middle:
        dataset = st.selectbox(
            "どの資料として読むか", list(names), index=list(names).index(usual), format_func=lambda each: names[each],
            placeholder="選ぶ", key=f"mapped_as_{file}",
        )  # fmt: skip
    likeliest, has_two = mapping.likeliest(top.rows)
    with right:
        row = st.selectbox(
            "見出しの行", range(len(top.rows)), index=likeliest, format_func=lambda each: f"{each + 1}行目",
            placeholder="選ぶ", key=f"row_{file}_{top.sheet}",
        )  # fmt: skip
    with under:
        is_double = st.checkbox("次の行も見出し", value=has_two, key=f"double_{file}_{top.sheet}")
    html.draw(window.top(top.rows, [row, row + 1] if is_double else [row]))
    _columns(place, said, mapping.headings_of(top, row, dataset, is_double=is_double), dataset)


def _columns(place: Path, said: dict[str, Any], headings: list[mapping.Heading], dataset: str) -> None:
    choices = mapping.choices(dataset)
    with st.form("mapping_form", border=False):
        for each, column in zip(headings, _abreast(len(headings)), strict=True):
            with column:
                known = said["answers"].get(each.key, each.known)
                html.draw(markup.of("<p class='dx-question'>{}</p>", each.text))
                st.selectbox(
                    "この見出しの列", choices, index=choices.index(known) if known in choices else None,
                    placeholder="どの列か選ぶ", key=_of(each, dataset), label_visibility="collapsed",
                )  # fmt: skip
        # Kept before the page is drawn: reading goes on, and who presses again meanwhile must not undo it.
        st.form_submit_button(
            "この見出しを覚えて、読み直す", type="primary", on_click=_remember, args=(place, headings, dataset)
        )
    if lacking := st.session_state.pop(LACKING, None):
        html.refusal(f"{'・'.join(f'「{name}」' for name in lacking)}に当たる見出しも選んでください。必ず要る列です。")


def _of(each: mapping.Heading, dataset: str) -> str:
    return f"column_{dataset}_{each.text}"


def _remember(place: Path, headings: list[mapping.Heading], dataset: str) -> None:
    given = {each.key: st.session_state.get(_of(each, dataset)) for each in headings}
    if lacking := mapping.lacking(given, dataset):
        st.session_state[LACKING] = lacking
        return
    said = batches.spoken(place)
    known = {each.key: each.known for each in headings}
    said["answers"] |= {key: column for key, column in given.items() if column and column != known[key]}
    batches.say(place, said)


def _abreast(fields: int) -> list[Any]:
    return [column for _ in range(-(-fields // COLUMNS_ABREAST)) for column in st.columns(COLUMNS_ABREAST)][:fields]
