import datetime as dt
import re
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import theme
from dashboard.charts.over_time import gantt

AS_OF = dt.date(2026, 10, 31)


def bars(trace: Any) -> list[tuple[int, dt.date, dt.date]]:
    """(line, first day, last day) of each bar."""
    lengths = [dt.timedelta(milliseconds=length) for length in trace.x]
    return [(y, base, base + length - dt.timedelta(days=1))
            for y, base, length in zip(trace.y, trace.base, lengths, strict=True)]  # fmt: skip


def test_headings_and_rows(initiatives: pd.DataFrame) -> None:
    figure = gantt.figure(initiatives, as_of=AS_OF)
    headings = [note.text for note in figure.layout.annotations]
    assert headings == ["<b>住民</b>", "窓口", "くらし", "<b>行政</b>"]
    assert [note.y for note in figure.layout.annotations] == [0, 1, 4, 6]
    names = figure.layout.yaxis.ticktext
    assert names[2].startswith("<b>書かない窓口") and "…" in names[2]
    assert list(names[3:]) == ["マイページ", "", "地域通貨", "", "RPA", "<b>電子図書館</b>"]


def test_ghosts_actual_and_expected(initiatives: pd.DataFrame) -> None:
    ghosts, done, expected, *_ = gantt.figure(initiatives, as_of=AS_OF).data
    assert bars(ghosts)[0] == (2, dt.date(2025, 4, 1), dt.date(2026, 9, 30))
    assert [y for y, *_ in bars(ghosts)] == [2, 3, 5, 8], "no baseline, no ghost"
    assert bars(done) == [
        (2, dt.date(2025, 5, 1), AS_OF), (3, dt.date(2025, 4, 1), dt.date(2026, 3, 1)), (7, dt.date(2025, 4, 1), AS_OF),
    ]  # fmt: skip
    assert bars(expected) == [(2, AS_OF, dt.date(2026, 12, 31)), (8, AS_OF, dt.date(2027, 3, 31))]
    assert list(done.marker.color) == [theme.ORANGE_800, theme.BLUE_900, theme.GRAY_536]


def test_verdicts_and_today(initiatives: pd.DataFrame) -> None:
    figure = gantt.figure(initiatives, as_of=AS_OF)
    verdicts = [text for text in figure.layout.yaxis2.ticktext if text]
    assert "<b>遅れ ＋92日</b>" in verdicts[0]
    assert "完了 ▲30日" in verdicts[1]
    assert verdicts[2].endswith(">未着手</span>")
    assert "<b>遅れ（開始）</b>" in verdicts[4]
    (today,) = [shape for shape in figure.layout.shapes if shape.line.color == theme.RED_900]
    assert today.x0 == today.x1 == AS_OF


def test_milestones_are_filled_once_past(initiatives: pd.DataFrame) -> None:
    marks = gantt.figure(initiatives, as_of=AS_OF).data[3]
    assert list(marks.x) == [dt.date(2026, 6, 30), dt.date(2026, 12, 1)]
    assert list(marks.marker.color) == [theme.GRAY_900, theme.WHITE]


def test_every_row_can_be_pressed(initiatives: pd.DataFrame) -> None:
    rows = gantt.figure(initiatives, as_of=AS_OF).data[4]
    assert [data[0] for data in rows.customdata] == ["a", "b", "c", "d", "e"]
    assert "◆2026-06-30 試行" in rows.customdata[0][2]
    assert "進捗率 60%（計画 100%）" in rows.customdata[0][2]


def test_years_are_whole_fiscal_years(initiatives: pd.DataFrame) -> None:
    assert gantt.years(initiatives, AS_OF, 4) == (dt.date(2025, 4, 1), dt.date(2028, 4, 1))
    heads = gantt.heads(initiatives, AS_OF, 4)
    assert [re.findall(r">([^<]+)</b>", head) for head in heads] == [
        ["令和7年度", "R7"], ["令和8年度", "R8"], ["令和9年度", "R9"],
    ]  # fmt: skip
    assert "10月" in heads[0]


def test_without_headings(initiatives: pd.DataFrame) -> None:
    figure = gantt.figure(initiatives, as_of=AS_OF, grouped=False, selected="b")
    assert not figure.layout.annotations
    assert figure.layout.yaxis.ticktext[1] == "<b>マイページ</b>"


def test_initiatives_of_others_are_told_apart(initiatives: pd.DataFrame) -> None:
    figure = gantt.figure(initiatives.assign(is_related=[False, True, False, False, False]), as_of=AS_OF)
    assert [">関係 <" in name for name in figure.layout.yaxis.ticktext][2:4] == [False, True]


def test_names_cannot_bring_markup(initiatives: pd.DataFrame) -> None:
    figure = gantt.figure(initiatives.assign(initiative="<b>太字</b>"), as_of=AS_OF)
    assert "&lt;b&gt;" in figure.layout.yaxis.ticktext[3]


def test_an_empty_roadmap(initiatives: pd.DataFrame) -> None:
    assert gantt.figure(initiatives.head(0), as_of=AS_OF).layout.annotations[0].text == labels.EMPTY
    assert labels.EMPTY in gantt.alt(initiatives.head(0), as_of=AS_OF)
    assert "遅れ2件" in gantt.alt(initiatives, as_of=AS_OF)
