"""The rules of the ロードマップ at their boundaries."""

import datetime as dt

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.macros import value

NOW = "DATE '2026-10-31'"
END = "DATE '2026-10-01'"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        # the end: done, forecast, overdue, unknown
        (f"expected_end({NOW}, {END}, DATE '2026-12-31', DATE '2026-09-15')", dt.date(2026, 9, 15)),
        (f"expected_end({NOW}, {END}, DATE '2026-12-31', NULL)", dt.date(2026, 12, 31)),
        (f"expected_end({NOW}, {END}, DATE '2026-10-31', NULL)", dt.date(2026, 10, 31)),
        (f"expected_end({NOW}, {END}, DATE '2026-10-30', NULL)", dt.date(2026, 10, 31)),
        (f"expected_end({NOW}, {END}, NULL, NULL)", dt.date(2026, 10, 31)),
        (f"expected_end({NOW}, {NOW}, NULL, NULL)", None),
        (f"expected_end({NOW}, DATE '2027-03-31', NULL, NULL)", None),
        (f"expected_end({NOW}, NULL, NULL, NULL)", None),
        # slip
        (f"slip_days({NOW}, {END}, DATE '2026-11-01', NULL)", 31),
        (f"slip_days({NOW}, {END}, NULL, NULL)", 30),
        (f"slip_days({NOW}, {END}, NULL, DATE '2026-09-01')", -30),
        (f"slip_days({NOW}, NULL, DATE '2026-11-01', NULL)", None),
        (f"slip_days({NOW}, DATE '2027-03-31', NULL, NULL)", None),
        ("milestone_slip_days(DATE '2026-09-30', DATE '2026-10-15')", 15),
        ("milestone_slip_days(DATE '2026-09-30', DATE '2026-09-01')", -29),
        ("milestone_slip_days(NULL, DATE '2026-10-15')", None),
        # due soon: the day itself and the last day still count, what is past or done does not
        (f"is_due_soon(TRUE, {NOW}, {NOW}, 60)", True),
        (f"is_due_soon(TRUE, {NOW}, DATE '2026-12-30', 60)", True),
        (f"is_due_soon(TRUE, {NOW}, DATE '2026-12-31', 60)", False),
        (f"is_due_soon(TRUE, {NOW}, DATE '2026-10-30', 60)", False),
        (f"is_due_soon(FALSE, {NOW}, {NOW}, 60)", False),
        (f"is_due_soon(TRUE, {NOW}, NULL, 60)", False),
        (f"is_due_soon(TRUE, {NOW}, DATE '2027-01-29', NULL)", True),
        (f"is_due_soon(TRUE, {NOW}, DATE '2027-01-30', NULL)", False),
        # how late: since a missed start, else by the slip
        (f"waited_days('start_missed', {NOW}, DATE '2026-10-01')", 30),
        (f"waited_days('slip', {NOW}, DATE '2026-10-01')", None),
        (f"waited_days(NULL, {NOW}, DATE '2026-10-01')", None),
        ("delay_days(30, 5)", 30),
        ("delay_days(NULL, 5)", 5),
        ("delay_days(NULL, NULL)", None),
        # still something to do
        ("is_open('done')", False),
        ("is_open('stopped')", False),
        ("is_open('unknown')", True),
        ("is_optimistic('on_track', 'late')", True),
        ("is_optimistic('done', 'late')", True),
        ("is_optimistic('late', 'late')", False),
        ("is_optimistic('on_track', 'attention')", False),
        ("is_optimistic(NULL, 'late')", False),
        # milestones
        ("dated_milestones(['2026-09-30 試行 開始'])", [{"due": dt.date(2026, 9, 30), "name": "試行 開始"}]),
        ("dated_milestones([])", []),
        ("dated_milestones(NULL)", []),
        # planned progress: of ten days
        ("planned_progress(DATE '2026-03-31', DATE '2026-04-01', DATE '2026-04-10')", 0.0),
        ("planned_progress(DATE '2026-04-01', DATE '2026-04-01', DATE '2026-04-10')", 0.1),
        ("planned_progress(DATE '2026-04-09', DATE '2026-04-01', DATE '2026-04-10')", 0.9),
        ("planned_progress(DATE '2026-04-10', DATE '2026-04-01', DATE '2026-04-10')", 1.0),
        ("planned_progress(DATE '2027-04-10', DATE '2026-04-01', DATE '2026-04-10')", 1.0),
        ("planned_progress(DATE '2026-04-01', DATE '2026-04-01', DATE '2026-04-01')", 1.0),
        ("planned_progress(DATE '2026-04-01', NULL, DATE '2026-04-10')", None),
        # begun or not
        ("has_started(DATE '2026-04-01', NULL, FALSE)", True),
        ("has_started(NULL, 0.1, FALSE)", True),
        ("has_started(NULL, 0, FALSE)", False),
        ("has_started(NULL, NULL, TRUE)", False),
        ("has_started(NULL, NULL, FALSE)", None),
        (f"start_missed({NOW}, DATE '2026-10-30', NULL, NULL, TRUE)", True),
        (f"start_missed({NOW}, {NOW}, NULL, NULL, TRUE)", False),
        (f"start_missed({NOW}, DATE '2026-10-30', NULL, NULL, FALSE)", False),
        (f"start_missed({NOW}, NULL, NULL, NULL, TRUE)", False),
        # staleness
        (f"forecast_is_stale({NOW}, {NOW}, DATE '2026-09-26', 35)", False),
        (f"forecast_is_stale({NOW}, {NOW}, DATE '2026-09-25', 35)", True),
        (f"forecast_is_stale({NOW}, NULL, {NOW}, 35)", True),
        # report against rule
        ("reports_agree('on_track', 'late')", False),
        ("reports_agree('on_track', 'attention')", True),
        ("reports_agree('late', 'attention')", True),
        ("reports_agree('done', 'attention')", False),
        ("reports_agree('on_track', 'not_started')", True),
        ("reports_agree('late', 'not_started')", False),
        ("reports_agree('late', 'on_track')", False),
        ("reports_agree('done', 'done')", True),
        ("reports_agree('done', 'late')", False),
        ("reports_agree(NULL, 'late')", None),
        ("reports_agree('late', 'unknown')", None),
    ],
)
def test_rules(connection: duckdb.DuckDBPyConnection, expression: str, expected: dt.date | float | None) -> None:
    found = value(connection, expression)
    assert found == (pytest.approx(expected) if isinstance(expected, float) else expected)


