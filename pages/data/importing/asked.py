"""What the files leave open, answered on the spot and remembered when the files are imported."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import markup
from dashboard.screens.import_files import findings, listing
from dashboard.ui import blocks, html
from dashboard.ui.cached import answer
from dashboard.uploads import batches


def draw(place: Path, said: dict[str, Any], questions: Sequence[findings.Question], listed: pd.DataFrame) -> None:
    """Every question once, those first that must be answered; nothing where there are none."""
    lacking = listing.without_day(listed)
    if not questions and not lacking:
        return
    blocks.subheading(f"質問 {len(questions) + bool(lacking)}件")
    departments = list(answer("frame/departments")["department"])
    with st.form("questions", border=True):
        day = _ask_day(lacking)
        given = {each.key: _ask(number, each, departments) for number, each in enumerate(questions)}
        if st.form_submit_button("答えて、確かめ直す", type="primary"):
            said["answers"] |= {key: value for key, value in given.items() if value}
            if day:
                for key in lacking:
                    said["files"].setdefault(key, {})["as_of"] = day.isoformat()
            batches.say(place, said)
            st.rerun()


def _ask_day(lacking: Sequence[str]) -> dt.date | None:
    if not lacking:
        return None
    html.draw(markup.of("<p class='dx-question'>いつ現在の資料ですか（基準日の分からない{}件）</p>", len(lacking)))
    return st.date_input("基準日", value=None, format="YYYY-MM-DD", label_visibility="collapsed", key="day")


def _ask(number: int, each: findings.Question, departments: list[str]) -> str | None:
    files = f"（{each.files}件の資料）" if each.files > 1 else ""
    optional = "" if each.needed else "（答えなければ不明のまま）"
    html.draw(markup.of("<p class='dx-question'>{}{}{}</p>", each.asked, files, optional))
    is_of_department = set(each.choices) & set(departments) or not each.choices
    others = [name for name in departments if name not in each.choices] if is_of_department else []
    return st.selectbox(
        "答え", [*each.choices, *others], index=None, placeholder="選ぶ", key=f"answer_{number}_{each.key}",
        label_visibility="collapsed",
    )  # fmt: skip
