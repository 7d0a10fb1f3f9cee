"""What several blocks ask."""

from collections.abc import Mapping

import pandas as pd

from dashboard.screens.municipalities.view import View
from dashboard.screens.view import Ask


def rates(ask: Ask, view: View) -> pd.DataFrame:
    """Every municipality, the lowest rate first."""
    return ask("municipalities/rates", as_of=view.as_of, vs=view.vs, **view.counting)


def totals(ask: Ask, view: View) -> pd.Series:
    """All of them together."""
    return ask("municipalities/totals", as_of=view.as_of, vs=view.vs, **view.counting).iloc[0]


def parted_by(ask: Ask, view: View) -> str:
    """By what they stand in rows: by 都道府県 where there are several, else by population class."""
    return "prefecture" if totals(ask, view)["prefectures"] > 1 else "population_class"


def parts(ask: Ask, view: View, parted_by: str) -> pd.DataFrame:
    """The rows, each with how its municipalities lie apart."""
    return ask("municipalities/parts", as_of=view.as_of, parted_by=parted_by, **view.counting)


def months(ask: Ask, view: View) -> pd.DataFrame:
    """The spread over municipalities, month by month up to the one on show."""
    rows = ask("municipalities/months", **view.counting)
    return rows[rows["as_of"] <= pd.Timestamp(view.as_of)].reset_index(drop=True)


def scores(ask: Ask, view: View) -> pd.DataFrame:
    """The total score of each, where it tells one."""
    return ask("municipalities/assessment", population_class=view.classes)


def classes(ask: Ask) -> tuple[str, ...]:
    """The population classes there are, the largest first."""
    return tuple(ask("municipalities/classes")["population_class"])


def named(ask: Ask) -> Mapping[str, str]:
    """Every municipality as it can be chosen → its code; a name that several have with its 都道府県, and where they
    have that in common too (泊村 is there twice in 北海道) with its code.
    """
    rows = ask("municipalities/rates").sort_values("municipality")
    words = rows["name"]
    for more in (rows["prefecture"].fillna(""), rows["municipality"]):
        words = words.where(~words.duplicated(keep=False), words + "（" + more + "）")
    return dict(zip(words, rows["municipality"], strict=True))
