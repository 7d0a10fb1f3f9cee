"""Spreadsheets → rows and findings. ``read`` is the one door: files in, a Reading for each of them out."""

import datetime as dt
import logging
from collections.abc import Sequence

from dashboard.errors import UsageError
from dashboard.importers.datasets.assessment.answers import answered
from dashboard.importers.datasets.assessment.answers import extended_by as questions_of
from dashboard.importers.datasets.assessment.questions import QuestionList
from dashboard.importers.datasets.roadmap.initiatives import Initiatives
from dashboard.importers.datasets.roadmap.states import from_words as state_words
from dashboard.importers.findings.report import issue
from dashboard.importers.model import NO_HINTS, Dataset, Hints, Issue, Reading, SourceFile
from dashboard.importers.reading import DATASETS, Draft, draft
from dashboard.importers.register.departments import Match, NoMatch, Register
from dashboard.importers.register.placing import extended_by, place
from dashboard.importers.sandbox.child import Death, run_each

__all__ = [
    "DATASETS",
    "Dataset",
    "Hints",
    "Initiatives",
    "Issue",
    "Match",
    "NoMatch",
    "QuestionList",
    "Reading",
    "Register",
    "SourceFile",
    "read",
    "state_words",
]

_log = logging.getLogger(__name__)


def read(
    sources: Sequence[SourceFile],
    *,
    dataset: str | None = None,
    as_of: dt.date | None = None,
    round: str | None = None,
    register: Register | None = None,
    questions: QuestionList | None = None,
    hints: Hints = NO_HINTS,
) -> list[Reading]:
    """Read each file in a process of its own. A bad file is a Reading with errors, never an exception;
    only an unknown dataset name raises, a UsageError.

    The dataset is recognised by its headers unless named, the 基準日 found in the file unless given. 組織表 among the
    files extend the register with which the 課 of the others are looked up, and 設問一覧 the questions that answers to
    a form are matched with; ``round`` names the 回 of answers that do not say it in a column. ``hints`` say what the
    letters and colours of a roadmap mean where the file does not.
    """
    if dataset is not None and dataset not in DATASETS:
        raise UsageError(f"資料の種類「{dataset}」はありません。{'、'.join(DATASETS)} のどれかを指定してください。")
    answers = run_each(draft, [(source, dataset, as_of, hints) for source in sources])
    drafts = [_survived(source.name, answer) for source, answer in zip(sources, answers, strict=True)]
    known = extended_by(drafts, register or Register.empty())
    asked = questions_of(drafts, questions or QuestionList.empty())
    return [place(answered(each, asked, round, as_of), known) for each in drafts]


def _survived(file: str, answer: Draft | Death) -> Draft:
    if isinstance(answer, Draft):
        return answer
    _log.error("reading %s ended by %s: %s", file, answer.reason, answer.detail)
    return Draft(Reading(file, issues=[issue(f"reading_{answer.reason}", file)]))
