"""What README and its neighbours say of the repository is so."""

import re
from pathlib import Path

import pytest

from dashboard import commands
from dashboard.settings import ROOT
from dashboard.store import queries

TOOLS = {"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "SECURITY.md", "pyproject.toml"}
"""Files at the top that say what they are by their names."""
PAGES = ["README.md", "SECURITY.md", "docs/security.md", "docs/masking.md", "queries/README.md"]
SECTION = re.compile(
    r"\d{4}-\d\d-\d\d · (?:accepted|superseded by (\d+))\n\nDecided .+?\sinstead\sof\s.+?\.\n\n.+", re.DOTALL
)


def text(path: str) -> str:
    """A file of the repository."""
    return (ROOT / path).read_text(encoding="utf-8")


def targets() -> set[str]:
    """The Makefile's targets, its files left out."""
    return set(re.findall(r"(?m)^([a-z]+):", text("Makefile")))


def listing(folder: Path) -> set[str]:
    """What `ls` shows, less what is made at run time; folders end in a slash."""
    seen = [path for path in folder.iterdir() if not path.name.startswith((".", "__")) and path.name != "dist"]
    return {f"{path.relative_to(ROOT).as_posix()}{'/' if path.is_dir() else ''}" for path in seen}


def layout() -> set[str]:
    """The paths in the first column of README's table of files, those written in full."""
    rows = re.findall(r"(?m)^\| (`.*?) \|", text("README.md").partition("## How it is laid out")[2])
    return {path for row in rows for path in re.findall(r"`([^`]+)`", row)}


def test_readme_names_every_make_target_and_no_other() -> None:
    assert set(re.findall(r"(?m)(?:`|^ {4})make ([a-z]+)", text("README.md"))) == targets()


def test_make_help_lists_every_target() -> None:
    assert set(re.findall(r"(?m)^([a-z]+):.*## ", text("Makefile"))) == targets()
    phony = re.search(r"(?m)^\.PHONY: (.*)$", text("Makefile"))
    assert phony
    assert set(phony[1].split()) == targets()


@pytest.mark.parametrize("page", [*PAGES, "CONTRIBUTING.md", "docs/利用の手引き.md"])
def test_every_link_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", text(page))
    assert not [link for link in links if not (ROOT / page).parent.joinpath(link).exists()]


@pytest.mark.parametrize("page", [*PAGES, "docs/decisions.md"])
def test_every_path_exists(page: str) -> None:
    """`a/b.c` and `a/` are paths, from the root or from where they are named; a path with <…> is an example."""
    named = re.findall(r"`((?:[\w.-]+/)+[\w.-]*\.(?:py|sql|md|toml)|(?:[a-z_-]+/)+)`", text(page))
    rooms = ("", "queries", "data", "dashboard", "dashboard/importers", "dashboard/charts")
    places = ((ROOT / page).parent, *(ROOT / room for room in rooms))
    made = {"originals/", "rows/"}
    assert named
    assert not [path for path in named if path not in made and not any((place / path).exists() for place in places)]


def test_the_table_of_files_is_what_lies_there() -> None:
    top = {path for path in listing(ROOT) if not path.startswith(("requirements", "settings")) and path not in TOOLS}
    house = {path for path in listing(ROOT / "dashboard") if path != "dashboard/__main__.py"}
    expected = top - {"dashboard/"} | house
    named = {path for path in layout() if path.count("/") < 3}
    assert named == expected


def test_answers_that_others_may_rely_on_exist() -> None:
    promised = re.search(r"Answers others may rely on: (.*?) \(names", text("README.md"), re.DOTALL)
    assert promised
    names = re.findall(r"`([^`]+)`", promised[1])
    assert names
    assert set(names) <= set(queries.names())


def test_every_command_is_in_readme() -> None:
    assert set(commands.listed()) == set(re.findall(r"python -m dashboard ([a-z]+)", text("README.md")))


def sections() -> list[str]:
    """The decisions, each from its number on."""
    return re.split(r"(?m)^## ", text("docs/decisions.md").partition("\n# Libraries\n")[0])[1:]


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [section.partition(". ")[0] for section in sections()]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("section", sections(), ids=lambda section: section.partition(".")[0])
def test_a_decision_has_its_day_status_and_alternative(section: str) -> None:
    """A later one that supersedes it exists."""
    title, _, body = section.partition("\n")
    found = SECTION.fullmatch(body)
    assert found, f"{title}: a day · a status, then: Decided … instead of …, then why"
    assert found[1] is None or int(title.partition(".")[0]) < int(found[1]) <= len(sections())


@pytest.mark.parametrize("path", sorted(path.name for path in ROOT.glob("docs/*.md")) + sorted(TOOLS))
def test_no_file_was_left_half_merged(path: str) -> None:
    whole = text(path if path in TOOLS else f"docs/{path}")
    assert not re.search(r"(?m)^(<{7}|>{7})( |$)", whole)
