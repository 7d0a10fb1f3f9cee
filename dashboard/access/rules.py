"""What settings.toml says of who comes in and what they may do: ``[access]``."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_network
from typing import Any, Final, Literal
from urllib.parse import urlsplit

Way = Literal["local", "proxy", "oidc"]
HOW: Final[Mapping[Way, str]] = {
    "local": "このPCだけ（サインインなし、すべてできます）",
    "proxy": "プロキシーを通って（プロキシーがだれかを伝えます）",
    "oidc": "市のサインインの窓口（OpenID Connect）で",
}
"""How people come in, in words."""


class Right(StrEnum):
    """What somebody may do, in words."""

    LOOK = "画面を見る"
    SEND = "自分の課の資料を取り込む"
    IMPORT = "資料を取り込み、取り消す"
    DECIDE = "会議・計画・見かたを書く"
    NAMES = "研修の対象者の名簿を見る"
    ADMIN = "点検と利用の記録を見る"


ROLES: Final[Mapping[str, frozenset[Right]]] = {
    "閲覧": frozenset({Right.LOOK}),
    "課担当": frozenset({Right.LOOK, Right.SEND}),
    "戦略室": frozenset({Right.LOOK, Right.SEND, Right.IMPORT, Right.DECIDE}),
    "研修担当": frozenset({Right.LOOK, Right.NAMES}),
    "管理者": frozenset({Right.LOOK, Right.ADMIN}),
}
"""Somebody of several roles may do what any of them may."""


def able(right: Right) -> str:
    """The roles that may do this, in words."""
    return "・".join(role for role, rights in ROLES.items() if right in rights)


def in_words(rights: Collection[Right]) -> str:
    """What these let somebody do."""
    return "、".join(right for right in Right if right in rights)


ALL, GROUP = "*", "group:"
"""In a list of people: everybody who signed in, and everybody of a group."""


@dataclass(frozen=True, slots=True)
class Provider:
    """``[access.oidc]``: the city's OpenID provider. ``metadata`` is where it describes itself, ``client`` the name by
    which it knows this dashboard, ``redirect`` the dashboard's address to which it sends people back.

    Of what it says of people ``person`` names them and ``groups`` lists their groups, as far as ``scope`` asks for it.
    A sign-in lasts for ``hours``, whatever is done.
    """

    metadata: str
    client: str
    redirect: str
    person: str = "preferred_username"
    groups: str = "groups"
    scope: str = "openid profile email"
    hours: int = 12

    @property
    def root(self) -> str:
        """The dashboard's address, with a slash at its end."""
        return self.redirect.removesuffix(RETURN)


RETURN: Final = "oauth2callback"
"""Where Streamlit waits for those who come back from the provider, below the dashboard's address."""


@dataclass(frozen=True, slots=True)
class Access:
    """``way`` is how people come in. By ``proxy``: the addresses it asks from, and the headers that name people
    and their groups. By ``oidc``: the provider. ``idle_minutes`` ends a session that rests.

    ``roles`` and ``departments`` (課 → who of it sends its files): people by the name they sign in with, or groups.
    What is written down is kept for ``kept_years`` 年度.
    """

    way: Way = "local"
    proxies: tuple[str, ...] = ("127.0.0.1",)
    person: str = "X-Remote-User"
    groups: str = "X-Remote-Groups"
    idle_minutes: int = 60
    kept_years: int = 5
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    departments: tuple[tuple[str, tuple[str, ...]], ...] = ()
    oidc: Provider | None = None

    def roles_of(self, name: str, groups: Collection[str]) -> tuple[str, ...]:
        """The roles of somebody who signed in; who sends the files of a 課 is 課担当."""
        found = [role for role, people in self.roles if _is_among(name, groups, people)]
        sends = ["課担当"] if self.departments_of(name, groups) else []
        return tuple(role for role in ROLES if role in {*found, *sends})

    def people_of(self, role: str) -> list[str]:
        """Who is of this role, in words; of 課担当 with the 課 whose files they send."""
        named = ["だれでも" if each == ALL else each for each in dict(self.roles).get(role, ())]
        sends = [f"{each}（{department}）" for department, people in self.departments for each in people]
        return named + (sends if role == "課担当" else [])

    def departments_of(self, name: str, groups: Collection[str]) -> tuple[str, ...]:
        """The 課 whose files they send."""
        return tuple(department for department, people in self.departments if _is_among(name, groups, people))


