"""What an answer of a スキルアセスメント means: a number on a scale, a word on a ladder, a blank, or わからない."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import is_blank, is_unknown_word, without_code, written
from dashboard.importers.datasets.assessment.questions import Question, is_dont_know
from dashboard.importers.model import Value
from dashboard.importers.tables.columns import is_flaw

LADDERS: Final[tuple[tuple[str, ...], ...]] = (
    ("いいえ no false", "はい yes true"),
    ("×", "△", "○"),
    ("不正解 誤 誤り 誤答 不正答", "正解 正 正答"),
    (
        "知らない 理解していない 全く知らない 知らなかった 全く理解していない 聞いたことがない",
        "聞いたことがある 名前は知っている 聞いたことはある 言葉は知っている あまり理解していない",
        "だいたい だいたい理解している だいたい知っている おおむね理解している ある程度理解している"
        " 知っているが詳細は分からない",
        "理解している よく理解している 良く理解している 十分理解している 知っている よく知っている 良く知っている"
        " 説明できる",
    ),
    ("できない 使えない", "調べればできる 調べれば使える 教わればできる", "できる 使える"),
    ("使ったことがない", "使ったことがある", "使いこなしている"),
    (
        "全く当てはまらない まったく当てはまらない 全くあてはまらない まったくあてはまらない",
        "あまり当てはまらない あまりあてはまらない",
        "どちらともいえない どちらとも言えない",
        "やや当てはまる ややあてはまる",
        "とても当てはまる とてもあてはまる 非常に当てはまる 非常にあてはまる",
    ),
)
"""Words from the lowest to the highest; those of one step mean the same. No word stands on two ladders."""

Scale = tuple[float, float]

_Ladder = dict[str, float]
_LADDERS: Final[tuple[_Ladder, ...]] = tuple(
    {fold(word): step / (len(ladder) - 1) for step, words in enumerate(ladder) for word in words.split()}
    for ladder in LADDERS
)
_CIRCLES: Final = _LADDERS[1]
_HALVED: Final = _LADDERS[-1]
"""A ladder that is also used without its middle step: then its steps are others, and cannot be told."""
_MIDDLE: Final = frozenset(word for word, place in _HALVED.items() if place == 1 / 2)
_HALF: Final = 0.5
_EXAMPLES: Final = "はい／いいえ、知らない／聞いたことがある／だいたい理解している／理解している など"
_NUMBER: Final = re.compile(r"(?P<number>-?\d+(?:\.\d+)?)(?:点|\s*[ :.、)]\s*\D.*)?")


class Meaning(NamedTuple):
    """One answer. Of answer (a number), position (0–1) and missing (blank, dont_know, unreadable), one is given."""

    answer: float | None = None
    position: float | None = None
    missing: str | None = None
    finding: str | None = None


def is_answer(value: Value) -> bool:
    """Whether a cell reads like an answer without any list: a word of a ladder, わからない, or a number."""
    return is_word(value) or fold(written(value)) in _CIRCLES or _number(value) is not None


def is_word(value: Value) -> bool:
    """Whether a cell is one of the words by which only a question is answered; a ○ may mark anything."""
    word = _bare(value)
    return is_dont_know(word) or any(word in ladder for ladder in _LADDERS if ladder is not _CIRCLES)


def is_binary(values: Iterable[Value]) -> bool:
    """Whether cells hold nothing but 0 and 1."""
    return {_number(value) for value in values} <= {0.0, 1.0}


def inferred_scale(values: Iterable[Value], question: Question | None) -> Scale | None:
    """0 and 1 where a column's numbers are nothing else and no list gives a scale."""
    numbers = {number for value in values if (number := _number(value)) is not None}
    return (0.0, 1.0) if numbers and numbers <= {0.0, 1.0} and _listed(question) is None else None


def shares(values: Sequence[Value]) -> dict[tuple[type, Value], Meaning]:
    """What each distinct cell of a column of points means, where points are shares (0–1) of the most there are."""
    return {key: _of_share(key[1]) for key in set(zip(map(type, values), values, strict=True))}


