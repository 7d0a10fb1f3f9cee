"""What reaches a page names no option and no command: the page says what to press, the command line what to type."""

import ast
import re
from collections.abc import Iterator

import pytest

from dashboard.commands import _options
from dashboard.commands._shared import words
from dashboard.importers import DATASETS, Issue
from dashboard.importers.findings.report import WORDS
from dashboard.ledger import guard, older
from dashboard.settings import ROOT
from dashboard.uploads import pressing
from tests.test_imports import MODULES

OPTION = re.compile(r"(^|[^-\w])--[a-z]|コマンドで")
FINDINGS = {**WORDS, **{code: each for dataset in DATASETS.values() for code, each in dataset.findings.items()}}
OF_COMMANDS = (
    *("dashboard.commands", "dashboard.__main__", "dashboard.upkeep"),
    *("benchmarks", "bundle", "data.prefecture", "data.sample", "serve"),
)
LEFT_OUT = older.__name__
"""Knows what older ledgers say of options, to leave it out."""
SAYS_BOTH = "画面でもコマンドでも"
"""Of what is remembered, a page tells that the command line uses it too."""


def texts(name: str) -> Iterator[str]:
    """The texts of a module, but for those that only stand there: docstrings."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    aside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
            yield node.value


def test_no_text_outside_the_commands_names_an_option() -> None:
    elsewhere = [name for name in MODULES if not name.startswith((*OF_COMMANDS, LEFT_OUT))]
    assert len(elsewhere) > 300
    said = [(name, text) for name in elsewhere for text in texts(name) if OPTION.search(text)]
    assert [each for each in said if SAYS_BOTH not in each[1]] == []


def test_no_answer_or_check_of_the_store_names_an_option() -> None:
    literals = (
        literal
        for path in ROOT.glob("queries/**/*.sql")
        for literal in re.findall(r"'[^'\n]*'", re.sub(r"(?m)^\s*--.*$", "", path.read_text(encoding="utf-8")))
    )
    assert not [each for each in literals if OPTION.search(each)]


def issue(code: str, **more: object) -> Issue:
    kind = FINDINGS[code]
    return Issue(code, kind.severity, kind.message, kind.remedy, "一覧.csv", **more)  # type: ignore[arg-type]


def test_every_finding_can_be_settled_on_the_page() -> None:
    for code in FINDINGS:
        said = settled_on_the_page(code)
        assert said.endswith("。") and not OPTION.search(said), code
        if "答え" in FINDINGS[code].remedy or "確かめたと伝えれば" in FINDINGS[code].remedy:
            assert re.search("選[んぶべ]|押して|取り消せます", said), f"{code} says where"


def settled_on_the_page(code: str) -> str:
    asked = "{key}" in FINDINGS[code].message + FINDINGS[code].remedy or "答え" in FINDINGS[code].remedy
    return pressing.remedy(issue(code, key="列:語" if asked else None, choices=("手続名",) if asked else ()))


def test_what_is_said_of_single_findings_is_said_of_findings_there_are() -> None:
    assert {*pressing.OF_CODES, *_options.OF_CODES} <= FINDINGS.keys()


@pytest.mark.parametrize("code", [code for code in FINDINGS if code.startswith("doubt_")])
def test_a_doubt_is_accepted_by_a_press_or_by_its_code(code: str) -> None:
    assert "下の「確かめました」" in pressing.remedy(issue(code))
    assert _options.of(issue(code)) == [f"--accept {code}"]


def test_a_question_is_answered_by_an_option_to_copy() -> None:
    asked = issue("department_unknown", key="課:税無課", choices=("税務課", "市税課"))
    assert _options.of(asked) == ['--answer "課:税無課=税務課"', '--answer "課:税無課=市税課"']
    assert _options.of(issue("department_unknown", key="課:税無課")) == ['--answer "課:税無課=答え"']


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("違うときは --round で指定してください。", "違うときは回を指定してください。"),
        ("見出しを直すか、--answer で答えてください。", "見出しを直すか、答えてください。"),
        ("違うときは取り消してください（コマンドでは undo 答え1）。", "違うときは取り消してください。"),
        ("確認済みとして取り込みました（--accept）。", "確認済みとして取り込みました。"),
    ],
)
def test_what_an_older_version_said_of_options_is_left_out(said: str, shown: str) -> None:
    assert older.remedy(said) == shown


def test_a_ledger_that_cannot_be_used_is_answered_by_a_command_on_the_command_line_alone() -> None:
    for error, option in (
        (guard.Unusable(guard.MISSING), "set-aside"),
        (guard.Doubtful(guard.CHANGED), "accept-ledger"),
    ):
        assert "利用の手引き" in str(error)
        assert words(error).endswith(f"python -m dashboard anew --{option}")
