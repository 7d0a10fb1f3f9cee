"""One cell, one value: tables of what offices write, and properties that hold for whatever they write."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import labels
from dashboard.importers.cells import dates
from dashboard.importers.cells import values as cells
from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import Cell
from dashboard.importers.datasets import DATASETS
from dashboard.importers.datasets.procedures import codes
from dashboard.importers.findings.report import WORDS

PARSERS = [
    *(cells.text, cells.choice, cells.names, cells.whole_number, cells.count, cells.share, cells.flag),
    *(dates.day, dates.period, codes.status, codes.barrier),
]
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.text(),
    st.text("0123456789０１２３年月日令和元平成昭RrHS./-－,，.．件約▲△~～○〇◯×✕実施済未一部 　\n(（)）", max_size=12),
)
KNOWN = {**WORDS, **{code: kind for dataset in DATASETS.values() for code, kind in dataset.findings.items()}}
UNKNOWN_WORDS = ["-", "－", "―", "—", "…", "……", "・・・", "不明", "未定", " 不明 ", "ー", "--"]


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__name__)
@settings(deadline=None)
@given(value=VALUES)
def test_never_an_exception_and_every_finding_is_in_the_catalogue(parse, value):
    cell = parse(value)
    assert cell.finding is None or cell.finding in KNOWN
    if cell.finding and KNOWN[cell.finding].severity != "info":
        assert cell.value is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("住民票の写し", "住民票の写し"),
        ("　ＤＸ推進　", "DX推進"),
        ("住民票の\n写し", "住民票の写し"),
        ("e-Gov\r\n（電子申請）", "e-Gov (電子申請)"),
        ("財　政　　課", "財 政 課"),
        ("ｵﾝﾗｲﾝ", "オンライン"),
        ("\u200b市民課\ufeff", "市民課"),
        ("a_x000D_\nb", "a b"),
        (101.0, "101"),
        (0.5, "0.5"),
        ("0012", "0012"),
        (dt.datetime(2025, 4, 1), "2025-04-01"),
        (None, None),
        ("　", None),
        *((word, None) for word in UNKNOWN_WORDS),
    ],
)
def test_text(written, value):
    assert cells.text(written).value == value


@settings(deadline=None)
@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙﨑", "高崎"),
        ("渡邉", "渡辺"),
        ("○", "〇"),
        ("◯", "●"),
        ("×", "✕"),
        ("✖", "×"),
        ("～", "〜"),
        ("ＤＸ室", "dx室"),
    ],
)
def test_look_alikes_are_one(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("written", "value", "finding"),
    [
        (12, 12, None),
        (12.0, 12, None),
        ("0", 0, None),
        (0, 0, None),
        ("１，２３４件", 1234, "number_as_text"),
        ("1,234", 1234, "number_as_text"),
        ("1,234,567件", 1234567, "number_as_text"),
        ("12 件", 12, "number_as_text"),
        ("▲12", -12, "number_as_text"),
        ("△12", -12, "number_as_text"),
        ("-12", -12, None),
        ("−12", -12, "number_as_text"),
        ("1234.0", 1234, None),
        ("約100", None, "number_vague"),
        ("100件程度", None, "number_vague"),
        ("100以上", None, "number_vague"),
        ("数件", None, "number_vague"),
        ("100～200", None, "number_range"),
        ("5-10", None, "number_range"),
        ("12.5", None, "number_not_whole"),
        (12.5, None, "number_not_whole"),
        ("1.234E3", None, "number_not_whole"),
        ("1,23", None, "not_a_number"),
        ("百件", None, "not_a_number"),
        ("なし", None, "not_a_number"),
        (True, None, "not_a_number"),
        (float("nan"), None, "not_a_number"),
        (dt.date(2025, 4, 1), None, "not_a_number"),
        ("9" * 30, None, "number_too_large"),
        ("9" * 5000, None, "number_too_large"),
        (1e300, None, "number_too_large"),
        (10**30, None, "number_too_large"),
        *((word, None, "unknown_word") for word in UNKNOWN_WORDS),
        ("", None, None),
        (None, None, None),
    ],
)
def test_whole_number(written, value, finding):
    assert cells.whole_number(written) == Cell(value, finding)


@settings(deadline=None)
@given(st.integers(-(10**15), 10**15))
def test_a_number_reads_back_however_it_was_written(number):
    full_width = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    triangle = f"▲{-number:,}" if number < 0 else f"{number:,}"
    for written in (number, float(number), str(number), f"{number:,}", f"{number:,}件", full_width, triangle):
        assert cells.whole_number(written).value == number


@settings(deadline=None)
@given(st.text(alphabet="0123456789０１,.．件約~▲", min_size=1, max_size=8))
def test_a_number_is_never_guessed_out_of_other_digits(text):
    value = cells.whole_number(text).value
    if value is not None:
        digits = "".join(character for character in clean(text).split(".")[0] if character.isdigit())
        assert abs(value) == int(digits)


def test_a_count_is_not_negative():
    assert cells.count("▲3") == Cell(None, "count_negative")
    assert cells.count(3) == Cell(3)


@pytest.mark.parametrize(
    ("written", "value"),
    [("45.2%", 0.452), (0.452, 0.452), ("４５．２％", 0.452), (0, 0.0), (1, 1.0), ("100%", 1.0)],
)
def test_share(written, value):
    assert cells.share(written).value == pytest.approx(value)


@pytest.mark.parametrize("written", [45.2, "45.2", "120%", "約5割", "-5%", True])
def test_a_doubtful_share_is_unknown(written):
    assert cells.share(written).value is None
    assert cells.share(written).finding


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("○", True),
        ("〇", True),
        ("◯", True),
        ("有", True),
        ("レ", True),
        (1, True),
        ("×", False),
        ("無", False),
        (0, False),
    ],
)
def test_flag(written, value):
    assert cells.flag(written).value is value


@pytest.mark.parametrize("written", ["", None, "不明", "△", "たぶん", 2])
def test_a_doubtful_flag_is_unknown(written):
    assert cells.flag(written).value is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("市民課、税務課", ["市民課", "税務課"]),
        ("市民課,税務課；福祉課／\n防災課", ["市民課", "税務課", "福祉課", "防災課"]),
        ("市民課", ["市民課"]),
        ("－", []),
        (None, []),
    ],
)
def test_names(written, value):
    assert cells.names(written).value == value


def test_a_choice_loses_its_number():
    assert cells.choice("1 申請等").value == "申請等"
    assert cells.choice("①申請等").value == "申請等"
    assert cells.choice("申請等").value == "申請等"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("令和7年4月1日", (2025, 4, 1)),
        ("令和元年5月1日", (2019, 5, 1)),
        ("令和 7年 4月 1日（火）", (2025, 4, 1)),
        ("R7.4.1", (2025, 4, 1)),
        ("令7.4.1", (2025, 4, 1)),
        ("Ｒ７．４．１", (2025, 4, 1)),
        ("平成31年4月30日", (2019, 4, 30)),
        ("H30/10/1", (2018, 10, 1)),
        ("昭和63年1月1日", (1988, 1, 1)),
        ("2025/4/1", (2025, 4, 1)),
        ("2025-04-01", (2025, 4, 1)),
        ("２０２５年４月１日", (2025, 4, 1)),
        ("2025.4", (2025, 4, 1)),
        ("2025年4月末", (2025, 4, 30)),
        ("令和6年2月末", (2024, 2, 29)),
        ("20250401", (2025, 4, 1)),
        (20250401, (2025, 4, 1)),
        (45748, (2025, 4, 1)),
        (45748.0, (2025, 4, 1)),
        ("45748", (2025, 4, 1)),
        (dt.date(2025, 4, 1), (2025, 4, 1)),
        (dt.datetime(2025, 4, 1, 9, 30), (2025, 4, 1)),
    ],
)
def test_day(written, date):
    assert dates.day(written).value == dt.date(*date)


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        ("令和8年13月", "date_impossible"),
        ("2025/2/30", "date_impossible"),
        ("令和0年4月1日", "date_impossible"),
        ("平成35年1月1日", "date_impossible"),
        (dt.datetime(1900, 1, 7), "date_impossible"),
        ("7", "date_ambiguous"),
        (7, "date_ambiguous"),
        (2025, "date_ambiguous"),
        ("7/1", "date_ambiguous"),
        ("25/4/1", "date_ambiguous"),
        (2025.4, "date_ambiguous"),
        ("来年度", "date_unreadable"),
        ("令和7年4月頃", "date_unreadable"),
        ("2025/4/1～", "date_unreadable"),
        (True, "date_unreadable"),
        (dt.time(9), "date_unreadable"),
        ("未定", "unknown_word"),
    ],
)
def test_a_doubtful_day_is_unknown(written, finding):
    assert dates.day(written) == Cell(None, finding)


@settings(deadline=None)
@given(st.dates(dt.date(1990, 1, 1), dt.date(2080, 12, 31)))
def test_a_day_reads_back_however_it_was_written(day):
    western = [
        f"{day.year}/{day.month}/{day.day}",
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
    ]
    era, year = ("令和", day.year - 2018) if day.year >= 2019 else ("平成", day.year - 1988)
    letter = {"令和": "R", "平成": "H"}[era]
    japanese = [
        f"{era}{year}年{day.month}月{day.day}日",
        f"{letter}{year}.{day.month}.{day.day}",
        f"{era[0]}{year}.{day.month}.{day.day}",
    ]
    serial = (day - dt.date(1899, 12, 30)).days
    for written in (day, serial, *western, *japanese):
        assert dates.day(written).value == day


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("令和8年10月末現在", (2026, 10, 31)),
        ("2026年10月31日時点", (2026, 10, 31)),
        ("令和７年４月末現在", (2025, 4, 30)),
        ("R7.10.15現在", (2025, 10, 15)),
        ("令和元年10月", (2019, 10, 31)),
        ("R8.10", (2026, 10, 31)),
        ("202610", (2026, 10, 31)),
        ("2026-10", (2026, 10, 31)),
        ("R0810", (2026, 10, 31)),
        ("R07_02手続一覧", (2025, 2, 28)),
        ("手続一覧_R6.2", (2024, 2, 29)),
        ("20261031", (2026, 10, 31)),
        ("R8.10_2", (2026, 10, 31)),
    ],
)
def test_month_end(written, date):
    assert dates.month_ends(written) == [dt.date(*date)]


@pytest.mark.parametrize(
    "written", ["令和8年度", "手続一覧", "R8", "2026", "v2.10", "r6_local", "令和8年13月", "10月末"]
)
def test_no_month_no_month_end(written):
    assert dates.month_ends(written) == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("令和8年度", "令和8年度"),
        ("2 2026年度", "2026年度"),
        ("２０２６年度中", "2026年度中"),
        ("R8.10", "R8.10"),
        (2026, "2026"),
        (45748, "2025年4月1日"),
        (dt.date(2026, 4, 1), "2026年4月1日"),
        ("未定", None),
        (7, None),
        ("7", None),
        (8.1, None),
    ],
)
def test_period(written, value):
    assert dates.period(written).value == value


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("実施済 済 ○ 〇 ◯ ● ①実施済 実施済み １実施済 1.実施済", "online"),
        ("一部実施済 一部 △ 2一部実施済", "partial"),
        ("予定 準備中 検討中 3　予定", "planned"),
        ("未実施 未 × ✕ ✖ (4)未実施", "not_online"),
        ("対象外 適用除外 該当なし", "not_applicable"),
        ("その他 ４　その他", "other"),
    ],
)
def test_status(words, status):
    assert {codes.status(word).value for word in words.split(" ")} == {status}


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        (None, "status_blank"),
        ("", "status_blank"),
        ("－", "status_unknown_word"),
        ("1", "status_number_only"),
        (1, "status_number_only"),
        ("済（一部）", "status_unlisted"),
        ("▲", "status_unlisted"),
        ("O", "status_unlisted"),
        ("実施", "status_unlisted"),
    ],
)
def test_a_doubtful_status_is_unknown(written, finding):
    assert codes.status(written) == Cell(None, finding)


@pytest.mark.parametrize("code", range(8))
def test_a_barrier_is_its_code_its_words_or_both(code):
    words = labels.BARRIERS[code]
    for written in (code, float(code), str(code), words, f"{code} {words}", f"{code}.{words}", f"({code}) {words}"):
        assert codes.barrier(written) == Cell(code)


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        (8, "barrier_unlisted"),
        ("予算がない", "barrier_unlisted"),
        ("3、6", "barrier_several"),
        ("3・6", "barrier_several"),
        ("4 費用対効果", "barrier_contradiction"),
        ("不明", "unknown_word"),
        (None, None),
    ],
)
def test_a_doubtful_barrier_is_unknown(written, finding):
    assert codes.barrier(written) == Cell(None, finding)


def test_a_barrier_in_own_words_keeps_its_code():
    assert codes.barrier("4 原本が紙のため").value == 4
