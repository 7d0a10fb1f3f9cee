"""The register of the 課: which 課 a text means on a day. Nothing is matched that is not certain."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

import pandas as pd
from rapidfuzz import fuzz, process

from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.model import Kind
from dashboard.importers.register.readings import guessed, hiragana
from dashboard.importers.register.units import Unit, identity, shared_names, unit_of
from dashboard.importers.tables.frames import typed

How = Literal["name", "alias", "subunit", "bureau_differs", "successor"]
Why = Literal["unknown", "ended", "not_yet", "ambiguous", "other_bureau"]

_CANDIDATES: Final = 3
_CLOSE_ENOUGH: Final = 50
_PERIODS: Final[dict[str, Kind]] = {
    "bureau": "text",
    "department": "text",
    "display_order": "integer",
    "headcount": "integer",
    "valid_from": "day",
    "valid_to": "day",
    "liaison": "text",
}
_SUCCESSION: Final[dict[str, Kind]] = {"department": "text", "successor": "text"}


@dataclass(frozen=True, slots=True)
class Match:
    """The 課 that was meant: its unique name, its 部 at the time, and how it was recognised."""

    department: str
    bureau: str | None
    how: How


@dataclass(frozen=True, slots=True)
class NoMatch:
    """No certain 課. ``candidates`` are the closest names, the successors of an ended 課, or the 部 to choose from."""

    why: Why
    candidates: tuple[str, ...] = ()


_Known = tuple[Unit, How]


@dataclass(slots=True)
class Register:
    """All 課 of all times. Empty while no 組織表 has been imported."""

    units: tuple[Unit, ...] = ()
    _named: dict[str, list[_Known]] = field(init=False, repr=False)
    _bureaus: dict[str, list[Unit]] = field(init=False, repr=False)
    _shared: frozenset[str] = field(init=False, repr=False)
    _answers: dict[tuple[str | None, str | None, dt.date | None], Match | NoMatch] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index names, aliases and 部."""
        self._answers = {}
        self._named = defaultdict(list)
        self._bureaus = defaultdict(list)
        for unit in self.units:
            self._bureaus[fold(unit.bureau or "")].append(unit)
            self._named[fold(unit.name)].append((unit, "name"))
            for alias in unit.aliases:
                self._named[fold(alias)].append((unit, "alias"))
        self._shared = frozenset(shared_names(self.units))

    @classmethod
    def empty(cls) -> "Register":
        """The register before any 組織表 was imported."""
        return cls()

    @classmethod
    def from_rows(cls, rows: pd.DataFrame) -> "Register":
        """The register of these ``organization`` rows alone."""
        return cls.empty().extended(rows)

    def extended(self, rows: pd.DataFrame) -> "Register":
        """This register with the rows of another 組織表; they replace all earlier rows of the same 課 (部 and name)."""
        new = tuple(unit_of(row) for row in rows.dropna(subset="department").to_dict("records"))
        replaced = {identity(unit) for unit in new}
        return Register(tuple(unit for unit in self.units if identity(unit) not in replaced) + new)

    def __bool__(self) -> bool:
        """Whether any 課 is registered."""
        return bool(self.units)

    def key(self, unit: Unit) -> str:
        """The unique name of a 課: 「総務課（消防本部）」 where the name alone stands in several 部."""
        return f"{unit.name}（{unit.bureau or '部なし'}）" if fold(unit.name) in self._shared else unit.name

    def match(self, text: str | None, bureau_text: str | None, as_of: dt.date | None) -> Match | NoMatch:
        """The 課 that a text means on a day, or why it is not certain. Remembers its answers.

        The old name of a 課 that went on as exactly one other means that one.
        """
        question = (text, bureau_text, as_of)
        if question not in self._answers:
            name, bureau = fold(text or ""), fold(bureau_text or "")
            found = self._match(name, bureau, as_of)
            if isinstance(found, NoMatch) and found.why == "ended":
                found = self._only_successor(name, bureau, as_of) or found
            self._answers[question] = found
        return self._answers[question]

    def place(self, text: str | None, bureau_text: str | None, as_of: dt.date | None) -> tuple[str | None, str | None]:
        """(部, 課) meant on a day; (None, None) if uncertain, the texts themselves while nothing is registered."""
        if not self.units:
            return (_or_none(bureau_text), _or_none(text))
        found = self.match(text, bureau_text, as_of)
        return (found.bureau, found.department) if isinstance(found, Match) else (None, None)

    def mentioned(self, words: str, as_of: dt.date | None) -> list[str]:
        """The names of the 課 that a title, a sheet name or a file name contains; the longest where they overlap."""
        folded = fold(words)
        inside = {name for name in self._named if name in folded and self._valid(name, as_of)}
        longest = {name for name in inside if not any(name != other and name in other for other in inside)}
        return sorted({unit.name for name in longest for unit, _ in self._valid(name, as_of)})

    def names(self, as_of: dt.date | None) -> tuple[str, ...]:
        """The unique names of the 課 of a day."""
        return tuple(dict.fromkeys(self.key(unit) for unit in self.units if unit.is_valid(as_of)))

    def places(self, as_of: dt.date | None) -> list[tuple[str | None, str]]:
        """(部, 課) of the 課 of a day, by their unique names."""
        return list(dict.fromkeys((unit.bureau, self.key(unit)) for unit in self.units if unit.is_valid(as_of)))

    def spellings(self) -> frozenset[str]:
        """All names and aliases, folded."""
        return frozenset(self._named)

    def periods(self) -> pd.DataFrame:
        """One row per 課 and period of validity, under its unique name."""
        return typed(
            {
                "bureau": [unit.bureau for unit in self.units],
                "department": [self.key(unit) for unit in self.units],
                "display_order": [unit.display_order for unit in self.units],
                "headcount": [unit.headcount for unit in self.units],
                "valid_from": [unit.valid_from for unit in self.units],
                "valid_to": [unit.valid_to for unit in self.units],
                "liaison": [unit.liaison for unit in self.units],
            },
            _PERIODS,
        )

    def readings(self, names: Iterable[str]) -> dict[str, list[str]]:
        """How these names of 課 and 部 are read: as the 組織表 says, else by the dictionary."""
        given = {self.key(unit): [*map(hiragana, unit.readings)] for unit in self.units if unit.readings}
        return {**guessed(names), **given}

    def succession(self) -> pd.DataFrame:
        """One row per 課 that ended and 課 that follows it, both under their unique names."""
        pairs = {
            (self.key(unit), found.department): None
            for unit in self.units
            for text in unit.successors
            if isinstance(found := self.successor(unit, text), Match) and found.department != self.key(unit)
        }
        return typed({"department": [old for old, _ in pairs], "successor": [new for _, new in pairs]}, _SUCCESSION)

    def successor(self, unit: Unit, text: str) -> Match | NoMatch:
        """The 課 named as following another: in force on the day after; in the same 部 where the name is shared."""
        day = unit.valid_to + dt.timedelta(days=1) if unit.valid_to else None
        found = self._match(fold(text), "", day)
        ambiguous = isinstance(found, NoMatch) and found.why == "ambiguous"
        return self._match(fold(text), fold(unit.bureau or ""), day) if ambiguous else found

    def _match(self, name: str, bureau: str, day: dt.date | None) -> Match | NoMatch:
        found = self._valid(name, day)
        if not found:
            found, bureau = self._within_bureau(name, bureau, day)
        if not found and name.endswith(")"):
            found, bureau = self._bracketed(name, bureau, day)
        return self._only(found, bureau) if found else self._none(name, day)

    def _valid(self, name: str, day: dt.date | None) -> list[_Known]:
        return [(unit, how) for unit, how in self._named.get(name, []) if unit.is_valid(day)]

    def _within_bureau(self, name: str, bureau: str, day: dt.date | None) -> tuple[list[_Known], str]:
        """「市民部市民課」: the 部 written before the 課."""
        for prefix in self._bureaus:
            if prefix and name.startswith(prefix) and bureau in ("", prefix):
                rest = self._valid(name.removeprefix(prefix), day)
                inside = [(unit, how) for unit, how in rest if fold(unit.bureau or "") == prefix]
                if inside:
                    return inside, prefix
        return [], bureau

    def _bracketed(self, name: str, bureau: str, day: dt.date | None) -> tuple[list[_Known], str]:
        """「総務課（消防本部）」 names the 部, 「市民課（窓口係）」 a part of the 課."""
        outside, _, inside = name[:-1].partition("(")
        if inside in self._bureaus and bureau in ("", inside):
            return self._valid(outside, day), inside
        found = self._valid(outside, day)
        if not found:
            found, bureau = self._within_bureau(outside, bureau, day)
        return [(unit, "subunit") for unit, _ in found], bureau

    def _only(self, found: Sequence[_Known], bureau: str) -> Match | NoMatch:
        inside = [(unit, how) for unit, how in found if fold(unit.bureau or "") == bureau]
        keys = tuple(dict.fromkeys(self.key(unit) for unit, _ in inside or found))
        if len(keys) > 1:
            return NoMatch("ambiguous", keys)
        unit, how = max(inside or found, key=lambda each: each[0].valid_from or dt.date.min)
        if bureau and not inside:
            if bureau in self._bureaus and not self._stood_in(bureau, unit.name):
                return NoMatch("other_bureau", keys)
            how = "bureau_differs"
        return Match(keys[0], unit.bureau, how)

    def _stood_in(self, bureau: str, name: str) -> bool:
        """Whether a 部 had a 課 of that name at any time: a list may still name the 部 of before a reform."""
        return any(fold(unit.name) == fold(name) for unit in self._bureaus[bureau])

    def _none(self, name: str, day: dt.date | None) -> NoMatch:
        if ended := self._ended(name, day):
            return NoMatch("ended", max(ended, key=lambda unit: unit.valid_to or dt.date.min).successors)
        if others := [unit for unit, _ in self._named.get(name, [])]:
            return NoMatch("not_yet", tuple(dict.fromkeys(self.key(unit) for unit in others)))
        return NoMatch("unknown", self._closest(name, day))

    def _ended(self, name: str, day: dt.date | None) -> list[Unit]:
        """The 課 of that name that ended before a day."""
        units = [unit for unit, _ in self._named.get(name, [])]
        return [unit for unit in units if day and unit.valid_to and unit.valid_to < day]

    def _only_successor(self, name: str, bureau: str, day: dt.date | None) -> Match | None:
        """Where all ended 課 of that name (in that 部, where one had it) lead to the same 課 of that day, that one."""
        ended = self._ended(name, day)
        inside = [unit for unit in ended if fold(unit.bureau or "") == bureau]
        found = {self._succeeded(unit, day) for unit in inside or ended}
        return found.pop() if len(found) == 1 else None

    def _succeeded(self, unit: Unit, day: dt.date | None) -> Match | None:
        """The 課 of that day which an ended 課 leads to, where each has exactly one successor: a split one is asked."""
        seen = {unit}
        while len(unit.successors) == 1 and isinstance(found := self.successor(unit, unit.successors[0]), Match):
            following = [known for known in self.units if self.key(known) == found.department and known not in seen]
            if not following:
                break
            if any(known.is_valid(day) for known in following):
                return Match(found.department, found.bureau, "successor")
            unit = max(following, key=lambda known: known.valid_to or dt.date.max)
            seen.add(unit)
        return None

    def _closest(self, name: str, day: dt.date | None) -> tuple[str, ...]:
        names = [known for known in self._named if self._valid(known, day)]
        close = process.extract(name, names, scorer=fuzz.WRatio, limit=2 * _CANDIDATES, score_cutoff=_CLOSE_ENOUGH)
        keys = dict.fromkeys(self.key(unit) for known, _, _ in close for unit, _ in self._valid(known, day))
        return tuple(keys)[:_CANDIDATES]


def _or_none(text: str | None) -> str | None:
    return clean(text or "") or None
