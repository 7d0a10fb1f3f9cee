"""市区町村一覧 as offices keep it: read right, or asked."""

import datetime as dt
import io
from collections.abc import Sequence
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
    assert "no_municipality" in said(reading)


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("020001,青森県,県計,1180000,", "都道府県"),
        ("020001,青森県,総数,1180000,", "都道府県"),
        ("020001,青森県,青森,1180000,", "都道府県"),
        ("20001,,-,1180000,", "都道府県"),
        ("011011,北海道,札幌市中央区,240000,", "行政区"),
        ("11011,,中央区,240000,", "行政区"),
        ("221406,静岡県,浜松市天竜区,25000,", "行政区"),
        ("131008,東京都,特別区部,9700000,", "行政区"),
        ("028011,青森県,青森地域広域事務組合,,", "一部事務組合・広域連合"),
        (",青森県,町村計,300000,", "合計・小計"),
        (",青森県,市計,880000,", "合計・小計"),
        (",青森県,総数,1180000,", "合計・小計"),
    ],
)
def test_a_row_of_no_municipality_is_left_out_and_said(root: Path, row: str, kind: str) -> None:
    reading = read(root, f"{HEAD}022012,青森県,青森市,264000,\n{row}\n141500,神奈川県,相模原市,720000,\n")
    assert not reading.refused
    assert reading.rows["municipality_name"].tolist() == ["青森市", "相模原市"]
    (issue,) = [each for each in reading.issues if each.code == "no_municipality"]
    assert (issue.cell, issue.message[: len(kind)]) == ("A3", kind)


def test_a_name_is_read_without_its_notes(root: Path) -> None:
    names = ["函館市※1", "丹波篠山市（旧篠山市）", "千代田区*", "龍ケ崎市（龍ヶ崎市）", "川崎町"]
    codes = ["012025", "282219", "131016", "082082", "043249"]
    rows = "".join(f"{code},,{name},1,\n" for code, name in zip(codes, names, strict=True))
    reading = read(root, HEAD + rows)
    assert reading.rows["municipality_name"].tolist() == ["函館市", "丹波篠山市", "千代田区", "龍ケ崎市", "川崎町"]
    (issue,) = [each for each in reading.issues if each.code == "name_note"]
    assert "4 か所" in issue.message


def test_a_number_of_a_peer_group_is_of_cities_or_of_towns(root: Path) -> None:
    """総務省 numbers the two apart."""
    rows = "012041,北海道,旭川市,40000,Ⅰ－１\n013315,北海道,松前町,4500,Ⅰ－１\n131016,東京都,千代田区,1,特別区\n"
    reading = read(root, HEAD.replace("類似団体", "市町村類型") + rows)
    assert reading.rows["peers"].tolist() == ["都市Ⅰ-1", "町村Ⅰ-1", "特別区"]
    assert "peers_kind" in said(reading)


def test_names_that_are_shifted_against_the_codes_are_refused(root: Path) -> None:
    rows = "062049,山形県,遊佐町,1,\n064611,山形県,酒田市,1,\n131016,東京都,千代田区,1,\n"
    reading = read(root, HEAD + rows)
    assert [each.cell for each in reading.issues if each.code == "name_of_another_kind"] == ["C2", "C3"]
    assert reading.refused
    bare = read(root, f"{HEAD}152102,新潟県,十日町,1,\n152021,新潟県,長岡,1,\n152048,新潟県,三条,1,\n")
    assert not bare.refused, "where 市・町・村 are left off, 十日町 is a 市"


def test_a_municipality_that_is_listed_again_is_one(root: Path) -> None:
    """総務省's book lists every 政令指定都市 twice: among all, and above its wards in a sheet of its own."""
    book = Workbook()
    first = book.active
    assert first
    first.title = "R6.1.1現在の団体"
    head = [
        "団体コード",
        "都道府県名\n（漢字）",
        "市区町村名\n（漢字）",
        "都道府県名\n（カナ）",
        "市区町村名\n（カナ）",
    ]
    cities = [["011002", "北海道", "札幌市", "ﾎｯｶｲﾄﾞｳ", "ｻｯﾎﾟﾛｼ"], ["041009", "宮城県", "仙台市", "ﾐﾔｷﾞｹﾝ", "ｾﾝﾀﾞｲｼ"]]
    for row in (head, ["010006", "北海道", None, "ﾎｯｶｲﾄﾞｳ", None], *cities, ["012025", "北海道", "函館市", None, None]):
        first.append(row)
    wards = book.create_sheet("R6.1.1政令指定都市")
    for row in (head, cities[0], ["011011", "北海道", "札幌市中央区", None, None], cities[1]):
        wards.append(row)
    content = io.BytesIO()
    book.save(content)
    (reading,) = import_files(root, [SourceFile("000925835.xlsx", content.getvalue())], as_of=DAY, by="test").readings
    assert not reading.refused, [each.message for each in reading.issues]
    assert reading.rows["municipality_name"].tolist() == ["札幌市", "仙台市", "函館市"]
    (issue,) = [each for each in reading.issues if each.code == "said_again"]
    assert (issue.sheet, issue.cell) == ("R6.1.1政令指定都市", "A2")
    assert "2 件" in issue.message


