"""What goes out: blank forms, and next month's file of every 課."""

from pathlib import Path

import streamlit as st

from dashboard.ui import blocks
from dashboard.uploads import forms, told


def draw(folder: Path) -> None:
    """A dataset, and its two downloads; they are made when they are asked for."""
    names = told.datasets()
    # What an installation of many reads, no 課 sends.
    is_of_departments = any(name in forms.FILLED for name in names)
    blocks.subheading("課に配るファイル" if is_of_departments else "記入用のファイル")
    # First what every 課 fills in each month.
    offered = sorted(names, key=lambda each: each not in forms.FILLED)
    left, middle, right = st.columns([3, 2, 3], vertical_alignment="bottom")
    with left:
        name = st.selectbox(
            "資料", offered, format_func=lambda each: names[each], placeholder="資料を選ぶ", key="form",
            label_visibility="collapsed",
        )  # fmt: skip
    with middle:
        st.download_button(
            "記入用のひな形", data=lambda: forms.blank(folder, name), file_name=f"{names[name]}_ひな形.xlsx",
            mime=forms.XLSX, key="blank", on_click="ignore", icon=":material/download:", width="stretch",
        )  # fmt: skip
    if not is_of_departments:
        return
    with right:
        st.download_button(
            "翌月分を全課まとめて（zip）", data=lambda: forms.all_filled(folder, name),
            file_name=f"{names[name]}_翌月分.zip", mime="application/zip", key="filled", on_click="ignore",
            disabled=name not in forms.FILLED, icon=":material/download:", width="stretch",
        )  # fmt: skip
