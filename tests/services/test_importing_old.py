"""An old report taken over as No. 3: its words, its numbers, and the first change from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitrep.document.build import build
from sitrep.domain.figure import PlaceRef
from sitrep.domain.report import Status
from sitrep.errors import Refused
from sitrep.services import editions, gathering, importing_old, intake, recording, reporting
from sitrep.services.intake import Details
from sitrep.store import articles, figures, reports
from tests.services import series
from tests.services.figures import killed

OLD = (
    "Situation Report No. 3\n\nAs of 11 March 2025, 1,225 people were killed in Syria, according"
    " to the Syrian Observatory for Human Rights (SOHR). About 40 homes were damaged."
)
DAY = date(2025, 3, 11)


@pytest.fixture
def incoming(situation, worker):
    return intake.prepare(worker, situation, OLD.encode(), "old.txt", Details(published=DAY))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Humanitarian Situation Report No. 3 (As of 10 March 2025)", date(2025, 3, 10)),
        ("SITUATION REPORT\nAs of Monday 10 March 2025, 6 p.m.", date(2025, 3, 10)),
        ("Situation Report, as of March 10, 2025", date(2025, 3, 10)),
        ("As of 31 June 2025", None),
        ("As of now, roads are shut.", None),
    ],
)
def test_the_day_that_an_old_report_gives_itself_is_read(words, said):
    assert importing_old.stated_day(words) == said


SECTIONS = "\n\n".join([
    "Situation Report No. 3",
    "HIGHLIGHTS",
    "Roads are shut.",
    "SITUATION OVERVIEW",
    "As of 11 March 2025, 1,225 people were killed in Syria, according to SOHR.",
    "It rains.",
    "HUMANITARIAN RESPONSE",
    "Help came.",
    "For further information, please contact the desk.",
])  # fmt: skip


def test_the_next_issue_takes_only_the_overview_of_the_old_words(store, situation, worker):
    old = intake.prepare(worker, situation, SECTIONS.encode(), "old.txt", Details(published=DAY))
    importing_old.take_over(store, situation, old, 3, DAY, taken=())
    (third,) = reports.of_situation(store, situation.id)
    assert "Help came." in reporting.fields_of(store, third)["overview"].value
    fourth = series.started(store, situation, date(2025, 3, 12))
    field = reporting.fields_of(store, fourth)["overview"]
    assert field.value.startswith("As of 11 March")
    assert field.value.endswith("It rains.")
    assert field.carried


def key(incoming):
    return {p.id for p in incoming.proposals if p.claim.kinds == ("killed",)}


def test_it_is_an_issued_report_with_its_words_and_the_numbers_taken(store, situation, incoming):
    importing_old.take_over(store, situation, incoming, 3, DAY, taken=key(incoming))
    (issue,) = reports.of_situation(store, situation.id)
    assert (issue.number, issue.status, issue.imported) == (3, Status.ISSUED, incoming.article.id)
    document = editions.issued(store, issue.id, "internal")
    assert "1,225 people were killed" in "".join(
        run.text for prose in document.overview for run in prose
    )
    assert [row.low for row in document.evidence] == [1225]
    assert articles.undecided(store, situation.id) == 0
    assert [f.claim.quantity.low for f in figures.of_situation(store, situation.id)] == [1225]


def test_the_first_change_is_computed_from_it(store, situation, incoming):
    importing_old.take_over(store, situation, incoming, 3, DAY, taken=key(incoming))
    (old,) = figures.of_situation(store, situation.id)
    new = killed(situation, "1,383", as_of=date(2025, 3, 12), updates=old,
                 places=[(ref.name, ref.pcode) for ref in old.claim.places],
                 source=old.claim.origin)  # fmt: skip
    recording.record(store, new)
    issue = series.started(store, situation, date(2025, 3, 12))
    assert issue.number == 4
    document = build(gathering.material(store, issue, "internal"))
    assert document.changes_title == "What changed since No. 3"
    assert [row.difference for row in document.changes] == ["+158 (+12.9 per cent)"]


def test_it_comes_before_the_first_report_only(store, situation, incoming):
    series.started(store, situation, DAY)
    with pytest.raises(Refused, match=r"No\. 1 of this situation is here already"):
        importing_old.take_over(store, situation, incoming, 3, DAY, taken=())
    assert figures.of_situation(store, situation.id) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [("Situation Report No. 3 (as of 10 March)", 3), ("Sitrep #12", 12), ("A brief", 1),
     ("Report No. one", 1)],
)  # fmt: skip
def test_its_number_is_read_from_its_head(text, number):
    assert importing_old.next_number(text) == number


def test_a_number_of_another_country_stops_the_taking_over_and_keeps_nothing(
    store, situation, worker
):
    found = intake.prepare(worker, situation, OLD.encode(), "old.txt", Details(published=DAY))
    abroad = (PlaceRef("Beirut"),)
    found = replace(
        found,
        proposals=tuple(
            replace(each, claim=replace(each.claim, places=abroad)) for each in found.proposals
        ),
    )
    taken = {each.id for each in found.proposals if each.claim.kinds == ("killed",)}
    assert taken
    with pytest.raises(Refused, match=r"Beirut lies outside .* \(V3\)"):
        importing_old.take_over(store, situation, found, 3, DAY, taken=taken)
    assert reports.of_situation(store, situation.id) == []
    assert figures.of_situation(store, situation.id) == []
