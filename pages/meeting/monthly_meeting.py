"""月例会議: 次の会議で何を、どの順で見るか。会議では1つずつ画面いっぱいに。決めたことは次の会議まで残る。"""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard import markup, settings
from dashboard.markup import Markup
from dashboard.records import agenda, homework
from dashboard.records.agenda import Meeting, Subject
from dashboard.screens.block import Heading, Line
from dashboard.screens.choices import Pinned
from dashboard.screens.monthly_meeting import lists, usual
from dashboard.screens.overview import changes
from dashboard.screens.overview.material import viewed
from dashboard.ui import blocks, cached, filters, freezing, html, presenting, taking
from dashboard.ui.cached import answer

CHOSEN = Pinned("gathering", "会議")
TABLE_HEIGHT = 420
FOUR_WEEKS = dt.timedelta(weeks=4)


def page() -> None:
    """Draw the page from top to bottom."""
    folder = settings.data_folder()
    planned, today = agenda.meetings(folder), dt.date.today()
    days = {each.id: each.day for each in planned}
    blocks.title(Heading("月例会議", ""))
    if not planned:
        blocks.news(Heading("", "会議の日を決めると、いつもの議題が並びます。足すことも、外すこともできます。"))
        _plan(folder, today)
        _frozen(today)
        return
    meeting = _chosen(planned, today)
    before = homework.open_before(folder, meeting.day, days)
    subjects = agenda.subjects(folder, meeting.id)
    when = "今日" if meeting.day == today else f"{meeting.day.month}月{meeting.day.day}日"
    blocks.news(Heading("", f"{when}の会議は、議題{len(subjects)}件。{homework.sentence(before, today)}"))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _agenda(folder, meeting, subjects)
    with right:
        _homework(folder, meeting, before, days, today)
    _minutes(folder, meeting, subjects, days, today)
    _frozen(meeting.day)
    with st.expander("ほかの日の会議を用意する", key="another"):
        _plan(folder, today)


def _frozen(day: dt.date) -> None:
    """Keep what the room saw, and what rooms saw before."""
    blocks.subheading("会議時点（会議で見た数値を残す）", "frozen")
    if cached.is_sample():
        blocks.basis("見本の市の会議時点は、最初の資料を取り込むと、見本といっしょに消えます。")
    freezing.form(day)
    freezing.listed("/online")


def _chosen(planned: list[Meeting], today: dt.date) -> Meeting:
    """The meeting to look at: the next one, or the last where none is coming."""
    coming = [each for each in planned if each.day >= today]
    first = coming[-1] if coming else planned[0]
    offered = {str(each.id): each for each in [first, *(each for each in planned if each != first)]}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=280):
            number = filters.pinned(CHOSEN, {key: f"{each.day}の会議" for key, each in offered.items()})
        st.button(
            "会議を始める（画面いっぱいに）", type="primary", on_click=presenting.go, args=(int(number), 1), key="start"
        )
        taking.of_meeting(offered[number].day)
    return offered[number]


def _plan(folder: Path, today: dt.date) -> None:
    with st.form("plan", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        # Not st.date_input, which reads out its fields in English.
        day = st.text_input("会議の日", today.isoformat(), width=180)
        by = st.text_input("用意する人の名前", placeholder="例：戦略室 担当", width=260)
        if st.form_submit_button("会議を用意する", type="primary"):
            with html.told():
                number = agenda.plan(folder, freezing.day_of(day), by or "会議")
                for each in usual.proposed(_news()):
                    agenda.add(folder, number, each.title, each.page, each.params, each.large, by or "会議")
                filters.put_unseen(CHOSEN, str(number))
                st.rerun()


def _news() -> Sequence[Line]:
    """What 概況 says of the month."""
    view = viewed(filters.chosen())
    return cached.drawn(changes.of_others, view.city) if view else []


def _agenda(folder: Path, meeting: Meeting, subjects: list[Subject]) -> None:
    blocks.subheading("議題")
    blocks.basis("各画面の「⋯」から「会議の議題に加える」と、見ている図が絞り込みごとここに並びます。")
    for place, each in enumerate(subjects, 1):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"subject_{each.id}"):
            narrowed = lists.filters(each.params)
            said = markup.of("{}. <b>{}</b> {}", place, each.title, f"（{narrowed}）" if narrowed else "")
            _text(markup.of("<p class='dx-subject'>{}</p>", said))
            st.button("ここから", key=f"from_{each.id}", on_click=presenting.go, args=(meeting.id, place))
            up, down = (folder, each, -1, "会議"), (folder, each, 1, "会議")
            st.button("上へ", key=f"up_{each.id}", on_click=agenda.move, args=up, disabled=place == 1)
            st.button("下へ", key=f"down_{each.id}", on_click=agenda.move, args=down, disabled=place == len(subjects))
            st.button("外す", key=f"off_{each.id}", on_click=agenda.remove, args=(folder, each.id, "会議"))


