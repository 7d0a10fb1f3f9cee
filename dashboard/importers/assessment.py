"""アセスメント回答: who answered a form, in which 回, and what each answer means by the 設問一覧."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from dashboard.importers import cells, dates
from dashboard.importers.asof import Stated
from dashboard.importers.assessment_form import Candidate, Form, looks_like_a_question, wording
from dashboard.importers.assessment_questions import Question, QuestionList, number_of
from dashboard.importers.assessment_words import Meaning, accepted, is_answer, meanings
from dashboard.importers.cells import is_blank, written
from dashboard.importers.findings import Report
from dashboard.importers.folding import clean, fold
from dashboard.importers.frames import DATE
from dashboard.importers.model import Column, Dataset, Value
from dashboard.importers.rounds import first_day, month_label, round_label
from dashboard.importers.table import Table

COLUMNS: Final = (
    Column(
        "respondent",
        ("回答者ID", "職員番号", "回答者番号", "職員ID", "職員コード", "respondent", "回答ID", "ユーザー名", "ユーザーID",
         "メールアドレス", "ID"),
    ),
    Column("answered_on", ("回答日", "回答日時", "完了時刻", "送信日時", "タイムスタンプ", "回答日付", "提出日時")),
    Column("round", ("回", "実施回", "年度", "調査回", "実施年度")),
    Column("bureau", ("部", "局", "部・局", "部局", "部局名", "部名", "部等", "所属部", "所属部局")),
    Column(
        "department",
        ("所属", "所属課", "課", "室", "課・室", "課室", "課名", "課室名", "所属名", "部署", "部署名", "所属部署"),
    ),
    Column("grade", ("職位", "役職", "職階", "級", "職層")),
)  # fmt: skip
CLOSE_ENOUGH: Final = 92
SHORTEST: Final = 8
"""So many characters of a question's text say which it is when they stand within a longer header."""
ORDER: Final = (
    *("sheet", "row", "round", "held_on", "answered_on", "respondent", "bureau_text", "department_text", "grade"),
    *("question_no", "question", "answer_text", "answer", "position", "scale_min", "scale_max", "missing"),
)

Place = tuple[str, int]
"""(sheet, 0-based row)."""


def no_table(tables: Sequence[Table], report: Report) -> pd.DataFrame:
    """A form is no table: its questions are columns, and what they mean is known once the 設問一覧 is."""
    raise NotImplementedError


def convert_forms(
    forms: Sequence[Form],
    questions: QuestionList,
    *,
    round: str | None,
    as_of: dt.date | None,
    stated: Sequence[Stated],
    labels: Sequence[tuple[str, str]],
    report: Report,
) -> tuple[pd.DataFrame, dt.date | None]:
    """Canonical long rows of all forms of one file (a row per person and question), and the latest day of a round.

    ``stated`` are days and ``labels`` (label, where) rounds that the file names outside its columns.
    """
    frames, days = [], {}
    for form in forms:
        people = _people(form, report)
        rounds = _rounds(form, people, round, as_of, labels, report)
        if rounds is None:
            continue
        people["round"] = rounds
        for name in dict.fromkeys(rounds):
            day = _held_on(name, people, as_of, stated, report)
            if day is None:
                continue
            days[name] = max(day, days.get(name, day))
            inside = [index for index, each in enumerate(rounds) if each == name]
            frames.append(_long(form, people, inside, name, questions.of(name), report))
    found = [frame for frame in frames if len(frame)]
    if not found:
        return pd.DataFrame(), None
    rows = pd.concat(found, ignore_index=True)
    rows["held_on"] = pd.array([days[name] for name in rows["round"]], dtype=DATE)
    _report_twice(forms, rows, report)
    return rows[list(ORDER)].astype({name: "category" for name in _FEW}), max(days.values())


_FEW: Final = ("sheet", "round", "bureau_text", "department_text", "grade", "question_no", "question", "answer_text",
               "missing")  # fmt: skip


