"""取込: 資料を落とし、確かめ、答え、何が変わるかを見てから、取り込む。取り消すまで何も失われない。"""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import labels, markup, settings
from dashboard.screens import noticed
from dashboard.screens.block import Heading
from dashboard.screens.import_files import figures, findings, history, listing, window
from dashboard.store import answers as store
from dashboard.ui import blocks, drop, html, tables
from dashboard.ui.cached import answer
from dashboard.uploads import batches, forms, looks, told

FOLDER = settings.data_folder()
BATCH = "batch"
ROW, MOST_ROWS, TABLE = 35, 12, 320
WAY = "落とす → 質問に答える → 変わる所を見る → 取り込む。「取り込む」を押すまで、何も変わりません。"


def page() -> None:
    """Draw the page from top to bottom: the place to drop files, what was dropped, and what was imported before."""
    place = batches.batch(FOLDER, st.query_params.get(BATCH))
    sources = batches.sources(place) if place else {}
    blocks.title(Heading("取込", ""))
    if said := st.session_state.pop("import_done", None):
        html.draw(markup.of("<div class='dx-sample' role='status'>{}</div>", said))
    if not sources:
        blocks.news(Heading("", "課から届いた資料を、まとめて落としてください。", WAY))
    drop.draw("drop", place.name if place else _begun(), _sent)
    if place and sources:
        _looked_at(place, [*sources])
    _forms()
    _history()


def _begun() -> str:
    """The batch that what is dropped goes into; one for each tab."""
    if batches.batch(FOLDER, st.session_state.get("begun")) is None:
        st.session_state["begun"] = batches.begin(FOLDER)
    return str(st.session_state["begun"])


def _sent(_: int) -> None:
    if not st.query_params.get(BATCH):
        st.query_params[BATCH] = st.session_state["begun"]


def _looked_at(place: Path, keys: Sequence[str]) -> None:
    """What was read of the files, and what they would change."""
    said, chosen = batches.spoken(place), batches.chosen(place)
    looked = _look(place, len(chosen))
    report = looked.report
    listed = told.files(report, [*chosen])
    found = told.findings(report)
    blocks.news(Heading("", findings.sentence(listed), WAY))
    _list(place, said, listing.rows(listed, {key: each.name for key, each in batches.sources(place).items()}))
    _ask(place, said, findings.questions(found), listed)
    _notes(place, looked, found)
    if looked.problem:
        html.refusal(looked.problem)
    acknowledged = _accept(place, said, findings.doubts(found))
    if looked.figures is not None:
        acknowledged &= _difference(looked, listed)
    _apply(place, looked, is_ready=looked.figures is not None and acknowledged)


def _look(place: Path, files: int) -> looks.Look:
    bar = st.progress(0.0, text="資料を読んでいます")

    def progress(done: int) -> None:
        bar.progress(done / max(files, 1), text=f"{files}件のうち{done}件を読みました")

    made = looks.look(FOLDER, place, lambda asks, report: figures.moves(*asks, looks.months(report)), progress)
    bar.empty()
    return made


def _list(place: Path, said: dict[str, Any], rows: pd.DataFrame) -> None:
    """A line for each file; what was recognised can be corrected in it."""
    labels_of = told.datasets()
    key = f"files_{abs(hash(repr(said)))}"

    def edited() -> None:
        for position, changes in st.session_state[key]["edited_rows"].items():
            of_file = said["files"].setdefault(rows["key"].iloc[int(position)], {})
            listing.correct(of_file, changes, labels_of)
        batches.say(place, said)

    st.data_editor(
        listing.shown(rows, labels_of),
        key=key,
        on_change=edited,
        hide_index=True,
        height=ROW * (min(len(rows), MOST_ROWS) + 1) + 3,
        disabled=listing.FIXED,
        placeholder=labels.UNKNOWN,
        column_config={
            listing.USED: st.column_config.CheckboxColumn(width="small"),
            listing.FILE: st.column_config.TextColumn(width="large", pinned=True),
            listing.DATASET: st.column_config.SelectboxColumn(options=[*labels_of.values()]),
            listing.AS_OF: st.column_config.DateColumn(format="YYYY-MM-DD"),
        },
    )
    blocks.basis("資料・基準日は、この表の中で直せます。「使う」を外した資料は取り込みません。")


def _ask(place: Path, said: dict[str, Any], questions: Sequence[findings.Question], listed: pd.DataFrame) -> None:
    """What the files leave open, answered on the spot and remembered when the files are imported."""
    lacking = listing.without_day(listed)
    if not questions and not lacking:
        return
    blocks.subheading(f"質問 {len(questions) + bool(lacking)}件")
    departments = list(answer("frame/departments")["department"])
    with st.form("questions", border=True):
        day = _ask_day(lacking)
        given = {each.key: _ask_one(number, each, departments) for number, each in enumerate(questions)}
        if st.form_submit_button("答えて、確かめ直す", type="primary"):
            said["answers"] |= {key: value for key, value in given.items() if value}
            if day:
                for key in lacking:
                    said["files"].setdefault(key, {})["as_of"] = day.isoformat()
            batches.say(place, said)
            st.rerun()


