"""Why there is no answer: the reason, the place, what may have been meant."""

from pathlib import Path

import pytest

from dashboard.console import asked
from dashboard.console.told import Refused
from tests.console.asking import frame, refusal


@pytest.mark.parametrize(
    ("sql", "reason", "place", "said"),
    [
        ("SELEC 1", "syntax", (1, 1, "SELEC"), "書き方に誤り"),
        ("SELECT '日本'\nFORM procedures", "syntax", (2, 6, "procedures"), "2行目の6文字目"),
        ("SELECT 1,\nFROM （procedures）", "table", (2, 6, "（procedures）"), "全角の「（）」が混じっています"),
        ("SELECT 1 FROM procedure", "table", (1, 15, "procedure"), "近い名前：procedures"),
        ("SELECT 1 FROM 手続", "table", (1, 15, "手続"), "使える表：assessment_distribution、"),
        ("SELECT '日本', sttus FROM procedures", "column", (1, 14, "sttus"), "近い名前：status"),
        ("SELECT p.sttus FROM procedures p", "column", (1, 8, "p.sttus"), "列はありません"),
        ('SELECT 1 FROM procedures WHERE status = "実施済"', "column", (1, 41, '"実施済"'), "'実施済' のように"),
        ("SELECT cell FROM procedures p, initiatives i", "column", (1, 8, "cell"), "表名.列名"),
        ("SELECT status + 1 FROM procedures", "type", (1, 15, "+"), "種類が合いません"),
        ("SELECT 1 FROM procedures WHERE status > DATE '2026-01-01'", "type", (1, 32, "status"), "CAST"),
        ("SELECT CAST(status AS BIGINT) FROM procedures", "type", (1, 8, "CAST"), "種類が合いません"),
        ("SELECT bureau, count(*) FROM procedures", "grouping", (1, 8, "bureau"), "GROUP BY"),
        ("SELECT 1 FROM procedures WHERE count(*) > 1", "grouping", (1, 32, "count"), "HAVING"),
        ("SELECT uper(status) FROM procedures", "function", (1, 8, "uper"), "近い名前：upper"),
        ("SELECT current_timestamp", "type", None, "時差つき"),
        ("SELECT 1; SELECT 2", "not_allowed", None, "文が二つ以上"),
        ("DROP TABLE procedures", "not_allowed", None, "DROP の文は使えません"),
        ("SELECT * FROM marts.procedure_month", "not_allowed", (1, 15, "marts.procedure_month"), "近い名前"),
    ],
)
def test_it_is_said_where_and_why(
    sql: str, reason: str, place: tuple[int, int, str] | None, said: str, sample_store: Path
) -> None:
    refused = refusal(sample_store, sql)
    assert isinstance(refused, Refused)
    found = refused.place and (refused.place.line, refused.place.sign, refused.place.word)
    assert (refused.reason, found) == (reason, place), refused
    assert said in str(refused)


def test_values_come_as_the_answers_have_them(sample_store: Path) -> None:
    rows = frame(
        sample_store,
        "SELECT 1 AS n, NULL::BIGINT AS none, 1.5 AS x, 1 / 0 AS inf, TRUE AS yes, DATE '2026-10-31' AS day,"
        " DATE '0044-01-01 (BC)' AS ancient, 10::HUGEINT ** 30 AS large, 2::HUGEINT + 1 AS small, 'あ' AS n,"
        " ['a', 'b'] AS names, {'k': DATE '2026-10-31'} AS both, INTERVAL 3 DAY AS span,"
        " TIMESTAMP '2026-10-31 10:00:00' AS moment",
    )
    assert list(rows)[9] == "n_1", "a name that stands twice is told apart"
    first = rows.iloc[0]
    assert (first["n"], first["x"], first["yes"], first["n_1"], first["small"]) == (1, 1.5, True, "あ", 3)
    assert rows["none"].isna().all() and str(rows["none"].dtype) == "Int64"
    assert (str(first["day"].date()), str(first["moment"])) == ("2026-10-31", "2026-10-31 10:00:00")
    assert (first["ancient"], first["names"], first["both"]) == ("0044-01-01 (BC)", "a、b", '{"k": "2026-10-31"}')
    assert first["span"] == "3 days, 0:00:00"


def test_no_rows_are_a_frame_with_columns(sample_store: Path) -> None:
    assert list(frame(sample_store, "SELECT as_of, status FROM procedures WHERE false")) == ["as_of", "status"]


def test_signs_that_no_text_has_are_taken_for_text(sample_store: Path) -> None:
    assert frame(sample_store, "SELECT 'a\0b' AS x")["x"].tolist() == ["a\0b"]
    assert asked.start(sample_store, "SELECT '\ud800' AS x").answer().rows["x"].tolist() == ["?"]