def _people(form: Form, report: Report) -> dict[str, list[object]]:
    """The known columns, one value per row. What a cell of them says is in no finding."""
    parsers: dict[str, cells.Parser[object]] = {
        "bureau": cells.text, "department": cells.text, "grade": cells.text, "answered_on": _moment, "round": cells.text,
    }  # fmt: skip
    people: dict[str, list[object]] = {"respondent": [_respondent(value) for value in _column(form, "respondent")]}
    for name, parse in parsers.items():
        known = {value: parse(value).value for value in set(_column(form, name))}
        people[name] = [known[value] for value in _column(form, name)]
    unreadable = [
        index
        for index, (value, day) in enumerate(zip(_column(form, "answered_on"), people["answered_on"], strict=True))
        if day is None and not is_blank(value)
    ]
    if unreadable:
        report.add("answered_on_unreadable", **_at(form, "answered_on", unreadable[0]), count=len(unreadable))
    unknown = sum(number is None for number in people["respondent"])
    if unknown:
        place = _at(form, "respondent", people["respondent"].index(None)) if "respondent" in form.columns else {}
        report.add("respondent_unknown", **({"sheet": form.sheet} | place), count=unknown)
    if "department" not in form.columns:
        report.add("answers_without_department", sheet=form.sheet)
    return people


def _column(form: Form, name: str) -> list[Value]:
    return form.known.get(name, [None] * len(form.rows))


def _at(form: Form, name: str, index: int) -> dict[str, str]:
    letters = Candidate("", form.columns[name], []).letters
    return {"sheet": form.sheet, "cell": f"{letters}{form.rows[index] + 1}"}


def _respondent(value: Value) -> str | None:
    """A number, folded so that the same person is the same in every file: 「００１２３」, 123.0 and "0123" are 123."""
    words = fold(written(value))
    return (words.lstrip("0") or "0") if words.isdecimal() else words or None


def _moment(value: Value) -> cells.Cell[object]:
    """The day of a moment: 「2026/9/12 10:32:05」."""
    if isinstance(value, str):
        plain = clean(value)
        day = dates.day(plain.split(" ")[0].split("T")[0])
        return cells.Cell(day.value) if day.value else cells.Cell(dates.day(plain).value)
    return cells.Cell(dates.day(value).value)


def _rounds(
    form: Form, people: dict[str, list[object]], given: str | None, as_of: dt.date | None,
    labels: Sequence[tuple[str, str]], report: Report,
) -> list[str] | None:  # fmt: skip
    """The round of every row: of its column, else the one given, else the file's, else the month of the 基準日."""
    usual = _label(given) if given else None
    if usual is None and labels:
        names = {label for label, _ in labels}
        if len(names) > 1:
            report.add("round_several", sheet=form.sheet, names="、".join(sorted(names)))
            return None
        usual = labels[0][0]
        report.add("round_taken", sheet=form.sheet, name=usual, source=labels[0][1])
    if usual is None and as_of:
        usual = month_label(as_of)
        report.add("round_taken", sheet=form.sheet, name=usual, source="基準日")
    rounds = [_label(str(name)) if name else usual for name in people["round"]]
    if None in rounds:
        place = _at(form, "round", rounds.index(None)) if "round" in form.columns else {}
        report.add("round_missing", **({"sheet": form.sheet} | place), count=rounds.count(None))
        return None
    return [name for name in rounds if name]


def _label(words: str) -> str:
    return round_label(words) or clean(words)


def _held_on(
    name: str, people: dict[str, list[object]], as_of: dt.date | None, stated: Sequence[Stated], report: Report
) -> dt.date | None:
    """The day a round counts for: its latest answer, else the 基準日 given or stated, else its 年度's first day."""
    answered = [
        day for day, each in zip(people["answered_on"], people["round"], strict=True)
        if each == name and isinstance(day, dt.date)
    ]  # fmt: skip
    if answered:
        return max(answered)
    if as_of or stated:
        return as_of or max(each.date for each in stated)
    day = first_day(name)
    if day:
        report.add("held_on_from_year", name=name, date=day)
    else:
        report.add("as_of_missing")
    return day


