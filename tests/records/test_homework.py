"""宿題 and 論点メモ: what was written last, all that was ever written, and what goes on to the next meeting."""

import datetime as dt
import threading
from pathlib import Path

from dashboard.records import homework
from dashboard.records.homework import HOMEWORK, NOTE

SEPTEMBER, OCTOBER, NOVEMBER = dt.date(2026, 9, 8), dt.date(2026, 10, 8), dt.date(2026, 11, 10)
DAYS = {1: SEPTEMBER, 2: OCTOBER, 3: NOVEMBER}


def give(folder: Path, meeting: int, what: str, due: dt.date | None = None) -> int:
    wrote = {"meeting": meeting, "what": what, "due": due.isoformat() if due else None}
    return homework.write(folder, HOMEWORK, wrote, "甲")


def done(folder: Path, number: int, day: dt.date) -> None:
    homework.write(folder, HOMEWORK, {"done_on": day.isoformat()}, "乙", number)


def test_what_is_open_goes_on_and_what_was_done_since_is_told_once(tmp_path: Path) -> None:
    early, late, never = (give(tmp_path, 1, what, OCTOBER) for what in ("早い", "遅い", "まだ"))
    done(tmp_path, early, SEPTEMBER + dt.timedelta(10))
    done(tmp_path, late, OCTOBER + dt.timedelta(10))
    give(tmp_path, 2, "先の", NOVEMBER + dt.timedelta(5))
    in_october = homework.open_before(homework.homework(tmp_path), OCTOBER, DAYS)
    assert [each.what for each in in_october] == ["早い", "遅い", "まだ"]
    in_november = homework.open_before(homework.homework(tmp_path), NOVEMBER, DAYS)
    assert [each.what for each in in_november] == ["遅い", "まだ", "先の"]
    assert homework.sentence(in_november, NOVEMBER) == "前回までの宿題3件：済1・期限超過1・残り1。"
    assert homework.sentence([], NOVEMBER) == "前回までの宿題はありません。"
    assert [each.id for each in in_november if each.is_overdue(NOVEMBER)] == [never]
    assert homework.open_before(homework.homework(tmp_path), SEPTEMBER, DAYS) == [], (
        "the meeting that gives it is not told of it"
    )


def test_what_was_promised_in_a_meeting_that_was_called_off_goes_on(tmp_path: Path) -> None:
    number = give(tmp_path, 4, "取りやめた会議で")
    given = homework.homework(tmp_path)
    assert [each.id for each in homework.open_before(given, OCTOBER, DAYS)] == [number]
    done(tmp_path, number, SEPTEMBER - dt.timedelta(1))
    assert homework.open_before(homework.homework(tmp_path), OCTOBER, DAYS) == []


def test_a_change_says_only_what_it_changes_and_nothing_is_overwritten(tmp_path: Path) -> None:
    number = give(tmp_path, 1, "市民課が例を調べる")
    homework.write(tmp_path, HOMEWORK, {"department": "市民課"}, "甲", number)
    homework.write(tmp_path, HOMEWORK, {"what": "市民課が県内の例を調べる"}, "乙", number)
    homework.write(tmp_path, HOMEWORK, {"what": "例を調べる（取下げ）"}, "丙", number)
    (now,) = homework.homework(tmp_path)
    assert (now.what, now.department, now.due) == ("例を調べる（取下げ）", "市民課", None)
    assert [(each.by, each.wrote.get("what")) for each in now.versions] == [
        ("甲", "市民課が例を調べる"),
        ("甲", None),
        ("乙", "市民課が県内の例を調べる"),
        ("丙", "例を調べる（取下げ）"),
    ]


def test_an_emptied_note_is_gone_from_sight_only(tmp_path: Path) -> None:
    number = homework.write(tmp_path, NOTE, {"meeting": 1, "subject": 4, "text": "窓口の混雑"}, "甲")
    homework.write(tmp_path, NOTE, {"meeting": 2, "subject": None, "text": "別の会議"}, "甲")
    assert [(each.subject, each.text) for each in homework.notes(tmp_path, 1)] == [(4, "窓口の混雑")]
    homework.write(tmp_path, NOTE, {"text": ""}, "甲", number)
    assert homework.notes(tmp_path, 1) == []
    assert [each.text for each in homework.notes(tmp_path)] == ["別の会議"]


def test_two_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    def many(by: str) -> None:
        for count in range(10):
            homework.write(tmp_path, NOTE, {"meeting": 1, "text": f"{by}{count}"}, by)

    writers = [threading.Thread(target=many, args=(by,)) for by in ("甲", "乙")]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert {each.text for each in homework.notes(tmp_path)} == {f"{by}{count}" for by in "甲乙" for count in range(10)}
