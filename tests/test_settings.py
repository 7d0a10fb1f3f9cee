"""settings.toml: what it says, and what is said when it says it wrongly."""

import re
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.errors import DashboardError

GOOD = "[city]\nname = '港野市'\nfiscal_year_start = 4\n[target]\nonline_rate = 0.8\n[masking]\nk = 10\n"


def test_the_one_beside_the_program_is_read(tmp_path: Path) -> None:
    loaded = settings.load(tmp_path)
    assert (loaded.fiscal_year_start, loaded.target, loaded.masking_k) == (4, 0.70, 10)


def test_the_citys_own_comes_first(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(GOOD, encoding="utf-8-sig")
    assert settings.load(tmp_path) == settings.Settings("港野市", 4, 0.8, None, 10, 30, 35, 90, {})


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("k = 10", "k = 4", "5 以上"),
        ("fiscal_year_start = 4", "fiscal_year_start = 13", "1〜12"),
        ("online_rate = 0.8", "online_rate = 80", "0〜1"),
        ("online_rate = 0.8", "online_rate = 0.8\nonline_rate_by_volume = 80", "online_rate_by_volume は 0〜1"),
        ("[masking]\nk = 10", "", "masking"),
        ("name = '港野市'", "name = '港野市", "settings.toml"),
        ("k = 10", "k = '十'", "settings.toml"),
        ("k = 10", "k = 10\n[submissions]\nworking_day = 0", "開庁日の数は 1〜20"),
        ("k = 10", "k = 10\n[people]\nhearing_months = 0", "hearing_months は 1 以上"),
        ("k = 10", "k = 10\n[monitoring]\nmetrics = 'yes'", "9 行目：metrics は true か false"),
        ("k = 10", "k = 10\n[submissions]\nworking_day = 5.5", "開庁日の数は、5 のように整数"),
        ("k = 10", "k = 10\n[submissions.working_day_of]\n'ロードマップ' = 21", "開庁日の数は 1〜20"),
        ("k = 10", "k = 10\n[submissions]\nworking_day = '五'", "整数で書きます"),
        ("k = 10", "k = 10\n[engine]\nbuild = 'hadoop'", '9 行目：build は "duckdb" か "spark"'),
        ("k = 10", "k = 10\n[engine]\nbuild = 'spark'\nurl = 'http://a'", "url は"),
    ],
)
def test_a_mistake_is_said_in_japanese(tmp_path: Path, before: str, after: str, said: str) -> None:
    (tmp_path / "settings.toml").write_text(GOOD.replace(before, after), encoding="utf-8")
    with pytest.raises(DashboardError, match=said) as refused:
        settings.load(tmp_path)
    assert "読めません" in str(refused.value)


def test_the_data_folder_is_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    assert settings.data_folder() == tmp_path
    monkeypatch.delenv("DASHBOARD_DATA")
    assert settings.data_folder() == settings.ROOT / "data"


def test_a_change_of_the_file_is_seen_at_once(tmp_path: Path) -> None:
    """It is kept as read, but not beyond its next change."""
    file, first = tmp_path / settings.FILE, (settings.ROOT / settings.FILE).read_text(encoding="utf-8")
    for city in ("甲市", "乙市", "丙町丙"):
        file.write_text(re.sub(r'^name = ".*"', f'name = "{city}"', first, flags=re.MULTILINE), encoding="utf-8")
        assert settings.load(tmp_path).city == city


def test_who_sends_a_departments_files_is_said_by_its_own_municipality(tmp_path: Path) -> None:
    """Every municipality has a 市民課: who sends the files of one sends them of no other."""
    people = "[access]\nway = 'proxy'\n[access.roles]\n'閲覧' = ['*']\n[access.departments]\n'市民課' = ['{}']\n"
    one, other = (tmp_path / "municipalities" / code for code in ("131016", "472018"))
    for folder, name in ((tmp_path, "aoki"), (one, "ito")):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "settings.toml").write_text(f"{GOOD}{people.format(name)}", encoding="utf-8")
    other.mkdir()
    sends = {folder: settings.load(folder).access.departments for folder in (one, other)}
    assert sends == {one: (("市民課", ("ito",)),), other: ()}
    assert settings.load(other).access.roles == settings.load(tmp_path).access.roles
