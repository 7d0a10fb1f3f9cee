"""Ledger → store.duckdb: built whole beside the old one, checked, then swapped in atomically.

A build that fails leaves the old figures served. The store can always be made again from the ledger.
"""

import hashlib
import os
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd
from filelock import FileLock

from dashboard import sample, settings
from dashboard.errors import DashboardError
from dashboard.importers import Initiatives, Register
from dashboard.ledger.importing import import_files, register_in_force
from dashboard.ledger.ledger import Entry, Ledger
from dashboard.records.baselines import rebaseline, rebaselines
from dashboard.store import answers as store
from dashboard.store import queries

RAW = "00_raw"
# The files' names are the SHA-256 of what is in them; files of an older version may lack a column.
LOAD = """
INSERT INTO raw.{dataset} BY NAME
SELECT * REPLACE (parse_filename(rows_sha256, TRUE) AS rows_sha256)
FROM read_parquet($paths, filename = 'rows_sha256', union_by_name = TRUE)
"""
LOADED = ("procedures", "assessment_questions", "assessment", "roadmap")


def ensure(folder: Path) -> str | None:
    """Make the store of this data folder true to its ledger: build it, or the sample city's while there is no data.

    Cheap when nothing changed. Returns a Japanese warning when a build failed and older figures are still served;
    raises DashboardError when there is nothing to serve.
    """
    own = folder / store.FILE
    try:
        if Ledger(folder).state()[1]:
            _build_if_old(folder)
        else:
            own.unlink(missing_ok=True)
            _ensure_sample(folder / store.SAMPLE)
    except (DashboardError, OSError) as error:
        if not store.serving(folder).exists():
            raise
        return f"最新の資料を集計できず、前回までの数値を表示しています。{error}"
    return None


def build(folder: Path) -> Path:
    """Build the store of one ledger and swap it in. Returns its path. Raises DashboardError; the old one then stays."""
    ledger = Ledger(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "build.lock"):
        new = folder / f".{store.FILE}.new"
        _clear(new)
        try:
            _fill(new, ledger)
            # It holds scores person by person: no business of other users of this machine.
            new.chmod(0o600)
            new.replace(folder / store.FILE)
        except duckdb.Error as error:
            raise DashboardError(
                f"集計を作れませんでした（{error}）。これまでの数値はそのまま残っています。"
            ) from error
        except OSError as error:
            raise DashboardError(
                f"集計ファイルを書けませんでした（{error.strerror}）。これまでの数値はそのまま残っています。"
                "空き容量とフォルダーの書き込み権限を確かめてください。"
            ) from error
        finally:
            _clear(new)
    return folder / store.FILE


def fingerprint(ledger: Ledger) -> str:
    """What a store must say to be current: the ledger's last records, the rules, and the settings they depend on."""
    reviews = len(rebaselines(ledger))
    return "-".join(map(str, (ledger.state()[0], reviews, _rules(), *_settings(ledger).values())))


def _settings(ledger: Ledger) -> dict[str, int]:
    """The settings that figures depend on."""
    city = settings.load(ledger.folder)
    return {"masking_k": city.masking_k, "late_days": city.late_days, "stale_days": city.stale_days}


@cache
def _rules() -> str:
    rules = "".join(sql for part in ("build", "checks") for _, sql in queries.steps(part))
    return hashlib.sha256(rules.encode()).hexdigest()[:16]


def _build_if_old(folder: Path) -> None:
    if store.recorded(folder / store.FILE) != fingerprint(Ledger(folder)):
        build(folder)


def _ensure_sample(folder: Path) -> None:
    """The sample city goes the way of any data: its spreadsheets through the importers into a ledger of its own."""
    if store.recorded(folder / store.FILE) == fingerprint(Ledger(folder)) and sample.is_current(folder):
        return
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "sample.lock"):
        if not sample.is_current(folder):
            sample.clear(folder)
            report = import_files(folder, sample.sources(), by="見本")
            if report.refused:
                raise DashboardError("見本のデータを取り込めません：" + report.reasons())
            for review in sample.rebaselines():
                rebaseline(folder, **review)
            # A new sample has as many entries as the old one: its fingerprint says nothing.
            build(folder)
            sample.mark(folder)
        _build_if_old(folder)


def _fill(path: Path, ledger: Ledger) -> None:
    connection = duckdb.connect(str(path))
    try:
        steps = dict(queries.steps("build"))
        connection.execute(steps.pop(RAW))
        _insert(connection, "meta.settings", pd.DataFrame([_settings(ledger)]))
        _load(connection, ledger)
        for sql in steps.values():
            connection.execute(sql)
        _check(connection)
        connection.execute(
            "CREATE TABLE meta.build AS"
            " SELECT $fingerprint AS fingerprint, CAST(now() AT TIME ZONE 'UTC' AS TIMESTAMP) AS built_at",
            {"fingerprint": fingerprint(ledger)},
        )
        connection.execute("CHECKPOINT")
    finally:
        connection.close()


