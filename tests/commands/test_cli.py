"""The command line: its contract, as another program would rely on it."""

import json
import shutil

import pandas as pd
import pytest

from dashboard.__main__ import main
from tests.importers.roadmaps import Look, Plan, as_grid, as_list

HEADER = "手続ID,所管部,所管課,手続名,オンライン化状況,年間件数,オンライン件数\n"
ROWS = {
    "市民課": "1,市民部,市民課,転入届,済,100,40\n2,市民部,市民課,転出届,未実施,50,\n",
    "税務課": "3,総務部,税務課,納税証明,○,200,10\n4,総務部,税務課,減免申請,対象外,5,0\n",
}
NATIONAL = ["procedures_r6_local_applications_utf8bom.csv", "procedures_r6_local_applications_cp932.csv"]


@pytest.fixture
def city(tmp_path, monkeypatch, sample_folder):
    """An own data folder showing the sample, and a maker of files."""
    folder = tmp_path / "data"
    shutil.copytree(sample_folder, folder)
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))

    def write(name: str, text: str):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def query(capsys, name: str, *params: str) -> list[dict]:
    capsys.readouterr()
    assert main(["query", name, *params, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def imported(capsys, *arguments: str) -> dict:
    capsys.readouterr()
    status = main(["import", *arguments, "--format", "json"])
    return {"status": status, **json.loads(capsys.readouterr().out)}


@pytest.mark.parametrize("name", NATIONAL)
def test_national_survey_gives_the_published_figures(city, capsys, shared, name):
    report = imported(capsys, str(shared / name), "--as-of", "2025-03-31")
    assert report["status"] == 0
    assert report["imports"][0]["rows"] == 6930
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


def test_an_import_says_what_it_read(city, capsys):
    report = imported(capsys, city("a.csv", HEADER + ROWS["市民課"]), "--as-of", "2026-10-31", "--by", "担当者")
    entry = report["imports"][0]
    assert (entry["id"], entry["file"], entry["dataset"], entry["as_of"]) == (1, "a.csv", "procedures", "2026-10-31")
    assert entry["rows"] == 2
    assert set(entry["issues"][0]) == {
        "code", "rule", "severity", "file", "sheet", "cell", "value", "message", "remedy",
    }  # fmt: skip


def test_the_first_import_ends_the_sample_and_undo_brings_it_back(city, capsys):
    before = query(capsys, "online/totals")
    imported(capsys, city("a.csv", HEADER + ROWS["市民課"]), "--as-of", "2026-10-31")
    assert query(capsys, "online/totals")[0]["applicable"] == 2
    assert main(["undo", "1"]) == 0
    assert query(capsys, "online/totals") == before


def test_importing_twice_changes_nothing_and_undo_restores_exactly(city, capsys):
    both = city("both.csv", HEADER + "".join(ROWS.values()))
    imported(capsys, both, "--as-of", "2026-10-31")
    names = ["online/totals", "online/rate_by_department", "online/procedures", "online/spread_by_month"]
    before = [drop_provenance(query(capsys, name)) for name in names]
    again = imported(capsys, both, "--as-of", "2026-10-31")
    same = {"added": 0, "changed": 0, "removed": 0, "unchanged": 4, "initiatives": []}
    assert again["imports"][0]["changes"] == same
    assert [drop_provenance(query(capsys, name)) for name in names] == before
    changed = city("changed.csv", HEADER + ROWS["市民課"].replace("未実施", "済"))
    imported(capsys, changed, "--as-of", "2026-10-31")
    assert query(capsys, "online/totals")[0]["online"] == 3
    assert main(["undo", "3"]) == 0
    assert [drop_provenance(query(capsys, name)) for name in names] == before


def drop_provenance(rows: list[dict]) -> list[dict]:
    return [{key: value for key, value in row.items() if key != "import_id"} for row in rows]


def test_an_import_replaces_only_its_own_month_and_departments(city, capsys):
    imported(capsys, city("both.csv", HEADER + "".join(ROWS.values())), "--as-of", "2026-09-30")
    imported(capsys, city("both.csv", HEADER + "".join(ROWS.values())), "--as-of", "2026-10-31")
    imported(capsys, city("one.csv", HEADER + "1,市民部,市民課,転入届,未実施,100,\n"), "--as-of", "2026-10-31")
    now = {row["department"]: row for row in query(capsys, "online/rate_by_department")}
    assert (now["市民課"]["applicable"], now["市民課"]["online"]) == (1, 0)
    assert (now["税務課"]["applicable"], now["税務課"]["online"]) == (1, 1)
    assert query(capsys, "online/totals", "as_of=2026-09-30")[0]["applicable"] == 3


def test_all_files_or_none(city, capsys):
    before = query(capsys, "online/totals")
    good, bad = city("good.csv", HEADER + ROWS["市民課"]), city("bad.csv", "名前,色\nりんご,赤\n")
    report = imported(capsys, good, bad, "--as-of", "2026-10-31")
    assert report["status"] == 1
    assert [entry["id"] for entry in report["imports"]] == [None, None]
    assert query(capsys, "online/totals") == before
    assert main(["log"]) == 0
    assert "まだ何も" in capsys.readouterr().out


def test_one_department_in_two_files_is_refused(city, capsys):
    first, second = city("first.csv", HEADER + ROWS["市民課"]), city("second.csv", HEADER + ROWS["市民課"])
    report = imported(capsys, first, second, "--as-of", "2026-10-31")
    assert report["status"] == 1
    issue = next(issue for issue in report["imports"][1]["issues"] if issue["severity"] == "error")
    assert (issue["code"], issue["value"]) == ("department_in_two_files", "市民課")
    assert "first.csv" in issue["message"]


def test_one_name_in_several_bureaus_is_as_many_departments(city, capsys):
    rows = "1,総務部,総務課,届,済,1,\n2,消防本部,総務課,届,未,1,\n3,消防本部,予防課,届,未,1,\n"
    imported(capsys, city("a.csv", HEADER + rows), "--as-of", "2026-10-31")
    departments = {row["department"]: row["online"] for row in query(capsys, "online/rate_by_department")}
    assert departments == {"総務課（総務部）": 1, "総務課（消防本部）": 0, "予防課": 0}


def test_dry_run_changes_nothing(city, capsys):
    report = imported(capsys, city("a.csv", HEADER + ROWS["市民課"]), "--as-of", "2026-10-31", "--dry-run")
    assert (report["status"], report["imports"][0]["id"]) == (0, None)
    assert report["imports"][0]["changes"]["added"] == 2
    assert main(["log", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_not_one_of_ours_is_refused_by_name(city, capsys, shared):
    report = imported(capsys, str(shared / "yohairyosya.csv"))
    issue = next(issue for issue in report["imports"][0]["issues"] if issue["severity"] == "error")
    assert report["status"] == 1
    assert "手続名" in issue["message"] + issue["remedy"], "what was looked for"
    assert "所管課" in issue["message"] + issue["remedy"], "what was found"


def test_wrong_use_is_status_2_and_says_how(city, capsys):
    for arguments, said in (
        (["query", "online/nothing"], "ありません"),
        (["query", "online/totals", "colour=blue"], "条件「colour」"),
        (["query", "online/totals", "as_of"], "key=value"),
        (["query", "online/totals", "as_of=昨日"], "2026-10-31"),
        (["import", "no-such-file.xlsx"], "開けません"),
        (["import", city("a.csv", HEADER), "--as-of", "10月"], "2026-10-31"),
    ):
        assert main(arguments) == 2, arguments
        assert said in capsys.readouterr().err
    assert main(["undo", "99"]) == 1
    assert "取込番号 99 はありません" in capsys.readouterr().err


def test_list_parameters_by_comma_or_repeated(city, capsys):
    some = query(capsys, "online/rate_by_department", "department=市民課,保育課")
    assert {row["department"] for row in some} == {"市民課", "保育課"}
    assert query(capsys, "online/rate_by_department", "department=市民課", "department=保育課") == some


def test_csv_and_table_say_the_same_as_json(city, capsys, tmp_path):
    rows = query(capsys, "online/rate_by_department")
    assert main(["query", "online/rate_by_department", "--format", "csv"]) == 0
    path = tmp_path / "out.csv"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    assert pd.read_csv(path)["online"].tolist() == [row["online"] for row in rows]
    assert main(["query", "online/rate_by_department"]) == 0
    assert rows[0]["department"] in capsys.readouterr().out


def test_csv_cells_never_become_formulas(city, capsys):
    text = HEADER + '1,市民部,市民課,"=HYPERLINK(""x"")",済,100,40\n'
    imported(capsys, city("a.csv", text), "--as-of", "2026-10-31")
    assert main(["query", "online/procedures", "--format", "csv"]) == 0
    assert "'=HYPERLINK" in capsys.readouterr().out


def test_log_tells_what_happened(city, capsys):
    imported(capsys, city("a.csv", HEADER + ROWS["市民課"]), "--as-of", "2026-10-31", "--by", "担当者")
    assert main(["undo", "1", "--by", "係長"]) == 0
    capsys.readouterr()
    assert main(["log"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "担当者" in lines[0]
    assert "2 で取消し済み" in lines[0]
    assert "係長" in lines[1]


def test_a_baseline_is_reviewed_logged_and_taken_back(city, tmp_path, capsys):
    path = tmp_path / "ロードマップ.xlsx"
    path.write_bytes(as_list([Plan()]))
    imported(capsys, str(path))
    before = query(capsys, "roadmap/initiatives")
    assert list(before[0])[:9] == [
        "initiative_id", "pillar", "initiative", "department", "baseline_end", "forecast_end", "slip_days",
        "reported_state", "computed_state",
    ]  # fmt: skip
    review = ["rebaseline", "1-1", "--end", "2026-12-31", "--reason", "国の仕様変更", "--by", "室長"]
    assert main(review) == 0
    assert query(capsys, "roadmap/initiatives")[0]["baseline_end"] == "2026-12-31"
    main(["log"])
    assert "理由：国の仕様変更" in capsys.readouterr().out
    assert main(["undo", "見直し1", "--by", "室長"]) == 0
    assert query(capsys, "roadmap/initiatives") == before
    assert main(["undo", "見直し1"]) == 1
    assert main(["undo", "計画"]) == 2
    main(["log", "--format", "json"])
    assert [entry["kind"] for entry in json.loads(capsys.readouterr().out)][-2:] == ["rebaseline", "rebaseline"]


def test_colours_are_told_on_the_command_line(city, tmp_path, capsys):
    path = tmp_path / "工程表.xlsx"
    path.write_bytes(as_grid(look=Look(legend=None, lined=False)))
    assert imported(capsys, str(path))["status"] == 1
    told = ["--fill", "計画=T6", "--fill", "実績=U7", "--fill", "見込=AM7"]
    assert imported(capsys, str(path), *told)["status"] == 0
    assert query(capsys, "roadmap/initiatives")[0]["forecast_end"] == "2026-12-31"
    assert main(["import", str(path), "--fill", "青=T6"]) == 2


def test_what_became_of_initiatives_is_said(city, tmp_path, capsys):
    first, second = tmp_path / "R8.9.xlsx", tmp_path / "R8.10.xlsx"
    first.write_bytes(as_list([Plan(), Plan("2", name="RPA")], title="令和8年9月末現在"))
    second.write_bytes(as_list([Plan("1-7"), Plan("3", name="地図", department="市民課")]))
    imported(capsys, str(first))
    changes = imported(capsys, str(second))["imports"][0]["changes"]["initiatives"]
    assert [(each["kind"], each["initiative"]) for each in changes] == [
        ("renumbered", "書かない窓口"), ("new", "地図"), ("gone", "RPA"),
    ]  # fmt: skip
