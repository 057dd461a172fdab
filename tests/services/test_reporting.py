"""Filling a draft: saved while typed, undone in pieces, counted by sector."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitrep.document.build import build
from sitrep.domain.figure import Role
from sitrep.domain.ids import new_id
from sitrep.domain.report import Office, ReportType, Situation
from sitrep.errors import NotFound, Refused
from sitrep.services import casework, counting, gathering, issuing, recording, reporting, undoing
from sitrep.store import change_log, database, figures, reports
from tests.services.figures import killed
from tests.services.waived import waived


def started(store, situation):
    new = new_id()
    reporting.start(store, new, situation, ReportType.SITUATION_REPORT)
    return reports.with_prefix(store, new)[0]


@pytest.fixture
def issue(store, situation):
    return started(store, situation)


@pytest.fixture
def second(store, situation, issue):
    """No. 2, with what No. 1 said to be reviewed."""
    reporting.set_fields(store, issue, {"as_of": "2025-03-11", "overview": "As it was."})
    counting.set_count(store, issue, "health", "reached", "1,000")
    pdf = b"%PDF"
    issuing.issue_report(store, issuing.freeze(store, waived(store, issue)), pdf, "a4")
    return started(store, situation)


def value(store, issue, name):
    field = reports.fields(store, issue.id).get(name)
    return field.value if field else ""


# Typing


def test_saves_of_one_field_in_a_row_are_turned_back_at_once(store, issue):
    reporting.set_field(store, issue, "access", "Roads are open.")
    for text in ("S", "Six people", "Six people died."):
        reporting.set_field(store, issue, "overview", text)
    assert store.log.undoable().name == "Edit No. 1: situation overview"
    undoing.undo(store)
    assert value(store, issue, "overview") == ""
    assert value(store, issue, "access") == "Roads are open."
    undoing.redo(store)
    assert value(store, issue, "overview") == "Six people died."


def test_another_field_between_begins_a_new_piece(store, issue):
    reporting.set_field(store, issue, "overview", "One.")
    reporting.set_field(store, issue, "access", "Closed.")
    reporting.set_field(store, issue, "overview", "One. Two.")
    undoing.undo(store)
    assert value(store, issue, "overview") == "One."


def test_a_piece_ends_after_a_while(store, issue, monkeypatch):
    reporting.set_field(store, issue, "overview", "One.")
    monkeypatch.setattr(change_log, "PIECE", change_log.PIECE * 0)
    reporting.set_field(store, issue, "overview", "One. Two.")
    undoing.undo(store)
    assert value(store, issue, "overview") == "One."


def test_a_piece_ends_with_the_session(path):
    situation = Situation("0190", "Coastal hostilities", "SYR")
    with database.open_to_write(path) as first:
        casework.open_situation(first, situation)
        issue = started(first, situation)
        reporting.set_field(first, issue, "overview", "One.")
    with database.open_to_write(path) as again:
        reporting.set_field(again, issue, "overview", "One. Two.")
        undoing.undo(again)
        assert value(again, issue, "overview") == "One."


def test_typing_after_undo_drops_what_was_undone(store, issue):
    reporting.set_field(store, issue, "overview", "One.")
    reporting.set_field(store, issue, "access", "Closed.")
    undoing.undo(store)
    reporting.set_field(store, issue, "overview", "One. Two.")
    assert store.log.redoable() is None
    undoing.undo(store)
    assert value(store, issue, "overview") == "One."


def test_a_list_is_written_whole_and_what_is_left_over_falls_away(store, issue):
    reporting.set_list(store, issue, "highlights", ["One.", "Two.", "Three."])
    reporting.set_list(store, issue, "highlights", ["Three.", " ", "One."])
    kept = reports.fields(store, issue.id)
    assert {k: v.value for k, v in kept.items() if k.startswith("highlights")} == {
        "highlights.1": "Three.",
        "highlights.2": "One.",
    }
    undoing.undo(store)
    assert value(store, issue, "highlights.1") == ""


def test_a_list_that_is_too_long_is_refused_whole(store, issue):
    with pytest.raises(Refused, match="100 entries"):
        reporting.set_list(store, issue, "highlights", ["Words."] * 100)
    assert value(store, issue, "highlights.1") == ""


def test_double_brackets_that_name_no_figure_are_refused_in_plain_words(store, issue):
    with pytest.raises(NotFound, match="names no figure of this situation") as refused:
        reporting.set_field(store, issue, "overview", "See [[annex]].")
    assert "brackets" in refused.value.remedy


def test_a_day_that_cannot_be_read_is_refused_by_the_fields_name(store, issue):
    with pytest.raises(Refused, match="day of the next report was not saved"):
        reporting.set_field(store, issue, "next_due", "soon")


# Reviewing


def test_what_was_carried_is_reviewed_without_being_touched(store, second):
    assert reports.fields(store, second.id)["overview"].carried
    reporting.mark_reviewed(store, second, ["overview", "access"])
    field = reports.fields(store, second.id)["overview"]
    assert (field.value, field.carried) == ("As it was.", False)
    undoing.undo(store)
    assert reports.fields(store, second.id)["overview"].carried


def test_what_is_edited_is_reviewed_by_that(store, second):
    reporting.set_field(store, second, "overview", "As it is.")
    assert not reports.fields(store, second.id)["overview"].carried


# Counts by sector


def test_a_count_of_a_sector_is_a_figure_of_the_office(store, situation, issue):
    casework.name_office(store, Office("Coastal Field Office"))
    reporting.set_field(store, issue, "as_of", "2025-03-12")
    counting.set_count(store, issue, "health", "targeted", "about 4,000")
    (figure,) = figures.of_situation(store, situation.id)
    assert (figure.claim.kinds, figure.claim.sector) == (("targeted",), "health")
    assert figure.claim.origin == "Coastal Field Office"
    assert figure.claim.as_of == date(2025, 3, 12)
    (sector,) = build(gathering.material(store, issue, "internal")).sectors
    assert sector.targeted.text == "~4,000"


def test_a_count_typed_again_on_the_same_day_is_amended(store, situation, issue):
    for words in ("4", "40", "400 households"):
        counting.set_count(store, issue, "health", "reached", words)
    (figure,) = figures.of_situation(store, situation.id)
    assert (figure.claim.quantity.low, figure.claim.unit) == (400, "households")
    undoing.undo(store)
    assert figures.of_situation(store, situation.id) == []


def test_a_count_of_an_earlier_day_is_updated_and_stays_for_the_record(store, situation, second):
    reporting.set_field(store, second, "as_of", "2025-03-12")
    counting.set_count(store, second, "health", "reached", "1,250")
    counting.set_count(store, second, "health", "reached", "1,300")
    old, new = figures.of_situation(store, situation.id)
    assert (old.role, old.claim.quantity.low) == (Role.SUPERSEDED, 1000)
    assert (new.role, new.claim.quantity.low) == (Role.HEADLINE, 1300)
    document = build(gathering.material(store, second, "internal"))
    assert document.sectors[0].reached.text == "1,300"
    assert [row.difference for row in document.changes] == ["+300 (+30.0 per cent)"]


def test_no_words_silence_a_count(store, situation, issue):
    counting.set_count(store, issue, "health", "reached", "1,000")
    counting.set_count(store, issue, "health", "reached", "")
    (figure,) = figures.of_situation(store, situation.id)
    assert figure.role is Role.CONTEXT
    assert build(gathering.material(store, issue, "internal")).sectors == ()


def test_a_count_that_is_none_is_refused_and_changes_nothing(store, situation, issue):
    with pytest.raises(Refused, match="“many bananas” was not understood"):
        counting.set_count(store, issue, "health", "reached", "many bananas")
    assert figures.of_situation(store, situation.id) == []


# Sectors


def test_sectors_are_printed_in_the_persons_order(store, issue):
    for sector in ("health", "protection", "wash"):
        reporting.set_field(store, issue, f"sectors.{sector}.needs", "Fuel")
    reporting.set_field(store, issue, "sector_order", "wash health")
    document = build(gathering.material(store, issue, "internal"))
    assert [sector.key for sector in document.sectors] == ["wash", "health", "protection"]


def test_an_empty_sector_that_was_added_is_not_printed(store, issue):
    reporting.set_field(store, issue, "sector_order", "health")
    assert build(gathering.material(store, issue, "internal")).sectors == ()


def test_a_sector_goes_with_words_and_counts_and_comes_back_with_undo(store, issue):
    reporting.set_field(store, issue, "sectors.health.needs", "Blood")
    reporting.set_field(store, issue, "sector_order", "health wash")
    counting.set_count(store, issue, "health", "reached", "1,000")
    reporting.remove_sector(store, issue, "health")
    assert build(gathering.material(store, issue, "internal")).sectors == ()
    assert value(store, issue, "sector_order") == "wash"
    undoing.undo(store)
    (sector,) = build(gathering.material(store, issue, "internal")).sectors
    assert (sector.reached.text, sector.needs[0][0].text) == ("1,000", "Blood")


# What is typed and not saved yet


def test_material_with_what_is_typed_builds_the_page_of_it(store, situation, issue):
    figure = killed(situation, "more than 70")
    recording.record(store, figure)
    reporting.set_list(store, issue, "highlights", ["Old.", "Older."])
    kept = gathering.material(store, issue, "internal")
    typed = kept.with_values(
        {"overview": f"[[{figure.id}|people]] died.", "highlights": ("New.",), "next_due": "so"}
    )
    document = build(typed)
    assert "".join(run.text for run in document.overview[0]) == "More than 70 people died."
    assert [line[0].text for line in document.highlights] == ["New."]
    assert build(replace(kept)).overview == ()
