"""「資料を作る」: what is on the page as a file to take along."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from dashboard import markup, settings
from dashboard.access import asking
from dashboard.exports import materials
from dashboard.making import Request
from dashboard.making.apart import Job
from dashboard.screens import material
from dashboard.ui import html, presenting

_JOB, _TOLD, EVERY = "taking_job", "taking_told", 0.25
"""Seconds between looks at how far it is."""
AS_CHOSEN = "画面で選ばれているもの（基準月・比較先・部・課・見かた）のまま作ります。"
AS_ON_AGENDA = "議題の順に、議題に加えたときの絞り込みのまま作ります。"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a file can be made of: what that is called here and in the file's name, and how it will be; the pages as
    they are chosen now, or the meeting planned for a day.
    """

    name: str
    title: str
    how: str
    pages: Sequence[str] = ()
    agenda: dt.date | None = None

    def request(self, ending: str) -> Request:
        """As this file. What stands on an agenda is chosen already."""
        now = {key: st.query_params.get_all(key) for key in st.query_params if key not in presenting.OWN}
        params = {} if self.agenda else now
        return Request(settings.data_folder(), ending, self.title, self.pages, self.agenda, params)


def offers(title: str, page: str) -> None:
    """What can be done with the page as it is: put it on the agenda, or take it along."""
    with st.container(horizontal=True, gap="small"):
        presenting.offer(title)
        button([Offer(f"この画面（{title}）", title, AS_CHOSEN, [page])] if page in material.pages() else [])


def of_meeting(day: dt.date) -> None:
    """A button that makes a file of the meeting planned for a day."""
    own = Offer("この会議（議題と宿題）", f"{day}の会議", AS_ON_AGENDA, agenda=day)
    button([own], looks="secondary")


def button(own: Sequence[Offer], *, looks: Literal["secondary", "tertiary"] = "tertiary") -> None:
    """A button that makes a file of one of these, or of the usual pages as they are chosen now."""
    if st.button("資料を作る", key="taking", type=looks):
        st.session_state.pop(_JOB, None)
        if settings.load().is_of_many:
            _dialog(own)
            return
        name = f"概況と分析の{len(material.usual()) - 1}画面"
        _dialog([*own, Offer(name, name, AS_CHOSEN, material.usual())])


@st.dialog("資料を作る", width="small")
def _dialog(offers: Sequence[Offer]) -> None:
    """What of, as which file; then how far it is, and the file."""
    what = st.radio("何を入れるか", offers, format_func=lambda each: each.name, key="taking_what")
    kind = st.segmented_control(
        "ファイル", list(materials.KINDS), format_func=lambda each: materials.KINDS[each].name,
        default=next(iter(materials.KINDS)), required=True, key="taking_kind",
    )  # fmt: skip
    html.draw(markup.of("<p class='dx-basis'>{}</p>", what.how))
    if st.button("作る", type="primary", key="taking_make"):
        job = Job(what.request(kind))
        with html.told():
            job.begin()
            st.session_state[_JOB] = job
    if _JOB in st.session_state:
        _made(st.session_state[_JOB])


def _made(job: Job) -> None:
    """How far it is until it is over; then the file, or why there is none."""
    waiting = st.empty()
    while not job.over.wait(EVERY):
        waiting.progress(job.share, job.said)
    waiting.empty()
    if job.file is None:
        html.refusal(job.problem)
        return
    html.draw(markup.of("<p class='dx-basis'>{}</p>", job.file.name))
    if st.session_state.get(_TOLD) is not job:
        st.session_state[_TOLD] = job
        asking.taken(job.file.name)
    st.download_button(
        "保存する", job.file.content, job.file.name, materials.KINDS[job.request.ending].mime, key="taking_file",
        type="primary", on_click="ignore", icon=":material/download:",
    )  # fmt: skip
