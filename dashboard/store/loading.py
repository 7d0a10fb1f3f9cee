"""The ledger's rows into the tables that a build begins with: the same way for every dataset that declares itself."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import duckdb
import pandas as pd

from dashboard import settings
from dashboard.engines.engine import KEY, Engine
from dashboard.importers import DATASETS, Dataset, Register
from dashboard.importers.model import Kind
from dashboard.ledger import older
from dashboard.ledger.in_force import InForce
from dashboard.ledger.ledger import Entry, Ledger
from dashboard.records.baselines import rebaselines
from dashboard.store import queries, submissions

Cities = Mapping[str | None, Ledger]
"""The cities that are built together, by their codes; one that is built by itself has none."""
TYPES: Final[Mapping[Kind, str]] = {
    "text": "VARCHAR",
    "texts": "VARCHAR[]",
    "line": "BIGINT",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "flag": "BOOLEAN",
    "day": "DATE",
}
"""What a column of each kind is in the store."""
_IMPORTED: Final = "JOIN meta.imports AS imports ON imports.rows_sha256 = each.rows_sha256 AND imports.dataset ="
KEPT: Final = "every_row_kept_or_replaced"
PLACE: Final = ["import_id", "row", "sheet"]
"""The columns by which a mart keeps the rows of a dataset one by one."""


def load(engine: Engine, cities: Cities) -> None:
    """Fill meta and raw: the imports in force, their findings and rows, and which 課 each spelling means."""
    registers = {code: InForce(ledger).register() for code, ledger in cities.items()}
    found: defaultdict[str, list[pd.DataFrame]] = defaultdict(list)
    paths: defaultdict[str, set[Path]] = defaultdict(set)
    for code, ledger in cities.items():
        everything = ledger.entries()
        for table, rows in _of_ledger(ledger, everything, registers[code]):
            found[table].append(of(code, rows))
        for entry in everything:
            if entry.is_in_force:
                paths[str(entry.dataset)].add(ledger.rows_path(entry))
    for table, parts in found.items():
        engine.insert(table, together(parts))
    for dataset in _counted():
        _load_rows(engine, dataset, sorted(paths[dataset.name]))
    spellings = dict(_by_city(engine.rows(" UNION ".join(_spellings()))))
    names = {code: _department_names(spellings.get(code), register) for code, register in registers.items()}
    engine.insert("raw.department_names", together([of(code, rows) for code, rows in names.items()]))
    readings = [of(code, _readings([names[code], each.periods()], each)) for code, each in registers.items()]
    engine.insert("raw.readings", together(readings))


def of(code: str | None, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of one city, where there are many with its code."""
    return rows if code is None else rows.assign(**{KEY: code})


