"""What the files leave open, answered on the spot and remembered when the files are imported."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import markup
from dashboard.screens.import_files import asking, findings
from dashboard.ui import blocks, html
from dashboard.uploads import batches


def draw(
    place: Path,
    said: dict[str, Any],
    questions: Sequence[findings.Question],
    listed: pd.DataFrame,
    departments: Sequence[str],
) -> None:
    """Every question once, those first that must be answered; nothing where there are none.

    ``departments`` are the 課 to choose from where it is asked which one is meant.
    """
    today = dt.date.today()
    of_files = [each for each in asking.of_files(listed, today) if each.keys]
    if not questions and not of_files:
        return
    blocks.subheading(f"質問 {len(questions) + len(of_files)}件")
    with st.form("questions", border=True):
        given_of_files = [(each, _choose(each.asked, each.choices, f"lacking_{each.name}")) for each in of_files]
        given = {each.key: _ask(number, each, departments) for number, each in enumerate(questions)}
        if st.form_submit_button("答えて、確かめ直す", type="primary"):
            said["answers"] |= {key: value for key, value in given.items() if value}
            for each, value in given_of_files:
                for key in each.keys if value else ():
                    said["files"].setdefault(key, {})[each.name] = value
            batches.say(place, said)
            st.rerun()


def _ask(number: int, each: findings.Question, departments: Sequence[str]) -> str | None:
    return _choose(asking.words(each), asking.choices(each, departments), f"answer_{number}_{each.key}")


def _choose(asked: str, choices: Sequence[str], key: str) -> str | None:
    html.draw(markup.of("<p class='dx-question'>{}</p>", asked))
    return st.selectbox("答え", choices, index=None, placeholder="選ぶ", key=key, label_visibility="collapsed")
