"""What goes out: the list of it, names of files, the last PDF of a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitrep.domain.ids import new_id
from sitrep.domain.report import ReportType
from sitrep.services import issuing, reporting, sharing, undoing
from sitrep.services.sharing import Wish
from sitrep.store import reports
from tests.formats.coastal_crisis import DOCUMENT
from tests.services.waived import waived


@pytest.fixture
def draft(store, situation):
    new = new_id()
    reporting.start(store, new, situation, ReportType.SITUATION_REPORT)
    return reports.with_prefix(store, new)[0]


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
