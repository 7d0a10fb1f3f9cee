"""What was imported, by whom; what was imported together can be taken back together."""

from pathlib import Path

import streamlit as st

from dashboard.access.rules import Right
from dashboard.screens.import_files import figures, history
from dashboard.store import answers as store
from dashboard.ui import blocks, html, tables, who
from dashboard.ui.cached import answer
from dashboard.uploads import looks
from pages.data.importing.applied import end

TABLE, ROW, HEAD = 320, 35, 60


def draw(folder: Path) -> None:
    """Draw it; before the first import say what that will do."""
    blocks.subheading("これまでの取込")
    if store.is_sample(folder):
        blocks.basis("まだ取り込んだ資料はありません。最初の資料を取り込むと、見本の市の表示は消えます。")
        return
    imports = answer("definitions/imports")
    acts = history.acts(imports)
    if who.may(Right.IMPORT):
        chosen = st.selectbox(
            "取り消す取込", list(acts), index=None, placeholder="取り消す取込を選ぶ（資料も記録も消えません）",
            key="act", label_visibility="collapsed",
        )  # fmt: skip
        if chosen:
            _undo(folder, acts[chosen], history.later(imports, acts[chosen]))
    height = min(TABLE, HEAD + ROW * len(imports))
    tables.table("history", history.listed(imports), "これまでの取込", [], height, answer="definitions/imports")


def _undo(folder: Path, act: history.Act, later: str) -> None:
    if later:
        blocks.finding(later)
    looked = looks.look_at_undo(folder, act.ids, lambda asks: figures.moves(*asks, act.parts))
    moved = looked.figures
    if looked.problem:
        html.refusal(looked.problem)
    elif moved is not None and len(moved):
        height = min(TABLE, HEAD + ROW * len(moved))
        tables.table("undo_figures", moved, "取り消したあとの数値", [], height, answer="import_files/figures_without")
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    with left:
        by = who.signed("取り消す人の名前") or st.text_input(
            "取り消す人の名前", key="undo_by", placeholder="例：戦略室 担当"
        )
    with right:
        if st.button("取り消す", disabled=not by, width="stretch", key="undo"):
            problem = looks.undo(folder, act.ids, by)
            end(f"{len(act.ids)}件の取込を取り消しました。", problem)
