"""定義と品質: 数値は何を意味し、資料のどこを読み、何を直し、検査に合っているか。"""

import streamlit as st

from dashboard import settings
from dashboard.screens.assessment import definitions as assessment
from dashboard.screens.definitions import lists
from dashboard.screens.definitions.filters import SEVERITIES, SEVERITY
from dashboard.screens.online import definitions as online
from dashboard.screens.roadmap import definitions as roadmap
from dashboard.ui import blocks, filters
from dashboard.ui.cached import answer

TABLE_HEIGHT = 360
DEFINED = {
    "手続のオンライン化": online.entries,
    "スキルアセスメント": assessment.entries,
    "ロードマップ": roadmap.entries,
}


def page() -> None:
    """Draw the page from top to bottom."""
    blocks.heading(lists.heading(answer))
    left, right = st.columns([3, 2], gap="large")
    with left:
        _findings()
        blocks.table("imports", lists.imports(answer), TABLE_HEIGHT)
        checks = lists.checks(answer)
        blocks.table("checks", checks, 40 + 36 * len(checks.rows))
    with right:
        for subject, entries in DEFINED.items():
            blocks.subheading(f"数値の定義：{subject}")
            blocks.definition_list(entries(settings.load()))


@st.fragment
def _findings() -> None:
    """What was noticed while reading; searching redraws only this part."""
    blocks.subheading("資料を読んで気づいた点")
    kinds, words = st.columns(2)
    with kinds:
        severity = filters.several(SEVERITY, list(SEVERITIES))
    search = words.text_input("ファイル名・内容で探す", key="finding", bind="query-params", placeholder="例：市民課")
    found = lists.findings(answer, [SEVERITIES[name] for name in severity], search)
    blocks.basis(f"{found.notes[0]}。")
    blocks.rows("findings", found, TABLE_HEIGHT)


page()
