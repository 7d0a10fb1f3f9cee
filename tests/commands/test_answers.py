"""Questions of an import: asked with a line to copy, answered once, remembered, taken back."""

import pytest

from tests.commands.asking import Capture, City, imported, logged, query, refused, said

pytestmark = pytest.mark.slow

HEADER = "手続ID,所管課,手続名,オンライン化状況,年間件数（特例）\n"
ROWS = "1,市民課,転入届,済,100\n2,市民課,転出届,未実施,50\n"
KEY = "列:年間件数(特例)"


def test_a_question_is_a_line_to_copy(city: City, capsys: Capture) -> None:
    report = said(capsys, "import", city("一覧_R8.10.csv", HEADER + ROWS), "--dry-run")
    assert f'--answer "{KEY}=年間件数"' in report
    assert f'--answer "{KEY}=使わない"' in report


def test_an_answer_is_remembered_until_it_is_taken_back(city: City, capsys: Capture) -> None:
    first, second, third = (city(f"一覧_R8.{month}.csv", HEADER + ROWS) for month in (9, 10, 11))
    imported(capsys, first, "--answer", f"{KEY}=年間件数", "--by", "担当者")
    assert query(capsys, "online/totals")[0]["online_rate_by_volume"] == pytest.approx(100 / 150)
    (again,) = imported(capsys, second)
    (used,) = [issue for issue in again["issues"] if issue["code"] == "answer_used"]
    assert "「年間件数」としました" in used["message"]
    (answer,) = [entry for entry in logged(capsys) if entry["kind"] == "answer"]
    assert (answer["id"], answer["by"], answer["key"], answer["answer"]) == (1, "担当者", KEY, "年間件数")
    assert (answer["file"], answer["dataset"]) == ("一覧_R8.9.csv", "procedures")
    assert "答え1" in said(capsys, "log")
    said(capsys, "undo", "答え1")
    (asked,) = imported(capsys, third)
    assert "column_other" in [issue["code"] for issue in asked["issues"]]
    assert "答え1 を取消し" in said(capsys, "log")
    refused(capsys, "undo", "答え1")


def test_an_answer_counts_only_with_an_import(city: City, capsys: Capture) -> None:
    path = city("一覧_R8.10.csv", HEADER + ROWS)
    imported(capsys, path, "--answer", f"{KEY}=年間件数", "--dry-run")
    assert logged(capsys) == []


def test_an_answer_nobody_asked_for_is_refused(city: City, capsys: Capture) -> None:
    path = city("一覧_R8.10.csv", HEADER + ROWS)
    (report,) = imported(capsys, path, "--answer", "列:年間件数=年間件数", status=1)
    assert "answer_unasked" in [issue["code"] for issue in report["issues"]]
    assert "オンライン化状況:可=実施済" in refused(capsys, "import", path, "--answer", "可", status=2)


def test_a_missing_column_is_named(city: City, capsys: Capture) -> None:
    text = "手続ID,所管課,手続名,ネットで出せるか\n1,市民課,転入届,済\n"
    path = city("一覧_R8.10.csv", text)
    (asked,) = imported(capsys, path, status=1)
    (lacking,) = [issue for issue in asked["issues"] if issue["code"] == "column_missing"]
    assert (lacking["key"], lacking["choices"]) == ("見出し:オンライン化状況", ["ネットで出せるか"])
    imported(capsys, path, "--answer", "見出し:オンライン化状況=ネットで出せるか")
    assert query(capsys, "online/totals")[0]["online"] == 1


def test_a_foreign_header_of_two_rows_is_answered_and_read_by_itself_from_then_on(city: City, capsys: Capture) -> None:
    text = "業務,,進み,\n呼び名,担当,でき具合,備忘\n転入,市民課,済,あ\n"
    meant = {
        "業務 呼び名": "手続名",
        "業務 担当": "所管課",
        "進み でき具合": "オンライン化状況",
        "進み 備忘": "使わない",
    }
    first, then = (city(f"一覧_R8.{month}.csv", text) for month in (10, 11))
    assert '--answer "列:上の見出し 下の見出し=手続名"' in said(capsys, "import", first, status=1)
    answers = [part for text, name in meant.items() for part in ("--answer", f"列:{text}={name}")]
    imported(capsys, first, *answers, "--by", "担当者")
    (report,) = imported(capsys, then)
    assert report["rows"] == 1
    assert {issue["key"] for issue in report["issues"] if issue["code"] == "answer_used"} == {
        f"列:{it}" for it in meant
    }


MANY = "手続ID,所管課,手続名,オンライン化状況,年間件数\n"


def listed(*statuses: str, times: int = 1, first: int = 1) -> str:
    rows = (f"{n},市民課,手続{n},{status},{n * 10 * times}\n" for n, status in enumerate(statuses, first))
    return MANY + "".join(rows)


MIXED = ("済", "済", "未実施", "未実施", "未実施", "未実施", "未実施", "未実施", "未実施", "未実施")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("doubt_volume", listed(*MIXED, times=1000)),
        ("doubt_rate", listed(*["済"] * 6, *["未実施"] * 4)),
        ("doubt_all_or_none", listed(*["未実施"] * 10)),
        ("doubt_unknown", listed(*["済", "未実施"] * 2, *["？"] * 6)),
        ("doubt_rows_gone", listed(*MIXED[:4])),
        ("doubt_all_new", listed(*MIXED, first=101)),
    ],
)
def test_a_month_unlike_the_one_before_is_doubted(city: City, capsys: Capture, code: str, text: str) -> None:
    imported(capsys, city("一覧_R8.9.csv", listed(*MIXED)))
    path = city("一覧_R8.10.csv", text)
    (report,) = imported(capsys, path, status=1)
    assert [issue["code"] for issue in report["issues"] if issue["severity"] == "error"] == [code]
    assert f"--accept {code}" in said(capsys, "import", path, status=1)
    (looked_into,) = imported(capsys, path, "--accept", code)
    assert [issue["severity"] for issue in looked_into["issues"] if issue["code"] == code] == ["warning"]


@pytest.mark.parametrize("text", [listed(*MIXED, times=2), listed("済", *MIXED[1:9]), listed(*["済"] * 3, *MIXED[3:])])
def test_an_ordinary_month_is_not_doubted(city: City, capsys: Capture, text: str) -> None:
    imported(capsys, city("一覧_R8.9.csv", listed(*MIXED)))
    imported(capsys, city("一覧_R8.10.csv", text))
