"""会議時点: the frozen meetings that can be compared with, and the one that the pages are read at.

Which one that is stands in the URL, on every page, and a banner says so: who opens the link knows it at once.
"""

import datetime as dt
from functools import lru_cache
from pathlib import Path

import streamlit as st

from dashboard import markup, settings
from dashboard.errors import DashboardError
from dashboard.ledger import guard
from dashboard.records import meetings
from dashboard.records.meetings import Meeting
from dashboard.screens.choices import AS_OF, MEETING
from dashboard.store import answers as store
from dashboard.ui import html

CHOSEN, READ = "meeting_chosen", "meeting_read"


def settle(*, is_used: bool) -> None:
    """Once in every run, before anything is asked: whether the page is read at a meeting.

    The menu leads to a page without any parameters: then what was chosen stays. A URL that has others and no meeting
    was written where there was none. ``is_used``: whether the page shows figures of that time.
    """
    asked = st.query_params.get(MEETING.key)
    if asked is None and AS_OF.key not in st.query_params:
        asked = st.session_state.get(CHOSEN)
        if asked:
            st.query_params[MEETING.key] = asked
    st.session_state[CHOSEN] = asked
    st.session_state[READ] = asked if is_used else None


def banner() -> None:
    """Say plainly that the page is read at a meeting, with the way out. Raises DashboardError where it cannot be."""
    chosen, day = st.session_state.get(CHOSEN), st.session_state.get(READ)
    if not chosen:
        return
    refused = _refused(day) if day else None
    with st.container(key="meeting_banner", horizontal=True, vertical_alignment="center"):
        html.beside(_said(chosen, is_read=day is not None, is_refused=refused is not None))
        st.button("今の数値に戻る", key="leave_meeting", on_click=leave)
    if refused:
        raise refused


def leave() -> None:
    """Read the pages as they are now, in the latest month: the one chosen was chosen among those of the meeting."""
    st.session_state[CHOSEN] = None
    st.session_state.pop(AS_OF.key, None)
    for key in (MEETING.key, AS_OF.key):
        st.query_params.pop(key, None)


def read_at() -> dt.date | None:
    """The meeting that the page is read at, if any."""
    day = st.session_state.get(READ)
    return _day(day) if day else None


def offered(now: dt.date | None) -> list[dt.date]:
    """The days of the meetings that the page can be compared with where it is read at this one (``now``; None: as it is
    today), the latest first: of this city, and earlier ones.

    None where the ledger cannot be read: that is said above the page, and the figures stay.
    """
    try:
        found = meetings.earlier(known(), settings.data_folder(), now)
    except DashboardError:
        return []
    return [each.day for each in found if each.day]


def known() -> tuple[Meeting, ...]:
    """All frozen meetings in force, the latest first."""
    folder = settings.data_folder()
    return _known(folder, *(_stamp(home / guard.FILE) for home in (folder, folder / store.SAMPLE)))


def frozen(day: dt.date) -> Path:
    """The store as that meeting saw it, checked. Raises DashboardError."""
    for each in known():
        if each.day == day:
            return meetings.opened(each)
    return meetings.opened(meetings.find(settings.data_folder(), day))


@lru_cache(maxsize=4)
def _known(folder: Path, own: tuple[int, ...], sample: tuple[int, ...]) -> tuple[Meeting, ...]:
    """As the ledgers stand: every figure of a page asks for it, and they are read again only when they were written."""
    return tuple(meetings.in_force(folder))


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except FileNotFoundError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino


def _refused(day: str) -> DashboardError | None:
    try:
        frozen(_day(day))
    except DashboardError as error:
        return error
    return None


def _said(chosen: str, *, is_read: bool, is_refused: bool) -> markup.Markup:
    head, more = f"{chosen} の会議で見た数値です。", "そのあとの取込や訂正は入っていません。"
    if is_refused:
        head, more = f"{chosen} の会議で見た数値は、示せません。", "今の数値を代わりに示すことはしません。"
    elif not is_read:
        head, more = "この画面は、今の資料を扱います。", f"ほかの画面は {chosen} の会議時点です。"
    return markup.of("<div class='dx-meeting'><b>{}</b>{}</div>", head, more)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise DashboardError(
            f"会議の日「{text}」を読めません。アドレスの meeting= は 2026-10-08 のように書きます。"
        ) from None
