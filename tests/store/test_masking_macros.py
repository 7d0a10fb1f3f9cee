"""The sizes of the masking rule, boundary by boundary; what an attacker can make of the rule is tried in masking/."""

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.macros import value


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("step_size(10)", 5),
        ("step_size(11)", 6),
        ("step_size(3)", 2),
        ("step_size(1)", 1),
        ("detailed_from(10)", 30),
        ("enough_parts(1)", True),
        ("enough_parts(2)", False),
        ("enough_parts(4)", False),
        ("enough_parts(5)", True),
        ("enough_parts(30)", True),
        # Steps of five from the 10th: the same place, counted from below in one and from above in the next.
        ("read_at(0, 10, 15, 0.0)", 10),
        ("read_at(0, 10, 15, 0.19)", 10),
        ("read_at(0, 10, 15, 0.2)", 11),
        ("read_at(0, 10, 15, 0.99)", 14),
        ("read_at(1, 10, 15, 0.0)", 14),
        ("read_at(1, 10, 15, 0.19)", 14),
        ("read_at(1, 10, 15, 0.2)", 13),
        ("read_at(1, 10, 15, 0.99)", 10),
        ("read_at(2, 7, 8, 0.99)", 7),
        ("drawn_up_to(0, 100, 10)", 0),
        ("drawn_up_to(4, 100, 10)", 0),
        ("drawn_up_to(5, 100, 10)", 10),
        ("drawn_up_to(14, 100, 10)", 10),
        ("drawn_up_to(15, 100, 10)", 20),
        ("drawn_up_to(96, 100, 10)", 90),
        ("drawn_up_to(100, 100, 10)", 100),
        ("drawn_up_to(34, 36, 10)", 20),
        ("drawn_up_to(36, 36, 10)", 36),
        ("drawn_up_to(5, 9, 10)", 0),
        ("drawn_up_to(9, 9, 10)", 9),
    ],
)
def test_boundaries(connection: duckdb.DuckDBPyConnection, expression: str, expected: bool | int) -> None:
    assert value(connection, expression) == expected


@given(
    start=st.integers(0, 500), size=st.integers(1, 20), step=st.integers(0, 40), place=st.floats(0, 1, exclude_max=True)
)
def test_somebody_of_the_step_is_read(
    connection: duckdb.DuckDBPyConnection, start: int, size: int, step: int, place: float
) -> None:
    found = connection.execute("SELECT read_at(?, ?, ?, ?)", [step, start, start + size, place]).fetchall()[0][0]
    assert start <= found < start + size


@given(n=st.integers(30, 300), people=st.integers(0, 300))
def test_no_bar_stands_for_fewer_than_k(connection: duckdb.DuckDBPyConnection, n: int, people: int) -> None:
    """Up to any count, what is drawn is a multiple of k, and what is left is k or more, or nothing."""
    people = min(people, n)
    drawn = value(connection, f"drawn_up_to({people}, {n}, 10)")
    assert drawn % 10 == 0 or drawn == n
    assert drawn == n or n - drawn >= 10
    assert abs(drawn - people) <= 19


def test_the_secret_place_is_unlike_for_unlike_texts_and_secrets(connection: duckdb.DuckDBPyConnection) -> None:
    cursor = connection.cursor()
    places = {}
    for secret in ("a", "b"):
        cursor.execute("SET VARIABLE masking_secret = ?", [secret])
        rows = cursor.execute("SELECT secret_place('text/' || each) FROM range(2000) AS texts(each)").fetchall()
        places[secret] = [row[0] for row in rows]
        assert rows == cursor.execute("SELECT secret_place('text/' || each) FROM range(2000) AS texts(each)").fetchall()
    assert not set(places["a"]) & set(places["b"])
    for found in places.values():
        assert all(0 <= place < 1 for place in found)
        fifths = [sum(int(place * 5) == fifth for place in found) for fifth in range(5)]
        assert min(fifths) > 300, "every place of a step is as likely as any other"


def test_without_a_secret_there_is_no_place(connection: duckdb.DuckDBPyConnection) -> None:
    cursor = connection.cursor()
    cursor.execute("RESET VARIABLE masking_secret")
    assert cursor.execute("SELECT secret_place('text')").fetchall() == [(None,)]