def _homework(
    folder: Path, meeting: Meeting, before: list[homework.Homework], days: dict[int, dt.date], today: dt.date
) -> None:
    own = [each for each in homework.homework(folder) if each.meeting == meeting.id]
    listed = [*before, *own]
    blocks.subheading("宿題", "homework")
    if not listed:
        blocks.empty("宿題はまだありません。会議の画面で M キーを押すと書けます。")
    for each in listed:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.checkbox(
                "済", value=each.done_on is not None, key=f"done_{each.id}", on_change=partial(_done, folder, each)
            )
            around = "・".join(filter(None, [each.department, each.owner, f"期限{each.due}" if each.due else ""]))
            late = markup.of(" <b class='dx-late-word'>{}</b>", lists.OVERDUE) if each.is_overdue(today) else ""
            about = "　".join(filter(None, [around, _origin(each, days)]))
            _text(markup.of("<p class='dx-subject'>{}{}<br><small>{}</small></p>", each.what, late, about))
    _give(folder, meeting)


def _give(folder: Path, meeting: Meeting) -> None:
    departments = list(answer("frame/departments")["department"])
    with st.form("give", clear_on_submit=True):
        what = st.text_input("宿題を加える", placeholder="例：粗大ごみの申込を11月中に試行する")
        with st.container(horizontal=True):
            department = st.selectbox("所管課", departments, index=None, placeholder="課")
            owner = st.text_input("担当", placeholder="例：係長")
            due = st.text_input("期限", (meeting.day + FOUR_WEEKS).isoformat())
        if st.form_submit_button("加える") and what:
            with html.told():
                until = freezing.day_of(due).isoformat() if due else None
                wrote = {"what": what, "department": department, "owner": owner or None, "due": until}
                homework.write(folder, homework.HOMEWORK, {"meeting": meeting.id, **wrote}, "会議")
                st.rerun()


def _text(said: Markup) -> None:
    with st.container(width="stretch"):
        html.draw(said)


def _done(folder: Path, each: homework.Homework) -> None:
    is_done = st.session_state[f"done_{each.id}"]
    wrote = {"done_on": dt.date.today().isoformat() if is_done else None}
    with html.told():
        homework.write(folder, homework.HOMEWORK, wrote, "会議", each.id)


def _minutes(folder: Path, meeting: Meeting, subjects: list[Subject], days: dict[int, dt.date], today: dt.date) -> None:
    shown, notes = agenda.shown(folder, meeting.id), homework.notes(folder, meeting.id)
    own = [each for each in homework.homework(folder) if each.meeting == meeting.id]
    if not (shown or notes or own):
        return
    items = [
        lists.Item(
            each.title,
            shown[each.id].said if each.id in shown else "",
            [note.text for note in notes if note.subject == each.id],
            [lists.Promise.of(one, days) for one in own if one.subject == each.id],
        )
        for each in subjects
    ]
    loose = [lists.Promise.of(one, days) for one in own if one.subject not in {each.id for each in subjects}]
    if loose:
        items.append(lists.Item("そのほか", "", [], loose))
    blocks.table("minutes", lists.minutes(meeting.day, items, today), TABLE_HEIGHT)


def _origin(each: homework.Homework, days: dict[int, dt.date]) -> str:
    """The meeting it is from, and who wrote it last where it was written more than once."""
    last = each.versions[-1]
    changed = f"、{last.at[:10]}に{last.by}が更新（{len(each.versions)}回目）" if len(each.versions) > 1 else ""
    return (f"{days[each.meeting]}の会議" if each.meeting in days else "") + changed


page()
