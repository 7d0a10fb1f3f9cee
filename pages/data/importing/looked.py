"""A batch is read and tried on a copy, while a bar counts its files."""

from pathlib import Path

import streamlit as st

from dashboard.screens.import_files import figures
from dashboard.uploads import looks


def look(folder: Path, place: Path, files: int) -> looks.Look:
    """What was read, and what it would change."""
    bar = st.progress(0.0, text="資料を読んでいます")

    def progress(done: int) -> None:
        bar.progress(done / max(files, 1), text=f"{files}件のうち{done}件を読みました")

    made = looks.look(folder, place, lambda asks, report: figures.moves(*asks, looks.parts(report)), progress)
    bar.empty()
    return made
