"""定義と品質: 数値は何を意味し、資料のどこを読み、何を直し、検査に合っているか。"""

import streamlit as st

from dashboard import definitions, labels
from dashboard.ui import blocks, tables
from dashboard.ui.answers import answer

TABLE_HEIGHT = 360
SEVERITIES = {words: code for code, words in labels.SEVERITIES.items() if code != "error"}


def page() -> None:
    """Draw the page from top to bottom."""
    imports, checks = answer("definitions/imports"), answer("definitions/checks")
    blocks.heading(
        "定義と品質",
        f"取り込み{len(imports)}件・{labels.count(imports['row_count'].sum())}行を使い、データの検査{len(checks)}件は"
        "すべて合っています。",
        "数値の意味、読んだ資料、気づいた点。気づいた点はExcelで保存して、そのまま課に伝えられます。",
    )
    left, right = st.columns([3, 2], gap="large")
    with left:
        _findings()
        blocks.subheading("取り込んだ資料")
        tables.table("imports", imports, "取り込んだ資料", [], TABLE_HEIGHT, answer="definitions/imports")
        blocks.subheading("データの検査")
        height = 40 + 36 * len(checks)
        tables.table("checks", checks, "データの検査", [], height, answer="definitions/checks")
    with right:
        blocks.subheading("数値の定義：手続のオンライン化")
        blocks.definition_list(definitions.ONLINE)
        blocks.subheading("数値の定義：スキルアセスメント")
        blocks.definition_list(definitions.ASSESSMENT)
        blocks.subheading("数値の定義：ロードマップ")
        blocks.definition_list(definitions.ROADMAP)


@st.fragment
def _findings() -> None:
    """What was noticed while reading; searching redraws only this part."""
    blocks.subheading("資料を読んで気づいた点")
    kinds, words = st.columns(2)
    severity = kinds.multiselect(
        "重さ", list(SEVERITIES), key="severity", bind="query-params", placeholder="すべて", select_all=False
    )
    search = words.text_input("ファイル名・内容で探す", key="finding", bind="query-params", placeholder="例：市民課")
    rows = answer(
        "definitions/findings", severity=[SEVERITIES[name] for name in severity], search=search.strip() or None
    )
    notes = [f"{len(rows):,}件。「注意」は値を不明として扱ったもの、「情報」は読めたが直したほうがよいもの"]
    st.html(f"<p class='dx-basis'>{notes[0]}。</p>")
    tables.table("findings", rows, "資料を読んで気づいた点", notes, TABLE_HEIGHT, answer="definitions/findings")


page()