def _long(
    form: Form, people: dict[str, list[object]], inside: list[int], round: str, questions: Sequence[Question],
    report: Report,
) -> pd.DataFrame:  # fmt: skip
    """The long rows of one round of a form."""
    matched = _matched(form, questions, report) if questions else _from_file(form, report)
    if not matched:
        report.add("no_questions", sheet=form.sheet)
        return pd.DataFrame()
    read = [_read(form, candidate, question, inside, report) for candidate, question in matched]
    answered = [
        position
        for position in range(len(inside))
        if any(column[0][position].missing != "blank" or column[1][position] for column in read)
    ]
    if len(answered) < len(inside):
        empty = next(index for position, index in enumerate(inside) if position not in set(answered))
        report.add("nothing_answered", sheet=form.sheet, cell=f"A{form.rows[empty] + 1}", count=len(inside) - len(answered))
    if not answered:
        return pd.DataFrame()
    who = [inside[position] for position in answered]
    count, width = len(who), len(matched)
    data: dict[str, object] = {
        "sheet": form.sheet,
        "row": np.repeat([form.rows[index] + 1 for index in who], width),
        "round": round,
        "answered_on": pd.array(_each(people["answered_on"], who, width), dtype=DATE),
        "respondent": pd.array(_each(people["respondent"], who, width), dtype="str"),
        "bureau_text": pd.array(_each(people["bureau"], who, width), dtype="str"),
        "department_text": pd.array(_each(people["department"], who, width), dtype="str"),
        "grade": pd.array(_each(people["grade"], who, width), dtype="str"),
        "question_no": np.tile(np.array([question.question_no for _, question in matched], dtype=object), count),
        "question": np.tile(np.array([question.question for _, question in matched], dtype=object), count),
    }
    flat = [column[0][position] for position in answered for column in read]
    data["answer_text"] = pd.array([column[1][position] for position in answered for column in read], dtype="str")
    data["answer"] = np.array([np.nan if each.answer is None else each.answer for each in flat])
    data["position"] = np.array([np.nan if each.position is None else each.position for each in flat])
    inferred = [question.scale_min is None for _, question in matched]
    data["scale_min"] = np.tile(np.where(inferred, 0.0, np.nan), count)
    data["scale_max"] = np.tile(np.where(inferred, 1.0, np.nan), count)
    data["missing"] = pd.array([each.missing for each in flat], dtype="str")
    rows = pd.DataFrame(data)
    numbers = ["answer", "position", "scale_min", "scale_max"]
    return rows.astype(dict.fromkeys(numbers, "Float64"))


def _each(values: list[object], who: list[int], width: int) -> list[object]:
    return [values[index] for index in who for _ in range(width)]


def _read(
    form: Form, candidate: Candidate, question: Question, inside: list[int], report: Report
) -> tuple[list[Meaning], list[str | None]]:
    """What each answer of a column means, and how it was written."""
    values = [candidate.values[index] for index in inside]
    known = meanings(values, question)
    found = [known[value.__class__, value] for value in values]
    doubled = set(candidate.contradictions)
    if doubled & set(inside):
        first = min(doubled & set(inside))
        report.add("answer_twice", sheet=form.sheet, cell=f"{candidate.letters}{form.rows[first] + 1}",
                   question=_short(question), count=len(doubled & set(inside)))  # fmt: skip
        found = [
            Meaning(missing="unreadable") if index in doubled else each for index, each in zip(inside, found, strict=True)
        ]
    _report_unread(form, candidate, question, inside, values, found, report)
    texts = {value: clean(written(value)) or None for value in set(values)}
    return found, [texts[value] for value in values]


def _report_unread(
    form: Form, candidate: Candidate, question: Question, inside: list[int], values: list[Value],
    found: list[Meaning], report: Report,
) -> None:  # fmt: skip
    """One finding for every way in which answers of a column cannot be read, at the first such cell."""
    odd: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, value, each in zip(inside, values, found, strict=True):
        if each.finding:
            word = "" if each.finding == "scale_unknown" else clean(written(value))
            odd[each.finding, word].append(index)
    for (code, word), indices in odd.items():
        report.add(
            code, sheet=form.sheet, cell=f"{candidate.letters}{form.rows[indices[0]] + 1}", value=word[:60] or None,
            question=_short(question), count=len(indices), accepted=accepted(values, question),
            scale=f"{question.scale_min:g}〜{question.scale_max:g}" if question.scale_min is not None
            and question.scale_max is not None else "0・1",
        )  # fmt: skip


def _short(question: Question) -> str:
    words = question.question or ""
    return f"問{question.question_no}" + (f" {words[:20]}{'…' if len(words) > 20 else ''}" if words else "")


def _matched(form: Form, questions: Sequence[Question], report: Report) -> list[tuple[Candidate, Question]]:
    """The columns whose question is certain, by its text or its number."""
    by_number = {question.question_no: question for question in questions}
    by_text = {wording(question.question or ""): question for question in questions if question.question}
    found: dict[str, Candidate] = {}
    ignored = []
    for candidate in form.candidates:
        question = _question_of(form, candidate, by_number, by_text, report)
        if question is None:
            if _is_question(candidate):
                report.add("question_unknown", sheet=form.sheet, cell=f"{candidate.letters}1", value=_title(candidate))
            else:
                ignored.append(_title(candidate))
        elif question.question_no in found:
            report.add("question_in_two_columns", sheet=form.sheet, cell=f"{candidate.letters}1",
                       value=_title(candidate), first=found[question.question_no].letters)  # fmt: skip
        else:
            found[question.question_no] = candidate
    if ignored:
        report.add("column_unread", sheet=form.sheet, headers="、".join(ignored))
    if lacking := [question.question_no for question in questions if question.question_no not in found]:
        report.add("question_without_column", sheet=form.sheet, count=len(lacking), numbers="、".join(lacking))
    return [(found[question.question_no], question) for question in questions if question.question_no in found]


