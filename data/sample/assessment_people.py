"""Who answered the スキルアセスメント of みなと野市（架空）, and how: fictional people, known by number only.

The story that is planted here, for a reader to find:

| what | where |
|---|---|
| weakest field 統計知識; no gain in it, a clear one in 基礎用語 (there was a training) | the city |
| strong in 統計知識 and ツール | 企画部, デジタル変革戦略室 above all |
| weak in エクセル関数 | 福祉部, こども健康部, 市民環境部 |
| best in エクセル関数 係長級; 部長級 and 課長級 weak there, strong in 基礎用語 | the 職位 |
| few answered | 消防本部 |
| nobody can: 問20 ノーコードツール | CANNOT, seven 課 |
| everybody can: 問2; tells nobody apart: 問17 | the city |
| everybody alike: all はい in セキュリティ | 人事課 |
| too few to show | 農業委員会事務局, 選挙管理委員会事務局, 文化財課, 議会事務局 and others |
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist

from assessment_questions import (
    BASICS,
    CHOICES,
    EXCEL,
    QUESTIONS,
    ROUNDS,
    SECURITY,
    STATISTICS,
    TOOLS,
    Question,
)
from chance import draw
from city import UNITS, Unit

HELD = {ROUNDS[0]: dt.date(2025, 9, 8), ROUNDS[1]: dt.date(2026, 9, 7)}
"""The first day of each round; answers came within three weeks."""
LENGTH = 19
GRADES = ("部長級", "課長級", "係長級", "主任・主事級", "会計年度任用職員")
CANNOT = frozenset({"生活支援課", "保育課", "道路管理課", "建築住宅課", "水道工務課", "学校教育課", "廃棄物対策課"})
ALIKE = "人事課"
BY_BUREAU = {
    "企画部": {STATISTICS: 0.7, TOOLS: 0.7, BASICS: 0.4, EXCEL: 0.3},
    "財務部": {EXCEL: 0.6, STATISTICS: 0.2},
    "総務部": {BASICS: 0.2, EXCEL: 0.1},
    "福祉部": {EXCEL: -0.8, TOOLS: -0.2, STATISTICS: -0.2},
    "こども健康部": {EXCEL: -0.7, TOOLS: -0.3},
    "市民環境部": {EXCEL: -0.5, BASICS: 0.1},
    "建設部": {TOOLS: -0.5, BASICS: -0.3},
    "上下水道局": {TOOLS: -0.4, EXCEL: 0.2},
    "消防本部": {BASICS: -0.5, TOOLS: -0.4, STATISTICS: -0.3},
}
BY_UNIT = {
    "デジタル変革戦略室": dict.fromkeys((BASICS, EXCEL, STATISTICS, TOOLS, SECURITY), 0.9),
    "保険年金課": {STATISTICS: -0.7},
    "保育課": {EXCEL: -0.4, TOOLS: -0.4},
    "道路管理課": {STATISTICS: -0.5, SECURITY: -0.6},
    "市民税課": {EXCEL: 0.5},
    "健康づくり課": {STATISTICS: 0.8},
}
BY_GRADE = {
    "部長級": {BASICS: 0.8, EXCEL: -1.0, TOOLS: -0.4},
    "課長級": {BASICS: 0.6, EXCEL: -0.6, TOOLS: -0.1},
    "係長級": {EXCEL: 0.6, STATISTICS: 0.2},
    "主任・主事級": {TOOLS: 0.1},
    "会計年度任用職員": {BASICS: -0.5, STATISTICS: -0.4, TOOLS: -0.3},
}
GAIN = {BASICS: 0.45, EXCEL: 0.15, TOOLS: 0.15, SECURITY: 0.1}
RATE = {ROUNDS[0]: 0.73, ROUNDS[1]: 0.785}
BLANKS, DONT_KNOWS, TWICE = 0.01, 0.03, 0.008
NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a 課, who may answer in both rounds."""

    number: int
    unit: Unit
    grade: str


@dataclass(frozen=True, slots=True)
class Answered:
    """One line of a form's export: a level for each question, None where blank, −1 for わからない."""

    person: Person
    round: str
    day: dt.date
    levels: tuple[int | None, ...]
    is_repeat: bool = False


