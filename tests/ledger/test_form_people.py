"""Two rounds of a form, imported and built: the change is of the same people, and of nobody where none are known."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from dashboard.importers.model import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.screens.assessment import change, fields, headline, heatmap
from dashboard.store import answers as store
from dashboard.store import build
from tests.importers.forms import LADDER, QUESTIONS, as_csv, as_xlsx

pytestmark = pytest.mark.slow

HEADER = ["ID", "開始時刻", "完了時刻", "メール", "名前", "所属課", *QUESTIONS[:5]]
Mail = Callable[[int], str]


def export(year: int, mail: Mail, people: int = 60, *, xlsx: bool = False) -> SourceFile:
    """An export of Microsoft Forms: everybody with a running number from 1."""
    rows: list[list[object]] = [
        [n, f"{2018 + year}/9/1 9:00:00", f"{2018 + year}/9/1 9:10:00", mail(n), "", ["総務課", "人事課"][n % 2],
         *(LADDER[(n + question + year) % 4] for question in range(5))]
        for n in range(1, people + 1)
    ]  # fmt: skip
    return as_xlsx([HEADER, *rows], f"令和{year}年度.xlsx") if xlsx else as_csv([HEADER, *rows], f"令和{year}年度.csv")


def questions() -> SourceFile:
    """Five questions, a field of its own for each."""
    rows = [[str(number), f"分野{number}", text] for number, text in enumerate(QUESTIONS[:5], 1)]
    return as_csv([["設問番号", "分野", "設問"], *rows], "設問一覧.csv")


def imported(folder: Path, *files: SourceFile) -> Path:
    """The store of a folder with these files in it."""
    report = import_files(folder, [questions(), *files], by="test")
    assert not report.refused, report.reasons()
    build.build(folder)
    return folder / store.FILE


def of_city(path: Path) -> pd.Series:
    rows = store.answer(path, "assessment/changes")
    return rows[(rows["level"] == "city") & rows["field"].isna()].iloc[0]


ANONYMOUS: Mail = lambda _: "anonymous"  # noqa: E731


@pytest.mark.parametrize("xlsx", [False, True])
@pytest.mark.parametrize(
    ("before", "after", "people", "matched"),
    [
        (lambda n: f"a{n}@example.jp", lambda n: f"b{n}@example.jp", 60, 0),
        (ANONYMOUS, ANONYMOUS, 45, 0),
        (lambda n: f"a{n}@example.jp", lambda n: f"A{n}@Example.jp", 60, 60),
        (lambda n: f"a{n}@example.jp", lambda n: f"a{n + 20}@example.jp", 60, 40),
    ],
)
def test_the_change_is_of_those_who_answered_both_times(
    tmp_path: Path, before: Mail, after: Mail, people: int, matched: int, *, xlsx: bool
) -> None:
    row = of_city(imported(tmp_path, export(7, before, xlsx=xlsx), export(8, after, people, xlsx=xlsx)))
    assert row["matched"] == matched
    assert row["unmatched"] == people - matched
    assert pd.isna(row["change"]) is (matched == 0)


def test_the_page_gives_the_true_reasons(tmp_path: Path) -> None:
    """Sixty people, a question a field, 課 without their 部, and nobody known from the round before."""
    path = imported(tmp_path, export(7, lambda n: f"a{n}@example.jp"), export(8, lambda n: f"b{n}@example.jp"))

    def ask(name: str, **params: str) -> pd.DataFrame:
        return store.answer(path, name, params)

    found, units = ask("assessment/fields"), ask("assessment/units")
    departments = ask("assessment/field_by_department", level="department")
    bureaus = ask("assessment/field_by_department", level="bureau")
    changes = ask("assessment/changes")
    said = headline.sentence(units, found, changes, departments)
    assert said == "どの分野も1問だけのため、分野どうしは比べません。"
    assert fields.sentence(found).startswith("分野1は1問で平均50.0点。")
    assert heatmap.sentence(bureaus, departments_known=len(departments) > 0).startswith(
        "課は分かりますが、部が分かりません"
    )
    assert heatmap.sentence(departments).startswith("1問だけの分野")
    assert change.sentence(changes) == "前の回と同じ人が1人も分からないため、変化を示せません。"
