"""取込: 資料を落とし、確かめ、答え、何が変わるかを見てから、取り込む。取り消すまで何も失われない。"""

from pathlib import Path

import streamlit as st

from dashboard import settings
from dashboard.screens.block import Heading
from dashboard.screens.import_files import findings, listing
from dashboard.ui import blocks, drop
from dashboard.uploads import batches
from pages.data.importing import applied, asked, difference, handed_out, listed, mapped, mended, noted, past, remembered
from pages.data.importing.looked import look

OF_ONE = "課から届いた資料を、まとめて落としてください。"
OF_MANY = "市区町村一覧を落としてください。市区町村の資料は、市区町村の画面でその市区町村を選んでから取り込みます。"
WAY = "落とす → 質問に答える → 変わる所を見る → 取り込む。「取り込む」を押すまで、何も変わりません。"


def page(folder: Path) -> None:
    """Draw the page from top to bottom: the place to drop files, what was dropped, and what was imported before."""
    place = batches.batch(folder, st.query_params.get(applied.BATCH))
    names = batches.names(place) if place else {}
    blocks.title(Heading("取込", ""))
    applied.news()
    if not names:
        blocks.news(Heading("", OF_MANY if settings.load().is_of_many else OF_ONE, WAY))
    drop.draw("drop", place.name if place else None, _sent)
    if place and names:
        _dropped(folder, place, names)
    handed_out.draw(folder)
    remembered.draw(folder)
    past.draw(folder)


def _sent(batch: str) -> None:
    st.query_params[applied.BATCH] = batch


def _dropped(folder: Path, place: Path, names: dict[str, str]) -> None:
    """What was read of the files, what they ask, and what they would change."""
    said, looked = batches.spoken(place), look(folder, place, len(batches.chosen(place)))
    read, found = looked.files, looked.findings
    blocks.news(Heading("", findings.sentence(read), WAY))
    listed.draw(place, said, listing.rows(read, names))
    mapped.draw(place, said, looked)
    asked.draw(place, findings.questions(found), read, looked)
    mended.draw(place, said)
    noted.draw(place, looked, found)
    is_ready = difference.draw(place, looked, read, findings.doubts(found))
    applied.draw(folder, place, looked, is_ready=is_ready)


page(settings.data_folder())
