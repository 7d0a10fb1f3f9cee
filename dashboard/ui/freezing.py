"""Where a meeting is frozen, and the list of those that are: placed on whatever page is about meetings."""

import datetime as dt

import streamlit as st

from dashboard import labels, markup, settings
from dashboard.access import asking
from dashboard.access.rules import Right
from dashboard.errors import DashboardError
from dashboard.markup import Markup
from dashboard.records import meetings
from dashboard.records.meetings import Meeting
from dashboard.ui import html, moment, who

BY = "freeze_by"
WHY = (
    "会議で見た数値を、会議の日の名前で残します。あとから取込・訂正・取消しをしても、残した数値は変わりません。"
    "残すと、比較先に「前回会議」として出ます。"
)


def form(day: dt.date) -> None:
    """Freeze what is on show now as what the meeting of a day (this one, if nothing else is said) saw."""
    if not asking.may(Right.DECIDE):
        return
    st.session_state[BY] = st.session_state.get(BY) or who.known()
    with st.form("freeze_form", border=False):
        left, right, press = st.columns([1, 1, 1], vertical_alignment="bottom")
        # Not st.date_input, which reads out its fields in English.
        said = left.text_input("会議の日", day.isoformat(), key="freeze_day")
        by = right.text_input("確定する人", key=BY)
        sent = press.form_submit_button("会議時点を確定", type="primary")
    html.draw(markup.of("<p class='dx-basis'>{}</p>", WHY))
    if not sent:
        return
    try:
        made = meetings.freeze(settings.data_folder(), day_of(said), by=by)
    except DashboardError as error:
        html.refusal(str(error))
        return
    who.be(by)
    told = f"{made.day} の会議時点を確定しました（基準日 {made.as_of or labels.UNKNOWN} まで）。"
    html.draw(markup.of("<p class='dx-meeting' role='status'>{}</p>", told))


def day_of(text: str) -> dt.date:
    """The day that somebody wrote. Raises DashboardError where it is none."""
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        raise DashboardError(f"「{text}」を日付として読めません。2026-10-08 のように書いてください。") from None


def listed(screen: str) -> None:
    """Every frozen meeting with its state; links lead to a screen (its address) at it, or beside it."""
    rows = [(f"{each.day} の会議", _told(each, screen)) for each in moment.known()]
    if rows:
        html.draw(markup.of("<dl class='dx-definition'>{}</dl>", html.pairs(rows)))
    else:
        html.draw(markup.of("<div class='dx-empty'>{}</div>", "確定した会議時点はまだありません。"))


def _told(each: Meeting, screen: str) -> Markup:
    at = labels.moment(each.at)
    said = f"基準日 {each.as_of or labels.UNKNOWN} まで・{at} に {each.by} が確定・"
    if not meetings.is_sound(each):
        wrong = "壊れているか、なくなっています（示しません）。バックアップから戻してください"
        return markup.of("{}<b class='dx-attention'>{}</b>", said, wrong)
    links = [
        markup.link(f"{screen}?meeting={each.day}", "会議時点で見る"),
        markup.link(f"{screen}?vs={each.day}", "今と比べる"),
    ]
    return markup.of("{}良好　{}　{}", said, *links)
