"""Named SQL: the text of queries/<folder>/<name>.sql and what its header declares."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dashboard.errors import UsageError
from dashboard.settings import ROOT

FOLDER = ROOT / "queries"
OF_MANY = "municipalities/"
"""How the names of answers begin that only the store of an installation of many has; they are made of other stores."""
NOT_ANSWERS = {"build", "checks", "gather", "load", "macros", "restricted"}


@dataclass(frozen=True, slots=True)
class Query:
    """One answer. ``params`` maps a parameter's name to its DuckDB type; ``returns`` names the columns in order.

    ``choices`` are the only values of a parameter that has some: texts, or numbers as floats.
    """

    name: str
    about: str
    grain: str
    params: dict[str, str]
    choices: dict[str, tuple[str | float, ...]]
    returns: list[str]
    sql: str

    @property
    def compares(self) -> bool:
        """Whether it reads what is compared with, which may lie in another store."""
        return " earlier." in self.sql

    def check(self, given: Mapping[str, Any]) -> None:
        """Raises UsageError for a parameter there is not, and for a value that is none of its parameter's choices."""
        if unknown := given.keys() - self.params.keys():
            raise UsageError(
                f"「{self.name}」に条件「{'、'.join(sorted(unknown))}」はありません。"
                f"使える条件：{'、'.join(self.params) or 'なし'}"
            )
        for param, choices in self.choices.items():
            value = given.get(param)
            for one in value if isinstance(value, (list, tuple)) else [value]:
                if one is not None and _like(one, choices) not in choices:
                    raise UsageError(
                        f"「{self.name}」の条件 {param} に「{one}」は使えません。"
                        f"使える値：{'、'.join(map(_written, choices))}"
                    )


@cache
def get(name: str) -> Query:
    """The query of that name, for instance ``online/totals``. Raises UsageError when there is none."""
    if name not in names():
        raise UsageError(f"問い合わせ「{name}」はありません。あるもの：{'、'.join(names())}")
    return parse(name, (FOLDER / f"{name}.sql").read_text(encoding="utf-8"))


@cache
def restricted(name: str) -> Query:
    """A query that names single people. It is no answer: no page and no ``query`` command can ask it."""
    return parse(name, (FOLDER / "restricted" / f"{name}.sql").read_text(encoding="utf-8"))


@cache
def names() -> tuple[str, ...]:
    """Every answer there is, sorted."""
    paths = (path for path in FOLDER.glob("*/*.sql") if path.parent.name not in NOT_ANSWERS)
    return tuple(sorted(f"{path.parent.name}/{path.stem}" for path in paths))


def steps(folder: str) -> list[tuple[str, str]]:
    """(name, SQL) of every file under queries/<folder>: in the order of their numbers, whatever room they are in."""
    paths = sorted((FOLDER / folder).rglob("*.sql"), key=lambda path: (path.stem, path.parent.name))
    return [(path.relative_to(FOLDER / folder).with_suffix("").as_posix(), path.read_text(encoding="utf-8"))
            for path in paths]  # fmt: skip


def template(name: str, **words: str) -> str:
    """The SQL of queries/load/<name>.sql about one dataset; ``words`` are names that our own code declares."""
    return (FOLDER / "load" / f"{name}.sql").read_text(encoding="utf-8").format(**words)


def parse(name: str, text: str) -> Query:
    """Read the header comment: first the sentence, then ``grain:``, ``params:`` and ``returns:``.

    A parameter is its name, its type and, where only some values make sense, these: ``line DOUBLE {0.3 0.4 0.5}``.
    """
    header = re.match(r"(?:--[^\n]*\n)+", text)
    lines = [line.removeprefix("--").strip() for line in header.group().splitlines()] if header else []
    sections = {"about": ""}
    key = "about"
    for line in lines:
        named = re.match(r"(grain|params|returns):\s*(.*)", line)
        if named:
            key, line = named.groups()
        sections[key] = f"{sections.get(key, '')} {line}".strip()
    declared = [_declared(part) for part in _listed(sections.get("params", ""))]
    return Query(
        name=name,
        about=sections["about"],
        grain=sections.get("grain", ""),
        params={param: kind for param, kind, _ in declared},
        choices={param: choices for param, _, choices in declared if choices},
        returns=_listed(sections.get("returns", "")),
        sql=text,
    )


def _declared(part: str) -> tuple[str, str, tuple[str | float, ...]]:
    """A parameter's name, type and choices (none = any value)."""
    declaration, _, choices = part.rstrip("}").partition("{")
    param, kind = declaration.split()
    is_text = kind.startswith("VARCHAR")
    return param, kind, tuple(word if is_text else float(word) for word in choices.split())


def _like(value: Any, choices: tuple[str | float, ...]) -> Any:
    """A value as the choices are written: a number as a float, also when it came as text."""
    if isinstance(choices[0], str):
        return value
    try:
        return float(value)
    except (TypeError, ValueError):
        return value


def _written(choice: str | float) -> str:
    return choice if isinstance(choice, str) else f"{choice:g}"


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip() and part.strip() != "none"]
