"""What goes out: the list of it, what is open before, names of files, the last PDF of a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitrep.domain.ids import new_id
from sitrep.domain.report import ReportType
from sitrep.services import issuing, recording, reporting, sharing, undoing
from sitrep.services.sharing import Wish
from sitrep.store import reports
from tests.formats.coastal_crisis import DOCUMENT
from tests.services.figures import killed
from tests.services.waived import waived


@pytest.fixture
def draft(store, situation):
    new = new_id()
    reporting.start(store, new, situation, ReportType.SITUATION_REPORT)
    return reports.with_prefix(store, new)[0]


def ready(store, draft):
    return sharing.ready(store, issuing.freeze(store, draft))


def open_points(store, draft):
    return [blank.words for blank in ready(store, draft).blanks]


def test_an_empty_draft_names_every_blank_with_its_place(store, draft):
    found = {blank.words: (blank.page, blank.field) for blank in ready(store, draft).blanks}

    assert found["No highlights"] == ("report", "highlights.1")
    assert found["No contact for questions"] == ("report", "contacts.1")
    assert "No “as of” date" not in found


def test_figures_nobody_reviewed_are_named(store, situation, draft):
    figure = replace(killed(situation, "1,225"), reviewed=False)
    recording.record(store, figure)
    reporting.set_fields(store, draft, {"overview": f"[[{figure.id}]] were killed."})

    assert "1 figure that nobody has reviewed" in open_points(store, draft)


def test_sections_carried_over_are_named_until_they_are_reviewed(store, situation, draft, worker):
    reporting.set_fields(
        store,
        draft,
        {"overview": "It rains.", "sectors.wash.needs": "Fuel", "sectors.wash.gaps": "No"},
    )
    sharing.issue(store, worker, waived(store, draft))
    new = new_id()
    reporting.start(store, new, situation, ReportType.SITUATION_REPORT)
    following = reports.with_prefix(store, new)[0]

    carried = [blank.words for blank in ready(store, following).blanks if blank.carried]
    assert carried == ["Situation overview", "Water, sanitation and hygiene"]

    reporting.mark_reviewed(store, following, ["overview"])
    carried = [blank.words for blank in ready(store, following).blanks if blank.carried]
    assert carried == ["Water, sanitation and hygiene"]


def test_reports_are_listed_with_their_draft_first(store, situation, draft, worker):
    reporting.set_fields(store, draft, {"as_of": "2025-03-12"})
    sharing.issue(store, worker, waived(store, draft))
    reporting.start(store, new_id(), situation, ReportType.SITUATION_REPORT)

    second, first = sharing.every_report(store, situation.id)

    version = reports.version(store, draft.id, "internal")
    assert second.is_draft
    assert (first.as_of, first.main.edition) == ("12 March 2025", "internal")
    assert (first.main.size, first.main.sha256) == (len(version.pdf), version.pdf_sha256)
    assert [each.edition for each in first.others] == ["public"]


def test_a_file_is_named_by_what_is_inside():
    wish = Wish("pdf", "internal", "letter", greyscale=True)

    name = sharing.file_name(DOCUMENT, wish)

    assert name.endswith(".pdf")
    assert DOCUMENT.masthead.label.replace(".", "") in name
    assert "internal, Letter, greyscale" in name


@pytest.mark.parametrize("title", ['a/b\\c:d*e?f"g<h>i|j', "..", "x" * 400, "\n\x00", "فيضان"])
def test_a_file_name_is_one_that_any_system_takes(title):
    head = replace(DOCUMENT.masthead, title=title)

    name = sharing.file_name(replace(DOCUMENT, masthead=head), Wish())

    assert not set(name) & set('<>:"/\\|?*\n\x00')
    assert len(name) <= 143
    assert name.count(".") == 1


def test_the_last_pdf_of_a_draft_is_kept_and_falls_away_at_issue(store, draft, worker):
    sharing.keep_pdf(store, draft.id, b"older")
    sharing.keep_pdf(store, draft.id, b"newer")
    assert sharing.kept_pdf(store, draft.id) == b"newer"

    frozen = issuing.freeze(store, waived(store, draft))
    sharing.issued_with(store, frozen, worker.render(frozen.documents[frozen.main]), "a4")

    assert sharing.kept_pdf(store, draft.id) is None


def test_keeping_a_pdf_is_nothing_to_undo(store, draft):
    before = store.log.undoable()

    sharing.keep_pdf(store, draft.id, b"pages")

    assert store.log.undoable() == before


def test_the_start_of_a_report_can_be_undone_though_its_pdf_was_kept(store, draft):
    sharing.keep_pdf(store, draft.id, b"pages")

    undoing.undo(store)

    assert reports.with_prefix(store, draft.id) == []
