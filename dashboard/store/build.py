"""Ledger → store.duckdb: built whole beside the old one, checked, then swapped in atomically.

A build that fails leaves the old figures served. The store can always be made again from the ledger. What names single
people or groups too small to show lies in a file of its own, private.duckdb: no answer can reach it.
"""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

import duckdb
import pandas as pd

from dashboard import engines, labels, sample, settings
from dashboard.disk import faults, files, locks, logs, owner, workplaces
from dashboard.engines.engine import Duck, Engine
from dashboard.errors import DashboardError
from dashboard.ledger import guard, keys
from dashboard.ledger.ledger import Ledger
from dashboard.municipalities import folders
from dashboard.records.baselines import rebaselines
from dashboard.store import answers, gathering, loading, published, queries

_OF_NOTHING: Final = "0-"
"""How the fingerprint of a ledger without entries begins."""
made: Final = {"builds": 0.0, "seconds": 0.0}
"""How many builds this process made, and how long they took together."""


def ensure(folder: Path) -> str | None:
    """Make the store of this data folder true to its ledger: build it, or the sample city's while there is no data.

    Cheap when nothing changed. Returns a Japanese warning when a build failed and older figures are still served;
    raises DashboardError when there is nothing to serve.
    """
    served = folder / answers.FILE
    try:
        with faults.told_as("集計を用意できません。"):
            if Ledger(folder).state()[1] or folders.is_in_many(folder):
                _build_if_old(folder)
                return None
            # All was taken back: what remains is not the city's.
            served.unlink(missing_ok=True)
            (folder / answers.PRIVATE).unlink(missing_ok=True)
            served = folder / answers.SAMPLE / answers.FILE
            _ensure_sample(served.parent)
    except DashboardError as error:
        # The sample is no answer to a city whose ledger is lost or cannot be counted.
        built_at = answers.built_at(served)
        if built_at is None:
            raise
        logs.note(f"最新の資料を集計できず、前回までの数値を表示しています。{error}")
        when = labels.moment(built_at)
        return f"最新の資料を集計できず、前回までの数値（{when} に集計）を表示しています。{error}"
    return None


def build(folder: Path) -> Path:
    """Build the store of one ledger and swap it in. Returns its path. Raises DashboardError; the old one then stays."""
    ledger, begun = Ledger(folder), time.monotonic()
    # Figures of a city hall are no business of other users of this machine.
    with faults.told_as("集計を作れませんでした。"), owner.only(), locks.held(folder, "build.lock"):
        # The store comes last: until it is there, what it says of itself tells that it has to be built again.
        news = {folder / f".{name}.new": folder / name for name in (answers.PRIVATE, answers.FILE)}
        _clear(news)
        try:
            _fill(ledger, *news)
            for new, served in news.items():
                files.replace(new, served)
        except (duckdb.Error, OSError) as error:
            raise DashboardError(
                f"集計を作れませんでした。これまでの数値はそのまま残っています。{faults.told(error)}"
            ) from error
        finally:
            _clear(news)
    seconds = time.monotonic() - begun
    made["builds"] += 1
    made["seconds"] += seconds
    which = "見本の" if folder.name == answers.SAMPLE else f"{folder.name} の" if folders.root_of(folder) else ""
    logs.note(f"{which}集計を作り直しました（{seconds:.1f}秒）。")
    return folder / answers.FILE


def fingerprint(ledger: Ledger, gathered: gathering.Stamps | None = None) -> str:
    """What a store must say to be current: the ledger's last records, the rules, and the settings they depend on; of
    many municipalities also their stores (as they were when they were ``gathered``).
    """
    reviews = len(rebaselines(ledger))
    of_many = []
    if folders.is_of_many(ledger.folder):
        of_many = [gathering.fingerprint(gathering.stamps(ledger.folder) if gathered is None else gathered)]
    said = (ledger.state()[0], reviews, _rules(), *_settings(ledger).values(), *_deadlines(ledger), *of_many)
    return "-".join(map(str, said))


def _settings(ledger: Ledger) -> dict[str, int]:
    """The settings that figures depend on."""
    city = settings.load(ledger.folder)
    named = ("masking_k", "late_days", "stale_days", "hearing_months")
    return {name: getattr(city, name) for name in named}


def _deadlines(ledger: Ledger) -> list[str]:
    """What of the settings deadlines depend on."""
    city = settings.load(ledger.folder)
    of_some = [f"{hashlib.sha256(label.encode()).hexdigest()[:8]}={days}" for label, days in city.due_after_of.items()]
    return [f"due{city.due_after}", *sorted(of_some)]


@cache
def _rules() -> str:
    rules = "".join(sql for part in ("macros", "load", "build", "checks") for _, sql in queries.steps(part))
    return hashlib.sha256(rules.encode()).hexdigest()[:16]


def _build_if_old(folder: Path) -> None:
    said = answers.recorded(folder / answers.FILE)
    if said == fingerprint(Ledger(folder)):
        return
    if said and not said.startswith(_OF_NOTHING) and not guard.is_begun(folder / guard.FILE):
        # A store is made anew from its ledger. Where that is lost there is nothing to make it from.
        raise guard.Unusable(guard.MISSING)
    build(folder)


