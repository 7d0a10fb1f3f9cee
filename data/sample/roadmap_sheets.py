"""How each month's roadmap looks: lists of many kinds, and four month grids that say it with colours."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from chance import draw
from months import MONTHS
from roadmap_plan import first_day
from roadmap_story import GRIDS, Report, roadmap_truth
from tab import Cell, Tab

HEADERS = (
    *(
        "No.",
        "柱",
        "施策",
        "取組名",
        "所管課",
        "関係課",
        "計画開始",
        "計画終了",
        "実績開始",
        "実績終了",
        "終了見込",
        "進捗率",
    ),
    *("状況", "今月の実績", "課題", "次の予定", "マイルストーン", "KPI", "基準値", "目標値", "実績値"),
)
GRID_HEADERS = ("No.", "柱", "施策", "取組名", "所管課", "状況", "進捗率", "課題", "区分")
MONTHS_SHOWN = 48
BLUE, ORANGE, PALE, SHADE = "9DB7F9", "F4A46C", "FBD9C0", "D9E6FF"

WORDS = {"done": "完了", "on_track": "順調", "late": "遅れ", "not_started": "未着手", "stopped": "中止"}
LETTERS = {"done": "B", "on_track": "A", "late": "C", "not_started": "D", "stopped": "E"}
LETTER_LEGEND = "凡例　A：順調　B：完了　C：遅れ　D：未着手　E：中止"
PHRASES = {"done": "完了", "on_track": "計画どおり", "late": "やや遅れ", "not_started": "未着手", "stopped": "対象外"}


@dataclass(frozen=True, slots=True)
class Look:
    """How one month's list is written."""

    states: Literal["words", "letters", "phrases"] = "words"
    dates: Literal["excel", "wareki", "months"] = "excel"
    percent: bool = False
    merged: bool = False
    csv: bool = False


STATES: tuple[Literal["words", "letters", "phrases"], ...] = ("words", "letters", "phrases")
DATES: tuple[Literal["excel", "wareki", "months"], ...] = ("excel", "wareki", "months")


