"""Colours and signs of a month grid without a 凡例: each is asked once, and what is answered holds for this layout."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pytest
from openpyxl.styles import Color

from dashboard import importers
from dashboard.importers import Hints, Reading, SourceFile, answer_key
from tests.importers.coloured import BLUE, DRAWN, GREY, ORANGE, Row, grid
from tests.importers.grids import codes
from tests.importers.make import source
from tests.importers.roadmap_readings import CITY, opened, said
from tests.importers.roadmaps import Look, as_grid, as_list

SHEET = "ロードマップ"
OF_BLUE, OF_ORANGE, OF_GREY = (
    f"色:市民課・{SHEET}・{name}" for name in (f"薄い青#{BLUE}", f"橙#{ORANGE}", f"薄い灰色#{GREY}")
)
ANSWERS = {OF_BLUE: "計画", OF_ORANGE: "実績", OF_GREY: "意味なし"}


def read(sent: SourceFile, answers: Mapping[str, str] | None = None) -> Reading:
    given = {answer_key(key): answer for key, answer in (answers or {}).items()}
    (reading,) = importers.read([sent], register=CITY, hints=Hints(answers=given))
    return reading


def asked(reading: Reading) -> dict[str | None, str | None]:
    """Question → the cell where what it is about stands first."""
    return {each.key: each.cell for each in reading.issues if each.is_question}


def days(reading: Reading) -> tuple[dt.date | None, ...]:
    (row,) = said(reading)
    return row["planned_start"], row["planned_end"], row["actual_start"]


READ = (dt.date(2026, 4, 1), dt.date(2026, 9, 30), dt.date(2026, 5, 1))


def test_every_colour_is_a_question_and_the_answers_are_read() -> None:
    sent = grid({SHEET: DRAWN})
    first = read(sent)
    assert asked(first) == {OF_BLUE: "D5", OF_ORANGE: "E6", OF_GREY: "I6"}
    assert first.refused
    (blue, *_) = [each for each in first.issues if each.key == OF_BLUE]
    assert "薄い青" in blue.message and "D5 ほか5か所" in blue.message and blue.rule == "L1-11"
    window = first.windows[SHEET, "D5"]
    assert window.columns[window.rows.index(5) :] and window.colours[2][3] == BLUE and window.texts[1][3] == "4月"

    part = read(sent, {OF_BLUE: "計画"})
    assert asked(part).keys() == {OF_ORANGE, OF_GREY} and part.refused
    done = read(sent, ANSWERS)
    assert not done.refused and days(done) == READ
    assert {each.key for each in done.issues if each.code == "answer_used"} == {*ANSWERS}
    assert said(done)[0]["forecast_end"] is None, "grey says nothing"
    assert days(read(sent, {**ANSWERS, OF_BLUE: "実績", OF_ORANGE: "計画"})) == (
        dt.date(2026, 5, 1), dt.date(2026, 8, 31), dt.date(2026, 4, 1),
    )  # fmt: skip


def test_a_whole_plan_reads_as_its_list() -> None:
    content = as_grid(look=Look(legend=None, lined=False))
    keys = [*asked(read(source(content, "R8.10.xlsx")))]
    assert len(keys) == 3 and all(key and key.startswith("色:市民課ほか・ロードマップ・") for key in keys)
    answers = dict(zip([str(key) for key in keys], ("計画", "実績", "見込"), strict=True))
    assert said(read(source(content, "R8.10.xlsx"), answers)) == said(opened(as_list()))


NEAR = "9CB6F8"
TINTS = (Color(theme=4, tint=0.3999), Color(theme=4, tint=0.4))


@pytest.mark.parametrize(
    "rows",
    [
        [[*[(BLUE, None)] * 3, *[(NEAR, None)] * 3]],
        [[*[(TINTS[0], None)] * 3, *[(TINTS[1], None)] * 3]],
        [[("FFFFFF", None), *[(BLUE, None)] * 5, ("FDFDFD", None), (Color(theme=0), None), (Color(indexed=64), None)]],
    ],
    ids=["two that an eye takes for one", "two tints of a theme", "white in four ways"],
)
def test_what_an_eye_takes_for_one_colour_is_one(rows: Sequence[Row]) -> None:
    reading = read(grid({SHEET: rows}))
    assert not reading.refused and asked(reading) == {}
    assert said(reading)[0]["planned_end"] == dt.date(2026, 9, 30)


def test_an_answer_holds_next_month_for_a_colour_that_looks_the_same() -> None:
    shades = {BLUE: NEAR}
    rows = [[(shades.get(str(colour), colour), text) for colour, text in row] for row in DRAWN]
    reading = read(grid({"ロードマップ(R8.11)": rows}, name="市民課_R8.11.xlsx"), ANSWERS)
    assert not reading.refused and days(reading) == READ
    assert OF_BLUE in {each.key for each in reading.issues if each.code == "answer_used"}
    both = {**ANSWERS, OF_BLUE.replace(BLUE, "9CB7F9"): "見込"}
    assert days(read(grid({SHEET: rows}), both))[0] is None, "of two that look the same the last answer counts"


def test_an_answer_holds_neither_for_another_department_nor_for_another_sheet() -> None:
    assert read(grid({SHEET: DRAWN}, department="総務課"), ANSWERS).refused
    two = grid({SHEET: DRAWN, "改訂案": DRAWN})
    first = read(two, ANSWERS)
    assert asked(first).keys() == {key.replace(SHEET, "改訂案") for key in ANSWERS}
    turned = {key.replace(SHEET, "改訂案"): ANSWERS[key] for key in ANSWERS} | {
        OF_BLUE.replace(SHEET, "改訂案"): "実績",
        OF_ORANGE.replace(SHEET, "改訂案"): "計画",
    }
    rows = said(read(two, {**ANSWERS, **turned}))
    assert [row["planned_end"] for row in rows] == [dt.date(2026, 9, 30), dt.date(2026, 8, 31)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SHEET, f"{SHEET}_令和8年11月末現在"),
        (f"R8.10{SHEET}", f"R8.11{SHEET}"),
        (f"{SHEET}202610", f"{SHEET}202611"),
        ("10月", "11月"),
    ],
)
def test_the_month_in_a_sheets_name_is_no_other_layout(before: str, after: str) -> None:
    assert asked(read(grid({before: DRAWN}))).keys() == asked(read(grid({after: DRAWN}))).keys()


def test_years_are_other_layouts() -> None:
    assert asked(read(grid({"令和8年度": DRAWN}))).keys() != asked(read(grid({"令和9年度": DRAWN}))).keys()


def test_signs_are_asked_each_and_hollow_is_not_solid() -> None:
    rows: list[Row] = [[(None, "○")] * 6, [(None, None), *[(None, "●")] * 3, (None, "●→")], [(None, "◎")]]
    sent = grid({SHEET: rows})
    keys = {f"印:市民課・{SHEET}・{name}": cell for name, cell in
            (("白丸○", "D5"), ("黒丸●", "E6"), ("→", "H6"), ("二重丸◎", "D7"))}  # fmt: skip
    first = read(sent)
    assert asked(first) == keys and first.refused
    answered = dict(zip(keys, ("計画", "実績", "実績", "意味なし"), strict=True))
    assert days(read(sent, answered)) == READ


def test_a_sign_beside_one_colour_is_asked_with_it() -> None:
    rows: list[Row] = [[(BLUE, "→")] * 6, [(None, None), *[(None, "●")] * 4]]
    first = read(grid({SHEET: rows}))
    key = f"印:市民課・{SHEET}・黒丸●"
    assert asked(first).keys() == {OF_BLUE, key}
    assert days(read(grid({SHEET: rows}), {OF_BLUE: "計画", key: "実績"})) == READ
    milestone: list[Row] = [[(BLUE, None)] * 6, [(None, "▲")]]
    assert not read(grid({SHEET: milestone})).refused, "a triangle beside bars is a milestone"


def test_an_answer_that_is_none_is_refused_with_what_there_is() -> None:
    reading = read(grid({SHEET: DRAWN}), {**ANSWERS, OF_BLUE: "よてい"})
    assert "answer_impossible" in codes(reading, "error")


def test_a_colour_that_the_legend_does_not_name_can_be_answered() -> None:
    content = as_grid(
        look=Look(fills=("#9DB7F9", "#FB5B01", "#00FF00"), legend=("計画", "実績", "その他"), lined=False)
    )
    first = read(source(content, "R8.10.xlsx"))
    assert not first.refused
    (key,) = asked(first)
    answered = read(source(content, "R8.10.xlsx"), {str(key): "見込"})
    assert said(answered) == said(opened(as_list()))
