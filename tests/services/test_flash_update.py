"""F7: a flash update's limits before it is issued, and the line that says until when it holds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sitrep.domain.ids import new_id
from sitrep.domain.report import ReportType
from sitrep.errors import Refused
from sitrep.formats.pages import length
from sitrep.services import (
    checking,
    finding,
    gathering,
    recording,
    reporting,
    sharing,
    undoing,
    waiving,
)
from sitrep.services.sharing import Wish
from sitrep.store import reports
from tests.formats.reading import pages, text
from tests.services.figures import figure
from tests.services.series import on

HIGHLIGHTS = {f"highlights.{n}": "Roads to the coast stay blocked." for n in range(2, 7)}
TOO_MUCH = {
    "as_of": "2025-03-07 18:00",
    "title": "T" * 97,
    "highlights.1": "R" * 181,
    "overview": "In all, 45 villages were burned last week. [TBC]",
} | HIGHLIGHTS
MENDED = {
    "title": "Villages burn on the coast",
    "highlights.1": "Families leave their villages.",
    "highlights.6": "",
    "overview": "Villages were burned in the week of 24 February.",
}
UNTIL = "Valid until 6 p.m. (local time) on 8 March 2025"


def started(store, situation, kind, **fields):
    new = new_id()
    reporting.start(store, new, situation, kind)
    issue = finding.report(store, new)
    if fields:
        named = {name.replace("__", "."): value for name, value in fields.items()}
        reporting.set_fields(store, issue, named)
    return issue


@pytest.fixture
def flash(store, situation):
    issue = started(store, situation, ReportType.FLASH_UPDATE)
    reporting.set_fields(store, issue, TOO_MUCH)
    return issue


def test_what_is_too_much_is_kept_as_typed_and_blocks_five_times(store, flash):
    assert reporting.fields_of(store, flash)["title"].value == "T" * 97  # never cut off
    found = checking.findings(store, flash)
    assert checking.counts(found) == "Blocked: 5 · Warnings: 1"
    assert [(each.rule, each.place) for each in found] == [
        ("L1", "title"),
        ("L2", "highlights"),
        ("L3", "highlights.1"),
        ("S1", "overview"),
        ("S6", "overview"),
        ("D2", "overview"),
    ]
    says = [each.message for each in found]
    for words, said in zip(("97/96", "6 of 2 to 5", "181/180"), says, strict=False):
        assert words in said
    overview = TOO_MUCH["overview"]
    marked = [overview[each.start : each.start + each.length] for each in found[3:]]
    assert marked == ["45", "[TBC]", "last week"]
    assert found[5].fix == "in the week of 24 February"


def test_a_blocked_flash_update_is_not_issued(store, flash, worker):
    with pytest.raises(Refused, match="Blocked: 5 · Warnings: 1"):
        sharing.issue(store, worker, flash)
    assert finding.report(store, flash.id).issued_at is None


def test_once_mended_it_is_one_page_and_says_until_when_it_holds(store, flash, worker, monkeypatch):
    reporting.set_fields(store, flash, MENDED)
    assert checking.findings(store, flash, pages=sharing.pages(store, worker, flash)) == ()
    on(monkeypatch, datetime(2025, 3, 7, tzinfo=UTC).date())
    sharing.issue(store, worker, flash)
    issued = finding.report(store, flash.id)
    pdf = sharing.rendered(store, worker, issued, Wish())
    assert pages(pdf) == 1
    assert length(pdf) <= 1
    assert UNTIL in text(pdf)
    assert "FLASH UPDATE NO. 1" in text(pdf)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", UNTIL),
        ("fr", "Valable jusqu’au 8 mars 2025, 18\u00a0h (heure locale)"),
        ("es", "Válido hasta el 8 de marzo de 2025, 18.00 horas (hora local)"),
        ("ar", "صالح حتى 8 آذار/مارس 2025"),
    ],
)
def test_until_when_it_holds_is_said_in_every_language(store, flash, language, words):
    head = gathering.document(store, flash, "internal", language).masthead
    assert words in head.valid_until


@pytest.mark.parametrize(
    ("as_of", "hours", "until"),
    [
        ("2025-03-07 18:00", "6", "midnight (local time) on 8 March 2025"),
        ("2025-03-07 18:30", "72", "6.30 p.m. (local time) on 10 March 2025"),
        ("2024-02-28 13:00", "24", "1 p.m. (local time) on 29 February 2024"),
    ],
)
def test_hours_are_counted_over_midnight_and_months(store, flash, as_of, hours, until):
    reporting.set_fields(store, flash, {"as_of": as_of, "validity": hours})
    said = gathering.document(store, flash, "internal").masthead.valid_until
    assert said == f"Valid until {until}".replace("midnight", "12 a.m.")


def test_a_validity_counts_from_an_hour_and_without_one_it_waits(store, flash):
    reporting.set_fields(store, flash, MENDED | {"as_of": "2025-03-07"})
    assert gathering.document(store, flash, "internal").masthead.valid_until == ""
    assert [(e.rule, e.place) for e in checking.findings(store, flash)] == [("L11", "as_of")]


@pytest.mark.parametrize("hours", ["3", "0", "soon", "240"])
def test_other_hours_are_refused(store, flash, hours):
    with pytest.raises(Refused, match="2, 4, 6, 8, 12, 24, 36, 48, 72 hours"):
        reporting.set_field(store, flash, "validity", hours)


def test_a_flash_update_begins_with_its_hour_and_a_day_to_hold(store, situation):
    fields = reporting.fields_of(store, started(store, situation, ReportType.FLASH_UPDATE))
    assert fields["validity"].value == "24"
    assert fields["as_of"].value.endswith(":00")


@pytest.mark.parametrize(
    "field", ["sectors.health.needs", "funding.1", "period_from", "changing.budget", "impact_note"]
)
def test_what_a_flash_update_does_not_have_is_refused_by_name(store, flash, field):
    value = "2025-03-07" if field == "period_from" else "yes"
    with pytest.raises(Refused, match="a flash update has no"):
        reporting.set_field(store, flash, field, value)
    reporting.set_field(store, flash, field, "")  # taking it away always holds


def test_each_type_counts_its_own_numbers_and_two_drafts_stand_side_by_side(store, situation):
    made = [started(store, situation, kind) for kind in ReportType]
    assert [issue.number for issue in made] == [1, 1, 1, 1]
    with pytest.raises(Refused, match="still a draft"):
        reporting.start(store, new_id(), situation, ReportType.FLASH_UPDATE)


def issued(store, worker, issue):
    sharing.issue(store, worker, issue)
    return finding.report(store, issue.id)


def test_the_next_flash_update_is_filled_from_the_last(store, situation, flash, worker):
    reporting.set_fields(store, flash, MENDED | {"access": "Roads are shut.", "validity": "12"})
    issued(store, worker, flash)
    second = started(store, situation, ReportType.FLASH_UPDATE)
    fields = reporting.fields_of(store, second)
    assert second.number == 2
    assert fields["access"].carried
    assert fields["validity"].value == "12"
    assert not any(name.startswith("highlights.") for name in fields)


def test_a_situation_report_may_begin_with_the_words_of_a_flash_update(
    store, situation, flash, worker
):
    reporting.set_fields(store, flash, MENDED)
    first = issued(store, worker, flash)
    new = new_id()
    reporting.start(store, new, situation, ReportType.SITUATION_REPORT, first)
    fields = reports.fields(store, new)
    assert fields["overview"].value == MENDED["overview"]
    assert fields["overview"].carried
    assert "validity" not in fields
    assert fields["as_of"].value[10:] == ""
    assert finding.report(store, new).previous == ""  # nothing is compared across types


def test_starting_is_undone_in_one_step(store, situation):
    issue = started(store, situation, ReportType.SITUATION_BRIEF)
    undoing.undo(store)
    assert reports.with_prefix(store, issue.id) == []
    assert reporting.fields_of(store, issue) == {}


def test_a_flash_update_that_runs_over_says_by_how_much_and_what_to_cut(store, flash, worker):
    longest = "Families leave villages near the coast and wait for help in schools. " * 250
    reporting.set_fields(store, flash, MENDED | {"overview": longest})
    filled = sharing.pages(store, worker, flash)
    assert 1 < filled < 3
    found = [e for e in checking.findings(store, flash, pages=filled) if e.rule == "L10"]
    assert [(each.place, each.blocks) for each in found] == [("overview", True)]
    assert f"{filled:.1f} pages of 1" in found[0].message
    assert "Shorten first: situation overview (3000 words)" in found[0].message
    waiving.waive(store, flash, {("L6", "overview"): "All of it must be known today."})
    with pytest.raises(Refused, match="pages of 1"):
        sharing.issue(store, worker, flash)


def test_a_long_situation_report_is_warned_of_and_goes_out(store, situation):
    issue = started(store, situation, ReportType.SITUATION_REPORT, overview="Words. " * 200)
    found = [e for e in checking.findings(store, issue, pages=3.2) if e.rule == "L10"]
    assert [each.blocks for each in found] == [False]
    assert "3.2 pages of 3" in found[0].message


def test_a_flash_update_shows_no_table_and_no_sector_whatever_the_figures(store, situation):
    for kind in ("killed", "injured", "missing", "displaced", "affected"):
        recording.record(store, figure(situation, kind, "1,225", source="SOHR"))
    issue = started(store, situation, ReportType.FLASH_UPDATE)
    document = gathering.document(store, issue, "internal")
    assert len(document.tiles) == 4
    assert (document.impact, document.sectors, document.funding) == (None, (), ())
    assert len(document.evidence) == 4
