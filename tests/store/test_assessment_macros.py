"""The rules of スキルアセスメント, case by case, and against published values."""

import math
from statistics import NormalDist, variance

import duckdb
import pytest

from tests.store.macros import value


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("item_score(1, 1, 5, FALSE)", 0.0),
        ("item_score(5, 1, 5, FALSE)", 1.0),
        ("item_score(4, 1, 5, FALSE)", 0.75),
        ("item_score(4, 1, 5, TRUE)", 0.25),
        ("item_score(4, 1, 5, NULL)", 0.75),
        ("item_score(6, 1, 5, FALSE)", None),
        ("item_score(0, 1, 5, FALSE)", None),
        ("item_score(NULL, 1, 5, FALSE)", None),
        ("item_score(1, NULL, NULL, FALSE)", None),
        ("item_score(3, 3, 3, FALSE)", None),
        ("unanswered_score('blank', 'zero', 'exclude')", 0.0),
        ("unanswered_score('blank', 'exclude', 'zero')", None),
        ("unanswered_score('blank', NULL, NULL)", None),
        ("unanswered_score('dont_know', 'exclude', 'zero')", 0.0),
        ("unanswered_score('dont_know', NULL, NULL)", None),
        ("unanswered_score('unreadable', 'zero', 'zero')", None),
        ("unanswered_score(NULL, 'zero', 'zero')", None),
        ("completed_mean(3.0, 5, 9)", 0.6),
        ("completed_mean(3.0, 4, 8)", 0.75),
        ("completed_mean(3.0, 4, 9)", None),
        ("completed_mean(0.0, 1, 1)", 0.0),
        ("completed_mean(NULL, 0, 1)", None),
        ("completed_mean(NULL, 0, 0)", None),
        ("item_reading(0.85, 0.1)", "easy"),
        ("item_reading(0.15, 0.5)", "hard"),
        ("item_reading(0.5, 0.19)", "review"),
        ("item_reading(0.5, -0.3)", "review"),
        ("item_reading(0.5, 0.2)", "separates"),
        ("item_reading(0.5, NULL)", None),
        ("item_reading(NULL, NULL)", None),
    ],
)
def test_boundaries(connection: duckdb.DuckDBPyConnection, expression: str, expected: float | str | None) -> None:
    assert value(connection, expression) == expected


def test_alpha_of_a_small_table(connection: duckdb.DuckDBPyConnection) -> None:
    """Five people would be too few; the same five written six times are thirty."""
    answers = [(1, 1, 0), (1, 1, 1), (0, 0, 0), (1, 0, 0), (0, 1, 1)] * 6
    items = sum(variance(column) for column in zip(*answers, strict=True))
    total = variance([sum(row) for row in answers])
    expected = 3 / 2 * (1 - items / total)
    assert value(connection, f"cronbach_alpha(3, {items}, {total}, 30)") == pytest.approx(expected)
    assert value(connection, f"cronbach_alpha(3, {items}, {total}, 29)") is None
    assert value(connection, f"cronbach_alpha(1, {items}, {total}, 30)") is None
    assert value(connection, f"cronbach_alpha(3, {items}, 0.0, 30)") is None


def test_the_interval_of_alpha(connection: duckdb.DuckDBPyConnection) -> None:
    """Bonett (2002), written out: α 0.8 of 5 questions and 100 people."""
    half = NormalDist().inv_cdf(0.975) * math.sqrt(2 * 5 / (4 * 98))
    low, high = value(connection, "alpha_low(0.8, 5, 100)"), value(connection, "alpha_high(0.8, 5, 100)")
    assert math.log(1 - low) - math.log(0.2) == pytest.approx(half)
    assert math.log(0.2) - math.log(1 - high) == pytest.approx(half)
    assert low < 0.8 < high < 1
    assert value(connection, "alpha_low(NULL, 5, 100)") is None


@pytest.mark.parametrize(
    ("df", "published"),
    [(5, 2.571), (9, 2.262), (10, 2.228), (20, 2.086), (29, 2.045), (60, 2.000), (120, 1.980), (100000, 1.960)],
)
def test_t_against_the_printed_table(connection: duckdb.DuckDBPyConnection, df: int, published: float) -> None:
    assert value(connection, f"t_975({df})") == pytest.approx(published, abs=0.001)


def test_the_interval_of_a_change(connection: duckdb.DuckDBPyConnection) -> None:
    """10 people, mean 0.1, standard deviation 0.2: 0.1 ± 2.262·0.2/√10."""
    assert value(connection, "change_low(0.1, 0.2, 10)") == pytest.approx(
        0.1 - 2.262157 * 0.2 / math.sqrt(10), abs=1e-4
    )
    assert value(connection, "change_high(0.1, 0.2, 10)") == pytest.approx(
        0.1 + 2.262157 * 0.2 / math.sqrt(10), abs=1e-4
    )
    assert value(connection, "change_low(0.1, 0.2, 1)") is None
    assert value(connection, "t_975(0)") is None
