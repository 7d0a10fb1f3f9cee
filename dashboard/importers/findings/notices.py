"""Habits of a sheet that were read safely but that machines trip over: one notice per sheet and national rule."""

from collections.abc import Sequence

from dashboard.importers.addresses import address, column_letters
from dashboard.importers.model import Issue, Position, Sheet

_NAMED = 5


def notices(file: str, sheet: Sheet, shapes: Sequence[Position]) -> list[Issue]:
    """Hidden parts (L1-13), merged cells (L1-12) and shapes (L1-10) of a sheet."""
    found = [_hidden(file, sheet), _merged(file, sheet), _shapes(file, sheet, shapes) if shapes else None]
    return [issue for issue in found if issue]


def sheet_unreadable(file: str, sheet: str) -> Issue:
    """A sheet that the reader gave up. It refuses the file: its rows must not be missing unnoticed."""
    return Issue(
        code="sheet_unreadable",
        severity="error",
        rule="L1-01",
        file=file,
        sheet=sheet,
        message=f"シート「{sheet}」が壊れていて読み取れません。",
        remedy="Excel で開いて保存し直してください。不要なシートなら削除してください。",
    )


def structure_unknown(file: str) -> Issue:
    """A file whose values can be read but nothing else."""
    return Issue(
        code="structure_unknown",
        severity="info",
        file=file,
        message="値は読み取りましたが、結合セル・非表示・エラーのセルを調べられませんでした。",
        remedy="Excel で開いて保存し直すと、調べられるようになります。",
    )


def _hidden(file: str, sheet: Sheet) -> Issue | None:
    rows = [str(row + 1) for row in sorted(sheet.hidden_rows)]
    columns = [column_letters(column) for column in sorted(sheet.hidden_columns)]
    parts = ["シート全体"] if sheet.hidden else []
    parts += [f"{_list(rows)} 行目"] if rows else []
    parts += [f"{_list(columns)} 列"] if columns else []
    if not parts:
        return None
    return Issue(
        code="hidden_content",
        severity="info",
        rule="L1-13",
        file=file,
        sheet=sheet.name,
        message=f"シート「{sheet.name}」に非表示の部分があります（{'、'.join(parts)}）。非表示の値も読み取りました。",
        remedy="不要なら削除し、必要なら再表示（フィルターなら解除）して保存し直してください。",
    )


def _merged(file: str, sheet: Sheet) -> Issue | None:
    if not sheet.merges:
        return None
    ranges = [f"{address(top, left)}:{address(bottom, right)}" for top, left, bottom, right in sorted(sheet.merges)]
    return Issue(
        code="merged_cells",
        severity="info",
        rule="L1-12",
        file=file,
        sheet=sheet.name,
        cell=ranges[0],
        message=f"シート「{sheet.name}」に結合されたセルが {len(ranges)} か所あります（{_list(ranges)}）。",
        remedy="結合を解除し、それぞれのセルに値を入れてください。",
    )


def _shapes(file: str, sheet: Sheet, shapes: Sequence[Position]) -> Issue:
    cells = [address(*place) for place in shapes]
    return Issue(
        code="shapes_unread",
        severity="info",
        rule="L1-10",
        file=file,
        sheet=sheet.name,
        cell=cells[0],
        message=f"シート「{sheet.name}」に図形・画像・グラフが {len(cells)} か所あります（{_list(cells)}）。"
        "図形の中の文字や、図形で描いた線は読めません。",
        remedy="図形に書いた値や期間があれば、セルに文字か色で入力してください。",
    )


def _list(names: list[str]) -> str:
    rest = len(names) - _NAMED
    return "、".join(names[:_NAMED]) + (f" ほか {rest}" if rest > 0 else "")