def test_lists_of_two_years_are_not_one(root: Path) -> None:
    """A 町 that is gone by now would be there, and nobody would have said so."""
    book = Workbook()
    years = {"令和6年": ["062049", "064611"], "令和7年": ["062049"]}
    names = {"062049": "酒田市", "064611": "遊佐町"}
    for sheet in (book.create_sheet(year) for year in years):
        sheet.append(["団体コード", "都道府県", "市区町村"])
        for code in years[sheet.title]:
            sheet.append([code, "山形県", names[code]])
    del book["Sheet"]
    content = io.BytesIO()
    book.save(content)
    (reading,) = import_files(root, [SourceFile("一覧.xlsx", content.getvalue())], as_of=DAY, by="test").readings
    assert reading.refused
    (issue,) = [each for each in reading.issues if each.code == "code_twice"]
    assert (issue.sheet, issue.cell) == ("令和7年", "A2")
    assert "初めは シート「令和6年」の A2" in issue.message


def test_what_one_row_leaves_out_the_other_says(root: Path) -> None:
    reading = read(
        root, HEAD + "062049,山形県,酒田市,,\n131016,東京都,千代田区,1,\n062049,山形県,酒田市,95000,都市Ⅱ-1\n"
    )
    assert not reading.refused
    kept = reading.rows[["municipality_name", "population", "peers"]].astype(object)
    assert kept.where(kept.notna(), None).to_numpy().tolist() == [
        ["酒田市", 95_000, "都市Ⅱ-1"],
        ["千代田区", 1, None],
    ]


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
        ("131017,東京都,千代田区,1,\n131017,東京都,千代田区,1,", "code_unreadable"),
        ("131016,大阪府,千代田区,1,", "code_of_another_prefecture"),
        (",東京都,千代田区,1,", "required_blank"),
        ("131016,東京都,,1,", "required_blank"),
        ("131016,東京都,千代田区,1,\n131016,東京都,ちよだ区,1,", "code_twice"),
        ("131016,東京都,千代田区,1,\n131016,東京都,千代田区,2,", "code_twice"),
    ],
)
def test_what_is_wrong_is_refused(root: Path, row: str, code: str) -> None:
    reading = read(root, f"{HEAD}{row}\n062049,山形県,酒田市,2,\n")
    assert reading.refused
    assert code in said(reading)


LISTED = (
    ("062014", "山形県", "山形市", 240_000),
    ("062022", "山形県", "米沢市", 77_000),
    ("062031", "山形県", "鶴岡市", "不明"),
    ("062049", "山形県", "酒田市", 95_000),
    ("064611", "山形県", "遊佐町", 12_000),
    ("131016", "東京都", "千代田区", 66_680),
)
TOWNS = [name for _, _, name, _ in LISTED]


@pytest.mark.parametrize(
    ("rows", "code", "said_of_it"),
    [
        (LISTED, None, ""),
        (LISTED[1:], None, "one may be merged"),
        (LISTED[:4], "doubt_municipalities_gone", "前の一覧の 6 市区町村のうち 2 がなくなります"),
        (
            [(*row[:2], name, row[3]) for row, name in zip(LISTED, [*TOWNS[1:4], TOWNS[0], *TOWNS[4:]], strict=True)],
            "doubt_names_moved",
            "団体コードの違う市区町村が 4 あります（山形市は 062014 から 062049）",
        ),
        ([(*row[:3], str(row[3]).removesuffix("000")) for row in LISTED], "doubt_population", "0.001 倍"),
    ],
)
def test_a_list_that_is_hardly_of_the_same_is_looked_at_first(
    root: Path, rows: Sequence[tuple[object, ...]], code: str | None, said_of_it: str
) -> None:
    def listed(each: Sequence[tuple[object, ...]]) -> str:
        return HEAD + "".join(",".join(map(str, row)) + ",\n" for row in each)

    assert not read(root, listed(LISTED)).refused, "there is none before it"
    reading = read(root, listed(rows))
    assert [each.code for each in reading.issues if each.is_doubt] == ([code] if code else [])
    assert reading.refused == bool(code)
    if code:
        (issue,) = [each for each in reading.issues if each.is_doubt]
        assert said_of_it in issue.message
        assert not read(root, listed(rows), accepted=(code,)).refused


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
