"""Streamlit's words in Japanese: each stands in the installed version as we expect it, and only words are replaced."""

import re
from pathlib import Path

import pytest

from dashboard.ui import ahead, words

FILES = ahead.STATIC / "static" / "js"
EVERY = [(name, english, japanese) for name, said in words.WORDS.items() for english, japanese in said.items()]
SHOWN = re.compile(r'(?:"aria-label"|label|placeholder|children|title):`([A-Z][a-z][^`]*)`')
"""What is said to a person, in a script of Streamlit."""
WHOLE = [name for name in words.WORDS if name not in ("index", "DataFrame")]
"""Files of one element. The other two also hold menus that this dashboard has not."""


def script(name: str) -> Path:
    (found,) = [file for file in FILES.glob("*.js") if file.name.rsplit(".", 2)[0] == name]
    return found


@pytest.mark.parametrize(("name", "english", "japanese"), EVERY)
def test_the_words_stand_in_the_installed_version(name: str, english: str, japanese: str) -> None:
    assert words.literal(english) in script(name).read_bytes()


@pytest.mark.parametrize(("name", "english", "japanese"), EVERY)
def test_only_words_are_put_in(name: str, english: str, japanese: str) -> None:
    """Nothing that ends a literal or computes something else than the one it replaces did."""
    holes = re.findall(r"\$\{[^}]*\}", japanese)
    assert all(hole in english for hole in holes)
    assert not set("`\\$") & set(re.sub(r"\$\{[^}]*\}", "", japanese))
    assert not re.search("[A-Za-z]{2}", re.sub(rf"\$\{{[^}}]*\}}|CSV|Enter|Esc|Ctrl|^{words.JAPANESE}$", "", japanese))


@pytest.mark.parametrize("name", WHOLE)
def test_an_element_says_nothing_else(name: str) -> None:
    """With a new Streamlit that says more, more is to be translated."""
    written = words.in_japanese(f"{words.ADDRESS}js/{script(name).name}", script(name).read_bytes()).decode()
    assert SHOWN.findall(written) == []


@pytest.mark.parametrize(
    ("name", "theirs", "ours"), [(name, *call) for name, calls in words.CALLS.items() for call in calls.items()]
)
def test_a_call_that_is_ours_stands_once_in_the_installed_version(name: str, theirs: str, ours: str) -> None:
    assert script(name).read_bytes().count(theirs.encode()) == 1
    said = words.in_japanese(f"{words.ADDRESS}js/{script(name).name}", script(name).read_bytes())
    assert theirs.encode() not in said and ours.encode() in said


def test_other_files_and_other_scripts_are_left_alone() -> None:
    assert words.in_japanese(f"{words.ADDRESS}media/index.abc.woff2", b"`Close`") == b"`Close`"
    assert words.in_japanese(f"{words.ADDRESS}js/index.esm.abc.js", b"`Close`") == b"`Close`"
    assert words.in_japanese(f"{words.ADDRESS}js/index.abc.js", b"`Close`") == "`閉じる`".encode()
