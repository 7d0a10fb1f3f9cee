"""What the staff list and the rule alone say: in which groups everybody is counted. No score is looked at."""

from collections import Counter
from collections.abc import Hashable, Sequence

import pandas as pd

from tests.cities import Person
from tests.store.masking.attacker import Cell

CITY = ("city", None, "全庁")
MAY_BE_SUMMED = 5
"""From so many parts on, a sum is told beside them."""


def listed(people: Sequence[Person], held: str) -> pd.DataFrame:
    """Who answered a round: one row per person, with 部, 課 and 職位."""
    rows = [(each.number, each.bureau, each.department, each.grade) for each in people if each.round == held]
    return pd.DataFrame(rows, columns=["number", "bureau", "department", "grade"])


def counted_in(staff: pd.DataFrame, k: int) -> pd.DataFrame:
    """The staff with the group each is told of in: home (課 or rest) and rank (職位, None where it is not told)."""
    hidden = _hidden(staff["bureau"], k)
    within = {bureau: _hidden(rows["department"], k) for bureau, rows in staff.groupby("bureau")}
    home: list[tuple[str, str | None, str | None]] = [
        ("rest", None, None) if bureau in hidden
        else ("rest", bureau, None) if department in within[bureau]
        else ("department", bureau, department)
        for bureau, department in zip(staff["bureau"], staff["department"], strict=True)
    ]  # fmt: skip
    grades = _hidden(staff["grade"], k)
    rank = [None if grade in grades else ("grade", None, grade) for grade in staff["grade"]]
    return staff.assign(
        home=pd.Series(home, index=staff.index, dtype=object), rank=pd.Series(rank, index=staff.index, dtype=object)
    )


def _hidden(members: pd.Series, k: int) -> set[str]:
    """The small parts and the next smallest, until k people are hidden together; none where none is small."""
    parts = Counter(members)
    hidden: set[str] = set()
    people = 0
    for part in sorted(parts, key=lambda each: (parts[each] >= k, parts[each], each)):
        if parts[part] >= k and (not hidden or people >= k):
            break
        hidden.add(part)
        people += parts[part]
    return hidden


def of_bureaus(staff: pd.DataFrame) -> pd.DataFrame:
    """The staff as it is told of in a single question: by 部, and what is hidden of them."""
    home = [("bureau", bureau, bureau) if bureau else ("rest", None, None) for _, bureau, _ in staff["home"]]
    return staff.assign(home=pd.Series(home, index=staff.index, dtype=object))


def told_beside_bureaus(staff: pd.DataFrame) -> tuple[bool, bool]:
    """The same as told_beside, for a single question; ``staff`` as counted_in gives it."""
    is_city, are_ranks = told_beside(staff)
    bureaus = of_bureaus(staff)["home"].nunique()
    ranks = staff["rank"].fillna("").nunique()
    return is_city and _is_enough(bureaus), are_ranks and (ranks >= MAY_BE_SUMMED or bureaus >= MAY_BE_SUMMED)


def told_beside(staff: pd.DataFrame) -> tuple[bool, bool]:
    """Whether the city is told by itself, and whether 職位 are; ``staff`` as counted_in gives it."""
    homes, ranks = staff["home"].nunique(), staff["rank"].fillna("").nunique()
    has_ranks = bool(staff["rank"].notna().any())
    are_ranks = has_ranks and (ranks >= MAY_BE_SUMMED or (homes >= MAY_BE_SUMMED and ranks > 1))
    return _is_enough(homes) and (not are_ranks or _is_enough(ranks)), are_ranks


def _is_enough(parts: int) -> bool:
    return parts == 1 or parts >= MAY_BE_SUMMED


def cells(staff: pd.DataFrame, mark: Hashable = None, *, is_single: bool = False) -> list[Cell]:
    """People whom 課 and 職位 do not tell apart, with the groups they are read in; ``mark`` tells versions apart.

    ``is_single``: in a single question.
    """
    is_city, are_ranks = told_beside_bureaus(staff) if is_single else told_beside(staff)
    staff = of_bureaus(staff) if is_single else staff
    found = []
    for key, rows in staff.groupby(["bureau", "department", "grade"]):
        row = rows.iloc[0]
        groups = (
            {row["home"]} | ({row["rank"]} if are_ranks and row["rank"] else set()) | ({CITY} if is_city else set())
        )
        found.append(Cell(key, len(rows), frozenset((mark, group) for group in groups)))
    return found
