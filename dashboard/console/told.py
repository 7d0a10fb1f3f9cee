"""Why a statement gave no answer: in plain Japanese, with its place, the closest names, and the way out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from dashboard.errors import DashboardError, UsageError

Reason = Literal["syntax", "table", "column", "function", "type", "grouping", "not_allowed", "other"]
Limit = Literal["time", "memory", "crash", "stopped", "busy"]

_ONE: Final = "SELECT で始まる、読むだけの文を一つ書いてください。"
_FEW: Final = 3
_NAMED: Final = ("table", "column", "function")
_MISREAD: Final = ("syntax", "table", "column")
_KEPT: Final = 300
_NEAR: Final = 24
_NOWHERE: Final = 1 << 40
"""A place beyond any statement is how DuckDB says that it knows none."""
_WIDE: Final = "，、。；：（）＝＜＞＋－＊／．’”"
_QUOTED: Final = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*|/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the statement: line and sign, both from 1, and the word that stands there."""

    line: int
    sign: int
    word: str


class Refused(UsageError):
    """A statement that cannot be asked as it is. ``closest`` may have been meant; ``said`` is DuckDB's own English."""

    def __init__(
        self, message: str, reason: Reason, place: Place | None = None, closest: tuple[str, ...] = (), said: str = ""
    ) -> None:
        super().__init__(message)
        self.reason, self.place, self.closest, self.said = reason, place, closest, said


class Ended(DashboardError):
    """A statement that took more than it may, or that nobody waits for any more."""

    def __init__(self, message: str, reason: Limit) -> None:
        super().__init__(message)
        self.reason = reason


def ended(reason: str, seconds: float) -> Ended:
    """That its process was ended, and why."""
    known: dict[Limit, str] = {
        "time": f"{seconds:g}秒たっても終わらないので止めました。"
        "WHERE で基準日や課を絞るか、結ぶ表を減らしてください。",
        "memory": "使えるメモリを超えたので止めました。列や行を減らすか、先に GROUP BY でまとめてください。",
        "crash": "問い合わせの途中で計算が終わってしまいました。ほかの画面の数値には影響しません。"
        "書き方を変えて、もう一度お試しください。",
        "stopped": "問い合わせを止めました。",
        "busy": f"ほかの問い合わせが続いていて、{seconds:g}秒待っても順番が来ませんでした。"
        "少し待って、もう一度お試しください。",
    }
    found: Limit = next(each for each in known if each == reason)
    return Ended(known[found], found)


def refused(sql: str, facts: Mapping[str, Any], seconds: float) -> DashboardError:
    """What to say of what the process tells."""
    reason = str(facts["reason"])
    if reason in _LIMITS or "maximum execution time" in str(facts.get("said")):
        return ended(_LIMITS.get(reason, "time"), seconds)
    place = place_of(sql, facts)
    kind, wrong, way = _said(reason, facts)
    closest = (
        tuple(str(each).strip() for each in facts.get("closest") or ())
        if kind in _NAMED or reason == "elsewhere"
        else ()
    )
    near = f"{'近い名前' if len(closest) <= _FEW else '使える表'}：{'、'.join(closest)}。" if closest else ""
    message = f"{wrong}{_where(place)}。{near}{way}{_wide(sql, kind)}"
    return Refused(message, kind, place, closest, str(facts.get("said", ""))[:_KEPT])


def place_of(sql: str, facts: Mapping[str, Any]) -> Place | None:
    """Where it is, of a place that DuckDB counts in bytes; None where it tells none."""
    try:
        at = int(str(facts.get("at")))
    except ValueError:
        return None
    text = sql.encode()
    if not 0 <= at < min(_NOWHERE, len(text)):
        return None
    before = text[:at].decode(errors="ignore")
    word = re.match(r"\"[^\"]*\"|[^\s,;()]+|\S", text[at:].decode(errors="ignore"))
    return Place(before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1, word.group()[:_NEAR] if word else "")


