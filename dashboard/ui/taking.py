"""「資料を作る」: what is on the page as a file to take along."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

import streamlit as st

from dashboard import markup
from dashboard.exports import materials
from dashboard.screens import material
from dashboard.screens.gathering import Gathering, Wanted
from dashboard.screens.state import Params
from dashboard.ui import html, presenting
from dashboard.ui.cached import Reading
from dashboard.ui.making import Job, Offer

_JOB, EVERY = "taking_job", 0.25
"""Seconds between looks at how far it is."""
AS_CHOSEN = "画面で選ばれているもの（基準月・比較先・部・課・見かた）のまま作ります。"


def offers(title: str, page: str) -> None:
    """What can be done with the page as it is: put it on the agenda, or take it along."""
    with st.container(horizontal=True, gap="small"):
        presenting.offer(title)
        _offer(title, page)


def _offer(title: str, page: str) -> None:
    own = Offer(f"この画面（{title}）", title, AS_CHOSEN, partial(_of_pages, [page]))
    button([own] if page in material.pages() else [])


def button(own: Sequence[Offer], *, looks: Literal["secondary", "tertiary"] = "tertiary") -> None:
    """A button that makes a file of one of these, or of the usual pages as they are chosen now."""
    if st.button("資料を作る", key="taking", type=looks):
        st.session_state.pop(_JOB, None)
        name = f"概況と分析の{len(material.usual()) - 1}画面"
        _dialog([*own, Offer(name, name, AS_CHOSEN, partial(_of_pages, material.usual()))])


def _of_pages(pages: Sequence[str], params: Params) -> Gathering:
    return Gathering([Wanted(page, params) for page in pages], Reading)


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
        params = {key: st.query_params.get_all(key) for key in st.query_params if key not in presenting.OWN}
        st.session_state[_JOB] = job = Job(what, params, kind)
        job.begin()
    if _JOB in st.session_state:
        _made(st.session_state[_JOB])


def _made(job: Job) -> None:
    """How far it is until it is over; then the file, or why there is none."""
    with st.empty():
        while not job.over.wait(EVERY):
            st.progress(job.share, job.said)
        if job.problem:
            html.refusal(job.problem)
            return
        st.download_button(
            f"保存する（{job.name}）", job.file, job.name, materials.KINDS[job.ending].mime, key="taking_file",
            type="primary", on_click="ignore", icon=":material/download:",
        )  # fmt: skip
