"""A meeting's subjects, one after the other over the whole screen: what the pages draw, drawn once, and only larger.

Which meeting and which subject stands in the URL. A page that is presented draws nothing but what is shown large, and
hands that over (``take``).
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import orjson
import streamlit as st
from streamlit.navigation.page import Page

from dashboard import markup, settings
from dashboard.records import agenda, homework
from dashboard.records.agenda import Subject
from dashboard.screens import framing
from dashboard.screens.block import Tile
from dashboard.ui import cached, filters, html
from dashboard.ui.cached import answer
from dashboard.ui.component import Component

COMPONENT = Component("present", "present.js")
AGENDA, AT = "agenda", "at"
"""In the URL: the number of the meeting, and which of its subjects (from 1)."""
OWN = (AGENDA, AT)
"""What of the URL is no state of the page."""
HOME, FIRST = "monthly_meeting", "overview"
TILES = agenda.TILES
LOOKS = {True: "dx-good", False: "dx-bad", None: "dx-even"}
_SUBJECT, _TAKEN, _GO, _HERE, _NEWS = "presented", "presented_as", "present_next", "present_here", "present_news"
_DRAFTS, _DONE, _BY, _TOLD = "drafts", "acts_done", "by", "agenda_told"
KINDS = {"note": homework.NOTE, "homework": homework.HOMEWORK}


@dataclass(frozen=True, slots=True)
class Presented:
    """What a page hands over: its title, what it says, and a figure (JSON) or rows of texts."""

    title: str
    said: str
    alt: str = ""
    figure: bytes = b""
    tiles: Sequence[Mapping[str, str]] = ()


def begin(pages: Sequence[Page], here: Page) -> None:
    """Find out what this run presents, if anything; go to its page where it is another than this one (``here``)."""
    if _GO in st.session_state:
        name, params = st.session_state.pop(_GO)
        st.switch_page(next(each for each in pages if _name(each) == name), query_params=params)
    st.session_state[_HERE] = _name(here)
    st.session_state[_TAKEN] = None
    st.session_state[_SUBJECT] = _asked()


def _name(page: Page) -> str:
    """What an agenda calls it; the first page has no address of its own."""
    return page.url_path or FIRST


def large() -> str | None:
    """The name of what is shown large; None while nobody presents."""
    subject: Subject | None = st.session_state.get(_SUBJECT)
    return subject.large if subject else None


def lets(name: str) -> bool:
    """Whether a page draws this now: all of it, or what is presented alone."""
    return large() in (None, name)


def take(name: str, made: Callable[[], Presented]) -> bool:
    """Present this if it is wanted. Returns whether it was, and nothing more is to be drawn."""
    if large() != name:
        return False
    st.session_state[_TAKEN] = made()
    return True


def heard(title: str, said: str) -> None:
    """What the page says of itself: over its headline figures it is what is read first."""
    st.session_state[_NEWS] = title, said


def take_tiles(row: Sequence[Tile]) -> bool:
    """Present the headline figures, if they are wanted. Returns whether they were."""
    title, said = st.session_state.get(_NEWS, ("", ""))
    return take(TILES, lambda: Presented(title, said, tiles=[_tile(each) for each in row]))


def offer(title: str) -> None:
    """A button that puts the page as it is on the agenda."""
    st.button("議題に加える", on_click=add, args=(title, TILES), key="offer", type="tertiary")


def add(title: str, name: str) -> None:
    """Put what is seen here on the agenda of the next meeting (a callback); today's, where none is planned."""
    with html.told():
        folder, today = settings.data_folder(), dt.date.today()
        coming = [each for each in agenda.meetings(folder) if each.day >= today]
        number = coming[-1].id if coming else agenda.plan(folder, today, _by())
        params = {key: st.query_params.get_all(key) for key in st.query_params if key not in OWN}
        agenda.add(folder, number, title, st.session_state[_HERE], params, name, _by())
        st.session_state[_TOLD] = "会議の議題に加えました。"


def go(meeting: int, at: int) -> None:
    """Show this subject next (a callback: its filters are set before the page is drawn)."""
    folder = settings.data_folder()
    listed = agenda.subjects(folder, meeting)
    if not listed:
        return
    at = min(max(at, 1), len(listed))
    subject = listed[at - 1]
    left = filters.take(_since_last(folder, subject))
    page = HOME if subject.large == agenda.HOMEWORK else subject.page
    st.session_state[_GO] = page, {**left, AGENDA: str(meeting), AT: str(at)}


def _since_last(folder: Path, subject: Subject) -> agenda.Params:
    """Its filters; where nothing else is said it is compared with what the meeting before saw, if that was frozen."""
    day = next((each.day for each in agenda.meetings(folder) if each.id == subject.meeting), dt.date.max)
    return framing.since_last(subject.params, cached.here().offered(), day)


