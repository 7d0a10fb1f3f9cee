"""The mail that reminds a 課: what is owed, until when, where to send it."""

import datetime as dt

from dashboard.exports.mail import reminder

OCTOBER, NOVEMBER = (dt.date(2026, 10, 31), dt.date(2026, 11, 9)), (dt.date(2026, 11, 30), dt.date(2026, 12, 7))


def test_what_is_over_its_deadline_is_asked_for() -> None:
    mail = reminder(
        "文化財課", "手続一覧", [OCTOBER, NOVEMBER], today=dt.date(2026, 12, 1), send_to="戦略室（内線123）"
    )
    assert mail.subject == "【提出のお願い】手続一覧（10月・11月分）"
    assert mail.body.startswith("文化財課 ご担当者様\n\nお世話になっております。\n")
    assert "・手続一覧（令和8年10月31日現在）　期限　令和8年11月9日（月）（22日過ぎています）\n" in mail.body
    assert "・手続一覧（令和8年11月30日現在）　期限　令和8年12月7日（月）\n" in mail.body
    assert "■送り先　戦略室（内線123）" in mail.body


def test_what_is_not_due_yet_is_no_reproach() -> None:
    mail = reminder("市民課", "手続一覧", [NOVEMBER], today=dt.date(2026, 12, 7))
    assert mail.subject == "【期限のお知らせ】手続一覧（11月分）"
    assert "過ぎて" not in mail.body and "まだ届いて" not in mail.body
    assert "■送り先　このメールへの返信" in mail.body


def test_without_a_deadline_as_soon_as_can_be() -> None:
    assert "期限　お早めに" in reminder("市民課", "手続一覧", [(OCTOBER[0], None)], today=NOVEMBER[1]).body
