"""What can be chosen is declared once; the reset knows all that narrows, and nobody else's."""

import ast
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from dashboard import screens
from dashboard.screens import choices
from dashboard.screens.choices import Choice, Pinned, Switch
from dashboard.screens.explore import filters as explore
from dashboard.settings import ROOT


def declared() -> list[Choice | Pinned | Switch[Any]]:
    names = [each.name for each in walk_packages(screens.__path__, "dashboard.screens.")]
    modules = [import_module(name) for name in names if name.endswith((".filters", ".choices"))]
    found = {id(each): each for module in modules for each in vars(module).values()}
    return [each for each in found.values() if isinstance(each, (Choice, Pinned, Switch))]


def test_no_key_is_declared_twice() -> None:
    keys = [each.key for each in declared()]
    assert sorted(keys) == sorted(set(keys))
    assert {"as_of", "vs", "bureau", "department", "pillar", "state", "skill", "round"} <= set(keys)


def test_no_key_is_written_again_where_it_is_used() -> None:
    keys = {each.key for each in declared()}
    for path in [*ROOT.glob("pages/**/*.py"), *ROOT.glob("dashboard/ui/*.py")]:
        assert not keys & as_key(path), path


def as_key(path: Path) -> set[str]:
    """Texts that a file uses as a widget's key or to look into the session or the URL."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.keyword) and node.arg == "key" and isinstance(node.value, ast.Constant):
            found.add(str(node.value.value))
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) in ("st.session_state", "st.query_params"):
            found |= {str(each.value) for each in ast.walk(node.slice) if isinstance(each, ast.Constant)}
    return found


def test_what_a_reset_empties() -> None:
    keys = {each.key for each in choices.narrowing()}
    of_explore = {each.key for each in vars(explore).values() if isinstance(each, Choice)}
    assert keys - of_explore == {"bureau", "department", "only", "pillar", "reason", "sent", "state"}
    assert of_explore <= keys


def test_defaults_are_among_the_options() -> None:
    for each in declared():
        if isinstance(each, Switch):
            assert each.default is None or each.default in each.options
