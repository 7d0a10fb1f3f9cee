"""Named SQL: the text of queries/<folder>/<name>.sql and what its header declares."""

import re
from dataclasses import dataclass
from functools import cache

from dashboard.errors import UsageError
from dashboard.settings import ROOT

FOLDER = ROOT / "queries"
NOT_ANSWERS = {"build", "checks", "load", "macros", "restricted"}


@dataclass(frozen=True, slots=True)
class Query:
    """One answer. ``params`` maps a parameter's name to its DuckDB type; ``returns`` names the columns in order."""

    name: str
    about: str
    grain: str
    params: dict[str, str]
    returns: list[str]
    sql: str


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
    """Read the header comment: first the sentence, then ``grain:``, ``params:`` and ``returns:``."""
    header = re.match(r"(?:--[^\n]*\n)+", text)
    lines = [line.removeprefix("--").strip() for line in header.group().splitlines()] if header else []
    sections = {"about": ""}
    key = "about"
    for line in lines:
        named = re.match(r"(grain|params|returns):\s*(.*)", line)
        if named:
            key, line = named.groups()
        sections[key] = f"{sections.get(key, '')} {line}".strip()
    params = dict(part.split(maxsplit=1) for part in _listed(sections.get("params", "")))
    return Query(name, sections["about"], sections.get("grain", ""), params, _listed(sections.get("returns", "")), text)


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip() and part.strip() != "none"]
