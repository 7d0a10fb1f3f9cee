"""利用の記録: written once, never changed without a word, let go by whole years, and without figures."""

import datetime as dt
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

from dashboard.access import audit
from dashboard.records import acts
from dashboard.screens.administration import acts as listing


def at(year: int, month: int) -> dt.datetime:
    return dt.datetime(year, month, 5, tzinfo=dt.UTC)


def test_what_is_written_down_stands_in_its_year(tmp_path: Path) -> None:
    assert audit.note(tmp_path, "山", ["閲覧"], "資料の作成", "概況.pptx", now=at(2026, 3))
    assert audit.note(tmp_path, "", [], "入口", "x", outcome=audit.REFUSED, place="10.0.0.9", now=at(2026, 4))
    assert [file.stem for file in audit.files(tmp_path)] == ["2025", "2026"], "a 年度 begins in April"
    assert [(each.by, each.act, each.outcome) for each in audit.acts(tmp_path)] == [
        ("", "入口", audit.REFUSED), ("山", "資料の作成", audit.DONE),
    ]  # fmt: skip
    assert audit.broken(tmp_path) == []


@pytest.mark.parametrize(
    "harm",
    [
        "DROP TRIGGER acts_are_never_changed; UPDATE acts SET by = '海' WHERE id = 2",
        "DROP TRIGGER acts_are_never_deleted; DELETE FROM acts WHERE id = 2",
        "DROP TRIGGER acts_are_never_deleted; DELETE FROM acts WHERE id = 3",
        "INSERT INTO acts SELECT 4, at, by, roles, act, subject, outcome, place, sum FROM acts WHERE id = 1",
    ],
)
def test_what_is_changed_is_found(tmp_path: Path, harm: str) -> None:
    for number in range(3):
        audit.note(tmp_path, f"人{number}", [], "資料の作成", now=at(2026, 5))
    (file,) = audit.files(tmp_path)
    with sqlite3.connect(file) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute("UPDATE acts SET by = '海'")
    with sqlite3.connect(file) as connection:
        connection.executescript(harm)
    assert audit.broken(tmp_path) == ["2026"]


def test_a_year_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    for year in (2025, 2026):
        audit.note(tmp_path, "山", [], "資料の作成", now=at(year, 6))
    audit.files(tmp_path)[0].write_bytes(b"no database at all, and long enough to be taken for one" * 100)
    assert audit.broken(tmp_path) == ["2025"]
    assert [each.at[:4] for each in audit.acts(tmp_path)] == ["2026"]


def test_the_list_is_narrowed_by_what_it_says(tmp_path: Path) -> None:
    assert listing.REFUSED == audit.REFUSED
    audit.note(tmp_path, "山", [], "資料の作成", now=at(2026, 5))
    audit.note(tmp_path, "海", [], "入口", outcome=audit.REFUSED, now=at(2026, 7))
    every = acts.listed(tmp_path)

    def people(since: str | None = None, *, only_refused: bool = False, by: tuple[str, ...] = ()) -> list[str]:
        day = pd.Timestamp(since) if since else None
        return list(listing.narrowed(every, day, by, (), only_refused=only_refused)["by"])

    assert people() == ["海", "山"] and people("2026-06-01") == ["海"] and people(by=("山",)) == ["山"]
    assert people(only_refused=True) == ["海"]
    assert listing.sentence(every, []) == "2人の2件の記録があります。断ったのは1件です。"


def test_years_are_let_go_by_rule(tmp_path: Path) -> None:
    for year in range(2018, 2027):
        audit.note(tmp_path, "山", [], "資料の作成", now=at(year, 6))
    assert [file.stem for file in audit.files(tmp_path)] == ["2022", "2023", "2024", "2025", "2026"]


def test_many_write_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        written = list(pool.map(lambda n: audit.note(tmp_path, f"人{n}", [], "開いた", now=at(2026, 6)), range(40)))
    assert all(written) and len(audit.acts(tmp_path)) == 40 and audit.broken(tmp_path) == []


def test_what_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / audit.FOLDER).write_text("in the way")
    assert not audit.note(tmp_path, "山", [], "資料の作成")


def test_the_sample_city_has_what_its_ledger_tells(sample_folder: Path) -> None:
    rows = acts.listed(sample_folder / ".sample")
    assert list(rows.columns) == acts.COLUMNS
    assert (rows["act"] == "取込").sum() > 100 and rows["at"].is_monotonic_decreasing


def test_every_kind_of_decision_is_listed() -> None:
    import dashboard.records as records
    from dashboard.ledger.ledger import RecordKind

    found = {
        kind.name
        for path in Path(str(records.__file__)).parent.glob("*.py")
        for kind in vars(__import__(f"dashboard.records.{path.stem}", fromlist=["x"])).values()
        if isinstance(kind, RecordKind)
    }
    assert found <= {kind.name for kind in acts.KINDS}
