"""Whether an error says that the disk, or the right to use it, is used up."""

from __future__ import annotations

import errno
import sqlite3

_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))


def is_full(error: BaseException | None) -> bool:
    """Whether it does, as the system or SQLite says it."""
    if isinstance(error, OSError):
        return error.errno in _FULL
    return isinstance(error, sqlite3.Error) and "is full" in str(error)
