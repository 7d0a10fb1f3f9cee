"""探索: 会議で出た問いに、その場で答える。"""

from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import markup, settings
from dashboard.screens.choices import BUREAU, Switch
from dashboard.screens.explore import behind, definitions, headline, pivot, shapes
from dashboard.screens.explore import filters as own
from dashboard.screens.explore.statements import statement
from dashboard.screens.explore.subjects import SUBJECTS
from dashboard.screens.explore.subjects.subject import BUREAU as OF_BUREAU
from dashboard.screens.explore.subjects.subject import DEPARTMENT as OF_DEPARTMENT
from dashboard.screens.explore.subjects.subject import Subject
from dashboard.screens.explore.view import View, of
from dashboard.screens.view import View as FrameView
from dashboard.ui import blocks, cached, filters, html, links
from pages.analysis.exploring import kept
from pages.analysis.exploring.placed import Placed
from pages.analysis.sql import console

FIGURE_HEIGHT, TABLE_HEIGHT = 560, 420


def page() -> None:
    """Draw the page from top to bottom."""
    head, beside, way = st.columns([1.5, 8.5, 3], vertical_alignment="center")
    with way, st.container(horizontal=True, horizontal_alignment="right"):
        is_written = filters.switch(own.WAY)
    if is_written:
        with head:
            blocks.title(headline.NOTHING)
        console.draw()
        return
    with beside:
        subject = SUBJECTS[filters.switch(own.SUBJECT)]
    frame = filters.view(subject.dataset, "explore")
    if frame is None:
        with head:
            blocks.title(headline.NOTHING)
        blocks.news(headline.NOTHING)
        blocks.empty("資料を取り込むと、ここで、部・理由・月などを組み合わせて数えられます。")
        return
    said = st.container()
    view, last = _view(frame, subject)
    heading = cached.drawn(headline.heading, view)
    with head:
        blocks.title(heading)
    with said:
        blocks.news(heading)
    _as_sql(view, said, last)
    _figure(view)
    _steps(view)
    if view.behind:
        blocks.table("behind", cached.drawn(behind.table, view), TABLE_HEIGHT)
    blocks.definitions(definitions.entries(settings.load()))


def _view(frame: FrameView, subject: Subject) -> tuple[View, DeltaGenerator]:
    """What is asked: above what is counted and how it is laid out, below what narrows it; and a place at its end."""
    keys = [own.MEASURE, own.ROWS, own.COLUMNS, own.SHAPE, *([own.SECOND] if _is_scatter() else [])]
    wide = (own.MEASURE, own.SECOND) if own.SECOND in keys else ()
    columns = st.columns([1.4 if each in wide else 1 for each in keys])
    places = {each.key: place for each, place in zip(keys, columns, strict=True)}
    if subject.near:
        widths = [2 if isinstance(each, Switch) else 1 for each in subject.near]
        columns = st.columns([*widths, *[1] * (4 - len(widths))], vertical_alignment="bottom")
        places |= {each.key: place for each, place in zip(subject.near, columns, strict=False)}
    left, right, last = st.columns([9, 9, 4], vertical_alignment="center")
    with left:
        rest = st.expander("ほかの条件・並べ方", key="x_more")
    with right:
        kept.draw()
    view = of(frame, subject, Placed(places, rest), cached.here())
    if view.shape != shapes.SCATTER:
        filters.put_unseen(own.SECOND, None)
    return view, last


def _is_scatter() -> bool:
    """Whether there are two axes to choose: known before the shape is drawn, by what was chosen last."""
    key = own.SHAPE.key
    return (st.session_state.get(key) or st.query_params.get(key)) == shapes.SCATTER


def _figure(view: View) -> None:
    if view.shape == shapes.TABLE:
        blocks.told("pivot", cached.drawn(pivot.table, view), FIGURE_HEIGHT)
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


def _as_sql(view: View, said: DeltaGenerator, last: DeltaGenerator) -> None:
    """A way to the statement of what is on show, drawn as it is now where that suits its rows; or why there is none.

    What is chosen goes along, so that it is there again when somebody goes back to choosing.
    """
    told = cached.drawn(statement.of, view)
    if not told.sql:
        with said:
            blocks.basis(told.why)
        return
    chosen = {key: st.query_params.get_all(key) for key in st.query_params}
    written = {own.WAY.key: [own.WAY.alone], own.RESULT.key: [view.shape], console.WRITTEN: [told.sql]}
    with last:
        html.draw(markup.link(links.to_page("/explore", {**chosen, **written}), "この表をSQLで見る"))


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
