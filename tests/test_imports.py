"""Who may import whom. The first thing to read: the folders are the data flow, and this is its direction."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

SHAPES = {"charts.distribution", "charts.over_time", "charts.rankings", "charts.relations"}
"""Which shape a room holds is said by the question it answers. No shape knows another; what they need is look."""
OF_PAGES = {"screens.framing", "screens.gathering", "screens.material", "screens.state"}
"""How a screen says what its page shows, without the page."""
ON_EVERY_SCREEN = {"screens.block", "screens.choices", "screens.noticed", "screens.terms", "screens.view"}
PUBLISHED = ("published", "publishing")
OF_CELLS = {"importers.cells", "importers.findings", "importers.model"}
OF_SHEETS = {*OF_CELLS, "importers.addresses"}

# room of the house → rooms it may import. A module's room is the longest matching prefix of its dotted name, without
# "dashboard."; within a room everybody may import everybody. ``screens.*`` are as many rooms as there are screens: what
# is new there needs no row. An allowance nobody uses fails.
MAY_IMPORT: dict[str, set[str]] = {
    "app": {"access.rules", "settings", "store.build", "ui"},
    "serve": {"access", "disk", "settings", "ui"},
    "pages.*": {
        *("access", "access.rules"),
        *("console", "errors", "labels", "markup", "records", "screens.*", "screens.department", "screens.overview"),
        *("screens.columns", "screens.since", "settings", "store.answers", "ui", "upkeep", "uploads", *ON_EVERY_SCREEN),
    },
    "ui": {
        *("access", "access.rules"),
        *("errors", "exports", "labels", "markup", "sample", "screens.about", "screens.columns", "settings"),
        *("making", "municipalities", "screens.framing", "screens.material", "screens.state"),
        *("store.answers", "uploads", *ON_EVERY_SCREEN - {"screens.noticed"}),
        # Which meetings are frozen is asked in every run, and the form that freezes one stands on any page.
        *("ledger", "records"),
        # Whether all is well.
        "upkeep",
    },
    "uploads": {
        *("access", "access.rules"),
        *(
            "disk",
            "errors",
            "exports",
            "exports.marked",
            "exports.templates",
            "importers",
            "importers.around",
            "importers.colours",
            "importers.mapping",
            "importers.window",
            "labels",
            "ledger",
        ),
        *("municipalities", "settings", "store.answers"),
        "store.build",
    },
    # 概況 cuts across all subjects: it shows the figures of their own pages.
    "screens.overview": {
        *("charts.distribution", "charts.over_time", "labels", "screens.*", "settings"),
        *("screens.framing", "screens.material", "screens.state"),
        *("markup", "screens.block", "screens.terms", "screens.view"),
    },
    # So does 部署カルテ.
    "screens.department": {
        *(
            "charts.look",
            "charts.over_time",
            "charts.relations",
            "errors",
            "labels",
            "markup",
            "screens.*",
            "screens.overview",
        ),
        *("screens.block", "screens.choices", "screens.material", "screens.state", "screens.terms", "screens.view"),
        "settings",
    },
    # Any other screen knows no other screen.
    "screens.*": {"charts.look", "labels", "markup", "screens.since", "settings", *SHAPES, *ON_EVERY_SCREEN, *OF_PAGES},
    # What a page says as plain data, for any state of its URL; each screen says its own, and is found by listing.
    "screens.state": {"screens.choices", "screens.view", "settings"},
    "screens.framing": {"errors", "labels", "screens.choices", "screens.state", "screens.view"},
    "screens.about": {"labels", "screens.block", "screens.state", "screens.terms", "screens.view"},
    "screens.material": {"screens", "screens.about", "screens.block", "screens.state", "screens.view"},
    "screens.gathering": {"screens.block", "screens.choices", "screens.material", "screens.state"},
    "screens.block": {"charts.look", "labels", "markup", "screens.terms"},
    "screens.choices": {"screens"},
    "screens.columns": {"labels", "screens"},
    "screens.noticed": set(),
    # What is defined is found by listing the screens.
    "screens.terms": {"screens", "settings"},
    "screens.view": {"labels", "screens.terms"},
    # What happened since a meeting is said on every screen in the same two parts.
    "screens.since": {"labels", "screens.block", "screens.columns", "screens.view"},
    "screens": set(),
    **{shape: {"charts.look", "labels", "markup"} for shape in SHAPES},
    "charts.look": {"labels", "markup"},
    "charts": set(),
    "exports": {
        *("exports.native", "exports.slides", "labels", "markup", "screens.block"),
        *("screens.columns", "screens.material"),
    },
    # Figures as charts of an office program; it sees nothing of what they were made from.
    "exports.native": {"charts.look", "markup"},
    "exports.slides": {
        *("charts.look", "errors", "exports", "exports.native", "labels", "markup", "screens.block"),
        *("screens.columns", "screens.material"),
    },
    # What goes back to the 課, and what they fill in: workbooks as the importers read them.
    "exports.marked": {
        *("exports", "importers", "importers.addresses", "importers.files", "importers.findings", "importers.model"),
        "labels",
    },
    "exports.templates": {
        *("exports", "importers", "importers.addresses", "importers.files", "importers.model", "labels"),
    },
    "__main__": {"commands", "disk", "errors", "settings"},
    # What keeps a data folder for years: it looks at all that is kept, and knows no page.
    "upkeep": {
        "access",
        "disk",
        "errors",
        "importers",
        "ledger",
        "records",
        "settings",
        "store.answers",
        "store.build",
        "store.queries",
    },
    # Files of many municipalities into the ledgers of each, on all cores.
    "ingest": {
        *("disk", "errors", "importers", "importers.files", "ledger", "municipalities", "sandbox", "store.build"),
        "engines.reading",
    },
    # A cluster that reads files: the same readers, in the same kind of processes.
    "engines.reading": {"engines", "errors", "sandbox"},
    "commands": {
        *("access", "access.rules"),
        *("ingest", "municipalities", "upkeep"),
        *("disk", "errors", "exports", "exports.marked", "exports.templates", "importers", "labels", "ledger"),
        *("records", "settings", "store.answers", "store.build", "store.every", "store.queries"),
        "uploads",
        *("console", "making", "screens.choices", "screens.gathering", "screens.material", "screens.state"),
    },
    "records": {"access", "access.rules", "disk", "errors", "importers", "ledger", "settings", "store.answers"},
    "store.build": {
        *("disk", "engines", "errors", "labels", "ledger", "municipalities", "records", "sample", "settings"),
        *("store.answers", "store.gathering", "store.loading", "store.published", "store.queries"),
    },
    "store.loading": {
        *("engines", "importers", "importers.model", "ledger", "records", "settings"),
        *("store.queries", "store.submissions"),
    },
    # What was built of many municipalities at once, and which version of it counts.
    "store.published": {"engines", "municipalities"},
    "store.publishing": {
        *("disk", "engines", "errors", "ledger", "municipalities"),
        *("store.answers", "store.build", "store.loading", "store.published"),
    },
    # DuckDB, or Spark by translation; it knows no table by name.
    "engines": {"disk", "errors", "municipalities", "settings"},
    # What of the ledger tells who has sent what and when.
    "store.submissions": {"errors", "importers", "ledger", "settings", "working_days"},
    "store.answers": {"disk", "errors", "municipalities", "settings", "store.queries"},
    "store.queries": {"errors", "settings"},
    "ledger": {
        *("access", "access.rules", "disk", "errors", "importers", "importers.model", "municipalities", "settings"),
    },
    # Files made of pages: for the command, and beside the server.
    "making": {
        *("access", "errors", "exports", "labels", "records", "sample", "settings", "store.answers"),
        *("screens.*", "screens.gathering", "screens.material", "screens.state", "screens.view"),
    },
    "sample": {"access", "errors", "importers", "labels", "ledger", "records", "settings", "store.answers"},
    # The one door, and what goes through it.
    "importers": {
        *("errors", "importers.datasets", "importers.datasets.*", "importers.findings", "importers.model"),
        *("importers.questions", "importers.reading", "importers.register", "sandbox"),
    },
    "importers.around": {
        *("importers", "importers.files", "importers.findings", "importers.model", "importers.window"),
    },
    "importers.mapping": {
        *("importers", "importers.cells", "importers.files", "importers.findings", "importers.model"),
        *("importers.questions", "importers.tables"),
    },
    "importers.reading": {
        *("importers.addresses", "importers.datasets", "importers.files", "importers.findings", "importers.model"),
        *("importers.questions", "importers.tables", "importers.window"),
    },
    "importers.datasets": {"importers.model"},
    # A dataset knows no other dataset.
    "importers.datasets.*": {
        *OF_SHEETS,
        *("importers.colours", "importers.questions", "importers.tables", "labels", "municipalities"),
    },
    "importers.register": {*OF_CELLS, "importers.questions", "importers.tables"},
    "importers.tables": {*OF_SHEETS, "importers.questions"},
    "importers.questions": OF_CELLS,
    "importers.files": {"importers.addresses", "importers.colours", "importers.findings", "importers.model"},
    "importers.findings": {"errors", "importers.model"},
    "importers.cells": {"importers.model"},
    "importers.addresses": set(),
    "importers.colours": set(),
    "importers.window": {"importers.addresses", "importers.colours", "importers.model"},
    "importers.model": set(),
    # A statement that somebody wrote, in a process of its own: it sees a store, and nothing of what made it.
    "console": {"disk", "errors", "labels", "sandbox", "settings", "store.answers"},
    # What nobody can vouch for: a file from outside, a statement typed on a page.
    "sandbox": {"disk"},
    # Who asks, and whether they may: asked where a thing is done. What the settings say of it knows nothing else.
    "access": {"access.rules", "disk", "errors", "settings"},
    "access.rules": set(),
    "settings": {"access.rules", "disk", "errors", "municipalities"},
    # Many municipalities in one installation: which there are and where they are kept.
    "municipalities": {"disk", "errors"},
    "store.gathering": {"ledger", "municipalities", "store.answers", "store.queries"},
    "store.every": {"disk", "errors", "municipalities", "settings", "store.build", "store.publishing"},
    "labels": set(),
    "working_days": set(),
    "markup": set(),
    "disk": {"errors"},
    "errors": set(),
    "benchmarks": {
        *("access", "exports", "importers", "importers.datasets.*", "labels", "ledger", "making", "municipalities"),
        *("records", "sample"),
        *("screens.*", "screens.block"),
        *("screens.gathering", "screens.material", "settings", "store.answers", "store.build", "store.queries"),
        *("store.published", "store.publishing"),
    },
    # It begins where nothing is installed yet: only what needs nothing but Python.
    "bundle": {"disk", "errors"},
    "data.sample": set(),
    # Too many lists to write as spreadsheets: what importers would have read goes into the ledgers.
    "data.prefecture": {
        *("disk", "importers", "importers.datasets.*", "importers.model", "importers.tables", "ledger"),
        *("municipalities", "settings"),
    },
}

# third-party library → the only rooms that may use it.
HOMES = {
    "streamlit": {"app", "serve", "pages.*", "ui", "benchmarks"},
    "starlette": {"serve", "ui"},
    "plotly": {"charts.look", "benchmarks"},
    "dash": {"benchmarks"},
    "duckdb": {
        "console",
        "engines",
        *(f"store.{room}" for room in ("answers", "build", "gathering", "loading", *PUBLISHED)),
    },
    "pyspark": {"engines"},
    "sqlglot": {"engines"},
    "grpc": {"engines"},
    "filelock": {"disk"},
    "jpholiday": {"working_days"},
    "python_calamine": {"importers.files", "benchmarks"},
    "xlrd": {"importers.files"},
    "openpyxl": {"importers.files"},
    "defusedxml": {"importers.files"},
    "sudachipy": {"importers.register"},
    "rapidfuzz": {"importers.register", "importers.datasets.*"},
    "pptx": {"exports.slides", "benchmarks"},
    "lxml": {"exports.native", "exports.slides"},
    "xlsxwriter": {
        *("exports", "exports.marked", "exports.native", "exports.slides", "exports.templates", "benchmarks"),
        "data.sample",
    },
    "waitress": {"benchmarks"},
    "limits": {"access"},
    "sqlite3": {"access", "bundle", "ledger"},
    "packaging": {"bundle"},
}


def row(dotted: str) -> str | None:
    """The row of the table a module belongs to: ``dashboard.importers.cells.dates`` → importers.cells."""
    name = dotted.removeprefix("dashboard.")
    fitting = [known for known in MAY_IMPORT if f"{name}.".startswith(known.removesuffix("*").rstrip(".") + ".")]
    of_many = [known for known in fitting if known.endswith(".*") and name.count(".") >= known.count(".")]
    named = [known for known in fitting if not known.endswith(".*")]
    # A row of its own goes before the row of many: screens.block is no screen.
    return max([*of_many, *named], key=lambda known: (known.count("."), not known.endswith("*")), default=None)


def room(dotted: str) -> str | None:
    """The room: the row, or where that is of many the part of the name that says which."""
    found = row(dotted)
    if found is None or not found.endswith(".*"):
        return found
    return ".".join(dotted.removeprefix("dashboard.").split(".")[: found.count(".") + 1])


def modules() -> list[Path]:
    """Every module of the product, its benchmarks and its sample."""
    folders = ("pages", "dashboard", "benchmarks", "bundle", "data/sample", "data/prefecture")
    return sorted(
        [ROOT / "app.py", ROOT / "serve.py", *(path for name in folders for path in ROOT.glob(f"{name}/**/*.py"))]
    )


def dotted_name(path: Path) -> str:
    """The name a file is imported by."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {dotted_name(path): path for path in modules()}