def _check(connection: duckdb.DuckDBPyConnection) -> None:
    for name, sql in queries.steps("checks"):
        violations = connection.execute(sql).fetchall()
        about = queries.parse(name, sql).about
        if violations:
            raise DashboardError(
                f"集計の検査「{about}」に合わない行が{len(violations)}件あります（例：{violations[0]}）。"
                "これまでの数値はそのまま残っています。直前の取り込みを取り消してください。"
            )
        connection.execute("INSERT INTO meta.checks VALUES (?, ?)", [name, about])


def _load(connection: duckdb.DuckDBPyConnection, ledger: Ledger) -> None:
    entries = ledger.in_force()
    register = register_in_force(ledger)
    _insert(connection, "meta.imports", _imports(entries))
    _insert(connection, "meta.findings", _findings(entries))
    _insert(connection, "raw.organization", register.periods())
    _insert(connection, "raw.succession", register.succession())
    for dataset in LOADED:
        if paths := sorted({str(ledger.rows_path(entry)) for entry in entries if entry.dataset == dataset}):
            connection.execute(LOAD.format(dataset=dataset), {"paths": paths})
    _insert(connection, "raw.department_names", _department_names(connection, register))
    _insert(connection, "raw.initiative_keys", _initiative_keys(connection))
    _insert(connection, "raw.rebaselines", _rebaselines(ledger))


def _imports(entries: list[Entry]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (
                entry.id,
                entry.file,
                entry.dataset,
                entry.as_of,
                entry.at.removesuffix("+00:00"),
                entry.by,
                entry.rows,
                entry.rows_sha256,
            )
            for entry in entries
        ],
        columns=["import_id", "file", "dataset", "as_of", "imported_at", "imported_by", "row_count", "rows_sha256"],
    )


def _findings(entries: list[Entry]) -> pd.DataFrame:
    columns = ["code", "severity", "rule", "sheet", "cell", "value", "message", "remedy"]
    return pd.DataFrame(
        [
            (entry.id, position, *(getattr(issue, column) for column in columns))
            for entry in entries
            for position, issue in enumerate(entry.issues)
        ],
        columns=["import_id", "position", *columns],
        dtype=object,
    )


def _department_names(connection: duckdb.DuckDBPyConnection, register: Register) -> pd.DataFrame:
    """Match every spelling in the lists once, by the rule the import used (the register may have grown since)."""
    spellings = connection.execute(
        "SELECT department_text, bureau_text, as_of FROM raw.procedures JOIN meta.imports USING (rows_sha256)"
        " UNION SELECT department_text, bureau_text, as_of FROM raw.assessment JOIN meta.imports USING (rows_sha256)"
        " WHERE department_text IS NOT NULL"
        " UNION SELECT department_text, bureau_text, as_of FROM raw.roadmap JOIN meta.imports USING (rows_sha256)"
        " UNION SELECT unnest(related_departments), NULL, as_of FROM raw.roadmap JOIN meta.imports USING (rows_sha256)"
    ).fetchall()
    names = pd.DataFrame(
        [(text, bureau, as_of, *register.place(text, bureau, as_of)) for text, bureau, as_of in spellings],
        columns=["department_text", "bureau_text", "as_of", "bureau", "department"],
    )
    return names if register else _told_apart(names)


def _initiative_keys(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Recognise the initiatives of all roadmaps, list by list in the order of their 基準日 and imports."""
    rows = connection.execute(
        "SELECT import_id, sheet, row, pillar, theme, initiative_id, initiative, department_text"
        " FROM raw.roadmap JOIN meta.imports USING (rows_sha256) WHERE dataset = 'roadmap'"
        " ORDER BY as_of, import_id, sheet, row"
    ).df()
    known = Initiatives()
    keys = [identity.key for _, listed in rows.groupby("import_id", sort=False) for identity in known.identify(listed)]
    return rows[["import_id", "sheet", "row"]].assign(initiative_key=keys)


def _rebaselines(ledger: Ledger) -> pd.DataFrame:
    columns = ["initiative_id", "initiative", "as_of", "planned_start", "planned_end", "reason"]
    return pd.DataFrame(
        [
            (made.id, made.at.removesuffix("+00:00"), made.by, *(getattr(made, column) for column in columns))
            for made in rebaselines(ledger)
            if made.withdraws is None and made.withdrawn_by is None
        ],
        columns=["rebaseline_id", "made_at", "made_by", *columns],
    )


def _told_apart(names: pd.DataFrame) -> pd.DataFrame:
    """Without a register, one name in several 部 is as many 課: 「総務課（消防本部）」, as a register would say."""
    shared = names.groupby("department")["bureau"].transform("nunique") > 1
    full = names["department"] + "（" + names["bureau"].fillna("部なし") + "）"
    return names.assign(department=names["department"].where(~shared, full))


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pd.DataFrame) -> None:
    if len(rows):
        connection.register("incoming", rows)
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
        connection.unregister("incoming")


def _clear(path: Path) -> None:
    for leftover in (path, path.with_name(path.name + ".wal")):
        if leftover.exists():
            os.remove(leftover)  # noqa: PTH107 - a missing file between the two calls must be an error, not hidden
