"""提出状況: どの課が、どの月の資料をまだ出していないか。誰に、何と催促するか。"""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.screens.submissions import asking, definitions, departments, headline, matrix, sent
from dashboard.screens.submissions.filters import DATASET, OFTEN, SENT, SENT_WORDS, SEVERITIES, SEVERITY
from dashboard.screens.submissions.view import View, of_dataset
from dashboard.ui import blocks, cached, filters
from dashboard.ui.cached import answer
from dashboard.ui.drawer import Drawer
from dashboard.uploads import forms, originals

FOLDER = settings.data_folder()
TABLE_HEIGHT, FINDINGS_HEIGHT, MAIL_HEIGHT = 420, 300, 330
CELL = Drawer("cell", "課の提出", width=880)


def page() -> None:
    """Draw the page from top to bottom."""
    day = cached.here().today
    datasets = asking.datasets(answer, day)
    if datasets.empty:
        blocks.heading(headline.NOTHING)
        blocks.empty("手続一覧などを取り込むと、ここに、どの課がまだ出していないかが表示されます。")
        return
    head, choice = st.columns([8, 3], vertical_alignment="center")
    with choice:
        names = dict(zip(datasets["dataset"], datasets["dataset_label"], strict=True))
        view = of_dataset(datasets, filters.pinned(DATASET, names), day, *filters.attention())
    said = cached.drawn(headline.heading, view)
    with head:
        blocks.title(said)
    blocks.news(said)
    blocks.tiles(cached.drawn(headline.tiles, view))
    if blocks.chart_head("matrix", block := cached.drawn(matrix.block, view)):
        blocks.chart_body("matrix", block, as_table=True)
    else:
        blocks.basis(matrix.KEY)
        blocks.chart_body("matrix", block, as_table=False, pick=_pick_cell)
    _departments(view)
    blocks.definitions(definitions.entries(settings.load()))
    cells = cached.drawn(sent.rows, view)
    if chosen := CELL.chosen(cells.keys()):
        CELL.show(partial(_cell, view, cells, cells[chosen]))


def _pick_cell(mark: Sequence[Any]) -> None:
    CELL.choose(f"{mark[1]} {mark[0]}")


def _departments(view: View) -> None:
    """課 by 課; choosing one opens its last month."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        states = filters.several(SENT, list(SENT_WORDS))
        often = filters.toggle(OFTEN)
    listed = departments.table(answer, view, [SENT_WORDS[each] for each in states], often)
    names = list(listed.rows["department"])
    blocks.table(
        departments.PLACE, listed, TABLE_HEIGHT, pick=lambda row: CELL.choose(sent.key(view.as_of, names[row]))
    )


def _cell(view: View, cells: Mapping[str, pd.Series], row: pd.Series) -> None:
    """The drawer: what came, or the words to remind with."""
    blocks.subheading(sent.name(row, view))
    blocks.facts(sent.facts(answer, view, row))
    if row["submission"] in ("missing", "not_due"):
        _remind(view, sent.owed(cells, str(row["department"])), str(row["department"]))
    imports = sent.imports(answer, view, row)
    if len(imports.rows):
        blocks.table("sent_imports", imports, FINDINGS_HEIGHT)
        _downloads(imports.rows)
        _findings(view, row)


def _remind(view: View, owed: Sequence[Any], department: str) -> None:
    city = settings.load()
    mail = forms.reminder(department, view.dataset_label, owed, today=view.today, send_to=city.send_to)
    blocks.subheading("催促の文（写して使えます）")
    st.text_input("件名", mail.subject, key=f"remind_subject_{department}")
    st.text_area("本文", mail.body, key=f"remind_body_{department}", height=MAIL_HEIGHT)


def _downloads(imports: pd.DataFrame) -> None:
    """The files in force, as they were received."""
    for number, file in imports.loc[imports["became"] == "in_force", ["import_id", "file"]].itertuples(index=False):
        source = originals.original(FOLDER, int(number))
        if source:
            st.download_button(
                "届いたままのファイルを保存", data=source.content, file_name=PurePosixPath(file).name,
                key=f"original_{number}", on_click="ignore", icon=":material/download:",
            )  # fmt: skip


def _findings(view: View, row: pd.Series) -> None:
    """What was noticed in them, by severity and words."""
    kinds, search = st.columns(2)
    with kinds:
        severity = filters.several(SEVERITY, list(SEVERITIES))
    sought = search.text_input("内容で探す", key="sent_finding", placeholder="例：年間件数")
    found = sent.findings(answer, view, row, [SEVERITIES[each] for each in severity], sought)
    blocks.subheading(found.heading)
    blocks.basis(f"{found.notes[0]}。")
    blocks.rows("sent_findings", found, FINDINGS_HEIGHT)


page()
