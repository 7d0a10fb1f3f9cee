"""[access] of settings.toml: who is of which role, and what is wrong with what is written there."""

import tomllib
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.access import rules
from dashboard.access.rules import ROLES, Access, Right
from dashboard.errors import DashboardError


def of(text: str) -> Access:
    return rules.of(tomllib.loads(text))


def test_nothing_is_this_machine_only() -> None:
    assert of("") == rules.LOCAL and rules.LOCAL.way == "local"
    assert settings.load(settings.ROOT).access == rules.LOCAL, "the file beside the program says nothing else"


TABLE = """
way = "proxy"
[roles]
"閲覧" = ["*"]
"戦略室" = ["group:dx-office", "kacho@example.lg.jp"]
"管理者" = ["joho"]
[departments]
"市民課" = ["group:shimin"]
"税務課" = ["zei@example.lg.jp", "group:shimin"]
"""


@pytest.mark.parametrize(
    ("name", "groups", "roles", "departments"),
    [
        ("whoever", (), ("閲覧",), ()),
        ("Kacho@Example.lg.jp", (), ("閲覧", "戦略室"), ()),
        ("a", ("DX-Office",), ("閲覧", "戦略室"), ()),
        ("dx-office", (), ("閲覧",), ()),  # a person who is called like a group is not of it
        ("group:dx-office", (), ("閲覧",), ()),
        ("b", ("shimin",), ("閲覧", "課担当"), ("市民課", "税務課")),
        ("zei@example.lg.jp", ("joho",), ("閲覧", "課担当"), ("税務課",)),
    ],
)
def test_who_is_what(name: str, groups: tuple[str, ...], roles: tuple[str, ...], departments: tuple[str, ...]) -> None:
    access = of(TABLE)
    assert access.roles_of(name, groups) == roles
    assert access.departments_of(name, groups) == departments


def test_who_decides_does_not_name_people_and_who_names_people_does_not_decide() -> None:
    """No role but that of the machine itself has every right, and each right is somebody's."""
    assert set().union(*ROLES.values()) == set(Right)
    assert not any(rights == set(Right) for rights in ROLES.values())
    assert not ROLES["戦略室"] & {Right.NAMES, Right.ADMIN} and not ROLES["管理者"] & {Right.NAMES, Right.IMPORT}


OIDC = """way = "oidc"
[oidc]
metadata = "https://login.city/.well-known/openid-configuration"
client = "dx"
redirect = "https://dx.city/dx/oauth2callback"
"""


def test_a_provider_is_read_and_where_people_come_back_to() -> None:
    provider = of(OIDC + 'person = "upn"\nhours = 8').oidc
    assert provider and (provider.person, provider.groups, provider.hours) == ("upn", "groups", 8)
    assert provider.root == "https://dx.city/dx/"
    assert of(OIDC.replace("oidc", "proxy", 1)).oidc is None, "what is not used is not read"
    assert of(OIDC.replace("https://login.city", "http://127.0.0.1:8080")).oidc, "on this machine"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('way = "ldap"', "way は local・proxy・oidc のどれか"),
        ('way = "proxy"\nproxies = ["dx.city"]', "「dx.city」は、IPアドレスではありません"),
        ('[roles]\n"閲覧" = "*"', '["…", "…"] の形'),
        ('[roles]\n"部長" = ["a"]', "「部長」という役割はありません"),
        ('[departments]\n"市民課" = [1]', '["…", "…"] の形'),
        ("idle_minutes = 0", "idle_minutes は 1〜1440"),
        ("kept_years = true", "kept_years は 1〜100"),
        ("roles = 1", "[access.roles] の書き方"),
        ('way = "oidc"', "[access.oidc] の metadata がありません"),
        (OIDC.replace('client = "dx"', 'client = " "'), "[access.oidc] の client がありません"),
        (OIDC.replace("https://login", "http://login"), "metadata は、https:// で始まるアドレス"),
        (OIDC.replace("https://dx", "//dx"), "redirect は、https:// で始まるアドレス"),
        (OIDC.replace("/oauth2callback", "/"), "redirect は、/oauth2callback で終わる"),
        (OIDC + "hour = 8", "[access.oidc] に hour という項目はありません"),
        (OIDC + "hours = 25", "hours は 1〜24"),
        (OIDC + 'scope = "profile"', "scope には openid"),
    ],
)
def test_a_slip_is_said_and_nobody_comes_in_by_it(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=said.replace("[", r"\[").replace("]", r"\]").replace("…", ".")):
        of(text)
    own = settings.ROOT.joinpath("settings.toml").read_text(encoding="utf-8").partition("[access]")[0]
    lines = [f"[access.{line[1:]}" if line.startswith("[") else line for line in text.split("\n")]
    tmp_path.joinpath("settings.toml").write_text(own + "\n".join(["[access]", *lines]), encoding="utf-8")
    with pytest.raises(DashboardError, match=r"設定ファイル settings\.toml を読めません"):
        settings.load(tmp_path)
