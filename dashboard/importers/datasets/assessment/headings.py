"""Which columns of a form are known: by their headers, by the form system, and by how a form asks for them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import is_blank, written
from dashboard.importers.datasets.assessment.points import is_about_points
from dashboard.importers.datasets.assessment.shape import Shape
from dashboard.importers.datasets.assessment.shapes import SHAPES
from dashboard.importers.datasets.assessment.titles import number_of
from dashboard.importers.model import Dataset, Sheet
from dashboard.importers.tables.headers import Header

STAFF_NUMBERS: Final = ("職員番号", "職員ID", "職員コード", "職員No.", "社員番号", "個人番号コード")
MAILS: Final = (
    *("メールアドレス", "メール", "電子メール", "電子メールアドレス", "Eメール", "Eメールアドレス", "E-mail", "Email"),
    *("Mail", "メアド", "Email Address", "連絡先メールアドレス"),
)
IDS: Final = (
    *("回答者ID", "回答者番号", "respondent", "ユーザー名", "ユーザーID", "ユーザID", "ユーザ名", "ログインID"),
    *("ログイン名", "会員ID", "アカウント", "ID"),
)
PERSONS: Final = (*STAFF_NUMBERS, *MAILS, *IDS)
"""Headers of a column that says who answered, the best first: an address may be shared, an ID may number the rows."""
_ROW_NUMBERS: Final = (
    *("回答ID", "回答番号", "受付番号", "受付No.", "整理番号", "レコード番号", "No.", "No", "№", "番号", "連番"),
    *("通番", "通し番号", "項番", "#", "行番号", "管理番号"),
)
_ABOUT_PEOPLE: Final = (
    *(
        "性別",
        "年代",
        "年齢",
        "年令",
        "生年月日",
        "氏名",
        "名前",
        "お名前",
        "職員名",
        "回答者名",
        "フリガナ",
        "ふりがな",
    ),
    *(
        "氏名フリガナ",
        "電話番号",
        "内線",
        "内線番号",
        "連絡先",
        "勤続年数",
        "経験年数",
        "在職年数",
        "採用年度",
        "入庁年度",
    ),
    *(
        "職種",
        "職名",
        "雇用形態",
        "任用形態",
        "係",
        "係名",
        "担当",
        "備考",
        "自由記述",
        "合計点",
        "スコア",
        "得点",
        "点数",
    ),
)
_ASKED: Final = re.compile(
    r"^(?:あなたの|貴方の|ご自身の|現在の|回答者の)*(?:ご|お)?(?P<name>.+?)"
    r"(?:を|は|について|をひとつ|を1つ|を一つ)?"
    r"(?:(?:お?選び?|選択|入力|記入|回答|お答え|教え|お聞かせ)(?:んで|して|えて|て|え)?(?:ください|下さい)|(?:何|どちら|どこ)ですか)?"
    r"[。.?]*$"
)
_BRANCH: Final = re.compile(r"(?P<name>[^(\[【〔:_]+?)\s*[(\[【〔:_](?P<branch>[^)\]】〕]+)[)\]】〕]?$")
_OF_BRANCH: Final = re.compile(r"(?P<branch>.+[部局])の(?P<name>.+)$")
_COUNTED: Final = re.compile(r"(?P<name>.*\D)(?P<branch>\d{1,2})$")
_BUREAU_ENDS: Final = ("部", "局", "本部")
_MARK: Final = re.compile(r"[(\[【](?:必須|任意|選択|単一選択|必須回答)[)\]】]|[※*＊].*$")


BUREAUS: Final = ("部", "局", "部・局", "部局", "部局名", "部名", "部等", "所属部", "所属部局", "所属部名")
DEPARTMENTS: Final = (
    *("所属", "所属課", "課", "室", "課・室", "課室", "課名", "課室名", "所属名", "部署", "部署名", "所属部署"),
    *("所属課名", "所属課室", "所属課・室", "所属課室名", "所属部署名", "所属先"),
)
GRADES: Final = ("職位", "役職", "職階", "級", "職層")


@dataclass(frozen=True, slots=True)
class PersonColumn:
    """A column that may say who answered. ``rank`` is its place in the order of preference."""

    heading: str
    column: int
    rank: int
    numbers_rows: bool
    """Whether its header alone says that it counts the answers."""
    may_be_shared: bool
    """Whether it names an account, which may be one for all."""


def with_forms_headings(sheet: Sheet, header: Header, dataset: Dataset) -> Header:
    """The header with what only forms have: their system's own columns, columns headed by a request, branches."""
    names = {fold(text): column.name for column in dataset.columns for text in (*column.headers, column.name)}
    shape = shape_of(header)
    columns = {**_asked(header, names), **header.columns, **(_own(header, shape) if shape else {})}
    repeated = dict(header.repeated)
    for name, branches in branches_of(sheet, header).items():
        if name not in header.columns or header.columns[name] in branches:
            columns[name] = branches[0]
            repeated.pop(name, None)
    persons = [each.column for each in persons_of(sheet, header) if not each.numbers_rows]
    columns.pop("respondent", None)
    repeated.pop("respondent", None)
    if persons:
        columns["respondent"] = persons[0]
    return replace(header, columns=columns, repeated=repeated)


