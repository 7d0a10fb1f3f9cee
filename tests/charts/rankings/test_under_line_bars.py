from typing import Any

import numpy as np

from dashboard import labels
from dashboard.charts.rankings import under_line_bars
from tests.charts import assessment

SECRET = 0.8642


def under() -> Any:
    """By 課, as the chart is given it."""
    return assessment.under().query("level != 'bureau'")


def test_where_the_people_are() -> None:
    figure = under_line_bars.figure(under(), chosen=["保育課"])
    everybody, under_bars, hatched, _ = figure.data
    assert list(figure.layout.yaxis2.ticktext) == [
        "約25人／40人", "ほぼ全員／20人", "ほぼなし／18人", "伏せ", "約15人／20人", "約10人／12人",
    ]  # fmt: skip
    assert list(everybody.x) == [40, 20, 18, 20, 12]
    assert list(under_bars.x) == [25, 20, 0, 15, 10]
    assert hatched.marker.pattern.shape == "/"
    assert [mark[0] for mark in hatched.customdata] == ["伏せ課"]
    assert list(figure.layout.yaxis.ticktext) == [
        "<b>保育課</b>", "⚑ 介護課", "障がい課", "伏せ課", "全庁のほかの課", "福祉部のほかの課",
    ]  # fmt: skip
    assert [mark[0] for mark in under_bars.customdata][:3] == ["保育課", "介護課", "障がい課"]
    assert "最も多いのは保育課の約25人、できる人がほぼいない課は1" in under_line_bars.alt(under())
    assert under_line_bars.figure(under().head(0)).layout.annotations[0].text == labels.EMPTY
    assert "示せる課がありません" in under_line_bars.alt(under().head(0))


def test_a_question_is_told_by_bureau_and_nowhere_who_cannot() -> None:
    rows = under().query("level == 'department'").assign(able_few=None)
    text = under_line_bars.alt(rows, "部")
    assert text.startswith("棒グラフ。部別の、線に届かない人。3部、最も多いのは")
    assert "ほぼいない" not in text
    assert "ほぼいない" not in under_line_bars.figure(rows).to_json()
    assert "ほぼいない" in under_line_bars.figure(under()).to_json()


def test_a_small_group_is_hatched_and_its_size_is_told_nowhere() -> None:
    rows = under().assign(n=lambda rows: rows["n"].where(rows["department"] != "伏せ課", 8.642))
    figure = under_line_bars.figure(rows, k=10)
    assert "n&lt;10" in figure.layout.yaxis2.ticktext
    assert "8.642" not in figure.to_json()


def test_where_everybody_is_hidden_the_bars_are_all_hatched() -> None:
    rows = under().query("level == 'department'").assign(people=np.nan, able_few=None)
    figure = under_line_bars.figure(rows, k=10)
    assert len(figure.data[-2].y) == 4
    assert "示せる課がありません" in under_line_bars.alt(rows)


def test_the_chosen_stand_first_and_each_has_its_colour() -> None:
    def colours(*chosen: str) -> dict[str, str]:
        figure = under_line_bars.figure(under(), chosen=chosen)
        bars = figure.data[1]
        return {mark[0]: colour for mark, colour in zip(bars.customdata, bars.marker.color, strict=True)}

    assert list(colours("障がい課"))[:2] == ["障がい課", "保育課"]
    two = colours("障がい課", "介護課")
    assert len({two["障がい課"], two["介護課"], two["保育課"]}) == 3
    whole = colours("福祉部")
    assert whole["保育課"] == whole["介護課"] != whole[""]
