"""Which column of a form answers which question: by its words, else by its number; nothing that is not certain."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from dashboard.importers.addresses import address
from dashboard.importers.cells.folding import clean
from dashboard.importers.cells.values import is_blank, written
from dashboard.importers.datasets.assessment.candidates import Candidate
from dashboard.importers.datasets.assessment.form import Form
from dashboard.importers.datasets.assessment.questions import Question, QuestionList
from dashboard.importers.datasets.assessment.titles import looks_like_a_question, number_of, wordings, words_of
from dashboard.importers.datasets.assessment.words import is_answer, is_binary, is_word, meanings
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Value
from dashboard.importers.tables.headers import ENOUGH

CLOSE_ENOUGH: Final = 92
SHORTEST: Final = 8
"""So many characters of a question's text say which it is when they stand within a longer header."""

Asked = tuple[Candidate, Question]

_ALIKE: Final = 50
"""A header so like the text of its number's question is that question, whatever its cells hold."""
_LOOKED_AT: Final = 2000
_LONGEST_TITLE: Final = 40
_MOST_CHOICES: Final = 10
_LONGEST_CHOICE: Final = 20
_NAMED_WORDS: Final = 5


class _Questions:
    """A round's questions by number and by wording. A wording that two questions share says nothing."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self.by_number = {question.question_no: question for question in questions}
        self.by_words: dict[str, set[str]] = defaultdict(set)
        for question in questions:
            for words in wordings(question.question or ""):
                self.by_words[words].add(question.question_no)

    def named(self, candidate: Candidate) -> Question | None:
        """The only question with exactly these words, wherever they stand in the header."""
        for title in (candidate.title, *candidate.others):
            for words in wordings(title):
                numbers = self.by_words.get(words, set()) if words else set()
                if len(numbers) == 1:
                    return self.by_number[next(iter(numbers))]
        return None

    def close(self, title: str) -> Question | None:
        """The only question whose words are within a header, or all but the same."""
        _, words = wordings(title)
        inside = {text for text in self.by_words if len(text) >= SHORTEST and text in words}
        close = {text for text, _, _ in process.extract(words, [*self.by_words], scorer=fuzz.ratio, limit=None,
                                                        score_cutoff=CLOSE_ENOUGH)}  # fmt: skip
        numbers = set().union(*(self.by_words[text] for text in inside or close)) if words else set()
        return self.by_number[numbers.pop()] if len(numbers) == 1 else None

    def contradicts(self, candidate: Candidate) -> bool:
        """Whether a header has the words of one question and the number of another."""
        named, (number, _) = self.named(candidate), number_of(candidate.title)
        return bool(named and number in self.by_number and number != named.question_no)

    def numbered(self, candidate: Candidate) -> Question | None:
        """The question of a header's number, unless both its words and its answers belong to something else."""
        number, _ = number_of(candidate.title)
        question = self.by_number.get(number) if number else None
        return question if question and _is_about(candidate, question) else None


def matched(form: Form, questions: Sequence[Question], report: Report) -> list[Asked]:
    """The columns that answer a question of the list, in the list's order; reports all other columns."""
    known = _Questions(questions)
    is_shifted = any(map(known.contradicts, form.candidates))
    found: dict[str, Candidate] = {}
    ignored: list[Candidate] = []
    for candidate in form.candidates:
        question = _question_of(form, candidate, known, report, is_shifted=is_shifted)
        if question is None:
            if _looks_asked(candidate):
                _report(form, candidate, "question_unknown", report)
            else:
                ignored.append(candidate)
        elif question.question_no in found:
            _report(form, candidate, "question_in_two_columns", report, first=found[question.question_no].letters)
        else:
            found[question.question_no] = candidate
    _report_ignored(form, ignored, report)
    _report_points(form, list(found.values()), report)
    if lacking := [question.question_no for question in questions if question.question_no not in found]:
        report.add("question_without_column", sheet=form.sheet, count=len(lacking), numbers="、".join(lacking))
    return [(found[question.question_no], question) for question in questions if question.question_no in found]


def from_file(form: Form, report: Report) -> list[Asked]:
    """Without a 設問一覧: the numbered columns and those with points, or else those that only questions have."""
    possible = [each for each in form.candidates if not each.is_aside]
    numbered = [each for each in possible if number_of(each.title)[0] and _is_answered(each, is_answer)]
    asked = [each for each in possible if each.is_score or each in numbered]
    chosen = asked or [each for each in possible if _is_answered(each, is_word) or _is_binary(each)]
    found: dict[str, Asked] = {}
    taken = {number for each in numbered if (number := number_of(each.title)[0])}
    for position, each in enumerate(chosen, start=1):
        number = number_of(each.title)[0] or _free(position, taken)
        if number in found:
            _report(form, each, "question_in_two_columns", report, first=found[number][0].letters)
        else:
            found[number] = each, Question(number, words_of(each.title) or None, None, None, ())
    left = [each for each in form.candidates if each not in chosen]
    unclear = [each for each in left if _has_words_of_no_ladder(each)]
    _report_ignored(form, [each for each in left if each not in unclear], report)
    if found:
        report.add("questions_from_file", sheet=form.sheet, count=len(found))
        for each in unclear:
            _report(form, each, "words_on_no_ladder", report, words=_shared_words([each]))
    _report_points(form, [each for each, _ in found.values()], report)
    return [*found.values()]


