"""Each rule of a カルテ by itself: on what it asks, and on what it is silent."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from dashboard.screens.department import rules
from dashboard.screens.department.asked import Of
from dashboard.screens.department.facts import NONE, Facts
from dashboard.screens.department.promises import Promise
from dashboard.screens.overview.view import View

NAME = "市民課"
VIEW = View(
    as_of=dt.date(2026, 10, 31), vs=dt.date(2026, 9, 30), vs_label="前月", online=None, assessment=None, roadmap=None
)
NOTHING = Facts({NAME: "市民部"}, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, {}, {}, NONE, NONE, NONE)
WAITING: dict[str, Any] = {
    "department": NAME, "ref": "a", "procedure": "転入届", "status": "not_online", "barrier": None, "is_mendable": None,
    "remaining_volume": 900.0, "elsewhere": None, "elsewhere_procedure": None, "elsewhere_tool": None,
    "planned_for": None,
}  # fmt: skip
RATE: dict[str, Any] = {"department": NAME, "applicable": 10, "rate": 0.2, "remaining": 8}
ELSEWHERE = {"elsewhere": "税務課", "elsewhere_procedure": "転出届", "elsewhere_tool": "申請フォーム"}


def rows(*many: dict[str, Any], **given: Any) -> pd.DataFrame:
    return pd.DataFrame([given | each for each in many])


def waiting(*many: dict[str, Any]) -> dict[str, pd.DataFrame]:
    return {"waiting": rows(*many, **WAITING)}


def path(*rates: float) -> pd.DataFrame:
    months = pd.date_range(end="2026-10-31", periods=len(rates), freq="ME")
    return pd.DataFrame({"department": NAME, "as_of": months, "rate": rates})


INITIATIVE: dict[str, Any] = {
    "department": NAME, "initiative": "窓口予約", "initiative_key": "1", "computed_state": "late", "reason": "slip",
    "slip_days": 60.0, "waits": 0, "delay_place": 1, "problem": "人手", "next_step": None, "agrees": True,
    "reported_state": "on_track",
}  # fmt: skip
FIELD: dict[str, Any] = {"department": NAME, "field": "ツール", "mean": 0.4, "city_mean": 0.5}
SENDING: dict[str, Any] = {
    "department": NAME, "submission": "missing", "as_of": pd.Timestamp("2026-10-31"), "days_over": 7,
}  # fmt: skip
ASKED: dict[str, Any] = {"department": NAME, "content": "様式の作り方", "is_open": True, "open_days": 62}
HEARD: dict[str, Any] = {
    "department": NAME, "heard_on": pd.Timestamp("2026-04-14"), "days_since": 216, "is_long_unheard": False,
    "promised": "ひな形を渡す", "is_kept": False,
}  # fmt: skip

BACK: dict[str, Any] = {"department": NAME, "procedure": "甲", "status_before": "online", "status": "partial"}
PAPER: dict[str, Any] = {
    "department": NAME,
    "procedure": "乙",
    "annual_count": 500,
    "paper_volume": 300,
    "usage_rate": 0.4,
}
NEEDING: dict[str, Any] = {**WAITING, "department": "税務課", "elsewhere": NAME, "elsewhere_procedure": "転入届"}
NOBODY: dict[str, Any] = {"department": NAME, "liaison": None, "said_by": None}
SOMEBODY: dict[str, Any] = {"department": "税務課", "liaison": "主任", "said_by": "liaisons"}

FIRES: list[tuple[str, dict[str, Any], str]] = [
    ("実施済でなくなった手続がある", {"changed": rows(BACK)}, "「甲」が実施済でなくなりました"),
    ("ほかの課が同じ種類を実施済", waiting(ELSEWHERE), "税務課の「転出届」（申請フォーム）を手本に"),
    ("オンラインでできるのに紙が", {"paper": rows(PAPER)}, "年500件のうち300件が紙"),
    ("課で直せる理由", waiting({"barrier": 4.0, "is_mendable": True}), "「書類の原本が紙」が1手続・年900件"),
    (
        "実施予定のものがある",
        waiting({"status": "planned", "planned_for": "令和9年3月"}),
        "実施予定です（予定は令和9年3月）",
    ),
    ("理由の書かれていない", waiting({}), "「転入届」には、未実施の理由が書かれていません"),
    (
        "率が上がっておらず",
        {"rates": rows(RATE), "paths": path(0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2)},
        "6か月前（20.0%）から上がらず",
    ),
    ("同じ種類を実施済にしている", {"waiting": rows(NEEDING)}, "税務課の「転入届」など1手続（1課）の手本"),
    ("制度や性質を理由とする", waiting({"barrier": 1.0, "is_mendable": False}), "すべて制度や性質が理由です"),
    ("取組が遅れている", {"initiatives": rows(INITIATIVE)}, "窓口予約は基準計画より60日遅れ。課題は『人手』"),
    (
        "報告と判定が合わない",
        {"initiatives": rows({**INITIATIVE, "computed_state": "attention", "agrees": False})},
        "報告が『順調』、判定は『注意』",
    ),
    ("届いていない", {"sending": {"手続一覧": rows(SENDING)}}, "手続一覧が2026-10分から届いていません（期限から7日）"),
    ("平均が全庁より5点以上低い", {"fields": rows(FIELD)}, "「ツール」の平均が全庁より10.0点低く"),
    ("相談が30日より", {"consultations": rows(ASKED)}, "相談『様式の作り方』が62日"),
    ("約束に、果たした日", {"hearings": rows(HEARD)}, "ヒアリング（2026-04-14）の約束『ひな形を渡す』"),
    (
        "長くヒアリングを",
        {"hearings": rows({**HEARD, "is_long_unheard": True, "is_kept": True})},
        "ヒアリングは216日前が最後",
    ),
    ("兼務職員の一覧に", {"liaisons": rows(NOBODY, SOMEBODY)}, "兼務職員の一覧に名前がありません"),
]
"""What a rule is called by (a part of its why), what makes it hold, and what it asks then."""

SILENT: list[tuple[str, dict[str, Any]]] = [
    ("ほかの課が同じ種類を実施済", waiting({**ELSEWHERE, "is_mendable": False, "barrier": 1.0})),
    ("オンラインでできるのに紙が", {"paper": rows({**PAPER, "paper_volume": 80, "usage_rate": 0.1})}),
    ("課で直せる理由", waiting({"barrier": 0.0, "is_mendable": True})),
    ("率が上がっておらず", {"rates": rows(RATE), "paths": path(0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.3)}),
    ("率が上がっておらず", {"rates": rows(RATE), "paths": path(0.2, 0.2)}),
    ("報告と判定が合わない", {"initiatives": rows({**INITIATIVE, "computed_state": "attention", "agrees": None})}),
    ("平均が全庁より5点以上低い", {"fields": rows({**FIELD, "mean": None})}),
    ("平均が全庁より5点以上低い", {"fields": rows({**FIELD, "mean": 0.46})}),
    ("相談が30日より", {"consultations": rows({**ASKED, "is_open": None, "open_days": None})}),
    ("約束に、果たした日", {"hearings": rows({**HEARD, "is_kept": None})}),
    ("兼務職員の一覧に", {"liaisons": rows(NOBODY)}),
    ("制度や性質を理由とする", waiting({"barrier": 1.0, "is_mendable": False}, {"barrier": None, "is_mendable": None})),
]
"""Not enough of it, of another, or not known."""


def written(part: str) -> rules.Written:
    (found,) = [each for each in rules.RULES if part in each.why]
    return found


def asked(part: str, changes: dict[str, Any]) -> str | None:
    question = written(part).rule(Of(replace(NOTHING, **changes), VIEW, NAME))
    return question.words if question else None


@pytest.mark.parametrize(("part", "changes", "words"), FIRES)
def test_a_rule_asks_what_its_data_say(part: str, changes: dict[str, Any], words: str) -> None:
    said = asked(part, changes)
    assert said and words in said, said


@pytest.mark.parametrize(("part", "changes"), SILENT)
def test_a_rule_is_silent_on_too_little_and_on_what_is_not_known(part: str, changes: dict[str, Any]) -> None:
    assert asked(part, changes) is None


def test_an_overdue_promise_is_asked_for() -> None:
    late = Promise(NAME, "様式を集める", dt.date(2026, 10, 1), is_overdue=True)
    others = Promise("税務課", "ほか", dt.date(2026, 9, 1), is_overdue=True)
    question = written("会議での約束").rule(Of(NOTHING, VIEW, NAME, (others, late)))
    assert question and "宿題『様式を集める』は、2026-10-01までの約束でした" in question.words
    assert written("会議での約束").rule(Of(NOTHING, VIEW, NAME, (replace(late, is_overdue=False),))) is None


def test_every_rule_is_tried() -> None:
    tried = {written(part).why for part, *_ in FIRES} | {written("会議での約束").why}
    assert tried == {each.why for each in rules.RULES}


def test_where_nothing_is_known_nothing_is_asked() -> None:
    assert rules.questions(Of(NOTHING, VIEW, NAME)) == []
