"""A statement is written, asked in a process of its own, and its rows are shown and taken along."""

import time
from pathlib import Path

import streamlit as st

from dashboard.console import asked, catalogue, told
from dashboard.errors import DashboardError
from dashboard.ui import blocks, cached, html
from pages.analysis.sql import result, tables_aside

WRITTEN, _ANSWER, _PAST, _EXAMPLE, _BEFORE = "sql", "sql_answer", "sql_past", "sql_example", "sql_before"
_OPENED = "sql_opened"
STEP = 0.25
"""Seconds between looks at whether it has ended; in each something is drawn, for only there a script can be ended."""
KEPT, HEIGHT = 20, 190
NO_EXAMPLE, NOTHING_BEFORE = "例文から始める", "前に実行した文に戻る"
RULES = (
    "SELECT で始まる、読むだけの文を1つ書けます（Ctrl＋Enterで実行）。10秒、1万行まで。"
    "アセスメントは、画面に示している数値だけが入っています。"
)
NO_FILES = (
    "SQLの結果は、書いた人が列の名前と数え方を決めたものです。そのため、議題や資料には入れません。"
    "結果の下のExcel・CSVと、図の「⋯」の画像で持ち出せます。"
)


def draw() -> None:
    """The editor with what it may name at its side, and under it what was asked last."""
    store = Path(cached.version()[0])
    editor, aside = st.columns([7, 4], gap="medium")
    with editor:
        wanted = _editor()
        place = st.empty()
    with aside:
        blocks.subheading("使える表と列")
        tables_aside.draw(store)
    if wanted or _is_opened():
        with place.container():
            _ask(store, st.session_state[WRITTEN])
    if _ANSWER in st.session_state:
        result.draw(*st.session_state[_ANSWER])
    blocks.basis(NO_FILES)


def _is_opened() -> bool:
    """Whether a link came with a statement: then it is asked though nobody pressed, so that a link shows its rows."""
    is_first = not st.session_state.get(_OPENED, False) and bool(st.session_state[WRITTEN].strip())
    st.session_state[_OPENED] = True
    if is_first:
        _remember()
    return is_first


def _editor() -> bool:
    """Where it is written. Returns whether it is to be asked now."""
    blocks.basis(RULES)
    first = catalogue.examples()[0].sql
    st.text_area(
        "SQL", key=WRITTEN, height=HEIGHT, placeholder=first, bind="query-params", label_visibility="collapsed"
    )
    past = [NOTHING_BEFORE, *st.session_state.get(_PAST, [])]
    titles = {each.title: each.sql for each in catalogue.examples()}
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        wanted = st.button("実行", key="sql_run", type="primary", shortcut="Ctrl+Enter", on_click=_remember)
        st.button("止める", key="sql_stop")
        st.selectbox(
            "例文", [NO_EXAMPLE, *titles], key=_EXAMPLE, label_visibility="collapsed", width=190, on_change=_take,
            args=(_EXAMPLE, titles),
        )  # fmt: skip
        st.selectbox(
            "これまでの文", past, key=_BEFORE, label_visibility="collapsed", width=210, on_change=_take,
            args=(_BEFORE, {each: each for each in past[1:]}), format_func=_first_line,
        )  # fmt: skip
    return wanted


def _take(key: str, statements: dict[str, str]) -> None:
    """Write what was chosen into the editor."""
    if (chosen := st.session_state[key]) in statements:
        st.session_state[WRITTEN] = statements[chosen].strip()


def _first_line(statement: str) -> str:
    return " ".join(statement.split())[:40]


def _ask(store: Path, statement: str) -> None:
    """Wait for the answer in short steps; whoever leaves or stops ends it."""
    st.session_state.pop(_ANSWER, None)
    if not statement.strip():
        html.refusal("文が書かれていません。例文を選ぶか、SELECT で始まる文を書いてください。")
        return
    begun = time.monotonic()
    try:
        waiting = st.empty()
        with asked.start(store, statement) as job:
            while not job.wait(STEP):
                with waiting:
                    blocks.basis(f"計算中 {time.monotonic() - begun:.0f}秒")
            waiting.empty()
            st.session_state[_ANSWER] = statement, job.answer()
    except told.Refused as error:
        html.refusal(str(error))
        if error.said:
            blocks.basis(f"DuckDBの言葉：{error.said}")
    except DashboardError as error:
        html.refusal(str(error))


def _remember() -> None:
    """What is asked now, first of all that was."""
    if not (statement := st.session_state[WRITTEN].strip()):
        return
    past = [each for each in st.session_state.get(_PAST, []) if each != statement]
    st.session_state[_PAST] = [statement, *past][:KEPT]
