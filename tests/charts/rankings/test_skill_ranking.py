from dashboard import labels
from dashboard.charts.rankings import skill_ranking
from tests.charts.assessment import skills

SECRET = 0.8642


def test_skills_are_ranked_with_people_and_distance_and_carry_what_they_are() -> None:
    figure = skill_ranking.figure(skills(), chosen="9")
    assert list(figure.data[0].x) == [399.0, 250.0]
    assert list(figure.layout.yaxis2.ticktext) == ["約840人・平均あと47.5点", "約500人・平均あと50.0点"]
    assert [list(mark[:2]) for mark in figure.data[0].customdata] == [["question", "20"], ["question", "9"]]
    assert figure.data[0].marker.color[0] != figure.data[0].marker.color[1]
    names = figure.data[-1].text
    assert names[0].endswith("…")
    assert names[1] == "<b>9 乙</b>"
    assert skill_ranking.alt(skills()).startswith("棒グラフ。先に研修するスキル。最初は")
    assert skill_ranking.alt(skills().head(0)).endswith(labels.EMPTY)
