"""市区町村一覧 as offices keep it: read right, or asked."""

import datetime as dt
import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from dashboard.errors import UsageError
from dashboard.importers import Reading, SourceFile
from dashboard.ledger.importing import import_files
from dashboard.municipalities import folders

DAY = dt.date(2026, 1, 1)
HEAD = "団体コード,都道府県,市区町村,人口,類似団体\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / folders.FOLDER).mkdir()
    return tmp_path


def read(root: Path, text: str, **more: object) -> Reading:
    report = import_files(root, [SourceFile("一覧.csv", text.encode())], as_of=DAY, by="test", **more)  # type: ignore[arg-type]
    return report.readings[0]


def said(reading: Reading) -> set[str]:
    return {issue.code for issue in reading.issues}


def test_a_messy_list_is_read(root: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    for row in (
        ["市区町村一覧（令和8年1月1日現在）"],
        ["団体コード", "都道府県", "市区町村", "人口", "類似団体の区分"],
        [10006, "北海道", None, None, None],
        [11002, "北海道", "札幌市", "1,950,000人", "政令指定都市"],
        [12025, None, "函館市", "２４４，０００", "中核市"],
        ["１３１０１６", "東京都", "千代田区", 66680, "特別区"],
        [131024, None, "中央区", "不明", "特別区"],
        ["47201", "沖縄", "那覇市", 310000, "都市II－３"],
        ["合計", None, None, None, None],
    ):
        sheet.append(row)
    sheet.merge_cells("B4:B5")
    content = io.BytesIO()
    book.save(content)
    report = import_files(root, [SourceFile("一覧.xlsx", content.getvalue())], by="test")
    (reading,) = report.readings
    assert not reading.refused
    assert reading.as_of == DAY
    rows = reading.rows[["code", "prefecture", "municipality_name", "population", "peers"]]
    assert rows.astype(object).where(rows.notna(), None).to_numpy().tolist() == [
        ["011002", "北海道", "札幌市", 1_950_000, "政令指定都市"],
        ["012025", "北海道", "函館市", 244_000, "中核市"],
        ["131016", "東京都", "千代田区", 66_680, "特別区"],
        ["131024", "東京都", "中央区", None, "特別区"],
        ["472018", "沖縄県", "那覇市", 310_000, "都市Ⅱ-3"],
    ]
    assert "prefecture_rows" in said(reading)


def test_a_code_that_can_be_two_is_asked_for_and_remembered(root: Path) -> None:
    text = "団体コード,市区町村\n11002,札幌市\n62049,酒田市\n"
    asked = read(root, text)
    assert asked.refused
    (issue,) = [each for each in asked.issues if each.code == "code_ambiguous"]
    assert (issue.key, issue.choices) == ("団体コード:11002", ("011002", "110027"))
    answered = read(root, text, answers={"団体コード:11002": "011002"})
    assert answered.rows["code"].tolist() == ["011002", "062049"]
    assert not read(root, text).refused, "it is remembered"
    assert read(root, text, answers={"団体コード:11002": "131016"}).refused, "that is none of the two"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("131017,東京都,千代田区,1,", "code_unreadable"),
        ("131016,大阪府,千代田区,1,", "code_of_another_prefecture"),
        (",東京都,千代田区,1,", "code_unreadable"),
        ("131016,東京都,,1,", "required_blank"),
        ("131016,東京都,千代田区,1,\n131016,東京都,ちよだ区,2,", "code_twice"),
    ],
)
def test_what_is_wrong_is_refused(root: Path, row: str, code: str) -> None:
    reading = read(root, f"{HEAD}{row}\n062049,山形県,酒田市,2,\n")
    assert reading.refused
    assert code in said(reading)


def test_a_city_sees_nothing_of_it(tmp_path: Path, root: Path) -> None:
    city = tmp_path / "city"
    reading = read(city, HEAD + "131016,東京都,千代田区,1,\n")
    assert reading.refused
    assert "市区町村一覧" not in "".join(each.message + each.remedy for each in reading.issues)
    with pytest.raises(UsageError):
        read(city, HEAD, dataset="municipalities")
    of_one = folders.of(root, "131016")
    assert read(of_one, HEAD + "131016,東京都,千代田区,1,\n").refused, "nor does one of many"


def test_the_installation_takes_no_list_of_a_city(root: Path) -> None:
    assert read(root, "手続ID,所管課,手続名,オンライン化状況\n1,市民課,届出,済\n").refused
