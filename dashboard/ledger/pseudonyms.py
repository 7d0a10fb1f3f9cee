"""Respondents' numbers → keyed pseudonyms, before anything is stored.

The key is made on first use and lies in the data folder, readable by its owner only. The same number becomes the same
pseudonym in every round, and nobody without the key can tell which: numbers of five digits could be tried out.
"""

import hashlib
import hmac
import secrets
from pathlib import Path

import pandas as pd

from dashboard.disk import faults
from dashboard.errors import DashboardError
from dashboard.ledger import keys

FILE = "respondents.key"


def key(folder: Path, *, is_first_use: bool) -> bytes:
    """The key of this data folder; made when there is none yet and ``is_first_use``.

    Raises DashboardError when the key is gone although answers were imported with it: with a new one, nobody could be
    followed from one round to the next.
    """
    path = folder / FILE
    named = f"回答者の番号を置き換える鍵（{folder.name}/{FILE}）"
    way = "何も変えていません。これまでの回と同じ人をつなげるために、バックアップから元の場所に戻してください。"
    with faults.told_as(f"{named}を読み書きできません。何も変えていません。"):
        if not path.exists() and not is_first_use:
            raise DashboardError(f"{named}がありません。{way}")
        secret = keys.made(path)
    if len(secret) != keys.BYTES:
        raise DashboardError(f"{named}が壊れています。{way}")
    return secret


def throwaway() -> bytes:
    """A key for a look that leaves nothing behind."""
    return secrets.token_bytes(keys.BYTES)


def replaced(rows: pd.DataFrame, column: str, secret: bytes, origin: str) -> pd.DataFrame:
    """The rows with ``person`` (16 hex digits) in the place of the numbers in ``column``.

    Where the number is missing, the row of the file is the person, who is then found in no other file; ``origin`` is
    what tells files apart.
    """
    anonymous = origin + "/" + rows["sheet"].astype(str) + "/" + rows["row"].astype(str)
    numbers = rows[column].astype(object)
    names = ("number " + numbers).where(numbers.notna(), "row " + anonymous)
    known = {name: pseudonym(name, secret) for name in names.unique()}
    return rows.drop(columns=column).assign(person=names.map(known).astype("category"))


def of_number(number: str, secret: bytes) -> str:
    """The pseudonym of one respondent's number, folded as the importer folds it."""
    return pseudonym("number " + number, secret)


def pseudonym(name: str, secret: bytes) -> str:
    """HMAC-SHA-256 (RFC 2104), its first 64 bits: 1,000 people collide once in 10¹³ cities."""
    return hmac.new(secret, name.encode(), hashlib.sha256).hexdigest()[:16]
