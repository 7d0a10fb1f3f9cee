"""次の一手: どの手続を次に変えるか、それでどこまで届くか。"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.access import asking
from dashboard.access.rules import Right
from dashboard.records import plans
from dashboard.screens.next import definitions, headline, plan, procedures, rates, shortest, spread
from dashboard.screens.next import view as own
from dashboard.screens.next.filters import BESIDE, COUNTED, ONLIES, ONLY, PICKED, PLAN, REASON, REASONS, SEARCH
from dashboard.screens.next.view import View
from dashboard.screens.view import View as FrameView
from dashboard.ui import blocks, cached, filters, freezing, html, moment, tables, who
from dashboard.ui.cached import answer
from dashboard.ui.tables import Ticks

TABLE_HEIGHT, RATES_HEIGHT = 420, 520
NO_OTHER = "none"
PLANNED = ["ref", "department", "procedure"]


def page() -> None:
    """Draw the page from top to bottom."""
    frame = filters.view()
    if frame is None:
        blocks.heading(headline.NOTHING)
        blocks.empty("手続一覧を取り込むと、ここに、まだオンラインでない手続と、変えたあとの率が表示されます。")
        return
    head, switches = st.columns([7, 5], vertical_alignment="top")
    with switches:
        view = _view(frame)
    said = cached.drawn(headline.heading, view)
    with head:
        blocks.title(said)
    blocks.news(said)
    blocks.tiles(cached.drawn(headline.tiles, view))
    _candidates(view)
    blocks.show("what_if_spread", spread.block, view)
    blocks.show("what_if_rates", rates.block, view, frame=RATES_HEIGHT)
    _plans(view)
    blocks.definitions(definitions.entries(settings.load()))


def _view(frame: FrameView) -> View:
    with st.container(horizontal=True, horizontal_alignment="right"):
        measure = filters.switch(COUNTED)
    return own.of(frame, settings.load(), measure=measure, picked=own.read(st.query_params.get(PICKED.key, "")))


def _candidates(view: View) -> None:
    """The list to tick, what narrows it, and the presses that tick many."""
    blocks.subheading("次の一手の候補", "candidates")
    first, second, third = st.columns([5, 4, 3], vertical_alignment="bottom")
    with first:
        only = filters.several(ONLY, list(ONLIES))
    with second:
        reason = [REASONS[each] for each in filters.several(REASON, list(REASONS))]
    with third:
        search = filters.text(SEARCH)
    told = procedures.table(cached.asking(view), view, only, reason, search)
    _presses(view, told.rows)
    blocks.basis(told.heading)
    refs = list(told.rows["ref"])
    places = [place for place, ref in enumerate(refs) if ref in set(view.picked)]
    blocks.rows("candidates", told, TABLE_HEIGHT, ticks=Ticks(places, partial(_ticked, view.picked, refs)))


def _presses(view: View, listed: pd.DataFrame) -> None:
    ask = cached.asking(view)
    way = list(shortest.rows(ask, view)["ref"])
    mendable = listed[listed["is_mendable"].fillna(False).astype(bool)]["ref"]
    top = listed.dropna(subset="remaining_volume")["ref"].head(procedures.TOP)
    with st.container(horizontal=True, gap="small"):
        st.button("一覧の年間件数の上位10", key="press_top", on_click=_pick, args=([*view.picked, *top],))
        st.button("一覧の自課で直せるもの", key="press_mendable", on_click=_pick, args=([*view.picked, *mendable],))
        st.button("目標に最短", key="press_shortest", on_click=_pick, args=(way,), disabled=not way)
        st.button("選択をすべて外す", key="press_none", on_click=_pick, args=([],), disabled=not view.picked)
        blocks.basis(shortest.explained(ask, view))


def _ticked(before: Sequence[str], refs: Sequence[str], places: Sequence[int]) -> None:
    """What is ticked of the list now, and what was elsewhere."""
    listed = set(refs)
    _pick([*(each for each in before if each not in listed), *(refs[place] for place in places)])


def _pick(picked: Sequence[str]) -> None:
    filters.put_unseen(PICKED, own.written(picked) or None)


def _plans(view: View) -> None:
    """Plans that were named: kept, followed, compared, taken along."""
    folder, of_sample = settings.data_folder(), cached.is_sample()
    blocks.subheading("計画（名前を付けて残し、毎月たどる）", "plans")
    _keep(view, folder, of_sample=of_sample)
    kept = {str(each.id): each for each in plans.plans(folder, of_sample=of_sample)}
    if not kept:
        blocks.basis(
            "残した計画はまだありません。手続を選んで残すと、毎月の一覧で、済んだものと遅れたものが分かります。"
        )
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = {number: f"{each.name}（{len(each.procedures)}手続・{each.by}）" for number, each in kept.items()}
        chosen = kept[filters.pinned(PLAN, names)]
        other = filters.pinned(BESIDE, {NO_OTHER: "比べない", **names})
        st.button("この計画の手続を選び直す", key="again", on_click=_pick, args=(chosen.picked,))
        if not moment.read_at() and asking.may(Right.DECIDE):
            st.button("この計画を取りやめる", key="withdraw", on_click=_withdraw, args=(folder, chosen.id))
    _followed(view, chosen)
    if other in kept:
        both = [_said(chosen), _said(kept[other])]
        blocks.table("plans_beside", plan.beside(cached.asking(view), view, both), TABLE_HEIGHT)


def _followed(view: View, chosen: plans.Plan) -> None:
    listed = plan.followed(cached.asking(view), view, _said(chosen))
    blocks.told("plan_followed", listed, TABLE_HEIGHT)
    blocks.basis("課ごとの声掛け文と、入力フォームを作るための確認表（1課1シート）：")
    tables.saved("plan_book", f"{listed.title}・声掛けと確認表", _sheets(view, chosen))


def _sheets(view: View, chosen: plans.Plan) -> Callable[[], tables.Sheets]:
    ask = cached.asking(view)
    return lambda: plan.taken_along(ask, view, _said(chosen))


def _said(kept: plans.Plan) -> plan.Plan:
    picked = tuple((each.ref, f"{each.department}の{each.procedure}") for each in kept.procedures)
    return plan.Plan(kept.name, kept.as_of, kept.until, picked)


def _keep(view: View, folder: Path, *, of_sample: bool) -> None:
    if moment.read_at():
        blocks.basis("会議時点を見ているあいだは、計画を残せません。")
        return
    if not who.may(Right.DECIDE):
        return
    with st.form("keep_plan", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input("計画の名前", placeholder="例：令和8年度後半の10手続", width=300)
        # Not st.date_input, which reads out its fields in English.
        until = st.text_input("いつまでに（空欄可）", placeholder="例：2027-03-31", width=180)
        by = st.text_input("残す人", who.known(), placeholder="例：戦略室 担当", width=200)
        sent = st.form_submit_button("選んだ手続を計画として残す", type="primary")
    if sent:
        with html.told():
            rows = answer("next/followed", as_of=view.as_of, picked=view.picked) if view.picked else pd.DataFrame()
            chosen = [plans.Planned(*map(str, each)) for each in rows.filter(PLANNED).itertuples(index=False)]
            day = freezing.day_of(until) if until.strip() else None
            who.be(by)
            number = plans.save(folder, name, view.as_of, day, chosen, by, of_sample=of_sample)
            filters.put_unseen(PLAN, str(number))
            st.rerun()


def _withdraw(folder: Path, number: int) -> None:
    with html.told():
        plans.withdraw(folder, number, who.name())
        filters.put_unseen(PLAN, None)


page()