def _question_of(
    form: Form, candidate: Candidate, by_number: dict[str, Question], by_text: dict[str, Question], report: Report
) -> Question | None:
    """The text decides where it is the list's own; a number that says otherwise is reported."""
    number, words = number_of(candidate.title)[0], wording(candidate.title)
    numbered = by_number.get(number) if number else None
    named = by_text.get(words)
    if named is None and numbered is None and words:
        named = _close(words, by_text)
    if named and numbered and named is not numbered:
        report.add("question_number_differs", sheet=form.sheet, cell=f"{candidate.letters}1",
                   value=_title(candidate), number=named.question_no)  # fmt: skip
    return named or numbered


def _close(words: str, by_text: dict[str, Question]) -> Question | None:
    inside = [text for text in by_text if len(text) >= SHORTEST and text in words]
    if len(inside) == 1:
        return by_text[inside[0]]
    close = process.extract(words, list(by_text), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH, limit=2)
    return by_text[close[0][0]] if len(close) == 1 else None


def _from_file(form: Form, report: Report) -> list[tuple[Candidate, Question]]:
    """Without a 設問一覧: the numbered columns, or else those that hold answers, are the questions."""
    numbered = [each for each in form.candidates if number_of(each.title)[0] and _holds_answers(each)]
    chosen = numbered or [each for each in form.candidates if _holds_answers(each)]
    ignored = [_title(each) for each in form.candidates if each not in chosen]
    if ignored:
        report.add("column_unread", sheet=form.sheet, headers="、".join(ignored))
    report.add("questions_from_file", sheet=form.sheet, count=len(chosen))
    found: dict[str, tuple[Candidate, Question]] = {}
    for position, each in enumerate(chosen, start=1):
        number, words = number_of(each.title)
        name = (number if numbered else None) or str(position)
        if name in found:
            report.add("question_in_two_columns", sheet=form.sheet, cell=f"{each.letters}1", value=_title(each),
                       first=found[name][0].letters)  # fmt: skip
        else:
            found[name] = each, Question(name, words or None, None, None, ())
    return list(found.values())


def _is_question(candidate: Candidate) -> bool:
    return looks_like_a_question(candidate.title) and _holds_answers(candidate)


def _holds_answers(candidate: Candidate) -> bool:
    """Whether most of its cells read like answers to a question with given choices."""
    given = [value for value in candidate.values if not is_blank(value)]
    distinct = {(value.__class__, value) for value in given[:2000]}
    return bool(distinct) and len(distinct) <= 20 and sum(is_answer(value) for _, value in distinct) * 2 > len(distinct)


def _title(candidate: Candidate) -> str:
    words = clean(candidate.title)
    return words if len(words) <= 40 else f"{words[:40]}…"


def _report_twice(forms: Sequence[Form], rows: pd.DataFrame, report: Report) -> None:
    """Several answers of one person in one round: the latest counts. The number itself is not told."""
    people = rows.drop_duplicates(["sheet", "row"]).dropna(subset="respondent")
    columns = {form.sheet: Candidate("", form.columns.get("respondent", 0), []).letters for form in forms}
    firsts: dict[tuple[str, str], str] = {}
    for row in people[people.duplicated(["round", "respondent"], keep=False)].itertuples():
        cell = f"{columns[row.sheet]}{row.row}"
        key = (row.round, row.respondent)
        if key in firsts:
            report.add("answered_twice", sheet=row.sheet, cell=cell, first=firsts[key])
        else:
            firsts[key] = f"{row.sheet} の {cell}"


def stated_labels(texts: Sequence[tuple[str, str]], file: str) -> list[tuple[str, str]]:
    """(label, where) of the rounds that texts above a table, else the sheet's name, else the file's name speak of."""
    for group in (texts, [(PurePath(file).stem, f"ファイル名「{file}」")]):
        found = [(label, where) for words, where in group if (label := round_label(words))]
        if found:
            return found
    return []


ASSESSMENT: Final = Dataset("assessment", "アセスメント回答", COLUMNS, has_as_of=False, convert=no_table, is_form=True)
