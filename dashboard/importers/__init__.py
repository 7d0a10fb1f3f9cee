"""Spreadsheets → rows and findings. ``read`` is the one door: files in, a Reading for each of them out."""

import datetime as dt
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

import pandas as pd

from dashboard.errors import UsageError
from dashboard.importers.datasets import DATASETS, offered
from dashboard.importers.datasets.assessment.round_labels import round_as_given
from dashboard.importers.datasets.roadmap.differences import Difference
from dashboard.importers.datasets.roadmap.states import from_words as state_words
from dashboard.importers.findings.report import Report, issue
from dashboard.importers.model import NO_HINTS, Dataset, Draft, Given, Hints, Issue, Reading, SourceFile
from dashboard.importers.questions import DEPARTMENT, FILL, answer_key, is_of_marks, subject_of
from dashboard.importers.reading import draft
from dashboard.importers.register.departments import Match, NoMatch, Register
from dashboard.importers.register.placing import extended_by, place
from dashboard.sandbox.child import Death, run_each

__all__ = [
    "DATASETS",
    "DEPARTMENT",
    "FILL",
    "Dataset",
    "Difference",
    "Hints",
    "Issue",
    "Match",
    "NoMatch",
    "Reading",
    "Register",
    "Report",
    "Run",
    "SourceFile",
    "answer_key",
    "apart",
    "extended_by",
    "is_of_marks",
    "issue",
    "offered",
    "read",
    "round_as_given",
    "state_words",
    "subject_of",
]

_log = logging.getLogger(__name__)

Run = Callable[..., list[Any]]
"""Calls a function with each of many arguments apart, as ``run_each`` does: how and where files are read."""
Earlier = Callable[[str], Sequence[pd.DataFrame]]
"""The rows of all imports in force of a dataset, the oldest first."""


def _nothing(dataset: str) -> Sequence[pd.DataFrame]:
    return ()


NOTHING_EARLIER: Final[Earlier] = _nothing


def read(
    sources: Sequence[SourceFile],
    *,
    dataset: str | None = None,
    as_of: dt.date | None = None,
    round: str | None = None,
    register: Register | None = None,
    earlier: Earlier = NOTHING_EARLIER,
    hints: Hints = NO_HINTS,
    progress: Callable[[int], None] | None = None,
    run: Run | None = None,
) -> list[Reading]:
    """Read each file in a process of its own. A bad file is a Reading with errors, never an exception;
    only an unknown dataset name raises, a UsageError.

    The dataset is recognised by its headers unless named, the 基準日 found in the file unless given. 組織表 among the
    files extend the register with which the 課 of the others are looked up; what else a file needs of the others, or
    of what is in force (``earlier``), such as the questions of answers, its dataset settles. ``round`` names the 回 of
    answers that do not say it in a column. ``hints`` say what letters and colours mean where the file does not, and
    what was answered before. ``progress`` is told how many files have been read. ``run`` reads them elsewhere: in a
    helper that stays, on other machines.
    """
    there = offered(is_of_many=hints.is_of_many)
    for name in {dataset, *(source.dataset for source in sources)} - {None, *there}:
        raise UsageError(f"資料の種類「{name}」はありません。{'、'.join(there)} のどれかを指定してください。")
    hints = replace(hints, departments=(register or Register.empty()).spellings())
    asked = [(each, each.dataset or dataset, each.as_of or as_of, hints) for each in sources]
    answers = (run or run_each)(draft, asked, progress=progress)
    drafts = [_survived(source, answer) for source, answer in zip(sources, answers, strict=True)]
    for each in DATASETS.values():
        if each.form:
            each.form.settle(drafts, earlier, Given(as_of, round, hints))
    known = extended_by([made.reading for made in drafts], DATASETS, register or Register.empty())
    return [place(made, DATASETS.get(made.reading.dataset or ""), known, hints) for made in drafts]


def apart(function: Callable[..., Any], *arguments: Any) -> Any:
    """What else is made of a file as it came: in a process of its own, too. A Death where that gave no answer."""
    (answer,) = run_each(function, [arguments])
    if isinstance(answer, Death):
        _log.error("%s ended by %s: %s", function.__name__, answer.reason, answer.detail)
    return answer


def _survived(source: SourceFile, answer: Draft | Death) -> Draft:
    if isinstance(answer, Draft):
        return replace(answer, as_of=source.as_of, round=source.round)
    _log.error("reading %s ended by %s: %s", source.name, answer.reason, answer.detail)
    return Draft(Reading(source.name, issues=[issue(f"reading_{answer.reason}", source.name)]))
