"""What a disk, a database or the system says in English → the reason and the way out in Japanese. The one place."""

import contextlib
import errno
import logging
import os
from collections.abc import Iterator
from typing import Final

from dashboard.errors import DashboardError

FULL: Final = "ディスクの空き容量がありません。不要なファイルを消すか移して、空きを作ってください。"
READ_ONLY: Final = (
    "書き込みが許されていません。フォルダーが読み取り専用でないか、書き込みの権限があるかを確かめてください。"
)
IN_USE: Final = "ほかの取り込みや集計、または別のプログラムが使用中です。終わるのを待って、もう一度実行してください。"
GONE: Final = "ファイルかフォルダーが見つかりません。場所と名前を確かめてください。"
IN_THE_WAY: Final = "同じ名前の別のものがあります。データフォルダーの場所を確かめてください。"
BROKEN: Final = "ディスクを読み書きできません。ディスクや、ネットワークのつながりを確かめてください。"
MEMORY: Final = "メモリが足りません。ほかのプログラムを終わらせてから、もう一度実行してください。"
DAMAGED: Final = "ファイルが壊れています。"
UNKNOWN: Final = "読み書きできません。詳しい記録は、データフォルダーの log にあります。"

_BY_NUMBER: Final = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), FULL),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), READ_ONLY),
    **dict.fromkeys((errno.EBUSY, errno.EAGAIN, errno.ETXTBSY, errno.EDEADLK, errno.ETIMEDOUT), IN_USE),
    **dict.fromkeys((errno.ENOENT, errno.ENAMETOOLONG), GONE),
    **dict.fromkeys((errno.ENOTDIR, errno.EISDIR, errno.EEXIST), IN_THE_WAY),
    **dict.fromkeys((errno.EIO, errno.ESTALE, errno.ENETDOWN, errno.ENETUNREACH, errno.EHOSTDOWN), BROKEN),
    errno.ENOMEM: MEMORY,
}
_OF_SQLITE: Final = {
    "SQLITE_FULL": FULL,
    **dict.fromkeys(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH", "SQLITE_CANTOPEN"), READ_ONLY),
    **dict.fromkeys(("SQLITE_BUSY", "SQLITE_LOCKED"), IN_USE),
    "SQLITE_IOERR": BROKEN,
    "SQLITE_NOMEM": MEMORY,
    **dict.fromkeys(("SQLITE_CORRUPT", "SQLITE_NOTADB"), DAMAGED),
}
_OF_WORDS: Final = {
    **{os.strerror(number): said for number, said in _BY_NUMBER.items()},
    "Could not set lock": IN_USE,
    "Out of Memory": MEMORY,
    "checksum": DAMAGED,
}
"""What engines quote in their own sentences."""

_log = logging.getLogger(__name__)


def told(error: Exception) -> str:
    """Why, and what to do. What the error itself says goes to the log: it is English, and may name any path."""
    _log.warning("a fault was told as such", exc_info=error)
    if isinstance(error, TimeoutError):
        return IN_USE
    if isinstance(error, OSError) and error.errno in _BY_NUMBER:
        return _BY_NUMBER[error.errno]
    name = "_".join(str(getattr(error, "sqlite_errorname", "")).split("_")[:2])
    quoted = (said for words, said in _OF_WORDS.items() if words in str(error))
    return _OF_SQLITE.get(name) or next(quoted, UNKNOWN)


@contextlib.contextmanager
def told_as(what: str) -> Iterator[None]:
    """A fault of the disk is said as ``what`` (could not be done), why, and the way out."""
    try:
        yield
    except OSError as error:
        raise DashboardError(what + told(error)) from error
