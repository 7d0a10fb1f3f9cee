"""Two stores of one ledger, table by table and row by row."""

from pathlib import Path

import duckdb

from dashboard.store import answers

IN_PLACE = "_rows"
"""The rows as read stay Parquet files where the engine is not DuckDB."""
NEVER_ALIKE = {"meta.build", "raw.build"}
EXACT = 1e-9


def rows_with(version: Path, text: str) -> list[str]:
    """The published files of which a row holds this text."""
    files = sorted(version.rglob("*.parquet"))
    with duckdb.connect() as connection:
        asked = (
            "SELECT 1 FROM read_parquet($path, hive_partitioning = FALSE) AS held WHERE contains(held::VARCHAR, $text)"
        )
        return [
            str(each)
            for each in files
            if connection.execute(f"{asked} LIMIT 1", {"path": str(each), "text": text}).fetchall()
        ]


def differing(one: Path, other: Path) -> dict[str, str]:
    """Table → what differs, of the stores in two folders: which rows there are, and numbers by more than 1e-9."""
    with duckdb.connect() as connection:
        for name, folder in (("one", one), ("other", other)):
            connection.execute(f"ATTACH '{folder / answers.FILE}' AS {name}_store (READ_ONLY)")
            connection.execute(f"ATTACH '{folder / answers.PRIVATE}' AS {name}_people (READ_ONLY)")
        return {f"{schema}.{table}": said for schema, table, place in _tables(connection)
                if (said := _different(connection, schema, table, place))}  # fmt: skip


def _tables(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str]]:
    found = connection.execute(
        "SELECT schema_name, table_name, split_part(database_name, '_', 2) FROM duckdb_tables()"
        " WHERE database_name IN ('one_store', 'one_people') ORDER BY ALL"
    ).fetchall()
    named = [each for each in found if f"{each[0]}.{each[1]}" not in NEVER_ALIKE]
    return [each for each in named if not (each[0] == "raw" and each[1].endswith(IN_PLACE))]


def _different(connection: duckdb.DuckDBPyConnection, schema: str, table: str, place: str) -> str:
    shapes = [connection.execute(f'DESCRIBE {side}_{place}.{schema}."{table}"').fetchall() for side in ("one", "other")]
    if shapes[0] != shapes[1]:
        return f"columns: {shapes[0]} and {shapes[1]}"
    numbers = [name for name, kind, *_ in shapes[0] if kind == "DOUBLE"]
    others = [name for name, kind, *_ in shapes[0] if kind != "DOUBLE"]
    # In the order of all else and of the numbers, rows stand beside those they are compared with.
    order = ", ".join([*(f'"{name}"' for name in others), *(f'round("{name}", 6), "{name}"' for name in numbers)])
    frames = [
        connection.sql(f'SELECT * FROM {side}_{place}.{schema}."{table}" ORDER BY {order}').to_arrow_table()
        for side in ("one", "other")
    ]
    connection.register("left_rows", frames[0])
    connection.register("right_rows", frames[1])
    same = [f'l."{name}" IS NOT DISTINCT FROM r."{name}"' for name in others]
    near = [f'(l."{name}" IS NOT DISTINCT FROM r."{name}" OR abs(l."{name}" - r."{name}") <= {EXACT})'
            for name in numbers]  # fmt: skip
    apart = connection.execute(
        "SELECT count(*) FROM (SELECT row_number() OVER () AS n, * FROM left_rows) AS l"
        " FULL JOIN (SELECT row_number() OVER () AS n, * FROM right_rows) AS r ON l.n = r.n"
        f" WHERE l.n IS NULL OR r.n IS NULL OR NOT coalesce({' AND '.join([*same, *near])}, FALSE)"
    ).fetchall()[0][0]
    return f"{apart} of {len(frames[0])} and {len(frames[1])} rows" if apart else ""
