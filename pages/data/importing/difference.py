"""What a batch would change, and what of that a person must have looked into before it is applied."""

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import markup
from dashboard.screens.import_files import figures, findings
from dashboard.ui import blocks, html, tables
from dashboard.uploads import batches, looks

TABLE, ROW, HEAD = 320, 35, 60


def draw(place: Path, looked: looks.Look, listed: pd.DataFrame, doubts: pd.DataFrame) -> bool:
    """Doubts, problems, and what would change. Whether there is something to apply and all was looked into."""
    if looked.problem:
        html.refusal(looked.problem)
    is_accepted = _accepted(place, doubts)
    return looked.figures is not None and _changes(looked, listed) and is_accepted


def _accepted(place: Path, doubts: pd.DataFrame) -> bool:
    """Doubts about a file as a whole: looked into by a person, or the file is not taken. Whether none is left."""
    for position, doubt in enumerate(doubts.to_dict("records")):
        html.refusal(f"{doubt['file']}：{doubt['message']}")
        st.button(
            "確かめました。このとおり取り込みます",
            key=f"accept_{position}",
            on_click=_accept,
            args=(place, doubt["doubt"]),
        )
    return doubts.empty


def _accept(place: Path, doubt: str) -> None:
    said = batches.spoken(place)
    batches.say(place, said | {"accepted": sorted({*said["accepted"], doubt})})


def _changes(looked: looks.Look, listed: pd.DataFrame) -> bool:
    """The figures before and after, then every row and cell. Whether all that moves far has been acknowledged."""
    moved = looked.figures
    blocks.subheading("取り込むと変わること")
    blocks.finding(f"{findings.changes(listed)}{figures.sentence(moved)}")
    tables.table("figures", moved, "数値の変化", [], min(TABLE, HEAD + ROW * len(moved)), answer="import_files/figures")
    cells = looked.cells
    if len(cells):
        blocks.subheading(f"前の資料と違うところ {len(cells):,}か所")
        tables.table("cells", cells, "前の資料と違うところ", [], TABLE, answer="import_files/cells")
    # Every one of them is drawn, whatever the first says.
    acknowledged = [_acknowledged(position, doubt) for position, doubt in enumerate(_doubtful(moved))]
    return all(acknowledged)


def _doubtful(moved: pd.DataFrame) -> list[dict[Any, Any]]:
    return moved[moved["doubt"].notna()].to_dict("records")


def _acknowledged(position: int, doubt: dict[Any, Any]) -> bool:
    said = f"{doubt['of']}の{doubt['figure']}が{doubt['before']}から{doubt['after']}に：{doubt['doubt']}。"
    html.draw(markup.of("<p class='dx-question'>{}列がずれていませんか。</p>", said))
    return st.checkbox("確かめました", key=f"seen_{position}_{doubt['of']}")
