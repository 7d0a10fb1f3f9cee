"""What 市区町村一覧 is, and how its rows become canonical."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

import pandas as pd

from dashboard.importers.cells import values as cells
from dashboard.importers.cells.folding import clean
from dashboard.importers.cells.values import Cell, is_blank, written
from dashboard.importers.datasets.municipalities.doubts import doubts
from dashboard.importers.findings.of_tables import ACCEPT, ANSWER_ONCE, DOUBT
from dashboard.importers.findings.report import Report
from dashboard.importers.model import PLACE, Column, Dataset, Finding, Habits, Kind, Value
from dashboard.importers.questions import answer_to, key_of, refuse, report_used
from dashboard.importers.tables.columns import read_column, read_required
from dashboard.importers.tables.frames import typed
from dashboard.importers.tables.table import Table
from dashboard.municipalities import codes

COLUMNS: Final = (
    Column(
        "code",
        (
            *(
                "団体コード",
                "市区町村コード",
                "全国地方公共団体コード",
                "地方公共団体コード",
                "自治体コード",
                "市町村コード",
            ),
            *("都道府県コード又は市区町村コード", "標準地域コード", "団体CD"),
        ),
        required=True,
        example="131016",
    ),
    Column(
        "prefecture",
        ("都道府県", "都道府県名", "都道府県名（漢字）", "都道府県名漢字", "県名"),
        bears="name",
        example="東京都",
    ),
    Column(
        "municipality_name",
        (
            *(
                "市区町村",
                "市区町村名",
                "市区町村名（漢字）",
                "市区町村名漢字",
                "市町村",
                "市町村名",
                "団体名",
                "団体名称",
            ),
            *("自治体名", "自治体"),
        ),
        required=True,
        bears="name",
        example="千代田区",
    ),
    Column(
        "population",
        ("人口", "総人口", "人口総数", "住民基本台帳人口", "住基人口", "人口（人）", "推計人口"),
        bears="fact",
        example=66_680,
    ),
    Column(
        "peers",
        (
            "類似団体",
            "類似団体の区分",
            "類似団体区分",
            "類似団体の類型",
            "類似団体類型",
            "市町村類型",
            "団体区分",
            "類型",
        ),
        example="特別区",
    ),
)
SCHEMA: Final[dict[str, Kind]] = {
    **PLACE,
    **dict.fromkeys(("code", "prefecture", "municipality_name"), "text"),
    "population": "integer",
    "peers": "text",
}
SUBJECT: Final = "団体コード"
_WHO: Final = ("code", "prefecture", "municipality_name")
_TOLD: Final = ("municipality_name", "population", "peers")
_PEERS: Final = re.compile(r"(?P<kind>都市|町村)?\s*(?P<size>I{1,3}|IV|V)\s*[-‐ー−]\s*(?P<industry>[0-3])")
_WITHOUT_KIND: Final = re.compile(r"[Ⅰ-Ⅴ]-[0-3]")
_SUM: Final = re.compile(r"総数|.*[都道府県市区町村郡部]計")
_NOTE: Final = re.compile(
    r"^[※*†]+\s*|\s*(?:\([^()]*\)|〔[^〔〕]*〕|\[[^\[\]]*\]|【[^【】]*】|[※*†]+\s*\d*|(?:注\s*)?\d+\)?)+$"
)
_ENDS: Final[dict[codes.Kind, str]] = {"政令指定都市": "市", "市": "市", "特別区": "区", "町村": "町村"}
"""The kind of a code → the signs one of which ends its name."""
_ROMAN: Final = {"I": "Ⅰ", "II": "Ⅱ", "III": "Ⅲ", "IV": "Ⅳ", "V": "Ⅴ"}


def convert(tables: Sequence[Table], report: Report) -> pd.DataFrame:
    """Canonical rows of all tables of one file: municipalities alone, each once."""
    return _as_one(pd.concat([_rows(table, report) for table in tables], ignore_index=True), report)


def _rows(table: Table, report: Report) -> pd.DataFrame:
    _leave_out_others(table, report)
    prefectures = [*read_column(table, "prefecture", cells.text, report)]
    known = [*_codes(table, prefectures, report)]
    names = [*read_required(table, "municipality_name", plain_name, report)]
    _refuse_other_kinds(table, known, names, report)
    data: dict[str, list[object]] = {
        "code": [*known],
        "prefecture": [*prefectures],
        "municipality_name": [*names],
        "population": [*read_column(table, "population", cells.count, report)],
        "peers": [*_with_kinds(table, known, report)],
        "sheet": [table.sheet.name] * len(table.rows),
        "row": [row + 1 for row in table.rows],
        "cell": [table.address(index, "code") for index in range(len(table.rows))],
    }
    # Lists write 「青森」 for 青森県, or nothing: the code says it in full.
    data["prefecture"] = [codes.PREFECTURES[str(code)[:2]] if code else None for code in data["code"]]
    return typed(data, SCHEMA)


def peers(value: Value) -> Cell[str]:
    """A 類似団体 as 総務省 writes it, however wide it is typed: 「都市II－３」 is 都市Ⅱ-3."""
    match = _PEERS.fullmatch(unicodedata.normalize("NFKC", written(value)))
    if match is None:
        return cells.text(value)
    return Cell(f"{match['kind'] or ''}{_ROMAN[match['size']]}-{match['industry']}")


def plain_name(value: Value) -> Cell[str]:
    """A name without the notes about it: 「函館市※1」, 「丹波篠山市（旧篠山市）」."""
    cell = cells.text(value)
    plain = _NOTE.sub("", cell.value or "")
    return Cell(plain, "name_note") if plain and plain != cell.value else cell


def _with_kinds(table: Table, known: Sequence[str | None], report: Report) -> list[str | None]:
    """The 類似団体. 総務省 numbers 都市 and 町村 apart: where a list says the number alone, the code says of which."""
    said = read_column(table, "peers", peers, report)
    kinds = {"市": "都市", "町村": "町村"}
    lacking = {
        index: kinds[codes.kind(code)]
        for index, (code, each) in enumerate(zip(known, said, strict=True))
        if code and each and _WITHOUT_KIND.fullmatch(each) and codes.kind(code) in kinds
    }
    if lacking:
        first = min(lacking)
        table.report_cell(report, "peers_kind", first, "peers", table.values["peers"][first], count=len(lacking))
    return [f"{lacking.get(index, '')}{each}" if each else None for index, each in enumerate(said)]


def _leave_out_others(table: Table, report: Report) -> None:
    """Among municipalities lists have sums, 都道府県, wards and 一部事務組合: of all but sums the code says so."""
    found: dict[str, list[int]] = {}
    for index in range(len(table.rows)):
        if what := _other(*(table.values[column][index] if column in table.values else None for column in _WHO)):
            found.setdefault(what, []).append(index)
    for what, rows in found.items():
        value = table.values["code"][rows[0]]
        table.report_cell(report, "no_municipality", rows[0], "code", value, kind=what, count=len(rows))
    left_out = {index for rows in found.values() for index in rows}
    if left_out:
        table.keep([index for index in range(len(table.rows)) if index not in left_out])


def _other(code: Value, prefecture: Value, called: Value) -> str | None:
    """What a row is of that is of no municipality, whatever can be read of its code."""
    found, of = codes.candidates(written(code)), written(prefecture)
    kinds = [codes.kind(each) for each in [each for each in found if _is_of(each, of)] or found]
    if kinds and not codes.MUNICIPALITIES.intersection(kinds):
        return kinds[0]
    return "合計・小計" if _SUM.fullmatch(clean(written(called))) else None


def _refuse_other_kinds(table: Table, known: Sequence[str | None], names: Sequence[str | None], report: Report) -> None:
    """A 町 with the code of a 市 has another's: rows of one column are shifted against the other."""
    ends = [each[-1] for each in names if each]
    # Where 市・町・村 are left off, 十日町 is a 市.
    if sum(end in "市区町村" for end in ends) * 2 <= len(ends):
        return
    for index, (code, each) in enumerate(zip(known, names, strict=True)):
        kind = codes.kind(code) if code else None
        if kind in _ENDS and each and each[-1] in "市区町村" and each[-1] not in _ENDS[kind]:
            table.report_cell(report, "name_of_another_kind", index, "municipality_name", each, own=code, kind=kind)


