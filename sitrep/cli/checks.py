"""Commands before issue: check."""

from __future__ import annotations

from typing import Any

import click

from sitrep.cli.desk import Desk, common, show
from sitrep.errors import Refused
from sitrep.proofing.finding import Finding
from sitrep.services import checking, finding, sharing

_COLUMNS = {"severity": "", "rule": "Rule", "place": "Place", "message": "What", "fix": "Fix"}


@click.command()
@click.argument("report")
@common
def check(desk: Desk, report: str) -> None:
    """List what to look at before REPORT is issued; refused while anything blocks."""
    with desk.reading() as store:
        issue = finding.report(store, report)
        pages = sharing.pages(store, desk.worker, issue)
        found = checking.findings(store, issue, pages=pages)
    show(desk, (_row(each) for each in found), _COLUMNS)
    if checking.blocking(found):
        raise Refused(
            f"{issue.name} cannot be issued yet. {checking.counts(found)}.",
            "Put right what blocks, or waive it with a reason when you issue.",
        )


def _row(found: Finding) -> dict[str, Any]:
    return {
        "rule": found.rule,
        "place": found.place,
        "message": found.message,
        "severity": found.severity,
        "start": found.start,
        "length": found.length,
        "fix": found.fix,
    }


COMMANDS = (check,)
