"""The register itself; that it moves other figures is told by theirs."""

import datetime as dt
from collections.abc import Iterator

from dashboard.screens.import_files.moves.move import Move, count, lost
from dashboard.screens.view import Ask


def of_register(before: Ask | None, after: Ask, _: dt.date | None) -> Iterator[Move]:
    """How many 課 there are, and how many people."""
    now = after("import_files/register").iloc[0]
    then = before("import_files/register").iloc[0] if before else None
    was = None if then is None else then["departments"]
    doubt = "課が3分の1より多く減ります" if was and lost(was, now["departments"]) else None
    yield count("課", "組織表", was, now["departments"], doubt)
    yield count("職員数", "組織表", None if then is None else then["headcount"], now["headcount"])
