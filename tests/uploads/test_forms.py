"""What goes out: forms that read back, next month's files, and a sent file with its findings and a mail."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from dashboard.errors import DashboardError, UsageError
from dashboard.importers import SourceFile, read
from dashboard.ledger.importing import import_files
from dashboard.uploads import batches, forms
from tests.uploads.cities import city, procedures


def test_next_months_file_of_every_department(tmp_path: Path) -> None:
    folder = city(tmp_path)
    with zipfile.ZipFile(io.BytesIO(forms.all_filled(folder, "procedures"))) as archive:
        (name,) = archive.namelist()
        (reading,) = read([SourceFile(name, archive.read(name))])
    assert "市民課" in name and "10月" in name
    assert (str(reading.as_of), len(reading.rows)) == ("2026-10-31", 4)


def test_what_no_department_sends_has_no_file_of_its_own(tmp_path: Path) -> None:
    folder = city(tmp_path)
    with pytest.raises(UsageError, match="課ごとのファイルを作れるのは"):
        forms.filled(folder, "organization")
    with pytest.raises(DashboardError, match="まだ取り込まれていません"):
        forms.filled(folder, "roadmap")


def test_a_blank_form_offers_the_departments_of_the_register(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(forms.blank(city(tmp_path), "procedures")))
    texts = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {"市民課", "税務課"} <= texts


def test_a_file_goes_back_with_its_mail(tmp_path: Path) -> None:
    sent = procedures("税務課/手続一覧_202610.csv", "実施済", department="税無課")
    folder = city(tmp_path)
    (reading,) = import_files(folder, [sent], dry_run=True).readings
    place = batches.batch(folder, batches.begin(folder))
    assert place
    batches.add(place, sent.name, sent.content)
    name = forms.returned_as(sent.name)
    assert name == "手続一覧_202610（取込結果）.xlsx"
    content = forms.returned(place, sent.name, reading.issues)
    assert "取込結果" in openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    letter = forms.letter(sent.name, reading.issues)
    assert "税無課" in letter.body and name in letter.body
    batches.forget(place)
    with pytest.raises(DashboardError, match="もう一度落として"):
        forms.returned(place, sent.name, reading.issues)
