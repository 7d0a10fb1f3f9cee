"""Colours of a month grid on the command line: asked with lines to copy, answered once, read by themselves."""

from pathlib import Path

import pytest

from tests.commands.asking import Capture, City, imported, logged, query, said
from tests.importers.coloured import BLUE, DRAWN, GREY, ORANGE, grid

pytestmark = pytest.mark.slow

NAMED = (("薄い青", BLUE, "計画"), ("橙", ORANGE, "実績"), ("薄い灰色", GREY, "意味なし"))
ANSWERS = {f"色:市民課・ロードマップ・{name}#{colour}": meant for name, colour, meant in NAMED}


def sent(city: City, month: int) -> str:
    """A grid of this month, as a file."""
    path = Path(city(f"市民課_R8.{month}.xlsx", ""))
    path.write_bytes(grid({"ロードマップ": DRAWN}).content)
    return str(path)


def test_a_colour_is_answered_once(city: City, capsys: Capture) -> None:
    first = sent(city, 10)
    report = said(capsys, "import", first, status=1)
    assert all(f'--answer "{key}={meant}"' in report for key, meant in ANSWERS.items())
    answers = [part for key, meant in ANSWERS.items() for part in ("--answer", f"{key}={meant}")]
    imported(capsys, first, *answers, "--by", "担当者")
    (initiative,) = query(capsys, "roadmap/initiatives", "as_of=2026-10-31")
    assert initiative["planned_end"] == "2026-09-30"
    (again,) = imported(capsys, sent(city, 11))
    assert {each["key"] for each in again["issues"] if each["code"] == "answer_used"} == {*ANSWERS}
    kept = [each for each in logged(capsys) if each["kind"] == "answer"]
    assert {(each["key"], each["answer"], each["by"]) for each in kept} == {
        (key, meant, "担当者") for key, meant in ANSWERS.items()
    }
    said(capsys, "undo", "答え1")
    (asked,) = imported(capsys, sent(city, 12), status=1)
    assert [each["key"] for each in asked["issues"] if each["severity"] == "error"] == [kept[0]["key"]]
