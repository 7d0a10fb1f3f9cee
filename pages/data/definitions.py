"""定義と品質: 数値は何を意味し、資料のどこを読み、何を直し、検査に合っているか。"""

import streamlit as st

from dashboard import settings
from dashboard.screens import terms
from dashboard.screens.definitions import lists
from dashboard.screens.definitions.filters import SEVERITIES, SEVERITY
from dashboard.ui import blocks, filters
from dashboard.ui.cached import answer

TABLE_HEIGHT, IMPORTS_HEIGHT = 400, 300


def page() -> None:
    """Draw the page from top to bottom."""
    subjects = terms.subjects(settings.load())
    blocks.heading(lists.heading(answer))
    blocks.contents(
        {
            **{each.name: {term.name: term.key for term in each.terms} for each in subjects},
            "資料": {"資料を読んで気づいた点": "findings", "取り込んだ資料": "imports", "データの検査": "checks"},
        }
    )
    for subject in subjects:
        blocks.glossary(subject)
    _findings()
    blocks.table("imports", lists.imports(answer), IMPORTS_HEIGHT)
    checks = lists.checks(answer)
    blocks.subheading(checks.heading, "checks")
    blocks.finding(checks.notes[0])
    blocks.rows("checks", checks, 40 + 36 * len(checks.rows))


@st.fragment
def _findings() -> None:
    """What was noticed while reading; searching redraws only this part."""
    blocks.subheading("資料を読んで気づいた点", "findings")
    kinds, words = st.columns(2)
    with kinds:
        severity = filters.several(SEVERITY, list(SEVERITIES))
    search = words.text_input("ファイル名・内容で探す", key="finding", bind="query-params", placeholder="例：市民課")
    found = lists.findings(answer, [SEVERITIES[name] for name in severity], search)
    blocks.basis(f"{found.notes[0]}。")
    blocks.rows("findings", found, TABLE_HEIGHT)


page()
