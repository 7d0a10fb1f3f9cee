"""How 課 are read: as the 組織表 says, else by the dictionary."""

import pytest

from dashboard.importers.register.readings import guessed, hiragana
from tests.importers.grids import read, register, sheet

READ = {
    "生活支援課": "せいかつしえんか",
    "障がい福祉課": "しょうがいふくしか",
    "市民協働課": "しみんきょうどうか",
    "納税課": "のうぜいか",
    "子育て支援課": "こそだてしえんか",
    "保育・幼稚園課": "ほいくようちえんか",
    "DX推進室": "でぃーえっくすすいしんしつ",
    "デジタル変革戦略室": "でじたるへんかくせんりゃくしつ",
    "総務課（消防本部）": "そうむかしょうぼうほんぶ",
    "選挙管理委員会事務局": "せんきょかんりいいんかいじむきょく",
}


def test_the_likeliest_reading_comes_first() -> None:
    assert {name: readings[0] for name, readings in guessed(READ).items()} == READ


def test_a_word_with_several_readings_has_them_all_and_not_too_many() -> None:
    found = guessed(["市場日本課", "日本" * 9])
    assert {"しじょうにほんか", "いちばにっぽんか"} <= set(found["市場日本課"])
    assert max(map(len, found.values())) <= 8


@pytest.mark.parametrize("written", ["せいかつ", "セイカツ", "ｾｲｶﾂ", " せい　かつ"])
def test_kana_of_any_kind_is_one(written: str) -> None:
    assert hiragana(written) == "せいかつ"


def test_what_the_register_says_goes_first() -> None:
    city = register(("部", "十三課", {"readings": ["ジュウソウカ", "じゅうさんか"]}), ("部", "市民課"))
    assert city.readings(["十三課", "市民課"]) == {"十三課": ["じゅうそうか", "じゅうさんか"], "市民課": ["しみんか"]}


@pytest.mark.parametrize("heading", ["ふりがな", "フリガナ", "よみ", "読み", "課名カナ"])
def test_a_register_may_have_a_column_of_readings(heading: str) -> None:
    reading = read(sheet([["部", "課", heading], ["市民部", "市民課", "シミンカ"], ["", "税務課", ""]]), as_of=None)
    assert [list(each) for each in reading.rows["readings"]] == [["シミンカ"], []]
