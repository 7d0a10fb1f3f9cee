"""The counting rules, case by case, and against a second computation."""

import math
from statistics import NormalDist

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.macros import value


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("rate(1, 4)", 0.25),
        ("without_zeros('0012')", "12"),
        ("without_zeros('12')", "12"),
        ("without_zeros('000')", "0"),
        ("without_zeros('0A1')", "0A1"),
        ("without_zeros('A001')", "A001"),
        ("without_zeros(NULL)", None),
        ("hiragana('セイカツ・ヴ・ヶー')", "せいかつ・ゔ・ゖー"),
        ("hiragana('生活')", "生活"),
        ("hiragana(NULL)", None),
        ("rate(0, 4)", 0.0),
        ("rate(0, 0)", None),
        ("rate(NULL, 4)", None),
        ("rate(1, NULL)", None),
        ("counts_applicable('online', FALSE)", True),
        ("counts_applicable('other', NULL)", True),
        ("counts_applicable('not_applicable', FALSE)", False),
        ("counts_applicable('not_applicable', NULL)", False),
        ("counts_applicable('not_applicable', TRUE)", True),
        ("counts_applicable(NULL, TRUE)", False),
        ("counts_online('online', NULL)", True),
        ("counts_online('partial', FALSE)", False),
        ("counts_online('partial', NULL)", False),
        ("counts_online('partial', TRUE)", True),
        ("counts_online('planned', TRUE)", False),
        ("counts_online(NULL, TRUE)", False),
        ("remaining_volume('not_online', 120, NULL)", 120),
        ("remaining_volume('online', 120, 20)", None),
        ("remaining_volume(NULL, 120, 20)", None),
        ("remaining_volume('partial', 120, 20)", 100),
        ("remaining_volume('partial', 120, NULL)", None),
        ("remaining_volume('planned', NULL, 3)", None),
        ("measured_rate('usage', 'online', 3, 900, 70, 80, FALSE, FALSE)", 70 / 80),
        ("measured_rate('kind', 'not_applicable', 3, 900, 70, 80, FALSE, FALSE)", None),
        ("measured_numerator('kind', 'online', 3, 900, 70, FALSE, FALSE)", 3),
        ("measured_numerator('volume', 'online', 3, 900, 70, FALSE, FALSE)", 900),
        ("measured_numerator('usage', 'online', 3, 900, 70, FALSE, FALSE)", 70),
        ("measured_numerator('usage', 'not_online', 3, 900, 70, FALSE, FALSE)", 70),
        ("measured_numerator(NULL, 'online', 3, 900, 70, FALSE, FALSE)", 3),
        ("measured_numerator('kind', 'partial', 3, 900, 70, FALSE, FALSE)", 0),
        ("measured_numerator('kind', 'partial', 3, 900, 70, TRUE, FALSE)", 3),
        ("measured_denominator('kind', 'not_applicable', 3, 900, 80, FALSE)", 0),
        ("measured_denominator('kind', 'not_applicable', 3, 900, 80, TRUE)", 3),
        ("measured_denominator('volume', 'other', 3, 900, 80, FALSE)", 900),
        ("measured_denominator('usage', NULL, 3, 900, 80, FALSE)", 80),
        ("measured_denominator('kind', NULL, 3, 900, 80, TRUE)", 0),
        ("cause(TRUE, TRUE)", "moved"),
        ("cause(TRUE, FALSE)", "moved"),
        ("cause(FALSE, TRUE)", "corrected"),
        ("cause(FALSE, FALSE)", "both"),
        ("wilson_low(0, 0)", None),
        ("wilson_high(0, 0)", None),
        ("wilson_low(0, 5)", 0.0),
        ("wilson_high(5, 5)", 1.0),
    ],
)
def test_boundary_cases(connection: duckdb.DuckDBPyConnection, expression: str, expected: float | None) -> None:
    assert value(connection, expression) == (pytest.approx(expected) if isinstance(expected, float) else expected)


def test_wilson_gives_the_textbook_interval(connection: duckdb.DuckDBPyConnection) -> None:
    """Newcombe 1998, Statistics in Medicine 17, table I: 81 of 263 → 0.2553 to 0.3662; 15 of 148 → 0.0624 to 0.1605."""
    assert value(connection, "round(wilson_low(81, 263), 4)") == 0.2553
    assert value(connection, "round(wilson_high(81, 263), 4)") == 0.3662
    assert value(connection, "round(wilson_low(15, 148), 4)") == 0.0624
    assert value(connection, "round(wilson_high(15, 148), 4)") == 0.1605


@given(st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_the_root_of_the_score_equation(
    connection: duckdb.DuckDBPyConnection, counts: tuple[int, int]
) -> None:
    """Second computation: at either bound p, |x/n − p| is exactly z standard errors of p (unless cut at 0 or 1)."""
    x, n = counts
    z = NormalDist().inv_cdf(0.975)
    low, high = connection.execute("SELECT wilson_low(?, ?), wilson_high(?, ?)", [x, n, x, n]).fetchall()[0]
    assert 0 <= low <= x / n + 1e-12
    assert x / n - 1e-12 <= high <= 1
    for bound in (low, high):
        if 1e-9 < bound < 1 - 1e-9:
            assert abs(x / n - bound) == pytest.approx(z * math.sqrt(bound * (1 - bound) / n), abs=1e-9)