def disagree(values: Sequence[Value], question: Question) -> bool:
    """Whether the numbers before a column's words say something else than the words: 「1.理解している」 of 1 to 4."""
    limits = _listed(question)
    if limits is None:
        return False
    ladder = _ladder(values, question)
    both = {
        ((number - limits[0]) / (limits[1] - limits[0]), ladder[word])
        for value in {value for value in values if isinstance(value, str)}
        if (number := _number(value)) is not None and (word := _bare(value)) in ladder
    }
    ordered = sorted(both)
    falls = any(above[1] < below[1] for below, above in pairwise(ordered))
    return falls or any(abs(number - word) > _HALF for number, word in both)


def meanings(
    values: Sequence[Value], question: Question | None, *, by_word: bool = False
) -> dict[tuple[type, Value], Meaning]:
    """What each distinct cell of one question's column means, by (class, value).

    ``by_word`` says that a word counts rather than the number before it.
    """
    distinct = set(zip(map(type, values), values, strict=True))
    found = [value for _, value in distinct]
    ladder = _ladder(found, question)
    limits = _listed(question) or inferred_scale(found, question)
    has_words = any(_bare(value) in ladder for value in found)
    return {key: _meaning(key[1], ladder, limits, has_words, by_word) for key in distinct}


def accepted(values: Sequence[Value], question: Question | None) -> str:
    """The words that would have been understood, for a message."""
    if question and question.choices:
        return "／".join(question.choices)
    known = _ladder(values, question)
    if any(_bare(value) in known for value in values):
        for ladder, words in zip(_LADDERS, LADDERS, strict=True):
            if ladder is known:
                return "／".join(step.split()[0] for step in words)
    return _EXAMPLES


def _of_share(value: Value) -> Meaning:
    if is_blank(value):
        return Meaning(missing="blank")
    if is_flaw(value):
        return Meaning(missing="unreadable", finding="answer_flawed")
    if isinstance(value, float) and 0 <= value <= 1:
        return Meaning(position=value)
    return Meaning(missing="unreadable", finding="answer_unlisted")


def _meaning(value: Value, ladder: _Ladder, limits: Scale | None, has_words: bool, by_word: bool) -> Meaning:
    if is_blank(value):
        return Meaning(missing="blank")
    if is_flaw(value):
        return Meaning(missing="unreadable", finding="answer_flawed")
    words, number = clean(written(value)), _number(value)
    if is_dont_know(words):
        return Meaning(missing="dont_know")
    if number is None or limits is None or by_word:
        position = ladder.get(fold(words), ladder.get(_bare(value)))
        if position is not None:
            return Meaning(position=position)
    if is_unknown_word(words):
        return Meaning(missing="blank")
    return _on_scale(number, limits, has_words)


def _on_scale(number: float | None, limits: Scale | None, has_words: bool) -> Meaning:
    if number is None or (limits is None and has_words):
        return Meaning(missing="unreadable", finding="answer_unlisted")
    if limits is None:
        return Meaning(missing="unreadable", finding="scale_unknown")
    if not limits[0] <= number <= limits[1]:
        return Meaning(missing="unreadable", finding="answer_out_of_scale")
    return Meaning(answer=number)


def _listed(question: Question | None) -> Scale | None:
    if question is None or question.scale_min is None or question.scale_max is None:
        return None
    return question.scale_min, question.scale_max


def _ladder(values: Iterable[Value], question: Question | None) -> _Ladder:
    """The list's own choices, else the ladder that most of the column's words stand on."""
    if question and len(question.choices) > 1:
        return {fold(word): step / (len(question.choices) - 1) for step, word in enumerate(question.choices)}
    words = {_bare(value) for value in values if not is_blank(value)}
    best = max(_LADDERS, key=lambda ladder: len(words & ladder.keys()))
    return {} if best is _HALVED and not words & _MIDDLE else best


def _bare(value: Value) -> str:
    return fold(without_code(clean(written(value))))


def _number(value: Value) -> float | None:
    if isinstance(value, bool | int | float):
        return float(value)
    match = _NUMBER.fullmatch(clean(value)) if isinstance(value, str) else None
    return float(match["number"]) if match else None
