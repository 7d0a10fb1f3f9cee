"""A blank form as a workbook: the sheet to fill in, an example, how to fill it in, and what to choose from."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.templates.fields import Field
from dashboard.importers.addresses import column_letters
from dashboard.importers.files.own import OWN_SHEET
from dashboard.importers.model import Kind, Value

_OPTIONS: Final = {
    "strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": False, "in_memory": True,
}  # fmt: skip
_FORMATS: Final[Mapping[Kind, str]] = {"integer": "#,##0", "number": "General", "day": "yyyy/mm/dd"}
"""All else is text, so that 1-1 stays no day and 0012 keeps its zeros."""
_REQUIRED, _OPTIONAL = "#fff1a8", "#e8eefc"
_BLANK_ROWS: Final = 1_000
"""So many rows can be filled in by choosing."""
_TOP: Final = 2
"""Rows above what stands on our own sheets."""
_FIRST_DAY, _LAST_DAY = dt.date(1989, 1, 8), dt.date(2100, 12, 31)
_LARGEST: Final = 10**15
_NOTES: Final = (
    "1行に1件を入力してください。途中に小計や空の行を入れず、セルは結合しないでください。",
    "見出しの名前は変えないでください。使わない列は空欄のままでかまいません。",
    "分からないところは空欄にしてください。「0」は0件という意味になります。「－」や「同上」は使いません。",
    "1つのセルには1つのことだけを書いてください。補足は備考などの列に書いてください。",
    "セルの色や図形、書き込みの注釈は読み取りません。",
)
EXAMPLE, GUIDE, CHOICES = "記入例", "記入のしかた", "選択肢"


def workbook(
    title: str, fields: Sequence[Field], rows: Sequence[Sequence[Value]], *, as_of: dt.date | None, has_as_of: bool
) -> bytes:
    """The form, with these rows in it."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        made = _Form(book, title, fields)
        made.fill_in(rows, as_of, has_as_of=has_as_of)
        made.example()
        made.guide(has_as_of=has_as_of)
        made.choices()
    return stream.getvalue()