@cache
def imports(path: Path) -> list[ast.Import | ast.ImportFrom]:
    """The import statements anywhere in a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]


def imported(path: Path) -> set[str]:
    """Dotted names imported anywhere in a file; of ``from a import b`` it is a.b where that is a module, else a."""
    names = set()
    for node in imports(path):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= {name if name in MODULES else node.module for name in inner}
    return names


@cache
def arrows() -> dict[tuple[str, str], set[str]]:
    """(row, row it imports) → the imports that do, from one room to another."""
    found: dict[tuple[str, str], set[str]] = {}
    for name, path in MODULES.items():
        for other in imported(path) & MODULES.keys():
            here, there = row(name), row(other)
            if here and there and room(name) != room(other):
                found.setdefault((here, there), set()).add(f"{name} imports {other}")
    return found


@pytest.mark.parametrize("name", MODULES)
def test_every_module_has_a_room(name: str) -> None:
    assert room(name) or name in ("dashboard", "dashboard.store"), f"{name} belongs to no room: add it to the table"


@pytest.mark.parametrize("here", sorted(MAY_IMPORT))
def test_imports_follow_the_table(here: str) -> None:
    used = {there: how for (row_, there), how in arrows().items() if row_ == here}
    assert used.keys() <= MAY_IMPORT[here], {there: how for there, how in used.items() if there not in MAY_IMPORT[here]}


@pytest.mark.parametrize("here", sorted(MAY_IMPORT))
def test_no_allowance_is_unused(here: str) -> None:
    """What nobody needs is not allowed: the table stays the drawing of the house."""
    assert MAY_IMPORT[here] <= {there for row_, there in arrows() if row_ == here}


def test_no_shape_knows_another() -> None:
    """Within its room everybody may import everybody, but of shapes each stands alone."""
    shapes = {name for name in MODULES if room(name) in SHAPES}
    assert not [f"{name} imports {other}" for name in shapes for other in imported(MODULES[name]) & shapes]


def test_no_relative_imports() -> None:
    """They hide from which room something comes."""
    assert not [name for name, path in MODULES.items() for node in imports(path)
                if isinstance(node, ast.ImportFrom) and node.level]  # fmt: skip


@pytest.mark.parametrize("library", HOMES)
def test_a_library_has_one_home(library: str) -> None:
    used = {row(name) for name, path in MODULES.items()
            if library in {other.partition(".")[0] for other in imported(path)}}  # fmt: skip
    assert used == HOMES[library]


def test_no_page_lies_directly_in_pages() -> None:
    """A .py beside app.py's pages/ folder would make Streamlit skip app.py on a deep link to a fresh server."""
    assert not list((ROOT / "pages").glob("*.py"))