def _ask_day(lacking: Sequence[str]) -> dt.date | None:
    if not lacking:
        return None
    html.draw(markup.of("<p class='dx-question'>いつ現在の資料ですか（基準日の分からない{}件）</p>", len(lacking)))
    return st.date_input("基準日", value=None, format="YYYY-MM-DD", label_visibility="collapsed", key="day")


def _ask_one(number: int, each: findings.Question, departments: list[str]) -> str | None:
    files = f"（{each.files}件の資料）" if each.files > 1 else ""
    optional = "" if each.needed else "（答えなければ不明のまま）"
    html.draw(markup.of("<p class='dx-question'>{}{}{}</p>", each.asked, files, optional))
    is_of_department = set(each.choices) & set(departments) or not each.choices
    others = [name for name in departments if name not in each.choices] if is_of_department else []
    return st.selectbox(
        "答え", [*each.choices, *others], index=None, placeholder="選ぶ", key=f"answer_{number}_{each.key}",
        label_visibility="collapsed",
    )  # fmt: skip


@st.fragment
def _notes(place: Path, looked: looks.Look, found: pd.DataFrame) -> None:
    """What was noticed, by file and kind; a kind opens to its places, a place to the cells around it."""
    if found.empty:
        return
    kinds = noticed.grouped(found)
    blocks.subheading(f"読んで気づいた点 {len(found):,}か所")
    blocks.basis("行を押すと、その場所が分かります。")
    tables.table(
        "notes", kinds, "読んで気づいた点", [], TABLE, answer="import_files/findings", pick=_opened("note")
    )  # fmt: skip
    chosen = st.session_state.get("note")
    if chosen is None or chosen >= len(kinds):
        return
    kind = kinds.iloc[chosen]
    places = noticed.places(found, kind["file"], kind["code"])
    blocks.subheading(f"場所 {len(places)}か所")
    tables.table(
        f"places_{chosen}", places, "場所", [], min(TABLE, 60 + ROW * len(places)), answer="import_files/findings",
        pick=_opened("place"),
    )  # fmt: skip
    position = st.session_state.get("place") or 0
    _window(place, places.iloc[min(position, len(places) - 1)])
    _to_send_back(place, looked, str(kind["file"]))


def _to_send_back(place: Path, looked: looks.Look, file: str) -> None:
    """The file with its findings marked, and the mail that goes with it."""
    issues = next(each.issues for each in looked.report.readings if each.file == file)
    source = next(each for each in batches.sources(place).values() if each.name == file)
    returned = forms.returned(source, issues)
    left, right = st.columns(2)
    with left:
        st.download_button(
            "印を付けたファイルを保存", data=returned.content, file_name=returned.name, mime=forms.XLSX,
            key=f"marked_{file}",
            on_click="ignore", icon=":material/download:",
        )  # fmt: skip
    with right:
        st.text_area(
            "添えるメールの文", f"{returned.mail.subject}\n\n{returned.mail.body}", key=f"mail_{file}", height=160
        )


def _opened(key: str) -> Callable[[int], None]:
    """Remember which row is open; of another kind of finding the first place."""

    def picked(position: int) -> None:
        st.session_state[key] = position
        if key == "note":
            st.session_state["place"] = 0

    return picked


def _window(place: Path, finding: pd.Series) -> None:
    """The sheet around a finding, its cell marked."""
    if not labels.known(finding["cell"]):
        return
    found = _around(place, str(finding["file"]), finding["sheet"], str(finding["cell"]))
    if found:
        html.draw(window.drawn(found.rows, found.columns, found.texts, str(finding["cell"])))


@st.cache_data(max_entries=64, show_spinner=False)
def _around(place: Path, file: str, sheet: str | None, cell: str) -> Any:
    return looks.around(place, file, sheet, cell)


def _accept(place: Path, said: dict[str, Any], doubts: pd.DataFrame) -> bool:
    """Doubts about a file as a whole: looked into by a person, or the file is not taken."""
    for position, doubt in enumerate(doubts.to_dict("records")):
        html.refusal(f"{doubt['file']}：{doubt['message']}")
        if st.button("確かめました。このとおり取り込みます", key=f"accept_{position}"):
            said["accepted"] = sorted({*said["accepted"], doubt["doubt"]})
            batches.say(place, said)
            st.rerun()
    return doubts.empty


