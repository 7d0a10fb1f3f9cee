"""What an answer of a スキルアセスメント means: a number on a scale, a word on a ladder, a blank, or わからない."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from dashboard.importers.assessment_questions import Question
from dashboard.importers.cells import is_blank, is_unknown_word, without_code, written
from dashboard.importers.folding import clean, fold
from dashboard.importers.model import Value

LADDERS: Final[tuple[tuple[str, ...], ...]] = (
    ("いいえ no", "はい yes"),
    ("× ✕", "△", "○"),
    ("不正解 誤 誤り 誤答 不正答", "正解 正 正答"),
    (
        "知らない 理解していない 全く知らない 知らなかった 全く理解していない",
        "聞いたことがある 名前は知っている 聞いたことはある 言葉は知っている あまり理解していない",
        "だいたい だいたい理解している だいたい知っている おおむね理解している ある程度理解している",
        "理解している よく理解している 知っている よく知っている 十分理解している 説明できる",
    ),
    ("できない 使えない", "調べればできる 調べれば使える 教わればできる", "できる 使える"),
    ("使ったことがない", "使ったことがある", "使いこなしている"),
)
"""Words from the lowest to the highest; those of one step mean the same. No word stands on two ladders."""

_LADDERS: Final = tuple(
    {fold(word): step / (len(ladder) - 1) for step, words in enumerate(ladder) for word in words.split()}
    for ladder in LADDERS
)
_DONT_KNOW: Final = frozenset(map(fold, ("わからない", "分からない", "わかりません", "分かりません", "不明", "判らない")))
_NUMBER: Final = re.compile(r"(?P<number>-?\d+(?:\.\d+)?)(?:点|\s*[:.、)]\s*\D.*)?")


class Meaning(NamedTuple):
    """One answer. Of answer (a number), position (0–1) and missing (blank, dont_know, unreadable), one is given."""

    answer: float | None = None
    position: float | None = None
    missing: str | None = None
    finding: str | None = None


def is_answer(value: Value) -> bool:
    """Whether a cell reads like an answer without any list: a word of a ladder, わからない, or 0 to 10."""
    word = fold(without_code(clean(written(value))))
    number = _number(value)
    return word in _DONT_KNOW or any(word in ladder for ladder in _LADDERS) or (number is not None and 0 <= number <= 10)


def scale(values: Iterable[Value], question: Question | None) -> tuple[float, float] | None:
    """The scale on which numbers stand: the list's, else 0 and 1 where there is nothing else."""
    if question and question.scale_min is not None and question.scale_max is not None:
        return question.scale_min, question.scale_max
    numbers = {number for value in values if (number := _number(value)) is not None}
    return (0.0, 1.0) if numbers <= {0.0, 1.0} else None


def meanings(values: Sequence[Value], question: Question | None) -> dict[tuple[type, Value], Meaning]:
    """What each distinct cell of one question's column means, by (class, value)."""
    distinct = {(value.__class__, value) for value in values}
    ladder = _ladder([value for _, value in distinct], question)
    limits = scale([value for _, value in distinct], question)
    return {key: _meaning(key[1], ladder, limits) for key in distinct}


def accepted(values: Sequence[Value], question: Question | None) -> str:
    """The words that would have been understood, for a message."""
    if question and question.choices:
        return "／".join(question.choices)
    known = _ladder(values, question)
    for ladder, words in zip(_LADDERS, LADDERS, strict=True):
        if ladder is known:
            return "／".join(step.split()[0] for step in words)
    return "はい／いいえ、知らない／聞いたことがある／だいたい理解している／理解している など"


def _meaning(value: Value, ladder: dict[str, float], limits: tuple[float, float] | None) -> Meaning:
    if is_blank(value):
        return Meaning(missing="blank")
    words = clean(written(value))
    bare = fold(without_code(words))
    if bare in _DONT_KNOW:
        return Meaning(missing="dont_know")
    number = _number(value)
    if (number is None or limits is None) and (fold(words) in ladder or bare in ladder):
        return Meaning(position=ladder.get(fold(words), ladder.get(bare)))
    if is_unknown_word(words):
        return Meaning(missing="blank")
    if number is None:
        return Meaning(missing="unreadable", finding="answer_unlisted")
    if limits is None:
        return Meaning(missing="unreadable", finding="scale_unknown")
    if not limits[0] <= number <= limits[1]:
        return Meaning(missing="unreadable", finding="answer_out_of_scale")
    return Meaning(answer=number)


def _ladder(values: Iterable[Value], question: Question | None) -> dict[str, float]:
    """The list's own choices, else the ladder that most of the column's words stand on."""
    if question and len(question.choices) > 1:
        return {fold(word): step / (len(question.choices) - 1) for step, word in enumerate(question.choices)}
    words = {fold(without_code(clean(written(value)))) for value in values if not is_blank(value)}
    return max(_LADDERS, key=lambda ladder: len(words & ladder.keys()))


def _number(value: Value) -> float | None:
    if isinstance(value, bool):
        return float(value)
    if isinstance(value, int | float):
        return float(value)
    match = _NUMBER.fullmatch(clean(value)) if isinstance(value, str) else None
    return float(match["number"]) if match else None
