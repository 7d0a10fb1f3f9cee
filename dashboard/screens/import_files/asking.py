"""How what the files leave open is asked, and what may be answered."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.screens.import_files import listing
from dashboard.screens.import_files.findings import Question


@dataclass(frozen=True, slots=True)
class OfFiles:
    """What files (keys) themselves do not say, and all of them are asked at once; ``name`` is what it is kept as."""

    name: str
    asked: str
    keys: list[str]
    choices: list[str]


def of_files(listed: pd.DataFrame, today: dt.date) -> list[OfFiles]:
    """The 基準日 and the 回 of files that were recognised and do not say them."""
    no_day, no_round = (list(listed.loc[listed[name], "key"]) for name in ("lacks_day", "lacks_round"))
    return [
        OfFiles(
            "as_of", f"いつ現在の資料ですか（基準日の分からない{len(no_day)}件）", no_day, listing.days(listed, today)
        ),
        OfFiles(
            "round", f"どの回の回答ですか（回の分からない{len(no_round)}件）", no_round, listing.rounds(listed, today)
        ),
    ]


def words(each: Question) -> str:
    """A question as it is asked: of how many files, and what answering it leads to."""
    files = f"（{each.files}件の資料）" if each.files > 1 else ""
    unanswered = "不明のまま" if each.mark is None else "数えないまま"
    optional = "" if each.needed else f"（答えなければ{unanswered}）"
    alias = " 選んだ課の別名として、この表記を覚えます。" if each.about_department else ""
    return f"{each.asked}{files}{optional}{alias}"


def choices(each: Question, departments: Sequence[str]) -> list[str]:
    """The answers there are: where a 課 is asked for the closest first, then all others."""
    others = [name for name in departments if name not in each.choices] if each.about_department else []
    return [*each.choices, *others]
