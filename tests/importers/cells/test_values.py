"""One cell, one value: tables of what offices write, and properties that hold for whatever they write."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.importers.cells import dates
from dashboard.importers.cells import values as cells
from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import Cell, Parser
from dashboard.importers.datasets import DATASETS
from dashboard.importers.datasets.procedures import codes
from dashboard.importers.findings.report import WORDS
from dashboard.importers.model import Value

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
def test_never_an_exception_and_every_finding_is_in_the_catalogue(parse: Parser[Any], value: Value) -> None:
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
def test_text(written: Value, value: str | None) -> None:
    assert cells.text(written).value == value


@settings(deadline=None)
@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
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
def test_look_alikes_are_one(one: str, other: str) -> None:
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
def test_whole_number(written: Value, value: int | None, finding: str | None) -> None:
    assert cells.whole_number(written) == Cell(value, finding)


@settings(deadline=None)
@given(st.integers(-(10**15), 10**15))
def test_a_number_reads_back_however_it_was_written(number: int) -> None:
    full_width = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    triangle = f"▲{-number:,}" if number < 0 else f"{number:,}"
    for written in (number, float(number), str(number), f"{number:,}", f"{number:,}件", full_width, triangle):
        assert cells.whole_number(written).value == number


@settings(deadline=None)
@given(st.text(alphabet="0123456789０１,.．件約~▲", min_size=1, max_size=8))
def test_a_number_is_never_guessed_out_of_other_digits(text: str) -> None:
    value = cells.whole_number(text).value
    if value is not None:
        digits = "".join(character for character in clean(text).split(".")[0] if character.isdigit())
        assert abs(value) == int(digits)


def test_a_count_is_not_negative() -> None:
    assert cells.count("▲3") == Cell(None, "count_negative")
    assert cells.count(3) == Cell(3)


@pytest.mark.parametrize(
    ("written", "value"),
    [("45.2%", 0.452), (0.452, 0.452), ("４５．２％", 0.452), (0, 0.0), (1, 1.0), ("100%", 1.0)],
)
def test_share(written: Value, value: float) -> None:
    assert cells.share(written).value == pytest.approx(value)


@pytest.mark.parametrize("written", [45.2, "45.2", "120%", "約5割", "-5%", True])
def test_a_doubtful_share_is_unknown(written: Value) -> None:
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
def test_flag(written: Value, value: bool) -> None:
    assert cells.flag(written).value is value


@pytest.mark.parametrize("written", ["", None, "不明", "△", "たぶん", 2])
def test_a_doubtful_flag_is_unknown(written: Value) -> None:
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
def test_names(written: Value, value: list[str]) -> None:
    assert cells.names(written).value == value


def test_a_choice_loses_its_number() -> None:
    assert cells.choice("1 申請等").value == "申請等"
    assert cells.choice("①申請等").value == "申請等"
    assert cells.choice("申請等").value == "申請等"
