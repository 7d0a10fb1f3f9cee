"""What the lists of a meeting say: who changed what, what is open, and names that look like markup."""

import datetime as dt

from dashboard import markup
from dashboard.screens.monthly_meeting import lists, paper
from dashboard.screens.monthly_meeting.lists import Item, Promise

DAY, LATER = dt.date(2026, 10, 8), dt.date(2026, 11, 10)
OPEN = Promise("例を調べる", "市民課", "係長", dt.date(2026, 11, 5), None, DAY)
DONE = Promise("様式を<b>そろえる</b>", None, None, None, dt.date(2026, 10, 20), None)


def test_history_says_when_who_and_what() -> None:
    versions: list[tuple[str, str, dict[str, object]]] = [
        ("2026-10-08T05:30:00+00:00", "山の手", {"meeting": 1, "what": "例を調べる", "due": None}),
        ("2026-10-09T00:00:00+00:00", "山の手", {"of": 1}),
        ("2026-10-20T23:59:00+00:00", "室長", {"of": 1, "department": "市民課", "due": "2026-11-05"}),
        ("2026-11-01T00:00:00+00:00", "室長", {"of": 1, "done_on": None}),
    ]
    assert lists.history(versions) == [
        "2026-10-08 14:30　山の手　内容：例を調べる、期限：なし",
        "2026-10-21 08:59　室長　所管課：市民課、期限：2026-11-05",
        "2026-11-01 09:00　室長　済：なし",
    ]


def test_what_was_promised_says_how_it_stands() -> None:
    listed = lists.homework("宿題", DAY, [OPEN, DONE], LATER).rows
    assert list(listed["state"]) == ["期限超過", "済（2026-10-20）"]
    assert list(lists.homework("宿題", DAY, [OPEN], DAY).rows["state"]) == ["残り"]
    assert listed["due"].isna().tolist() == [False, True]
    assert lists.homework("宿題", DAY, [], DAY).rows.empty


def test_the_page_tells_what_was_seen_and_what_was_not() -> None:
    items = [
        Item("ばらつき", "中央値50.0%", ["一行目\n二行目"], [OPEN]),
        Item("遅れ", "", [], []),
        Item("そのほか", None, [], [DONE]),
    ]
    made = paper.page(DAY, "議題2件。", None, items, None, LATER)
    said = markup.plain(made)
    for words in ("2026-10-08 月例会議", "中央値50.0%", "例を調べる（市民課・係長、2026-11-05まで、期限超過）"):
        assert words in said
    assert said.count(paper.UNSEEN) == 1 and "<li>二行目</li>" in made
    assert "様式を&lt;b&gt;そろえる" in made
    assert "会議で見た数値" not in said and "宿題はありません。" in said