@cache
def people() -> tuple[Person, ...]:
    """Everybody on the staff."""
    found: list[Person] = []
    heads: set[str] = set()
    for unit in UNITS:
        for place in range(unit.headcount):
            number = 1503 + 37 * len(found)
            found.append(Person(number, unit, _grade(unit, place, heads)))
    return tuple(found)


def answered(round: str) -> Iterator[Answered]:
    """Every line of a round, in the order of the numbers; a few people answered twice, the later line counts."""
    for person in people():
        if draw("answers", person.number, round) >= _rate(person, round):
            continue
        day = HELD[round] + dt.timedelta(days=int(draw("day", person.number, round) * (LENGTH - 2)))
        yield Answered(person, round, day, _levels(person, round, 0))
        if draw("twice", person.number, round) < TWICE:
            yield Answered(person, round, day + dt.timedelta(days=1), _levels(person, round, 1), is_repeat=True)


def assessment_truth(round: str) -> list[dict[str, object]]:
    """What the generator knows: one entry per person, the latest answers as shares 0–1 (None: nothing counts)."""
    latest = {each.person.number: each for each in answered(round)}
    return [
        {
            "person": number,
            "bureau": each.person.unit.bureau,
            "department": each.person.unit.name,
            "grade": each.person.grade,
            "answers": {
                question.number: None if level is None or level < 0 else level / (len(CHOICES[question.scale]) - 1)
                for question, level in zip(QUESTIONS, each.levels, strict=True)
            },
        }
        for number, each in latest.items()
    ]


def _grade(unit: Unit, place: int, heads: set[str]) -> str:
    if place == 0:
        if unit.bureau in heads:
            return "課長級"
        heads.add(unit.bureau)
        return "部長級"
    share = place / unit.headcount
    return (
        "課長級" if place == 1 else "係長級" if share < 0.3 else "主任・主事級" if share < 0.78 else "会計年度任用職員"
    )


def _rate(person: Person, round: str) -> float:
    unit = person.unit
    if person.grade == GRADES[0]:
        return 1.0
    if unit.bureau == "消防本部":
        return 0.5
    if unit.name in ("デジタル変革戦略室", ALIKE):
        return 1.0
    return RATE[round] + 0.12 * (draw("rate", unit.code) - 0.4)


def _levels(person: Person, round: str, attempt: int) -> tuple[int | None, ...]:
    return tuple(_level(person, question, round, attempt) for question in QUESTIONS)


def _level(person: Person, question: Question, round: str, attempt: int) -> int | None:
    about = (person.number, question.number, round, attempt)
    highest = len(CHOICES[question.scale]) - 1
    if person.unit.name == ALIKE and question.field == SECURITY:
        return highest
    missing = draw("missing", *about)
    if missing < BLANKS:
        return None
    if missing < BLANKS + DONT_KNOWS and question.scale in ("words", "yes"):
        return -1
    if not question.sharp:
        return int(draw("random", *about) * (highest + 1))
    latent = question.sharp * (_ability(person, question.field, round) - question.hard) + 0.75 * _normal("luck", *about)
    level = round_to(latent, highest)
    return min(level, 1) if question.number == 20 and person.unit.name in CANNOT else level


def round_to(latent: float, highest: int) -> int:
    """The answer that a latent value stands for: 0 is the middle, steps are one standard deviation wide."""
    step = 2.2 / highest
    return min(max(int(latent / step + (highest + 1) / 2), 0), highest) if latent > -5 else 0


def _ability(person: Person, field: str, round: str) -> float:
    general, own = _normal("general", person.number), _normal("field", person.number, field)
    effects = (BY_BUREAU.get(person.unit.bureau), BY_UNIT.get(person.unit.name), BY_GRADE[person.grade])
    gain = GAIN.get(field, 0.0) if round == ROUNDS[1] else 0.0
    return 0.7 * general + 0.4 * own + gain + sum(effect.get(field, 0.0) for effect in effects if effect)


def _normal(*about: object) -> float:
    return NORMAL.inv_cdf(min(max(draw(*about), 1e-6), 1 - 1e-6))