def leave() -> None:
    """Back to the page as it is, with all that is on it."""
    for key in OWN:
        st.query_params.pop(key, None)


def draw() -> None:
    """Draw what is presented over everything else; else, what became of a press of the button."""
    if told := st.session_state.pop(_TOLD, None):
        html.draw(markup.of("<p class='dx-told' role='status'>{}</p>", told))
    subject: Subject | None = st.session_state.get(_SUBJECT)
    if subject is None:
        return
    shown: Presented | None = st.session_state[_TAKEN]
    if subject.large == agenda.HOMEWORK:
        shown = Presented("宿題", _said_of_homework(subject.meeting))
    elif shown is None:
        shown = Presented(subject.title, "ここで見せるものが、今はありません。")
    said = {"title": subject.title, "shown": shown.title, "said": shown.said, "alt": shown.alt}
    with html.told():
        agenda.show(settings.data_folder(), subject, shown.title, shown.said, _by())
    sent = orjson.dumps({**said, "tiles": shown.tiles, "kind": _kind(subject), **_around(subject)})
    COMPONENT.draw("present", sent + b"\n" + shown.figure, acted=_acted)


def _asked() -> Subject | None:
    meeting, at = st.query_params.get(AGENDA, ""), st.query_params.get(AT, "")
    if not (meeting.isdecimal() and at.isdecimal()):
        return None
    listed = agenda.subjects(settings.data_folder(), int(meeting))
    return listed[int(at) - 1] if 0 < int(at) <= len(listed) else None


def _tile(tile: Tile) -> dict[str, str]:
    said = {name: markup.plain(getattr(tile, name)) for name in ("label", "value", "unit", "of", "delta", "chosen")}
    return {**said, "look": LOOKS[tile.good]}


def _kind(subject: Subject) -> str:
    return subject.large if subject.large in (agenda.HOMEWORK, agenda.TILES) else "chart"


def _around(subject: Subject) -> dict[str, Any]:
    """The agenda, and what was written in this meeting and is open from those before."""
    folder = settings.data_folder()
    listed = agenda.subjects(folder, subject.meeting)
    days = {each.id: each.day for each in agenda.meetings(folder)}
    before = homework.open_before(folder, days.get(subject.meeting, dt.date.today()), days)
    own = [each for each in homework.homework(folder) if each.meeting == subject.meeting]
    return {
        "agenda": [each.title for each in listed],
        "at": [each.id for each in listed].index(subject.id) + 1,
        "subject": subject.id,
        "notes": [_sent(each) for each in homework.notes(folder, subject.meeting)],
        "homework": [{**_sent(each), "old": each in before} for each in (*before, *own)],
        "departments": list(answer("frame/departments")["department"]),
        "drafts": st.session_state.setdefault(_DRAFTS, {}),
        "done": st.session_state.get(_DONE, 0),
        "by": _by(),
        "today": dt.date.today(),
    }


def _sent(written: homework.Note | homework.Homework) -> dict[str, Any]:
    return {key: value for key, value in asdict(written).items() if key != "versions"}


def _said_of_homework(meeting: int) -> str:
    folder = settings.data_folder()
    days = {each.id: each.day for each in agenda.meetings(folder)}
    return homework.sentence(homework.open_before(folder, days.get(meeting, dt.date.today()), days), dt.date.today())


def _acted(said: Mapping[str, Any]) -> None:
    """What was done in the browser, in its order. What comes once more was done before."""
    subject: Subject | None = st.session_state[_SUBJECT]
    if subject is None:  # somebody took it off the agenda meanwhile
        return
    for act in said["acts"]:
        if act["id"] <= st.session_state.get(_DONE, 0):
            continue
        st.session_state[_DONE] = act["id"]
        if act["do"] == "step":
            go(subject.meeting, int(act["at"]))
        elif act["do"] == "leave":
            leave()
        elif act["do"] == "write":
            _write(subject, act)


def _write(subject: Subject, act: Mapping[str, Any]) -> None:
    st.session_state[_BY] = act["by"] or None
    drafts: dict[str, tuple[str, int]] = st.session_state.setdefault(_DRAFTS, {})
    number = act["number"] or drafts.get(act["draft"], ("", None))[1]
    wrote = act["wrote"] if number else {"meeting": subject.meeting, "subject": subject.id, **act["wrote"]}
    with html.told():
        made = homework.write(settings.data_folder(), KINDS[act["kind"]], wrote, _by(), number)
        if act["draft"]:
            drafts[act["draft"]] = act["kind"], made


def _by() -> str:
    return st.session_state.get(_BY) or "会議"
