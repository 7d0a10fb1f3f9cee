"""What the files leave open, answered on the spot and remembered when the files are imported."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import labels, markup
from dashboard.screens.import_files import asking, findings, window
from dashboard.ui import blocks, html
from dashboard.uploads import batches, looks


def draw(
    place: Path,
    questions: Sequence[findings.Question],
    listed: pd.DataFrame,
    looked: looks.Look,
) -> None:
    """Every question once, those first that must be answered; nothing where there are none."""
    today = labels.today()
    of_files = [each for each in asking.of_files(listed, today) if each.keys]
    if not questions and not of_files:
        return
    blocks.subheading(f"質問 {len(questions) + len(of_files)}件")
    with st.form("questions", border=True):
        for each in of_files:
            _choose(each.asked, each.choices, _of_files(each))
        for question in questions:
            _ask(question, looked)
        # Kept before the page is drawn: reading goes on, and who presses again meanwhile must not undo it.
        st.form_submit_button("答えて、確かめ直す", type="primary", on_click=_answer, args=(place, questions, of_files))


def _ask(question: findings.Question, looked: looks.Look) -> None:
    """A question; what a colour or sign means is asked beside the place where it stands."""
    choices, mark = asking.choices(question, looked.departments), question.mark
    if mark is None:
        return _choose(asking.words(question), choices, _of(question))
    left, right = st.columns([1, 1], vertical_alignment="center")
    with left:
        named = window.swatch(mark.colour) if mark.colour else ""
        _choose(markup.joined([named, asking.words(question)]), choices, _of(question))
    with right:
        if found := looks.drawn(looked.report, mark.file, mark.sheet, mark.cell):
            html.draw(window.drawn(found.rows, found.columns, found.texts, mark.cell, found.colours))
    return None


def _choose(asked: str, choices: Sequence[str], key: str) -> None:
    html.draw(markup.of("<p class='dx-question'>{}</p>", asked))
    st.selectbox("答え", choices, index=None, placeholder="選ぶ", key=key, label_visibility="collapsed")


def _of(question: findings.Question) -> str:
    return f"answer_{question.key}"


def _of_files(lacking: asking.OfFiles) -> str:
    return f"lacking_{lacking.name}"


def _answer(place: Path, questions: Sequence[findings.Question], of_files: Sequence[asking.OfFiles]) -> None:
    said, given = batches.spoken(place), st.session_state
    said["answers"] |= {each.key: given[_of(each)] for each in questions if given.get(_of(each))}
    for each in of_files:
        for key in each.keys if given.get(_of_files(each)) else ():
            said["files"].setdefault(key, {})[each.name] = given[_of_files(each)]
    batches.say(place, said)
