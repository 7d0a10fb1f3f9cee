"""次の一手: what would be if procedures were online, computed a second, plain way; the shortest set by brute force."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.store import answers as store

TODAY = {"online_rate": "online_rate_after", "online_rate_by_volume": "online_rate_by_volume_after"}
COUNTED = {"planned", "partial", "not_online", "other"}


@pytest.fixture(scope="module")
def listed(sample_store: Path) -> pd.DataFrame:
    """Every procedure of the latest month with its short name, as 手続一覧 lists it."""
    return store.answer(sample_store, "next/followed")


def totals(sample_store: Path, picked: list[str] | None, **more: Any) -> pd.Series:
    return store.answer(sample_store, "next/totals", {"picked": picked, **more}).iloc[0]


def records(rows: pd.DataFrame) -> Iterator[Any]:
    return iter(rows.itertuples())


def plain(rows: pd.DataFrame, picked: set[str]) -> dict[str, tuple[int, int]]:
    """Numerator and denominator of both rates, as somebody with a calculator would."""
    found = {"online_rate_after": (0, 0), "online_rate_by_volume_after": (0, 0)}
    for row in records(rows):
        if row.status not in COUNTED | {"online"}:
            continue
        is_online = row.status == "online" or row.ref in picked
        volume = 0 if pd.isna(row.annual_count) else int(row.annual_count)
        for name, size in zip(found, (1, volume), strict=True):
            part, whole = found[name]
            found[name] = part + size * is_online, whole + size
    return found


def test_none_gives_the_figures_of_today_exactly(sample_store: Path) -> None:
    today, what_if = store.answer(sample_store, "online/totals").iloc[0], totals(sample_store, None)
    for name in ("applicable", "online", "volume", "volume_online", "usage_volume", "usage_online", "unknown"):
        assert what_if[name] == today[name]
    for now, after in TODAY.items():
        assert what_if[now] == what_if[after] == today[now]
    assert what_if["usage_rate"] == what_if["usage_rate_most"] == today["usage_rate"]
    assert (what_if["picked"], what_if["waiting"]) == (0, today["remaining"])


def test_all_gives_a_hundred_percent(sample_store: Path, listed: pd.DataFrame) -> None:
    what_if = totals(sample_store, list(listed["ref"]))
    assert what_if["online_rate_after"] == what_if["online_rate_by_volume_after"] == 1
    assert what_if["picked"] == what_if["waiting"], "what is online, 対象外 or unknown is not picked"
    departments = store.answer(sample_store, "next/departments", {"picked": list(listed["ref"])})
    assert (departments["rate"].dropna() == 1).all()
    assert departments["remaining"].sum() == 0


def test_the_ten_largest_by_hand(sample_store: Path, listed: pd.DataFrame) -> None:
    waiting = listed[listed["status"].isin(COUNTED)]
    picked = set(waiting.sort_values("annual_count", ascending=False)["ref"].head(10))
    what_if = totals(sample_store, list(picked))
    for name, (part, whole) in plain(listed, picked).items():
        assert what_if[name] == part / whole
    assert what_if["picked"] == 10
    assert what_if["picked_volume"] == sum(sorted(waiting["annual_count"].dropna())[-10:])
    departments = store.answer(sample_store, "next/departments", {"picked": list(picked)}).set_index("department")
    for department, rows in listed.groupby("department"):
        part, whole = plain(rows, picked)["online_rate_after"]
        assert (departments["numerator"][str(department)], departments["denominator"][str(department)]) == (part, whole)
    rates = (departments["numerator"] / departments["denominator"]).dropna()
    spread = store.answer(sample_store, "next/spread", {"picked": list(picked)}).iloc[0]
    assert [spread[f"{name}_after"] for name in ("p25", "median", "p75")] == pytest.approx(
        rates.quantile([0.25, 0.5, 0.75]).tolist()
    )


@pytest.mark.parametrize("measure", ["kind", "volume"])
def test_today_s_spread_is_that_of_the_online_page(sample_store: Path, measure: str) -> None:
    months = store.answer(sample_store, "online/spread_by_month", {"measure": measure}).iloc[-1]
    spread = store.answer(sample_store, "next/spread", {"measure": measure}).iloc[0]
    for name in ("p25", "median", "p75"):
        assert spread[name] == spread[f"{name}_after"] == months[name]
    own = (
        store.answer(sample_store, "online/departments", {"measure": measure}).set_index("department")["rate"].dropna()
    )
    now = store.answer(sample_store, "next/departments", {"measure": measure}).set_index("department")
    assert now["rate"].dropna().to_dict() == own.to_dict()
    assert (now["change"].dropna() == 0).all()


@pytest.mark.parametrize("measure", ["kind", "volume"])
@pytest.mark.parametrize("target", [0.5, 0.7, 0.95])
def test_no_smaller_set_reaches_the_target(
    sample_store: Path, listed: pd.DataFrame, measure: str, target: float
) -> None:
    """Every 課 with at most eleven procedures left is a small city: all its sets are tried."""
    tried = 0
    for department, rows in listed.groupby("department"):
        waiting = rows[rows["status"].isin(COUNTED)]
        if not 0 < len(waiting) <= 11:
            continue
        params = {"department": [department], "measure": measure, "target": target}
        found = store.answer(sample_store, "next/shortest", params)
        assert len(found) == fewest(rows, waiting, measure, target)
        after = totals(sample_store, list(found["ref"]), department=[department])
        assert after["picked"] == len(found)
        if len(found):
            assert after["online_rate_after" if measure == "kind" else "online_rate_by_volume_after"] >= target
        tried += 1
    assert tried > 20


def fewest(rows: pd.DataFrame, waiting: pd.DataFrame, measure: str, target: float) -> int:
    """The size of the smallest set that reaches the target, by trying them all."""
    sizes = waiting["annual_count"].fillna(0).astype(int) if measure == "volume" else [1] * len(waiting)
    name = "online_rate_after" if measure == "kind" else "online_rate_by_volume_after"
    part, whole = plain(rows, set())[name]
    if not whole:
        return 0
    return next(
        count
        for count in range(len(waiting) + 1)
        if any((part + sum(some)) / whole >= target for some in itertools.combinations(sizes, count))
    )


def test_of_sets_as_small_what_can_be_mended_comes_first(sample_store: Path) -> None:
    found = store.answer(sample_store, "next/shortest", {"target": 1.0})
    flags = found["is_mendable"].fillna(False).astype(bool).tolist()
    assert flags == sorted(flags, reverse=True)
    assert set(flags) == {True, False}


def test_a_like_procedure_is_online_in_another_department(sample_store: Path, listed: pd.DataFrame) -> None:
    rows = store.answer(sample_store, "next/procedures")
    assert list(rows["ref"]) and set(rows["ref"]) == set(listed[listed["status"].isin(COUNTED)]["ref"])
    shown = rows.dropna(subset="elsewhere")
    online = set(listed[listed["status"] == "online"][["department", "procedure", "tool"]].itertuples(index=False))
    assert 50 < len(shown) < len(rows)
    for row in records(shown):
        assert row.elsewhere != row.department
        assert (row.elsewhere, row.elsewhere_procedure, row.elsewhere_tool) in online
        assert row.shared_words
    assert set(store.answer(sample_store, "next/procedures", {"elsewhere": True})["ref"]) == set(shown["ref"])


def test_conditions_narrow_together(sample_store: Path) -> None:
    rows = store.answer(sample_store, "next/procedures")
    wanted = rows[rows["is_mendable"].eq(True) & rows["priority"].eq(True) & rows["barrier"].eq(3)]
    found = store.answer(sample_store, "next/procedures", {"mendable": True, "priority": True, "barrier": [3]})
    assert list(found["ref"]) == list(wanted["ref"]) and len(found)
    grants = store.answer(sample_store, "next/procedures", {"search": "補助金"})
    assert grants["procedure"].str.contains("補助金").all() and len(grants)


def test_what_has_become_of_a_plan(sample_store: Path, listed: pd.DataFrame) -> None:
    picked = [
        *listed[listed["status"] == "online"]["ref"].head(3),
        *listed[listed["status"] == "planned"]["ref"].head(2),
    ]
    picked += list(listed[listed["status"] == "not_applicable"]["ref"].head(1))
    early, late = (
        store.answer(sample_store, "next/followed", {"picked": picked, "until": until})["plan_state"].value_counts()
        for until in ("2026-09-30", "2026-12-31")
    )
    assert early.to_dict() == {"done": 3, "slipped": 2, "dropped": 1}
    assert late.to_dict() == {"done": 3, "planned": 2, "dropped": 1}
    months = store.answer(sample_store, "next/followed_by_month", {"picked": picked})
    assert months["done"].iloc[-1] == 3 and (months["done"] <= months["listed"]).all()
