"""手続のオンライン化: どの課が進み、どの課に差があり、次にどの手続を変えると市民に効くか。"""

from html import escape

import streamlit as st

from dashboard import definitions, labels, sentences, settings
from dashboard.ui import blocks, filters, online, online_headline, tables
from dashboard.ui.answers import answer
from dashboard.ui.online import ORDERS, View

MEASURES = {words: measure for measure, words in labels.SHORT_MEASURES.items()}
STATUSES = {words: code for code, words in labels.STATUSES.items()}
SHAPES = ["順位と幅", "比較先との差"]
RANKING_HEIGHT = 520
TABLE_HEIGHT = 420


def page() -> None:
    """Draw the page from top to bottom."""
    chosen = filters.current()
    if chosen is None:
        blocks.heading("手続のオンライン化", "手続一覧がまだ取り込まれていません。", "")
        blocks.empty("手続一覧を取り込むと、ここに課別のオンライン化率が表示されます。")
        return
    head, switches = st.columns([8, 5], vertical_alignment="top")
    with switches:
        view = _view(chosen)
    with head:
        _heading(view)
    blocks.tiles(online_headline.tiles(view))
    left, right = st.columns([2, 1], gap="medium")
    with left:
        blocks.chart("spread", online.drawn("spread", view))
    with right:
        blocks.chart("months", online.drawn("months", view), pick=None)
    blocks.first_screen_ends()
    left, right = st.columns([2, 1], gap="medium")
    with left:
        _ranking(view)
    with right:
        blocks.chart("funnel", online.drawn("funnel", view))
    left, right = st.columns([2, 1], gap="medium")
    with left:
        blocks.chart("remaining", online.drawn("remaining", view))
    with right:
        blocks.chart("barriers", online.drawn("barriers", view), pick=None)
    _procedures(view)
    blocks.definitions(definitions.ONLINE)


def _view(chosen: filters.Filters) -> View:
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        measure = blocks.switch("数え方", list(MEASURES), "measure")
        with_partial = st.toggle("一部実施を含む", key="with_partial", bind="query-params")
    city = settings.load()
    return View(
        chosen.as_of, chosen.vs, chosen.vs_label, chosen.bureau, chosen.department,
        MEASURES[measure], with_partial, city.target, city.fiscal_year_start,
    )  # fmt: skip


def _heading(view: View) -> None:
    totals = answer("online/totals", as_of=view.as_of, **view.counting).iloc[0]
    compared = f"{view.vs_label}（{labels.month(view.vs)}）と比較" if view.vs else f"{view.vs_label}のデータなし"
    blocks.heading(
        "手続のオンライン化",
        sentences.headline(online.departments(view), measure=view.measure, target=view.line),
        f"{labels.month_end(view.as_of)}現在・対象{labels.count(totals['applicable'])}手続／"
        f"{labels.count(totals['departments'])}課・{compared}",
    )


def _ranking(view: View) -> None:
    head = st.container()
    with st.container(horizontal=True, gap="small"):
        shape = blocks.switch("見かた", SHAPES, "ranking")
        order = blocks.switch("並べ方", list(ORDERS), "order")
    what = "ranking" if shape == SHAPES[0] else "dumbbell"
    drawn = online.drawn(what, view, order)
    with head:
        as_table = blocks.chart_head(what, drawn)
    blocks.chart_body(what, drawn, as_table=as_table, frame=RANKING_HEIGHT)


@st.fragment
def _procedures(view: View) -> None:
    """The rows behind everything above; searching redraws only this part."""
    blocks.subheading("手続一覧（元のファイルの行まで）")
    states, words = st.columns(2)
    status = states.multiselect(
        "状況", list(STATUSES), key="status", bind="query-params", placeholder="すべての状況", select_all=False
    )
    search = words.text_input(
        "手続名・番号・根拠法令で探す", key="search", bind="query-params", placeholder="例：住民票"
    )
    rows = answer(
        "online/procedures",
        as_of=view.as_of,
        vs=view.vs,
        status=[STATUSES[name] for name in status],
        search=search or None,
        **view.attention,
    )
    if view.vs is None:
        rows = rows.drop(columns="status_before")
    who = "・".join(view.chosen) or "全庁"
    found = f"{who}の手続 {len(rows):,}件（残る年間件数の多い順。見出しを押すと並べ替えます）"
    st.html(f"<p class='dx-basis'>{escape(found)}</p>")
    notes = [f"{labels.month_end(view.as_of)}現在", found, "出典：各課の手続一覧（ファイル・シート・行を各行に示す）"]
    title = view.title("手続一覧", measure="kind")
    tables.table("procedures", rows, title, notes, TABLE_HEIGHT, answer="online/procedures")


page()
