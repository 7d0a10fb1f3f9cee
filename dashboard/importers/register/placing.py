"""The 課 of a draft, looked up in the register: every name that is not certain is a finding that says what to do."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

import pandas as pd

from dashboard.importers.cells.folding import clean
from dashboard.importers.findings.report import Report
from dashboard.importers.model import NO_HINTS, Dataset, Draft, Hints, Reading
from dashboard.importers.questions import DEPARTMENT, answer_to, key_of, refuse, report_used
from dashboard.importers.register.departments import Match, NoMatch, Register
from dashboard.importers.register.owners import Owners, is_everybody, owners
from dashboard.importers.register.sharing import share

_HINTS: Final = {
    "unknown": "近い名前：{names}。",
    "ended": "後継の課：{names}。",
    "not_yet": "この課ができるのは基準日より後です（{names}）。",
    "ambiguous": "候補：{names}。",
    "other_bureau": "組織表では：{names}。",
}
_CODES: Final = {
    "unknown": "department_unknown",
    "ended": "department_ended",
    "not_yet": "department_ended",
    "ambiguous": "department_ambiguous",
    "other_bureau": "department_other_bureau",
}
_SOMEBODY: Final = re.compile(r"\S*@\S*|\d{3,}")
_REMARKS: Final = {
    "subunit": "department_subunit",
    "bureau_differs": "department_bureau_differs",
    "successor": "department_succeeded",
}


def extended_by(readings: Iterable[Reading], datasets: Mapping[str, Dataset], register: Register) -> Register:
    """The register together with all registers (組織表) among the readings."""
    for each in readings:
        if each.dataset and datasets[each.dataset].is_register and not each.rows.empty:
            register = register.extended(each.rows)
    return register


def place(made: Draft, dataset: Dataset | None, register: Register, hints: Hints = NO_HINTS) -> Reading:
    """Finish a draft: fill in the 課 of sheets without a 課 column, and check all names against the register.

    What the register does not tell is asked; ``hints`` hold what was answered.
    """
    reading = made.reading
    if reading.rows.empty or dataset is None:
        return reading
    report = Report(reading.file)
    if dataset.is_register:
        _check_successors(reading.rows, register, report)
    if dataset.departments:
        if not dataset.form:
            _fill_departments(made, dataset, register, report)
        if dataset.is_of_each:
            share(reading, register, report)
        names = Names(made, dataset, register, hints, report)
        if not dataset.form:
            names.part()
        names.check()
    reading.issues += report.issues
    return reading


def _fill_departments(made: Draft, dataset: Dataset, register: Register, report: Report) -> None:
    rows, as_of = made.reading.rows, made.reading.as_of
    for sheet in rows["sheet"].unique():
        if sheet in made.department_columns:
            continue
        unnamed = (rows["sheet"] == sheet) & rows["department_text"].isna()
        if dataset.is_of_each:
            unnamed &= rows["bureau_text"].isna()
        if not unnamed.any():
            continue
        name = _department_of_sheet(made, sheet, register, as_of, report)
        if name:
            rows.loc[unnamed, "department_text"] = name
        else:
            key = key_of("見出し", "所管課")
            report.ask("department_missing", key=key, choices=made.unread.get(sheet, []), sheet=sheet)


def _department_of_sheet(
    made: Draft, sheet: str, register: Register, as_of: dt.date | None, report: Report
) -> str | None:
    path = PurePath(made.reading.file)
    folders = [(folder, f"フォルダー名「{folder}」") for folder in reversed(path.parent.parts)]
    for words, source in ((sheet, f"シート名「{sheet}」"), (path.stem, f"ファイル名「{path.name}」"), *folders):
        names = register.mentioned(words, as_of)
        if len(names) == 1:
            report.add("department_from_name", sheet=sheet, value=names[0], source=source)
            return names[0]
    return None


_WRITTEN: Final = ["sheet", "row", "department_text", "bureau_text"]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A 課 and its 部 as some rows write them."""

    everything: pd.DataFrame
    text: str
    bureau: str | None

    @property
    def rows(self) -> pd.DataFrame:
        """The rows that write it so; a row that became several of one 課 counts once."""
        named = self.everything[_WRITTEN].drop_duplicates()
        bureau = named["bureau_text"]
        same = bureau.isna() if self.bureau is None else bureau.eq(self.bureau)
        return named[named["department_text"].eq(self.text) & same]