def report_no_questions(form: Form, report: Report) -> None:
    """Say why a form has no question: because its answers are words of no known order, or because of its headers."""
    unclear = [each for each in form.candidates if _has_words_of_no_ladder(each)]
    if not unclear:
        report.add("no_questions", sheet=form.sheet)
        return
    first = unclear[0]
    words, cell = _shared_words(unclear), address(form.top, first.column)
    report.add("only_words_on_no_ladder", sheet=form.sheet, cell=cell, value=_title(first), words=words)


def _free(position: int, taken: set[str]) -> str:
    """A number for a question that has none: its place, or the next that no other has."""
    while str(position) in taken:
        position += 1
    taken.add(str(position))
    return str(position)


def _has_words_of_no_ladder(candidate: Candidate) -> bool:
    """Whether a column is a question's by its header and holds choices, though none whose order is known."""
    given = _given(candidate)
    is_chosen = 0 < len(given) <= _MOST_CHOICES and all(len(written(value)) <= _LONGEST_CHOICE for value in given)
    return is_chosen and looks_like_a_question(candidate.title) and not candidate.is_aside


def _shared_words(candidates: Sequence[Candidate]) -> str:
    """Some of the words that more than one person chose: what only one wrote may name somebody."""
    counts = Counter(clean(value) for each in candidates for value in each.values if isinstance(value, str))
    words = [word for word, count in counts.items() if word and count > 1 and not re.search(r"\d|@", word)]
    return "".join(f"「{word}」" for word in words[:_NAMED_WORDS])


def fits(form: Form, questions: QuestionList) -> bool:
    """Whether a sheet that does not show it by itself answers some list: it has several of its questions as headers.

    Of a sheet that says who answered, one is enough.
    """
    enough = 1 if form.persons or "department" in form.columns else ENOUGH
    for _, listed in questions.lists:
        known = _Questions(listed)
        if sum(_is_told_by_words(known, each) for each in form.candidates) >= enough:
            return True
    return False


def _is_told_by_words(known: "_Questions", candidate: Candidate) -> bool:
    question = known.named(candidate)
    return question is not None and len(question.question or "") >= SHORTEST


def _question_of(
    form: Form, candidate: Candidate, known: _Questions, report: Report, *, is_shifted: bool
) -> Question | None:
    """The words decide where they are the list's own; a number that says otherwise is reported.

    ``is_shifted``: some numbers of the form are of other questions than the list's, so none says anything.
    """
    named = known.named(candidate)
    if candidate.is_aside:
        return named
    if named:
        if known.contradicts(candidate):
            _report(form, candidate, "question_number_differs", report, number=named.question_no)
        return named
    numbered = None if is_shifted else known.numbered(candidate)
    if numbered and not _is_worded_alike(candidate, numbered):
        _report(form, candidate, "question_by_number", report, number=numbered.question_no)
    return numbered or known.close(candidate.title)


def _is_worded_alike(candidate: Candidate, question: Question) -> bool:
    """Whether a header says nothing but a number, or much the same as the list."""
    words, listed = wordings(candidate.title)[1], wordings(question.question or "")[1]
    return not words or fuzz.ratio(words, listed) >= _ALIKE or bool(listed and (listed in words or words in listed))


def _is_about(candidate: Candidate, question: Question) -> bool:
    """「1. 氏名」 is no question 1."""
    if _is_worded_alike(candidate, question):
        return True
    read = meanings(_given(candidate), question).values()
    return sum(each.finding is None for each in read) * 2 > len(read)


def _looks_asked(candidate: Candidate) -> bool:
    return looks_like_a_question(candidate.title) or (not candidate.is_aside and _is_answered(candidate, is_word))


def _is_answered(candidate: Candidate, is_one: Callable[[Value], bool]) -> bool:
    """Whether most of the different cells of a column read like answers to a question with given choices."""
    given = _given(candidate)
    return sum(map(is_one, given)) * 2 > len(given)


def _is_binary(candidate: Candidate) -> bool:
    return bool(given := _given(candidate)) and is_binary(given)


def _given(candidate: Candidate) -> list[Value]:
    """The first of the different cells of a column that hold something."""
    distinct = dict.fromkeys(zip(map(type, candidate.values), candidate.values, strict=True))
    return [value for _, value in distinct if not is_blank(value)][:_LOOKED_AT]


def _report(form: Form, candidate: Candidate, code: str, report: Report, **details: object) -> None:
    cell = address(form.top, candidate.column)
    report.add(code, sheet=form.sheet, cell=cell, value=_title(candidate), **details)


def _report_points(form: Form, candidates: Sequence[Candidate], report: Report) -> None:
    """Say which columns are points, and what was taken for a right answer."""
    scored = [each for each in candidates if each.is_score]
    if scored:
        report.add("points_taken", sheet=form.sheet, cell=address(form.top, scored[0].column), count=len(scored))
    for each in scored:
        if each.full == 0:
            _report(form, each, "points_all_zero", report)
        elif each.full and each.full != 1:
            _report(form, each, "points_full", report, full=f"{each.full:g}")


def _report_ignored(form: Form, ignored: Iterable[Candidate], report: Report) -> None:
    if headers := "、".join(map(_title, ignored)):
        report.add("column_unread", sheet=form.sheet, cell=address(form.top, 0), headers=headers)


def _title(candidate: Candidate) -> str:
    words = clean(candidate.title)
    return words if len(words) <= _LONGEST_TITLE else f"{words[:_LONGEST_TITLE]}…"
