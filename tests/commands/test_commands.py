"""The commands are found by listing, and the exit status says what came of one."""

import pytest

from dashboard import commands
from dashboard.__main__ import main
from tests.commands.asking import HEADER, Capture, City, refused

IN_ORDER = [
    "import",
    "undo",
    "rebaseline",
    "log",
    "build",
    "trainees",
    "query",
    "sql",
    "anew",
    "mark",
    "template",
    "meeting",
    "export",
    "backup",
    "restore",
    "check",
    "access",
    "audit",
]


def test_commands_are_listed_in_the_order_of_help(capsys: Capture) -> None:
    listed = commands.listed()
    assert [*listed] == IN_ORDER
    places = [command.PLACE for command in listed.values()]
    assert len(set(places)) == len(places), "two commands say the same PLACE"
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    shown = capsys.readouterr().out
    assert ended.value.code == 0
    lines = [shown.index(f"{name} ") if name != "rebaseline" else shown.index("rebaseline\n") for name in IN_ORDER]
    assert lines == sorted(lines)
    assert all(command.HELP in shown for command in listed.values())


@pytest.mark.parametrize("name", IN_ORDER)
def test_every_command_explains_itself(name: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert f"python -m dashboard {name}" in capsys.readouterr().out


def test_wrong_use_is_status_2_and_says_how(city: City, capsys: Capture) -> None:
    for arguments, words in (
        (["query", "online/nothing"], "ありません"),
        (["query", "online/totals", "colour=blue"], "条件「colour」"),
        (["query", "online/totals", "as_of"], "key=value"),
        (["query", "online/totals", "as_of=昨日"], "2026-10-31"),
        (["import", "no-such-file.xlsx"], "開けません"),
        (["import", city("a.csv", HEADER), "--as-of", "10月"], "2026-10-31"),
        (["undo", "計画"], "見直し3"),
    ):
        assert words in refused(capsys, *arguments, status=2)


def test_a_refusal_is_status_1(city: City, capsys: Capture) -> None:
    assert "取込番号 99 はありません" in refused(capsys, "undo", "99")


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["import"], ["rebaseline", "1-1"]])
def test_what_cannot_be_parsed_is_status_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
