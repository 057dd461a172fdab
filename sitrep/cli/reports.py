"""Commands on reports: reports, report new, set, show, issue, write."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from sitrep.cli.desk import Desk, common, show, tell
from sitrep.domain.fields import CHANGING, LISTS, SECTORS, SINGLE, VALIDITY
from sitrep.domain.ids import new_id
from sitrep.domain.report import Issue, ReportType
from sitrep.domain.report_types import TYPES
from sitrep.services import (
    checking,
    comparing,
    correcting,
    editions,
    finding,
    gathering,
    issuing,
    naming,
    reasoning,
    reporting,
    sharing,
    suggesting,
    waiving,
    withdrawing,
)
from sitrep.services.naming import HELP
from sitrep.store import reasons, reopened
from sitrep.store import reports as kept
from sitrep.store.database import Store

_USUAL = ReportType.SITUATION_REPORT


@click.command("reports")
@click.argument("situation")
@common
def reports(desk: Desk, situation: str) -> None:
    """List the reports on SITUATION."""
    with desk.reading() as store:
        found = kept.of_situation(store, finding.situation(store, situation).id)
        rows = [_about(issue) | {"withdrawn": withdrawing.of(store, issue)} for issue in found]
    columns = {"number": "No.", "type": "Type", "status": "Status", "issued_at": "Issued"}
    show(desk, rows, columns | {"id": "Id"})


def _about(issue: Issue) -> dict[str, Any]:
    return {
        "id": issue.id,
        "situation": issue.situation,
        "type": issue.type,
        "number": issue.number,
        "version": issue.version,
        "status": issue.status,
        "issued_at": issue.issued_at,
    }


@click.group()
def report() -> None:
    """Start, fill and show a report.

    REPORT is its id, SITUATION/NUMBER, or SITUATION/TYPE/NUMBER where types share a number.
    """


@report.command("new")
@click.argument("situation")
@click.option(
    "--type",
    "kind",
    default=_USUAL.value,
    type=click.Choice([each.value for each in TYPES]),
    show_default=True,
)
@common
def report_new(desk: Desk, situation: str, kind: str) -> None:
    """Start the next report on SITUATION, pre-filled from the last."""
    new = new_id()
    with desk.writing() as store:
        crisis = finding.situation(store, situation)
        reporting.start(store, new, crisis, ReportType(kind))
        issue = finding.report(store, new)
    tell({"id": issue.id, "number": issue.number})


_FIELDS = (
    f"{', '.join(SINGLE)}, {', '.join(f'{name}.N' for name in LISTS)}, "
    "sectors.KEY.lead, .needs, .response, .gaps, "
    f"{', '.join(f'changing.{each}' for each in CHANGING)}"
)


_SYNTAX = f"""Fields: {_FIELDS}. Sector keys: {", ".join(SECTORS)}.

{HELP[:1].upper()}{HELP[1:]}. Reasons: {reasoning.CODES}. Types: {correcting.TYPES}.

A figure stands in text as [[ID]] ("more than 70"), [[ID|people]] ("more than 70 people") or
[[ID|sentence]], and follows every change. Bullets are lines. A contact, a funding line or a gap is
a plain line, or a JSON object: a contact has name, title, organization, phone, email, public; a
funding line appeal, required, received, share, source; a gap question, asked, owner, since, and
answered_by with the figure that closes it.

Of single types: validity in hours ({", ".join(map(str, VALIDITY))}) is a flash update's;
changing.KEY (yes or no) and change_summary are an operational update's.
"""


@report.command(
    "set",
    epilog=_SYNTAX,
    context_settings={"ignore_unknown_options": True},  # a value may begin with a dash
)
@click.argument("report")
@click.argument("field")
@click.argument("value")
@common
def report_set(desk: Desk, report: str, field: str, value: str) -> None:
    """Write VALUE into one FIELD of REPORT; an empty value clears it."""
    with desk.writing() as store:
        issue = finding.report(store, report)
        naming.set_named(store, issue, field, value)
        tell(_whole(store, issue))


@report.command("show")
@click.argument("report")
@common
def report_show(desk: Desk, report: str) -> None:
    """Print REPORT with everything computed."""
    with desk.reading() as store:
        tell(_whole(store, finding.report(store, report)))


def _whole(store: Store, issue: Issue) -> dict[str, Any]:
    fields = kept.fields(store, issue.id)
    edition = editions.main(store, issue)
    version = kept.version(store, issue.id, edition)
    return _about(issue) | {
        "edition": edition,
        "pdf_sha256": version.pdf_sha256 if version else None,
        "fields": {name: each.value for name, each in fields.items()},
        "not_reviewed": [name for name, each in fields.items() if each.carried],
        "reasons": reasons.of_issue(store, issue.id),
        "reopened": reopened.of_issue(store, issue.id),
        "waivers": [
            {"rule": rule, "place": place, "reason": why}
            for (rule, place), why in reasons.waivers(store, issue.id).items()
        ],
        "suggested_highlights": suggesting.highlights(store, issue),
        "document": gathering.document(store, issue, edition),
    }


@click.command()
@click.argument("report")
@click.option("--paper", default="a4", type=click.Choice(["a4", "letter"]), show_default=True)
@click.option(
    "--waive", "waived", multiple=True, metavar="RULE:PLACE=REASON", help="Let a finding pass."
)
@common
def issue(desk: Desk, report: str, paper: str, waived: tuple[str, ...]) -> None:
    """Freeze REPORT: it goes out as it stands and is never edited again.

    Refused while a check blocks it; “sitrep check” lists them with their rules and places.
    """
    reasons = checking.waivers(waived)
    with desk.writing() as store:
        draft = finding.report(store, report)
        issuing.require_clear(draft, checking.findings(store, draft, waived=reasons))
        waiving.waive(store, draft, reasons)
        sharing.issue(store, desk.worker, draft, paper)
        frozen = finding.report(store, draft.id)
        version = kept.version(store, frozen.id, editions.main(store, frozen))
    tell(_about(frozen) | {"pdf_sha256": version.pdf_sha256 if version else None})


@click.command()
@click.argument("report")
@common
def correct(desk: Desk, report: str) -> None:
    """Start the corrected version of REPORT, which went out: a draft that says what it said.

    “sitrep report set” puts its fields right, and its figures as figures.FIGURE. What went out
    stays as it is.
    """
    new = new_id()
    with desk.writing() as store:
        correcting.start(store, new, finding.report(store, report))
        draft = finding.report(store, new)
    tell({"id": draft.id, "number": draft.number, "version": draft.version})


@click.command()
@click.argument("earlier")
@click.argument("later")
@common
def compare(desk: Desk, earlier: str, later: str) -> None:
    """List what changed from EARLIER to LATER: every count, and the words."""
    with desk.reading() as store:
        before, now = finding.report(store, earlier), finding.report(store, later)
        found = comparing.compared(store, before, now)
    columns = {"label": "Figure", "previous": "Previous", "now": "Now", "difference": "Change"}
    columns |= {"remark": "Why", "by_area": "By area"}
    show(desk, map(asdict, found.changes), columns)
    texts = ({"field": each.field, "redline": str(each)} for each in found.text)
    show(desk, texts, {"field": "Text", "redline": "What went [-and-] {+came+}"})


COMMANDS = (reports, report, issue, correct, compare)
