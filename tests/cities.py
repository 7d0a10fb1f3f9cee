"""Small cities of people and their answers, put into a real ledger and built into a real store."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.importers import Reading, SourceFile
from dashboard.ledger import keys
from dashboard.ledger.ledger import Ledger
from dashboard.store import build

Ask = Callable[..., pd.DataFrame]
"""Ask(name, **params) is an answer of スキルアセスメント."""

HELD = {"第1回": dt.date(2025, 9, 30), "第2回": dt.date(2026, 9, 30)}
FIELDS = {"基礎用語": 2, "統計知識": 3, "セキュリティ": 1}
QUESTIONS = [(str(number), field) for number, field in enumerate((f for f, n in FIELDS.items() for _ in range(n)), 1)]


@dataclass(frozen=True)
class Person:
    """One person in one round. ``answers`` are shares (0–1), None where nothing was answered."""

    number: str
    round: str
    bureau: str | None
    department: str | None
    grade: str | None
    answers: tuple[float | None, ...]


def questions() -> pd.DataFrame:
    """A 設問一覧 for all rounds."""
    return pd.DataFrame(
        {
            "sheet": "設問一覧",
            "row": range(2, 2 + len(QUESTIONS)),
            "cell": "A2",
            "round": None,
            "question_no": [number for number, _ in QUESTIONS],
            "field": [field for _, field in QUESTIONS],
            "question": [f"設問{number}を理解していますか" for number, _ in QUESTIONS],
        }
    ).astype({"round": "string"})


def answers(people: list[Person]) -> pd.DataFrame:
    """The long rows that an importer makes of these people's answers, their numbers already replaced."""
    rows = [
        {
            "sheet": "回答",
            "row": row,
            "round": person.round,
            "held_on": HELD[person.round],
            "answered_on": HELD[person.round],
            "person": person.number,
            "bureau_text": person.bureau,
            "department_text": person.department,
            "grade": person.grade,
            "question_no": number,
            "question": f"設問{number}を理解していますか",
            "answer_text": None if answer is None else f"{answer:.2f}",
            "answer": None,
            "position": answer,
            "scale_min": None,
            "scale_max": None,
            "missing": "blank" if answer is None else None,
        }
        for row, person in enumerate(people, start=2)
        for (number, _), answer in zip(QUESTIONS, person.answers, strict=True)
    ]
    kinds = {"answer": "Float64", "position": "Float64", "scale_min": "Float64", "scale_max": "Float64"}
    words = ("person", "bureau_text", "department_text", "grade", "answer_text", "missing")
    return pd.DataFrame(rows).astype({**kinds, **dict.fromkeys(words, "string")})


def built(folder: Path, people: list[Person], key: bytes = bytes(keys.BYTES)) -> Path:
    """A store of these people's answers, with the same secret every time: a test says the same today and tomorrow."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / keys.MASKING).write_bytes(key)
    readings = [
        Reading("設問一覧.xlsx", "assessment_questions", None, questions()),
        Reading("回答.csv", "assessment", HELD["第2回"], answers(people)),
    ]
    Ledger(folder).append([(SourceFile(each.file, each.file.encode()), each) for each in readings], "test")
    return build.build(folder)


def random_city(seed: int) -> list[Person]:
    """A city of some 部 and 課 of any size, some tiny, some all alike in a field, some people in one round only."""
    chance = np.random.default_rng(seed)
    people = []
    for bureau in range(int(chance.integers(1, 5))):
        for department in range(int(chance.integers(1, 5))):
            alike = chance.random() < 0.25
            size = int(chance.choice([2, 4, 7, 9, 10, 12, 18, 25]))
            for member in range(size):
                number = f"{bureau}-{department}-{member}"
                for held in HELD:
                    if chance.random() < 0.9:
                        people.append(_person(chance, number, held, f"部{bureau}", f"課{bureau}{department}", alike))
    return people


def _person(chance: np.random.Generator, number: str, held: str, bureau: str, department: str, alike: bool) -> Person:
    scores = [float(level) / 3 for level in chance.integers(0, 4, len(QUESTIONS) - 1)]
    scores.append(1.0 if alike else float(chance.integers(0, 2)))
    blanks = chance.random(len(QUESTIONS)) < 0.03
    grade = str(chance.choice(["部長級", "課長級", "係長級", "主任級"], p=[0.03, 0.1, 0.3, 0.57]))
    given = tuple(None if blank else score for blank, score in zip(blanks, scores, strict=True))
    return Person(number, held, bureau, department, grade, given)