STATE = {
    "as_of": NOW, "baseline_start": "DATE '2026-04-01'", "baseline_end": "DATE '2026-12-31'",
    "actual_start": "DATE '2026-04-01'", "actual_end": "NULL::DATE", "forecast_end": "DATE '2026-12-31'",
    "forecast_on": NOW, "progress": "0.5", "start_is_reported": "TRUE", "reported_state": "'on_track'",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "state", "reason"),
    [
        ({}, "on_track", None),
        ({"forecast_end": "DATE '2027-01-01'"}, "attention", "slip"),
        ({"forecast_end": "DATE '2027-01-30'"}, "attention", "slip"),
        ({"forecast_end": "DATE '2027-01-31'"}, "late", "slip"),
        ({"forecast_end": "DATE '2026-11-30'"}, "on_track", None),
        ({"forecast_end": "NULL::DATE"}, "attention", "forecast_missing"),
        ({"forecast_on": "DATE '2026-09-26'"}, "on_track", None),
        ({"forecast_on": "DATE '2026-09-25'"}, "attention", "forecast_stale"),
        ({"forecast_end": "DATE '2026-10-01'"}, "on_track", None),
        ({"baseline_end": "DATE '2026-10-01'", "forecast_end": "NULL::DATE"}, "attention", "overdue"),
        ({"baseline_end": "DATE '2026-09-30'", "forecast_end": "NULL::DATE"}, "late", "overdue"),
        ({"actual_end": "DATE '2026-10-01'"}, "done", None),
        ({"actual_end": "DATE '2026-10-01'", "reported_state": "'stopped'"}, "done", None),
        ({"reported_state": "'stopped'", "forecast_end": "DATE '2027-12-31'"}, "stopped", None),
        ({"reported_state": "'done'"}, "on_track", None),
        ({"actual_start": "NULL::DATE", "progress": "0"}, "late", "start_missed"),
        ({"actual_start": "NULL::DATE", "progress": "NULL"}, "late", "start_missed"),
        ({"actual_start": "NULL::DATE", "progress": "NULL", "start_is_reported": "FALSE"}, "on_track", None),
        ({"actual_start": "NULL::DATE", "progress": "0", "baseline_start": NOW}, "on_track", None),
        ({"actual_start": "NULL::DATE", "progress": "0", "baseline_start": "DATE '2026-11-01'"}, "not_started", None),
        ({"baseline_start": "DATE '2026-11-01'"}, "on_track", None),
        ({"baseline_start": "NULL::DATE", "actual_start": "NULL::DATE", "progress": "0"}, "on_track", None),
        ({"baseline_end": "NULL::DATE"}, "unknown", None),
        ({"baseline_end": "NULL::DATE", "forecast_end": "NULL::DATE"}, "unknown", None),
    ],
)
def test_states_and_why(
    connection: duckdb.DuckDBPyConnection, changes: dict[str, str], state: str, reason: str | None
) -> None:
    given_ = STATE | changes
    arguments = ", ".join(given_.values())
    assert value(connection, f"computed_state({arguments}, 30, 35)") == state
    names = ("as_of", "baseline_start", "baseline_end", "actual_start", "forecast_end", "progress", "start_is_reported")
    assert value(connection, f"state_reason('{state}', {', '.join(given_[name] for name in names)})") == reason


def test_the_thresholds_are_the_settings(connection: duckdb.DuckDBPyConnection) -> None:
    arguments = ", ".join((STATE | {"forecast_end": "DATE '2027-01-10'"}).values())
    assert value(connection, f"computed_state({arguments}, 9, 35)") == "late"
    assert value(connection, f"computed_state({arguments}, 10, 35)") == "attention"


@given(st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)), st.integers(0, 900), st.integers(-100, 1000))
def test_planned_progress_rises_from_nothing_to_all(
    connection: duckdb.DuckDBPyConnection, start: dt.date, length: int, passed: int
) -> None:
    end, now = start + dt.timedelta(days=length), start + dt.timedelta(days=passed)
    found = value(connection, f"planned_progress(DATE '{now}', DATE '{start}', DATE '{end}')")
    assert found == pytest.approx(min(1, max(0, (passed + 1) / (length + 1))))
