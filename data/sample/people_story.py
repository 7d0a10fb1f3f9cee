"""Whom the デジタル変革戦略室 talks to in each 課, and what was said: 兼務職員, 相談 and ヒアリング.

The story: four 課 have no 兼務職員, one person stands for three 課 of 財務部, one for all of 消防本部, 市民課 has two.
Three 相談 wait for more than a month. Five 課 were heard last in winter or spring, one never was. Promises were kept
weeks later, but for three.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache

import pandas as pd
from chance import draw, pick
from city import UNITS, Unit

ROLES = ("申請フォームの作成", "課内への声掛け", "研修の案内")
WITHOUT = ("道路管理課", "建築住宅課", "農業委員会事務局", "会計課")
"""課 for which nobody stands."""
OF_A_BUREAU = "消防本部"
OF_THREE = ("市民税課", "資産税課", "納税課")
OFFICE = ("主査", "主任", "係長")
"""Those of the デジタル変革戦略室 who listen."""

FIRST, LAST = dt.date(2025, 6, 2), dt.date(2026, 10, 30)
FIELDS = {
    "申請フォーム": ("入力項目の作り方", "添付書類の受け取り方", "受付完了メールの文面"),
    "本人確認": ("マイナンバーカードによる本人確認の要否", "委任状のある申請の扱い"),
    "手数料": ("オンラインでの手数料の納め方", "減免のある手数料の扱い"),
    "庁内システム": ("申請データの業務システムへの取り込み", "紙の台帳との二重入力"),
    "データ活用": ("窓口の混雑の見せ方", "件数の数え方"),
}
RESPONSES = ("作り方を案内した", "ひな形を渡した", "ほかの課の例を紹介した", "一緒に画面を作った")


@dataclass(frozen=True, slots=True)
class Consultation:
    """What a 課 asked on a day; ``closed_on`` is None while it waits."""

    asked_on: dt.date
    unit: Unit
    field: str
    content: str
    response: str | None
    closed_on: dt.date | None
    taken_by: str


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a 課 said on a day."""

    heard_on: dt.date
    unit: Unit
    heard_by: str
    attitude: int
    considered: str
    trouble: str
    promised: str | None
    kept_on: dt.date | None
    next_on: dt.date | None


WAITING = {
    "建築住宅課": (dt.date(2026, 7, 14), "庁内システム", "住宅の申込データの業務システムへの取り込み"),
    "保険年金課": (dt.date(2026, 8, 20), "本人確認", "世帯主以外からの届出の本人確認"),
    "障がい福祉課": (dt.date(2026, 9, 8), "申請フォーム", "診断書の添付の受け取り方"),
}
"""相談 that still wait on the last 基準日, for more than a month."""
LONG_AGO = {
    "農林水産課": dt.date(2026, 3, 12),
    "文化財課": dt.date(2026, 3, 18),
    "建築指導課": dt.date(2026, 3, 24),
    "予防課": dt.date(2026, 3, 26),
    "生活支援課": dt.date(2026, 2, 17),
}
"""課 and when they were heard last."""
NEVER = "議会事務局"
UNKEPT = ("保険年金課", "農林水産課", "公園緑地課")
"""課 that still wait for what they were promised last."""
TROUBLES = (
    "様式が紙のまま",
    "人手が足りない",
    "本人確認のやり方が分からない",
    "システムの改修費がない",
    "高齢の方が多い",
)
CONSIDERED = ("窓口の予約", "申請フォームの追加", "押印の見直し", "手数料の電子納付", "様式の統合")
PROMISES = ("申請フォームのひな形を渡す", "ほかの課の例を紹介する", "課内研修を開く", "様式を一緒に見直す")


def working_day(day: dt.date) -> dt.date:
    """The day, or the Monday after it."""
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) % 7 if day.weekday() >= 5 else 0)


@cache
def consultations() -> tuple[Consultation, ...]:
    """All 相談, in the order in which they came."""
    return tuple(sorted([*_usual(), *_waiting()], key=lambda each: (each.asked_on, each.unit.code)))


def _usual() -> list[Consultation]:
    """None to three of each 課; those of the last weeks may still wait."""
    found = []
    for unit in UNITS:
        for number in range(int(4 * draw("consultations", unit.code))):
            about = ("consultation", unit.code, number)
            day = working_day(FIRST + dt.timedelta(days=int(draw(*about, "day") * (LAST - FIRST).days)))
            field = pick([*FIELDS], *about, "field")
            closed = working_day(day + dt.timedelta(days=3 + int(25 * draw(*about, "length"))))
            found.append(
                Consultation(
                    asked_on=day,
                    unit=unit,
                    field=field,
                    content=pick(FIELDS[field], *about, "content"),
                    response=pick(RESPONSES, *about, "response"),
                    closed_on=closed,
                    taken_by=pick(OFFICE, *about),
                )
            )
    return found


def _waiting() -> list[Consultation]:
    units = {unit.name: unit for unit in UNITS}
    return [
        Consultation(day, units[name], field, content, None, None, "係長")
        for name, (day, field, content) in WAITING.items()
    ]


@cache
def hearings() -> tuple[Hearing, ...]:
    """All ヒアリング, in the order of their days: of each 課 by spring, and of most again in summer or autumn."""
    found = [hearing for unit in UNITS if unit.name != NEVER for hearing in _of(unit)]
    return tuple(sorted(found, key=lambda each: (each.heard_on, each.unit.code)))


def _of(unit: Unit) -> list[Hearing]:
    if unit.name in LONG_AGO:
        return [_hearing(unit, LONG_AGO[unit.name], 0)]
    spring = working_day(dt.date(2026, 1, 13) + dt.timedelta(days=int(70 * draw("spring", unit.code))))
    autumn = working_day(dt.date(2026, 6, 8) + dt.timedelta(days=int(138 * draw("autumn", unit.code))))
    return [_hearing(unit, spring, 0), _hearing(unit, autumn, 1)]


def _hearing(unit: Unit, day: dt.date, number: int) -> Hearing:
    about = ("hearing", unit.code, number)
    is_last = number == 1 or unit.name in LONG_AGO
    promised = pick(PROMISES, *about, "promise") if draw(*about) < 0.6 or unit.name in UNKEPT else None
    kept = working_day(day + dt.timedelta(days=10 + int(40 * draw(*about, "kept"))))
    is_kept = promised and not (is_last and unit.name in UNKEPT)
    after = (pd.Timestamp(day) + pd.DateOffset(months=6)).date()
    return Hearing(
        heard_on=day,
        unit=unit,
        heard_by=pick(OFFICE, *about, "by"),
        attitude=attitude(unit, number),
        considered=pick(CONSIDERED, *about, "considered"),
        trouble=pick(TROUBLES, *about, "trouble"),
        promised=promised,
        kept_on=kept if is_kept else None,
        next_on=working_day(after) if is_last and unit.name not in LONG_AGO else None,
    )


def attitude(unit: Unit, number: int) -> int:
    """1 to 5: who is further on takes to it more, and most take to it more the second time."""
    usual = 2 + 3 * unit.end + 0.5 * number + draw("attitude", unit.code) - 0.9
    return max(1, min(5, round(usual)))
