"""States in the words of each city: by the 凡例 in any shape, with notes, in a column of another name, or asked."""

from typing import Any

import pytest

from dashboard.importers.datasets.roadmap.states import meaning, state
from dashboard.importers.model import Reading, Value
from tests.importers.grids import AS_OF, codes, finding
from tests.importers.written import KINDS, Cells, sent

HEAD: list[Value] = ["No.", "取組名", "所管課", "計画開始", "計画終了"]
CHOICES = ("完了", "順調", "遅れ", "未着手", "中止", "不明")
AKIRUNO = dict(
    zip(
        "FSABCXYZ",
        ["事業完了", "目標値以上", "目標値どおり", "要改善", "大幅な遅れ", "中止", "未着手", "評価困難"],
        strict=True,
    )
)
OPEN = [
    "取組中",
    "着手",
    "着手済",
    "実施中",
    "検討中",
    "継続",
    "保留",
    "一部達成",
    "未達成",
    "見直し",
    "統合",
    "評価困難",
]


def listed(kind: str, words: list[Value], title: str = "状況", above: Cells = (), **more: Any) -> Reading:
    rows: list[list[Value]] = [
        [n, f"取組{n}", "市民課", "R7.4.1", "R9.3.31", word] for n, word in enumerate(words, start=1)
    ]
    return sent(kind, [*above, [*HEAD, title], *rows], name="ロードマップ_R8.10", **more)


def states(reading: Reading) -> list[object]:
    return list(reading.rows["reported_state"].astype(object).where(reading.rows["reported_state"].notna(), None))


SHAPES: dict[str, Cells] = {
    "signs in a row, words below": [[*AKIRUNO], [*AKIRUNO.values()]],
    "a label before both": [["評価区分", *AKIRUNO], ["内容", *AKIRUNO.values()]],
    "signs in a column": [[sign, words] for sign, words in AKIRUNO.items()],
    "in brackets": [["・".join(f"{sign}（{words}）" for sign, words in AKIRUNO.items())]],
    "with dots": [["　".join(f"{sign}…{words}" for sign, words in AKIRUNO.items())]],
    "with colons": [["※評価　" + "、".join(f"{sign}：{words}" for sign, words in AKIRUNO.items())]],
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", SHAPES)
def test_letters_by_a_legend_in_every_shape(shape: str, kind: str) -> None:
    reading = listed(kind, [*AKIRUNO], "評価", SHAPES[shape])
    assert states(reading) == ["done", "on_track", "on_track", "late", "late", "stopped", "not_started", None]
    asked = finding(reading, "legend_unclear")
    assert (asked.key, asked.choices) == ("状況:Z:評価困難", CHOICES)
    answered = listed(kind, ["Z"], "評価", SHAPES[shape], answers={"状況:Z:評価困難": "不明"})
    assert (states(answered), "legend_unclear" in codes(answered)) == ([None], False)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("事業完了", "done"),
        ("目標を達成した", "done"),
        ("おおむね計画どおり", "on_track"),
        ("目標値以上", "on_track"),
        ("目標より遅れている", "late"),
        ("事業を中止した", "stopped"),
        ("着手していない", "not_started"),
        ("未達成", None),
        ("一部達成", None),
        ("完了予定", None),
        ("計画どおり進んでいない", None),
        ("遅れなし", None),
        ("遅れのおそれ", None),
        ("達成困難", None),
        ("中止を検討", None),
        ("順調だが一部遅れ", None),
    ],
)
def test_phrases_of_a_legend(words: str, expected: str | None) -> None:
    assert meaning(words) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("完了（令和8年9月）", "done"),
        ("完了※1", "done"),
        ("順調（9月に要件定義完了）", "on_track"),
        ("遅れ（9月完了予定）", "late"),
        ("未着手（令和9年度着手予定）", "not_started"),
        ("中止（他事業に統合）", "stopped"),
        ("事業完了", "done"),
        ("完了（予定）", None),
        ("完了（R9.3）", None),
        ("順調（一部遅れ）", None),
        ("完了・順調", None),
        ("遅れ（解消）", None),
    ],
)
def test_a_state_with_a_note(cell: str, expected: str | None) -> None:
    assert state(cell, {}, AS_OF).value == expected


