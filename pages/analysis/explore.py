"""探索: 会議で出た問いに、その場で答える。"""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import settings
from dashboard.screens.choices import BUREAU, Choice, Declared, Number, Option, Pinned, Shown, Switch, Text, Toggle
from dashboard.screens.explore import behind, definitions, headline, pivot, shapes
from dashboard.screens.explore import filters as own
from dashboard.screens.explore.subjects.subject import BUREAU as OF_BUREAU
from dashboard.screens.explore.subjects.subject import DEPARTMENT as OF_DEPARTMENT
from dashboard.screens.explore.view import View, of
from dashboard.screens.view import View as FrameView
from dashboard.ui import blocks, cached, filters

FIGURE_HEIGHT, TABLE_HEIGHT = 560, 420


class Placed:
    """The widgets, each drawn in its place of the page (by its key); the rest where the less used ones are."""

    def __init__(self, places: Mapping[str, DeltaGenerator], rest: DeltaGenerator) -> None:
        self.places, self.rest = places, rest

    def _place(self, one: Declared) -> DeltaGenerator:
        return self.places.get(one.key, self.rest)

    def switch(self, one: Switch[Option]) -> Option:
        """What the chosen words stand for."""
        with self._place(one):
            return filters.switch(one)

    def pinned(self, one: Pinned, options: Mapping[str, str]) -> str:
        """The one that is chosen; the first is the default."""
        with self._place(one):
            return filters.pinned(one, options)

    def several(self, one: Choice, options: list[str]) -> Sequence[str]:
        """Those that are chosen, in words; none means all."""
        with self._place(one):
            return filters.several(one, options)

    def toggle(self, one: Toggle) -> bool:
        """Whether it is turned on."""
        with self._place(one):
            return filters.toggle(one)

    def number(self, one: Number) -> int:
        """The number that is chosen."""
        with self._place(one):
            return filters.number(one)

    def text(self, one: Text) -> str:
        """The words that are typed."""
        with self._place(one):
            return filters.text(one)

    def shown(self, one: Shown, options: Mapping[str, str]) -> str | None:
        """The one that is shown, if any."""
        asked = st.query_params.get(one.key)
        return asked if asked in options else None


def page() -> None:
    """Draw the page from top to bottom."""
    frame = filters.view()
    if frame is None:
        blocks.heading(headline.NOTHING)
        blocks.empty("手続一覧を取り込むと、ここで、部・理由・法令などを組み合わせて数えられます。")
        return
    head, subject = st.columns([5, 8], vertical_alignment="center")
    said = st.container()
    view = _view(frame, subject)
    heading = cached.drawn(headline.heading, view)
    with head:
        blocks.title(heading)
    with said:
        blocks.news(heading)
    _figure(view)
    _steps(view)
    blocks.table("behind", cached.drawn(behind.table, view), TABLE_HEIGHT)
    blocks.definitions(definitions.entries(settings.load()))


def _view(frame: FrameView, subject: DeltaGenerator) -> View:
    """What is asked: above what is counted and how it is laid out, below what narrows it."""
    keys = [own.MEASURE, own.ROWS, own.COLUMNS, own.SHAPE]
    places = {each.key: place for each, place in zip(keys, st.columns(4), strict=True)}
    near = [own.BARRIER, own.STATUS, own.ANNUAL, own.SEARCH]
    places |= {each.key: place for each, place in zip(near, st.columns(4, vertical_alignment="bottom"), strict=True)}
    places[own.SUBJECT.key] = subject
    rest = st.expander("ほかの条件・並べ方", key="x_more")
    return of(frame, Placed(places, rest), cached.drawn, settings.load())


def _figure(view: View) -> None:
    if view.shape == shapes.TABLE:
        blocks.table("pivot", cached.drawn(pivot.table, view), FIGURE_HEIGHT)
    else:
        blocks.show("pivot", pivot.block, view, pick=_picker(view), frame=FIGURE_HEIGHT)


def _picker(view: View) -> blocks.Pick:
    """A press on a mark lists its rows; the same again lets go."""

    def pick(mark: Sequence[Any]) -> None:
        row, column = pivot.pressed(view, mark)
        is_so = (st.query_params.get(own.ROW.key), st.query_params.get(own.COLUMN.key)) == (row, column)
        for one, words in ((own.ROW, row), (own.COLUMN, column)):
            if is_so or words is None:
                st.query_params.pop(one.key, None)
            else:
                st.query_params[one.key] = words

    return pick


def _steps(view: View) -> None:
    """Down from 部 to 課 and from 課 to 手続, and up again."""
    with st.container(horizontal=True, gap="small"):
        if view.row and view.rows == OF_BUREAU:
            st.button("この部を課ごとに見る", key="x_down", on_click=_down, args=(view.row,))
        if view.rows == OF_DEPARTMENT:
            st.button("部ごとに戻る", key="x_up", on_click=_lay, args=(OF_BUREAU,))
        if view.row is not None or view.column is not None:
            st.button("すべての内訳に戻る", key="x_all", on_click=_let_go)


def _down(bureau: str) -> None:
    filters.attend_one(BUREAU, bureau)
    _lay(OF_DEPARTMENT)


def _lay(rows: str) -> None:
    filters.put(own.ROWS, rows)
    _let_go()


def _let_go() -> None:
    st.query_params.pop(own.ROW.key, None)
    st.query_params.pop(own.COLUMN.key, None)


page()
