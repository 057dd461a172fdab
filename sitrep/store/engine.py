"""SQLite as SQLCipher brings it, under sqlite-utils; one engine whether locked or not."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from sitrep.domain.steps import Steps

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables
    from sqlite_utils.db import Table

# sqlite-utils takes its engine from pysqlite3 where it finds one; both names, or alter=True breaks.
sys.modules["pysqlite3"] = dbapi2
sys.modules["pysqlite3.dbapi2"] = dbapi2

OLDEST = (3, 51, 3)  # older ones have the WAL-reset bug
BUSY_SECONDS = 5.0
_TABLES = ("pluggy", "click", "dateutil.parser", "sqlite_utils")  # sqlite-utils stands on them

DatabaseError: type[Exception] = dbapi2.DatabaseError
OperationalError: type[Exception] = dbapi2.OperationalError


class Database:
    """One open file. Questions and new rows go straight to the engine, changes by sqlite-utils.

    sqlite-utils is loaded with the first step that writes: it takes half as long as a window
    takes to appear, and what the window shows first is only read. `ready` loads it before.
    """

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    @cached_property
    def tables(self) -> Tables:
        """The same connection as sqlite-utils knows it."""
        from sqlite_utils import Database as Tables  # noqa: PLC0415 - see above

        return Tables(self._connection, execute_plugins=False)  # no other programs' code here

    def table(self, name: str) -> Table:
        """Return a table to write in."""
        return self.tables.table(name)

    def execute(self, sql: str, values: Sequence[object] = ()) -> Any:
        """Run one statement; return its cursor."""
        return self._connection.execute(sql, values)

    def query(self, sql: str, values: Sequence[object] = ()) -> Iterator[dict[str, Any]]:
        """Yield the rows that answer a question, by column."""
        cursor = self._connection.execute(sql, values)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield dict(zip(names, row, strict=True))

    def insert(self, table: str, row: Mapping[str, object]) -> None:
        """Write a row that is not there yet: an article brings hundreds of them at once."""
        columns = ", ".join(f'"{name}"' for name in row)
        places = ", ".join("?" * len(row))
        self._connection.execute(
            f"insert into {table} ({columns}) values ({places})", tuple(row.values())
        )

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Run a transaction, or a part of one that can be turned back by itself."""
        with self.tables.atomic():
            yield

    def close(self) -> None:
        self._connection.close()


def connect(path: Path | str) -> Database:
    """Open a file, or a ``file:`` address, with the settings that every connection has."""
    if dbapi2.sqlite_version_info < OLDEST:
        raise RuntimeError(f"SQLite {dbapi2.sqlite_version} is too old for a safe store")
    uri = isinstance(path, str)
    # no transaction begins by itself: each step opens its own
    db = Database(dbapi2.connect(str(path), uri=uri, timeout=BUSY_SECONDS, isolation_level=None))
    for setting in (
        "foreign_keys = on",
        "recursive_triggers = on",
        "trusted_schema = off",
        "cell_size_check = on",
        "secure_delete = on",
    ):
        db.execute(f"pragma {setting}")
    return db


def ready() -> Steps[None]:
    """Load by steps what the first step that writes would wait for."""
    for name in _TABLES:
        import_module(name)
        yield
