"""Exports of form systems made in code: 27 questions in five fields, and people who answer them."""

import csv
import io

import xlsxwriter

from dashboard.importers import Register, SourceFile, read
from tests.importers.grids import register

FIELDS = {"基礎用語": 5, "エクセル関数": 6, "統計知識": 6, "ツール": 9, "セキュリティ": 1}
SUBJECTS = [f"{field}の{place}番目の事柄" for field, count in FIELDS.items() for place in range(1, count + 1)]
QUESTIONS = [f"{subject}を理解していますか" for subject in SUBJECTS]
LADDER = ["知らない", "聞いたことがある", "だいたい理解している", "理解している"]
KNOWN = ["回答者ID", "回答日時", "部", "所属課", "職位"]
UNITS = register(("総務部", "総務課"), ("総務部", "人事課"), ("消防本部", "総務課"))


def person(number: int) -> list[str]:
    """The known columns of somebody."""
    return [f"{number:07d}", f"2026/9/{number % 20 + 1} 10:{number % 60:02d}:05", "総務部", "人事課", "主任級"]


def question_list(**more: list[object]) -> SourceFile:
    """A 設問一覧 as CSV; ``more`` are further columns by header."""
    fields = [field for field, count in FIELDS.items() for _ in range(count)]
    rows = [
        [str(number), field, question]
        for number, (field, question) in enumerate(zip(fields, QUESTIONS, strict=True), 1)
    ]
    for values in more.values():
        rows = [[*row, value] for row, value in zip(rows, values, strict=True)]
    return as_csv([["設問番号", "分野", "設問", *more], *rows], "設問一覧.csv")


def as_csv(rows: list[list[object]], name: str, encoding: str = "utf-8-sig") -> SourceFile:
    """Rows as a CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return SourceFile(name, text.getvalue().encode(encoding))


def as_xlsx(rows: list[list[object]], name: str, merges=(), sheet: str = "回答") -> SourceFile:
    """Rows as a workbook with merged header cells (row, first column, last column)."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for index, row in enumerate(rows):
            page.write_row(index, 0, row)
        for row, first, last in merges:
            page.merge_range(row, first, row, last, rows[row][first])
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


def answers_of(*files: SourceFile, register: Register | None = UNITS, **options):
    """The reading of the last of these files."""
    return read(list(files), register=register, **options)[-1]