def together(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """All these rows; parts without any say nothing of the columns' types."""
    return pd.concat([each for each in parts if len(each)] or parts[:1], ignore_index=True) if parts else pd.DataFrame()


def _of_ledger(ledger: Ledger, everything: Sequence[Entry], register: Register) -> Iterator[tuple[str, pd.DataFrame]]:
    """(table, rows) of all that is small."""
    entries = [entry for entry in everything if entry.is_in_force]
    yield "meta.imports", _imports(entries)
    yield "meta.findings", _findings(entries)
    yield "meta.undone", _undone(everything)
    yield "raw.organization", register.periods()
    yield "raw.succession", register.succession()
    yield "raw.taken_back", submissions.taken_back(ledger, everything)
    yield "meta.deadlines", submissions.deadlines(entries, settings.load(ledger.folder))
    yield "raw.rebaselines", _rebaselines(ledger)


def _by_city(rows: pd.DataFrame) -> Iterator[tuple[str | None, pd.DataFrame]]:
    """The rows of each city."""
    if KEY not in rows:
        yield None, rows
        return
    for code, part in rows.groupby(KEY):
        yield str(code), part.drop(columns=KEY)


def views(engine: Engine) -> None:
    """Make raw.<dataset> of every dataset: its rows with their import, 課 and whether they are in force."""
    for dataset in _counted():
        engine.run(queries.template("view", dataset=dataset.name, **_whose(dataset, "rows.")))


def row_check(connection: duckdb.DuckDBPyConnection, steps: Mapping[str, str]) -> list[tuple[str, str]]:
    """(name, SQL) of the check that no row is lost, over all datasets of which a mart keeps the rows one by one."""
    found = connection.execute(
        "SELECT table_name FROM duckdb_columns() WHERE schema_name = 'marts' AND list_contains($place, column_name)"
        " GROUP BY table_name HAVING count(*) = len($place) ORDER BY table_name",
        {"place": PLACE},
    ).fetchall()
    marts = {name: [mart for (mart,) in found if f"TABLE marts.{mart} " in sql] for name, sql in steps.items()}
    kept = [
        queries.template("kept", dataset=dataset.name, mart=mart)
        for dataset in _counted()
        for name in steps
        for mart in marts[name]
        if name.startswith(f"{dataset.name}/") and not dataset.identify
    ]
    return [(KEPT, "\nUNION ALL\n".join(sql.rstrip(";\n") for sql in kept))] if kept else []


def _counted() -> list[Dataset]:
    """The datasets whose rows are counted; a register is looked up in instead."""
    return [dataset for dataset in DATASETS.values() if not dataset.is_register]


def _load_rows(engine: Engine, dataset: Dataset, paths: Sequence[Path]) -> None:
    engine.read(f"raw.{dataset.name}_rows", {name: TYPES[kind] for name, kind in dataset.schema.items()}, paths)
    if paths:
        engine.run(queries.template("listed", dataset=dataset.name, **_whose(dataset)))
    if dataset.identify:
        engine.insert("raw.identities", _identities(engine, dataset))


def _whose(dataset: Dataset, prefix: str = "") -> dict[str, str]:
    """The columns that say whose rows they are, NULL where a dataset has none."""
    names = {
        "department": dataset.departments[0] if dataset.departments else None,
        "bureau": "bureau_text" if dataset.departments else None,
        "round": "round" if "round" in dataset.replaces else None,
    }
    return {word: f"{prefix}{name}" if name else "NULL" for word, name in names.items()}


def _identities(engine: Engine, dataset: Dataset) -> pd.DataFrame:
    """Recognise the rows of all lists, list by list in the order of their 基準日 and imports."""
    columns = ", ".join(f'each."{name}"' for name in ("sheet", "row", *dataset.key, *dataset.departments[:1]))
    rows = engine.rows(
        f"SELECT imports.import_id, imports.as_of AS listed_on, {columns} FROM raw.{dataset.name}_rows AS each"
        f" {_IMPORTED} '{dataset.name}'"
    )
    order = ["listed_on", "import_id", "sheet", "row"]
    return together([of(code, _keys(part.sort_values(order), dataset)) for code, part in _by_city(rows)])


def _keys(rows: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    lists = [listed for _, listed in rows.drop(columns="listed_on").groupby("import_id", sort=False)]
    assert dataset.identify
    keys = [key for listed in dataset.identify(lists) for key in listed]
    return rows[["import_id", "sheet", "row"]].assign(dataset=dataset.name, identity=keys)


def _imports(entries: Sequence[Entry]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (
                entry.id,
                entry.file,
                entry.dataset,
                DATASETS[entry.dataset].label if entry.dataset in DATASETS else entry.dataset,
                entry.as_of,
                entry.at.removesuffix("+00:00"),
                entry.by,
                entry.rows,
                entry.rows_sha256,
            )
            for entry in entries
        ],
        columns=[
            "import_id",
            "file",
            "dataset",
            "dataset_label",
            "as_of",
            "imported_at",
            "imported_by",
            "row_count",
            "rows_sha256",
        ],
    )


def _undone(entries: Sequence[Entry]) -> pd.DataFrame:
    """The imports that were taken back, and by whom and when."""
    undos = {entry.id: entry for entry in entries if entry.kind == "undo"}
    taken = [(entry, undos[entry.undone_by]) for entry in entries if entry.undone_by is not None]
    severities = [[issue.severity for issue in entry.issues] for entry, _ in taken]
    return _imports([entry for entry, _ in taken]).assign(
        warnings=[each.count("warning") for each in severities],
        infos=[each.count("info") for each in severities],
        undone_at=[undo.at.removesuffix("+00:00") for _, undo in taken],
        undone_by=[undo.by for _, undo in taken],
    )


def _findings(entries: Sequence[Entry]) -> pd.DataFrame:
    columns = ["code", "severity", "rule", "sheet", "cell", "value", "message"]
    return pd.DataFrame(
        [
            (entry.id, position, *(getattr(issue, column) for column in columns), older.remedy(issue.remedy))
            for entry in entries
            for position, issue in enumerate(entry.issues)
        ],
        columns=["import_id", "position", *columns, "remedy"],
        dtype=object,
    )


def _department_names(spellings: pd.DataFrame | None, register: Register) -> pd.DataFrame:
    """Match every spelling in the lists once, by the rule the import used (the register may have grown since)."""
    names = pd.DataFrame(
        [(*each, *register.place(*each)) for each in (() if spellings is None else _tuples(spellings))],
        columns=["department_text", "bureau_text", "as_of", "bureau", "department"],
    )
    return names if register else _told_apart(names)


def _tuples(rows: pd.DataFrame) -> Iterator[tuple[Any, Any, Any]]:
    """The rows with None where nothing is known, and days as days."""
    days = [name for name in rows if pd.api.types.is_datetime64_any_dtype(rows[name])]
    plain = rows.assign(**{str(name): rows[name].dt.date for name in days}).astype(object)
    yield from plain.where(plain.notna(), None).itertuples(index=False, name=None)


def _readings(known: Sequence[pd.DataFrame], register: Register) -> pd.DataFrame:
    """How every 課 and 部 there is is read."""
    names = pd.concat([each[column] for each in known for column in ("department", "bureau")]).dropna().unique()
    return pd.DataFrame(list(register.readings(names).items()), columns=["name", "readings"])


def _spellings() -> Iterator[str]:
    """SQL for the 課 that lists are of, and for those that their rows name besides."""
    yield (
        f"SELECT department_text, bureau_text, imports.as_of FROM raw.listed AS each {_IMPORTED} each.dataset"
        " WHERE department_text IS NOT NULL"
    )
    yield "SELECT department_text, bureau_text, as_of FROM raw.taken_back WHERE department_text IS NOT NULL"
    for dataset in _counted():
        for column in dataset.departments[1:]:
            rows = f"raw.{dataset.name}_rows AS each {_IMPORTED} '{dataset.name}'"
            yield f"SELECT unnest({column}), NULL, imports.as_of FROM {rows}"


def _told_apart(names: pd.DataFrame) -> pd.DataFrame:
    """Without a register, one name in several 部 is as many 課: 「総務課（消防本部）」, as a register would say."""
    shared = names.groupby("department")["bureau"].transform("nunique") > 1
    full = names["department"] + "（" + names["bureau"].fillna("部なし") + "）"
    return names.assign(department=names["department"].where(~shared, full))


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
