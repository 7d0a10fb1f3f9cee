"""What 探索 says is what the other pages say: for every measure, month and 課, and for any pivot counted by hand."""

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from dashboard.store import answers as store

Ask = Callable[..., pd.DataFrame]
RATES = {"kind": "online_rate", "volume": "online_rate_by_volume", "usage": "usage_rate"}
COUNTS = ("applicable", "online", "remaining", "remaining_volume")


@pytest.fixture(scope="module")
def ask(sample_store: Path) -> Ask:
    return store.Answers(sample_store)


@pytest.fixture(scope="module")
def months(ask: Ask) -> list[dt.date]:
    return [pd.Timestamp(each).date() for each in ask("frame/months").query("procedures")["as_of"]]


def cells(rows: pd.DataFrame, column: str = "value") -> dict[tuple[Any, Any], Any]:
    keys = rows[["row_key", "column_key"]].astype(object).where(rows[["row_key", "column_key"]].notna(), None)
    return dict(zip(keys.itertuples(index=False, name=None), rows[column], strict=True))


def same(one: Any, other: Any) -> bool:
    return bool((pd.isna(one) and pd.isna(other)) or one == pytest.approx(other))


def test_every_rate_of_every_department_in_every_month_is_that_of_online(ask: Ask, months: list[dt.date]) -> None:
    for measure in RATES:
        pivot = ask("explore/procedures", rows="department", columns="month", measure=measure)
        values, parts, wholes = (cells(pivot, name) for name in ("value", "numerator", "denominator"))
        for month in months:
            for row in ask("online/departments", as_of=month, measure=measure).to_dict("records"):
                cell = (row["department"], month.isoformat())
                if pd.isna(row["applicable"]):
                    assert cell not in values, "what was not sent is not there, and no zero"
                    continue
                assert same(values[cell], row["rate"]), (measure, cell)
                told = [0 if pd.isna(each) else each for each in (parts[cell], wholes[cell])]
                assert told == [row["numerator"], row["denominator"]], (measure, cell)


def test_every_count_of_every_department_in_every_month_is_that_of_online(ask: Ask, months: list[dt.date]) -> None:
    pivots = {
        measure: cells(ask("explore/procedures", rows="department", columns="month", measure=measure), "numerator")
        for measure in COUNTS
    }
    for month in months:
        for row in ask("online/departments", as_of=month).dropna(subset="applicable").to_dict("records"):
            for measure, pivot in pivots.items():
                told = pivot[row["department"], month.isoformat()]
                assert (0 if pd.isna(told) else told) == row[measure], (measure, month, row["department"])


@pytest.mark.parametrize("with_partial", [False, True])
def test_the_whole_city_in_every_month_is_that_of_online(ask: Ask, months: list[dt.date], with_partial: bool) -> None:
    counted = {"online": "online", "remaining": "remaining", "applicable": "applicable", "annual_count": None, **RATES}
    pivots = {
        measure: cells(
            ask("explore/procedures", rows="bureau", columns="month", measure=measure, with_partial=with_partial)
        )
        for measure in counted
    }
    for month in months:
        totals = ask("online/totals", as_of=month, with_partial=with_partial).iloc[0]
        for measure, name in counted.items():
            if name:
                assert same(pivots[measure][None, month.isoformat()], totals[name]), (measure, month)


def test_reasons_are_those_of_online(ask: Ask, months: list[dt.date]) -> None:
    for month in months[:3]:
        told = ask("online/barriers", as_of=month)
        for measure, name in (("remaining", "procedures"), ("remaining_volume", "remaining_volume")):
            pivot = cells(ask("explore/procedures", as_of=month, rows="barrier", measure=measure), "numerator")
            for row in told.to_dict("records"):
                key = "" if pd.isna(row["barrier"]) else str(int(row["barrier"]))
                assert pivot[key, None] == row[name]


def test_roadmap_figures_are_those_of_roadmap(ask: Ask) -> None:
    states = cells(ask("explore/roadmap", rows="month", columns="state"))
    slips = cells(ask("explore/roadmap", rows="month", measure="median_slip"))
    late = cells(ask("explore/roadmap", rows="department", columns="month", measure="late"))
    for month in sorted({row for row, _ in states}):
        totals = ask("roadmap/totals", as_of=month).iloc[0]
        assert states[month, None] == totals["initiatives"]
        for state in ("late", "attention", "on_track", "done", "not_started", "stopped", "unknown"):
            assert states.get((month, state), 0) == totals[state], (month, state)
        assert same(slips[month, None], totals["median_slip"])
        groups = ask("roadmap/states", as_of=month, grouping="department").query("computed_state == 'late'")
        for group, count in zip(groups["group_name"], groups["initiatives"], strict=True):
            assert late[group, month] == count


def test_the_assessment_is_told_as_it_is_told_elsewhere(ask: Ask) -> None:
    for level in ("bureau", "department", "grade"):
        by_field = cells(ask("explore/assessment", rows=level, columns="field"))
        told = ask("assessment/field_by_department", level=level)
        unit = told["bureau"] if level == "bureau" else told["department"]
        for name, field, mean in zip(unit, told["field"], told["mean"], strict=True):
            assert same(by_field[name, field], mean), "also what is hidden"
        units = ask("assessment/units").query("level == @level")
        rates = cells(ask("explore/assessment", rows=level, measure="response_rate"))
        for name, mean, rate in zip(units["unit"], units["mean"], units["response_rate"], strict=True):
            assert same(by_field[name, None], mean)
            assert same(rates[name, None], rate)
    hidden = ask("explore/assessment", rows="department", columns="field").query("left_out == 1")
    assert len(hidden), "some groups of the sample city are hidden"
    assert hidden["value"].isna().all()


