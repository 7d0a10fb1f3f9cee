"""A parameter with a few values says them in the header, and no other value is answered without a word."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard import labels
from dashboard.errors import UsageError
from dashboard.store import answers as store
from dashboard.store import queries

CODES: dict[str, set[Any]] = {
    "measure": set(labels.MEASURES),
    "status": set(labels.STATUSES),
    "barrier": set(labels.BARRIERS),
    "severity": set(labels.SEVERITIES) - {"error"},  # a file with an error is not taken in
    "level": set(labels.LEVELS) - {"city", "rest"},  # of a field's scores by group
    "grouping": {"pillar", "theme", "bureau", "department"},
    "parted_by": {"prefecture", "population_class", "peer_group"},
    "line": {0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9},
}
"""Parameter → the values that mean something."""
LESS = {
    ("online/rate_by_department", "status"): {"unknown"},
    **{(f"next/{name}", "measure"): {"usage"} for name in ("departments", "shortest", "spread")},
}
"""A procedure of unknown status counts in no rate; how much is used does not change with what is put online."""
NAMES = [name for name in queries.names() if not name.startswith("explore/")]
"""What 探索 is asked is declared by its subjects: tests/screens/test_explore_subjects.py."""
CHOICES = [(name, param) for name in NAMES for param in CODES if param in queries.get(name).params]


def ask(path: Path, name: str, param: str, value: Any) -> str:
    given = [value] if queries.get(name).params[param].endswith("[]") else value
    return store.answer(path, name, {param: given}).to_csv()


@pytest.mark.parametrize(("name", "param"), CHOICES)
def test_the_choices_are_the_values_that_mean_something(name: str, param: str) -> None:
    assert set(queries.get(name).choices[param]) == CODES[param] - LESS.get((name, param), set())


def test_no_other_parameter_has_choices() -> None:
    declared = [(name, param) for name in NAMES for param in queries.get(name).choices]
    assert sorted(declared) == sorted(CHOICES)


@pytest.mark.parametrize(("name", "param"), CHOICES)
def test_every_choice_has_an_answer_of_its_own(name: str, param: str, store_of: Callable[[str], Path]) -> None:
    answers = [ask(store_of(name), name, param, value) for value in queries.get(name).choices[param]]
    assert len(set(answers)) == len(answers)


def test_the_lines_are_those_that_were_counted(sample_store: Path) -> None:
    with duckdb.connect(str(sample_store), read_only=True) as connection:
        counted = {
            float(line) for (line,) in connection.execute("SELECT DISTINCT line FROM shown.assessment_under").fetchall()
        }
    assert counted == CODES["line"]


@pytest.mark.parametrize(
    ("name", "param", "value", "values"),
    [
        ("assessment/skills", "line", 0.55, "0.3、0.4、0.5、0.6、0.7、0.8、0.9"),
        ("assessment/skills", "line", "0.45", "0.3、0.4"),
        ("assessment/under_line", "line", 0.95, "0.3、0.4"),
        ("assessment/under_line", "line", "半分", "0.3、0.4"),
        ("assessment/field_by_department", "level", "city", "department、bureau、grade"),
        ("online/departments", "measure", "speed", "kind、volume、usage"),
        ("online/procedures", "status", ["online", "済"], "online、partial"),
        ("online/procedures", "barrier", [3, 8], "0、1、2、3、4、5、6、7"),
        ("definitions/findings", "severity", ["error"], "warning、info"),
        ("roadmap/states", "grouping", "colour", "pillar、theme、bureau、department"),
    ],
)
def test_any_other_value_is_refused(name: str, param: str, value: Any, values: str, sample_store: Path) -> None:
    refused = value[-1] if isinstance(value, list) else value
    with pytest.raises(UsageError, match=f"「{name}」の条件 {param} に「{refused}」は使えません。使える値：{values}"):
        store.answer(sample_store, name, {param: value})


@pytest.mark.parametrize("line", ["0.5", 0.5, 50 / 100, None])
def test_a_number_may_come_as_text(line: Any, sample_store: Path) -> None:
    assert ask(sample_store, "assessment/skills", "line", line) == ask(sample_store, "assessment/skills", "line", None)
