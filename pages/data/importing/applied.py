"""The end of a batch: applied as a whole, without what cannot be taken, or given up."""

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import streamlit as st

from dashboard import markup
from dashboard.screens.import_files import applying
from dashboard.ui import html, who
from dashboard.uploads import batches, looks

BATCH = "batch"
"""What the address of the page names a batch by."""


def draw(folder: Path, place: Path, looked: looks.Look, *, is_ready: bool) -> None:
    """The buttons, under everything that is to be looked at before they are pressed."""
    left, middle, right = st.columns([2, 1, 1], vertical_alignment="bottom")
    with left:
        by = who.signed("取り込む人の名前") or st.text_input(
            "取り込む人の名前", key="by", placeholder="例：戦略室 担当"
        )
    with middle:
        if st.button("取り込む", type="primary", disabled=not (is_ready and by), width="stretch", key="apply"):
            _apply(folder, place, looked, by)
    _without_stopped(place, looked)
    with right:
        if st.button("この資料をやめる", width="stretch", key="forget"):
            batches.forget(place)
            end("資料を取り除きました。何も変わっていません。")


def _apply(folder: Path, place: Path, looked: looks.Look, by: str) -> None:
    try:
        done = looks.apply(folder, place, looked, by=by)
    except looks.Moved as moved:
        again(f"{moved}もう一度確かめました。変わる所を見てから、取り込んでください。")
    if done.report.refused:
        again(f"取り込めませんでした。何も変わっていません。{done.report.reasons()}")
    end(applying.done(done.report.ids, looked.figures, looks.parts(done.report)), done.problem)


def end(said: str, problem: str | None = None) -> NoReturn:
    """Leave the batch; the page that is drawn next says what came of it."""
    st.query_params.pop(BATCH, None)
    again(said, problem)


def again(said: str, problem: str | None = None) -> NoReturn:
    """Draw the page anew, and say this on it first."""
    st.session_state["import_done"] = said, problem
    st.rerun()


def news() -> None:
    """Say what came of what was done last, once."""
    said, problem = st.session_state.pop("import_done", (None, None))
    if said:
        html.draw(markup.of("<div class='dx-sample' role='status'>{}</div>", said))
    if problem:
        html.refusal(problem)


def _without_stopped(place: Path, looked: looks.Look) -> None:
    readings = looked.report.readings
    stopped = [key for key, each in zip(looked.keys, readings, strict=True) if each.refused]
    if stopped and len(stopped) < len(readings):
        st.button("取り込めない資料を外して、残りを確かめる", on_click=_leave_out, args=(place, stopped), key="leave")


def _leave_out(place: Path, keys: Sequence[str]) -> None:
    said = batches.spoken(place)
    for key in keys:
        said["files"].setdefault(key, {})["left_out"] = True
    batches.say(place, said)