def test_lists_are_those_of_submissions(ask: Ask) -> None:
    told = ask("submissions/states")
    for measure in ("late", "missing"):
        pivot = cells(ask("explore/submissions", rows="department", columns="list_month", measure=measure))
        counts = told[told["submission"] == measure].groupby(["department", "as_of"]).size().reset_index(name="lists")
        for row in counts.to_dict("records"):
            assert pivot[row["department"], f"{row['as_of']:%Y-%m-%d}"] == row["lists"]
        assert pivot[None, None] == counts["lists"].sum()


def test_consultations_are_those_of_people(ask: Ask) -> None:
    told = ask("people/consultations")
    pivot = cells(ask("explore/consultations", rows="department", measure="open"))
    waits = cells(ask("explore/consultations", rows="department", measure="median_wait"))
    for department, rows in told.groupby("department"):
        assert pivot[department, None] == rows["is_open"].sum()
        assert same(waits[department, None], rows.loc[rows["is_open"] == True, "open_days"].median())  # noqa: E712
    assert pivot[None, None] == told["is_open"].sum()


KEYS: dict[str, Callable[[dict[str, Any]], str]] = {
    "bureau": lambda row: row["bureau"] or "",
    "department": lambda row: row["department"] or "",
    "status": lambda row: row["status"] or "unknown",
    "barrier": lambda row: "" if row["barrier"] is None else str(row["barrier"]),
    "mendable": lambda row: "" if row["barrier"] is None else "no" if row["barrier"] in (1, 2, 5) else "yes",
    "law": lambda row: row["legal_basis"] or "",
    "audience": lambda row: row["audience"] or "",
    "kind": lambda row: row["kind"] or "",
    "tool": lambda row: row["tool"] or "",
    "priority": lambda row: {True: "yes", False: "no", None: ""}[row["priority"]],
    "life_event": lambda row: row["life_event"] or "",
    "volume": lambda row: _class(row["annual_count"]),
}


def _class(count: int | None) -> str:
    if count is None:
        return ""
    return next((str(least) for least in (10000, 1000, 100, 1) if count >= least), "0")


def by_hand(rows: list[dict[str, Any]], measure: str) -> float | None:
    """The figure of these procedures, the plain way."""
    live = [row for row in rows if row["status"] not in (None, "not_applicable")]
    left = [row for row in live if row["status"] != "online"]
    if measure in ("procedures", "applicable", "remaining"):
        return len({"procedures": rows, "applicable": live, "remaining": left}[measure])
    if measure == "kind":
        return (len(live) - len(left)) / len(live) if live else None
    pairs = {
        "volume": [(row["annual_count"] * (row["status"] == "online"), row["annual_count"]) for row in live
                   if row["annual_count"] is not None],
        "usage": [(row["online_count"], row["annual_count"]) for row in rows
                  if None not in (row["online_count"], row["annual_count"])],
    }[measure]  # fmt: skip
    whole = sum(whole for _, whole in pairs)
    return sum(part for part, _ in pairs) / whole if whole else None


def test_any_pivot_counted_by_hand(ask: Ask, sample_store: Path) -> None:
    with duckdb.connect(str(sample_store), read_only=True) as connection:
        found = connection.execute("SELECT * FROM marts.procedure_month WHERE is_latest")
        names = [name for name, *_ in found.description]
        every = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    chance = random.Random(20261031)
    for _ in range(40):
        rows, columns, narrowed = chance.sample(sorted(KEYS), 3)
        measure = chance.choice(["procedures", "applicable", "remaining", "kind", "volume", "usage"])
        wanted = sorted({KEYS[narrowed](row) for row in every})[:3]
        least = chance.choice([None, 1, 1000])
        picked = [row for row in every if least is None or (row["annual_count"] or -1) >= least]
        asked: dict[str, Any] = {"rows": rows, "columns": columns, "measure": measure, "annual_from": least}
        if narrowed != "volume":
            picked = [row for row in picked if KEYS[narrowed](row) in wanted]
            asked[narrowed] = wanted
        told = cells(ask("explore/procedures", **asked))
        groups: dict[tuple[str | None, str | None], list[dict[str, Any]]] = {}
        for row in picked:
            row_key, column_key = KEYS[rows](row), KEYS[columns](row)
            for place in ((row_key, column_key), (row_key, None), (None, column_key), (None, None)):
                groups.setdefault(place, []).append(row)
        assert told.keys() == groups.keys(), asked
        for key, group in groups.items():
            assert same(told[key], by_hand(group, measure)), (asked, key)
        kept = {key: value for key, value in asked.items() if key in (narrowed, "annual_from", "measure")}
        whole = ask("explore/procedures", **asked).query("row_key.isna() and column_key.isna()")
        counted = int(whole["counted"].sum() + whole["left_out"].sum())
        assert len(ask("explore/procedures_behind", **kept)) == counted, "what is listed is what is counted"
