from typing import Any

import pandas as pd
import pytest

from dashboard.charts.look import cells, theme
from dashboard.charts.relations import field_heatmap
from tests.charts.contrast import contrast

SECRET = 0.7654


@pytest.fixture
def by_field() -> pd.DataFrame:
    """Three 課 of two 部 and two fields; one 課 is small, of another one field is hidden."""
    rows = [
        ("総務部", "人事課", "基礎用語", 20, 0.70, False, 0.69, 5, 1, 4),
        ("総務部", "人事課", "セキュリティ", 18, 1.0, False, 0.50, 1, 5, 4),
        ("福祉部", "保育課", "基礎用語", 7, SECRET, True, SECRET, 5, 1, 2),
        ("福祉部", "保育課", "セキュリティ", 7, SECRET, True, SECRET, 1, 5, 2),
        ("福祉部", "福祉課", "基礎用語", 31, 0.40, False, 0.41, 5, 1, 1),
        ("福祉部", "福祉課", "セキュリティ", 31, SECRET, True, SECRET, 1, 5, 1),
    ]
    columns = ["bureau", "department", "field", "n", "median", "masked", "mean", "questions", "field_order",
               "display_order"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns).assign(
        city_median=lambda frame: frame["field"].map({"基礎用語": 0.5, "セキュリティ": 1.0}),
        city_mean=lambda frame: frame["field"].map({"基礎用語": 0.52, "セキュリティ": 0.6}),
    )


@pytest.fixture
def bureaus(by_field: pd.DataFrame) -> Any:
    return by_field[by_field["field"] == "基礎用語"].drop_duplicates("bureau").assign(department=None, masked=False)


def cell(trace: Any, *names: Any) -> Any:
    """Text, colour, row and column of the cell of a 課 and field in a trace."""
    where = [list(row[:2]) for row in trace.customdata].index(list(names))
    colours = trace.marker.color
    colour = colours[where] if isinstance(colours, tuple) else colours
    return trace.text[where], colour, trace.y[where], trace.base[where] + trace.x[where] / 2


def plain(names: Any) -> Any:
    return [name.split("　")[0].replace("<b>", "").replace("</b>", "") for name in names]


def test_rows_are_the_city_and_the_departments_by_bureau_in_display_order(by_field: pd.DataFrame) -> None:
    figure = field_heatmap.figure(by_field)
    assert plain(figure.layout.yaxis.ticktext) == ["全庁", "福祉課", "保育課", "人事課"]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1], "the city lies on top"


def test_each_bureau_is_named_once_beside_its_first_row(by_field: pd.DataFrame) -> None:
    notes = {note.text: note.y for note in field_heatmap.figure(by_field).layout.annotations}
    assert {name: notes[name] for name in ("福祉部", "総務部")} == {"福祉部": 1, "総務部": 3}


def test_n_stands_beside_the_name_but_not_beside_a_hidden_one(by_field: pd.DataFrame) -> None:
    names = field_heatmap.figure(by_field).layout.yaxis.ticktext
    assert "n=31" in names[1] and "n=20" in names[3]
    assert names[2] == "保育課"
    city = pd.DataFrame({"field": ["基礎用語", "セキュリティ"], "n": [900, 903], "masked": [False, False]})
    assert field_heatmap.figure(by_field, fields=city).layout.yaxis.ticktext[0] == "<b>全庁</b>　n=903"


def test_columns_are_the_fields_in_their_order_with_their_questions(by_field: pd.DataFrame) -> None:
    names = list(field_heatmap.figure(by_field).layout.xaxis.ticktext)
    assert names[0].startswith("基礎用語<br>") and "5問" in names[0]
    assert names[1].startswith("セキュ<br>リティ") and "1問" in names[1]


def test_cells_carry_means_in_points_coloured_by_the_difference(by_field: pd.DataFrame) -> None:
    _, known, *_ = field_heatmap.figure(by_field).data
    assert cell(known, "福祉課", "基礎用語") == ("41.0", cells.colour(-0.11), 1, pytest.approx(0))
    assert cell(known, "人事課", "セキュリティ") == ("50.0", cells.colour(-0.1), 3, pytest.approx(1))
    assert cell(known, "人事課", "基礎用語")[1] == cells.colour(0.17)


def test_the_city_is_read_in_the_same_way(by_field: pd.DataFrame) -> None:
    city = field_heatmap.figure(by_field).data[0]
    assert list(city.text) == ["<b>52.0</b>", "<b>60.0</b>"]
    assert set(city.y) == {0}


def test_hidden_cells_are_hatched_say_why_and_have_no_figure(by_field: pd.DataFrame) -> None:
    figure = field_heatmap.figure(by_field)
    _, known, masked, _ = figure.data
    assert masked.marker.pattern.shape == "/"
    assert cell(masked, "保育課", "基礎用語")[0] == "n&lt;10"
    assert cell(masked, "福祉課", "セキュリティ")[0] == "伏せ"
    assert len(known.x) == len(masked.x) == 3
    assert "0.7654" not in figure.to_json() and "76.5" not in figure.to_json() and "n=7" not in figure.to_json()
    assert cell(field_heatmap.figure(by_field, k=5).data[2], "保育課", "基礎用語")[0] == "伏せ"


def test_a_cell_nobody_answered_is_neither_a_number_nor_hidden(by_field: pd.DataFrame) -> None:
    nobody = by_field.assign(mean=by_field["mean"].where(by_field["department"] != "福祉課"))
    *_, unknown = field_heatmap.figure(nobody).data
    assert cell(unknown, "福祉課", "基礎用語")[0] == "—"


