"""CONTRIBUTING.md is true: each recipe, followed word for word on a copy of the house, brings out what it promises.

The recipes stand on each other: a dataset, its page, a chart on it, a filter for it. A fenced block belongs to the path
that is named last before it; one marked ``diff`` changes lines that are there (of an empty file: adds them).
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.settings import ROOT

pytestmark = pytest.mark.slow

PARTS = (
    *("dashboard", "pages", "queries", "tests", "benchmarks", "bundle", "data/prefecture", "data/sample"),
    *("app.py", "serve.py", "settings.toml", "pyproject.toml"),
)
"""What of the repository is copied: all but the sample city, the docs and what is made at run time."""
NAMED = re.compile(r"`([\w./-]+\.(?:py|sql|csv))`")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OPEN = (
    "import sys; from tests.pages.opening import run, words; from tests.tables import tables;"
    " app = run('pages/analysis/requests.py', **{});"
)


def recipe(heading: str) -> Iterator[tuple[str, str, str]]:
    """(path, language, text) of every fenced block of one section that belongs to a file."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = re.split(rf"^## {heading}$", text, flags=re.MULTILINE)[1].split("\n## ")[0]
    for fence in FENCE.finditer(section):
        yield NAMED.findall(FENCE.sub("", section[: fence.start()]))[-1], fence[1], fence[2]


def follow(house: Path, heading: str) -> set[str]:
    """Do what a recipe says; the files it touches."""
    touched = set()
    for path, language, text in recipe(heading):
        file = house / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if language == "diff":
            lines = text.splitlines(keepends=True)
            before = "".join(line[1:] for line in lines if line[0] in " -")
            after = "".join(line[1:] for line in lines if line[0] in " +")
            there = file.read_text(encoding="utf-8")
            assert there.count(before) == 1, f"{path} has no such lines, or has them twice:\n{before}"
            file.write_text(there.replace(before, after), encoding="utf-8")
        else:
            file.write_text(text, encoding="utf-8")
        touched.add(path)
    return touched


def ran(house: Path, *command: str) -> str:
    """What a Python of the copy's says; it must end well."""
    environment = {**os.environ, "PYTHONPATH": str(house), "DASHBOARD_DATA": str(house / "data")}
    done = subprocess.run(
        [sys.executable, *command], cwd=house, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def held(house: Path, *tests: str) -> bool:
    """Whether these tests of the copy pass, and there are any."""
    return "[100%]" in ran(house, "-m", "pytest", *tests, "--basetemp=made")


def opened(house: Path, then: str, **params: str) -> str:
    """What ``then`` prints of the page, opened with these parameters in its URL."""
    return ran(house, "-c", OPEN.format(params) + then)


def taken(house: Path, *conditions: str) -> str:
    """What the command says that takes the page along."""
    return ran(house, "-m", "dashboard", "export", "made.xlsx", "--page", "requests", *conditions)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository."""
    copy = tmp_path_factory.mktemp("house")
    for part in PARTS:
        if (ROOT / part).is_dir():
            left_out = shutil.ignore_patterns("__pycache__", *(["files"] if part == "data/sample" else []))
            shutil.copytree(ROOT / part, copy / part, ignore=left_out)
        else:
            shutil.copy(ROOT / part, copy / part)
    return copy


def test_a_dataset(house: Path) -> None:
    touched = follow(house, "A dataset")
    assert touched == {
        "dashboard/importers/datasets/requests.py",
        "queries/build/requests/40_request.sql",
        "tests/importers/examples/requests.csv",
    }
    assert held(house, "tests/test_datasets.py", "-k", "requests")
    examples = [str(house / "tests/importers/examples" / f"{name}.csv") for name in ("organization", "requests")]
    said = ran(house, "-m", "dashboard", "import", *examples, "--as-of", "2026-10-31")
    assert "要望｜基準日 2026-10-31｜2行（新規 2・" in said
    assert held(house, "tests/exports/test_templates.py", "-k", "requests and not next_months")


def test_a_page(house: Path) -> None:
    touched = follow(house, "A page")
    assert {path for path in touched if not path.startswith(("dashboard/screens/requests/", "queries/"))} == {
        "app.py",
        "pages/analysis/requests.py",
    }
    said = opened(house, "print(words(app)); print([list(each) for each in tables(app)])")
    assert "要望2件のうち1件が完了" in said
    assert "['分野', '要望の数', '完了した数']" in said
    assert "要望を made.xlsx に書き出しました（図0、表1）" in taken(house)


def test_a_chart(house: Path) -> None:
    touched = follow(house, "A chart")
    assert touched == {
        "dashboard/charts/rankings/kinds.py",
        "dashboard/screens/requests/areas.py",
        "dashboard/screens/requests/definitions.py",
        "dashboard/screens/requests/material.py",
        "pages/analysis/requests.py",
    }
    said = opened(house, "from tests import figures; print([each.said for each in figures.charts(app) if each.figure])")
    assert "分野別の要望" in said
    assert "課から受けた要望の件数。" in said, "ⓘ beside the title"
    assert "要望を made.xlsx に書き出しました（図1、表0）" in taken(house)
    assert held(house, "tests/test_imports.py")


def test_a_filter(house: Path) -> None:
    touched = follow(house, "A filter")
    assert touched == {
        "dashboard/screens/requests/filters.py",
        "dashboard/screens/requests/areas.py",
        "dashboard/screens/requests/material.py",
        "queries/requests/areas.sql",
        "pages/analysis/requests.py",
    }
    narrowed = opened(house, "print(words(app))", area="税")
    assert "最も多いのは税で1件" in narrowed
    declared = ran(house, "-c", "from dashboard.screens.choices import narrowing; print(narrowing())")
    assert "key='area'" in declared, "a reset of the filters empties it"
    assert "要望を made.xlsx に" in taken(house, "area=税")
