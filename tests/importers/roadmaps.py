"""Roadmaps made in code: the same plan as a list and as a month grid, as xlsx files that an office would send."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import xlsxwriter

AS_OF = dt.date(2026, 10, 31)
FIRST_YEAR, YEARS = 2024, 4
BLUE, ORANGE, PALE = "#9DB7F9", "#FB5B01", "#FFD9B8"
LIST = [
    *("No.", "柱", "施策", "取組名", "所管課", "計画開始", "計画終了", "実績開始", "実績終了"),
    *("終了見込", "進捗率", "状況"),
]
GRID = ["No.", "柱", "施策", "取組名", "所管課", "進捗率", "状況", "区分"]
MONTHS = 12 * YEARS


@dataclass(frozen=True)
class Plan:
    """One initiative, in whole months."""

    number: str = "1-1"
    pillar: str = "住民サービスのDX"
    theme: str = "窓口DX"
    name: str = "書かない窓口"
    department: str = "市民課"
    planned: tuple[dt.date, dt.date] = (dt.date(2025, 4, 1), dt.date(2026, 9, 30))
    begun: dt.date | None = dt.date(2025, 5, 1)
    ended: dt.date | None = None
    forecast: dt.date | None = dt.date(2026, 12, 31)
    progress: float | None = 0.6
    state: str = "順調"
    milestones: str = ""

    def but(self, **changes: Any) -> "Plan":
        """The same with changes."""
        return replace(self, **changes)


PLANS = (
    Plan(),
    Plan("1-2", name="マイページ", planned=(dt.date(2026, 4, 1), dt.date(2028, 3, 31)), begun=None, forecast=None,
         progress=0.0, state="未着手"),
    Plan("2-1", "行政のDX", "業務の効率化", "RPAの拡大", "総務課", (dt.date(2024, 4, 1), dt.date(2026, 3, 31)),
         dt.date(2024, 6, 1), dt.date(2026, 2, 28), None, 1.0, "完了"),
    Plan("2-2", "行政のDX", "業務の効率化", "AI議事録", "総務課", (dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
         dt.date(2025, 1, 1), None, None, 0.3, "中止"),
)  # fmt: skip


def month(day: dt.date) -> int:
    """How many months after the first of the grid."""
    return (day.year - FIRST_YEAR) * 12 + day.month - 4


def as_list(plans: Sequence[Plan] = PLANS, title: str = "DX推進計画　令和8年10月末現在") -> bytes:
    """A list with Excel dates."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet, date = book.add_worksheet("一覧"), book.add_format({"num_format": "yyyy/m/d"})
        sheet.write(0, 0, title)
        sheet.write_row(2, 0, [*LIST, "マイルストーン"])
        for row, plan in enumerate(plans, start=3):
            days = (*plan.planned, plan.begun, plan.ended, plan.forecast)
            sheet.write_row(row, 0, [plan.number, plan.pillar, plan.theme, plan.name, plan.department])
            for column, day in enumerate(days, start=5):
                if day:
                    sheet.write_datetime(row, column, dt.datetime.combine(day, dt.time()), date)
            sheet.write_row(row, 10, [plan.progress, plan.state, plan.milestones])
    return stream.getvalue()


@dataclass(frozen=True)
class Look:
    """How a grid says what it says."""

    marks: tuple[str | None, str | None, str | None] = (None, None, None)
    """Text in cells of 計画, 実績, 見込."""
    fills: tuple[str | None, str | None, str | None] = (BLUE, ORANGE, PALE)
    legend: tuple[str, str, str] | None = ("計画", "実績", "見込")
    signs: str = ""
    """A legend in words above the header."""
    lined: bool = True
    """Whether a column 区分 tells the rows apart."""
    merged: bool = True
    one_row_header: bool = False
    zebra: bool = False


def as_grid(plans: Sequence[Plan] = PLANS, look: Look | None = None) -> bytes:
    """A month grid: two rows an initiative, 計画 over 実績."""
    look = look or Look()
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("ロードマップ")
        formats = [book.add_format({"bg_color": fill}) if fill else None for fill in look.fills]
        sheet.write(0, 0, "ロードマップ　令和8年10月末現在")
        _legend(sheet, look, formats)
        labels = GRID if look.lined else GRID[:-1]
        _header(sheet, look, labels)
        shade = book.add_format({"bg_color": "#F2F2F2"})
        for place, plan in enumerate(plans):
            top = 5 + 2 * place
            words = [plan.number, plan.pillar, plan.theme, plan.name, plan.department, plan.progress, plan.state]
            for column, word in enumerate(words):
                shading = shade if look.zebra and place % 2 else None
                if look.merged:
                    sheet.merge_range(top, column, top + 1, column, word, shading)
                else:
                    sheet.write(top, column, word, shading)
                    sheet.write(top + 1, column, word if look.lined else None, shading)
            if look.zebra and place % 2:
                for column in range(len(labels), len(labels) + MONTHS):
                    sheet.write_blank(top, column, None, shade)
                    sheet.write_blank(top + 1, column, None, shade)
            if look.lined:
                sheet.write(top, 7, "計画")
                sheet.write(top + 1, 7, "実績")
            for row, kind, months in _bars(plan):
                for each in months:
                    sheet.write(top + row, len(labels) + each, look.marks[kind], formats[kind])
    return stream.getvalue()


def _bars(plan: Plan) -> list[tuple[int, int, range]]:
    bars = [(0, 0, range(month(plan.planned[0]), month(plan.planned[1]) + 1))]
    if plan.begun:
        bars.append((1, 1, range(month(plan.begun), month(plan.ended or AS_OF) + 1)))
    if plan.forecast:
        bars.append((1, 2, range(month(AS_OF) + 1, month(plan.forecast) + 1)))
    return bars


def _legend(sheet: Any, look: Look, formats: Sequence[Any]) -> None:
    if look.legend:
        sheet.write(1, 0, "凡例")
        for column, (words, form) in enumerate(zip(look.legend, formats, strict=True), start=1):
            sheet.write(1, column, words, form)
    if look.signs:
        sheet.write(2, 0, look.signs)


def _header(sheet: Any, look: Look, labels: Sequence[str]) -> None:
    if look.one_row_header:
        sheet.write_row(4, 0, labels)
    else:
        for column, label in enumerate(labels):
            sheet.merge_range(3, column, 4, column, label)
    for each in range(MONTHS):
        column, number = len(labels) + each, (each + 3) % 12 + 1
        year = FIRST_YEAR + (each + 3) // 12
        if look.one_row_header:
            sheet.write(4, column, f"R{year - 2018}.{number}")
            continue
        if each % 12 == 0:
            sheet.merge_range(3, column, 3, column + 11, f"令和{year - 2018}年度")
        sheet.write(4, column, f"{number}月")
