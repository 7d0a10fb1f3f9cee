"""The important figures, computed a second time in plain Python from what the sample's generator knows to be true."""

import math
from collections import defaultdict
from pathlib import Path
from statistics import quantiles

import pandas as pd
import pytest
from generate import truth

from dashboard.store import answers as store
from tests.frames import rows_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def true_rows() -> pd.DataFrame:
    rows = truth()
    rows["as_of"] = rows["as_of"].dt.date
    return rows


@pytest.fixture(scope="module")
def latest(true_rows: pd.DataFrame) -> pd.DataFrame:
    rows: pd.DataFrame = true_rows[true_rows["as_of"] == true_rows["as_of"].max()]
    return rows


def counted(rows: pd.DataFrame) -> dict[tuple[str, str], tuple[int, int]]:
    """(部, 課) → (online, applicable), counted row by row."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in rows_of(rows):
        if isinstance(row.status, str) and row.status != "not_applicable":
            counts[row.bureau, bare(row.department_today)][0] += row.status == "online"
            counts[row.bureau, bare(row.department_today)][1] += 1
    return {key: (online, applicable) for key, (online, applicable) in counts.items()}


def bare(department: str) -> str:
    """総務課（消防本部） → 総務課: the key used on screen carries the 部 where a name stands in several."""
    return department.partition("（")[0]


def test_totals(sample_store: Path, latest: pd.DataFrame) -> None:
    totals = store.answer(sample_store, "online/totals").iloc[0]
    known = latest[latest["status"].notna()]
    applicable = known[known["status"] != "not_applicable"]
    online = applicable[applicable["status"] == "online"]
    volumes = applicable["annual_count"].dropna()
    both = latest[latest["annual_count"].notna() & latest["online_count"].notna()]
    assert totals["applicable"] == len(applicable)
    assert totals["online"] == len(online)
    assert totals["partial"] == (applicable["status"] == "partial").sum()
    assert totals["unknown"] == latest["status"].isna().sum()
    assert totals["online_rate"] == pytest.approx(len(online) / len(applicable))
    assert totals["volume_known"] == pytest.approx(len(volumes) / len(applicable))
    assert totals["online_rate_by_volume"] == pytest.approx(online["annual_count"].dropna().sum() / volumes.sum())
    assert totals["usage_rate"] == pytest.approx(both["online_count"].sum() / both["annual_count"].sum())


def test_rate_by_department(sample_store: Path, latest: pd.DataFrame) -> None:
    expected = counted(latest)
    answer = store.answer(sample_store, "online/rate_by_department")
    seen = {(row.bureau, bare(row.department)): (row.online, row.applicable) for row in rows_of(answer)}
    assert seen == expected
    for row in rows_of(answer):
        assert row.online_rate == pytest.approx(row.online / row.applicable)
        assert (row.rate_low, row.rate_high) == pytest.approx(wilson(row.online, row.applicable))


def wilson(x: int, n: int) -> tuple[float, float]:
    """The interval as the Public Health Profiles guide (OHID) writes it, with q = 1 − p."""
    z, p = 1.959963984540054, x / n
    middle, half, below = 2 * x + z**2, z * math.sqrt(z**2 + 4 * x * (1 - p)), 2 * (n + z**2)
    return max(0.0, (middle - half) / below), min(1.0, (middle + half) / below)


def test_spread_by_month(sample_store: Path, true_rows: pd.DataFrame) -> None:
    answer = store.answer(sample_store, "online/spread_by_month").set_index("as_of")
    assert len(answer) == 24
    for as_of in true_rows["as_of"].unique():
        rows = true_rows[true_rows["as_of"] == as_of]
        counts = counted(rows).values()
        rates = sorted(online / applicable for online, applicable in counts if applicable)
        tenths, quarters = (quantiles(rates, n=n, method="inclusive") for n in (10, 4))
        row = answer.loc[pd.Timestamp(as_of)]
        assert row["departments"] == len(rates)
        assert row["city_rate"] == pytest.approx(sum(x for x, _ in counts) / sum(n for _, n in counts))
        got = [row[name] for name in ("min", "p10", "p25", "median", "p75", "p90", "max")]
        assert got == pytest.approx([rates[0], tenths[0], *quarters, tenths[-1], rates[-1]])


@pytest.mark.parametrize("measure", ["kind", "volume", "usage"])
def test_every_measure_adds_up_to_the_city(sample_store: Path, measure: str) -> None:
    departments = store.answer(sample_store, "online/departments", {"measure": measure})
    months = store.answer(sample_store, "online/spread_by_month", {"measure": measure})
    city = departments["numerator"].sum() / departments["denominator"].sum()
    assert city == pytest.approx(months["city_rate"].iloc[-1])


def test_changes_are_differences_of_two_months(sample_store: Path, true_rows: pd.DataFrame) -> None:
    months = sorted(true_rows["as_of"].unique())
    now, before = (counted(true_rows[true_rows["as_of"] == month]) for month in months[:-3:-1])
    answer = store.answer(sample_store, "online/departments", {"vs": months[-2]})
    for row in rows_of(answer):
        key = row.bureau, bare(row.department)
        if key in now and key in before:
            difference = now[key][0] / now[key][1] - before[key][0] / before[key][1]
            assert row.change == pytest.approx(difference)
        else:
            assert pd.isna(row.change), "a 課 missing in either month has no change"
    assert not answer["submitted"].all(), "the sample has 課 that have not sent this month"


def test_remaining_and_barriers(sample_store: Path, latest: pd.DataFrame) -> None:
    waiting = latest[latest["status"].notna() & ~latest["status"].isin(["not_applicable", "online"])]
    volumes = []
    for row in rows_of(waiting):
        online = 0 if pd.isna(row.online_count) and row.status != "partial" else row.online_count
        if not pd.isna(row.annual_count) and not pd.isna(online):
            volumes.append(row.annual_count - online)
    answer = store.answer(sample_store, "online/remaining")
    assert answer["remaining_volume"].tolist() == sorted(volumes, reverse=True)
    assert answer["cumulative_share"].iloc[9] == pytest.approx(sum(sorted(volumes)[-10:]) / sum(volumes))
    totals = store.answer(sample_store, "online/totals").iloc[0]
    assert (totals["remaining"], totals["remaining_volume"]) == (len(waiting), sum(volumes))
    barriers = store.answer(sample_store, "online/barriers")
    expected = waiting["barrier"].value_counts(dropna=False)
    assert {row.barrier: row.procedures for row in rows_of(barriers.dropna())} == expected[
        expected.index.notna()
    ].to_dict()
    assert barriers["procedures"].sum() == len(waiting)


def test_funnel_limits_are_binomial(sample_store: Path) -> None:
    limits = store.answer(sample_store, "online/funnel_limits").set_index("n")
    city = limits["city_rate"].iloc[0]
    assert limits.loc[16, "low95"] == pytest.approx(max(0, city - 1.959964 * math.sqrt(city * (1 - city) / 16)))
    assert limits.loc[16, "high998"] == pytest.approx(min(1, city + 3.090232 * math.sqrt(city * (1 - city) / 16)))


def test_reform_is_followed(sample_store: Path) -> None:
    """改称・統合・分割 on 2026-04-01: earlier months stand under today's 課, nothing is lost on the way."""
    before = store.answer(sample_store, "online/rate_by_department", {"as_of": "2026-03-31"})
    names = set(before["department"])
    assert {"デジタル変革戦略室", "商工観光課", "高齢者支援課", "介護保険課"} <= names
    assert not {"情報政策課", "商工振興課", "観光交流課", "長寿介護課"} & names


