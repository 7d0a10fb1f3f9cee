"""Who may import whom. The first thing to read: the folders are the data flow, and this is its direction."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

SHAPES = ("charts.distribution", "charts.over_time", "charts.rankings", "charts.relations")
SCREEN = {"charts.look", "labels", "screens.block", "screens.choices", "screens.view", "settings"}

# part of the house → parts it may import. Parts are the longest matching prefix of a module's dotted name.
MAY_IMPORT = {
    "app": {"build", "settings", "ui"},
    "serve": {"ui"},
    "pages.analysis": {
        "errors",
        "labels",
        "plans",
        "screens.assessment",
        "screens.online",
        "screens.roadmap",
        *("screens.block", "screens.choices", "screens.view"),
        "settings",
        "store",
        "ui",
    },
    "pages.data": {
        "screens.assessment",
        "screens.definitions",
        "screens.online",
        "screens.roadmap",
        "settings",
        "ui",
    },
    "ui": {
        "charts.look",
        "errors",
        "exports",
        "labels",
        "sample",
        *("screens.block", "screens.choices", "screens.view"),
        "settings",
        "store",
    },
    # A screen knows no other screen.
    "screens.online": {*SCREEN, "charts.distribution", "charts.over_time", "charts.rankings", "charts.relations"},
    "screens.assessment": {*SCREEN, "charts.distribution", "charts.over_time", "charts.rankings", "charts.relations"},
    "screens.roadmap": {*SCREEN - {"charts.look"}, "charts.over_time", "charts.rankings", "charts.relations"},
    "screens.definitions": {"labels", "screens.block", "screens.choices", "screens.view"},
    "screens.block": {"charts.look"},
    "screens.choices": {"screens"},
    "screens.view": set(),
    "screens": set(),
    **{room: {"charts.look", "labels"} for room in SHAPES},
    "charts.look": {"labels"},
    "charts": set(),
    "labels": set(),
    "exports": {"labels", "queries", "store"},
    "__main__": {
        "build",
        "errors",
        "exports",
        "importers",
        "importing",
        "labels",
        "ledger",
        "plans",
        "queries",
        "settings",
        "store",
        "trainees",
    },
    "trainees": {"errors", "importers", "importing", "ledger", "pseudonyms", "store"},
    "build": {"errors", "importers", "importing", "ledger", "plans", "queries", "sample", "settings", "store"},
    "sample": {"importers", "settings"},
    "importing": {"errors", "importers", "ledger", "plans", "pseudonyms", "settings"},
    "plans": {"errors", "importers", "ledger"},
    "pseudonyms": {"errors"},
    "ledger": {"errors", "importers"},
    "importers": {"errors", "labels"},
    "store": {"errors", "queries"},
    "queries": {"errors", "settings"},
    "settings": {"errors"},
    "errors": set(),
}

# third-party library → the only parts that may use it.
HOMES = {
    "streamlit": {"app", "serve", "pages.analysis", "pages.meeting", "pages.data", "ui"},
    "starlette": {"serve", "ui"},
    "plotly": {*SHAPES, "charts.look"},
    "duckdb": {"store", "build"},
    "filelock": {"build"},
    "python_calamine": {"importers"},
    "xlrd": {"importers"},
    "openpyxl": {"importers", "exports"},
    "defusedxml": {"importers"},
    "rapidfuzz": {"importers"},
    "xlsxwriter": {"exports"},
    "sqlite3": {"ledger"},
}


def part(dotted: str) -> str | None:
    """The part a module belongs to: ``dashboard.ui.filters`` → ui, ``pages.analysis.online`` → pages.analysis."""
    name = dotted.removeprefix("dashboard.")
    return next((known for known in MAY_IMPORT if name == known or name.startswith(f"{known}.")), None)


def modules() -> list[Path]:
    return sorted([ROOT / "app.py", ROOT / "serve.py", *ROOT.glob("pages/**/*.py"), *ROOT.glob("dashboard/**/*.py")])


def dotted_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path) -> set[str]:
    """Dotted names of modules imported anywhere in a file, ``from dashboard import build`` being dashboard.build."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {_module(node.module, alias.name) for alias in node.names}
    return names


def _module(package: str, name: str) -> str:
    """What ``from package import name`` imports: a module of the package, or a name in the package itself."""
    inner = ROOT.joinpath(*package.split("."), name)
    return f"{package}.{name}" if inner.with_suffix(".py").exists() or inner.is_dir() else package


@pytest.mark.parametrize("path", modules(), ids=dotted_name)
def test_imports_follow_the_table(path: Path) -> None:
    here = part(dotted_name(path))
    if here is None:
        assert dotted_name(path) == "dashboard", f"{path} belongs to no part: add it to the table"
        return
    for name in imported(path):
        if name.startswith("dashboard."):
            there = part(name)
            assert there == here or there in MAY_IMPORT[here], f"{here} must not import {there} ({name})"
        home = HOMES.get(name.partition(".")[0])
        assert home is None or here in home, f"{name} has no business in {here}"


@pytest.mark.parametrize("path", [path for path in modules() if part(dotted_name(path)) in SHAPES], ids=dotted_name)
def test_no_shape_knows_another(path: Path) -> None:
    """What two shapes need is look."""
    assert not [name for name in imported(path) if part(name) in SHAPES]


def test_no_page_lies_directly_in_pages() -> None:
    """A .py beside app.py's pages/ folder would make Streamlit skip app.py on a deep link to a fresh server."""
    assert not list((ROOT / "pages").glob("*.py"))


def test_every_part_in_the_table_is_allowed_only_known_parts() -> None:
    assert not [there for allowed in MAY_IMPORT.values() for there in allowed if there not in MAY_IMPORT]
