"""Running commands as another program would, for all tests of this folder."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from dashboard.__main__ import main

Capture = pytest.CaptureFixture[str]
City = Callable[[str, str], str]
"""Writes a file of this name with this text and returns its path."""

HEADER = "手続ID,所管部,所管課,手続名,オンライン化状況,年間件数,オンライン件数\n"
ROWS = {
    "市民課": "1,市民部,市民課,転入届,済,100,40\n2,市民部,市民課,転出届,未実施,50,\n",
    "税務課": "3,総務部,税務課,納税証明,○,200,10\n4,総務部,税務課,減免申請,対象外,5,0\n",
}


def said(capsys: Capture, *arguments: str, status: int = 0) -> str:
    """What a command prints; it must end with this status."""
    capsys.readouterr()
    assert main(arguments) == status
    return capsys.readouterr().out


def refused(capsys: Capture, *arguments: str, status: int = 1) -> str:
    """What a command that ends with this status says about it."""
    capsys.readouterr()
    assert main(arguments) == status
    return capsys.readouterr().err


def query(capsys: Capture, name: str, *params: str) -> list[dict[str, Any]]:
    """The rows of an answer."""
    return list(json.loads(said(capsys, "query", name, *params, "--format", "json")))


def imported(capsys: Capture, *arguments: str, status: int = 0) -> list[dict[str, Any]]:
    """What an import reports, file by file."""
    return list(json.loads(said(capsys, "import", *arguments, "--format", "json", status=status))["imports"])


def logged(capsys: Capture) -> list[dict[str, Any]]:
    """Everything that is recorded."""
    return list(json.loads(said(capsys, "log", "--format", "json")))


def without_import(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows without the number of their import."""
    return [{key: value for key, value in row.items() if key != "import_id"} for row in rows]