def test_what_changed_since_the_month_before(sample_store: Path, true_rows: pd.DataFrame) -> None:
    now, before = sorted(true_rows["as_of"].unique())[:-3:-1]
    status = {
        month: {(row.bureau, bare(row.department_today), row.procedure): row.status
                for row in rows_of(true_rows[true_rows["as_of"] == month]) if isinstance(row.status, str)}
        for month in (now, before)
    }  # fmt: skip
    became = {
        key for key in status[now].keys() & status[before].keys()
        if status[now][key] == "online" != status[before][key]
    }  # fmt: skip
    rows = store.answer(sample_store, "online/changed", {"as_of": now, "vs": before})
    found = rows[rows["status"] == "online"]
    assert {(row.bureau, bare(row.department), row.procedure) for row in rows_of(found)} == became
    assert len(found) == len(became) > 0


def test_paper_left_in_what_is_online(sample_store: Path, latest: pd.DataFrame) -> None:
    online = latest[(latest["status"] == "online") & latest["annual_count"].notna() & latest["online_count"].notna()]
    left = online["annual_count"] - online["online_count"]
    rows = store.answer(sample_store, "online/paper")
    assert rows["paper_volume"].sum() == rows["total_volume"].iloc[0] == left[left > 0].sum()
    assert rows["paper_volume"].iloc[0] == left.max()


def test_what_a_department_can_mend(sample_store: Path, latest: pd.DataFrame) -> None:
    rows = store.answer(sample_store, "online/departments")
    todo = latest[latest["status"].notna() & ~latest["status"].isin(["online", "not_applicable"])]
    reasons = todo["barrier"].dropna()
    assert rows["mendable"].sum() == (~reasons.isin([1, 2, 5])).sum()
    assert rows["unmendable"].sum() == reasons.isin([1, 2, 5]).sum()
    sent = rows.dropna(subset=["remaining"])
    assert (sent["mendable"] + sent["unmendable"] <= sent["remaining"]).all()