@pytest.mark.parametrize("kind", KINDS)
def test_open_words_are_asked_once_each_and_the_answer_is_used(kind: str) -> None:
    reading = listed(kind, [*OPEN, *OPEN, "事業完了"])
    asked = [issue for issue in reading.issues if issue.code == "state_unlisted"]
    assert [(issue.key, issue.choices) for issue in asked] == [(f"状況:{word}", CHOICES) for word in OPEN]
    assert all("2 件" in issue.message for issue in asked)
    assert states(reading) == [None] * 24 + ["done"]
    answered = listed(
        kind, ["取組中", "保留", "未達成"], answers={"状況:取組中": "順調", "状況:保留": "中止", "状況:未達成": "遅れ"}
    )
    assert states(answered) == ["on_track", "stopped", "late"]
    assert list(answered.rows["reported_text"]) == ["取組中", "保留", "未達成"]
    assert listed(kind, ["取組中"], answers={"状況:取組中": "いい感じ"}).refused


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("title", ["実施状況", "取組状況", "進捗", "今月の状況"])
def test_a_column_of_states_under_another_name(title: str, kind: str) -> None:
    reading = listed(kind, ["完了", "未着手", "取組中", "順調（予定どおり）"], title)
    assert states(reading) == ["done", "not_started", None, "on_track"]
    assert title in finding(reading, "state_column_taken").message
    assert finding(reading, "state_unlisted").key == "状況:取組中"
    assert "not_a_number" not in codes(reading)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_column_of_which_only_some_cells_are_states_is_asked(kind: str) -> None:
    words: list[Value] = ["9月に試行を始めた", "完了", "業者を選んでいる", "仕様書を作っている"]
    reading = listed(kind, words, "実施状況")
    asked = finding(reading, "state_column_unclear")
    assert (asked.key, asked.choices) == ("列:実施状況", ("状況", "今月の実績"))
    assert states(reading) == [None] * 4
    assert list(reading.rows["done_this_month"]) == words
    answered = listed(kind, words, "実施状況", answers={"列:実施状況": "状況"})
    assert states(answered) == [None, "done", None, None]
    kept = listed(kind, words, "実施状況", answers={"列:実施状況": "今月の実績"})
    assert "state_column_unclear" not in codes(kept)


def test_figures_of_progress_are_no_states_and_a_state_column_stands() -> None:
    mixed = listed("csv", ["60%", "100%", "完了"], "進捗")
    assert finding(mixed, "state_column_unclear").value == "進捗"
    assert list(mixed.rows["progress"].isna()) == [False, False, True]
    rows: list[list[Value]] = [[*HEAD, "状況", "実施状況"], [1, "取組", "市民課", "R7.4.1", "R9.3.31", "順調", "完了"]]
    reading = sent("csv", rows, name="ロードマップ_R8.10")
    assert (states(reading), list(reading.rows["done_this_month"])) == (["on_track"], ["完了"])


def test_sentences_under_the_name_of_a_state_are_what_was_done() -> None:
    words: list[Value] = ["9月に業者の選定を終え、10月から試行している。", "システムの仕様書を作成し、庁内で確認した。"]
    reading = listed("csv", words, "進捗状況")
    assert list(reading.rows["done_this_month"]) == words
    assert finding(reading, "state_column_is_text").severity == "info"
    assert "state_unlisted" not in codes(reading)


def test_a_legend_row_beside_the_table_takes_no_initiative_away() -> None:
    rows: list[list[Value]] = [
        [*HEAD, "状況", None, "凡例", None],
        [1, "取組1", "市民課", "R7.4.1", "R9.3.31", "A", None, "凡例", None],
        [2, "取組2", "市民課", "R7.4.1", "R9.3.31", "B", None, "A", "順調"],
        [3, "取組3", "市民課", "R7.4.1", "R9.3.31", "A", None, "B", "遅れ"],
    ]
    assert states(sent("xlsx", rows, name="ロードマップ_R8.10")) == ["on_track", "late", "on_track"]
