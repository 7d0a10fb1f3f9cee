"""Every dataset is whole: what it declares is recognised, loaded, counted, compared and never lost without a word.

A new dataset is held to the same by its example, tests/importers/examples/<name>.csv.
"""

import datetime as dt
import re
from pathlib import Path

import duckdb
import pytest

from dashboard.importers import DATASETS, Dataset, SourceFile, offered
from dashboard.importers.findings.report import WORDS
from dashboard.ledger.importing import Report, import_files
from dashboard.municipalities import folders
from dashboard.settings import ROOT
from dashboard.store import answers, build, queries
from dashboard.store.loading import PLACE, TYPES

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parent / "importers" / "examples"
AS_OF = dt.date(2026, 10, 31)
COUNTED = [name for name, dataset in DATASETS.items() if not dataset.is_register]
OF_A_CITY = [*offered(is_of_many=False)]
OF_MANY = [*offered(is_of_many=True)]
WITH_DEPARTMENTS = [name for name, dataset in DATASETS.items() if dataset.departments]


def example(name: str, *, without: int = 0) -> SourceFile:
    """The example of a dataset, without its last rows if so told."""
    lines = (EXAMPLES / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    kept = lines[: len(lines) - without]
    return SourceFile(f"{name}-{without}.csv", ("\n".join(kept) + "\n").encode())


def taken(folder: Path, *sources: SourceFile, named: str | None = None) -> Report:
    return import_files(folder, sources, dataset=named, as_of=AS_OF, by="test")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city of all examples, imported together and built."""
    return _of_all(tmp_path_factory.mktemp("every"), OF_A_CITY)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation of many with the examples that it has beside its municipalities."""
    root = tmp_path_factory.mktemp("many")
    (root / folders.FOLDER).mkdir()
    return _of_all(root, OF_MANY)


def _of_all(folder: Path, names: list[str]) -> Path:
    report = taken(folder, *map(example, names))
    assert not report.refused, report.reasons()
    assert [reading.dataset for reading in report.readings] == names, "each is recognised by its headers"
    assert build.ensure(folder) is None
    return folder


def _whose(name: str, folder: Path, many: Path) -> Path:
    return many if name in OF_MANY else folder


@pytest.fixture(scope="module")
def everything(folder: Path) -> duckdb.DuckDBPyConnection:
    """Both files of the store."""
    return _both_files(folder)


def _both_files(folder: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    answers.attach(connection, folder / answers.FILE, folder / answers.PRIVATE, read_only=True)
    return connection


@pytest.mark.parametrize("name", DATASETS)
def test_it_has_an_example(name: str) -> None:
    assert (EXAMPLES / f"{name}.csv").exists()


def test_no_example_is_of_nothing() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.csv")} == set(DATASETS)


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)
def test_its_columns_and_words_are_its_own(dataset: Dataset) -> None:
    headers = [column.name for column in dataset.columns]
    assert len(headers) == len(set(headers))
    assert not set(dataset.findings) & set(WORDS)
    assert {*dataset.key, *(dataset.compared or ()), *dataset.departments} <= set(dataset.schema)
    assert set(dataset.replaces) <= {*dataset.schema, "as_of"}
    assert set(dataset.schema.values()) <= set(TYPES)
    assert not dataset.departments or "bureau_text" in dataset.schema, "a 課 is looked up within its 部"


@pytest.mark.parametrize("name", COUNTED)
def test_its_rows_reach_the_store(name: str, folder: Path, many: Path) -> None:
    (rows,) = _both_files(_whose(name, folder, many)).execute(
        f"SELECT count(*) FROM raw.{name} WHERE is_in_force"
    ).fetchone() or (0,)
    assert rows > 0


@pytest.mark.parametrize("name", COUNTED)
def test_its_rows_are_counted_or_a_check_says_so(name: str) -> None:
    """Some step of the build reads it; and a mart keeps it row by row, or a check of its own looks after it."""
    steps = {step: sql for step, sql in queries.steps("build") if re.search(rf"raw\.{name}\b", sql)}
    assert steps, "no step of queries/build reads its rows: they would be in force and in no figure"


@pytest.mark.parametrize("name", [name for name in WITH_DEPARTMENTS if DATASETS[name].person is None])
def test_no_row_can_be_lost_unseen(name: str, everything: duckdb.DuckDBPyConnection) -> None:
    marts = everything.execute(
        "SELECT table_name FROM duckdb_columns() WHERE schema_name = 'marts' AND list_contains($place, column_name)"
        " GROUP BY table_name HAVING count(*) = len($place)",
        {"place": PLACE},
    ).fetchall()
    own = "".join(sql for step, sql in queries.steps("build") if step.startswith(f"{name}/"))
    assert any(f"TABLE marts.{mart} " in own for (mart,) in marts)


@pytest.mark.parametrize("name", WITH_DEPARTMENTS)
def test_its_departments_can_be_chosen_and_its_months_too(name: str, folder: Path) -> None:
    ask = answers.Answers(folder / answers.FILE)
    assert {"市民課", "税務課"} <= set(ask("frame/departments")["department"])
    with duckdb.connect(str(folder / answers.FILE), read_only=True) as connection:
        listed = connection.execute("SELECT DISTINCT department FROM marts.listed WHERE dataset = ?", [name]).fetchall()
    assert {name for (name,) in listed} == {"市民課", "税務課"}
    if DATASETS[name].has_as_of and DATASETS[name].is_collected:
        months = ask("frame/months").set_index("as_of")["datasets"]
        assert name in [*months[dt.datetime.combine(AS_OF, dt.time())]]


@pytest.mark.parametrize("name", DATASETS)
def test_the_same_file_again_is_all_the_same(name: str, folder: Path, many: Path) -> None:
    changes = import_files(_whose(name, folder, many), [example(name)], as_of=AS_OF, by="test", dry_run=True).changes[0]
    rows = len((EXAMPLES / f"{name}.csv").read_text(encoding="utf-8").splitlines()) - 1
    assert (changes.added, changes.changed, changes.removed, changes.unchanged) == (0, 0, 0, rows)


@pytest.mark.parametrize("name", WITH_DEPARTMENTS)
def test_another_name_of_a_department_is_the_same_department(name: str, folder: Path) -> None:
    """The difference is told by 課: 課税課 is another name of 税務課."""
    renamed = example(name).content.decode().replace("税務課", "課税課")
    changes = import_files(
        folder, [SourceFile(f"{name}.csv", renamed.encode())], as_of=AS_OF, by="test", dry_run=True
    ).changes[0]
    assert (changes.added, changes.changed, changes.removed) == (0, 0, 0)


@pytest.mark.parametrize("name", WITH_DEPARTMENTS)
def test_two_files_of_one_department_are_refused(name: str, folder: Path) -> None:
    report = import_files(folder, [example(name), example(name, without=1)], as_of=AS_OF, by="test", dry_run=True)
    assert "department_in_two_files" in {issue.code for issue in report.readings[1].issues}


def test_a_change_under_another_name_is_a_change(tmp_path: Path) -> None:
    head = "手続ID,所管課,手続名,オンライン化状況,年間件数\n"
    first = head + "1,税務課,納税証明,未実施,7\n2,税務課,所得証明,未実施,9\n"
    taken(tmp_path, example("organization"), SourceFile("a.csv", first.encode()))
    then = first.replace("税務課", "課税課").replace("納税証明,未実施", "納税証明,実施済")
    changes = taken(tmp_path, SourceFile("b.csv", then.encode())).changes[0]
    assert (changes.added, changes.changed, changes.removed, changes.unchanged) == (0, 1, 0, 1)
    build.ensure(tmp_path)
    totals = answers.Answers(tmp_path / answers.FILE)("online/totals").iloc[0]
    assert (totals["applicable"], totals["online"]) == (2, 1), "the store replaces by the same rule"


def test_no_generic_room_names_a_dataset() -> None:
    """What a room must know of a dataset, the dataset declares."""
    rooms = []
    for room in ("", "files", "cells", "tables", "register", "findings", "../sandbox", "../ledger"):
        inside = [*(ROOT / "dashboard" / "importers" / room).glob("*.py")]
        assert inside, f"{room} is no room"
        rooms += inside
    rooms += [ROOT / "dashboard" / "store" / name for name in ("build.py", "loading.py", "answers.py", "queries.py")]
    quoted = re.compile(f"[\"'](?:{'|'.join(DATASETS)})[\"']")
    assert not [path.name for path in rooms if quoted.search(path.read_text(encoding="utf-8"))]
