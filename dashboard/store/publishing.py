"""Build all municipalities of an installation at once and publish what comes of it (published.py).

A version is written whole before the pointer names it. Whatever is killed on the way, the former one is served; what it
left is removed by the next.
"""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import duckdb

from dashboard import engines
from dashboard.disk import faults, files, locks, logs, owner
from dashboard.engines.engine import KEY, TOLD, Table
from dashboard.errors import DashboardError
from dashboard.ledger.ledger import Ledger
from dashboard.municipalities import folders
from dashboard.store import answers, build, loading, published

_MEMORY: Final = Path(":memory:")


def publish(root: Path) -> Path:
    """Build every municipality that has imports and publish them as one version. Returns its folder.

    Raises DashboardError; the former version then stays.
    """
    place = root / published.FOLDER
    with faults.told_as("県・全国の集計を公開できませんでした。"), owner.only(), locks.held(root, "publish.lock"):
        place.mkdir(exist_ok=True)
        _tidy(place)
        cities = _sound(root, lambda ledger: ledger.check_rows(ledger.in_force()))
        if not cities:
            raise DashboardError("取り込んだ資料のある市区町村が、まだありません。")
        # What is imported meanwhile is not of this version.
        made_of = {str(code): build.fingerprint(ledger) for code, ledger in cities.items()}
        version = place / f"{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S%f}"
        version.mkdir()
        places = _build(root, version, cities)
        files.write(version / published.CONTENTS, published.contents(made_of, places, version).encode())
        files.write(place / published.CURRENT, version.name.encode())
        logs.note(f"{len(cities)}市区町村の集計を公開しました（{version.name}）。")
    return version


def is_current(root: Path) -> bool:
    """Whether what is published is whole, and shows every municipality as its ledger is."""
    version = published.current(root)
    if version is None or not published.is_whole(version):
        return False
    return published.made_of(version) == {code: build.fingerprint(ledger) for code, ledger in _sound(root).items()}


def _sound(root: Path, check: Callable[[Ledger], None] = lambda _: None) -> loading.Cities:
    """The municipalities that have imports. One whose ledger cannot be read holds up no other: it is left out here, and
    named where its own store is made.
    """
    found: dict[str | None, Ledger] = {}
    for code, folder in folders.all_of(root).items():
        ledger = Ledger(folder)
        with suppress(DashboardError):
            if ledger.state()[1]:
                check(ledger)
                found[code] = ledger
    return found


def _build(root: Path, version: Path, cities: loading.Cities) -> dict[Table, list[Path]]:
    """Make the tables of all. Returns where each lies."""
    with duckdb.connect() as connection:
        answers.attach(connection, _MEMORY, _MEMORY)
        with engines.of_many(connection, root, version) as engine:
            build.make(engine, connection, cities)
            places = engine.written()
        for table in connection.execute("SELECT schema_name, table_name FROM duckdb_tables()").fetchall():
            places.setdefault(table, []).extend(_sent(connection, table, version))
    return places


def _sent(connection: duckdb.DuckDBPyConnection, table: Table, version: Path) -> Iterator[Path]:
    """Write what of a table began here, and was only sent to Spark, beside what Spark wrote."""
    schema, name = table
    rows = connection.sql(f'FROM {schema}."{name}" ORDER BY {KEY}')
    if f"{schema}.{name}" != TOLD and rows.limit(1).fetchall():
        place = version / schema / name / "sent"
        place.mkdir(parents=True)
        rows.write_parquet(str(place / "rows.parquet"))
        yield place


def _tidy(place: Path) -> None:
    """Remove versions but the one that counts: stores hold copies, nobody reads an older one."""
    counts = published.current(place.parent)
    for each in place.iterdir():
        if each.is_dir() and each != counts:
            shutil.rmtree(each)
