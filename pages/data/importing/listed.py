"""The list of files: a line for each; what was recognised can be corrected in it."""

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.screens.import_files import listing
from dashboard.ui import blocks
from dashboard.uploads import batches, told

ROW, MOST_ROWS = 35, 12
FILE, WORD, COUNT = 232, 112, 56
WIDER = {"新しい": 64, "変わる": 64, "なくなる": 76}
"""Px of its columns: all stand side by side on a screen of 1,366."""


def draw(place: Path, said: dict[str, Any], rows: pd.DataFrame) -> None:
    """Draw it; a correction is kept, and the files are read again."""
    datasets = told.datasets()
    key = f"files_{abs(hash(repr(said)))}"

    def edited() -> None:
        for position, changes in st.session_state[key]["edited_rows"].items():
            of_file = said["files"].setdefault(rows["key"].iloc[int(position)], {})
            listing.correct(of_file, changes, datasets)
        batches.say(place, said)

    st.data_editor(
        listing.shown(rows, datasets),
        key=key,
        on_change=edited,
        hide_index=True,
        height=ROW * (min(len(rows), MOST_ROWS) + 1) + 3,
        disabled=listing.FIXED,
        placeholder=labels.UNKNOWN,
        column_config={
            **{name: st.column_config.NumberColumn(width=WIDER.get(name, COUNT)) for name in listing.COUNTS},
            listing.USED: st.column_config.CheckboxColumn(width=COUNT),
            listing.FILE: st.column_config.TextColumn(width=FILE, pinned=True),
            listing.DATASET: st.column_config.SelectboxColumn(options=[*datasets.values()], width=WORD),
            listing.DEPARTMENTS: st.column_config.TextColumn(width=WORD),
            # A calendar speaks English, and takes a mouse.
            listing.AS_OF: st.column_config.SelectboxColumn(options=listing.days(rows, labels.today()), width=WORD),
            listing.ROUND: st.column_config.SelectboxColumn(options=listing.rounds(rows, labels.today()), width=WORD),
        },
    )
    blocks.basis("資料・基準日・回は、この表の中で直せます。「使う」を外した資料は取り込みません。")
