from typing import Any

import pandas as pd
import pytest

from dashboard.charts.distribution import field_ridges
from dashboard.charts.look import theme

NAN = float("nan")
SECRET = 0.7654


@pytest.fixture
def fields() -> Any:
    """Two fields of several questions in another order than theirs, and one of a single question."""
    rows = [
        ("ツール", 9, 80, 0.52, 0.4, 0.5, 0.6),
        ("基礎用語", 5, 90, 0.61, 0.5, 0.6, 0.7),
        ("セキュリティ", 1, 85, 0.712, NAN, NAN, NAN),
    ]
    return pd.DataFrame(rows, columns=["field", "questions", "n", "mean", "p25", "median", "p75"])


@pytest.fixture
def distribution() -> Any:
    rows = [("基礎用語", 1, 0.5, 30), ("基礎用語", 1, 0.6, 60), ("ツール", 4, 0.5, 80)]
    return pd.DataFrame(rows, columns=["field", "field_order", "bin", "people"]).assign(width=0.05)


@pytest.fixture
def by_field() -> Any:
    """The scores of two 部 and of one 課 whose ツール are hidden."""
    rows = [
        ("福祉部", None, "基礎用語", 40, 0.4, False, 0.41, 5, 1),
        ("福祉部", None, "セキュリティ", 40, 1.0, False, 0.66, 1, 5),
        ("総務部", None, "基礎用語", 40, 0.4, False, 0.42, 5, 1),
        ("総務部", "人事課", "基礎用語", 12, 0.8, False, 0.8, 5, 1),
        ("総務部", "人事課", "ツール", 12, SECRET, True, SECRET, 9, 4),
        ("議会", "議会事務局", "基礎用語", 4, NAN, True, NAN, 5, 1),
    ]
    columns = ["bureau", "department", "field", "n", "median", "masked", "mean", "questions", "field_order"]
    return pd.DataFrame(rows, columns=columns)


def texts(figure: Any) -> Any:
    return [note.text for note in figure.layout.annotations]


def traces(figure: Any) -> Any:
    masked, ridges, single, medians, *own = figure.data
    return masked, ridges, single, medians, own


def test_rows_are_fields_in_their_order_with_questions_and_n(
    fields: Any, distribution: Any, by_field: pd.DataFrame
) -> None:
    names = field_ridges.figure(fields, distribution, by_field).layout.yaxis.ticktext
    assert [name.split("<br>")[0] for name in names] == ["基礎用語", "ツール", "セキュリティ"]
    assert "5問・n=90" in names[0] and "1問・n=85" in names[2]


def test_each_field_is_a_distribution_as_high_as_the_others(fields: Any, distribution: Any) -> None:
    _, bars, *_ = traces(field_ridges.figure(fields, distribution))
    drawn = {(row[0], round(x, 3)): y for row, x, y in zip(bars.customdata, bars.x, bars.y, strict=True)}
    full = min(bars.y)
    wanted = {("基礎用語", 0.525): full / 2, ("基礎用語", 0.625): full, ("ツール", 0.525): full}
    assert drawn == pytest.approx(wanted)
    assert -0.5 < full < 0, "upwards, and within the row"
    assert list(bars.customdata[0]) == ["基礎用語", "50〜55点", "約30人（33.3%）"]


def test_means_are_ticks_with_their_value(fields: Any, distribution: Any) -> None:
    figure = field_ridges.figure(fields, distribution)
    means = traces(figure)[3]
    assert dict(zip([row[0] for row in means.customdata], means.x, strict=True)) == {
        "基礎用語": 0.61,
        "ツール": 0.52,
    }
    assert {"平均 61.0", "平均 52.0"} <= set(texts(figure))


def test_a_field_of_one_question_is_a_bar_with_its_mean_and_n(fields: Any, distribution: Any) -> None:
    figure = field_ridges.figure(fields, distribution)
    single = traces(figure)[2]
    assert (list(single.x), list(single.y)) == ([0.712], [2])
    assert "平均 71.2（n=85）" in texts(figure)


