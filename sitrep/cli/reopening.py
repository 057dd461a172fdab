"""The command that takes a report back from its PDF."""

from __future__ import annotations

from pathlib import Path

import click

from sitrep.cli.desk import Desk, common, say, tell
from sitrep.services import reopening


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.pdf")
@common
def reopen(desk: Desk, file: Path) -> None:
    """Rebuild the report in FILE.pdf, with its figures and sources, from a PDF that Sitrep issued.

    What is in the store already stays as it is; what differs is told. The same file twice changes
    nothing.
    """
    data = reopening.load(file)
    carried = desk.worker.reopen(data)
    with desk.writing(create=True) as store:
        found = reopening.look(store, carried)
        reopening.reopen(store, carried, data, file.name)
    for sentence in found.told:
        say(sentence)
    say(found.outcome)
    tell(
        {
            "id": found.issue.id,
            "situation": found.situation.id,
            "name": found.situation.name,
            "type": found.issue.type,
            "number": found.issue.number,
            "version": found.issue.version,
            "edition": found.edition,
            "language": found.language,
            "here_already": found.here,
            "altered": found.altered,
            "figures": found.figures,
            "sources": found.sources,
            "warnings": found.warnings,
            "conflicts": found.conflicts,
        }
    )


COMMANDS = (reopen,)
