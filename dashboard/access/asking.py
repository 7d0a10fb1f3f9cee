"""Who asks now, and whether they may. Asked where a thing is done, so no way around a menu leads to it.

A command, and a page of a server that only its own machine reaches, are asked by who sits there: he may do everything.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from dashboard import settings
from dashboard.access import audit
from dashboard.access.rules import ROLES, Access, Right, able
from dashboard.errors import DashboardError


class Forbidden(DashboardError):
    """Somebody may not do this; it was not done, and is written down."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks. ``name`` is empty where nobody signs in; ``departments`` are the 課 whose files are theirs to send."""

    name: str
    roles: tuple[str, ...]
    rights: frozenset[Right]
    departments: tuple[str, ...] = ()

    def may(self, right: Right) -> bool:
        """Whether this is theirs to do."""
        return right in self.rights


HERE = Person("", (), frozenset(Right))
"""Who sits at the machine."""
NOBODY = Person("", (), frozenset())
_acting: ContextVar[Person | None] = ContextVar("acting", default=None)
_sources: list[Callable[[], Person]] = []


def by(source: Callable[[], Person]) -> None:
    """From now on this says who asks: the server knows, a command needs none."""
    _sources[:] = [source]


@contextmanager
def acting(person: Person) -> Iterator[None]:
    """What is done meanwhile is done by this person: a request that is no page's, or the program itself (HERE)."""
    before = _acting.set(person)
    try:
        yield
    finally:
        _acting.reset(before)


def who() -> Person:
    """Who asks now."""
    return _acting.get() or (_sources[0]() if _sources else HERE)


def person(access: Access, name: str, groups: tuple[str, ...]) -> Person:
    """Somebody who signed in under this name and is of these groups; nobody without a name."""
    if not name:
        return NOBODY
    roles = access.roles_of(name, groups)
    rights = frozenset(right for role in roles for right in ROLES[role])
    return Person(name, roles, rights, access.departments_of(name, groups))


def may(right: Right) -> bool:
    """Whether who asks now may do this."""
    return who().may(right)


def need(right: Right, act: str) -> None:
    """Go on only if who asks now may do this (``act`` in words). Raises Forbidden, and writes that down."""
    asks = who()
    if not asks.may(right):
        note(act, outcome=audit.REFUSED)
        raise Forbidden(_refused(asks, right, act))


def note(act: str, subject: str = "", *, outcome: str = audit.DONE, at: dt.datetime | None = None) -> None:
    """Write down what who asks now did, or was refused; now, or ``at`` the moment from which it holds."""
    asks, code = who(), settings.chosen()
    whose = f"{subject}（{code}）" if code else subject
    audit.note(settings.installation(), asks.name, asks.roles, act, whose, outcome=outcome, now=at)


def taken(title: str) -> None:
    """A file was made to be taken along: written down of people who sign in, without what is in it."""
    if who().name:
        note("資料の作成", title)


def signed(name: str) -> str:
    """Whose name is recorded: who signed in; else the name that was given."""
    return who().name or name


def _refused(asks: Person, right: Right, act: str) -> str:
    own = f"{asks.name}さんの役割は{'・'.join(asks.roles) or 'ありません'}" if asks.name else "サインインしていません"
    said = f"{act}ができるのは、{able(right)}の役割の人です（{own}）。"
    return f"{said}何も変わっていません。必要なときは管理者に伝えてください。"
