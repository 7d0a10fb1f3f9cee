"""What was built of many municipalities at once and published: a folder of Parquet for each version, and one pointer.

``published/current`` names the version that counts, and is replaced whole: whoever reads sees the former version or the
new one. A version says of each municipality which state of its ledger it was made of; what is newer is built by itself.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import duckdb

from dashboard.engines.engine import KEY, Table
from dashboard.municipalities import folders

FOLDER: Final = "published"
CURRENT: Final = "current"
CONTENTS: Final = "contents.json"
"""In each version: what it was made of and where its tables lie. Written last: a version without it is not whole."""


def current(root: Path) -> Path | None:
    """The version that counts; None where there is none."""
    try:
        name = (root / FOLDER / CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    version = root / FOLDER / name
    return version if name and (version / CONTENTS).is_file() else None


def made_of(version: Path) -> dict[str, str]:
    """Municipality → fingerprint of the state of its ledger that this version shows."""
    said: dict[str, str] = _contents(version)["made_of"]
    return said


def of(folder: Path, fingerprint: str) -> Path | None:
    """The version that shows this municipality as its ledger is now; None where none does."""
    root = folders.root_of(folder)
    version = current(root) if root else None
    return version if version and made_of(version).get(folder.name) == fingerprint else None


def is_whole(version: Path) -> bool:
    """Whether all its files are there, as long as they were written."""
    files = [file for each in _contents(version)["tables"].values() for file in each.items()]
    try:
        return all((version / name).stat().st_size == size for name, size in files)
    except OSError:
        return False


def tables(version: Path) -> dict[Table, list[str]]:
    """Each table's files; none where it has no rows."""
    found: dict[Table, list[str]] = {}
    for name, files in _contents(version)["tables"].items():
        schema, table = name.split(".")
        found[schema, table] = [str(version / file) for file in files]
    return found


def contents(made_of: Mapping[str, str], places: Mapping[Table, Sequence[Path]], version: Path) -> str:
    """The text of a version's table of contents: each table's files, and their bytes."""
    tables = {
        f"{schema}.{name}": {
            file.relative_to(version).as_posix(): file.stat().st_size
            for place in parts
            for file in sorted(place.rglob("*.parquet"))
        }
        for (schema, name), parts in places.items()
    }
    return json.dumps({"made_of": made_of, "tables": tables}, ensure_ascii=False, indent=1)


def _contents(version: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((version / CONTENTS).read_text(encoding="utf-8"))
    return found


def fill(connection: duckdb.DuckDBPyConnection, version: Path, code: str) -> None:
    """Have the tables of this connection hold what the version says of one municipality. Raises duckdb.Error where a
    file of it is gone or damaged.
    """
    there = connection.execute("SELECT schema_name, table_name FROM duckdb_tables()").fetchall()
    files = tables(version)
    for schema, name in there:
        connection.execute(f'DELETE FROM {schema}."{name}"')
        if paths := files.get((schema, name)):
            connection.execute(
                f'INSERT INTO {schema}."{name}" BY NAME SELECT * EXCLUDE ({KEY})'
                f" FROM read_parquet($paths, hive_partitioning = TRUE) WHERE {KEY} = $code",
                {"paths": paths, "code": code},
            )