def test_the_chosen_stand_at_their_mean(fields: Any, distribution: Any, by_field: pd.DataFrame) -> None:
    *_, own = traces(field_ridges.figure(fields, distribution, by_field, chosen=["福祉部"]))
    (marks,) = own
    assert dict(zip([row[0] for row in marks.customdata], marks.x, strict=True)) == {
        "基礎用語": 0.41,
        "セキュリティ": 0.66,
    }
    assert {row[1] for row in marks.customdata} == {"福祉部"}


def test_a_chosen_department_is_not_its_bureau(fields: Any, distribution: Any, by_field: pd.DataFrame) -> None:
    figure = field_ridges.figure(fields, distribution, by_field, chosen=["総務部"])
    assert list(traces(figure)[-1][0].x) == [0.42]
    assert "総務部 42.0" in texts(figure)


def test_labels_of_the_chosen_do_not_meet(fields: Any, distribution: Any, by_field: pd.DataFrame) -> None:
    figure = field_ridges.figure(fields, distribution, by_field, chosen=["福祉部", "総務部"])
    first, second = (note for note in figure.layout.annotations if note.text in ("福祉部 41.0", "総務部 42.0"))
    apart = (second.x - first.x) * field_ridges.NARROW + second.xshift - first.xshift
    assert apart >= theme.text_width("福祉部 41.0")
    assert first.font.color != second.font.color


def test_more_than_two_are_named_at_the_top_only(fields: Any, distribution: Any, by_field: pd.DataFrame) -> None:
    shown = texts(field_ridges.figure(fields, distribution, by_field, chosen=["福祉部", "総務部", "人事課"]))
    assert {"41.0", "42.0", "80.0"} <= set(shown)
    assert all(f"◆{name}" in shown[-1] for name in ("福祉部", "総務部", "人事課"))


def test_hidden_scores_of_the_chosen_are_nowhere(fields: Any, distribution: Any, by_field: pd.DataFrame) -> None:
    figure = field_ridges.figure(fields, distribution, by_field, chosen=["人事課", "議会事務局"])
    assert len(traces(figure)[-1]) == 1
    assert "◆議会事務局（表示なし）" in texts(figure)[-1]
    assert "0.7654" not in figure.to_json() and "76.5" not in figure.to_json()


def test_a_hidden_field_is_hatched_and_has_no_figure(fields: Any, distribution: Any) -> None:
    hidden = fields.assign(masked=[True, False, False], mean=[SECRET, 0.61, 0.712], n=[7, 90, 85])
    figure = field_ridges.figure(hidden, distribution)
    masked, ridges, *_ = traces(figure)
    assert list(masked.text) == ["n&lt;10"] and masked.marker.pattern.shape == "/"
    assert "ツール" not in [row[0] for row in ridges.customdata]
    assert "0.7654" not in figure.to_json() and "76.5" not in figure.to_json() and "n=7" not in figure.to_json()
    assert "ツール" not in field_ridges.alt(hidden)


def test_without_other_answers_the_fields_keep_their_order(fields: Any, distribution: Any) -> None:
    names = field_ridges.figure(fields, distribution.iloc[:0]).layout.yaxis.ticktext
    assert [name.split("<br>")[0] for name in names] == fields["field"].tolist()


def test_one_height_for_a_number_of_fields_whoever_is_chosen(
    fields: Any, distribution: Any, by_field: pd.DataFrame
) -> None:
    figure = field_ridges.figure(fields, distribution, by_field, chosen=["福祉部"])
    assert figure.layout.height == field_ridges.height(fields)


def test_nothing_to_show_is_said(fields: Any, distribution: Any) -> None:
    figure = field_ridges.figure(fields.iloc[:0], distribution.iloc[:0])
    assert figure.layout.annotations[0].text == "この条件に当てはまるものがありません。"
    assert "ありません" in field_ridges.alt(fields.iloc[:0])


def test_alt_names_the_main_figures(fields: Any) -> None:
    text = field_ridges.alt(fields)
    assert "ツールは平均52.0点、基礎用語は平均61.0点、セキュリティは平均71.2点" in text
