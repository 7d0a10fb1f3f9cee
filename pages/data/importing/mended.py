"""What was answered of this batch and is not remembered yet: whoever pressed the wrong answer is asked again."""

from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.ui import blocks
from dashboard.uploads import batches, memory

CHOSEN = "asked_again"


def draw(place: Path, said: dict[str, Any]) -> None:
    """Draw it; nothing where nothing was answered."""
    given: dict[str, str] = said["answers"]
    if not given:
        return
    blocks.subheading(f"今回の答え {len(given)}件")
    blocks.basis("取り込むと、名前と日時とともに覚えます。違う答えは、取り込む前に、もう一度尋ねさせることができます。")
    words = {f"{memory.asked(key)} ＝ {answer}": key for key, answer in given.items()}
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        chosen = st.selectbox("答え直すもの", list(words), index=None, placeholder="答えを選ぶ", key=CHOSEN)
    with right:
        # Kept before the page is drawn, as an answer is.
        st.button(
            "もう一度尋ねる", disabled=not chosen, width="stretch", key="ask_again",
            on_click=_forget, args=(place, words.get(str(chosen))),
        )  # fmt: skip


def _forget(place: Path, key: str | None) -> None:
    said = batches.spoken(place)
    said["answers"].pop(key, None)
    st.session_state.pop(CHOSEN, None)
    batches.say(place, said)
