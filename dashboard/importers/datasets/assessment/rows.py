"""The answers of a form, one row per person and question, and what was odd about them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd

from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import is_blank, written
from dashboard.importers.datasets.assessment.form import Form
from dashboard.importers.datasets.assessment.matching import Asked
from dashboard.importers.datasets.assessment.people import folded_respondent
from dashboard.importers.datasets.assessment.questions import Question
from dashboard.importers.datasets.assessment.words import (
    Meaning,
    accepted,
    disagree,
    inferred_scale,
    meanings,
    shares,
)
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Hints, Value
from dashboard.importers.questions import answer_to, key_of, refuse, report_used
from dashboard.importers.tables.columns import is_flaw

_TWICE: Final = Meaning(missing="unreadable")
_NAMED_WORDS: Final = 5
"""So many odd answers of a column are told one by one, all others together."""
_LONGEST_WORD: Final = 20
_SHORTEST_NUMBER: Final = 3
_TITLE: Final = 20
_BY: Final = ("言葉", "番号")
_OF_ALL: Final = key_of("番号", "すべての設問")


@dataclass(frozen=True, slots=True)
class Settled:
    """What was answered to questions about the file, and the report that asks them."""

    hints: Hints
    report: Report


class _Column:
    """The answers of some people to one question, one element per person."""

    def __init__(self, form: Form, asked: Asked, who: Sequence[int], settled: Settled) -> None:
        self.form, (self.candidate, self.question), self.who = form, asked, who
        self.values = [self.candidate.values[index] for index in who]
        keys = [*zip(map(type, self.values), self.values, strict=True)]
        known = self._meanings(settled)
        self.meanings = [known[key] for key in keys]
        self.scale = None if self.candidate.is_share else inferred_scale({value for _, value in known}, self.question)
        texts = {key: _as_written(key[1]) for key in known}
        self.texts = [texts[key] for key in keys]
        self.twice = [position for position, index in enumerate(who) if index in self.candidate.contradictions]
        for position in self.twice:
            self.meanings[position] = _TWICE

    def _meanings(self, settled: Settled) -> dict[tuple[type, Value], Meaning]:
        """What each distinct cell means: a share of the points, or a number or word as the question has it."""
        if self.candidate.is_share:
            return shares(self.values)
        if self.candidate.is_score and self.question.scale_min:
            # A scale that does not begin at 0 is of other answers than points.
            self.question = replace(self.question, scale_min=None, scale_max=None)
        if self.question.is_reversed or not disagree(self.values, self.question):
            return meanings(self.values, self.question)
        return meanings(self.values, self.question, by_word=self._is_by_word(settled))

    def _is_by_word(self, settled: Settled) -> bool:
        """Whether the word counts where the number before it says something else: asked, question by question."""
        key = key_of("番号", f"問{self.question.question_no}")
        answer = next((found for each in (key, _OF_ALL) if (found := answer_to(settled.hints, each)) is not None), None)
        place = {"sheet": self.form.sheet, "cell": self.form.cell(self.candidate.column, self.who[0])}
        if answer is not None and fold(answer) in map(fold, _BY):
            report_used(settled.report, key, answer, **place)
            return fold(answer) == fold(_BY[0])
        if answer is not None:
            refuse(settled.report, key, answer, _BY)
        else:
            details = {"question": _short(self.question), "for_all": _OF_ALL}
            settled.report.ask("number_and_word_differ", key=key, choices=_BY, **place, **details)
        return False

    @property
    def answers(self) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        """Numbers on the question's own scale; NaN for all else."""
        return np.array([each.answer for each in self.meanings], dtype=np.float64)

    @property
    def positions(self) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        """Places of words on their ladder (0–1); NaN for all else."""
        return np.array([each.position for each in self.meanings], dtype=np.float64)

    @property
    def missing(self) -> list[str | None]:
        """Why there is no answer; None where there is one."""
        return [each.missing for each in self.meanings]


