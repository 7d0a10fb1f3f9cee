"""What offices write for オンライン化状況 and 未実施の理由."""

import pytest

from dashboard import labels
from dashboard.importers.cells.values import Cell
from dashboard.importers.datasets.procedures import codes
from dashboard.importers.model import Value


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("実施済 済 ○ 〇 ◯ ● ①実施済 実施済み １実施済 1.実施済", "online"),
        ("一部実施済 一部 △ 2一部実施済 済（一部）", "partial"),
        ("予定 準備中 検討中 3　予定", "planned"),
        ("未実施 未 × ✕ ✖ (4)未実施", "not_online"),
        ("対象外 適用除外 該当なし", "not_applicable"),
        ("その他 ４　その他", "other"),
    ],
)
def test_status(words: str, status: str) -> None:
    assert {codes.status(word).value for word in words.split(" ")} == {status}


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        (None, "status_blank"),
        ("", "status_blank"),
        ("－", "status_unknown_word"),
        ("1", "status_number_only"),
        (1, "status_number_only"),
        ("済？", "status_unlisted"),
        ("▲", "status_unlisted"),
        ("O", "status_unlisted"),
        ("実施", "status_unlisted"),
    ],
)
def test_a_doubtful_status_is_unknown(written: Value, finding: str) -> None:
    assert codes.status(written) == Cell(None, finding)


@pytest.mark.parametrize("code", range(8))
def test_a_barrier_is_its_code_its_words_or_both(code: int) -> None:
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
def test_a_doubtful_barrier_is_unknown(written: Value, finding: str | None) -> None:
    assert codes.barrier(written) == Cell(None, finding)


def test_a_barrier_in_own_words_keeps_its_code() -> None:
    assert codes.barrier("4 原本が紙のため").value == 4
