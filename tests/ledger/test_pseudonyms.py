"""Respondents' numbers never leave the import, and the key that replaces them is the owner's alone."""

import os
import threading
from pathlib import Path

import pandas as pd
import pytest

from dashboard.errors import DashboardError
from dashboard.ledger import pseudonyms

SECRET = b"0" * 32


def rows(numbers: list[str | None], row: list[int] | None = None) -> pd.DataFrame:
    return pd.DataFrame(
        {"sheet": "回答", "row": row or range(2, 2 + len(numbers)), "respondent": pd.array(numbers, "string")}
    )


def test_the_same_number_is_the_same_person_in_every_file() -> None:
    first = pseudonyms.replaced(rows(["123", "456"]), "respondent", SECRET, "a")["person"]
    second = pseudonyms.replaced(rows(["456", "123"]), "respondent", SECRET, "b")["person"]
    assert list(first) == list(second)[::-1]
    assert first[0] == pseudonyms.of_number("123", SECRET)


def test_another_key_makes_other_people() -> None:
    assert pseudonyms.of_number("123", SECRET) != pseudonyms.of_number("123", b"1" * 32)


def test_without_a_number_every_line_is_a_person_of_its_own() -> None:
    people = pseudonyms.replaced(rows([None, None]), "respondent", SECRET, "a")["person"]
    assert people.nunique() == 2
    assert not set(people) & set(pseudonyms.replaced(rows([None, None]), "respondent", SECRET, "b")["person"])


def test_one_line_of_many_questions_is_one_person() -> None:
    assert pseudonyms.replaced(rows([None, None], row=[5, 5]), "respondent", SECRET, "a")["person"].nunique() == 1


def test_the_number_is_gone() -> None:
    replaced = pseudonyms.replaced(rows(["90210"]), "respondent", SECRET, "a")
    assert "respondent" not in replaced
    assert "90210" not in replaced.to_csv()


@pytest.mark.skipif(os.name == "nt", reason="rights are the folder's on Windows")
def test_only_the_owner_can_read_the_key(tmp_path: Path) -> None:
    pseudonyms.key(tmp_path / "data", is_first_use=True)
    assert (tmp_path / "data" / pseudonyms.FILE).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == [pseudonyms.FILE]


def test_the_key_stays_the_same(tmp_path: Path) -> None:
    assert pseudonyms.key(tmp_path, is_first_use=True) == pseudonyms.key(tmp_path, is_first_use=False)


def test_a_lost_key_is_not_replaced_silently(tmp_path: Path) -> None:
    with pytest.raises(DashboardError, match="バックアップから"):
        pseudonyms.key(tmp_path, is_first_use=False)
    assert not list(tmp_path.iterdir())


def test_two_first_imports_at_once_use_one_key(tmp_path: Path) -> None:
    keys = []
    threads = [
        threading.Thread(target=lambda: keys.append(pseudonyms.key(tmp_path, is_first_use=True))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys) == 8
    assert len(set(keys)) == 1
