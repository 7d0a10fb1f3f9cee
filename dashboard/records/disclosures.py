"""Who should come to a training, by number: the one place that names single people, and that records doing so.

The command line asks here, and the page for who signed in. Numbers are not kept beside the scores: they are read again
from the original files and matched by pseudonym.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

from dashboard import importers
from dashboard.access import asking
from dashboard.access.rules import Right
from dashboard.errors import DashboardError, UsageError
from dashboard.ledger import pseudonyms, remembered
from dashboard.ledger.in_force import InForce
from dashboard.ledger.ledger import Ledger, RecordKind
from dashboard.store import answers as store

HANDED_OUT = RecordKind("disclosure", "名簿", Right.NAMES)


@dataclass(frozen=True, slots=True)
class Skill:
    """What to look at: a field, or one question; in a round (None = the latest); ``line`` is a share (0–1)."""

    round: str | None
    field: str | None
    question_no: str | None
    line: float
    bureau: tuple[str, ...] = ()
    department: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Who is listed."""
        return f"{self.field or f'問{self.question_no}'}で{self.line * 100:g}点に届かない人"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One time that single people were named: to whom, why, what was asked, and how many they were."""

    id: int
    at: str
    by: str
    reason: str
    asked: str
    people: int


def disclosures(ledger: Ledger) -> list[Disclosure]:
    """Every time that single people were named, oldest first."""
    return [
        Disclosure(made.id, made.at, made.by, made.reason, made.body["asked"], made.body["people"])
        for made in ledger.records(HANDED_OUT)
    ]


def trainees(folder: Path, skill: Skill, *, by: str, reason: str) -> pd.DataFrame:
    """Everybody under the line: respondent's number, 部, 課, 職位, score (0–1). Recorded before it is given.

    Raises UsageError without a reason, Forbidden without the right, DashboardError for the sample city and when the
    originals or the key are gone.
    """
    asking.need(Right.NAMES, "名簿の作成")
    if not reason.strip():
        raise UsageError("名簿を使う目的を書いてください（記録に残ります）。")
    if (skill.field is None) == (skill.question_no is None):
        raise UsageError("分野か設問番号の、どちらか1つを指定してください。")
    if store.is_sample(folder):
        raise DashboardError("見本の市には名簿がありません。回答を取り込んでから使ってください。")
    ledger = Ledger(folder)
    params = {key: value or None for key, value in asdict(skill).items()}
    rows = store.restricted(folder / store.FILE, "trainees", {**params, "line": skill.line})
    numbers = _numbers(ledger)
    rows.insert(0, "respondent", rows["person"].map(numbers))
    asked = json.dumps(asdict(skill), ensure_ascii=False)
    ledger.record(HANDED_OUT, by, reason, {"asked": asked, "people": len(rows)})
    return rows.drop(columns="person")


def notes(by: str, reason: str) -> list[str]:
    """What stands above the list wherever it goes."""
    return [f"目的：{reason}", f"作成者：{by}", "取扱注意。使い終わったら消してください。"]


def _numbers(ledger: Ledger) -> dict[str, str]:
    """Pseudonym → number, over all answers in force. Kept by nobody."""
    secret = pseudonyms.key(ledger.folder, is_first_use=False)
    known: dict[str, str] = {}
    for entry in ledger.in_force("assessment"):
        source = ledger.original(entry)
        # Read as it was when it was imported: without its questions a file may have none.
        rounds = ledger.rows(entry)["round"].unique()
        reading = importers.read(
            [source],
            dataset="assessment",
            as_of=entry.as_of,
            round=str(rounds[0]) if len(rounds) == 1 else None,
            earlier=InForce(ledger).lists,
            hints=importers.Hints(answers=remembered.in_force(ledger)),
        )[0]
        if reading.rows.empty:
            raise DashboardError(
                f"取込番号 {entry.id} の元のファイルを読み直せません。"
                "取り込んだときの設問一覧が取り消されていないか確かめてください。"
            )
        for number in reading.rows["respondent"].dropna().astype(str).unique():
            known[pseudonyms.of_number(number, secret)] = number
    return known
