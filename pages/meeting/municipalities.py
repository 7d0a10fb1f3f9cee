"""市区町村: どこが進み、どこに差があり、どの市区町村と話すか。"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.screens.municipalities import (
    asking,
    classes,
    definitions,
    headline,
    months,
    peers,
    rates,
    scores,
    spread,
)
from dashboard.screens.municipalities.filters import CLASS, COMPARED, COUNTED, PARTIAL
from dashboard.screens.municipalities.view import View, of
from dashboard.screens.view import View as FrameView
from dashboard.ui import blocks, cached, filters, municipality

TABLE_HEIGHT, SCORES_HEIGHT = 520, 360


def page() -> None:
    """Draw the page from top to bottom."""
    frame = filters.view("municipalities", "municipalities")
    if frame is None:
        blocks.heading(headline.NOTHING)
        blocks.empty("市区町村ごとに手続一覧を取り込むと、ここに市区町村別の率が表示されます。")
        return
    head, switches = st.columns([5, 8], vertical_alignment="top")
    with switches:
        view = _view(frame)
    said = cached.drawn(headline.heading, view)
    with head:
        blocks.title(said)
    blocks.news(said)
    blocks.tiles(cached.drawn(headline.tiles, view))
    left, right = st.columns([2, 1], gap="medium")
    with left:
        blocks.show("spread_of_all", spread.block, view, pick=_open)
        if view.places:
            blocks.show("peers", peers.block, view, pick=_open)
    with right:
        blocks.show("months_of_all", months.block, view, pick=None)
        if cached.drawn(asking.parted_by, view) == "prefecture":
            blocks.show("classes", classes.block, view, pick=None)
    listed = cached.drawn(rates.table, view)
    codes = listed.rows["municipality"].tolist()
    blocks.table("rates", listed, TABLE_HEIGHT, pick=lambda row: municipality.choose(codes[row]))
    blocks.told("scores", cached.drawn(scores.table, view), SCORES_HEIGHT)
    blocks.definitions(definitions.entries(settings.load()))


def _view(frame: FrameView) -> View:
    named = cached.drawn(asking.named)
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        measure = filters.switch(COUNTED)
        with_partial = filters.toggle(PARTIAL)
    with st.container(horizontal=True, vertical_alignment="center"):
        classes = filters.several(CLASS, [*cached.drawn(asking.classes)])
        places = filters.several(COMPARED, [*named])
    return of(
        frame,
        settings.load(),
        measure=measure,
        with_partial=with_partial,
        classes=tuple(classes),
        places=tuple(named[each] for each in places),
    )


def _open(mark: Sequence[Any]) -> None:
    """Open the municipality of a mark."""
    municipality.choose(str(mark[0]))


page()
