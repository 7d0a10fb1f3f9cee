"""部署カルテ: この課と話すための1枚。"""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import settings
from dashboard.records import homework
from dashboard.screens.choices import DEPARTMENT
from dashboard.screens.department import choosing, definitions, facts, own, paragraph
from dashboard.screens.department.filters import SHEETS, Range
from dashboard.screens.department.material import QUESTIONS, listed
from dashboard.screens.department.promises import Promise
from dashboard.screens.overview.material import viewed
from dashboard.ui import blocks, cached, filters, paper
from pages.analysis.karte import drawing


def page() -> None:
    """Draw the page from top to bottom; on paper a sheet for each 課 of the range."""
    view = viewed(filters.chosen())
    if view is None:
        blocks.heading(paragraph.NOTHING)
        blocks.empty(
            "手続一覧、アセスメントの回答、ロードマップのどれかを取り込むと、ここに課ごとのカルテが表示されます。"
        )
        return
    bureaus = cached.drawn(listed)
    name = cached.drawn(choosing.shown, view, bureaus)
    every = cached.drawn(facts.gather, view.city, cached.here().today)
    promises = _promises()
    made = own.of(every, view.city, name, promises)
    head, choice = st.columns([5, 7], vertical_alignment="top")
    with head:
        blocks.title(made.heading)
    with choice:
        which = _choice(bureaus, name)
    if paper.is_on():
        for each in choosing.together(bureaus, name, which):
            drawing.sheet(own.of(every, view.city, each, promises), QUESTIONS)
        return
    blocks.news(made.heading)
    drawing.draw(made, QUESTIONS)
    blocks.definitions(definitions.entries(settings.load()))


def _choice(bureaus: Mapping[str, str], name: str) -> Range:
    """Which 課, by its name, its kana or one after the other; and whose sheets are printed with it."""
    before, after = choosing.beside(bureaus, name)
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="bottom", gap="small"):
        which = filters.switch(SHEETS)
        st.button("前の課", key="before", shortcut="Left", on_click=filters.attend_one, args=(DEPARTMENT, before))
        filters.one_of(DEPARTMENT, list(bureaus), name)
        st.button("次の課", key="after", shortcut="Right", on_click=filters.attend_one, args=(DEPARTMENT, after))
    return which


def _promises() -> Sequence[Promise]:
    """What of all that was promised in meetings is not done yet."""
    today = cached.here().today
    return tuple(
        Promise(each.department or "", each.what, each.due, each.is_overdue(today))
        for each in homework.homework(settings.data_folder())
        if each.done_on is None
    )


page()
