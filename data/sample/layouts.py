"""How each month's list looks. Twenty months came as one file for the city, four as one file per 部 (a folder)."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from months import MONTHS

Trait = Literal[
    "merged",  # 部 written once and merged down
    "subtotals",  # 小計 after each 部 and 合計 at the end
    "ditto",  # 同上 instead of repeating the law, the system or the reason
    "spellings",  # 課 under other names, with stray spaces
    "text counts",  # 1,234件 and full-width digits among the numbers
    "hidden column",
    "hidden list",  # a hidden sheet リスト with the choices
    "guide",  # a sheet 記入要領 before the data
    "empty rows",  # hundreds of formatted rows without content
    "notes",  # 注記 under the table
    "department first",  # 部 and 課 stand before the number
]


@dataclass(frozen=True, slots=True)
class Layout:
    """One month's look. ``file`` without a suffix is a folder of one file per 部.

    ``stated`` is the text in a cell above the header that says the 基準日; empty where the sheet's or file's name does.
    """

    file: str
    stated: str = ""
    sheet: str = "一覧"
    headers: Literal["plain", "national", "wrapped", "two rows"] = "plain"
    statuses: Literal["words", "marks", "numbered", "short", "each its own"] = "words"
    barriers: Literal["coded", "words", "numbers", "mixed"] = "coded"
    dates: Literal["excel", "wareki", "mixed"] = "excel"
    encoding: str = ""
    traits: frozenset[Trait] = frozenset()


def traits(*names: Trait) -> frozenset[Trait]:
    """The traits of a layout."""
    return frozenset(names)


_IN_ORDER = (
    Layout(
        "手続一覧（初回調査）.xlsx",
        stated="令和6年11月末現在",
        headers="wrapped",
        traits=traits("subtotals", "notes", "hidden list"),
    ),
    Layout("手続一覧_R6.12.xlsx", statuses="marks", barriers="words", traits=traits("ditto", "empty rows")),
    Layout(
        "オンライン化状況調査（全課分）.xlsx",
        sheet="R7.1",
        statuses="each its own",
        dates="mixed",
        traits=traits("spellings", "merged"),
    ),
    Layout("R07_02手続一覧.csv", encoding="cp932", statuses="numbered", dates="wareki"),
    Layout("R07_03手続一覧.csv", encoding="cp932", statuses="words", dates="wareki", traits=traits("text counts")),
    Layout(
        "オンライン化進捗（年度当初）.xlsx",
        stated="令和７年４月末現在",
        headers="two rows",
        dates="wareki",
        traits=traits("merged", "subtotals", "notes"),
    ),
    Layout("手続オンライン化状況_R7.5.xls", statuses="short", barriers="mixed", traits=traits("ditto", "notes")),
    Layout("2025-06", stated="令和7年6月末現在", headers="wrapped", statuses="each its own", dates="mixed"),
    Layout("202507_tetsuzuki.csv", encoding="utf-8-sig", headers="national", statuses="numbered", barriers="numbers"),
    Layout(
        "オンライン化状況（集計済み）.xlsx",
        stated="令和7年8月31日現在",
        statuses="marks",
        traits=traits("spellings", "text counts", "guide"),
    ),
    Layout("2025-09", sheet="R7.9", statuses="short", dates="wareki", traits=traits("spellings", "notes")),
    Layout(
        "手続一覧（部局別小計あり）.xlsx",
        stated="R7.10.31現在",
        headers="two rows",
        barriers="mixed",
        traits=traits("merged", "subtotals", "hidden column"),
    ),
    Layout("手続一覧_202511.xlsx", headers="national", statuses="numbered", traits=traits("department first")),
    Layout(
        "オンライン化状況調査（年末時点）.xlsx",
        sheet="令和7年12月末",
        statuses="each its own",
        dates="mixed",
        traits=traits("ditto", "empty rows", "hidden list"),
    ),
    Layout("R08_01手続一覧.csv", encoding="utf-8", stated="令和8年1月末現在", statuses="marks", barriers="words"),
    Layout(
        "2026-02",
        stated="令和8年2月末現在",
        headers="two rows",
        statuses="each its own",
        barriers="mixed",
        dates="mixed",
        traits=traits("spellings", "ditto", "text counts", "subtotals"),
    ),
    Layout("手続オンライン化状況_R8.3.xlsx", dates="wareki", traits=traits("merged", "notes", "hidden list")),
    Layout(
        "手続オンライン化状況_R8.4.xlsx",
        headers="wrapped",
        statuses="marks",
        traits=traits("spellings", "department first"),
    ),
    Layout("2026-05", sheet="R8.5", statuses="numbered", barriers="numbers", traits=traits("empty rows")),
    Layout("手続オンライン化状況_202606.csv", encoding="cp932", headers="national", statuses="short", dates="wareki"),
    Layout(
        "手続オンライン化状況_R8.7.xlsx",
        stated="令和8年7月末現在",
        headers="two rows",
        dates="mixed",
        traits=traits("merged", "subtotals", "ditto", "hidden column", "hidden list"),
    ),
    Layout("手続オンライン化状況_R8.8.xls", statuses="words", barriers="words", dates="wareki"),
    Layout(
        "手続オンライン化状況_R8.9.xlsx",
        stated="令和8年9月末現在",
        headers="wrapped",
        statuses="each its own",
        barriers="mixed",
        dates="mixed",
        traits=traits("spellings", "merged", "notes", "guide"),
    ),
    Layout(
        "手続オンライン化状況_R8.10.xlsx",
        stated="令和8年10月末現在",
        headers="two rows",
        statuses="each its own",
        barriers="mixed",
        dates="mixed",
        traits=traits(
            "merged",
            "subtotals",
            "ditto",
            "spellings",
            "text counts",
            "hidden column",
            "hidden list",
            "empty rows",
            "notes",
        ),
    ),
)
LAYOUTS: dict[dt.date, Layout] = dict(zip(MONTHS, _IN_ORDER, strict=True))


def late(as_of: dt.date, department: str) -> Layout:
    """The list of a 課 that sent its own after the deadline."""
    return Layout(f"遅れて届いた課/手続一覧_R{as_of.year - 2018}.{as_of.month}_{department}.xlsx")
