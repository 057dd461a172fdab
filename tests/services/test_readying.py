"""Before a report goes out: every blank and all that nobody has looked at is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitrep.domain.ids import new_id
from sitrep.domain.report import ReportType
from sitrep.services import issuing, readying, recording, reporting, sharing
from sitrep.store import reports
from tests.services.figures import killed
from tests.services.waived import waived


@pytest.fixture
def draft(store, situation):
    new = new_id()
    reporting.start(store, new, situation, ReportType.SITUATION_REPORT)
    return reports.with_prefix(store, new)[0]


def ready(store, draft):
    return readying.ready(store, issuing.freeze(store, draft))


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
