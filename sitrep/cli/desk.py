"""What every command shares: the store it works on, the worker, and how it speaks."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import msgspec

from sitrep import paths
from sitrep.errors import StoreFailed
from sitrep.services import placing
from sitrep.store import database
from sitrep.store.database import Store
from sitrep.worker.client import Worker


@dataclass
class Desk:
    """The open command: which store, and the worker once something slow is asked for."""

    store_path: Path | None = None
    json: bool = False
    worker: Worker = field(default_factory=Worker)

    @property
    def path(self) -> Path:
        return self.store_path or paths.store()

    def reading(self) -> Store:
        return _known(database.open_to_read(self.path))

    def writing(self, *, create: bool = False) -> Store:
        """Open the store to change it; `create` makes an empty one where there is none."""
        if create and not self.path.exists():
            database.create(self.path)
        return _known(database.open_to_write(self.path))

    def new_store(self) -> None:
        if self.path.exists():
            raise StoreFailed(
                f"No store was created: “{self.path}” exists already.",
                "Use it as it is, or name another file with --store.",
            )
        database.create(self.path)


def _known(store: Store) -> Store:
    """Let places be those of the store that a command works on."""
    placing.know(store)
    return store


def _take_store(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value:
        context.ensure_object(Desk).store_path = value


def _take_json(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(Desk).json = True


STORE = click.option(
    "--store",
    type=click.Path(path_type=Path),
    callback=_take_store,
    expose_value=False,
    help="SQLite file to use instead of the one in your data folder.",
)
JSON = click.option(
    "--json",
    is_flag=True,
    callback=_take_json,
    expose_value=False,
    help="JSON on standard output, one object a line (so by itself where it is no terminal).",
)


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all have, and the desk as its first argument."""
    return STORE(JSON(click.make_pass_decorator(Desk, ensure=True)(command)))


def say(words: str) -> None:
    """Tell a person something; standard output stays for machines."""
    click.echo(_plain(words), err=True)


def tell(value: object) -> None:
    """Print one object as a line of JSON."""
    click.echo(msgspec.json.encode(value).decode())


def show(desk: Desk, rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> None:
    """Print rows: a line of JSON each for machines, a table on a terminal.

    Args:
        desk: Whether JSON was asked for.
        rows: What machines get, whole.
        columns: Heading by key, of what a person sees.
    """
    if desk.json or not sys.stdout.isatty():
        for row in rows:
            tell(row)
        return
    lines = [list(columns.values())]
    lines += [[_short(row[key]) for key in columns] for row in rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    for line in lines:
        padded = (word.ljust(width) for word, width in zip(line, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


def _plain(words: str) -> str:
    """Return `words` without what a terminal would obey: escapes, line breaks, bidi overrides."""
    kept = "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Cs") else " " for c in words)
    return " ".join(kept.split())


def _short(value: object) -> str:
    words = "" if value is None else _plain(str(value))
    return words if len(words) <= 60 else words[:59] + "…"
