"""What several blocks ask: every 課, and the months up to the one on show."""

import pandas as pd

from dashboard.screens.online.filters import Order
from dashboard.screens.online.view import View
from dashboard.screens.view import Ask


def departments(ask: Ask, view: View, measure: str | None = None) -> pd.DataFrame:
    """Every 課 by the chosen measure, beside what is compared with; of a meeting also the two parts of the change."""
    rows = ask("online/departments", as_of=view.as_of, vs=view.vs, measure=measure or view.measure, **view.counting)
    if view.vs_meeting is None:
        return rows
    split = since_meeting(ask, view, measure)[["department", "moved", "corrected"]]
    return rows.merge(split.dropna(subset="department"), on="department", how="left")


def since_meeting(ask: Ask, view: View, measure: str | None = None) -> pd.DataFrame:
    """The city (its ``department`` is missing), then every 課, beside what the meeting saw."""
    return ask("meetings/online", as_of=view.as_of, vs=view.vs, measure=measure or view.measure, **view.counting)


def ordered(rows: pd.DataFrame, order: Order) -> pd.DataFrame:
    """The 課 by this column, the largest first, those without a figure last.

    ``lowest`` turns to whom there is something to say: who has not sent first, then the lowest rate, of the same rate
    who has more left.
    """
    if order == "lowest":
        worst = rows.sort_values(
            ["rate", "remaining", "department"], ascending=[True, False, True], na_position="first"
        )
        return worst.reset_index(drop=True)
    keys = [order, "applicable", "department"]
    return rows.sort_values(keys, ascending=[False, False, True], na_position="last").reset_index(drop=True)


def limits(ask: Ask, view: View) -> pd.DataFrame:
    """Between what rates chance lets a 課 with so many procedures lie."""
    return ask("online/funnel_limits", as_of=view.as_of, **view.counting)


def months(ask: Ask, view: View) -> pd.DataFrame:
    """The spread over 課, month by month up to the one on show."""
    return _until(view, ask("online/spread_by_month", measure=view.measure, **view.counting))


def chosen_months(ask: Ask, view: View) -> pd.DataFrame:
    """Rates and remainders of the chosen (of the whole city where nobody is), month by month up to the one on show."""
    return _until(view, ask("online/chosen_by_month", measure=view.measure, **view.counting, **view.attention))


def city_rate(ask: Ask, view: View) -> float | None:
    """The whole city's figure in the chosen measure."""
    spread = months(ask, view)
    return None if spread.empty or pd.isna(spread["city_rate"].iloc[-1]) else float(spread["city_rate"].iloc[-1])


def _until(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["as_of"] <= pd.Timestamp(view.as_of)].reset_index(drop=True)
