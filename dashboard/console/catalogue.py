"""Which tables may be named, what their columns mean, and statements to begin with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from dashboard import labels
from dashboard.console.guard import SCHEMA
from dashboard.settings import ROOT
from dashboard.store import answers

EXAMPLES: Final = ROOT / "queries" / "explore" / "examples"
_ORDER: Final = ("procedures", "department_months", "status_months", "initiatives")
"""The tables that are asked most stand first."""
_GRAIN: Final = "一行＝"
_TYPES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("TINYINT", "INTEGER", "BIGINT", "HUGEINT", "DOUBLE", "DECIMAL"), "数"),
    "VARCHAR": "文字",
    "DATE": "日付",
    "TIMESTAMP": "日時",
    "BOOLEAN": "はい・いいえ",
}
_EMPTY: Final = ("status", "reported_state")
"""Of these, what is not known is NULL."""
_OWN: Final[Mapping[str, str]] = {
    "department_then": "その基準日のときの課（department は今の課）",
    "is_latest": "いちばん新しい基準日（アセスメントは回）か",
    "row": '行（予約語なので "row" と書く）',
}
"""What no screen shows, or what is to be said to who writes SQL."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, DuckDB's type, that type in words, and what it means."""

    name: str
    type: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """A view that may be named: what it is about, and what a row of it is."""

    name: str
    about: str
    grain: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A statement to begin with."""

    name: str
    title: str
    sql: str


def tables(store: Path) -> list[Table]:
    """The tables of a store, those asked most first. None where an older program made it."""
    rows = answers.described(store, SCHEMA)
    found = [_table(str(name), each.to_dict("records")) for name, each in rows.groupby("view_name")]
    return sorted(found, key=lambda table: (table.name not in _ORDER, [*_ORDER, table.name].index(table.name)))


@cache
def examples() -> tuple[Example, ...]:
    """The statements of queries/explore/examples: each says in its first line what it answers."""
    return tuple(_examples())


def _examples() -> Iterator[Example]:
    for path in sorted(EXAMPLES.glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        yield Example(path.stem, text.partition("\n")[0].removeprefix("--").strip(), text)


def _table(name: str, rows: list[dict[Any, Any]]) -> Table:
    about, _, grain = str(rows[0]["about"]).partition(_GRAIN)
    fields = (_field(row["column_name"], row["data_type"], row["comment"]) for row in rows)
    return Table(name, about.rstrip("。"), grain, tuple(fields))


def _field(name: str, kind: str, comment: object) -> Field:
    words = _TYPES.get(kind.partition("(")[0], "並び" if kind.endswith("[]") else kind)
    return Field(name, kind, words, comment if isinstance(comment, str) and comment else _meaning(name))


def _meaning(name: str) -> str:
    """What a column is called everywhere, and its codes spelled out."""
    if name in _OWN:
        return _OWN[name]
    column = labels.EVERYWHERE[name]
    codes = "、".join(f"{_code(name, code)}＝{word}" for code, word in (column.words or {}).items())
    return f"{column.heading}（{codes}）" if codes else column.heading


def _code(name: str, code: object) -> str:
    """A code as it is written in SQL; what is not known of these has none."""
    return "空" if name in _EMPTY and code == "unknown" else str(code).lower()
