"""部署カルテ: この課と話すための1枚。"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import settings
from dashboard.records import homework
from dashboard.screens.choices import DEPARTMENT
from dashboard.screens.department import choosing, definitions, facts, links, own, paragraph
from dashboard.screens.department.filters import BESIDE, LOOKS, SHEETS
from dashboard.screens.department.material import QUESTIONS
from dashboard.screens.department.own import Karte
from dashboard.screens.department.promises import Promise
from dashboard.screens.overview.material import viewed
from dashboard.screens.overview.view import View
from dashboard.screens.view import Comparing
from dashboard.ui import blocks, cached, filters, paper
from pages.analysis.karte import drawing

PICKER = 180
"""Px."""


def page() -> None:
    """Draw the page from top to bottom; on paper a sheet for each 課 of the range."""
    view = viewed(filters.chosen())
    if view is None:
        blocks.heading(paragraph.NOTHING)
        blocks.empty(
            "手続一覧、アセスメントの回答、ロードマップのどれかを取り込むと、ここに課ごとのカルテが表示されます。"
        )
        return
    head, choice = st.columns([4, 7], vertical_alignment="top")
    with choice:
        row = st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small")
    with row:
        looks = filters.switch(LOOKS)
    if looks == "many":
        _beside(view, head, row)
    else:
        _one(view, head, row)
    if looks == "many" or not paper.is_on():
        blocks.definitions(definitions.entries(settings.load()))


def _one(view: View, head: DeltaGenerator, row: DeltaGenerator) -> None:
    """The カルテ of one 課, or on paper those of the range."""
    bureaus = cached.drawn(facts.bureaus)
    name = cached.drawn(choosing.shown, view, bureaus)
    today, promises = cached.here().today, _promises()
    every = cached.drawn(facts.gather, view.city, today)

    def karte(_: Comparing, view: View, name: str, promises: Sequence[Promise], __: dt.date) -> Karte:
        return own.of(every, view, name, promises)

    made = cached.drawn(karte, view.city, name, promises, today)
    with head:
        blocks.title(made.heading)
    with row:
        _walk(bureaus, name)
    if paper.is_on():
        for each in choosing.together(bureaus, name, filters.switch(SHEETS)):
            drawing.sheet(cached.drawn(karte, view.city, each, promises, today), QUESTIONS)
        return
    blocks.news(made.heading)
    drawing.draw(made, QUESTIONS)
    filters.switch(SHEETS)


def _walk(bureaus: Mapping[str, str], name: str) -> None:
    """Which 課: by its name, its kana, or one after the other."""
    before, after = choosing.beside(bureaus, name)
    st.button("前の課", key="before", shortcut="Left", on_click=filters.attend_one, args=(DEPARTMENT, before))
    filters.one_of(DEPARTMENT, list(bureaus), name, width=PICKER)
    st.button("次の課", key="after", shortcut="Right", on_click=filters.attend_one, args=(DEPARTMENT, after))


def _beside(view: View, head: DeltaGenerator, row: DeltaGenerator) -> None:
    """The 課 beside each other; a press on one opens its カルテ."""
    with row:
        what = filters.pinned(BESIDE, {each: each for each in cached.drawn(links.choices, view.city)})
    said = cached.drawn(links.heading, view, what)
    with head:
        blocks.title(said)
    blocks.basis(said.basis)
    blocks.show("links", links.block, view, what, pick=_open)
    with filters.unseen():
        filters.switch(SHEETS)


def _open(mark: Sequence[Any]) -> None:
    filters.attend_one(DEPARTMENT, str(mark[0]))
    filters.put(LOOKS, next(iter(LOOKS.options)))


def _promises() -> Sequence[Promise]:
    """What of all that was promised in meetings is not done yet."""
    today = cached.here().today
    return tuple(
        Promise(each.department or "", each.what, each.due, each.is_overdue(today))
        for each in homework.homework(settings.data_folder())
        if each.done_on is None
    )


page()
