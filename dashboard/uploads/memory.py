"""What is remembered of answers: what was asked and answered, by whom and when; it can be taken back."""

from pathlib import Path

import pandas as pd

from dashboard import labels
from dashboard.importers import DEPARTMENT, subject_of
from dashboard.ledger import remembered
from dashboard.ledger.ledger import Ledger

COLUMNS = ["number", "question", "answer", "answered_at", "by", "file"]
WORDS = {DEPARTMENT: "課の表記", "列": "見出し", "見出し": "列"}
"""What the subjects of questions are called, where a key says it too briefly."""


def kept(folder: Path) -> pd.DataFrame:
    """A row for each answer in force (``COLUMNS``), the latest first."""
    rows = [
        (each.id, asked(each.key), each.answer, labels.moment(each.at), each.by, each.file)
        for each in reversed(remembered.answers(Ledger(folder)))
        if each.key and each.withdraws is None and each.withdrawn_by is None
    ]
    return pd.DataFrame(rows, columns=COLUMNS).drop_duplicates("question", ignore_index=True)


def take_back(folder: Path, number: int, by: str) -> None:
    """Take an answer back by a record of its own. Raises DashboardError where it was taken back before."""
    remembered.withdraw(Ledger(folder), number, by=by)


def asked(key: str) -> str:
    """A question by its key, as it is listed."""
    subject = subject_of(key)
    return f"{WORDS.get(subject, subject)}「{key.removeprefix(f'{subject}:')}」"
