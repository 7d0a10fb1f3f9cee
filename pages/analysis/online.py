"""手続のオンライン化: どの課が進み、どの課に差があり、次にどの手続を変えると市民に効くか。"""

import streamlit as st

from dashboard import settings
from dashboard.screens import since
from dashboard.screens.online import (
    barriers,
    changed,
    definitions,
    funnel,
    headline,
    months,
    procedures,
    spread,
)
from dashboard.screens.online.filters import LEFT, MEASURE, ORDER, PARTIAL, SEARCH, SHAPE, STATUS, STATUSES
from dashboard.screens.online.material import KINDS, SHAPES
from dashboard.screens.online.view import View, of
from dashboard.screens.view import View as FrameView
from dashboard.ui import blocks, cached, filters

RANKING_HEIGHT, TABLE_HEIGHT, CHANGED_HEIGHT = 520, 420, 300


def page() -> None:
    """Draw the page from top to bottom."""
    frame = filters.view()
    if frame is None:
        blocks.heading(headline.NOTHING)
        blocks.empty("手続一覧を取り込むと、ここに課別のオンライン化率が表示されます。")
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
        blocks.show("spread", spread.block, view)
    with right:
        blocks.show("months", months.block, view, pick=None)
    left, right = st.columns([2, 1], gap="medium")
    with left:
        _ranking(view)
    with right:
        blocks.show("funnel", funnel.block, view)
    left, right = st.columns([2, 1], gap="medium")
    with left:
        _left(view)
    with right:
        blocks.show("barriers", barriers.block, view, pick=None)
    if view.vs:
        blocks.table("changed", cached.drawn(changed.table, view), CHANGED_HEIGHT)
    if view.vs_meeting:
        blocks.told("corrections", cached.drawn(since.table, view, "procedures"), CHANGED_HEIGHT)
    _procedures(view)
    blocks.definitions(definitions.entries(settings.load()))


def _view(frame: FrameView) -> View:
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        measure = filters.switch(MEASURE)
        with_partial = filters.toggle(PARTIAL)
    return of(frame, settings.load(), measure=measure, with_partial=with_partial)


def _ranking(view: View) -> None:
    head = st.container()
    with st.container(horizontal=True, gap="small"):
        shape, order = filters.switch(SHAPE), filters.switch(ORDER)
    block = cached.drawn(SHAPES[shape], view, order)
    with head:
        as_table = blocks.chart_head(shape, block)
    blocks.chart_body(shape, block, as_table=as_table, frame=RANKING_HEIGHT)


def _left(view: View) -> None:
    """What is not online yet, or what is and still comes on paper."""
    head = st.container()
    left = filters.switch(LEFT)
    block = cached.drawn(KINDS[left], view)
    with head:
        as_table = blocks.chart_head(left, block)
    blocks.chart_body(left, block, as_table=as_table)


@st.fragment
def _procedures(view: View) -> None:
    """The rows behind everything above; searching redraws only this part."""
    blocks.subheading(procedures.HEADING, "procedures")
    states, words = st.columns(2)
    with states:
        status = filters.several(STATUS, list(STATUSES))
    with words:
        search = filters.text(SEARCH)
    listed = procedures.table(cached.asking(view), view, [STATUSES[name] for name in status], search)
    blocks.basis(listed.heading)
    blocks.rows("procedures", listed, TABLE_HEIGHT)


page()