class _Form:
    def __init__(self, book: xlsxwriter.Workbook, title: str, fields: Sequence[Field]) -> None:
        self.book, self.title, self.fields = book, title, fields
        self.lists = [field for field in fields if field.choices]
        # Of a row above the table: it does not wrap as its column does.
        self.plain = book.add_format({"text_wrap": False})
        self.bold = book.add_format({"bold": True})
        self.large = book.add_format({"bold": True, "font_size": 14})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": _FORMATS["day"], "border": 1, "bg_color": _REQUIRED})
        self.formats = {field: book.add_format(_look(field)) for field in {(f.kind, f.column.is_share) for f in fields}}
        self.headers = {
            required: book.add_format({
                "bold": True, "border": 1, "text_wrap": True, "valign": "vcenter",
                "bg_color": _REQUIRED if required else _OPTIONAL,
            })
            for required in (True, False)
        }  # fmt: skip

    def fill_in(self, rows: Sequence[Sequence[Value]], as_of: dt.date | None, *, has_as_of: bool) -> None:
        sheet = self.book.add_worksheet(self.title)
        sheet.write_string(0, 0, self.title, self.large)
        if has_as_of:
            sheet.write_string(1, 0, "基準日", self.bold)
            sheet.write_blank(1, 1, None, self.day)
            if as_of:
                sheet.write_datetime(1, 1, as_of, self.day)
            sheet.data_validation(1, 1, 1, 1, _day_rule("基準日", "いつの状況かを、日付で入力してください。"))
        note = f"黄色の見出しは必ず入力してください。例はシート「{EXAMPLE}」、書き方は「{GUIDE}」にあります。"
        sheet.write_string(1 + has_as_of, 0, note, self.plain)
        top = 2 + has_as_of
        self._table(sheet, top, rows)
        sheet.freeze_panes(top + 1, 0)
        for position, field in enumerate(self.fields):
            if rule := self._rule(field):
                sheet.data_validation(top + 1, position, top + len(rows) + _BLANK_ROWS, position, rule)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top)

    def example(self) -> None:
        sheet = self._own(EXAMPLE)
        self._table(sheet, _TOP, [[field.column.example for field in self.fields]])

    def guide(self, *, has_as_of: bool) -> None:
        sheet = self._own(GUIDE)
        first = [f"シート「{self.title}」の基準日に、いつの状況かを入力してください。"] if has_as_of else []
        notes = [*first, *_NOTES]
        for row, note in enumerate(notes, start=_TOP):
            sheet.write_string(row, 0, f"{row - _TOP + 1}. {note}", self.plain)
        top = _TOP + len(notes) + 1
        for column, (heading, width) in enumerate((("列", 24), ("必須", 8), ("書き方", 44), ("選択肢", 60))):
            sheet.write_string(top, column, heading, self.headers[False])
            sheet.set_column(column, column, width)
        for row, field in enumerate(self.fields, start=top + 1):
            words = (field.header, "必須" if field.column.required else "", field.how, "、".join(field.choices[:40]))
            for column, text in enumerate(words):
                sheet.write_string(row, column, text, self.wrapped)

    def choices(self) -> None:
        if not self.lists:
            return
        sheet = self._own(CHOICES)
        for column, field in enumerate(self.lists):
            sheet.set_column(column, column, field.width)
            for row, words in enumerate((field.header, *field.choices), start=_TOP):
                sheet.write_string(row, column, words, self.headers[False] if row == _TOP else None)

    def _own(self, name: str) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, OWN_SHEET, self.plain)
        return sheet

    def _table(self, sheet: Worksheet, top: int, rows: Sequence[Sequence[Value]]) -> None:
        for position, field in enumerate(self.fields):
            look = self.formats[field.kind, field.column.is_share]
            sheet.set_column(position, position, field.width, look)
            sheet.write_string(top, position, field.header, self.headers[field.column.required])
            for row, values in enumerate(rows, start=top + 1):
                _write(sheet, row, position, values[position], look)

    def _rule(self, field: Field) -> dict[str, Any] | None:
        """What may be entered in a column, and what is said of anything else."""
        name = f"「{field.header}」"
        if field.choices:
            letters, last = column_letters(self.lists.index(field)), _TOP + 1 + len(field.choices)
            source = f"='{CHOICES}'!${letters}${_TOP + 2}:${letters}${last}"
            said = f"{name}は、一覧から選んでください。分からないときは空欄のままにしてください。"
            return {"validate": "list", "source": source, **_refusal(said)}
        if field.column.is_share:
            said = f"{name}は、0%から100%までの割合を入力してください（例：45%）。"
            return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1, **_refusal(said)}
        match field.kind:
            case "integer":
                said = f"{name}は、0以上の整数を半角で入力してください。分からないときは空欄のままにしてください。"
                return {
                    "validate": "integer",
                    "criteria": "between",
                    "minimum": 0,
                    "maximum": _LARGEST,
                    **_refusal(said),
                }
            case "number":
                said = f"{name}は、数字だけを半角で入力してください。単位は付けません。"
                return {
                    "validate": "decimal", "criteria": "between", "minimum": -_LARGEST, "maximum": _LARGEST,
                    **_refusal(said),
                }  # fmt: skip
            case "day":
                return _day_rule(field.header, "分からないときは空欄のままにしてください。")
        return None


def _look(of: tuple[Kind, bool]) -> dict[str, Any]:
    kind, is_share = of
    return {"num_format": "0%" if is_share else _FORMATS.get(kind, "@"), "valign": "top", "text_wrap": True}


def _day_rule(header: str, besides: str) -> dict[str, Any]:
    said = f"「{header}」は、2026/10/31 の形の日付で入力してください。{besides}"
    return {
        "validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY, **_refusal(said),
    }  # fmt: skip


def _refusal(said: str) -> dict[str, str]:
    return {"error_title": "入力を確かめてください", "error_message": said, "error_type": "stop"}


def _write(sheet: Worksheet, row: int, column: int, value: Value, look: Format) -> None:
    match value:
        case None:
            return
        case dt.date():
            sheet.write_datetime(row, column, value, look)
        case int() | float():
            sheet.write_number(row, column, value, look)
        case _:
            sheet.write_string(row, column, str(value), look)
