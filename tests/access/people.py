"""People who signed in, one of each role, and a city that says so."""

from pathlib import Path

from dashboard.access import asking
from dashboard.access.asking import Person
from dashboard.access.rules import ROLES, Access
from dashboard.settings import ROOT

DEPARTMENT = "市民課"
TABLE = f"""
[access]
way = "proxy"
[access.roles]
"閲覧" = ["閲覧@city", "課担当@city"]
"戦略室" = ["group:戦略室", "戦略室@city"]
"研修担当" = ["研修担当@city"]
"管理者" = ["管理者@city"]
[access.departments]
"{DEPARTMENT}" = ["課担当@city"]
"""
NOBODY = "誰でもない@city"


def settings_of(folder: Path, table: str = TABLE) -> Path:
    """The city's settings in this data folder, with this [access]."""
    folder.mkdir(parents=True, exist_ok=True)
    own = (ROOT / "settings.toml").read_text(encoding="utf-8").partition("[access]")[0]
    (folder / "settings.toml").write_text(own + table, encoding="utf-8")
    return folder


def of_role(role: str) -> Person:
    """Somebody of this role alone; of none he who has none."""
    name = f"{role}@city" if role else NOBODY
    departments = ((DEPARTMENT, (name,)),) if role == "課担当" else ()
    return asking.person(Access("proxy", roles=((role, (name,)),) if role else (), departments=departments), name, ())


EVERY_ROLE = ("", *ROLES)
