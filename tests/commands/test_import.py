"""``import``: its contract, as another program would rely on it."""

from pathlib import Path

import pytest

from tests.commands.asking import HEADER, ROWS, Capture, City, imported, logged, query, refused, said
from tests.importers.roadmaps import Look, Plan, as_grid, as_list

pytestmark = pytest.mark.slow

NATIONAL = ["procedures_r6_local_applications_utf8bom.csv", "procedures_r6_local_applications_cp932.csv"]


@pytest.mark.parametrize("name", NATIONAL)
def test_national_survey_gives_the_published_figures(city: City, capsys: Capture, shared: Path, name: str) -> None:
    (report,) = imported(capsys, str(shared / name), "--as-of", "2025-03-31")
    assert report["rows"] == 6930
    totals = query(capsys, "online/totals")[0]
    assert (totals["applicable"], totals["online"], totals["partial"]) == (6901, 2725, 17)
    assert round(totals["online_rate"], 4) == 0.3949
    assert round(totals["online_rate_by_volume"], 4) == 0.9178
    assert round(totals["usage_rate"], 4) == 0.2585
    with_not_applicable = query(capsys, "online/totals", "with_not_applicable=true")[0]
    assert round(with_not_applicable["online_rate"], 4) == 0.3932, "2,725/6,930, as the ministries count"
    departments = query(capsys, "online/rate_by_department")
    assert len(departments) == 15
    assert {row["applicable"] for row in departments} >= {2, 1417}


def test_an_import_says_what_it_read(city: City, capsys: Capture) -> None:
    (entry,) = imported(capsys, city("a.csv", HEADER + ROWS["市民課"]), "--as-of", "2026-10-31", "--by", "担当者")
    assert [*entry] == ["id", "file", "dataset", "as_of", "rows", "changes", "issues"]
    assert (entry["id"], entry["file"], entry["dataset"], entry["as_of"]) == (1, "a.csv", "procedures", "2026-10-31")
    assert entry["rows"] == 2
    assert set(entry["issues"][0]) == {
        "code", "rule", "severity", "file", "sheet", "cell", "value", "message", "remedy",
    }  # fmt: skip


def test_it_says_the_same_to_people(city: City, capsys: Capture) -> None:
    file = city("手続_R8.10.csv", HEADER + ROWS["市民課"].replace("50,", "不明,"))
    tried = said(capsys, "import", file, "--dry-run").splitlines()
    assert tried[0] == ("手続_R8.10.csv｜手続一覧｜基準日 2026-10-31｜2行（新規 2・変更 0・なくなった 0・同じ 0）")
    assert any(line.startswith("  [情報] 手続_R8.10 F3 ") and "（規則 L1-09）" in line for line in tried)
    assert tried[-1] == "確かめただけです。何も変わっていません。"
    done = said(capsys, "import", file).splitlines()
    assert [done[0], *done[1:-1]] == [f"取込番号 1：{tried[0]}", *tried[1:-1]]
    assert done[-1] == "取り込みました。取り消すには：python -m dashboard undo 取込番号"


def test_an_import_replaces_only_its_own_month_and_departments(city: City, capsys: Capture) -> None:
    imported(capsys, city("both.csv", HEADER + "".join(ROWS.values())), "--as-of", "2026-09-30")
    imported(capsys, city("both.csv", HEADER + "".join(ROWS.values())), "--as-of", "2026-10-31")
    imported(capsys, city("one.csv", HEADER + "1,市民部,市民課,転入届,未実施,100,\n"), "--as-of", "2026-10-31")
    now = {row["department"]: row for row in query(capsys, "online/rate_by_department")}
    assert (now["市民課"]["applicable"], now["市民課"]["online"]) == (1, 0)
    assert (now["税務課"]["applicable"], now["税務課"]["online"]) == (1, 1)
    assert query(capsys, "online/totals", "as_of=2026-09-30")[0]["applicable"] == 3


def test_all_files_or_none(city: City, capsys: Capture) -> None:
    before = query(capsys, "online/totals")
    good, bad = city("good.csv", HEADER + ROWS["市民課"]), city("bad.csv", "名前,色\nりんご,赤\n")
    report = imported(capsys, good, bad, "--as-of", "2026-10-31", status=1)
    assert [entry["id"] for entry in report] == [None, None]
    assert query(capsys, "online/totals") == before
    assert logged(capsys) == []
    told = said(capsys, "import", good, bad, "--as-of", "2026-10-31", status=1).splitlines()
    assert "bad.csv｜取り込めません" in told
    assert told[-1].startswith("取り込みませんでした。何も変わっていません。")