_LIMITS: Final[Mapping[str, str]] = {
    "OutOfMemoryException": "memory",
    "memory": "memory",
    "InterruptException": "time",
    "InternalException": "crash",
    "FatalException": "crash",
}
_BREACHES: Final[Mapping[str, tuple[Reason, str, str]]] = {
    "empty": ("syntax", "文がありません", _ONE),
    "several": ("not_allowed", "文が二つ以上あります", _ONE),
    "statement": ("not_allowed", "{word} の文は使えません", f"ここでできるのは読むことだけです。{_ONE}"),
    "show": ("not_allowed", "この SHOW は使えません", "列は DESCRIBE 表名 で見られます。"),
    "elsewhere": ("not_allowed", "「{word}」は、ここから読める表ではありません", ""),
    "table": ("table", "表「{word}」はありません", ""),
    "table_function": ("not_allowed", "FROM に「{word}」は使えません", "ファイルや設定は読めません。"),
    "function": ("function", "関数「{word}」は、ここでは使えません", ""),
    "elsewhere_function": ("not_allowed", "「{word}」の形では関数を呼べません", "upper(列) の形で書いてください。"),
    "with_taken": ("not_allowed", "WITH の名前に「{word}」は使えません", "別の名前にしてください。"),
    "parameter": ("not_allowed", "? や $名前 は使えません", "値をそのまま書いてください。"),
    "columns": ("not_allowed", "列が{word}あり、示せる数を超えています", "500列までにしてください。"),
    "long": ("not_allowed", "文が長すぎます", "{word}字までにしてください。"),
    "too_deep": ("not_allowed", "かっこや式の入れ子が深すぎます", "WITH で分けて書いてください。"),
    "no_views": ("not_allowed", "この時点の集計には、SQL で読める表がありません",
                 "前の版のプログラムで作られたものです。今の数値に聞いてください。"),
    "unknown": ("not_allowed", "この書き方は、ここでは使えません", _ONE),
}  # fmt: skip
"""What the guard found: the kind, what is wrong, and the way out."""


def _said(reason: str, facts: Mapping[str, Any]) -> tuple[Reason, str, str]:
    """The kind, what is wrong, and the way out."""
    word = str(facts.get("word") or "")
    if reason not in _BREACHES:
        return _of_duckdb(reason, word, str(facts.get("said", "")), facts)
    kind, wrong, way = _BREACHES[reason]
    return kind, wrong.replace("{word}", word), way.replace("{word}", word)


def _of_duckdb(reason: str, word: str, said: str, facts: Mapping[str, Any]) -> tuple[Reason, str, str]:
    """What DuckDB found: by the kind of its error, and by its words where that says too little."""
    if "expression depth" in said:
        return _BREACHES["too_deep"]
    if reason == "ParserException":
        return "syntax", "SQL の書き方に誤りがあります", "つづり、かっこ、カンマ、引用符を確かめてください。"
    if facts.get("kind") == "COLUMN_NOT_FOUND" or "does not have a column" in said:
        return "column", f"列{f'「{word}」' if word else ''}はありません", "文字の値は '実施済' のように囲みます。"
    if facts.get("type") == "Table":
        return "table", f"表「{word}」はありません", ""
    if "Ambiguous" in said:
        return "column", "同じ名前の列が二つの表にあります", "表名.列名 の形で書いてください。"
    if "GROUP BY" in said or "aggregate" in said:
        return (
            "grouping",
            "まとめ方が決まりません",
            "まとめない列は GROUP BY に、まとめた値の条件は HAVING に書いてください。",
        )
    if "pytz" in said:
        return "type", "時差つきの日時は示せません", "CAST(列 AS TIMESTAMP) か current_date を使ってください。"
    if _is_of_types(reason, said):
        return "type", "値の種類が合いません", "CAST(列 AS DATE) のように種類をそろえるか、別の関数にしてください。"
    return "other", "この文には答えられません", "書き方を変えてください。"


def _is_of_types(reason: str, said: str) -> bool:
    of_words = ("cast", "argument types", "Cannot compare", "Cannot extract", "type")
    return reason in ("ConversionException", "OutOfRangeException") or any(each in said for each in of_words)


def _where(place: Place | None) -> str:
    return f"（{place.line}行目の{place.sign}文字目「{place.word}」のあたり）" if place else ""


def _wide(sql: str, kind: Reason) -> str:
    """Signs of a Japanese keyboard that look like those of SQL."""
    wide = "".join(sorted({sign for sign in _QUOTED.sub("", sql) if sign in _WIDE}))
    return f"全角の「{wide}」が混じっています。半角で書いてください。" if wide and kind in _MISREAD else ""
