"""The two rounds of answers as their form systems export them: one with a header of two rows, one as a CSV."""

import datetime as dt

from assessment_people import Answered, answered
from assessment_questions import CHOICES, DONT_KNOW, QUESTIONS, ROUNDS
from chance import draw, pick
from tab import Cell, Tab

NOTES = {
    "words": "※あてはまるものを１つ選んでください。",
    "marks": "※画面の問題に答えてください（自動採点）。",
    "five": "※１（できない）〜５（よくできる）で答えてください。",
    "yes": "※はい・いいえのどちらかを選んでください。",
}
REMARKS = ("研修があれば参加したい。", "使い方をまとめた資料がほしい。", "時間が足りなかった。", "特になし")


def first_round() -> list[Tab]:
    """令和7年度: a title, question texts with a line break and a note, and a second header row."""
    known: list[Cell] = ["回答者ID", "回答日時", "部", "所属課", "職位"]
    titles: list[Cell] = [
        f"[No.{question.number}]{question.wording(ROUNDS[0])}\n\n{NOTES[question.scale]}" for question in QUESTIONS
    ]
    below: list[Cell] = [*(None for _ in known), *("（１つ選択）" for _ in QUESTIONS)]
    rows: list[list[Cell]] = [["令和7年度　職員スキルアセスメント　回答一覧"], [], [*known, *titles], below]
    for each in answered(ROUNDS[0]):
        unit = each.person.unit
        rows.append(
            [each.person.number, _moment(each), unit.bureau, unit.called(each.day), each.person.grade, *_words(each)]
        )
    return [Tab("回答", rows)]


def second_round() -> list[Tab]:
    """令和8年度: one header row, 部 and 課 in one cell, numbers with leading zeros, and a column of free text."""
    titles: list[Cell] = [f"問{question.number} {question.wording(ROUNDS[1])}" for question in QUESTIONS]
    rows: list[list[Cell]] = [["回答者ID", "完了時刻", "所属", "職位", *titles, "自由記述"]]
    for each in answered(ROUNDS[1]):
        unit = each.person.unit
        remark = pick(REMARKS, "remark", each.person.number) if draw("says", each.person.number) < 0.05 else None
        place = f"{unit.bureau}　{unit.called(each.day)}"
        rows.append([f"{each.person.number:05d}", _moment(each), place, each.person.grade, *_words(each), remark])
    return [Tab("回答", rows)]


def _moment(each: Answered) -> str:
    minutes = int(draw("minute", each.person.number, each.round, each.is_repeat) * 480)
    moment = dt.datetime.combine(each.day, dt.time(8, 45)) + dt.timedelta(minutes=minutes)
    return f"{moment.year}/{moment.month}/{moment.day} {moment:%H:%M:%S}"


def _words(each: Answered) -> list[Cell]:
    return [
        None if level is None else DONT_KNOW if level < 0 else CHOICES[question.scale][level]
        for question, level in zip(QUESTIONS, each.levels, strict=True)
    ]
