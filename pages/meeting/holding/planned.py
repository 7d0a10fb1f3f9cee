"""Which meeting: the one to look at, another one to plan, this one to call off."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from dashboard import settings
from dashboard.access import asking
from dashboard.access.rules import Right
from dashboard.records import agenda
from dashboard.records.agenda import Meeting
from dashboard.screens.block import Line
from dashboard.screens.choices import Pinned
from dashboard.screens.monthly_meeting import usual
from dashboard.screens.overview import changes
from dashboard.screens.overview.material import viewed
from dashboard.ui import blocks, cached, filters, freezing, html, presenting, taking, who

CHOSEN = Pinned("gathering", "会議")


def chosen(planned: Sequence[Meeting], today: dt.date) -> int:
    """The number of the meeting to look at: the next one, or the last where none is coming."""
    coming = [each for each in planned if each.day >= today]
    first = coming[-1] if coming else planned[0]
    offered = {str(each.id): f"{each.day}の会議" for each in [first, *(each for each in planned if each != first)]}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=280):
            number = int(filters.pinned(CHOSEN, offered))
        st.button(
            "会議を始める（画面いっぱいに）", type="primary", on_click=presenting.go, args=(number, 1), key="start"
        )
        taking.of_meeting(next(each.day for each in planned if each.id == number))
        with st.container(width=240):
            who.ask()
    return number


def form(today: dt.date) -> None:
    """Plan one; its agenda is what is usual."""
    if not who.may(Right.DECIDE):
        return
    with st.form("plan", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        # Not st.date_input, which reads out its fields in English.
        day = st.text_input("会議の日", today.isoformat(), width=180)
        if st.form_submit_button("会議を用意する", type="primary"):
            with html.told():
                _plan(freezing.day_of(day))
                st.rerun()


def others(meeting: Meeting, today: dt.date) -> None:
    """Another one, or not this one."""
    if not asking.may(Right.DECIDE):
        return
    with st.expander("ほかの日の会議を用意する・この会議を取りやめる", key="another"):
        form(today)
        blocks.basis(
            f"{meeting.day}の会議を取りやめると、議題は一覧から消えます。書いた論点メモと宿題は台帳に残り、宿題は次の会議に引き継がれます。"
        )
        st.button("この会議を取りやめる", key="call_off", on_click=_call_off, args=(meeting.id,))


def choose(number: int) -> None:
    """Look at this one (a callback)."""
    filters.put(CHOSEN, str(number))


def _plan(day: dt.date) -> None:
    folder = settings.data_folder()
    number = agenda.plan(folder, day, who.name())
    for each in usual.proposed(_news()):
        agenda.add(folder, number, each.title, each.page, each.params, each.large, who.name())
    filters.put_unseen(CHOSEN, str(number))


def _call_off(number: int) -> None:
    with html.told():
        agenda.call_off(settings.data_folder(), number, who.name())


def _news() -> Sequence[Line]:
    """What 概況 says of the month."""
    view = viewed(filters.chosen())
    return cached.drawn(changes.of_others, view.city) if view else []
