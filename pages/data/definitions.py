"""定義と品質: 今月直すこと、課の移り変わり、検査、取り込んだ資料、そして数値は何を意味するか。"""

import datetime as dt

import streamlit as st

from dashboard import labels, markup, settings
from dashboard.access import asking
from dashboard.access.rules import Right
from dashboard.screens import terms
from dashboard.screens.definitions import lists, noticing, reorganizations
from dashboard.screens.definitions.filters import MONTHS, SEVERITIES, SEVERITY
from dashboard.screens.view import View
from dashboard.ui import blocks, filters, html, links
from dashboard.ui.cached import answer

KINDS_HEIGHT, TABLE_HEIGHT, HISTORY_HEIGHT, ALL = 300, 400, 420, 2000

KEPT = "データフォルダーの点検と利用の記録（管理）"


def page() -> None:
    """Draw the page from top to bottom."""
    month = filters.month()
    blocks.heading(lists.heading(answer, month))
    _findings(month)
    view = View(as_of=month or labels.today(), vs=None, vs_label="")
    if not settings.load().is_of_many:
        blocks.show("reorganizations", reorganizations.block, view, pick=None, frame=HISTORY_HEIGHT)
    checks = lists.checks(answer)
    blocks.subheading(checks.heading, "checks")
    blocks.finding(checks.notes[0])
    blocks.rows("checks", checks, ALL)
    if asking.may(Right.ADMIN):
        html.draw(markup.of("<p class='dx-basis'>{}</p>", markup.link(links.alone("/administration"), KEPT)))
    imported = lists.imports(answer)
    blocks.subheading(imported.heading, "imports")
    blocks.basis(f"{imported.notes[0]}。")
    blocks.rows("imports", imported, TABLE_HEIGHT)
    _definitions(month)


def _definitions(month: dt.date | None) -> None:
    """What every figure means, under a list that leads to each."""
    subjects = terms.subjects(settings.load())
    blocks.subheading("数値の定義", "definitions")
    blocks.contents({each.name: {term.name: term.key for term in each.terms} for each in subjects})
    for subject in subjects:
        blocks.glossary(subject, month)


@st.fragment
def _findings(month: dt.date | None) -> None:
    """What was noticed while reading, by kind and then cell by cell; searching redraws only this part."""
    blocks.subheading("資料を読んで気づいた点", "findings")
    whole, kinds, words = st.columns(3)
    with whole:
        is_all = filters.switch(MONTHS)
    with kinds:
        severity = filters.several(SEVERITY, list(SEVERITIES))
    search = words.text_input(
        "ファイル名・課・内容で探す", key="finding", bind="query-params", placeholder="例：市民課"
    )
    rows = noticing.found(answer, None if is_all else month, [SEVERITIES[name] for name in severity], search)
    by_kind = noticing.kinds(rows)
    blocks.basis(f"{by_kind.notes[0]}。")
    blocks.rows("kinds", by_kind, KINDS_HEIGHT)
    with st.expander("1か所ずつ見る", key="cells"):
        blocks.rows("findings", noticing.cells(rows), TABLE_HEIGHT)


page()
