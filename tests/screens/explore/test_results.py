"""The rows of a statement as a figure: which suit them, what is drawn, and what is said where something is missing."""

import pandas as pd
import pytest

from dashboard.screens.block import Drawn
from dashboard.screens.explore.results import figure, offered, parts
from dashboard.screens.explore.shapes import BARS, DOTS, HEAT, LINES, TABLE

MONTHS = pd.to_datetime(["2026-07-31", "2026-08-31", "2026-10-31"])
BUREAUS = pd.DataFrame({"部": ["福祉部", "財務部", "企画部", "全体"], "数": [57, None, 12, 69]}).astype({"数": "Int64"})
CROSSED = pd.DataFrame(
    {
        "部": ["甲", "甲", "乙", "全体"],
        "状況": ["済", "未", "済", "済"],
        "数": [1.0, None, 3.0, 4.0],
        "率": [0.1, 0.2, 0.3, 0.4],
    }
)
OVER_TIME = pd.DataFrame({"月": MONTHS, "率": [39.5, 40.25, 0.125]})
LONG = pd.DataFrame({"名": [f"課{number}" for number in range(80)], "数": range(80)})


def drawn(rows: pd.DataFrame, shape: str, number: str = "数") -> Drawn:
    return figure.of(parts.of(rows), shape, number)


@pytest.mark.parametrize(
    ("rows", "keys"),
    [
        (BUREAUS, [TABLE, BARS, DOTS]),
        (OVER_TIME, [TABLE, BARS, LINES]),
        (CROSSED, [TABLE, BARS, DOTS, HEAT]),
        (
            pd.DataFrame({"部": ["甲", "甲"], "月": ["2026-09", "2026-10"], "数": [1, 2]}),
            [TABLE, BARS, DOTS, LINES, HEAT],
        ),
        (pd.DataFrame({"部": ["甲", "甲"], "月": ["2026-10", "2026-10"], "数": [1, 2]}), [TABLE, BARS, DOTS]),
        (pd.DataFrame({"数": [1]}), [TABLE]),
        (pd.DataFrame({"部": ["甲"], "手続": ["乙"]}), [TABLE]),
        (BUREAUS[:0], [TABLE]),
    ],
)
def test_figures_are_offered_by_what_the_columns_hold(rows: pd.DataFrame, keys: list[str]) -> None:
    assert list(offered.of(parts.of(rows))) == keys


def test_bars_leave_out_the_whole_and_hatch_what_is_not_known() -> None:
    made = drawn(BUREAUS, BARS)
    assert made.title == "部別の数"
    assert (
        made.finding
        == "最も大きいのは福祉部（57）、最も小さいのは企画部（12）。全体は69。値のない1行は斜線で示しています。"
    )
    bars, unknown = made.figure.data[0], made.figure.data[1]
    assert (list(bars["x"]), list(bars["y"]), list(unknown["y"])) == ([57, 12], [0, 2], [1])
    assert made.figure.layout["xaxis"]["title"]["text"] == "数"
    line = drawn(BUREAUS, DOTS).figure.layout["annotations"]
    assert [each["text"] for each in line] == ["全体 69"]


def test_a_month_that_is_missing_is_a_gap_and_no_zero() -> None:
    made = drawn(OVER_TIME, LINES, "率")
    (line,) = made.figure.data
    assert list(line["y"]) == [39.5, 40.25, None, 0.125]
    assert [each[1] for each in line["customdata"]] == ["2026-07", "2026-08", "2026-09", "2026-10"]
    assert made.finding == "率は2026-07の39.50から2026-10の0.12へ。"
    assert "率" in [each["text"] for each in made.figure.layout["annotations"]]


def test_a_coloured_table_has_only_the_cells_that_there_are() -> None:
    made = drawn(CROSSED, HEAT)
    known, unknown = made.figure.data[0], made.figure.data[1]
    assert [each[4] for each in known["customdata"]] == ["甲 済", "乙 済", "全体 済"]
    assert [each[4] for each in unknown["customdata"]] == ["甲 未"]
    assert made.finding == "最も大きいのは乙 済（3）。"


def test_what_there_is_no_room_for_is_said() -> None:
    made = drawn(LONG, BARS)
    assert made.finding.endswith("図は、はじめの60行だけです（全部で80行）。")
    assert len(made.figure.data[0]["y"]) == 60


def test_rows_without_figures_say_so() -> None:
    rows = BUREAUS.assign(数=pd.Series([None] * 4, dtype="Int64"))
    assert drawn(rows, BARS).finding == "数値のある行がありません。"
    assert drawn(OVER_TIME.assign(率=float("nan")), LINES, "率").finding == "数値のある行がありません。"