def _codes(table: Table, prefectures: Sequence[str | None], report: Report) -> Iterator[str | None]:
    """The code of each row. Which of two it can be its 都道府県 says, or a person."""
    for index, value in enumerate(table.values["code"]):
        if is_blank(value):
            table.report_cell(report, "required_blank", index, "code")
            yield None
            continue
        found = codes.candidates(written(value))
        name = prefectures[index]
        fitting = [each for each in found if name is None or _is_of(each, name)]
        if len(fitting) == 1:
            yield fitting[0]
            continue
        code = _answered(table, written(value), found, report) if len(fitting) > 1 else None
        if code is None:
            if len(fitting) > 1:
                _ask(table, index, fitting, report)
            else:
                finding = "code_of_another_prefecture" if found else "code_unreadable"
                table.report_cell(report, finding, index, "code", value, prefecture=name)
        yield code


def _is_of(code: str, prefecture: str) -> bool:
    """Whether the 都道府県 of a code is the one that a list names, with 県 or without."""
    known = codes.PREFECTURES[code[:2]]
    return clean(prefecture) in (known, known[:-1])


def _answered(table: Table, written_: str, choices: Sequence[str], report: Report) -> str | None:
    key = key_of(SUBJECT, written_)
    answer = answer_to(table.hints, key)
    if answer is None:
        return None
    if answer not in choices:
        refuse(report, key, answer, choices)
        return None
    report_used(report, key, answer, sheet=table.sheet.name)
    return answer


