"""月例会議: 次の会議で何を、どの順で見るか。会議では1つずつ画面いっぱいに。決めたことは次の会議まで残る。"""

import datetime as dt
from pathlib import Path

import streamlit as st

from dashboard import settings
from dashboard.records import agenda, homework
from dashboard.records.held import Held, stands
from dashboard.screens.block import Heading
from dashboard.ui import blocks, cached, presenting, who
from pages.meeting.holding import every, frozen, minutes, planned, promised, subjects

FIRST = "会議の日を決めると、いつもの議題が並びます。足すことも、外すこともできます。"


def page() -> None:
    """Draw the page from top to bottom."""
    if presenting.large() is not None:
        return
    folder, day = settings.data_folder(), cached.here().today
    number = minutes.asked()
    if number and (held := stands(folder, number)):
        minutes.page(held, day)
        return
    meetings = agenda.meetings(folder)
    blocks.title(Heading("月例会議", ""))
    if not meetings:
        blocks.news(Heading("", FIRST))
        with st.container(width=280):
            who.ask()
        planned.form(day)
        frozen.draw(day)
        return
    held = stands(folder, planned.chosen(meetings, day))
    assert held
    _meeting(folder, held, day)
    every.draw(folder, meetings)
    frozen.draw(held.meeting.day)
    planned.others(held.meeting, day)


def _meeting(folder: Path, held: Held, day: dt.date) -> None:
    on = held.meeting.day
    when = "今日" if on == day else f"{on.month}月{on.day}日"
    blocks.news(Heading("", f"{when}の会議は、議題{len(held.subjects)}件。{homework.sentence(held.before, day)}"))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        subjects.draw(folder, held)
    with right:
        promised.draw(folder, held, day)
    minutes.draw(held, day)


page()
