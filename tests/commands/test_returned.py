"""``mark`` and ``template``: what goes back to the 課 and what they fill in, from the command line."""

import zipfile
from pathlib import Path

from dashboard.importers import SourceFile, read
from tests.commands.asking import HEADER, ROWS, Capture, City, imported, logged, refused, said
from tests.exports.made import fills


def test_mark_writes_the_marked_file_and_the_mail_and_imports_nothing(
    city: City, tmp_path: Path, capsys: Capture
) -> None:
    sent, out = city("手続_R8.10.csv", f"{HEADER}1,市民部,市民課,転入届,調整中,約5,1\n"), tmp_path / "返却.xlsx"
    told = said(capsys, "mark", sent, str(out), "--due", "2026-12-11")
    assert "返却.xlsx に書き出しました（注意" in told
    assert "件名：【ご確認のお願い】手続_R8.10.csv（注意" in told
    assert "令和8年12月11日（金）までに" in told
    assert set(fills(out.read_bytes(), "手続_R8.10")) == {"E2", "F2"}
    assert logged(capsys) == []
    said(capsys, "mark", sent, str(out), "--answer", "オンライン化状況:調整中=予定")
    assert set(fills(out.read_bytes(), "手続_R8.10")) == {"F2"}


def test_mark_refuses_to_lose_the_sent_file_or_its_kind(city: City, tmp_path: Path, capsys: Capture) -> None:
    sent = city("a.xlsx", "")
    assert "上書きはできません" in refused(capsys, "mark", sent, sent, status=2)
    assert ".xlsx で終わる名前" in refused(capsys, "mark", sent, str(tmp_path / "b.xls"), status=2)
    assert "開けません" in refused(capsys, "mark", str(tmp_path / "none.xlsx"), str(tmp_path / "b.xlsx"), status=2)
    assert "書き込めません" in refused(capsys, "mark", sent, str(tmp_path / "no" / "b.xlsx"), status=2)


def test_template_writes_a_blank_form(city: City, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "手続.xlsx"
    assert "手続一覧のひな形" in said(capsys, "template", "procedures", str(out), "--as-of", "2026-11-30")
    (reading,) = read([SourceFile(out.name, out.read_bytes())])
    assert (reading.dataset, str(reading.as_of)) == ("procedures", "2026-11-30")


def test_template_writes_next_months_file_of_a_department_and_of_all(
    city: City, tmp_path: Path, capsys: Capture
) -> None:
    imported(capsys, city("手続_R8.10.csv", HEADER + "".join(ROWS.values())))
    out, every = tmp_path / "市民課.xlsx", tmp_path / "全課.zip"
    assert "1課分" in said(capsys, "template", "procedures", str(out), "--department", "市民課")
    (made,) = imported(capsys, str(out))
    assert (made["as_of"], made["rows"]) == ("2026-11-30", 2)
    said(capsys, "template", "procedures", str(every), "--as-of", "2026-12-31")
    with zipfile.ZipFile(every) as archive:
        assert archive.namelist() == ["手続一覧_令和8年12月_税務課.xlsx", "手続一覧_令和8年12月_市民課.xlsx"]
    assert "市民課" in refused(capsys, "template", "procedures", str(out), "--department", "市民税課")
    assert "まだ取り込まれていません" in refused(capsys, "template", "roadmap", str(every))
    assert "手続一覧・ロードマップ" in refused(capsys, "template", "organization", str(every), status=2)
    assert ".xlsx" in refused(capsys, "template", "procedures", str(tmp_path / "a.csv"), status=2)
