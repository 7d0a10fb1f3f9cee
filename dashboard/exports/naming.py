"""What a file that is taken along is called: names of files and settings stand in it."""

import unicodedata

LONGEST = 80
"""Signs of a title: with the folder before it, a path that Windows takes."""
_FULL_WIDTH = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")
"""Windows takes none of these in a name; their wide forms say the same."""


def file_name(title: str, ending: str) -> str:
    """The title as a name that every system takes: no unseen signs, none with a meaning, not too long."""
    seen = "".join(sign for sign in title if unicodedata.category(sign)[0] != "C")
    return f"{seen.translate(_FULL_WIDTH)[:LONGEST].strip(' .') or '表'}.{ending}"