def _ensure_sample(folder: Path) -> None:
    """The sample city goes the way of any data: its spreadsheets through the importers into a ledger of its own."""
    if sample.is_current(folder) and answers.recorded(folder / answers.FILE) == fingerprint(Ledger(folder)):
        return
    with owner.only(), locks.held(folder, "sample.lock"):
        if not sample.is_current(folder):
            sample.read_again(folder)
            # A new sample has as many entries as the old one: its fingerprint says nothing.
            build(folder)
            sample.mark(folder)
        _build_if_old(folder)


def _fill(ledger: Ledger, private: Path, store: Path) -> None:
    gathered = gathering.stamps(ledger.folder)
    said = fingerprint(ledger, gathered)
    version = published.of(ledger.folder, said)
    try:
        _write(ledger, private, store, said, gathered, version)
    except duckdb.Error as error:
        if version is None:
            raise
        logs.note(f"公開されている集計（{version.name}）を使えず、台帳から作ります。{error}")
        _clear([private, store])
        _write(ledger, private, store, said, gathered, None)


def _write(
    ledger: Ledger, private: Path, store: Path, said: str, gathered: gathering.Stamps, version: Path | None
) -> None:
    """The two files: filled from a published version, or built."""
    with duckdb.connect() as connection:
        answers.attach(connection, store, private)
        if version:
            _from_published(connection, version, ledger.folder)
        else:
            with engines.chosen(connection, ledger.folder) as engine:
                make(engine, connection, {None: ledger})
        if folders.is_of_many(ledger.folder):
            gathering.gather(connection, ledger.folder, gathered)
        connection.execute("CREATE TABLE meta.build (fingerprint VARCHAR, built_at TIMESTAMP)")
        connection.execute(
            "INSERT INTO meta.build VALUES ($fingerprint, CAST(now() AT TIME ZONE 'UTC' AS TIMESTAMP))",
            {"fingerprint": said},
        )
        connection.execute("CREATE TABLE raw.build AS SELECT * FROM meta.build")
        answers.write(connection)


def _from_published(connection: duckdb.DuckDBPyConnection, version: Path, folder: Path) -> None:
    """A build of nothing makes the tables, views and rules; their rows are what was published of this municipality."""
    with workplaces.made(folder, ".nothing-") as nothing:
        make(Duck(connection), connection, {None: Ledger(nothing)})
    published.fill(connection, version, folder.name)


def make(engine: Engine, connection: duckdb.DuckDBPyConnection, cities: loading.Cities) -> None:
    """All tables and views of the store, held to the checks."""
    for name, sql in queries.steps("macros"):
        _run(engine, name, sql)
    steps = dict(queries.steps("build"))
    _run(engine, "city/00_meta", steps.pop("city/00_meta"))
    known = [loading.of(code, pd.DataFrame([_settings(ledger)])) for code, ledger in cities.items()]
    engine.insert("meta.settings", loading.together(known))
    for ledger in cities.values():
        ledger.check_rows(ledger.in_force())
    engine.tell("masking_secret", {code: keys.masking(ledger.folder).hex() for code, ledger in cities.items()})
    loading.load(engine, cities)
    _run(engine, "city/10_in_force", steps.pop("city/10_in_force"))
    loading.views(engine)
    for name, sql in steps.items():
        _run(engine, name, sql)
    _check(engine, [*queries.steps("checks"), *loading.row_check(connection, steps)], cities)
    engine.finish()


def _run(engine: Engine, step: str, sql: str) -> None:
    """One step. Where neither disk nor memory made it fail, the rows or the program did, and it is said which step."""
    with _named(step):
        engine.run(sql)


@contextmanager
def _named(step: str) -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        if faults.told(error) != faults.UNKNOWN:
            raise
        raise DashboardError(
            f"集計の手順「{step}」が失敗しました。資料に思いがけない値があるか、プログラムの誤りです。"
            "これまでの数値はそのまま残っています。直前の取り込みを取り消すと、元どおり集計できます。"
            "データフォルダーの log を、管理者に伝えてください。"
        ) from error


def _check(engine: Engine, checks: Iterable[tuple[str, str]], cities: loading.Cities) -> None:
    held = []
    for name, sql in checks:
        with _named(name):
            violations = engine.rows(sql)
        about = queries.parse(name, sql).about
        if len(violations):
            raise DashboardError(
                f"集計の検査「{about}」に合わない行が{len(violations)}件あります（例：{tuple(violations.iloc[0])}）。"
                "これまでの数値はそのまま残っています。直前の取り込みを取り消してください。"
            )
        held.append({"check_name": name, "about": about})
    engine.insert("meta.checks", loading.together([loading.of(code, pd.DataFrame(held)) for code in cities]))


def _clear(paths: Iterable[Path]) -> None:
    for path in paths:
        for leftover in (path, path.with_name(path.name + ".wal")):
            if leftover.exists():
                os.remove(leftover)  # noqa: PTH107 - a missing file between the two calls must be an error, not hidden