def test_a_click_carries_department_field_and_level(by_field: pd.DataFrame, bureaus: pd.DataFrame) -> None:
    _, known, *_ = field_heatmap.figure(by_field).data
    assert ["福祉課", "基礎用語", "department"] in [list(row[:3]) for row in known.customdata]
    _, known, *_ = field_heatmap.figure(bureaus).data
    assert ["福祉部", "基礎用語", "bureau"] in [list(row[:3]) for row in known.customdata]


def test_hover_tells_the_difference(by_field: pd.DataFrame) -> None:
    _, known, *_ = field_heatmap.figure(by_field).data
    said = {row[0]: row[3] for row in known.customdata if row[1] == "基礎用語"}
    assert said["福祉課"] == "平均 41.0点（n=31）<br>全庁 52.0点との差 ▲11.0点"


def test_bureaus_and_grades_have_no_second_column_of_names(by_field: pd.DataFrame, bureaus: pd.DataFrame) -> None:
    assert plain(field_heatmap.figure(bureaus).layout.yaxis.ticktext) == ["全庁", "福祉部", "総務部"]
    grades = by_field.assign(bureau=None, display_order=float("nan"))
    figure = field_heatmap.figure(grades)
    assert plain(figure.layout.yaxis.ticktext) == ["全庁", "人事課", "保育課", "福祉課"], "in the order of the answer"
    assert len(figure.layout.annotations) == 1 == len(field_heatmap.figure(bureaus).layout.annotations)


def test_the_chosen_is_bold_and_framed(by_field: pd.DataFrame) -> None:
    figure = field_heatmap.figure(by_field, chosen=["人事課"])
    assert figure.layout.yaxis.ticktext[3].startswith("<b>人事課</b>")
    (frame,) = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert (frame.y0, frame.y1, frame.line.color) == (2.5, 3.5, theme.CHOSEN)


def test_a_chosen_bureau_is_framed_as_one(by_field: pd.DataFrame) -> None:
    figure = field_heatmap.figure(by_field, chosen=["福祉部"])
    (frame,) = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert (frame.y0, frame.y1) == (0.5, 2.5)
    assert "<b>福祉部</b>" in [note.text for note in figure.layout.annotations]


def test_departments_of_one_name_in_two_bureaus_stay_apart(by_field: pd.DataFrame) -> None:
    same = by_field.assign(department="総務課").drop_duplicates(["bureau", "field"], keep="last")
    _, known, *_ = field_heatmap.figure(same).data
    assert set(known.y) == {1, 2}


@pytest.mark.parametrize("gap", [-1.0, -0.3, -0.2, -0.12, -0.05, 0.0, 0.05, 0.12, 0.2, 0.3, 1.0])
def test_text_is_readable_on_every_colour(gap: Any) -> None:
    assert contrast(cells.colour(gap), theme.GRAY_900) >= 4.5


def test_colours_go_from_red_over_grey_to_blue_and_then_stay() -> None:
    assert cells.colour(0) == "#e6e6e6"
    assert cells.colour(-0.4 * cells.FULL) == "#ffbbbb"
    assert cells.colour(0.4 * cells.FULL) == "#c5d7fb"
    full = cells.colour(-cells.FULL)
    assert full == cells.colour(-0.9) != cells.colour(-0.9 * cells.FULL)


def test_the_height_grows_with_the_rows(by_field: pd.DataFrame) -> None:
    many = pd.concat([by_field.assign(department=by_field["department"] + str(number)) for number in range(5)])
    assert field_heatmap.height(many) - field_heatmap.height(by_field) == 12 * field_heatmap.ROW
    assert field_heatmap.figure(many).layout.height == field_heatmap.height(many)


def test_names_have_the_room_they_need(by_field: pd.DataFrame) -> None:
    long = by_field.assign(department="国民健康保険年金医療助成課" + by_field["department"])
    margin = field_heatmap.figure(long).layout.margin.l
    assert margin > theme.text_width("国民健康保険年金医療助成課福祉課　n=31") + theme.text_width("福祉部")


def test_nothing_to_show_is_said(by_field: pd.DataFrame) -> None:
    figure = field_heatmap.figure(by_field.iloc[:0])
    assert figure.layout.annotations[0].text == "この条件に当てはまるものがありません。"
    assert figure.layout.height == field_heatmap.height(by_field.iloc[:0])
    assert "ありません" in field_heatmap.alt(by_field.iloc[:0])


def test_alt_names_the_main_figures(by_field: pd.DataFrame) -> None:
    text = field_heatmap.alt(by_field)
    assert "3行、2分野" in text
    assert "全庁と比べて最も低いのは" in text and "点、差▲11.0点）" in text
    assert "最も高いのは人事課の基礎用語（69.0点、差＋17.0点）" in text
    assert "表示できないますは3" in text
    assert "76.5" not in text


def test_a_long_field_is_broken_where_its_katakana_end(by_field: pd.DataFrame) -> None:
    renamed = by_field.assign(field=by_field["field"].replace("基礎用語", "エクセル関数"))
    assert field_heatmap.figure(renamed).layout.xaxis.ticktext[0].startswith("エクセル<br>関数<span")


def test_heads_may_stand_outside_so_that_they_stay_while_rows_scroll(by_field: pd.DataFrame) -> None:
    assert field_heatmap.heads(by_field) == list(field_heatmap.figure(by_field).layout.xaxis.ticktext)
    below = field_heatmap.figure(by_field, headed=False).layout.xaxis
    assert not below.showticklabels and list(below.ticktext) == field_heatmap.heads(by_field)


def test_a_field_of_a_spreadsheet_is_no_markup(by_field: pd.DataFrame) -> None:
    renamed = by_field.assign(field=by_field["field"].replace("基礎用語", "<i>x"))
    assert field_heatmap.heads(renamed)[0].startswith("&lt;i&gt;x<br>")
