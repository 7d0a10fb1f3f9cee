"""``access``: how people come in and what they may do; what somebody would be; the secrets of proxy and provider."""

import argparse
import getpass
import sys
from collections.abc import Iterator
from pathlib import Path

from dashboard import settings
from dashboard.access import asking, secret
from dashboard.access.rules import HOW, ROLES, Access, Provider, in_words
from dashboard.commands._shared import DONE
from dashboard.errors import DashboardError
from dashboard.settings import installation

PLACE = 17
HELP = "だれが、どう入り、何をしてよいかを表示します（settings.toml の [access]）"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--as", dest="person", metavar="名前", help="この名前の人が何をしてよいかを表示します")
    parser.add_argument("--group", action="append", default=[], help="その人の属するグループ（何度でも）")
    parser.add_argument(
        "--secret", action="store_true", help="プロキシーに書く合い言葉を表示します（なければ作ります）"
    )
    parser.add_argument(
        "--client-secret", action="store_true", help="サインインの窓口で作ったシークレットを読んで保存します"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what is asked."""
    folder = installation()
    access = settings.load(folder).access
    if arguments.secret:
        print(secret.made(folder))
    elif arguments.client_secret:
        secret.keep(folder, _asked(), secret.CLIENT)
        print(f"{secret.CLIENT} に保存しました。サーバーを起動し直すと効きます。")
    elif arguments.person:
        print("\n".join(_of(access, arguments.person, tuple(arguments.group))))
    else:
        print("\n".join(_told(access, folder)))
    return DONE


def _told(access: Access, folder: Path) -> Iterator[str]:
    yield f"入り方：{HOW[access.way]}"
    if access.way == "local":
        return
    if access.way == "proxy":
        yield f"プロキシー：{'・'.join(access.proxies)}　名前：{access.person}　グループ：{access.groups}"
        if not secret.kept(folder):
            yield "合い言葉がないので、だれも入れません。access --secret で作り、プロキシーに書いてください。"
    if access.oidc:
        yield from _of_provider(access.oidc, folder)
    yield f"操作がないと{access.idle_minutes}分で終わります。"
    for role, rights in ROLES.items():
        yield f"{role}（{in_words(rights)}）：{'、'.join(access.people_of(role)) or 'いません'}"


def _of(access: Access, name: str, groups: tuple[str, ...]) -> Iterator[str]:
    asks = asking.person(access, name, groups)
    yield f"{name}：{'・'.join((*asks.roles, *asks.departments)) or '役割がありません。何も見られません。'}"
    yield from (f"- {right}" for right in sorted(asks.rights))


def _of_provider(provider: Provider, folder: Path) -> Iterator[str]:
    yield f"窓口：{provider.metadata}　このダッシュボードの名前（クライアントID）：{provider.client}"
    yield f"窓口に登録する戻り先：{provider.redirect}"
    yield f"名前：{provider.person}　グループ：{provider.groups}　サインインの長さ：{provider.hours}時間まで"
    if secret.kept(folder, secret.CLIENT):
        yield f"窓口のシークレット：あります（{secret.CLIENT}）"
    else:
        yield "窓口のシークレットがないので、だれも入れません。access --client-secret で保存してください。"
    if not secret.kept(folder, secret.COOKIE):
        yield f"クッキーの鍵（{secret.COOKIE}）は、サーバーを起動すると作られます。"


def _asked() -> str:
    """What is typed unseen, or comes from a file: an argument would stand in the list of processes."""
    said = getpass.getpass("シークレット：") if sys.stdin.isatty() else sys.stdin.readline()
    if not said.strip().isascii() or not said.strip().isprintable() or not said.strip():
        raise DashboardError("シークレットは、空でない半角の文字です。何も保存していません。")
    return said.strip()
