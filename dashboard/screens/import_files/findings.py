"""What was found in the files, and what is asked, once for all files that ask it."""

from dataclasses import dataclass

import pandas as pd

from dashboard import labels


@dataclass(frozen=True, slots=True)
class Question:
    """What an answer settles: its key, what is asked, the answers at hand, and how many files ask it.

    One that need not be answered leaves what it is about unknown.
    """

    key: str
    asked: str
    choices: tuple[str, ...]
    files: int
    needed: bool
    about_department: bool
    """Which 課 is meant: any of the register is an answer, and is remembered as what the 課 is called."""
    mark: "Mark | None" = None
    """The colour or sign that is meant, where it is one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a colour or sign of a month grid stands first, and its colour in six hex digits (of a sign None)."""

    file: str
    sheet: str | None
    cell: str
    colour: str | None


def questions(rows: pd.DataFrame) -> list[Question]:
    """Every question once, those first that must be answered, else in the order in which the files ask them."""
    asked = rows[rows["question"].notna()]
    found = [
        Question(
            str(key), each["message"].iloc[0], tuple(each["choices"].iloc[0]), each["file"].nunique(),
            bool((each["severity"] == "error").any()), bool(each["about_department"].any()),
            _mark(each.iloc[0]),
        )
        for key, each in asked.groupby("question", sort=False)
    ]  # fmt: skip
    return sorted(found, key=lambda each: not each.needed)


def _mark(row: pd.Series) -> Mark | None:
    if not row["about_mark"]:
        return None
    sheet, colour = (row[name] if labels.known(row[name]) else None for name in ("sheet", "colour"))
    return Mark(row["file"], sheet, row["cell"], colour)


def doubts(rows: pd.DataFrame) -> pd.DataFrame:
    """What a person may say is right all the same: file, doubt (its code) and message."""
    return rows.loc[rows["doubt"].notna(), ["file", "doubt", "message"]]


def sentence(files: pd.DataFrame) -> str:
    """How many files can be taken, and how many cannot as they are."""
    stopped, all_ = int((files["errors"] > 0).sum()), len(files)
    rows = labels.count(files["row_count"].sum())
    said = f"{all_}件（{rows}行）を読みました。まだ何も変えていません。"
    if not stopped:
        return said
    return f"{said}{stopped}件は、質問に答えるか、ファイルを直すか、外すまで取り込めません。"


def changes(files: pd.DataFrame) -> str:
    """What all files change together."""
    added, changed, removed, unchanged = (
        labels.count(files[name].sum()) for name in ("added", "changed", "removed", "unchanged")
    )
    return f"新しい行{added}・変わる行{changed}・なくなる行{removed}・同じ行{unchanged}。"
