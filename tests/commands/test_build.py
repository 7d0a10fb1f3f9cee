"""``build``: of the ledger, or of the sample city while that is empty."""

from pathlib import Path

from dashboard.store import answers as store
from tests.commands.asking import HEADER, ROWS, Capture, City, imported, query, said


def test_while_nothing_is_imported_it_is_the_sample(city: City, capsys: Capture) -> None:
    assert said(capsys, "build") == "取り込まれた資料がないため、見本のデータを用意しました。\n"


def test_a_lost_store_is_made_again(city: City, capsys: Capture, data_folder: Path) -> None:
    imported(capsys, city("a.csv", HEADER + ROWS["市民課"]), "--as-of", "2026-10-31")
    before = query(capsys, "online/procedures")
    (data_folder / store.FILE).unlink()
    assert said(capsys, "build") == "集計を作り直しました。\n"
    assert query(capsys, "online/procedures") == before
