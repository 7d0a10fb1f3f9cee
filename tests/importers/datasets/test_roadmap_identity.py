"""From month to month: an initiative renumbered, renamed or moved to another 課 is the same; another one is not."""

import pandas as pd

from dashboard.importers.datasets.roadmap.initiatives import Initiatives
from tests.importers.roadmap_readings import opened
from tests.importers.roadmaps import Plan, as_list


def rows_of(*plans: Plan) -> pd.DataFrame:
    return opened(as_list(plans)).rows


def test_renumbered_renamed_and_new_initiatives() -> None:
    known = Initiatives()
    first = known.identify(rows_of(Plan(), Plan("1-2", name="マイページ"), Plan("1-3", name="電子申請フォーム")))
    second = known.identify(
        rows_of(
            Plan("1-9", name="マイページ"),
            Plan("1-1", name="書かない窓口の拡大"),
            Plan("1-2", name="地域通貨", department="総務課"),
            Plan("1-3", name="電子申請フォーム", department="総務課"),
        )
    )
    keys = [identity.key for identity in first]
    assert [identity.how for identity in first] == ["new"] * 3
    assert [(identity.key, identity.how) for identity in second] == [
        (keys[1], "renumbered"), (keys[0], "renamed"), ("1-2#2", "new"), (keys[2], "same"),
    ]  # fmt: skip


def test_a_number_given_to_something_else_is_another_initiative() -> None:
    known = Initiatives()
    (before,) = known.identify(rows_of(Plan()))
    (after,) = known.identify(rows_of(Plan(name="地域通貨アプリ")))
    assert (after.how, after.key == before.key) == ("new", False)


def test_a_reorganised_department_keeps_its_initiatives() -> None:
    known = Initiatives()
    (before, _) = known.identify(rows_of(Plan(department="情報政策課"), Plan("2-1", name="窓口", department="市民課")))
    after, _ = known.identify(rows_of(Plan("1-5", department="総務課"), Plan("2-1", name="窓口", department="市民課")))
    assert (after.key, after.how) == (before.key, "renumbered")


def test_two_departments_with_initiatives_of_one_name() -> None:
    known = Initiatives()
    one, other = known.identify(rows_of(Plan(), Plan("1-2", department="総務課")))
    assert one.key != other.key
    again = known.identify(rows_of(Plan("1-2", department="総務課"), Plan()))
    assert [identity.key for identity in again] == [other.key, one.key]
