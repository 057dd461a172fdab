"""What every step changed, row by row; undo turns a step back, redo does it again.

The log is only ever added to: undoing is a step of its own, with the inverse changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sitrep.domain.history import Step, StepState
from sitrep.domain.ids import new_id
from sitrep.store.digests import sha256
from sitrep.store.engine import Database

Row = dict[str, Any]

PIECE = timedelta(minutes=2)  # of typing in one field, turned back at once
WHOLE = "*"  # stands for the field where a whole row came or went

# Rows that carry a digest of themselves: SQLite does not notice most flipped bits.
HASHED = frozenset({"articles", "figures"})
# Columns of a later version: a row from before them is as it was saved, so they count once filled.
_LATER = frozenset({"household_source"})
_META = frozenset({"created_at", "created_by", "updated_at", "updated_by", "rev", "digest"})


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def digest(row: Row) -> str:
    """Return the SHA-256 of a row's values, all but the digest itself."""
    plain = {
        key: value
        for key, value in row.items()
        if key != "digest" and not (key in _LATER and value is None)
    }
    whole = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(whole.encode("utf-8", "surrogatepass"))


class ChangeLog:
    """Writes rows for the step at hand and what became different."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._step = ""
        self._count = 0
        self._own = ""  # the last step that began over this connection
        self._columns: dict[str, list[str]] = {}  # of each table

    @contextmanager
    def step(
        self,
        name: str,
        reason: str,
        final: bool = False,  # noqa: FBT001, FBT002
        onto: str = "",
    ) -> Iterator[str]:
        if self._step:
            raise RuntimeError(f"“{name}” began inside another step")
        self._db.execute(
            "update steps set state = ? where state = ?", [StepState.DROPPED, StepState.UNDONE]
        )
        if onto:
            self._go_on(onto)
        else:
            self._begin(name, reason, StepState.FINAL if final else StepState.DONE)
            self._own = self._step
        try:
            yield self._step
        finally:
            self._step = ""

    def _begin(self, name: str, reason: str, state: StepState, undoes: str = "") -> None:
        self._step, self._count = new_id(), 0
        desk, author = self._desk()
        self._db.table("steps").insert(
            {
                "id": self._step,
                "name": name,
                "at": now(),
                "desk": desk,
                "author": author,
                "reason": reason,
                "state": state,
                "undoes": undoes,
            }
        )

    def _go_on(self, step: str) -> None:
        last = self._db.execute("select max(ordinal) from change_log where step = ?", [step])
        self._step, self._count = step, last.fetchone()[0] or 0

    def continued(self, name: str) -> str:
        """Return the step that another one of the same name goes on with, or "".

        It is the last one done, began here not longer than `PIECE` ago, and can be undone: typing
        is saved every second or two, and turned back in larger pieces.
        """
        last = self.undoable()
        if last is None or last.id != self._own or last.name != name:
            return ""
        return last.id if datetime.now(UTC) - last.at < PIECE else ""

    def _desk(self) -> tuple[str, str]:
        row = self._db.execute("select desk, author from workspace").fetchone()
        return (row[0], row[1]) if row else ("", "")

    def put(self, table: str, row: Row) -> None:
        before = self._row(table, row["id"])
        if before is None:
            self._insert(table, row)
            return
        for key, value in row.items():
            if before[key] != value:
                self._note(table, row["id"], key, before[key], value)
        self._update(table, row)

    def remove(self, table: str, row_id: str) -> None:
        before = self._row(table, row_id)
        if before is not None:
            self._note(table, row_id, WHOLE, before, None)
            self._db.execute(f"delete from {table} where id = ?", [row_id])

    def _insert(self, table: str, row: Row) -> None:
        author, moment = self._desk()[1], now()
        full = dict.fromkeys(self._columns_of(table)) | {
            "created_at": moment,
            "created_by": author,
            "updated_at": moment,
            "updated_by": author,
            "rev": 1,
            **row,
        }
        self._db.insert(table, _signed(table, full))
        self._note(table, row["id"], WHOLE, None, full)

    def _columns_of(self, table: str) -> list[str]:
        """Return the columns of a table, which stay the same while it is open."""
        known = self._columns.get(table)
        if known is None:
            names = self._db.table(table).columns_dict.keys() - {"digest"}
            known = self._columns[table] = sorted(names)
        return known

    def _update(self, table: str, changes: Row) -> None:
        before = self._row(table, changes["id"])
        if before is None or all(before[key] == value for key, value in changes.items()):
            return
        stamp = {"updated_at": now(), "updated_by": self._desk()[1], "rev": before["rev"] + 1}
        row = _signed(table, before | changes | stamp)
        self._db.table(table).upsert(row, pk="id")

    def _row(self, table: str, row_id: str) -> Row | None:
        found = self._db.query(f"select * from {table} where id = ?", [row_id])
        return next(iter(found), None)

    def _note(self, table: str, row_id: str, field: str, old: object, new: object) -> None:
        if not self._step:
            raise RuntimeError(f"a row of {table} was changed outside a step")
        self._count += 1
        self._db.insert(
            "change_log",
            {
                "step": self._step,
                "ordinal": self._count,
                "table_name": table,
                "row_id": row_id,
                "field": field,
                "old": json.dumps(old, ensure_ascii=False),
                "new": json.dumps(new, ensure_ascii=False),
            },
        )

    def undoable(self) -> Step | None:
        """Return the step that undo would turn back: the last one done, unless a final one is."""
        step = self._latest("state in ('done', 'final') and undoes = ''", newest=True)
        return step if step and step.state is StepState.DONE else None

    def redoable(self) -> Step | None:
        return self._latest("state = 'undone'", newest=False)

    def undo(self, step: Step) -> None:
        """Turn a step back, as a step of its own. Within the caller's transaction."""
        self._again(step, f"Undo: {step.name}", StepState.UNDONE, backwards=True)

    def redo(self, step: Step) -> None:
        self._again(step, f"Redo: {step.name}", StepState.DONE, backwards=False)

    def _again(self, step: Step, name: str, state: StepState, *, backwards: bool) -> None:
        order = "desc" if backwards else ""
        changes = list(
            self._db.query(
                f"select * from change_log where step = ? order by ordinal {order}",
                [step.id],
            )
        )
        self._begin(name, "", StepState.DROPPED, undoes=step.id)
        try:
            for change in changes:
                value = json.loads(change["old" if backwards else "new"])
                self._set(change["table_name"], change["row_id"], change["field"], value)
        finally:
            self._step = ""
        self._db.execute("update steps set state = ? where id = ?", [state, step.id])

    def _set(self, table: str, row_id: str, field: str, value: Any) -> None:
        if field != WHOLE:
            self.put(table, {"id": row_id, field: value})
        elif value is None:
            self.remove(table, row_id)
        else:
            self._insert(table, {k: v for k, v in value.items() if k not in _META})

    def _latest(self, where: str, *, newest: bool) -> Step | None:
        order = "desc" if newest else ""
        row = next(
            iter(
                self._db.query(f"select * from steps where {where} order by rowid {order} limit 1")
            ),
            None,
        )
        return _step(row) if row else None


def _signed(table: str, row: Row) -> Row:
    """Return a row with the digest of itself, where rows of its table carry one."""
    return row | {"digest": digest(row)} if table in HASHED else row


def _step(row: Row) -> Step:
    return Step(
        row["id"],
        row["name"],
        datetime.fromisoformat(row["at"]),
        row["author"],
        StepState(row["state"]),
        row["reason"],
        row["undoes"],
    )
