"""The parts of the page 管理, and what stands in the two that are not the list of acts."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from dashboard.screens.block import Table
from dashboard.screens.choices import Switch

Part = Literal["checks", "acts", "roles"]
SHOWN: Switch[Part] = Switch("a_part", "見るもの", {"点検": "checks", "利用の記録": "acts", "役割": "roles"})
CHECKS, ROLES = ["check", "seen_state", "saw", "remedy"], ["role", "rights", "people"]


def checked(rows: Sequence[Sequence[str]]) -> Table:
    """What was checked: name, state, what was seen, the way out."""
    listed = pd.DataFrame(rows, columns=CHECKS)
    order = {"異常": 0, "未確認": 1, "注意": 2, "良好": 3}
    listed = listed.sort_values("seen_state", key=lambda states: states.map(order), kind="stable", ignore_index=True)
    notes = ["データフォルダーを読むだけで、何も変えません。"]
    return Table("点検の結果", "点検の結果", notes, listed, "administration/checks")


def roles(rows: Sequence[Sequence[str]], how: str) -> Table:
    """Who is of which role, and what that lets them do: role, rights, people. ``how``: how people come in."""
    listed = pd.DataFrame(rows, columns=ROLES)
    notes = [f"入り方：{how}", "役割と人は settings.toml の [access] に書きます。書き換えると、次の操作から効きます。"]
    return Table("だれが何をできるか", "役割", notes, listed, "administration/roles")
