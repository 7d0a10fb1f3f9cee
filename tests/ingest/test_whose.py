"""Whose file it is: said by a folder or the file's name, or not taken."""

import datetime as dt

import pytest

from dashboard.municipalities.whose import Known, whose

TODAY = dt.date(2026, 11, 29)
NOTHING = Known()
OF_TWO = Known({"131016": "千代田区", "132063": "府中市", "342084": "府中市", "011002": "札幌市"}, is_complete=True)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("131016_千代田区/手続.xlsx", "131016"),
        ("131016/手続.xlsx", "131016"),
        ("１３１０１６　千代田区/R8.10/手続.xlsx", "131016"),
        ("R8.10/131016(千代田区)/手続.xlsx", "131016"),
        ("202610/131016_手続_R8.10.xlsx", "131016"),
        ("130001_東京都/131016_千代田区/手続.xlsx", "131016"),
        ("131016_千代田区/131016_手続.xlsx", "131016"),
        ("261009_京都市/手続.xlsx", "261009"),
    ],
)
def test_a_code_says_it(path: str, code: str) -> None:
    assert whose(path.split("/"), NOTHING, TODAY).code == code


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("13101_千代田区/手続.xlsx", "131016"),
        ("11002/手続.xlsx", "011002"),
        ("千代田区/手続.xlsx", "131016"),
        ("131016_千代田区/200331_手続.xlsx", "131016"),
        ("131016_千代田区/261009_手続.xlsx", "131016"),
    ],
)
def test_of_those_that_are_known_less_is_enough(path: str, code: str) -> None:
    assert whose(path.split("/"), OF_TWO, TODAY).code == code


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("受領/手続.xlsx", "どの市区町村の資料か分かりません"),
        ("202610/手続.xlsx", "どの市区町村の資料か分かりません"),
        ("20261031_手続.xlsx", "どの市区町村の資料か分かりません"),
        ("13101_千代田区/手続.xlsx", "どの市区町村の資料か分かりません"),
        ("131017_千代田区/手続.xlsx", "検査数字が合いません（13101 なら 131016）"),
        ("131017_千代田区/131024_手続.xlsx", "検査数字が合いません"),
        ("131016_千代田区/131024_手続.xlsx", "違う団体コード（131016と131024）"),
        ("141003_横浜市/141011_鶴見区/手続.xlsx", "違う団体コード"),
        ("130001_東京都/手続.xlsx", "都道府県のコード"),
        ("261009/手続.xlsx", "団体コードにも日付にも読めます"),
        ("202011_手続.xlsx", "どの市区町村の資料か分かりません"),
    ],
)
def test_what_does_not_say_it_is_told_why(path: str, reason: str) -> None:
    found = whose(path.split("/"), NOTHING, dt.date(2020, 12, 1) if "202011" in path else TODAY)
    if "202011" in path:
        reason = "団体コードにも日付にも読めます"
    assert found.code is None
    assert reason in found.reason


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("府中市/手続.xlsx", "132063と342084"),
        ("131024_中央区/手続.xlsx", "市区町村一覧にありません"),
        ("131016_府中市/手続.xlsx", "コードと名前が、別の市区町村（131016千代田区、132063府中市）"),
    ],
)
def test_of_those_that_are_known_a_slip_is_seen(path: str, reason: str) -> None:
    found = whose(path.split("/"), OF_TWO, TODAY)
    assert found.code is None
    assert reason in found.reason
