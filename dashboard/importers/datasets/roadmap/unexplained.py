"""Colours and signs of a month grid that no 凡例 explains: each is asked once, and its answer kept for this layout.

A layout is the 課 whose sheet it is and the sheet's name without the month in it: what blue means to one 課 it need not
mean to another, nor on another sheet.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Final

from dashboard.importers import colours
from dashboard.importers.addresses import address
from dashboard.importers.cells.folding import clean
from dashboard.importers.cells.values import is_blank, written
from dashboard.importers.datasets.roadmap.marks import SHAPES, SIGN_NAMES, Marks, Meaning
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Position
from dashboard.importers.questions import FILL, SIGN, answer_key, answer_to, key_of, refuse, report_used
from dashboard.importers.tables.table import Table

CHOICES: Final[dict[str, Meaning | None]] = {
    "計画": "planned", "実績": "actual", "見込": "forecast", "意味なし": None,
}  # fmt: skip
_YEAR: Final = r"(?:令和|平成|[RH])?\d{1,4}"
_MONTH: Final = re.compile(
    rf"(?:{_YEAR}\s*(?:年度?|[./_-])\s*)?\d{{1,2}}\s*月(?:\s*\d{{1,2}}\s*日)?|(?:[RH]|20)\d{{1,2}}[./_-]\d{{1,2}}(?:[./_-]\d{{1,2}})?"
    r"|20\d{2}[01]\d(?:[0-3]\d)?|月?末(?:現在)?|現在|時点",
    re.IGNORECASE,
)
Places = Mapping[str, Sequence[Position]]


def settle(marks: Marks, heads: Mapping[int, int], report: Report) -> bool:
    """Put what was answered into the legend and ask for the rest, in rows that no 区分 explains (row → the row that
    names its initiative). Whether anything must be answered first."""
    asked = _Asked(marks, report)
    is_listed = bool(marks.legend.fills)
    fills = marks.unexplained_fills(heads)
    open_fills = asked.left(FILL, fills)
    signs = asked.left(SIGN, marks.unexplained_signs(heads))
    told_apart = len(fills) > 1 or bool(asked.known(FILL))
    if is_listed:
        asked.ask("grid_fill_unlisted", FILL, open_fills)
        return asked.ask_signs(signs)
    beside = [sign for sign in marks.signs_beside_fills(heads) if sign in signs] if open_fills else []
    if open_fills and (told_apart or beside):
        asked.ask("grid_fill_unclear", FILL, open_fills)
        asked.ask("grid_sign_unclear", SIGN, {sign: signs[sign] for sign in beside})
        return True
    return asked.ask_signs(signs)


class _Asked:
    """The questions about one sheet, and what was answered to them."""

    def __init__(self, marks: Marks, report: Report) -> None:
        self.marks, self.report = marks, report
        self.sheet, self.hints = marks.table.sheet.name, marks.table.hints
        self.layout = _layout(marks.table, report.file)

    def left(self, subject: str, places: Places) -> Places:
        """Those of the fills or signs that nobody has answered; the others go into the legend."""
        return {each: cells for each, cells in places.items() if not self._settled(subject, each, cells[0])}

    def known(self, subject: str) -> list[str]:
        """What was answered for fills or signs of this layout, folded."""
        begin = answer_key(key_of(subject, f"{self.layout}・"))
        return [key for key in self.hints.answers if key.startswith(begin)]

    def ask(self, code: str, subject: str, places: Places) -> None:
        """Ask for each what it stands for."""
        for each, cells in places.items():
            details = {
                "count": len(cells),
                "where": _where(cells),
                "layout": self.layout,
                "named": colours.in_words(_name(subject, each)),
            }
            self.report.ask(
                code, key=self._key(subject, each), choices=tuple(CHOICES), sheet=self.sheet,
                cell=address(*cells[0]), value=_name(subject, each), **details,
            )  # fmt: skip

    def ask_signs(self, signs: Places) -> bool:
        """Ask for signs where two say different things, or where others of this sheet were asked before."""
        if not signs or not (len(SHAPES & signs.keys()) > 1 or self.known(SIGN)):
            return False
        self.ask("grid_sign_unclear", SIGN, signs)
        return True

    def _settled(self, subject: str, each: str, first: Position) -> bool:
        key = self._answered(subject, each)
        answer = answer_to(self.hints, key) if key else None
        if key is None or answer is None:
            return False
        if answer not in CHOICES:
            refuse(self.report, key, answer, tuple(CHOICES))
            return False
        report_used(self.report, key, answer, sheet=self.sheet, cell=address(*first))
        self._explain(subject, each, CHOICES[answer])
        return True

    def _explain(self, subject: str, each: str, meaning: Meaning | None) -> None:
        legend = self.marks.legend
        if meaning is None:
            legend.nothing.add(each)
        else:
            (legend.fills if subject == FILL else legend.signs)[each] = meaning

    def _answered(self, subject: str, each: str) -> str | None:
        """The key of the answer to this one, or to a colour that an eye takes for it."""
        key = self._key(subject, each)
        if subject == SIGN or answer_to(self.hints, key) is not None:
            return key
        alike = [known for known in self.known(subject) if colours.same_called(known, key)]
        # Of several the last one was answered last.
        colour = colours.colour_of(alike[-1]) if alike else None
        return self._key(subject, " ".join([*each.split(" ")[:-1], colour])) if colour else None

    def _key(self, subject: str, each: str) -> str:
        return key_of(subject, f"{self.layout}・{_name(subject, each)}")


def _name(subject: str, each: str) -> str:
    """A sign by its name, too: ○ and ● are one to those who type."""
    return colours.called(each) if subject == FILL else f"{SIGN_NAMES.get(each, '')}{each}"


def _where(cells: Sequence[Position]) -> str:
    first = address(*cells[0])
    return first if len(cells) == 1 else f"{first} ほか{len(cells) - 1}か所"


def _layout(table: Table, file: str) -> str:
    """Whose sheet it is, and what the sheet is called in every month."""
    written_in = [clean(written(each)) for each in table.values.get("department", ()) if not is_blank(each)]
    owners = [*dict.fromkeys(written_in or filter(None, table.mentioned()))]
    whose = f"{owners[0]}{'ほか' if len(owners) > 1 else ''}" if owners else _without_month(PurePath(file).stem)
    return "・".join(filter(None, (whose, _without_month(table.sheet.name))))


def _without_month(name: str) -> str:
    return _MONTH.sub("", clean(name)).strip(" ・_-()")
