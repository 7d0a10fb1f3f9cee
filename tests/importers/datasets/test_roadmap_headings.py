"""柱 and 施策 as lines of their own between the initiatives."""

import datetime as dt

from dashboard.importers.model import Reading
from tests.importers.grids import Row, Rows, codes, finding, read, sheet, unknown
from tests.importers.roadmap_readings import CITY

SHORT = "No. 取組名 所管課 計画終了"


def under(*lines: Row) -> Reading:
    return read(sheet([SHORT, *lines]), register=CITY)


def test_headings_are_pillars() -> None:
    lines = ["1 窓口 市民課 R8.3.31", "2 予約 市民課 R8.3.31", "3 RPA 総務課 R8.3.31"]
    reading = under(["柱1　住民サービスのDX"], *lines[:2], ["行政のDX"], lines[2])
    assert list(reading.rows["pillar"]) == ["柱1 住民サービスのDX"] * 2 + ["行政のDX"]
    assert codes(reading) == ["headings_as_pillars"]
    assert finding(reading, "headings_as_pillars").cell == "A2"


def test_headings_under_headings_are_themes() -> None:
    reading = under(
        ["住民サービスのDX"], [None, "窓口DX"], "1 窓口 市民課 R8.3.31", [None, "予約"], "2 予約 市民課 R8.3.31",
        ["行政のDX"], [None, "効率化"], "3 RPA 総務課 R8.3.31",
    )  # fmt: skip
    assert list(reading.rows["pillar"]) == ["住民サービスのDX"] * 2 + ["行政のDX"]
    assert list(reading.rows["theme"]) == ["窓口DX", "予約", "効率化"]


def test_notes_and_totals_are_no_headings() -> None:
    reading = under("1 窓口 市民課 R8.3.31", ["※ 見直し中"], "2 予約 市民課 R8.3.31", ["合計", "2件"])
    assert unknown(reading, "pillar")
    assert len(reading.rows) == 2
    assert "note_row" in codes(reading)


def test_headings_over_a_grid() -> None:
    rows: Rows = [
        ["No.", "取組名", "所管課", "令和8年度", None, None], [None, None, None, "4月", "5月", "6月"],
        ["住民サービスのDX"], ["1", "窓口", "市民課", "●", "●", None],
        ["行政のDX"], ["2", "RPA", "総務課", None, "●", "●"],
    ]  # fmt: skip
    reading = read(sheet(rows), register=CITY)
    assert list(reading.rows["pillar"]) == ["住民サービスのDX", "行政のDX"]
    assert list(reading.rows["planned_end"]) == [dt.date(2026, 5, 31), dt.date(2026, 6, 30)]
