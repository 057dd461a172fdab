"""The store: one SQLite file, made whole, opened with care, written in steps.

WAL with full synchronization is the only setting that lost nothing in simulated power cuts; the
engine is SQLCipher's (without a key), whose SQLite has the fix for the WAL-reset bug.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sitrep.domain.ids import new_id
from sitrep.errors import StoreFailed
from sitrep.store.digests import sha256
from sitrep.store.engine import Database, connect
from sitrep.store.failures import translated
from sitrep.store.folders import is_shared
from sitrep.store.lock import WriterLock
from sitrep.store.version import APPLICATION_ID, SCHEMA

if TYPE_CHECKING:
    from sitrep.store.change_log import ChangeLog, Row


class Store:
    """An open store. Read with `rows` and `one`; write with `put` and `remove` inside a `step`."""

    def __init__(self, path: Path, db: Database, lock: WriterLock | None) -> None:
        self.path = path
        self.db = db
        self._lock = lock

    @cached_property
    def log(self) -> ChangeLog:
        """What writes the rows and what became different; loaded with the first step."""
        from sitrep.store.change_log import ChangeLog  # noqa: PLC0415 - a window only reads first

        return ChangeLog(self.db)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self.db.close()
        if self._lock:
            self._lock.release()

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        with translated(self.path):
            return list(self.db.query(sql, values))

    def one(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        return next(iter(self.rows(sql, values)), None)

    @contextmanager
    def step(
        self, name: str, *, reason: str = "", final: bool = False, onto: str = ""
    ) -> Iterator[str]:
        """Run one step of work: one transaction, written in the change log, undone as one.

        Args:
            name: What the person did, as undo offers it: "Accept a figure".
            reason: Why, where a rule asks for it.
            final: Neither it nor anything before it can be undone.
            onto: Id of the last step, which this one goes on with instead of beginning one.

        Yields:
            The step's id.
        """
        with (
            translated(self.path),
            self.db.atomic(),
            self.log.step(name, reason, final, onto) as step,
        ):
            yield step

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Run a transaction that is no step of its own, such as turning one back."""
        with translated(self.path), self.db.atomic():
            yield

    def put(self, table: str, row: Row) -> None:
        """Insert `row`, or change the row with its ``id``; what differs goes to the change log."""
        self.log.put(table, row)

    def remove(self, table: str, row_id: str) -> None:
        self.log.remove(table, row_id)

    def write(self, table: str, key: Row, values: Row | None) -> None:
        """Write the one row that has `key`, a value a column; without values take it away."""
        where = " and ".join(f"{column} = ?" for column in key)
        sql = f"select id from {table} where {where}"
        known = self.one(sql, list(key.values()))
        if values is not None:
            self.put(table, {"id": known["id"] if known else new_id(), **key, **values})
        elif known:
            self.remove(table, known["id"])

    def keep(self, data: bytes) -> str:
        """Keep an original byte for byte, once however often it comes; return its SHA-256."""
        digest = sha256(data)
        self.db.execute("insert or ignore into originals values (?, ?)", [digest, data])
        return digest


def create(path: Path) -> None:
    """Make an empty store; the file appears whole or not at all.

    Raises:
        StoreFailed: Something stands there already, or the folder cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.{new_id()}.new")
    with translated(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            unfinished.touch(mode=0o600)  # sources may be in danger: for its owner only
            db = connect(unfinished)
            db.execute(f"pragma application_id = {APPLICATION_ID}")
            _migrate(db)
            db.close()
            _sync(unfinished)
            _appear(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)


def _appear(unfinished: Path, path: Path) -> None:
    """Give the finished file its name, never over another one."""
    try:
        os.link(unfinished, path)
    except FileExistsError as error:
        raise StoreFailed(
            f"No store was created: “{path}” exists already.",
            "Use it as it is, or name another file with --store.",
        ) from error
    except OSError:  # a file system without hard links
        if path.exists():
            raise
        unfinished.rename(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    """Make sure of what is on the disk; a folder cannot be synchronized on Windows."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def open_to_write(path: Path) -> Store:
    """Open a store as its one writer, bringing an older one up to date after a copy of it.

    Raises:
        StoreFailed: It is not there, not ours, newer, damaged, read-only or in use.
    """
    _require(path)
    _require_writable(path)
    lock = WriterLock(path)
    try:
        with translated(path):
            _sweep(path)
            db = connect(path)
            _check(path, db)
            _prepare(path, db)
            _bring_up_to_date(path, db)
            return Store(path, db, lock)
    except BaseException:
        lock.release()
        raise