def looks() -> dict[dt.date, Look]:
    """The look of every list, each a little different from the last."""
    return {
        month: Look(
            states=STATES[place % 3],
            dates=DATES[(place // 2) % 3] if month < MONTHS[-1] else "excel",
            percent=place % 2 == 0,
            merged=place % 2 == 1,
            csv=place == 9,
        )
        for place, month in enumerate(MONTHS)
    }


def roadmap_files() -> dict[str, tuple[list[Tab], str]]:
    """Every month's file by its name: sheets, and the encoding where it is a CSV."""
    files = {}
    for month, look in looks().items():
        short = f"R{month.year - 2018}.{month.month}"
        if month in GRIDS:
            files[f"ロードマップ工程表_{short}.xlsx"] = ([_grid(month, with_words=month.month == 6)], "")
        elif look.csv:
            files[f"ロードマップ進捗_{short}.csv"] = ([_list(month, look)], "cp932")
        else:
            files[f"ロードマップ進捗_{short}.xlsx"] = ([_list(month, look)], "")
    return files


def _title(month: dt.date) -> str:
    return f"みなと野市DX推進ロードマップ　令和{month.year - 2018}年{month.month}月末現在"


def _list(month: dt.date, look: Look) -> Tab:
    """One row an initiative, under a title and the 凡例 where there are letters."""
    reports = roadmap_truth(month)
    above: list[list[Cell]] = [[_title(month)], [LETTER_LEGEND if look.states == "letters" else None], list(HEADERS)]
    tab = Tab("進捗管理", [*above, *(_row(report, look, month) for report in reports)])
    if look.merged and not look.csv:
        _merge(tab, len(above), reports)
    return tab


def _row(report: Report, look: Look, month: dt.date) -> list[Cell]:
    day = {"excel": lambda when: when, "wareki": _wareki, "months": _month}[look.dates]
    state = {"words": WORDS, "letters": LETTERS, "phrases": PHRASES}[look.states][report.reported]
    # What a month cannot say stays a day: an end within it.
    exact = day if look.dates != "months" else _month_or_day
    between = "\n" if draw("between", report.initiative_id, month) < 0.3 else "、"
    return [
        report.initiative_id, report.pillar, report.theme, report.name, report.department,
        between.join(report.related) or None,
        *(when and day(when) for when in (report.planned_start, report.planned_end, report.actual_start)),
        *(when and exact(when) for when in (report.actual_end, report.forecast_end)),
        f"{report.progress:.0%}" if look.percent else f"{report.progress:.2f}",
        state, report.done_this_month, report.problem, report.next_step,
        "、".join(f"{when.year}/{when.month}/{when.day} {name}" for when, name in report.milestones) or None,
        report.kpi, *map(_figure, (report.kpi_baseline, report.kpi_target, report.kpi_actual)),
    ]  # fmt: skip


def _figure(value: float | None) -> Cell:
    return None if value is None else f"{value:,.0f}"


def _wareki(day: dt.date) -> str:
    return f"令和{day.year - 2018}年{day.month}月{day.day}日"


def _month(day: dt.date) -> str:
    return f"{day.year}年{day.month}月"


def _month_or_day(day: dt.date) -> str:
    is_end = (day + dt.timedelta(days=1)).day == 1
    return _month(day) if is_end else f"{day.year}/{day.month}/{day.day}"


def _merge(tab: Tab, first: int, reports: Sequence[Report]) -> None:
    """柱 and 施策 once, merged down over their initiatives."""
    keys: tuple[tuple[int, Callable[[Report], object]], ...] = (
        (1, lambda report: report.pillar),
        (2, lambda report: (report.pillar, report.theme)),
    )
    for column, key in keys:
        top = first
        for _, group in groupby(reports, key=key):
            bottom = top + len(list(group)) - 1
            for row in range(top + 1, bottom + 1):
                tab.rows[row][column] = None
            if bottom > top:
                tab.merges.append((top, column, bottom, column))
            top = bottom + 1


def _grid(month: dt.date, *, with_words: bool) -> Tab:
    """Two rows an initiative, 計画 over 実績, with coloured months; half of the grids with words in the bars."""
    reports = roadmap_truth(month)
    width = len(GRID_HEADERS) + MONTHS_SHOWN
    rows: list[list[Cell]] = [[None] * width for _ in range(5 + 2 * len(reports))]
    tab = Tab("工程表", rows)
    rows[0][0] = _title(month)
    for column, (words, colour) in enumerate(zip(("計画", "実績", "見込"), (BLUE, ORANGE, PALE), strict=True), start=1):
        rows[1][column] = words
        tab.fills[1, column] = colour
    rows[1][0] = "凡例"
    _grid_header(tab)
    for place, report in enumerate(reports):
        _grid_rows(tab, 5 + 2 * place, report, month, with_words=with_words)
    return tab


def _grid_header(tab: Tab) -> None:
    for column, words in enumerate(GRID_HEADERS):
        tab.rows[3][column] = words
        tab.merges.append((3, column, 4, column))
    for step in range(MONTHS_SHOWN):
        column, day = len(GRID_HEADERS) + step, first_day(step)
        if step % 12 == 0:
            tab.rows[3][column] = f"令和{day.year - 2018}年度"
            tab.merges.append((3, column, 3, column + 11))
        tab.rows[4][column] = f"{day.month}月"


def _grid_rows(tab: Tab, top: int, report: Report, month: dt.date, *, with_words: bool) -> None:
    labels = (
        report.initiative_id, report.pillar, report.theme, report.name, report.department, WORDS[report.reported],
        f"{report.progress:.0%}", report.problem,
    )  # fmt: skip
    for column, words in enumerate(labels):
        tab.rows[top][column] = words
        tab.merges.append((top, column, top + 1, column))
    tab.rows[top][8], tab.rows[top + 1][8] = "計画", "実績"
    plan = _months(report.planned_start, report.planned_end)
    _fill(tab, top, plan, BLUE)
    if report.actual_start:
        _fill(tab, top + 1, _months(report.actual_start, report.actual_end or month), ORANGE)
    if report.forecast_end and report.forecast_end > month:
        _fill(tab, top + 1, range(_step(month) + 1, _step(report.forecast_end) + 1), PALE)
    if with_words and len(plan) >= 6:
        third = len(plan) // 3
        for step, words in zip((plan[0], plan[third], plan[2 * third]), ("検討", "設計", "導入"), strict=True):
            tab.rows[top][len(GRID_HEADERS) + step] = words
    else:
        for when, name in report.milestones:
            tab.rows[top][len(GRID_HEADERS) + _step(when)] = f"◆{name}"


def _fill(tab: Tab, row: int, steps: range, colour: str) -> None:
    for step in steps:
        tab.fills[row, len(GRID_HEADERS) + step] = colour


def _months(first: dt.date, last: dt.date) -> range:
    return range(_step(first), _step(last) + 1)


def _step(day: dt.date) -> int:
    return (day.year - 2024) * 12 + day.month - 4
