"""What stands beside the prose and prints: titles, funding lines, sentences for readers."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.domain.changes import Reason
from sitrep.domain.translation import State
from sitrep.errors import Refused
from sitrep.services import (
    checking,
    finding,
    gathering,
    naming,
    reasoning,
    reporting,
    sharing,
    translating,
    withdrawing,
)
from sitrep.services.sharing import Wish
from tests.formats.reading import text
from tests.services import series

ELEVENTH, TWELFTH = date(2025, 3, 11), date(2025, 3, 12)
FIRST, LOWER = ("658", "384", "171", "12"), ("600", "384", "171", "12")
CONTACT = '{"name": "Rana Example", "title": "Head of office", "phone": "+1 555 0100"}'
FUNDING = '{"text": "Half is covered.", "appeal": "Flash appeal", "required": "US$ 10 million"}'
SENTENCE = "The Observatory took back names counted twice."


@pytest.fixture
def first(store, situation):
    made = series.killed(store, situation, "1,225", FIRST, ELEVENTH)
    series.issued(store, series.started(store, situation, ELEVENTH))
    return made


@pytest.fixture
def issue(store, situation, first):
    made = series.killed(store, situation, "1,167", LOWER, TWELFTH, first)
    issue = series.started(store, situation, TWELFTH, contacts__1=CONTACT, funding__1=FUNDING)
    for each in made[:2]:
        reasoning.give(store, issue, each.id, Reason("source_revised", SENTENCE))
    return issue


def units(store, issue, language="fr"):
    return {each.field: each for each in translating.units(store, issue, language)}


def field_of(store, issue, original):
    return next(f for f, each in units(store, issue).items() if each.original == original)


def french(store, issue):
    return gathering.document(store, issue, "internal", "fr")


def test_titles_funding_lines_and_sentences_for_readers_are_listed(store, issue):
    listed = [each.original for each in units(store, issue).values()]
    words = ["Half is covered.", "Flash appeal", "Head of office", SENTENCE]
    assert [each for each in listed if each in words] == words
    assert "Rana Example" not in listed
    assert "US$ 10 million" not in listed


def test_translated_they_are_printed_and_the_rest_of_their_entries_stays(store, issue):
    for original, words in (
        ("Head of office", "Cheffe de bureau"),
        ("Half is covered.", "La moitié est couverte."),
        ("Flash appeal", "Appel éclair"),
        (SENTENCE, "L’Observatoire a retiré des noms comptés deux fois."),
    ):
        translating.translate(store, issue, "fr", field_of(store, issue, original), words)
    page = french(store, issue)
    (contact,) = page.contacts
    assert (contact.name, contact.title, contact.phone) == (
        "Rana Example", "Cheffe de bureau", "+1 555 0100",
    )  # fmt: skip
    (line,) = page.funding
    assert (line.text, line.appeal, line.required) == (
        "La moitié est couverte.", "Appel éclair", "10\u00a0millions de\u00a0dollars É.-U.",
    )  # fmt: skip
    assert "noms comptés deux fois" in page.changes[0].now
    assert "noms comptés deux fois" in page.corrections[0].wording
    assert SENTENCE not in str(page)
    english = gathering.document(store, issue, "internal")
    assert english.contacts[0].title == "Head of office"
    assert SENTENCE[:-1] in str(english)


def test_they_carry_the_marks_of_what_is_missing_and_what_changed(store, issue):
    title = field_of(store, issue, "Head of office")
    translating.translate(store, issue, "fr", title, "Cheffe de bureau")
    left = len([u for u in units(store, issue).values() if not u.field.startswith("body.")]) - 1

    def found(rule):
        return [f.message for f in checking.findings(store, issue) if f.rule == rule]

    assert found("T1") == [f"Not translated: {left}."]
    assert found("T2") == []
    reporting.set_field(store, issue, "contacts.1", CONTACT.replace("Head", "Deputy head"))
    assert units(store, issue)[title].state is State.CHANGED
    assert found("T2") == ["Changed since translated: 1."]
    assert french(store, issue).contacts[0].title == "Deputy head of office"


def test_a_sentence_is_translated_once_for_all_later_issues(store, situation, issue):
    field = field_of(store, issue, SENTENCE)
    translating.translate(store, issue, "fr", field, "Noms comptés deux fois.")
    series.issued(store, issue)
    third = series.started(store, situation, TWELFTH)
    said = {row.wording for row in french(store, third).corrections}
    assert said == {"Noms comptés deux fois."}
    row = units(store, third)[field_of(store, third, SENTENCE)]
    assert (row.value, row.state) == ("Noms comptés deux fois.", State.CURRENT)


def test_the_reason_of_a_withdrawn_report_is_said_in_the_language(store, worker, issue):
    series.issued(store, issue)
    taken = finding.report(store, issue.id)
    withdrawing.withdraw(store, taken, "It named a wrong place.", taken.issued_at.date())
    taken = finding.report(store, issue.id)
    assert [*units(store, taken)] == ["withdrawn"]
    naming.set_named(store, taken, "withdrawn@fr", "Un lieu était faux.")
    pdf = sharing.rendered(store, worker, taken, Wish(edition="internal", language="fr"))
    assert "Un lieu était faux." in text(pdf)
    assert "It named a wrong place." not in text(pdf)
    with pytest.raises(Refused):
        translating.translate(store, taken, "fr", "overview", "Rien.")
