"""Any type of report, in any language of its pages: rebuilt from its last PDF, the next goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitrep.document.build import build
from sitrep.domain.changes import Reason
from sitrep.domain.figure import Link, Relation, Role
from sitrep.domain.ids import new_id
from sitrep.domain.report import ReportType
from sitrep.domain.report_types import TYPES
from sitrep.services import (
    correcting,
    finding,
    gathering,
    reasoning,
    recording,
    reporting,
    sharing,
)
from sitrep.services.sharing import Wish
from sitrep.store import figures
from sitrep.store.checks import damage
from tests.services import series
from tests.services.figures import figure
from tests.services.test_reopening import back, crisis, gone_out, wiped  # noqa: F401 - fixtures

DAYS = [date(2025, 3, day) for day in (11, 12, 13)]
FIRST, WRONG, THIRD = (
    ("658", "384", "171", "12"), ("683", "443", "255", "12"), ("690", "440", "260", "14"),
)  # fmt: skip
LOWER = Reason("source_revised", "The ministry counted anew.")
CONTACT = '{"name": "Rana Example", "email": "rana@office.example"}'


def started(store, situation, kind, day, **said):
    new = new_id()
    reporting.start(store, new, situation, kind)
    issue = finding.report(store, new)
    values = {name.replace("__", "."): value for name, value in said.items()}
    reporting.set_fields(store, issue, {"as_of": day.isoformat()} | values)
    return issue


def updated(store, situation, old, value, day):
    """Record the next count of a figure; return it."""
    kind, source = old.claim.kinds[0], old.claim.origin
    new = figure(
        situation, kind, value, as_of=day, source=source,
        links=(Link(Relation.UPDATES, old.id),),
    )  # fmt: skip
    recording.record(store, new)
    return new


def last_of(store, crisis, worker, monkeypatch, kind, language):  # noqa: F811
    """Issue No. 1, No. 2 and No. 2 (corrected); return the PDF of the last, and its figures."""
    series.on(monkeypatch, DAYS[0])
    made = series.killed(store, crisis, "1,225", FIRST, DAYS[0])
    hurt = figure(crisis, "injured", "more than 400", as_of=DAYS[0], source="Ministry of Health")
    fled = figure(crisis, "displaced", "51,000", as_of=DAYS[0], source="OCHA")
    lost = figure(crisis, "missing", "17", as_of=DAYS[0], source="OCHA")
    for each in (hurt, fled, lost):
        recording.record(store, each)
    said = {"classification": "public", "contacts__1": CONTACT, "overview": "It rained."}
    tokens = {f"key_figures__{n}": each.id for n, each in enumerate((made[0], hurt, fled, lost), 1)}
    one = started(store, crisis, kind, DAYS[0], **said, **tokens)
    gone_out(store, worker, one)

    series.on(monkeypatch, DAYS[1])
    made = series.killed(store, crisis, "1,393", WRONG, DAYS[1], made)
    hurt = updated(store, crisis, hurt, "380", DAYS[1])
    with store.step("Take a figure out"):
        figures.save(store, replace(figures.get(store, lost.id), role=Role.REJECTED))
    two = started(store, crisis, kind, DAYS[1], classification="public", contacts__1=CONTACT)
    reasoning.give(store, two, hurt.id, LOWER)
    gone_out(store, worker, two)

    series.on(monkeypatch, DAYS[2])
    new = new_id()
    correcting.start(store, new, finding.report(store, two.id))
    draft = finding.report(store, new)
    if TYPES[kind].has("impact"):
        correcting.correct_figure(store, draft, made[2].id, "433")  # and with it the total
    else:
        correcting.correct_figure(store, draft, made[0].id, "1,383")
    gone_out(store, worker, draft)
    out = finding.report(store, new)
    return sharing.rendered(store, worker, out, Wish(language=language)), (made, hurt, fled)


def third(store, situation, kind, told):
    """Go on to No. 3; return its pages in all languages, without the ids of what is new."""
    made, _, fled = told
    if TYPES[kind].has("impact"):
        series.killed(store, situation, "1,404", THIRD, DAYS[2], made)
    else:  # a single page has no counts by area, so none came back
        updated(store, situation, made[0], "1,404", DAYS[2])
    updated(store, situation, fled, "52,500", DAYS[2])
    issue = started(store, situation, kind, DAYS[2])
    assert issue.number == 3
    pages = {
        language: build(gathering.material(store, issue, "public", language))
        for language in ("en", "fr", "es", "ar")
    }
    return {language: _without_ids(page) for language, page in pages.items()}


def _without_ids(page):
    return (
        page.masthead,
        [replace(row, figure="") for row in page.changes],
        [replace(tile, figure="", beside=()) for tile in page.tiles],
        [row.words for row in page.corrections],
        page.contacts,
        [[cell.text for cell in row.cells] for row in page.impact.rows] if page.impact else None,
    )


@pytest.mark.parametrize(
    ("kind", "language"),
    [
        (ReportType.SITUATION_REPORT, "en"),
        (ReportType.SITUATION_REPORT, "ar"),
        (ReportType.FLASH_UPDATE, "fr"),
        (ReportType.SITUATION_BRIEF, "es"),
        (ReportType.OPERATIONAL_UPDATE, "ar"),
    ],
)
def test_the_next_report_of_a_rebuilt_workspace_is_what_it_would_have_been(
    store,
    crisis,  # noqa: F811
    wiped,  # noqa: F811
    worker,
    monkeypatch,
    kind,
    language,
):
    pdf, told = last_of(store, crisis, worker, monkeypatch, kind, language)
    back(wiped, worker, pdf)
    assert damage(wiped) == []
    again = third(wiped, crisis, kind, told)
    as_ever = third(store, crisis, kind, told)
    assert again == as_ever
    changes = str(again["en"])
    assert "1,383" in changes
    assert "1,393 " not in changes.replace("1,393 → 1,383", "")
