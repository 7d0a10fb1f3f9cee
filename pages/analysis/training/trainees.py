"""The people under the plan's line, by number: for who signed in as 研修担当, with a reason that is recorded first.

The list is drawn once and kept nowhere: whatever is done next, closing it too, is a new run in which the server has
nothing of it, and asking again is recorded again.
"""

import streamlit as st

from dashboard import labels, markup, settings
from dashboard.access import asking
from dashboard.access.rules import Right
from dashboard.records import disclosures
from dashboard.records.disclosures import Skill
from dashboard.screens.assessment.plan import Plan
from dashboard.screens.assessment.view import View
from dashboard.ui import cached, html, moment, presenting, tables

HEIGHT = 420
CARE = "回答者の番号と点が出ます。だれが、いつ、何のために見たかは台帳に残り、消せません。"


def offer(view: View, plan: Plan) -> None:
    """A button that leads to the list: of today's figures, not of the sample's, and never before a meeting."""
    is_theirs = asking.who().name and asking.may(Right.NAMES)
    is_now = presenting.large() is None and moment.read_at() is None
    if not (is_theirs and is_now) or cached.is_sample():
        return
    if st.button("名簿を見る", key="trainees", icon=":material/lock:"):
        skill = Skill(view.round, plan.field, plan.question_no, plan.line, view.bureau, view.department)
        _dialog(skill, "・".join(view.chosen) or "全庁")


@st.dialog("研修の対象者の名簿", width="large", on_dismiss="rerun")
def _dialog(skill: Skill, whose: str) -> None:
    """Of whom, what for; then the list."""
    html.draw(markup.of("<p class='dx-finding'>{}（{}・{}）</p>", skill.title, skill.round, whose))
    html.draw(markup.of("<p class='dx-basis'>{}</p>", CARE))
    with st.form("trainees_form", border=False):
        reason = st.text_input("目的（記録に残ります）", key="trainees_reason", placeholder="例：統計研修の案内")
        is_asked = st.form_submit_button("記録して表示", key="trainees_show", type="primary")
    if is_asked:
        _listed(skill, reason)


def _listed(skill: Skill, reason: str) -> None:
    by = asking.who().name
    with html.told():
        with st.spinner("元のファイルを読み直しています…"):
            rows = disclosures.trainees(settings.data_folder(), skill, by=by, reason=reason)
        html.draw(markup.of("<p class='dx-finding'>{}人。閉じると消えます。</p>", labels.count(len(rows))))
        said = (skill.title, disclosures.notes(by, reason), HEIGHT)
        tables.table("trainees", rows, *said, answer="restricted/trainees", empty="届かない人はいません。")
