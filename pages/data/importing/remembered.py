"""What is remembered of the answers given so far; each can be taken back, and is asked again from then on."""

from pathlib import Path

import streamlit as st

from dashboard.access.rules import Right
from dashboard.ui import blocks, tables, who
from dashboard.uploads import memory
from pages.data.importing.applied import again

TABLE, ROW, HEAD = 320, 36, 60


def draw(folder: Path) -> None:
    """Draw the list; nothing where nothing is remembered."""
    kept = memory.kept(folder)
    if kept.empty:
        return
    blocks.subheading(f"覚えている答え {len(kept)}件")
    blocks.basis("画面でもコマンドでも、次の取り込みから使います。取り消すと、次からまた尋ねます（記録は残ります）。")
    height = min(TABLE, HEAD + ROW * len(kept))
    tables.table("remembered", kept, "覚えている答え", [], height, answer="import_files/remembered")
    if not who.may(Right.IMPORT):
        return
    left, middle, right = st.columns([2, 1, 1], vertical_alignment="bottom")
    asked = kept["question"] + " ＝ " + kept["answer"]
    said: dict[str, int] = dict(zip(asked, kept["number"].astype(int), strict=True))
    with left:
        chosen = st.selectbox("取り消す答え", list(said), index=None, placeholder="答えを選ぶ", key="withdrawn")
    with middle:
        by = who.signed("答えを取り消す人の名前") or st.text_input(
            "答えを取り消す人の名前", key="withdrawn_by", placeholder="例：戦略室 担当"
        )
    with right:
        if st.button("この答えを取り消す", disabled=not (chosen and by), width="stretch", key="withdraw"):
            memory.take_back(folder, said[str(chosen)], by)
            again(f"答え「{chosen}」を取り消しました。次からまた尋ねます。")
