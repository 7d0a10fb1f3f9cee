"""宿題: what was promised in earlier meetings and in this one, and what became of it."""

import datetime as dt
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard import markup
from dashboard.access import asking
from dashboard.access.rules import Right
from dashboard.markup import Markup
from dashboard.records import homework
from dashboard.records.held import Held
from dashboard.records.homework import Homework
from dashboard.screens.monthly_meeting import lists
from dashboard.ui import blocks, freezing, html, who
from dashboard.ui.cached import answer

FOUR_WEEKS = dt.timedelta(weeks=4)


def draw(folder: Path, held: Held, today: dt.date) -> None:
    """A line each, to be ticked; and a form for one more."""
    blocks.subheading("宿題", "homework")
    listed = [*held.before, *held.own]
    if not listed:
        blocks.empty("宿題はまだありません。会議の画面で M キーを押すと書けます。")
    for each in listed:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.checkbox(
                "済",
                value=each.done_on is not None,
                key=f"done_{each.id}",
                on_change=partial(_done, folder, each, today),
                disabled=not asking.may(Right.DECIDE),
            )
            with st.container(width="stretch"):
                html.draw(_line(each, held, today))
    if asking.may(Right.DECIDE):
        _give(folder, held)


def _line(each: Homework, held: Held, today: dt.date) -> Markup:
    late = markup.of(" <b class='dx-late-word'>{}</b>", lists.OVERDUE) if each.is_overdue(today) else ""
    given = f"{held.days[each.meeting]}の会議" if each.meeting in held.days else ""
    due = f"期限{each.due}" if each.due else ""
    about = "・".join(filter(None, [each.department, each.owner, due, given]))
    return markup.of("<p class='dx-subject'>{}{}<br><small>{}</small></p>{}", each.what, late, about, _history(each))


def _history(each: Homework) -> Markup:
    """Who changed what of it and when, where it was written more than once."""
    lines = lists.history([(version.at, version.by, version.wrote) for version in each.versions])
    if len(lines) < 2:
        return markup.of("")
    rows = markup.joined(markup.of("<li>{}</li>", line) for line in lines)
    return markup.of("<details class='dx-history'><summary>経緯 {}回</summary><ol>{}</ol></details>", len(lines), rows)


def _done(folder: Path, each: Homework, today: dt.date) -> None:
    is_done = st.session_state[f"done_{each.id}"]
    with html.told():
        wrote = {"done_on": today.isoformat() if is_done else None}
        homework.write(folder, homework.HOMEWORK, wrote, who.name(), each.id)


def _give(folder: Path, held: Held) -> None:
    departments = list(answer("frame/departments")["department"])
    with st.form("give", clear_on_submit=True):
        what = st.text_input("宿題を加える", placeholder="例：粗大ごみの申込を11月中に試行する")
        with st.container(horizontal=True):
            department = st.selectbox("所管課", departments, index=None, placeholder="課")
            owner = st.text_input("担当", placeholder="例：係長")
            due = st.text_input("期限", (held.meeting.day + FOUR_WEEKS).isoformat())
        if st.form_submit_button("加える") and what:
            with html.told():
                until = freezing.day_of(due).isoformat() if due else None
                wrote = {"what": what, "department": department, "owner": owner or None, "due": until}
                homework.write(folder, homework.HOMEWORK, {"meeting": held.meeting.id, **wrote}, who.name())
                st.rerun()
