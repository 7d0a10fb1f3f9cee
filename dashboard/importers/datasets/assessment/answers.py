"""Answers to a form become rows: when all lists of questions among the files are known."""

import datetime as dt
from collections.abc import Sequence

from dashboard.importers.datasets.assessment.dataset import ASSESSMENT, convert_forms
from dashboard.importers.datasets.assessment.matching import fits
from dashboard.importers.datasets.assessment.questions import QUESTIONS, QuestionList
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Reading
from dashboard.importers.reading import Draft


def extended_by(drafts: Sequence[Draft], questions: QuestionList) -> QuestionList:
    """The questions together with all 設問一覧 among the drafts."""
    for each in drafts:
        if each.reading.dataset == QUESTIONS.name and not each.reading.rows.empty:
            questions = questions.extended(each.reading.rows)
    return questions


def answered(made: Draft, questions: QuestionList, round: str | None, as_of: dt.date | None) -> Draft:
    """The draft with its forms as rows, in their round. Other drafts are left as they are."""
    _recognise(made, questions)
    if made.forms:
        report = Report(made.reading.file)
        made.reading.rows, made.reading.as_of = convert_forms(
            made.forms, questions, round=round, as_of=as_of, report=report
        )
        if made.reading.rows.empty and not any(issue.severity == "error" for issue in report.issues):
            report.add("no_rows", sheet=made.forms[0].sheet)
        made.reading.issues += report.issues
    return made


def _recognise(made: Draft, questions: QuestionList) -> None:
    """A sheet that nothing marks as answers but the questions of a list in its header is a form after all."""
    found = [each for each in made.possible if fits(each.form, questions)]
    if found:
        known = {each.form.sheet for each in found}
        issues = [issue for issue in made.reading.issues if issue.code != "unrecognised" or issue.sheet not in known]
        made.reading = Reading(made.reading.file, ASSESSMENT.name, issues=issues)
        made.forms = [each.form for each in found]
        for each in found:
            made.reading.issues += each.issues