def test_one_department_in_two_files_is_refused(city: City, capsys: Capture) -> None:
    first, second = city("first.csv", HEADER + ROWS["市民課"]), city("second.csv", HEADER + ROWS["市民課"])
    report = imported(capsys, first, second, "--as-of", "2026-10-31", status=1)
    issue = next(issue for issue in report[1]["issues"] if issue["severity"] == "error")
    assert (issue["code"], issue["value"]) == ("department_in_two_files", "市民課")
    assert "first.csv" in issue["message"]


def test_two_files_called_alike_are_told_apart(
    city: City, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("新", "旧"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.csv").write_text(HEADER + ROWS["市民課"])
    report = imported(capsys, "新/a.csv", "旧/a.csv", "--as-of", "2026-10-31", status=1)
    assert [each["file"] for each in report] == ["新/a.csv", "旧/a.csv"]
    assert [each["code"] for each in report[1]["issues"] if each["severity"] == "error"] == ["department_in_two_files"]
    (once,) = imported(capsys, "新/a.csv", str(tmp_path / "新" / "a.csv"), "--as-of", "2026-10-31")
    assert once["file"] == "a.csv", "one file that is given twice is one"


def test_one_name_in_several_bureaus_is_as_many_departments(city: City, capsys: Capture) -> None:
    rows = "1,総務部,総務課,届,済,1,\n2,消防本部,総務課,届,未,1,\n3,消防本部,予防課,届,未,1,\n"
    imported(capsys, city("a.csv", HEADER + rows), "--as-of", "2026-10-31")
    departments = {row["department"]: row["online"] for row in query(capsys, "online/rate_by_department")}
    assert departments == {"総務課（総務部）": 1, "総務課（消防本部）": 0, "予防課": 0}


def test_dry_run_changes_nothing(city: City, capsys: Capture) -> None:
    (report,) = imported(capsys, city("a.csv", HEADER + ROWS["市民課"]), "--as-of", "2026-10-31", "--dry-run")
    assert report["id"] is None
    assert report["changes"]["added"] == 2
    assert logged(capsys) == []


def test_not_one_of_ours_is_refused_by_name(city: City, capsys: Capture, shared: Path) -> None:
    (report,) = imported(capsys, str(shared / "yohairyosya.csv"), status=1)
    issue = next(issue for issue in report["issues"] if issue["severity"] == "error")
    assert "手続名" in issue["message"] + issue["remedy"], "what was looked for"
    assert "所管課" in issue["message"] + issue["remedy"], "what was found"


def test_colours_are_told_on_the_command_line(city: City, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "工程表.xlsx"
    path.write_bytes(as_grid(look=Look(legend=None, lined=False)))
    imported(capsys, str(path), status=1)
    imported(capsys, str(path), "--fill", "計画=T6", "--fill", "実績=U7", "--fill", "見込=AM7")
    assert query(capsys, "roadmap/initiatives")[0]["forecast_end"] == "2026-12-31"
    assert "--fill 青=T6" in refused(capsys, "import", str(path), "--fill", "青=T6", status=2)


def test_what_became_of_initiatives_is_said(city: City, tmp_path: Path, capsys: Capture) -> None:
    first, second = tmp_path / "R8.9.xlsx", tmp_path / "R8.10.xlsx"
    first.write_bytes(as_list([Plan(), Plan("2", name="RPA")], title="令和8年9月末現在"))
    second.write_bytes(as_list([Plan("1-7"), Plan("3", name="地図", department="市民課")]))
    imported(capsys, str(first))
    told = said(capsys, "import", str(second), "--dry-run").splitlines()
    assert told[1:4] == [
        "  [番号が変わった取組] 1-7 書かない窓口：1-1 → 1-7",
        "  [新しい取組] 3 地図",
        "  [一覧からなくなった取組] 2 RPA",
    ]
    changes = imported(capsys, str(second))[0]["changes"]["initiatives"]
    assert [(each["kind"], each["initiative"]) for each in changes] == [
        ("renumbered", "書かない窓口"), ("new", "地図"), ("gone", "RPA"),
    ]  # fmt: skip
