"""What the lists of 取込 say: files, questions, kinds of findings, acts, and figures that move too far."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest

from dashboard import markup
from dashboard.screens import noticed
from dashboard.screens.import_files import applying, figures, findings, history, listing, window
from dashboard.screens.view import Ask
from dashboard.uploads.told import FILES, FINDINGS

SEPTEMBER, OCTOBER = dt.date(2026, 9, 30), dt.date(2026, 10, 31)


def files(*rows: Mapping[str, Any]) -> pd.DataFrame:
    nothing: dict[str, Any] = dict.fromkeys(FILES[6:], 0) | {
        "departments": [],
        "dataset": None,
        "as_of": None,
        "round": None,
    }
    return pd.DataFrame([{**nothing, **row} for row in rows], columns=FILES)


def found(*rows: Mapping[str, Any]) -> pd.DataFrame:
    nothing = dict.fromkeys(FINDINGS) | {"choices": [], "severity": "error", "about_department": False}
    return pd.DataFrame([{**nothing, **row} for row in rows], columns=FINDINGS)


def test_what_stops_stands_first_and_what_was_left_out_last() -> None:
    read = files({"key": "a", "file": "あ"}, {"key": "b", "file": "い", "errors": 1})
    rows = listing.rows(read, {"a": "あ", "c": "う", "b": "い"})
    assert list(zip(rows["key"], rows["used"], strict=True)) == [("b", True), ("a", True), ("c", False)]
    kinds = pd.Series(["procedures", None, None], dtype=object)
    shown = listing.shown(rows.assign(dataset=kinds), {"procedures": "手続一覧"})
    assert list(shown[listing.DATASET]) == ["手続一覧", "—", "—"]


def test_a_correction_is_taken_over_by_its_code() -> None:
    said: dict[str, Any] = {"as_of": "2026-09-30"}
    listing.correct(said, {listing.USED: False, listing.DATASET: "手続一覧"}, {"procedures": "手続一覧"})
    assert said == {"as_of": "2026-09-30", "left_out": True, "dataset": "procedures"}


def test_a_question_is_asked_once_and_those_that_stop_first() -> None:
    word = {"code": "w", "question": "状況:可", "message": "「可」とは", "severity": "warning", "choices": ["実施済"]}
    unit = {"code": "u", "question": "課:税無課", "message": "「税無課」とは", "choices": ["税務課"]}
    asked = findings.questions(found({"file": "1", **word}, {"file": "1", **unit}, {"file": "2", **unit}))
    assert [(each.key, each.files, each.needed) for each in asked] == [("課:税無課", 2, True), ("状況:可", 1, False)]


def test_kinds_of_findings_are_counted_the_gravest_first() -> None:
    rows = found(
        {"file": "1", "code": "blank", "severity": "warning", "message": "空欄", "cell": "A1"},
        {"file": "1", "code": "blank", "severity": "warning", "message": "空欄", "cell": "A2"},
        {"file": "1", "code": "merged", "severity": "info", "message": "結合"},
        {"file": "2", "code": "no_rows", "message": "行がない"},
    )
    kinds = noticed.grouped(rows)
    assert list(zip(kinds["code"], kinds["count"], strict=True)) == [("no_rows", 1), ("blank", 2), ("merged", 1)]
    assert list(noticed.places(rows, "1", "blank")["cell"]) == ["A1", "A2"]


def test_what_was_imported_together_and_is_in_force_is_one_act() -> None:
    at = pd.Timestamp("2026-11-02 01:00")
    rows = pd.DataFrame(
        {
            "import_id": [4, 3, 2, 1], "file": ["う", "い", "あ", "組織表.xlsx"],
            "dataset": ["procedures"] * 3 + ["organization"],
            "dataset_label": ["手続一覧"] * 3 + ["組織表"], "as_of": [pd.Timestamp(OCTOBER)] * 3 + [pd.NaT],
            "imported_at": [at, at, at, at - pd.Timedelta(days=1)], "imported_by": "戦略室",
            "undone_at": [at, *[pd.NaT] * 3],
        }
    )  # fmt: skip
    acts = history.acts(rows)
    assert list(acts) == [
        "2026-11-02 10:00 戦略室：手続一覧 2件（取込番号 2〜3）",
        "2026-11-01 10:00 戦略室：組織表 組織表.xlsx（取込番号 1）",
    ]
    assert [act.ids for act in acts.values()] == [[3, 2], [1]]
    assert next(iter(acts.values())).parts == {("procedures", OCTOBER)}


def test_what_stands_on_an_import_is_said_before_it_is_taken_back() -> None:
    rows = pd.DataFrame(
        {
            "import_id": [6, 5, 4, 3, 2],
            "dataset": ["procedures", "procedures", "roadmap", "procedures", "procedures"],
            "as_of": [*[pd.Timestamp(OCTOBER)] * 3, pd.Timestamp(SEPTEMBER), pd.NaT],
            "undone_at": [pd.NaT, pd.Timestamp("2026-11-02"), pd.NaT, pd.NaT, pd.NaT],
        }
    )  # fmt: skip
    said = history.later(rows, history.Act([2, 1], {("procedures", OCTOBER)}))
    assert said.startswith("同じ資料・基準日を、あとから取り込んだものが1件あります（取込番号 6）。")
    assert history.later(rows, history.Act([6], {("procedures", OCTOBER)})) == ""
    assert history.later(rows, history.Act([2], {("organization", None)})) == ""


def asking(applicable: int, rate: float) -> Ask:
    """Answers of a city with one 課."""

    def ask(name: str, **_: object) -> pd.DataFrame:
        return {
            "import_files/listed_rows": pd.DataFrame(columns=["department", "as_of", "listed_rows"]),
            "online/spread_by_month": pd.DataFrame({"as_of": [pd.Timestamp(SEPTEMBER)]}),
            "online/totals": pd.DataFrame(
                {"online_rate": [0.4], "usage_rate": [0.2], "applicable": [100], "departments": [1]}
            ),
            "online/rate_by_department": pd.DataFrame(
                {"department": ["税務課"], "applicable": [applicable], "online_rate": [rate]}
            ),
        }[name]

    return ask


@pytest.mark.parametrize(
    ("applicable", "rate", "doubt"),
    [
        (21, 0.45, None),
        (20, 0.6, "10ポイントより大きく動きます"),
        (19, 0.4, "手続が3分の1より多く減ります"),
        (20, 0.5, None),
    ],
)
def test_what_moves_too_far_is_doubted(applicable: int, rate: float, doubt: str | None) -> None:
    """From 30 procedures: 20 are a third less, 19 more than that; ten points are not more than ten."""
    moves = figures.moves(asking(30, 0.4), asking(applicable, rate), [("procedures", OCTOBER)])
    assert list(moves["doubt"].dropna()) == ([doubt] if doubt else [])
    if doubt:
        assert moves["of"].iloc[0].startswith("税務課"), "it stands first"


def test_before_the_first_import_nothing_is_compared() -> None:
    moves = figures.moves(None, asking(30, 0.4), [("procedures", OCTOBER)])
    assert set(moves["before"]) == {"—"} and moves["doubt"].isna().all()


def test_the_cell_in_question_is_marked() -> None:
    made = window.drawn([1, 2], ["A", "B"], [["課", "<b>"], ["市民課", "○"]], "B2")
    assert made.count("dx-marked") == 1 and "<td class='dx-marked'>○</td>" in made
    assert "&lt;b&gt;" in made


def test_what_was_applied_says_the_new_figures_and_leads_to_them() -> None:
    moved = pd.DataFrame(
        [
            ("率", "税務課　2026-10", "10%", "90%"),
            ("率", "全庁　2026-10", "40%", "42%"),
            ("課", "全庁　2026-10", "9", "9"),
        ],
        columns=["figure", "of", "before", "after"],
    )
    said = applying.done([12, 13], moved, {("procedures", OCTOBER), ("procedures", SEPTEMBER), ("organization", None)})
    assert markup.plain(said) == (
        "2件を取り込みました（取込番号 12〜13）。率は40%から42%に変わりました。 手続のオンライン化を見る"
    )
    assert "href='./online?as_of=2026-10-31'" in said
    assert (
        markup.plain(applying.done([4], moved.iloc[:0], {("organization", None)}))
        == "1件を取り込みました（取込番号 4）。"
    )
