from dashboard import labels
from dashboard.charts.rankings import skill_ranking
from tests.charts.assessment import skills


def test_skills_are_ranked_with_people_and_distance_and_carry_what_they_are() -> None:
    rows = skills().query("not is_yes_no")
    figure = skill_ranking.figure(rows, chosen="13")
    bars, names = figure.data[0], figure.data[-1].text
    assert list(bars.x) == [840, 6]
    assert list(figure.layout.yaxis2.ticktext) == ["約840人・平均あと47.5点", "約6人"]
    assert [list(mark[:2]) for mark in bars.customdata] == [["question", "20"], ["question", "13"]]
    assert bars.marker.color[0] != bars.marker.color[1]
    assert names[0].endswith("…")
    assert names[1] == "<b>13 丙</b>"
    assert skill_ranking.alt(rows).startswith("棒グラフ。線に届かない人のいるスキル")
    assert skill_ranking.alt(skills().head(0)).endswith(labels.EMPTY)


def test_yes_and_no_stand_under_a_heading_of_their_own_without_a_distance() -> None:
    rows = skills().sort_values("is_yes_no", kind="stable")
    figure = skill_ranking.figure(rows)
    names = figure.data[-1]
    read = [text for _, text in sorted(zip(names.y, names.text, strict=True))]
    assert [read[0], read[3]] == ["<b>段階で答える</b>", "<b>できる・できないで答える</b>"]
    assert read[4] == "9 乙"
    assert "約500人" in figure.layout.yaxis2.ticktext, "its distance is the line itself, always"
    assert "50.0点" not in skill_ranking.alt(rows)
