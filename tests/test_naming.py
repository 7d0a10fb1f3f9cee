"""What a saved file is called, whatever names stand in its title."""

import pytest

from dashboard.exports.naming import LONGEST, file_name
from tests import hostile


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("遅れの一覧（2026年10月末・福祉部）", "遅れの一覧（2026年10月末・福祉部）.xlsx"),
        ("報告（1/2）", "報告（1／2）.xlsx"),
        ("../../etc", "／..／etc.xlsx"),
        ("逆\u202e字\u200b\x00\n課", "逆字課.xlsx"),
        ("終わり. ", "終わり.xlsx"),
        ("", "表.xlsx"),
        ("\u200b", "表.xlsx"),
    ],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert file_name(title, "xlsx") == name


@pytest.mark.parametrize("title", hostile.TEXTS)
def test_every_system_takes_it(title: str) -> None:
    name = file_name(title, "xlsx")
    assert not {*'\\/:*?"<>|'} & {*name}
    assert name.isprintable()
    assert len(name) <= LONGEST + len(".xlsx")
