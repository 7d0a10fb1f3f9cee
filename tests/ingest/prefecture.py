"""Files of several municipalities, in folders as a prefecture receives them."""

from collections.abc import Mapping
from pathlib import Path

from dashboard.ledger.ledger import Ledger
from dashboard.municipalities import folders

HEADER = "手続ID,所管課,手続名,オンライン化状況,年間件数\n"
CHIYODA, CHUO, MINATO = "131016", "131024", "131032"


def listed(department: str, count: int = 2, first: int = 100) -> str:
    """A list of one 課."""
    lines = (f"{number},{department},届出{number},{('済', '未実施')[number % 2]},{first}\n" for number in range(count))
    return HEADER + "".join(lines)


def sent(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A folder with these files, by their paths in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def recorded(root: Path) -> dict[str, list[str]]:
    """What each municipality's ledger has, every entry."""
    ledgers = {code: Ledger(folder) for code, folder in folders.all_of(root).items()}
    return {code: [str(each.file) for each in ledger.entries()] for code, ledger in ledgers.items()}