def shape_of(header: Header) -> Shape | None:
    """The form system whose export a header is, if it is one's."""
    there = {fold(title) for title in header.titles.values()}
    fitting = (shape for shape in SHAPES if any(there >= set(map(fold, each)) for each in shape.known_by))
    return next(fitting, None)


def persons_of(sheet: Sheet, header: Header) -> list[PersonColumn]:
    """The columns that may say who answered, the best first."""
    shape = shape_of(header)
    own = shape.columns.get("respondent", ()) if shape else ()
    ranks = {fold(text): rank for rank, text in reversed([*enumerate((*PERSONS, *own, *_ROW_NUMBERS))])}
    numbering = set(map(fold, (*_ROW_NUMBERS, *(shape.row_numbers if shape else ()))))
    shared = set(map(fold, shape.shared_accounts)) if shape else set()
    found = []
    for column in header.titles:
        text = next((each for each in _texts(sheet, header, column) if each in ranks), None)
        if text is not None:
            title = clean(header.titles[column])
            found.append(PersonColumn(title, column, ranks[text], text in numbering, text in shared))
    return sorted(found, key=lambda each: (each.rank, each.column))


def is_aside(title: str) -> bool:
    """Whether a header is of a column that says something about people or the form, and is no question of a skill."""
    return _plain(title) in _ASIDE


def branches_of(sheet: Sheet, header: Header) -> dict[str, list[int]]:
    """Canonical name → two or more columns of the same for different branches: 「所属課（総務部）」「所属課2」."""
    found: dict[str, list[int]] = defaultdict(list)
    for column in (column for column, title in header.titles.items() if not is_about_points(title)):
        name = _BRANCHED.get(_plain(_branch(sheet, header, column)[0]))
        if name:
            found[name].append(column)
    return {name: columns for name, columns in found.items() if len(columns) > 1 and _are_alike(sheet, header, columns)}


def bureau_of(sheet: Sheet, header: Header, column: int) -> str | None:
    """The 部 that a branch's header names."""
    branch = _branch(sheet, header, column)[1]
    return branch if branch.endswith(_BUREAU_ENDS) else None


def _are_alike(sheet: Sheet, header: Header, columns: Sequence[int]) -> bool:
    """Whether columns are headed alike but for their branch: 「所属」 beside 「課」 is something else."""
    return len({_plain(_branch(sheet, header, column)[0]) for column in columns}) == 1


def _branch(sheet: Sheet, header: Header, column: int) -> tuple[str, str]:
    """A header without its branch, and the branch: blank where it has none."""
    words = _MARK.sub("", clean(written(sheet.values[header.bottom][column]))).strip()
    match = _BRANCH.match(words) or _OF_BRANCH.match(words) or _COUNTED.match(words)
    return (match["name"], clean(match["branch"])) if match else (words, "")


def _own(header: Header, shape: Shape) -> dict[str, int]:
    """The columns that a system's export always has, where they stand."""
    where = {fold(title): column for column, title in reversed([*header.titles.items()])}
    found = {name: _first(where, texts) for name, texts in shape.columns.items() if name != "respondent"}
    return {name: column for name, column in found.items() if column is not None}


def _first(where: dict[str, int], texts: Sequence[str]) -> int | None:
    return next((where[fold(text)] for text in texts if fold(text) in where), None)


def _asked(header: Header, names: dict[str, str]) -> dict[str, int]:
    """Columns headed by a request: 「所属課を選んでください。」「あなたの職位」."""
    found: dict[str, list[int]] = defaultdict(list)
    taken = {*header.columns.values(), *(column for columns in header.repeated.values() for column in columns)}
    for column, title in header.titles.items():
        name = names.get(_plain(title)) if column not in taken else None
        if name and name not in header.repeated:
            found[name].append(column)
    return {name: columns[0] for name, columns in found.items() if len(columns) == 1}


def _plain(title: str) -> str:
    """A header without what a form puts around a name, folded."""
    words = _MARK.sub("", clean(title)).strip()
    words = number_of(words)[1] or words
    match = _ASKED.match(words)
    return fold(match["name"] if match else words)


def _texts(sheet: Sheet, header: Header, column: int) -> list[str]:
    """What a column may be called: its full header, and its lowest part."""
    lowest = sheet.values[header.bottom][column]
    parts = [header.titles[column], "" if is_blank(lowest) else written(lowest)]
    return [text for part in parts for text in (fold(_MARK.sub("", clean(part))), _plain(part)) if text]


_ASIDE: Final = frozenset(
    _plain(text)
    for text in (*_ABOUT_PEOPLE, *_ROW_NUMBERS, *PERSONS, *(text for each in SHAPES for text in each.aside))
)
_BRANCHED: Final = {
    **dict.fromkeys(map(_plain, DEPARTMENTS), "department"),
    **dict.fromkeys(map(_plain, GRADES), "grade"),
}
