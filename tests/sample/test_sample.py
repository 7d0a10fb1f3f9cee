"""The sample city: its files can be made again, hold what the truth says, and tell the story they are meant to tell."""

import csv
import datetime as dt
import io
import re
import unicodedata
from pathlib import Path
from typing import Any

import city
import generate
import layouts
import pandas as pd
import pytest
from layouts import Layout
from python_calamine import CalamineWorkbook

from dashboard import sample

pytestmark = pytest.mark.slow

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
FILES = SAMPLE / "files"
LATEST = pd.Timestamp("2026-10-31")
MONTH_BEFORE = pd.Timestamp("2026-09-30")
PROCEDURE_ID = re.compile(r"\d{4}-\d{3}")


@pytest.fixture(scope="module")
def truth() -> pd.DataFrame:
    return generate.truth()


@pytest.fixture(scope="module")
def rates(truth: pd.DataFrame) -> "pd.Series[float]":
    """Online rate of every 課 as it was called in every month."""
    counted = applicable(truth)
    online = counted["status"].eq("online").astype(float)
    return online.groupby([counted["as_of"], counted["bureau"], counted["department"]]).mean()


def applicable(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["status"].notna() & rows["status"].ne("not_applicable")]


def in_month(rows: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    return rows[rows["as_of"] == as_of]


def city_rate(truth: pd.DataFrame, as_of: pd.Timestamp) -> float:
    return applicable(in_month(truth, as_of))["status"].eq("online").mean()


def spread(rates: "pd.Series[float]", as_of: pd.Timestamp, low: float, high: float) -> float:
    of_month = rates.xs(as_of, level="as_of")
    return float(of_month.quantile(high) - of_month.quantile(low))


def files_of(as_of: dt.date) -> list[tuple[Path, Layout]]:
    """The files of a month, those of 課 that were late last, and how each looks."""
    layout = layouts.LAYOUTS[as_of]
    found = FILES / layout.file
    in_time = sorted(found.iterdir()) if found.is_dir() else [found]
    alone = [layouts.late(as_of, department) for department in city.LATE.get(as_of, {})]
    return [*((path, layout) for path in in_time), *((FILES / each.file, each) for each in alone)]


def cells(path: Path, encoding: str) -> list[list[str]]:
    """All rows of all sheets as text."""
    if path.suffix == ".csv":
        return list(csv.reader(io.StringIO(path.read_bytes().decode(encoding))))
    book = CalamineWorkbook.from_path(path)
    return [
        [str(cell) for cell in row] for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()
    ]


def plain(name: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", name))


def test_generating_again_gives_the_same_bytes(tmp_path: Path) -> None:
    generate.generate(tmp_path)
    again = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    kept = {path.relative_to(FILES): path.read_bytes() for path in FILES.rglob("*") if path.is_file()}
    assert again.keys() == kept.keys()
    assert [str(name) for name in kept if kept[name] != again[name]] == []


def test_every_file_came_on_a_day_of_the_story() -> None:
    kept = (SAMPLE / "arrivals.csv").read_text(encoding="utf-8")
    assert generate.arrivals(FILES) == kept
    came = {row["file"]: row["came_at"] for row in csv.DictReader(io.StringIO(kept))}
    assert came.keys() == {path.relative_to(FILES).as_posix() for path in FILES.rglob("*") if path.is_file()}
    assert max(came.values())[:10] < str(sample.TODAY)


@pytest.mark.parametrize("as_of", layouts.LAYOUTS, ids=str)
def test_a_month_holds_every_procedure_of_the_truth_once(truth: pd.DataFrame, as_of: dt.date) -> None:
    rows = [row for path, layout in files_of(as_of) for row in cells(path, layout.encoding)]
    written = sorted(cell for row in rows for cell in row if PROCEDURE_ID.fullmatch(cell))
    assert written == sorted(in_month(truth, pd.Timestamp(as_of))["procedure_id"])


@pytest.mark.parametrize("as_of", layouts.LAYOUTS, ids=str)
def test_the_register_knows_every_spelling_of_a_department(as_of: dt.date) -> None:
    written = {
        plain(row[1 if "department first" in layout.traits else 2])
        for path, layout in files_of(as_of)
        for row in cells(path, layout.encoding)
        if any(PROCEDURE_ID.fullmatch(cell) for cell in row)
    }
    assert written
    assert written <= names_in_force(as_of)


def register() -> list[list[Any]]:
    """The rows of 組織表: 部, 課, 表示順, 職員数, 有効開始, 有効終了, 後継課 and 別名."""
    return [*CalamineWorkbook.from_path(FILES / "組織表.xlsx").get_sheet_by_index(0).to_python()[4:]]


def names_in_force(as_of: dt.date) -> set[str]:
    """Names and aliases by the register, read from its file."""
    in_force = [row for row in register() if row[4] <= as_of and (not row[5] or as_of <= row[5])]
    return {plain(name) for row in in_force for name in (row[1], *row[7].split("、"))}


def test_the_register_adds_up_to_the_staff_of_the_city() -> None:
    assert sum(row[3] for row in register() if not row[5]) == 1150


def test_shape(truth: pd.DataFrame) -> None:
    assert truth["as_of"].nunique() == 24
    assert not truth.duplicated(["as_of", "procedure_id"]).any()
    assert 600 <= truth["procedure_id"].nunique() <= 650
    assert in_month(truth, LATEST).groupby(["bureau", "department"]).ngroups == 44
    assert set(truth["status"].dropna()) == {"online", "partial", "planned", "not_online", "not_applicable", "other"}


def test_counts_are_possible_and_unknown_is_never_zero(truth: pd.DataFrame) -> None:
    assert (truth["online_count"] <= truth["annual_count"]).dropna().all()
    assert truth["annual_count"].min() == 0
    assert 0.03 < truth["annual_count"].isna().mean() < 0.08
    assert 3 <= in_month(truth, LATEST)["status"].isna().sum() <= 12


def test_two_departments_have_not_sent_the_latest_month(truth: pd.DataFrame) -> None:
    before = set(in_month(truth, MONTH_BEFORE)["department"])
    assert before - set(in_month(truth, LATEST)["department"]) == {"農業委員会事務局", "文化財課"}


def test_the_reform_renames_merges_and_splits(truth: pd.DataFrame) -> None:
    names = truth.loc[truth["department"] != truth["department_today"], ["department", "department_today"]]
    assert set(names.itertuples(index=False, name=None)) == {
        ("情報政策課", "デジタル変革戦略室"),
        ("商工振興課", "商工観光課"),
        ("観光交流課", "商工観光課"),
        ("長寿介護課", "高齢者支援課"),
        ("長寿介護課", "介護保険課"),
    }
    assert truth.groupby("procedure_id")["department_today"].nunique().eq(1).all()


def test_the_city_climbs_from_a_quarter_to_two_fifths(truth: pd.DataFrame) -> None:
    rates = [city_rate(truth, as_of) for as_of in sorted(truth["as_of"].unique())]
    assert rates[0] == pytest.approx(0.25, abs=0.02)
    assert rates[-1] == pytest.approx(0.43, abs=0.02)


def test_the_gap_between_departments_narrows_only_in_the_last_year(rates: "pd.Series[float]") -> None:
    first, year_ago, latest = (
        spread(rates, as_of, 0.25, 0.75) for as_of in (pd.Timestamp("2024-11-30"), pd.Timestamp("2026-02-28"), LATEST)
    )
    assert first < latest < year_ago
    assert spread(rates, LATEST, 0.1, 0.9) == pytest.approx(0.6, abs=0.05)


def test_three_denominators_tell_three_stories(truth: pd.DataFrame) -> None:
    latest = in_month(truth, LATEST)
    counted = applicable(latest).dropna(subset="annual_count")
    both = latest.dropna(subset=["annual_count", "online_count"])
    online = counted.loc[counted["status"].eq("online"), "annual_count"].sum()
    assert online / counted["annual_count"].sum() == pytest.approx(0.7, abs=0.04)
    assert both["online_count"].sum() / both["annual_count"].sum() == pytest.approx(0.3, abs=0.03)


def test_who_plays_which_part(rates: "pd.Series[float]") -> None:
    rate = rates.droplevel("bureau")
    assert min(rate[LATEST, name] for name in ("中央図書館", "お客さまサービス課")) >= 0.75
    assert max(rates.xs(name, level="department").max() for name in ("生活支援課", "建築指導課", "予防課")) <= 0.10
    assert (rate[MONTH_BEFORE, "道路管理課"], rate[LATEST, "道路管理課"]) == pytest.approx((0.2, 0.55), abs=0.05)
    assert rate[pd.Timestamp("2026-05-31"), "スポーツ振興課"] - rate[LATEST, "スポーツ振興課"] > 0.25