def _ask(table: Table, index: int, choices: Sequence[str], report: Report) -> None:
    value = written(table.values["code"][index])
    said = [f"{each}（{codes.PREFECTURES[each[:2]]}）" for each in choices]
    report.ask(
        "code_ambiguous",
        key=key_of(SUBJECT, value),
        choices=choices,
        sheet=table.sheet.name,
        cell=table.address(index, "code"),
        value=value,
        said="、".join(said),
    )


def _as_one(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """A municipality that is listed again, as 総務省's book lists every 政令指定都市 above its wards in another sheet.

    Rows that say the same, as far as they say something, are one; of others nobody knows which is right. Any other
    municipality in two sheets is refused: they may be of two years.
    """
    listed = rows[rows["code"].notna()]
    known = listed.groupby("code")
    differ = (known[[*_TOLD]].nunique() > 1).any(axis="columns")
    differ |= (known["sheet"].nunique() > 1) & (known["code"].first().map(codes.kind) != "政令指定都市")
    is_again, is_other = listed["code"].duplicated(), listed["code"].map(differ)
    for _, row in listed[is_again & is_other].iterrows():
        first = known.get_group(row["code"]).iloc[0]
        place = first["cell"] if first["sheet"] == row["sheet"] else f"シート「{first['sheet']}」の {first['cell']}"
        report.add("code_twice", sheet=row["sheet"], cell=row["cell"], value=row["code"], first=place)
    same = listed[is_again & ~is_other]
    if len(same):
        report.add("said_again", sheet=same["sheet"].iloc[0], cell=same["cell"].iloc[0], count=len(same))
    told = known[[*_TOLD]].first()
    whole = rows.assign(**{each: rows[each].fillna(rows["code"].map(told[each])) for each in _TOLD})
    return whole.drop(same.index).reset_index(drop=True)


MUNICIPALITIES: Final = Dataset(
    name="municipalities",
    label="市区町村一覧",
    order=5,
    columns=COLUMNS,
    schema=SCHEMA,
    key=("code",),
    replaces=("as_of",),
    habits=Habits(
        lead=("prefecture",),
        labels=("prefecture", "municipality_name"),
        counts=("population",),
        fill_down=("prefecture",),
    ),
    convert=convert,
    findings={
        "code_unreadable": Finding(
            "error",
            None,
            "「{column}」の「{value}」は団体コードではありません（6桁の最後は検査数字です）。",
            "総務省の一覧で確かめて、検査数字まで入れた6桁で書いてください。",
        ),
        "code_of_another_prefecture": Finding(
            "error",
            None,
            "「{column}」の「{value}」は「{prefecture}」の団体コードではありません。",
            "団体コードと都道府県のどちらが正しいかを確かめて直してください。",
        ),
        "code_ambiguous": Finding(
            "error",
            None,
            "団体コード「{value}」は {said} のどれとも読めます（先頭の0か検査数字が落ちています）。",
            ANSWER_ONCE,
        ),
        "code_twice": Finding(
            "error",
            "L2-03",
            "団体コード「{value}」が2行にあります（初めは {first}）。",
            "どちらかの行を消すか、団体コードを直してください。",
        ),
        "doubt_municipalities_gone": Finding(
            "error",
            None,
            "前の一覧の {before} 市区町村のうち {count} がなくなります。一部の都道府県の一覧でないか確かめてください。",
            ACCEPT,
        ),
        "doubt_names_moved": Finding(
            "error",
            None,
            "前の一覧と団体コードの違う市区町村が {count} あります（{name}は {was} から {now}）。" + DOUBT,
            ACCEPT,
        ),
        "doubt_population": Finding(
            "error", None, "同じ市区町村の人口が、前の一覧の {times} 倍になります（中央値）。" + DOUBT, ACCEPT
        ),
        "name_of_another_kind": Finding(
            "error",
            None,
            "「{column}」が「{value}」ですが、団体コード「{own}」は{kind}の番号です。",
            "名前と団体コードの行がずれていないかを確かめて直してください。",
        ),
        "no_municipality": Finding(
            "info",
            None,
            "{kind}の行（{count} 件）は、市区町村ではないので数えていません。",
            "そのままで構いません。",
        ),
        "name_note": Finding(
            "info",
            None,
            "「{column}」の注や括弧書き（{count} か所）は、名前から除きました。",
            "市区町村の名前だけを書いてください。",
        ),
        "said_again": Finding(
            "info",
            None,
            "前の行と同じ市区町村の行（{count} 件）は、1つにまとめました。",
            "そのままで構いません。",
        ),
        "peers_kind": Finding(
            "info",
            None,
            "「{column}」に都市・町村の別がない行（{count} 件）は、団体コードから補いました。",
            "「都市Ⅰ-1」「町村Ⅰ-1」のように書いてください。",
        ),
    },
    has_as_of=True,
    doubts=doubts,
    departments=(),
    is_collected=False,
    is_of_many=True,
)
