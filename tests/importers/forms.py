"""Exports of form systems made in code: 27 questions in five fields, and people who answer them."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import xlsxwriter

from dashboard.importers import Register, SourceFile, read
from dashboard.importers.model import Reading
from tests.importers.grids import register

FIELDS = {"基礎用語": 5, "エクセル関数": 6, "統計知識": 6, "ツール": 9, "セキュリティ": 1}
SUBJECTS = [f"{field}の{place}番目の事柄" for field, count in FIELDS.items() for place in range(1, count + 1)]
QUESTIONS = [f"{subject}を理解していますか" for subject in SUBJECTS]
LADDER = ["知らない", "聞いたことがある", "だいたい理解している", "理解している"]
THIRDS = [0, 1 / 3, 2 / 3, 1]
KNOWN = ["回答者ID", "回答日時", "部", "所属課", "職位"]
UNITS = register(("総務部", "総務課"), ("総務部", "人事課"), ("消防本部", "総務課"))


def person(number: int) -> list[str]:
    """The known columns of somebody."""
    return [f"{number:07d}", f"2026/9/{number % 20 + 1} 10:{number % 60:02d}:05", "総務部", "人事課", "主任級"]


def question_list(**more: Sequence[object]) -> SourceFile:
    """A 設問一覧 as CSV; ``more`` are further columns by header."""
    fields = [field for field, count in FIELDS.items() for _ in range(count)]
    rows: list[list[object]] = [
        [str(number), field, question]
        for number, (field, question) in enumerate(zip(fields, QUESTIONS, strict=True), 1)
    ]
    for values in more.values():
        rows = [[*row, value] for row, value in zip(rows, values, strict=True)]
    return as_csv([["設問番号", "分野", "設問", *more], *rows], "設問一覧.csv")


def as_csv(rows: Sequence[Sequence[object]], name: str, encoding: str = "utf-8-sig") -> SourceFile:
    """Rows as a CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return SourceFile(name, text.getvalue().encode(encoding))


def as_xlsx(
    rows: Sequence[Sequence[object]], name: str, merges: Sequence[tuple[int, int, int]] = (), sheet: str = "回答"
) -> SourceFile:
    """Rows as a workbook with merged header cells (row, first column, last column)."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for index, row in enumerate(rows):
            page.write_row(index, 0, row)
        for top, first, last in merges:
            page.merge_range(top, first, top, last, rows[top][first])
    return SourceFile(name, stream.getvalue())


def one_hot(people: int) -> tuple[list[list[object]], list[tuple[int, int, int]]]:
    """The style of a government survey: texts with line breaks and notes over their choices, ○ below."""
    top: list[object] = [*KNOWN]
    below: list[object] = [""] * len(KNOWN)
    merges = []
    for number, question in enumerate(QUESTIONS, start=1):
        merges.append((0, len(top), len(top) + len(LADDER) - 1))
        top += [
            f"[No.{number}]{question}。あてはまるものを１つ選択してください。\n\n※{question}とは：\n説明の文。\n",
            "",
            "",
            "",
        ]
        below += LADDER
    rows = [top, below]
    for each in range(people):
        marks = [
            ["○" if choice == (each + number) % 4 else "" for choice in range(4)] for number in range(len(QUESTIONS))
        ]
        rows.append([*person(each), *(mark for four in marks for mark in four)])
    return rows, merges


def answers_of(*files: SourceFile, register: Register | None = UNITS, **options: Any) -> Reading:
    """The reading of the last of these files."""
    return read(list(files), register=register, **options)[-1]


def book(sheets: Mapping[str, Sequence[Sequence[object]]], merges: Sequence[tuple[str, str, str]] = ()) -> bytes:
    """A workbook of sheets by name; #N/A is an error cell, merges are (sheet, range, value)."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        for name, rows in sheets.items():
            page = made.add_worksheet(name)
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
                for column in (column for column, cell in enumerate(row) if cell == "#N/A"):
                    page.write_formula(at, column, "=NA()", None, "#N/A")
        for name, place, value in merges:
            made.get_worksheet_by_name(name).merge_range(place, value)
    return stream.getvalue()


def form(
    answers: Sequence[list[str]],
    headers: list[str] | None = None,
    known: list[str] = KNOWN,
    people: Callable[[int], list[str]] = person,
    name: str = "令和8年度_回答.csv",
) -> SourceFile:
    """A CSV of one line per person with these answers to the first questions."""
    headers = headers or [f"問{number} {question}" for number, question in enumerate(QUESTIONS[: len(answers[0])], 1)]
    lines = [[*people(index), *line] for index, line in enumerate(answers)]
    return as_csv([[*known, *headers], *lines], name)


def wide(reading: Reading, column: str = "position") -> list[list[Any]]:
    """The answers as one list per line of the file."""
    rows = reading.rows.astype({column: object})
    return [list(group[column].where(group[column].notna(), None)) for _, group in rows.groupby("row")]
