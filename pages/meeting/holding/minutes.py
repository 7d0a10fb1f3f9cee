"""議事の記録: what the room saw, what was said and promised; as a list, as Excel and as one page to print."""

import datetime as dt
from functools import partial

import streamlit as st

from dashboard import labels, markup
from dashboard.errors import DashboardError
from dashboard.records.held import Held
from dashboard.screens.block import Table
from dashboard.screens.monthly_meeting import lists, paper
from dashboard.screens.overview import figures
from dashboard.screens.overview.material import viewed
from dashboard.ui import blocks, filters, html, moment, tables

PAPER = "minutes"
"""In the URL: the number of the meeting whose minutes are seen as one page."""
HEIGHT = 420


def asked() -> int | None:
    """The meeting whose minutes are to be seen as one page."""
    number = st.query_params.get(PAPER, "")
    return int(number) if number.isdecimal() else None


def draw(held: Held, today: dt.date) -> None:
    """The list, subject by subject."""
    if not (held.shown or held.notes or held.own):
        return
    listed = lists.minutes(held.meeting.day, _items(held), today)
    blocks.subheading(listed.heading, "minutes")
    st.button("1枚で見る・印刷する", key="paper", on_click=_open, args=(held.meeting.id,), icon=":material/print:")
    said = (listed.title, listed.notes, min(HEIGHT, tables.HEAD + tables.ROW * len(listed.rows)))
    tables.table("minutes", listed.rows, *said, answer=listed.answer, whole=partial(_sheets, held, today))


def page(held: Held, today: dt.date) -> None:
    """One page, and nothing else on it."""
    day = held.meeting.day
    with st.container(key="minutes_tools", horizontal=True, vertical_alignment="center"):
        st.button("月例会議に戻る", key="paper_back", on_click=_close)
        tables.saved("paper_excel", f"議事の記録_{day}", partial(_sheets, held, today))
        html.beside(markup.of("<span class='dx-key'>印刷は Ctrl＋P（A4・縦）</span>"))
    seen = _figures(day)
    promised = lists.homework("宿題", day, _promises(held), today)
    printed = tables.on_paper(seen) if seen else None
    html.draw(paper.page(day, _basis(held), printed, _items(held), tables.on_paper(promised), today))


def _sheets(held: Held, today: dt.date) -> dict[str, Table]:
    day = held.meeting.day
    seen = _figures(day)
    return {
        "議題": lists.minutes(day, _items(held), today),
        **({"数値": seen} if seen else {}),
        "宿題": lists.homework("宿題", day, _promises(held), today),
    }


def _basis(held: Held) -> str:
    """What there is of it, and which figures the room saw."""
    counts = [f"議題{len(held.subjects)}件", f"論点メモ{len(held.notes)}件", f"宿題{len(held.own)}件"]
    frozen = next((each for each in moment.known() if each.day == held.meeting.day), None)
    seen = f"数値は会議時点（基準日{frozen.as_of}まで、{frozen.by}が確定）" if frozen else "会議時点は確定していません"
    return f"{'・'.join(counts)}。{seen}。"


def _items(held: Held) -> list[lists.Item]:
    """Subject by subject; what was promised beside none of them comes last."""
    items = [
        lists.Item(
            each.title,
            held.shown[each.id].said if each.id in held.shown else "",
            [note.text for note in held.notes if note.subject == each.id],
            [lists.Promise.of(one, held.days) for one in held.own if one.subject == each.id],
        )
        for each in held.subjects
    ]
    known = {each.id for each in held.subjects}
    notes = [note.text for note in held.notes if note.subject not in known]
    loose = [lists.Promise.of(one, held.days) for one in held.own if one.subject not in known]
    return [*items, lists.Item("そのほか", None, notes, loose)] if notes or loose else items


def _promises(held: Held) -> list[lists.Promise]:
    return [lists.Promise.of(each, held.days) for each in (*held.before, *held.own)]


def _figures(day: dt.date) -> Table | None:
    """The headline figures of 概況 as the room saw them; None where nothing was frozen, or it cannot be read."""
    try:
        state = filters.as_seen(day)
        view = viewed(state)
    except DashboardError:
        return None
    if view is None:
        return None
    rows = [
        {
            "figure": each.label, "value": f"{each.value}{each.unit}", "of": markup.plain(each.of),
            "delta": markup.plain(each.delta),
        }
        for each in state.source.drawn(figures.tiles, view)
    ]  # fmt: skip
    return lists.figures(day, rows, f"{labels.month_end(view.as_of)}現在、{day}の会議時点")


def _open(number: int) -> None:
    st.query_params[PAPER] = str(number)


def _close() -> None:
    st.query_params.pop(PAPER, None)
