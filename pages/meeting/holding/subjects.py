"""議題: what the meeting goes through, in which order."""

from pathlib import Path

import streamlit as st

from dashboard import markup
from dashboard.access.rules import Right
from dashboard.records import agenda
from dashboard.records.held import Held
from dashboard.screens.monthly_meeting import lists
from dashboard.ui import blocks, html, presenting, who


def draw(folder: Path, held: Held) -> None:
    """A line each, with what can be done with it."""
    blocks.subheading("議題")
    blocks.basis("各画面の「⋯」から「会議の議題に加える」と、見ている図が絞り込みごとここに並びます。")
    fixed = not who.may(Right.DECIDE)
    for place, each in enumerate(held.subjects, 1):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"subject_{each.id}"):
            narrowed = lists.filters(each.params)
            said = markup.of("{}. <b>{}</b> {}", place, each.title, f"（{narrowed}）" if narrowed else "")
            with st.container(width="stretch"):
                html.draw(markup.of("<p class='dx-subject'>{}</p>", said))
            is_first, is_last = place == 1, place == len(held.subjects)
            st.button("ここから", key=f"from_{each.id}", on_click=presenting.go, args=(held.meeting.id, place))
            st.button("上へ", key=f"up_{each.id}", on_click=_move, args=(folder, each, -1), disabled=fixed or is_first)
            st.button("下へ", key=f"down_{each.id}", on_click=_move, args=(folder, each, 1), disabled=fixed or is_last)
            st.button("外す", key=f"off_{each.id}", on_click=_remove, args=(folder, each.id), disabled=fixed)


def _move(folder: Path, subject: agenda.Subject, steps: int) -> None:
    with html.told():
        agenda.move(folder, subject, steps, who.name())


def _remove(folder: Path, number: int) -> None:
    with html.told():
        agenda.remove(folder, number, who.name())
