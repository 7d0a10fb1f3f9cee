"""A report: the findings in one file, each in its words. What only one dataset finds, its own folder words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from dashboard.errors import DashboardError
from dashboard.importers.findings.of_cells import OF_CELLS
from dashboard.importers.findings.of_departments import OF_DEPARTMENTS
from dashboard.importers.findings.of_files import OF_FILES
from dashboard.importers.findings.of_tables import OF_TABLES
from dashboard.importers.model import Finding, Issue, Severity

WORDS: Final[Mapping[str, Finding]] = {**OF_FILES, **OF_TABLES, **OF_CELLS, **OF_DEPARTMENTS}
"""What may be found in any file, whatever its dataset."""


class Report:
    """The findings in one file, in the order they were made. ``words`` are those of its dataset."""

    def __init__(self, file: str, words: Mapping[str, Finding] | None = None) -> None:
        self.file = file
        self.issues: list[Issue] = []
        self._words = {**WORDS, **(words or {})}

    def learn(self, words: Mapping[str, Finding]) -> None:
        """Take the words of a dataset in, once it is known which one the file holds."""
        self._words |= words

    def severity(self, code: str) -> Severity:
        """How grave the finding ``code`` is."""
        return self._words[code].severity

    def is_counted(self, code: str) -> bool:
        """Whether the finding ``code`` says how many cells it is about."""
        return "{count}" in self._words[code].message

    def add(
        self,
        code: str,
        *,
        sheet: str | None = None,
        cell: str | None = None,
        value: str | None = None,
        **details: object,
    ) -> None:
        """Report the finding ``code`` at a place; ``value`` and ``details`` fill in its words."""
        made = _issue(self._words[code], code, self.file, details, sheet=sheet, cell=cell, value=value)
        self.issues.append(made)

    def ask(
        self,
        code: str,
        *,
        key: str,
        choices: Sequence[str],
        sheet: str | None = None,
        cell: str | None = None,
        value: str | None = None,
        **details: object,
    ) -> None:
        """Report a finding that an answer settles: ``key`` is the question (questions.py), ``choices`` its answers."""
        details |= {"key": key, "choices": "、".join(choices)}
        made = _issue(self._words[code], code, self.file, details, sheet=sheet, cell=cell, value=value)
        self.issues.append(replace(made, key=key, choices=tuple(choices)))


class Unreadable(DashboardError):
    """A file that cannot or must not be read. Carries the finding."""

    def __init__(self, issue: Issue) -> None:
        # The issue is the only argument, so that the exception survives pickling between processes.
        super().__init__(issue)
        self.issue = issue

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.issue.file}: {self.issue.message}{self.issue.remedy}"


def unreadable(
    file: str, code: str, *, sheet: str | None = None, value: str | None = None, **details: object
) -> Unreadable:
    """Make the refusal ``code`` of ``file``; ``details`` fill in its words."""
    return Unreadable(_issue(WORDS[code], code, file, details, sheet=sheet, cell=None, value=value))


def issue(
    code: str,
    file: str,
    *,
    sheet: str | None = None,
    cell: str | None = None,
    value: str | None = None,
    **details: object,
) -> Issue:
    """Make the finding ``code``, one that may be made of any file."""
    return _issue(WORDS[code], code, file, details, sheet=sheet, cell=cell, value=value)


def _issue(
    kind: Finding,
    code: str,
    file: str,
    details: Mapping[str, object],
    *,
    sheet: str | None,
    cell: str | None,
    value: str | None,
) -> Issue:
    words = {"sheet": sheet, "value": value, **details}
    return Issue(
        code=code,
        severity=kind.severity,
        rule=kind.rule,
        message=kind.message.format(**words),
        remedy=kind.remedy.format(**words),
        file=file,
        sheet=sheet,
        cell=cell,
        value=value,
    )