def rows_of(form: Form, people: pd.DataFrame, round: str, asked: Sequence[Asked], settled: Settled) -> pd.DataFrame:
    """The rows of one round of a form, without those who answered nothing; all columns but held_on."""
    report = settled.report
    who = np.flatnonzero((people["round"] == round).to_numpy())
    columns = [_Column(form, each, [*who], settled) for each in asked]
    numbers = set(people["respondent"].dropna())
    for column in columns:
        _report(column, numbers, report)
    has_answered = np.any([[missing != "blank" for missing in column.missing] for column in columns], axis=0)
    if not has_answered.all():
        first = form.rows[who[int(np.argmin(has_answered))]] + 1
        count = int((~has_answered).sum())
        report.add("nothing_answered", sheet=form.sheet, cell=f"A{first}", count=count)
    return _frame(form, people.iloc[who[has_answered]], columns, has_answered)


def _frame(
    form: Form, people: pd.DataFrame, columns: Sequence[_Column], kept: "np.ndarray[tuple[int], np.dtype[np.bool_]]"
) -> pd.DataFrame:
    """``columns`` side by side, person by person; ``kept`` says which of their people ``people`` are."""
    count = len(people)
    rows = people.iloc[np.repeat(np.arange(count), len(columns))].reset_index(drop=True)
    scales = np.array([column.scale or (np.nan, np.nan) for column in columns], dtype=np.float64)
    return rows.assign(
        sheet=form.sheet,
        question_no=_tiled([column.question.question_no for column in columns], count),
        question=_tiled([column.question.question for column in columns], count),
        answer_text=_woven([column.texts for column in columns], kept),
        answer=_numbers(np.column_stack([column.answers for column in columns])[kept].ravel()),
        position=_numbers(np.column_stack([column.positions for column in columns])[kept].ravel()),
        scale_min=_numbers(np.tile(scales[:, 0], count)),
        scale_max=_numbers(np.tile(scales[:, 1], count)),
        missing=_woven([column.missing for column in columns], kept),
    )


def _tiled(values: Sequence[str | None], count: int) -> "pd.Series[str]":
    return pd.Series(np.tile(np.array(values, dtype=object), count), dtype="str")


def _woven(
    columns: Sequence[Sequence[str | None]], kept: "np.ndarray[tuple[int], np.dtype[np.bool_]]"
) -> "pd.Series[str]":
    """Texts person by person."""
    table = np.empty((len(kept), len(columns)), dtype=object)
    for place, texts in enumerate(columns):
        table[:, place] = texts
    return pd.Series(table[kept].ravel(), dtype="str")


def _numbers(values: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> "pd.Series[float]":
    return pd.Series(pd.arrays.FloatingArray(np.nan_to_num(values), np.isnan(values)))


def _as_written(value: Value) -> str | None:
    return None if is_blank(value) or is_flaw(value) else clean(written(value))


def _report(column: _Column, numbers: set[str], report: Report) -> None:
    """The finding for every kind of odd answer in a column, at the first such cell."""
    if column.twice:
        _add(column, column.twice, "answer_twice", None, report)
    odd: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    words: dict[str | None, None] = {}
    for position, (each, text) in enumerate(zip(column.meanings, column.texts, strict=True)):
        if each.finding:
            if text not in words and len(words) < _NAMED_WORDS:
                words[text] = None
            told = text if text in words and each.finding != "scale_unknown" and _is_harmless(text, numbers) else None
            odd[each.finding, told].append(position)
    for (code, word), positions in odd.items():
        _add(column, positions, code, word, report)


def _is_harmless(text: str | None, numbers: set[str]) -> bool:
    """Whether an answer may be told: it names nobody. Free text might."""
    if text is None or len(text) > _LONGEST_WORD or "@" in text:
        return False
    plain = folded_respondent(text)
    return plain not in numbers and not any(number in plain for number in numbers if len(number) >= _SHORTEST_NUMBER)


def _add(column: _Column, positions: Sequence[int], code: str, word: str | None, report: Report) -> None:
    question = column.question
    report.add(
        code,
        sheet=column.form.sheet,
        cell=column.form.cell(column.candidate.column, column.who[positions[0]]),
        value=word,
        word=f"「{word}」" if word else "",
        question=_short(question),
        count=len(positions),
        accepted=accepted(column.values, question),
        scale="0・1" if question.scale_min is None else f"{question.scale_min:g}～{question.scale_max:g}",
    )


def _short(question: Question) -> str:
    words = question.question or ""
    return f"問{question.question_no}" + (f" {words[:_TITLE]}{'…' if len(words) > _TITLE else ''}" if words else "")
