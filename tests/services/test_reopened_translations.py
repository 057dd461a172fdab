"""What people wrote in other languages comes back from a PDF, and the same pages are made of it."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.document.record import RECORD
from sitrep.domain.article import Classification
from sitrep.domain.changes import Reason
from sitrep.domain.ids import new_id
from sitrep.domain.inside import Inside, Sense
from sitrep.domain.report import Situation
from sitrep.errors import Refused
from sitrep.services import (
    casework,
    finding,
    gathering,
    naming,
    reasoning,
    recording,
    records,
    reopening,
    reporting,
    sharing,
    translating,
    withdrawing,
    withholding,
)
from sitrep.services.sharing import Wish
from sitrep.store import database, translations
from tests.formats.reading import text
from tests.formats.test_carried import carried as attachments
from tests.services import series
from tests.services.figures import figure
from tests.services.waived import waived

ELEVENTH, TWELFTH, THIRTEENTH = date(2025, 3, 11), date(2025, 3, 12), date(2025, 3, 13)
FIRST, LOWER = ("658", "384", "171", "12"), ("600", "384", "171", "12")
BODY = "Coastal Ambulance Union"
CLOSED = '{"name": "Omar Example", "title": "Quiet officer", "public": false}'
SENTENCE = "The Observatory took back names counted twice."
CONTACT = '{"name": "Rana Example", "title": "Head of office", "organization": "' + BODY + '"}'
FRENCH = {
    "Coastal hostilities": "Hostilités sur la côte",
    "Roads are closed.": "Les routes sont fermées.",
    "Head of office": "Cheffe de bureau",
    SENTENCE: "L’Observatoire a retiré des noms comptés deux fois.",
    BODY: "Union des ambulances de la côte",
}


@pytest.fixture
def wiped(tmp_path):
    file = tmp_path / "wiped.db"
    database.create(file)
    with database.open_to_write(file) as opened:
        yield opened


@pytest.fixture
def crisis(store):
    opened = Situation(new_id(), "Coastal hostilities", "SYR", date(2025, 3, 6))
    casework.open_situation(store, opened)
    return opened


@pytest.fixture
def draft(store, crisis, monkeypatch):
    """No. 2, public, with a count that went down and a sentence on it, translated to French."""
    series.on(monkeypatch, ELEVENTH)
    before = series.killed(store, crisis, "1,225", FIRST, ELEVENTH)
    series.issued(store, series.started(store, crisis, ELEVENTH, classification="public"))
    series.on(monkeypatch, TWELFTH)
    made = series.killed(store, crisis, "1,167", LOWER, TWELFTH, before)
    issue = series.started(
        store,
        crisis,
        TWELFTH,
        classification="public",
        highlights__1="Roads are closed.",
        contacts__1=CONTACT[:-1] + ', "public": true}',
    )
    for each in made[:2]:
        reasoning.give(store, issue, each.id, Reason("source_revised", SENTENCE))
    for original, words in FRENCH.items():
        translate(store, issue, original, words)
    return issue


def translate(store, issue, original, words, language="fr"):
    units = translating.units(store, issue, language)
    field = next(each.field for each in units if each.original == original)
    translating.translate(store, issue, language, field, words)


def gone_out(store, worker, draft):
    sharing.issue(store, worker, waived(store, draft))
    return finding.report(store, draft.id)


def back(store, worker, pdf):
    found = worker.reopen(pdf)
    told = reopening.look(store, found)
    reopening.reopen(store, found, pdf, "brief.pdf")
    return told.issue


def words(pdf):
    return " ".join(text(pdf).split())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_same_french_pages_are_written_again_from_either_pdf(
    store, wiped, worker, draft, language
):
    issue = gone_out(store, worker, draft)
    french = sharing.rendered(store, worker, issue, Wish(language="fr", paper="letter"))
    pdf = sharing.rendered(store, worker, issue, Wish(language=language))

    again = back(wiped, worker, pdf)

    made = sharing.rendered(wiped, worker, again, Wish(language="fr", paper="letter"))
    assert words(made) == words(french)
    assert all(each.rstrip(".") in words(french) for each in FRENCH.values())
    assert made == french


def test_the_next_report_of_a_reopened_one_says_the_sentences_in_french(
    store, wiped, worker, draft, crisis, monkeypatch
):
    issue = gone_out(store, worker, draft)
    back(wiped, worker, sharing.rendered(store, worker, issue, Wish()))
    series.on(monkeypatch, THIRTEENTH)
    third = series.started(wiped, crisis, THIRTEENTH)
    page = gathering.document(wiped, third, "public", "fr")
    assert {row.wording for row in page.corrections} == {FRENCH[SENTENCE]}
    assert FRENCH["Coastal hostilities"] in page.masthead.title
    assert [each.title for each in page.contacts] == [FRENCH["Head of office"]]


def test_the_pdf_that_went_out_is_the_one_that_is_written_again(store, worker, draft):
    issue = gone_out(store, worker, draft)
    letter = Wish(paper="letter")
    assert sharing.rendered(store, worker, issue, letter) == sharing.rendered(
        store, worker, issue, letter
    )
    kept = attachments(sharing.rendered(store, worker, issue, Wish()))[RECORD]
    assert attachments(sharing.rendered(store, worker, issue, letter))[RECORD] == kept


def test_why_a_report_was_withdrawn_comes_back_in_french(store, wiped, worker, draft):
    issue = gone_out(store, worker, draft)
    withdrawing.withdraw(store, issue, "It named a wrong place.", issue.issued_at.date())
    taken = finding.report(store, issue.id)
    naming.set_named(store, taken, "withdrawn@fr", "Un lieu était faux.")
    french = sharing.rendered(store, worker, taken, Wish(language="fr"))
    assert "Un lieu était faux." in words(french)

    again = back(wiped, worker, sharing.rendered(store, worker, taken, Wish(paper="letter")))

    assert words(sharing.rendered(wiped, worker, again, Wish(language="fr", paper="a4"))) == words(
        french
    )


def test_a_public_pdf_carries_translations_of_what_it_prints_only(
    store, wiped, worker, crisis, draft
):
    closed = figure(crisis, "injured", "40", as_of=TWELFTH, classification=Classification.INTERNAL)
    recording.record(store, closed)
    reporting.set_field(store, draft, "contacts.2", CLOSED)
    reporting.set_field(store, draft, "highlights.2", "The Cedar Relief Group helps.")
    withholding.keep_inside(store, crisis, Inside(Sense.PARTNER, "Cedar Relief Group"))
    reasoning.give(store, draft, closed.id, Reason("source_revised", "Told by the ward itself."))
    translate(store, draft, "Quiet officer", "Agent discret")
    translate(store, draft, "The Cedar Relief Group helps.", "Le groupe du Cèdre aide.")
    translate(store, draft, "Told by the ward itself.", "Dit par le service même.")
    issue = gone_out(store, worker, draft)

    for language in ("en", "fr"):
        pdf = sharing.rendered(store, worker, issue, Wish(edition="public", language=language))
        record = attachments(pdf)[RECORD].decode()
        assert FRENCH["Head of office"] in record
        for secret in ("Agent discret", "du Cèdre", "service même", "Omar"):
            assert secret not in record
    inside = sharing.rendered(store, worker, issue, Wish(edition="internal"))
    again = back(wiped, worker, inside)
    said = {each.value for each in translations.of_issue(wiped, again.id, "fr").values()}
    assert {"Agent discret", "Le groupe du Cèdre aide."} <= said


def test_a_report_from_before_records_had_translations_opens_with_its_own(
    store, wiped, worker, draft, monkeypatch
):
    monkeypatch.setattr(records.carrying, "words", lambda *_: ())
    issue = gone_out(store, worker, draft)
    monkeypatch.undo()
    english = worker.reopen(sharing.rendered(store, worker, issue, Wish()))
    assert (english.record.translations, english.record.translated) == ((), {})
    again = back(wiped, worker, sharing.rendered(store, worker, issue, Wish(language="fr")))
    said = {each.value for each in translations.of_issue(wiped, again.id, "fr").values()}
    assert said == {*FRENCH.values()}


def test_a_further_language_says_whether_it_came_with_the_first_one(store, wiped, worker, draft):
    issue = gone_out(store, worker, draft)
    english, french, spanish = (
        sharing.rendered(store, worker, issue, Wish(language=each)) for each in ("en", "fr", "es")
    )
    name = f"{issue.name} of “Coastal hostilities”"

    def outcome(pdf):
        found = worker.reopen(pdf)
        said = reopening.look(wiped, found).outcome
        reopening.reopen(wiped, found, pdf, "brief.pdf")
        return said

    assert outcome(english) == f"{name} is here again."
    assert outcome(french) == f"{name} is here already, its French pages too; nothing was changed."
    with pytest.raises(Refused, match="in another language"):
        sharing.rendered(wiped, worker, issue, Wish(language="es"))
    edition = worker.reopen(spanish).record.edition
    assert outcome(spanish) == f"{name} was here already; its {edition} edition in Spanish came in."
    assert words(sharing.rendered(wiped, worker, issue, Wish(language="es"))) == words(spanish)
    assert outcome(english) == f"{name} is here already; nothing was changed."


def test_a_report_that_comes_back_from_french_pages_says_so(store, wiped, worker, draft):
    issue = gone_out(store, worker, draft)
    pdf = sharing.rendered(store, worker, issue, Wish(language="fr"))
    told = reopening.look(wiped, worker.reopen(pdf))
    assert told.outcome.endswith(" is here again, from its French pages.")
