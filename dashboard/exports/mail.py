"""A mail to a 課, ready to copy: what every one of them begins and ends with, and the reminder of what is due."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard import labels

CLOSING: Final = "ご不明な点がありましたら、お知らせください。どうぞよろしくお願いいたします。"
REPLY: Final = "このメールへの返信"


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail: its subject and its text."""

    subject: str
    body: str


def greeting(to: str | None) -> list[str]:
    """How it begins, to a 課 or to nobody by name."""
    return [*([f"{to} ご担当者様", ""] if to else []), "お世話になっております。"]


def reminder(
    to: str, label: str, months: Sequence[tuple[dt.date, dt.date | None]], *, today: dt.date, send_to: str = ""
) -> Mail:
    """To the 課 that has not sent these lists yet: which (基準日 and deadline each), until when, and where to.

    Without a deadline that is still to come, as soon as they can.
    """
    when = "・".join(f"{as_of.month}月" for as_of, _ in months)
    is_over = any(due and due < today for _, due in months)
    body = [
        *greeting(to),
        f"毎月お願いしている「{label}」が、まだ届いていません。"
        if is_over
        else f"「{label}」の提出の期限が近づいています。",
        "お手数ですが、ご確認のうえ、次のとおりお送りください。行き違いの場合はご容赦ください。",
        "",
        "■お送りいただくもの",
        *(f"・{label}（{_day(as_of)}現在）　{_until(due, today)}" for as_of, due in months),
        f"■送り先　{send_to or REPLY}",
        "",
        "変わったところがない月も、同じ内容のままお送りください。",
        CLOSING,
    ]
    return Mail(f"【{'提出のお願い' if is_over else '期限のお知らせ'}】{label}（{when}分）", "\n".join(body) + "\n")


def _day(as_of: dt.date) -> str:
    return f"{labels.era_year(as_of)}{as_of.month}月{as_of.day}日"


def _until(due: dt.date | None, today: dt.date) -> str:
    if due is None:
        return "期限　お早めに"
    over = f"（{(today - due).days}日過ぎています）" if due < today else ""
    return f"期限　{labels.day_in_words(due)}{over}"