def open_to_read(path: Path) -> Store:
    """Open a store that cannot be changed through this connection, even in a read-only folder."""
    _require(path)
    with translated(path):
        writable = os.access(path.parent, os.W_OK) and os.access(path, os.W_OK)
        db = connect(path if writable else f"file:{quote(str(path))}?mode=ro&immutable=1")
        _check(path, db)
        if _pragma(db, "user_version") < SCHEMA:
            db.close()
            open_to_write(path).close()
            return open_to_read(path)
        db.execute("pragma query_only = on")
        return Store(path, db, None)


def _sweep(path: Path) -> None:
    """Remove what a kill in the midst of creating this store, which exists now, left behind."""
    with os.scandir(path.parent) as entries:
        names = [entry.name for entry in entries if entry.name.startswith(f".{path.name}.")]
    for name in names:
        if ".new" in name:
            path.with_name(name).unlink(missing_ok=True)


def _require(path: Path) -> None:
    if path.is_dir() or (path.exists() and not path.is_file()):
        raise StoreFailed(
            f"“{path}” is not a file, so no store was opened.", "Name a file with --store."
        )
    if not path.exists():
        raise StoreFailed(
            f"There is no store at “{path}” yet.",
            "Create one with “sitrep init”, or begin with “sitrep situation new”.",
        )


def _require_writable(path: Path) -> None:
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise StoreFailed(
            f"Nothing was changed: the store “{path}” is read-only.",
            "Make the file and its folder writable, or copy it to a folder of your own.",
        )


def _check(path: Path, db: Database) -> None:
    """Refuse, untouched, a file that is not ours or that a newer program wrote."""
    if _pragma(db, "application_id") != APPLICATION_ID:
        raise StoreFailed(
            f"“{path}” was not opened: it is not a Sitrep store.",
            "Name another file with --store; this one was left as it is.",
        )
    version = _pragma(db, "user_version")
    if version > SCHEMA:
        raise StoreFailed(
            f"“{path}” was not opened: it has version {version}, this program knows {SCHEMA}.",
            "Update Sitrep on this computer; the file was left as it is.",
        )


def _prepare(path: Path, db: Database) -> None:
    if is_shared(path):  # WAL needs shared memory that network and sync folders do not give
        db.execute("pragma journal_mode = delete")
        db.execute("pragma synchronous = extra")
    else:
        db.execute("pragma journal_mode = wal")
        db.execute("pragma synchronous = full")


def _bring_up_to_date(path: Path, db: Database) -> None:
    version = _pragma(db, "user_version")
    if version == SCHEMA:
        return
    copy = path.with_name(f"{path.name}.version-{version}")
    if not copy.exists():
        unfinished = path.with_name(f".{copy.name}.new")
        unfinished.unlink(missing_ok=True)
        db.execute("vacuum into ?", [str(unfinished)])
        _sync(unfinished)
        unfinished.rename(copy)
        _sync(path.parent)
    _migrate(db)


def _migrate(db: Database) -> None:
    from sitrep.store.migrations import migrations  # noqa: PLC0415 - most stores need none

    migrations.apply(db.tables)
    db.execute(f"pragma user_version = {SCHEMA}")


def _pragma(db: Database, name: str) -> int:
    value: Any = db.execute(f"pragma {name}").fetchone()[0]
    return int(value)
