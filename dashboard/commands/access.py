"""``access``: how people come in and what they may do; what somebody would be; the secret of the proxy."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from dashboard import settings
from dashboard.access import asking, secret
from dashboard.access.rules import ROLES, Access, in_words
from dashboard.commands._shared import DONE
from dashboard.settings import data_folder

PLACE = 17
HELP = "だれが、どう入り、何をしてよいかを表示します（settings.toml の [access]）"
WAYS = {
    "local": "このPCだけ（サインインなし、すべてできます）",
    "proxy": "プロキシーを通って（プロキシーがだれかを伝えます）",
}


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--as", dest="person", metavar="名前", help="この名前の人が何をしてよいかを表示します")
    parser.add_argument("--group", action="append", default=[], help="その人の属するグループ（何度でも）")
    parser.add_argument(
        "--secret", action="store_true", help="プロキシーに書く合い言葉を表示します（なければ作ります）"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what is asked."""
    folder = data_folder()
    access = settings.load(folder).access
    if arguments.secret:
        print(secret.made(folder))
    elif arguments.person:
        print("\n".join(_of(access, arguments.person, tuple(arguments.group))))
    else:
        print("\n".join(_told(access, folder)))
    return DONE


def _told(access: Access, folder: Path) -> Iterator[str]:
    yield f"入り方：{WAYS[access.way]}"
    if access.way == "local":
        return
    if access.way == "proxy":
        yield f"プロキシー：{'・'.join(access.proxies)}　名前：{access.person}　グループ：{access.groups}"
        if not secret.kept(folder):
            yield "合い言葉がないので、だれも入れません。access --secret で作り、プロキシーに書いてください。"
    yield f"操作がないと{access.idle_minutes}分で終わります。"
    for role, rights in ROLES.items():
        yield f"{role}（{in_words(rights)}）：{'、'.join(access.people_of(role)) or 'いません'}"


def _of(access: Access, name: str, groups: tuple[str, ...]) -> Iterator[str]:
    asks = asking.person(access, name, groups)
    yield f"{name}：{'・'.join((*asks.roles, *asks.departments)) or '役割がありません。何も見られません。'}"
    yield from (f"- {right}" for right in sorted(asks.rights))
