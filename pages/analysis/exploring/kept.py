"""Questions and views: those of the first day, and those that somebody kept for everybody."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from dashboard import markup, settings
from dashboard.access.rules import Right
from dashboard.records import views
from dashboard.screens.choices import BUREAU, DEPARTMENT
from dashboard.screens.explore import questions
from dashboard.screens.explore.filters import KEPT
from dashboard.ui import blocks, cached, filters, html, links, moment, who

ADDRESS = "/explore"
CITY = {BUREAU.key: (), DEPARTMENT.key: ()}
"""A view that was kept of the whole city is of the whole city, whoever has the attention now."""


def draw() -> None:
    """What can be opened with one press, and the form that keeps what is chosen now."""
    folder, of_sample = settings.data_folder(), cached.is_sample()
    with st.expander("よくある問い・保存した見かた", key="x_views"):
        standing = views.views(folder, of_sample=of_sample)
        _listed([(name, links.to_page(ADDRESS, {**CITY, **params}), "") for name, params in questions.USUAL.items()])
        _listed([(each.name, links.to_page(ADDRESS, {**CITY, **each.params}), f"保存：{each.by}") for each in standing])
        if moment.read_at():
            blocks.basis("会議時点を見ているあいだは、見かたを保存できません。")
            return
        if not who.may(Right.DECIDE):
            return
        _keep(folder, of_sample=of_sample)
        if standing:
            _change(folder, standing, of_sample=of_sample)


def _listed(lines: list[tuple[str, str, str]]) -> None:
    """Each with its link."""
    entry = "<li>{}<span class='dx-basis'>{}</span></li>"
    made = markup.joined(
        markup.of(entry, markup.link(address, name), f"　{said}" if said else "") for name, address, said in lines
    )
    if lines:
        html.draw(markup.of("<ul class='dx-views'>{}</ul>", made))


def _keep(folder: Path, *, of_sample: bool) -> None:
    """What is chosen now, under a name; the month stays open."""
    with st.form("x_keep", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(
            "見かたの名前", placeholder="例：紙の原本が理由の手続（部別）", width=360, key="x_keep_name"
        )
        by = st.text_input("保存する人", who.known(), placeholder="例：戦略室 担当", width=200, key="x_keep_by")
        sent = st.form_submit_button("この見かたを保存", type="primary")
    blocks.basis(
        "行・列・条件・見せ方を、全員が開けるように保存します。月は保存せず、開いたときの基準月で数え直します。"
    )
    if sent:
        chosen = {key: st.query_params.get_all(key) for key in st.query_params if key not in questions.OF_THE_DAY}
        who.be(by)
        _done(lambda: views.save(folder, name, chosen, by, of_sample=of_sample))


def _change(folder: Path, standing: list[views.Kept], *, of_sample: bool) -> None:
    """Another name for one of them, or its end."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = int(filters.pinned(KEPT, {str(each.id): each.name for each in standing}))
        name = st.text_input("新しい名前", width=280, key="x_name")
        if st.button("名前を変える", key="x_rename"):
            _done(lambda: views.rename(folder, number, name, who.name(), of_sample=of_sample))
        if st.button("取り下げる", key="x_withdraw"):
            _done(lambda: views.withdraw(folder, number, who.name()))


def _done(write: Callable[[], object]) -> None:
    with html.told():
        write()
        st.rerun()
