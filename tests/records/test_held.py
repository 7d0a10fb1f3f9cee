"""A meeting as it stands: everything of it, and never older than the ledger."""

import datetime as dt
from pathlib import Path

from dashboard.ledger.ledger import Ledger
from dashboard.records import agenda, homework
from dashboard.records.held import Held, stands

OCTOBER, NOVEMBER = dt.date(2026, 10, 8), dt.date(2026, 11, 10)


def held(folder: Path, number: int) -> Held:
    found = stands(folder, number)
    assert found
    return found


def test_it_holds_what_was_written_a_moment_ago(tmp_path: Path) -> None:
    first, second = agenda.plan(tmp_path, OCTOBER, "甲"), agenda.plan(tmp_path, NOVEMBER, "甲")
    assert (held(tmp_path, second).subjects, held(tmp_path, second).before) == ([], [])
    number = agenda.add(tmp_path, second, "い", "online", {}, "spread", "甲")
    (subject,) = held(tmp_path, second).subjects
    assert subject.id == number
    agenda.show(tmp_path, subject, "ばらつき", "41.8%", "甲")
    assert held(tmp_path, second).shown[number].said == "41.8%"
    promise = homework.write(tmp_path, homework.HOMEWORK, {"meeting": first, "what": "調べる"}, "甲")
    note = homework.write(tmp_path, homework.NOTE, {"meeting": second, "text": "混雑"}, "甲")
    now = held(tmp_path, second)
    assert ([each.id for each in now.before], now.own) == ([promise], [])
    assert [each.id for each in held(tmp_path, first).own] == [promise]
    assert [each.id for each in now.notes] == [note]
    homework.write(tmp_path, homework.NOTE, {"text": "窓口の混雑"}, "乙", note)
    assert [each.text for each in held(tmp_path, second).notes] == ["窓口の混雑"], "as many things, another text"
    agenda.call_off(tmp_path, second, "甲")
    assert stands(tmp_path, second) is None
    assert stands(tmp_path, 99) is None


def test_the_same_ledger_is_read_once(tmp_path: Path) -> None:
    number = agenda.plan(tmp_path, OCTOBER, "甲")
    assert held(tmp_path, number) is held(tmp_path, number)
    assert Ledger(tmp_path).recorded()[0] == 1