LOCAL: Final = Access()
"""What holds where nothing is said: this machine only, and whoever sits there may do everything."""


def _is_among(name: str, groups: Collection[str], people: Collection[str]) -> bool:
    """Whoever calls himself like a group is not of it."""
    own = {f"{GROUP}{each}".casefold() for each in groups}
    if not name.casefold().startswith(GROUP):
        own.add(name.casefold())
    return any(each == ALL or each.casefold() in own for each in people)


def of(table: Mapping[str, Any]) -> Access:
    """What ``[access]`` says; nothing is ``local``. Raises ValueError that says in Japanese what is wrong."""
    way = str(table.get("way", "local"))
    if way not in HOW:
        raise ValueError(f"[access] の way は {'・'.join(HOW)} のどれかです")
    usual = LOCAL
    made = Access(
        next(each for each in HOW if each == way),
        _texts("proxies", table.get("proxies", usual.proxies)),
        str(table.get("person", usual.person)),
        str(table.get("groups", usual.groups)),
        _within("idle_minutes", table.get("idle_minutes", usual.idle_minutes), 1, 24 * 60),
        _within("kept_years", table.get("kept_years", usual.kept_years), 1, 100),
        _people("[access.roles]", table.get("roles", {})),
        _people("[access.departments]", table.get("departments", {})),
        _provider(table.get("oidc", {})) if way == "oidc" else None,
    )
    for each in made.proxies:
        _check_address(each)
    if strange := [role for role, _ in made.roles if role not in ROLES]:
        raise ValueError(f"[access.roles] の「{strange[0]}」という役割はありません。{'・'.join(ROLES)} のどれかです")
    return made


def _provider(table: Mapping[str, Any]) -> Provider:
    wanted, said = ("metadata", "client", "redirect"), {}
    if strange := [name for name in table if name not in Provider.__dataclass_fields__]:
        raise ValueError(f"[access.oidc] に {strange[0]} という項目はありません")
    for name in (*wanted, "person", "groups", "scope"):
        if name in table or name in wanted:
            said[name] = str(table.get(name, "")).strip()
            if not said[name]:
                raise ValueError(f"[access.oidc] の {name} がありません")
    for name in ("metadata", "redirect"):
        _check_encrypted(name, said[name])
    if not said["redirect"].endswith(f"/{RETURN}"):
        raise ValueError(f"[access.oidc] の redirect は、/{RETURN} で終わるアドレスです")
    if "openid" not in said.get("scope", "openid").split():
        raise ValueError("[access.oidc] の scope には openid が要ります")
    return Provider(**said, hours=_within("hours", table.get("hours", 12), 1, 24))


def _check_encrypted(name: str, address: str) -> None:
    """What goes to another machine goes by TLS."""
    found = urlsplit(address)
    is_here = found.scheme == "http" and found.hostname in ("127.0.0.1", "localhost", "::1")
    if not found.hostname or (found.scheme != "https" and not is_here) or found.query or found.fragment:
        raise ValueError(f"[access.oidc] の {name} は、https:// で始まるアドレスです")


def _people(place: str, table: Mapping[str, Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(table, Mapping):
        raise ValueError(f"{place} の書き方")
    return tuple((str(name), _texts(f"{place} の「{name}」", people)) for name, people in table.items())


def _texts(place: str, value: Any) -> tuple[str, ...]:
    """A list of texts. A single text is a slip that would be read sign by sign."""
    if isinstance(value, str) or not all(isinstance(each, str) and each.strip() for each in value):
        raise ValueError(f'{place} は ["…", "…"] の形で書いてください')
    return tuple(each.strip() for each in value)


def _within(name: str, value: Any, least: int, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise ValueError(f"[access] の {name} は {least}〜{most} の整数です")
    return value


def _check_address(text: str) -> None:
    try:
        ip_network(text)
    except ValueError:
        raise ValueError(f"[access] の proxies の「{text}」は、IPアドレスではありません") from None
