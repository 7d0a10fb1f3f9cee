"""団体コード: published ones are right, what lists do to them is undone, and what could be two is no guess."""

from pathlib import Path

import pytest

from dashboard.errors import DashboardError
from dashboard.municipalities import codes, folders

PUBLISHED = {
    "011002": "札幌市",
    "010006": "北海道",
    "042021": "石巻市",
    "062049": "酒田市",
    "131016": "千代田区",
    "141003": "横浜市",
    "271004": "大阪市",
    "401307": "福岡市",
    "472018": "那覇市",
    "473821": "与那国町",
}
"""全国地方公共団体コード (総務省)."""


@pytest.mark.parametrize("code", PUBLISHED)
def test_published_codes_are_codes(code: str) -> None:
    assert codes.is_code(code)
    assert codes.check_digit(code[:5]) == code[5]
    assert code[:2] in codes.PREFECTURES


@pytest.mark.parametrize("code", ["131017", "13101", "1310160", "13101A", "", "１３１０１６"])
def test_anything_else_is_none(code: str) -> None:
    assert not codes.is_code(code)
    with pytest.raises(DashboardError, match="団体コードではありません"):
        folders.of(Path("anywhere"), code)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("131016", "131016"),
        ("１３１０１６", "131016"),
        (" 13101 ", "131016"),
        ("62049", "062049"),
        ("06204", "062049"),
        ("6204", "062049"),
        ("1100", "011002"),
    ],
)
def test_what_lists_do_to_them_is_undone(written: str, code: str) -> None:
    assert codes.read(written) == code


@pytest.mark.parametrize(("written", "both"), [("11002", ("011002", "110027")), ("47201", ("047201", "472018"))])
def test_what_can_be_two_is_neither(written: str, both: tuple[str, ...]) -> None:
    """A zero that Excel dropped, or a check digit that was never written."""
    assert codes.candidates(written) == both
    assert codes.read(written) is None


@pytest.mark.parametrize("written", ["131017", "999999", "札幌市", "-", "1", "1310160", "480002"])
def test_no_code_is_no_code(written: str) -> None:
    assert codes.candidates(written) == ()


def test_every_five_digits_have_one_check_digit() -> None:
    """The remainders 0 and 1 give 1 and 0: two digits never come of it."""
    digits = {codes.check_digit(f"{number:05d}") for number in range(0, 100_000, 37)}
    assert digits == set("0123456789")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("020001", "都道府県"),
        ("011002", "政令指定都市"),
        ("141305", "政令指定都市"),
        ("141500", "政令指定都市"),
        ("271403", "政令指定都市"),
        ("221406", "行政区"),
        ("011011", "行政区"),
        ("131008", "行政区"),
        ("131237", "特別区"),
        ("132012", "市"),
        ("473626", "町村"),
        ("028011", "一部事務組合・広域連合"),
    ],
)
def test_a_code_says_what_it_is_of(code: str, kind: str) -> None:
    assert codes.is_code(code)
    assert codes.kind(code) == kind
