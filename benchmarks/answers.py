"""A large アセスメント: rows of many people's answers, as a ledger of imports or as the export of a form."""

import csv
import datetime as dt
import io
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.importers import Reading, SourceFile
from dashboard.ledger.ledger import Ledger

QUESTIONS, DEPARTMENTS = 27, 120
FIELDS = np.repeat(["基礎用語", "エクセル関数", "統計知識", "ツール", "セキュリティ"], [5, 6, 6, 9, 1])
WORDS = np.array(["知らない", "聞いたことがある", "だいたい理解している", "理解している"], dtype=object)


def ledger(folder: Path, people: int, rounds: int) -> None:
    """Record a 設問一覧 and this many people's answers in every round."""
    held = dt.date(2026, 9, 30)
    readings = [Reading("設問一覧.xlsx", "assessment_questions", None, questions())]
    for number in range(rounds):
        rows = answers(people, f"令和{number + 6}年度", held.replace(year=2024 + number))
        readings.append(Reading(f"回答{number}.csv", "assessment", held.replace(year=2024 + number), rows))
    Ledger(folder).append([(SourceFile(each.file, each.file.encode()), each) for each in readings], by="測定")


def questions() -> pd.DataFrame:
    """The 設問一覧 as an importer reads it."""
    numbers = [str(number) for number in range(1, QUESTIONS + 1)]
    wording = [f"設問{number}を理解していますか" for number in numbers]
    return pd.DataFrame(
        {"sheet": "設問一覧", "row": range(2, QUESTIONS + 2), "cell": "A2", "question_no": numbers, "field": FIELDS,
         "question": wording}
    )  # fmt: skip


def answers(people: int, held: str, day: dt.date) -> pd.DataFrame:
    """One round's long rows as an importer makes them."""
    levels = _levels(people, hash(held) % 1000)
    person, number = np.repeat(np.arange(people), QUESTIONS), np.tile(np.arange(QUESTIONS), people)
    return pd.DataFrame(
        {
            "sheet": "回答",
            "row": person + 2,
            "round": held,
            "held_on": day,
            "answered_on": day,
            "person": pd.Categorical(np.array([f"{each:016x}" for each in range(people)])[person]),
            "bureau_text": pd.Categorical([f"第{each % DEPARTMENTS // 8}部" for each in range(people)]).repeat(
                QUESTIONS
            ),
            "department_text": pd.Categorical([f"第{each % DEPARTMENTS}課" for each in range(people)]).repeat(
                QUESTIONS
            ),
            "grade": "主任級",
            "question_no": pd.Categorical((number + 1).astype(str)),
            "answer_text": pd.Categorical(WORDS[levels.ravel()]),
            "position": levels.ravel() / 3,
        }
    )


def export(people: int, rounds: int) -> SourceFile:
    """The same as one CSV of a form system, one line per person and round, one column per question."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["回答者ID", "回答日", "回", "部", "所属課", "職位", *(f"問{n}" for n in range(1, QUESTIONS + 1))])
    for number in range(rounds):
        day, held = f"{2024 + number}-09-30", f"令和{number + 6}年度"
        for each, levels in enumerate(_levels(people, number)):
            place = [f"第{each % DEPARTMENTS // 8}部", f"第{each % DEPARTMENTS}課", "主任級"]
            writer.writerow([f"{each:05d}", day, held, *place, *WORDS[levels]])
    return SourceFile("回答一覧.csv", text.getvalue().encode("utf-8-sig"))


def _levels(people: int, seed: int) -> np.ndarray:
    """Answers 0–3 of every person to every question: ability against difficulty, with chance."""
    chance = np.random.default_rng(seed)
    latent = chance.normal(size=(people, 1)) - chance.normal(size=QUESTIONS) + chance.normal(size=(people, QUESTIONS))
    return np.digitize(latent, [-1, 0, 1])
