"""A meeting's subjects, one after the other over the whole screen: what the pages draw, drawn once, and only larger.

Which meeting and which subject stands in the URL. A page that is presented draws nothing but what is shown large, and
hands that over (``take``).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import orjson
import streamlit as st
from streamlit.navigation.page import Page

from dashboard import markup, settings
from dashboard.access import asking
from dashboard.access.rules import Right
from dashboard.records import agenda, homework
from dashboard.records.agenda import Subject
from dashboard.records.held import Held, stands
from dashboard.screens import framing
from dashboard.screens.block import Tile
from dashboard.ui import cached, filters, html, who
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
_HELD, _SUBJECT, _TAKEN, _PLACE = "presented_in", "presented", "presented_as", "present_place"
_GO, _HERE, _NEWS = "present_next", "present_here", "present_news"
_DRAFTS, _DONE, _TOLD = "drafts", "acts_done", "agenda_told"
KINDS = {"note": homework.NOTE, "homework": homework.HOMEWORK}


@dataclass(frozen=True, slots=True)
class Presented:
    """What a page hands over: its title, what it says, and a figure (JSON) or rows of texts."""

    title: str
    said: str
    alt: str = ""
    figure: bytes = b""
    tiles: Sequence[Mapping[str, str]] = ()


def begin(pages: Sequence[Page], here: Page) -> bool:
    """Find out whether this run presents something; go to its page where it is another than this one (``here``)."""
    if _GO in st.session_state:
        name, params = st.session_state.pop(_GO)
        st.switch_page(next(each for each in pages if _name(each) == name), query_params=params)
    st.session_state[_HERE] = _name(here)
    held, subject = _asked()
    # The same place on every page: what is there already is not made again.
    place = st.container() if subject else None
    st.session_state.update({_HELD: held, _SUBJECT: subject, _PLACE: place, _TAKEN: None})
    return subject is not None


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


def may_add() -> bool:
    """Whether who looks may put something on an agenda: each municipality has its own, many together have none."""
    return asking.may(Right.DECIDE) and not settings.load().is_of_many


def offer(title: str) -> None:
    """A button that puts the page as it is on the agenda."""
    if may_add():
        st.button("議題に加える", on_click=add, args=(title, TILES), key="offer", type="tertiary")


def add(title: str, name: str) -> None:
    """Put what is seen here on the agenda of the next meeting (a callback); today's, where none is planned."""
    with html.told():
        folder, day = settings.data_folder(), cached.here().today
        coming = [each for each in agenda.meetings(folder) if each.day >= day]
        number = coming[-1].id if coming else agenda.plan(folder, day, who.name())
        params = {key: st.query_params.get_all(key) for key in st.query_params if key not in OWN}
        agenda.add(folder, number, title, st.session_state[_HERE], params, name, who.name())
        st.session_state[_TOLD] = "会議の議題に加えました。"


def go(meeting: int, at: int) -> None:
    """Show this subject next (a callback: its filters are set before the page is drawn)."""
    held = stands(settings.data_folder(), meeting)
    if held is None or not held.subjects:
        return
    at = min(max(at, 1), len(held.subjects))
    subject = held.subjects[at - 1]
    left = filters.take(_since_last(held, subject))
    page = HOME if subject.large == agenda.HOMEWORK else subject.page
    st.session_state[_GO] = page, {**left, AGENDA: str(meeting), AT: str(at)}


def _since_last(held: Held, subject: Subject) -> agenda.Params:
    """Its filters; where nothing else is said it is compared with what the meeting before saw, if that was frozen."""
    return framing.since_last(subject.params, cached.here().offered(), held.meeting.day)


def leave() -> None:
    """Back to the page as it is, with all that is on it."""
    for key in OWN:
        st.query_params.pop(key, None)


def draw() -> None:
    """Draw what is presented over everything else; else, what became of a press of the button."""
    if told := st.session_state.pop(_TOLD, None):
        html.draw(markup.of("<p class='dx-told' role='status'>{}</p>", told))
    if subject := st.session_state[_SUBJECT]:
        _draw(st.session_state[_HELD], subject)


def _draw(held: Held, subject: Subject) -> None:
    shown: Presented | None = st.session_state[_TAKEN]
    if subject.large == agenda.HOMEWORK:
        shown = Presented("宿題", homework.sentence(held.before, cached.here().today))
    elif shown is None:
        shown = Presented(subject.title, "ここで見せるものが、今はありません。")
    said = {"title": subject.title, "shown": shown.title, "said": shown.said, "alt": shown.alt}
    sent = orjson.dumps({**said, "tiles": shown.tiles, "kind": _kind(subject), **_around(held, subject)})
    with st.session_state[_PLACE]:
        COMPONENT.draw("present", sent + b"\n" + shown.figure, acted=_acted)
    # Nobody waits for this: it is on the screen already.
    seen = held.shown.get(subject.id)
    is_new = seen is None or (seen.title, seen.said) != (shown.title, shown.said)
    if is_new and asking.may(Right.DECIDE):
        with html.told():
            agenda.show(settings.data_folder(), subject, shown.title, shown.said, who.name())


def _asked() -> tuple[Held | None, Subject | None]:
    """The meeting and the subject of it that the address names."""
    meeting, at = st.query_params.get(AGENDA, ""), st.query_params.get(AT, "")
    if not (meeting.isdecimal() and at.isdecimal()):
        return None, None
    held = stands(settings.data_folder(), int(meeting))
    return held, held.subjects[int(at) - 1] if held and 0 < int(at) <= len(held.subjects) else None


def _tile(tile: Tile) -> dict[str, str]:
    said = {name: markup.plain(getattr(tile, name)) for name in ("label", "value", "unit", "of", "delta", "chosen")}
    return {**said, "look": LOOKS[tile.good]}


def _kind(subject: Subject) -> str:
    return subject.large if subject.large in (agenda.HOMEWORK, agenda.TILES) else "chart"


def _around(held: Held, subject: Subject) -> dict[str, Any]:
    """The agenda, and what was written in this meeting and is open from those before."""
    return {
        "agenda": [each.title for each in held.subjects],
        "at": held.subjects.index(subject) + 1,
        "subject": subject.id,
        "notes": [_sent(each) for each in held.notes],
        "homework": [{**_sent(each), "old": each in held.before} for each in (*held.before, *held.own)],
        "departments": list(answer("frame/departments")["department"]),
        "drafts": st.session_state.setdefault(_DRAFTS, {}),
        "done": st.session_state.get(_DONE, 0),
        "by": who.known(),
        "today": cached.here().today,
    }


def _sent(written: homework.Note | homework.Homework) -> dict[str, Any]:
    return {key: value for key, value in asdict(written).items() if key != "versions"}


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
    who.be(act["by"])
    drafts: dict[str, tuple[str, int]] = st.session_state.setdefault(_DRAFTS, {})
    number = act["number"] or drafts.get(act["draft"], ("", None))[1]
    wrote = act["wrote"] if number else {"meeting": subject.meeting, "subject": subject.id, **act["wrote"]}
    with html.told():
        made = homework.write(settings.data_folder(), KINDS[act["kind"]], wrote, who.name(), number)
        if act["draft"]:
            drafts[act["draft"]] = act["kind"], made
