"""Which initiative of one month's roadmap is which of the months before: renumbered or renamed, it stays the same."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd
from rapidfuzz import fuzz

from dashboard.importers.cells.folding import fold

How = Literal["same", "renumbered", "renamed", "new"]
SIMILAR: Final = 60
"""Of 100: a name under the same number that is less alike than this is another initiative."""


@dataclass(frozen=True, slots=True)
class Initiative:
    """What a list says an initiative is. Texts are folded; ``number`` is empty where there is none."""

    pillar: str
    theme: str
    number: str
    name: str
    department: str


@dataclass(frozen=True, slots=True)
class Identity:
    """The lasting key of an initiative, and how it was recognised."""

    key: str
    how: How


class Initiatives:
    """All initiatives met so far, list by list in the order of their 基準日."""

    def __init__(self, known: Mapping[str, Initiative] | None = None) -> None:
        self._known = dict(known or {})

    def copy(self) -> "Initiatives":
        """The same, to be gone on with apart."""
        return Initiatives(self._known)

    def identify(self, rows: pd.DataFrame) -> list[Identity]:
        """Recognise the initiatives of one list, each row a key of its own, and remember them."""
        listed = [_initiative(row) for row in rows.to_dict("records")]
        found: dict[int, Identity] = {}
        departments = {each.department for each in listed}
        for how, sign, accepts in _passes(departments):
            self._match(listed, found, how, sign, accepts)
        for place, each in enumerate(listed):
            if place not in found:
                found[place] = Identity(self._new_key(rows.iloc[place]), "new")
            self._known[found[place].key] = each
        return [found[place] for place in range(len(listed))]

    def _match(
        self,
        listed: Sequence[Initiative],
        found: dict[int, Identity],
        how: How,
        sign: Callable[[Initiative], Hashable | None],
        accepts: Callable[[Initiative, Initiative], bool],
    ) -> None:
        """Pair what has the same sign on both sides and only once on each."""
        taken = {identity.key for identity in found.values()}
        free = [place for place in range(len(listed)) if place not in found]
        here = Counter(sign(listed[place]) for place in free)
        there: dict[Hashable, list[str]] = {}
        for key, known in self._known.items():
            if key not in taken:
                there.setdefault(sign(known), []).append(key)
        for place in free:
            mark = sign(listed[place])
            keys = there.get(mark, [])
            is_only = mark is not None and here[mark] == 1 and len(keys) == 1
            if is_only and accepts(self._known[keys[0]], listed[place]):
                found[place] = Identity(keys[0], how)

    def _new_key(self, row: pd.Series) -> str:
        """Its first number or name, as written; told apart where another had it before."""
        base = str(row["initiative"] if pd.isna(row["initiative_id"]) else row["initiative_id"])
        key, number = base, 1
        while key in self._known:
            number += 1
            key = f"{base}#{number}"
        return key


def identified(lists: Sequence[pd.DataFrame]) -> list[list[str]]:
    """The lasting key of every row of lists that come in the order of their 基準日."""
    known = Initiatives()
    return [[identity.key for identity in known.identify(rows)] for rows in lists]


def _initiative(row: Mapping[Hashable, object]) -> Initiative:
    texts = (row["pillar"], row["theme"], row["initiative_id"], row["initiative"], row["department_text"])
    return Initiative(*("" if pd.isna(text) else fold(str(text)) for text in texts))  # type: ignore[call-overload]


def _passes(
    departments: set[str],
) -> Iterable[tuple[How, Callable[[Initiative], Hashable | None], Callable[[Initiative, Initiative], bool]]]:
    """From the surest sign to the least sure: how it was recognised, what must be the same, and what else must hold."""
    yield "same", lambda i: (i.pillar, i.theme, i.number, i.name, i.department), _always
    yield "same", lambda i: (i.number, i.name) if i.number else None, _always
    yield "renumbered", lambda i: (i.name, i.department), _always
    # A 課 that is not in a list of several 課 any more was reorganised, and what it had goes on elsewhere.
    if len(departments) > 1:
        yield "renumbered", lambda i: (i.pillar, i.name), lambda before, _: before.department not in departments
    yield (
        "renamed",
        lambda i: (i.pillar, i.theme, i.number) if i.number else None,
        lambda before, now: fuzz.ratio(before.name, now.name) >= SIMILAR,
    )


def _always(before: Initiative, now: Initiative) -> bool:
    return True
