"""SQLite as SQLCipher brings it, under sqlite-utils; one engine whether locked or not."""

from __future__ import annotations

import sys
from pathlib import Path

from sqlcipher3 import dbapi2

# sqlite-utils takes its engine from pysqlite3 where it finds one; both names, or alter=True breaks.
sys.modules["pysqlite3"] = dbapi2
sys.modules["pysqlite3.dbapi2"] = dbapi2

from sqlite_utils import Database  # noqa: E402 - must see the engine first

__all__ = ["Database"]

OLDEST = (3, 51, 3)  # older ones have the WAL-reset bug
BUSY_SECONDS = 5.0

DatabaseError: type[Exception] = dbapi2.DatabaseError
OperationalError: type[Exception] = dbapi2.OperationalError


def connect(path: Path | str) -> Database:
    """Open a file, or a ``file:`` address, with the settings that every connection has."""
    if dbapi2.sqlite_version_info < OLDEST:
        raise RuntimeError(f"SQLite {dbapi2.sqlite_version} is too old for a safe store")
    uri = isinstance(path, str)
    connection = dbapi2.connect(str(path), uri=uri, timeout=BUSY_SECONDS)
    db = Database(connection, execute_plugins=False)  # other programs' code has no place here
    for setting in (
        "foreign_keys = on",
        "trusted_schema = off",
        "cell_size_check = on",
        "secure_delete = on",
    ):
        db.execute(f"pragma {setting}")
    return db