def _difference(looked: looks.Look, listed: pd.DataFrame) -> bool:
    """The figures before and after, then every row and cell. Whether all that moves far has been acknowledged."""
    moved = looked.figures
    blocks.subheading("取り込むと変わること")
    blocks.finding(f"{findings.changes(listed)}{figures.sentence(moved)}")
    tables.table("figures", moved, "数値の変化", [], min(TABLE, 60 + ROW * len(moved)), answer="import_files/figures")
    cells = told.cells(looked.report)
    if len(cells):
        blocks.subheading(f"前の資料と違うところ {len(cells):,}か所")
        tables.table("cells", cells, "前の資料と違うところ", [], TABLE, answer="import_files/cells")
    doubtful = moved[moved["doubt"].notna()].to_dict("records")
    acknowledged = []
    for position, doubt in enumerate(doubtful):
        said = f"{doubt['of']}の{doubt['figure']}が{doubt['before']}から{doubt['after']}に：{doubt['doubt']}。"
        html.draw(markup.of("<p class='dx-question'>{}列がずれていませんか。</p>", said))
        acknowledged.append(st.checkbox("確かめました", key=f"seen_{position}_{doubt['of']}"))
    return all(acknowledged)


def _apply(place: Path, looked: looks.Look, *, is_ready: bool) -> None:
    left, middle, right = st.columns([2, 1, 1], vertical_alignment="bottom")
    with left:
        by = st.text_input("取り込む人の名前", key="by", placeholder="例：戦略室 担当")
    with middle:
        if st.button("取り込む", type="primary", disabled=not (is_ready and by), width="stretch", key="apply"):
            report = looks.apply(FOLDER, place, looked.ledger, by=str(by))
            if report is None:
                html.refusal("見ているあいだに、ほかの人が取り込みました。もう一度確かめます。")
                st.rerun()
            _end(f"{len(report.ids)}件を取り込みました（取込番号 {min(report.ids)}〜{max(report.ids)}）。")
    stopped = [key for key, each in zip(batches.chosen(place), looked.report.readings, strict=True) if each.refused]
    if stopped and len(stopped) < len(looked.report.readings):
        st.button(
            "取り込めない資料を外して、残りを確かめる",
            on_click=_leave_out,
            args=(place, stopped),
            key="leave",
        )
    with right:
        if st.button("この資料をやめる", width="stretch", key="forget"):
            batches.forget(place)
            _end("資料を取り除きました。何も変わっていません。")


def _leave_out(place: Path, keys: Sequence[str]) -> None:
    said = batches.spoken(place)
    for key in keys:
        said["files"].setdefault(key, {})["left_out"] = True
    batches.say(place, said)


def _end(said: str) -> None:
    st.session_state["import_done"] = said
    st.query_params.pop(BATCH, None)
    st.rerun()


def _forms() -> None:
    """What goes out: blank forms, and next month's file of every 課."""
    blocks.subheading("課に配るファイル")
    names = told.datasets()
    left, middle, right = st.columns([2, 1, 1], vertical_alignment="bottom")
    with left:
        name = st.selectbox(
            "資料",
            list(names),
            format_func=lambda each: names[each],
            placeholder="資料を選ぶ",
            key="form",
            label_visibility="collapsed",
        )
    with middle:
        st.download_button(
            "記入用のひな形", data=lambda: forms.blank(FOLDER, name), file_name=f"{names[name]}_ひな形.xlsx",
            mime=forms.XLSX,
            key="blank", on_click="ignore", icon=":material/download:", width="stretch",
        )  # fmt: skip
    with right:
        st.download_button(
            "翌月分を全課まとめて（zip）", data=lambda: forms.all_filled(FOLDER, name),
            file_name=f"{names[name]}_翌月分.zip", mime="application/zip", key="filled", on_click="ignore",
            disabled=name not in forms.FILLED, icon=":material/download:", width="stretch",
        )  # fmt: skip


def _history() -> None:
    """What was imported, by whom; what was imported together can be taken back together."""
    blocks.subheading("これまでの取込")
    if store.is_sample(FOLDER):
        blocks.basis("まだ取り込んだ資料はありません。最初の資料を取り込むと、見本の市の表示は消えます。")
        return
    imports = answer("definitions/imports")
    acts = history.acts(imports)
    chosen = st.selectbox(
        "取り消す取込", list(acts), index=None, placeholder="取り消す取込を選ぶ（資料も記録も消えません）", key="act",
        label_visibility="collapsed",
    )  # fmt: skip
    if chosen:
        _undo(acts[chosen])
    tables.table("history", imports, "これまでの取込", [], TABLE, answer="definitions/imports")


def _undo(act: history.Act) -> None:
    looked = looks.look_at_undo(FOLDER, act.ids, lambda asks: figures.moves(*asks, act.months))
    if looked.problem:
        html.refusal(looked.problem)
    elif looked.figures is not None and len(looked.figures):
        tables.table("undo_figures", looked.figures, "取り消したあとの数値", [], TABLE, answer="import_files/figures")
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    with left:
        by = st.text_input("取り消す人の名前", key="undo_by", placeholder="例：戦略室 担当")
    with right:
        if st.button("取り消す", disabled=not by, width="stretch", key="undo"):
            looks.undo(FOLDER, act.ids, str(by))
            _end(f"{len(act.ids)}件の取込を取り消しました。数値は取り込む前に戻りました。")


page()
