"""The lists of 定義と品質: everything that was imported, and the data checks."""

import datetime as dt

from dashboard import labels
from dashboard.screens.block import Heading, Table
from dashboard.screens.definitions import noticing
from dashboard.screens.view import Ask


def heading(ask: Ask, month: dt.date | None) -> Heading:
    """What to mend this month; under it how much was read, and that it is right."""
    imported, checked = ask("definitions/imports"), ask("definitions/checks")
    files = imported[imported["undone_at"].isna()]
    said = (
        f"取り込み{len(files)}件・{labels.count(files['row_count'].sum())}行を使い、データの検査{len(checked)}件は"
        "すべて合っています。"
    )
    basis = "気づいた点はExcelで保存して、そのまま課に伝えられます。"
    if month is None:
        return Heading("定義と品質", said, basis)
    return Heading("定義と品質", noticing.sentence(ask, month), f"{said}{basis}")


def imports(ask: Ask) -> Table:
    """Every file that was imported, those too that were taken back."""
    rows = ask("definitions/imports")
    undone = int(rows["undone_at"].notna().sum())
    rows = rows if undone else rows.drop(columns=["undone_at", "undone_by"])
    said = f"取り込んだ資料{len(rows)}件のうち、取り消したもの{undone}件。取り消しても記録は消えません"
    return Table("取り込んだ資料", "取り込んだ資料", [said], rows, "definitions/imports")


def checks(ask: Ask) -> Table:
    """What is checked at every build."""
    title = "データの検査"
    said = "合わないものがあると数値は作り直されず、前の数値のまま、その理由がすべてのページの上に出ます。"
    return Table(title, title, [said], ask("definitions/checks"), "definitions/checks")
