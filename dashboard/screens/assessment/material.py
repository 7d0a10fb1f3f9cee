"""What スキルアセスメント shows in one state of its URL."""

from dashboard.screens import framing
from dashboard.screens.assessment import (
    answers,
    asking,
    change,
    fields,
    headline,
    heatmap,
    items,
    plan,
    plan_headline,
    responses,
    scores,
    skills,
    under,
)
from dashboard.screens.assessment.filters import CLASS_SIZE, LINE, PLACES, ROUND, ROWS, SKILL, VIEW
from dashboard.screens.assessment.plan import Plan
from dashboard.screens.assessment.view import View, of_round
from dashboard.screens.material import Outline, part
from dashboard.screens.state import State

PLACE, IS_USUAL, NOTHING = 3, True, headline.NOTHING


def outline(state: State) -> Outline | None:
    """The page in this state; None without any answers."""
    rounds = state.source.drawn(asking.rounds)
    if rounds.empty:
        return None
    chosen = state.pinned(ROUND, {name: name for name in rounds["round"]})
    view = of_round(rounds, chosen, *framing.attention(state))
    return {"weak": _weak, "plan": _plan}[state.switch(VIEW)](state, view)


def _weak(state: State, view: View) -> Outline:
    return Outline(
        view,
        part(headline.heading, view),
        part(headline.tiles, view),
        blocks={
            "heatmap": part(heatmap.block, view, state.switch(ROWS)),
            "scores": part(scores.block, view),
            "fields": part(fields.block, view),
            "change": part(change.block, view),
        },
        tables={responses.PLACE: part(responses.table, view)},
    )


def _plan(state: State, view: View) -> Outline:
    names = state.source.drawn(plan.names, view)
    if not names:
        return Outline(view, part(headline.heading, view), part(headline.tiles, view))
    skill, level = state.pinned(SKILL, names), state.switch(PLACES)
    chosen = Plan.of(skill, names[skill], state.switch(LINE), state.number(CLASS_SIZE))
    return Outline(
        view,
        part(plan_headline.heading, view, chosen),
        part(plan_headline.tiles, view, chosen),
        blocks={
            "under": part(under.block, view, chosen, level),
            "skill_fields": part(skills.block, view.city, chosen, "field"),
            "skills": part(skills.block, view.city, chosen, "question"),
            "answers": part(answers.block, view.city, state.source.drawn(plan.field, view, chosen)),
        },
        tables={"plan": part(plan.table, view, chosen), "questions": part(items.table, view)},
    )