class Names:
    """The 課 that the rows of a draft name, looked up in the register."""

    def __init__(self, made: Draft, dataset: Dataset, register: Register, hints: Hints, report: Report) -> None:
        self.made, self.register, self.hints, self.report = made, register, hints, report
        self.related = next(iter(dataset.departments[1:]), None)
        self.is_about_people = dataset.person is not None

    def part(self) -> None:
        """Take several 課 in one cell apart, where each is certain: the first has the row, the others are 関係課."""
        for each in self._spellings():
            if isinstance(self._match(each), Match):
                continue
            if found := owners(each.text, each.bureau, self.made.reading.as_of, self.register):
                self._part(each.rows, each.text, found)
            elif is_everybody(each.text) and not self._answer(each.rows, each.text, self._all_names()):
                self._ask("department_all", each, self._all_names())
        if self.related:
            everything = self.made.reading.rows
            everything[self.related] = everything[self.related].map(self._apart)

    def check(self) -> None:
        """Report every name that the register does not know for certain."""
        spellings = self._spellings()
        if spellings and not self.register:
            self.report.add("departments_from_file", count=len({each.text for each in spellings}))
            return
        for each in spellings:
            found = self._match(each)
            code, details = _finding(found)
            if isinstance(found, NoMatch):
                is_asked = any(issue.key == self._key(each.text) for issue in self.report.issues)
                if not is_asked and not self._answer(each.rows, each.text, found.candidates):
                    self._ask(_CODES[found.why], each, found.candidates, **details)
            elif code:
                self.report.add(code, **self._place(each.rows, each.text, each.bureau), **details)

    def _spellings(self) -> list[Spelling]:
        """Each pair of 部 and 課 as they are written, as of now: rows may be renamed while they are gone through."""
        rows = self.made.reading.rows.copy(deep=False)
        # Without pandas: forty files of a few rows each are gone through, and it looks long at every one.
        pairs = dict.fromkeys(
            (text, bureau if isinstance(bureau, str) else None)
            for text, bureau in zip(*(rows[name].to_numpy(dtype=object) for name in _WRITTEN[2:]), strict=True)
            if isinstance(text, str)
        )
        return [Spelling(rows, text, bureau) for text, bureau in pairs]

    def _match(self, each: Spelling) -> Match | NoMatch:
        return self.register.match(each.text, each.bureau, self.made.reading.as_of)

    def _part(self, rows: pd.DataFrame, text: str, found: Owners) -> None:
        if found.others and not self.related:
            choices = (found.first, *found.others)
            if not self._answer(rows, text, choices):
                self._ask("department_several", Spelling(rows, text, None), choices)
            return
        everything = self.made.reading.rows
        everything.loc[rows.index, "department_text"] = found.first
        if self.related and found.others:
            everything[self.related] = [
                [*found.others, *names] if index in rows.index else names
                for index, names in everything[self.related].items()
            ]
        others = "、".join(found.others) + ("ほか" if found.has_more else "")
        code = "department_parted" if found.others else "department_and_others"
        self.report.add(code, **self._place(rows, text, None), department=found.first, others=others)

    def _apart(self, names: list[str]) -> list[str]:
        parted: list[str] = []
        for name in names:
            found = owners(name, None, self.made.reading.as_of, self.register)
            parted += (found.first, *found.others) if found else (name,)
        return parted

    def _all_names(self) -> tuple[str, ...]:
        return self.register.names(self.made.reading.as_of)

    def _key(self, text: str) -> str:
        return key_of(DEPARTMENT, _told(text, self.is_about_people))

    def _answer(self, rows: pd.DataFrame, text: str, choices: Sequence[str]) -> bool:
        """Use what a person answered, where it is a 課 of the register; whether it was used."""
        key = self._key(text)
        answer = answer_to(self.hints, key)
        if answer is None:
            return False
        found = self.register.match(answer, None, self.made.reading.as_of)
        if (self.register and not isinstance(found, Match)) or is_everybody(answer):
            refuse(self.report, key, answer, choices or self._all_names())
            return False
        everything = self.made.reading.rows
        same = everything["sheet"].isin(rows["sheet"]) & everything["department_text"].eq(text)
        same &= everything["bureau_text"].isin(rows["bureau_text"])
        everything.loc[same, "department_text"] = found.department if isinstance(found, Match) else clean(answer)
        if isinstance(found, Match):
            everything.loc[same, "bureau_text"] = found.bureau
        report_used(self.report, key, answer, sheet=rows.iloc[0]["sheet"])
        return True

    def _ask(self, code: str, each: Spelling, choices: Sequence[str], **details: Any) -> None:
        place = self._place(each.rows, each.text, each.bureau)
        self.report.ask(code, key=self._key(each.text), choices=choices, **place, **details)

    def _place(self, rows: pd.DataFrame, text: str, bureau_text: str | None) -> dict[str, Any]:
        first = rows.iloc[0]
        return {
            "sheet": first["sheet"],
            "cell": _cell(self.made, first["sheet"], first["row"]),
            "value": _told(text, self.is_about_people),
            "bureau": bureau_text and _told(bureau_text, self.is_about_people),
            "count": len(rows),
            "as_of": self.made.reading.as_of,
        }


def _told(text: str, is_about_people: bool) -> str:
    """A name as a finding quotes it: where people answered, without what may be somebody's number or address."""
    return _SOMEBODY.sub("…", text) if is_about_people else text


def _finding(found: Match | NoMatch) -> tuple[str | None, dict[str, Any]]:
    if isinstance(found, Match):
        return _REMARKS.get(found.how), {"department": found.department}
    names = "、".join(found.candidates)
    return _CODES[found.why], {"hint": _HINTS[found.why].format(names=names) if names else ""}


def _cell(made: Draft, sheet: str, row: int) -> str | None:
    if sheet in made.department_columns:
        return f"{made.department_columns[sheet]}{row}"
    above = [each.cell for each in made.mentions.get(sheet, []) if each.row < row - 1]
    return above[-1] if above else None


def _check_successors(rows: pd.DataFrame, register: Register, report: Report) -> None:
    named = rows.dropna(subset="department")
    for unit, sheet, cell in zip(Register.from_rows(named).units, named["sheet"], named["cell"], strict=True):
        for text in unit.successors:
            if isinstance(register.successor(unit, text), NoMatch):
                report.add("successor_unknown", sheet=sheet, cell=cell, value=text)
