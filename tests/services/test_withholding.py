"""Two editions of one record, and the test that nothing kept inside goes out (F11)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sitrep.domain.article import Article, Classification, Passage
from sitrep.domain.figure import PlaceRef
from sitrep.domain.ids import new_id
from sitrep.domain.inside import Inside, Sense
from sitrep.errors import Leaked, Refused
from sitrep.services import (
    choosing,
    correcting,
    gathering,
    recording,
    reporting,
    sharing,
    summing,
    undoing,
    withholding,
)
from sitrep.services.sharing import Wish
from sitrep.store import articles, figures, reports
from tests.formats.reading import squeezed, text
from tests.formats.test_carried import carried
from tests.services.figures import killed
from tests.services.test_reporting import started
from tests.services.waived import waived

PHONE = "+963 11 555 0199"
PARTNER = "Amal Relief Association"
CLINIC = "Ibn Sina Field Clinic"
TITLE = "A note from inside the hospital"
CONTACTS = [
    json.dumps({"name": "Rana Example", "organization": "Coordination", "phone": PHONE}),
    json.dumps({"name": "Salma Hidden", "email": "salma@inside.example", "public": False}),
]


@pytest.fixture
def issue(store, situation):
    made = started(store, situation)
    reporting.set_fields(
        store,
        made,
        {
            "as_of": "2025-03-11",
            "classification": "public",
            "overview": f"{PARTNER} ran a clinic at {CLINIC}.",
        },
    )
    reporting.set_list(store, made, "contacts", CONTACTS)
    return made


@pytest.fixture
def source(store, situation):
    made = Article(
        "a-inside",
        situation.id,
        TITLE,
        "At the hospital, the registry lists 58 people dead on 11 March.",
        datetime(2025, 3, 11, tzinfo=UTC),
        "0" * 64,
        publisher="Hospital Registry",
        published=date(2025, 3, 11),
        classification=Classification.RESTRICTED,
    )
    with store.step("Add an article"):
        articles.save(store, made)
    return made


@pytest.fixture
def restricted(store, situation, source):
    """A public count that was read from a restricted article."""
    passage = Passage(source.id, 18, "the registry lists 58 people dead")
    made = killed(situation, "58", source="Hospital Registry", passages=(passage,))
    made = replace(made, claim=replace(made.claim, places=(PlaceRef("Tartus", "SY10"),)))
    recording.record(store, made)
    return made


def keep(store, situation, *kept):
    for each in kept:
        withholding.keep_inside(store, situation, each)


def pdf(store, worker, issue, edition):
    return sharing.rendered(store, worker, issue, Wish("pdf", edition))


def everything(made):
    """Return all text of a PDF: its pages and what it carries."""
    return text(made) + "".join(each.decode() for each in carried(made).values())


def document(store, issue, edition="public", language="en"):
    return gathering.document(store, issue, edition, language)


# What the public edition says instead


def test_names_that_stay_inside_stand_in_the_internal_edition_only(store, situation, issue, worker):
    recording.record(store, killed(situation, "12", source=PARTNER, places=[(CLINIC, "")]))
    keep(
        store,
        situation,
        Inside(Sense.PARTNER, PARTNER),
        Inside(Sense.PLACE, CLINIC, "Latakia"),
        Inside(Sense.WORDS, PHONE),
    )
    public, internal = (everything(pdf(store, worker, issue, e)) for e in ("public", "internal"))
    for secret in (PARTNER, CLINIC, PHONE, "Salma Hidden"):
        assert squeezed(secret) in squeezed(internal)
        assert squeezed(secret) not in squeezed(public)
    assert "A national partner ran a clinic at Lattakia." in public
    assert "INTERNAL" in text(pdf(store, worker, issue, "internal"))
    assert "PUBLIC" not in text(pdf(store, worker, issue, "internal"))


def test_a_facility_is_counted_in_its_governorate(store, situation, issue):
    recording.record(store, killed(situation, "12", places=[(CLINIC, "")]))
    keep(store, situation, Inside(Sense.PLACE, CLINIC, "Jableh"))
    (row,) = document(store, issue).evidence
    assert (row.place, row.pcodes) == ("Lattakia", ("SY06",))
    assert document(store, issue, "internal").evidence[0].place == CLINIC


def test_the_words_instead_are_of_the_language_of_the_edition(store, situation, issue):
    recording.record(store, killed(situation, "12", source=PARTNER))
    keep(store, situation, Inside(Sense.PARTNER, PARTNER))
    (tile,) = document(store, issue, language="fr").tiles
    assert "un partenaire national" in tile.source


def test_a_number_is_kept_inside_however_it_is_grouped(store, situation, issue):
    keep(store, situation, Inside(Sense.WORDS, "+963115550199"))
    assert document(store, issue).contacts[0].phone == ""
    assert document(store, issue, "internal").contacts[0].phone == PHONE


def test_what_is_kept_inside_is_undone_and_let_out(store, situation, issue):
    keep(store, situation, Inside(Sense.PARTNER, PARTNER))
    undoing.undo(store)
    assert PARTNER in document(store, issue).overview[0][0].text
    undoing.redo(store)
    assert PARTNER not in document(store, issue).overview[0][0].text
    withholding.let_out(store, situation, Inside(Sense.PARTNER, PARTNER))
    assert PARTNER in document(store, issue).overview[0][0].text


@pytest.mark.parametrize("words", ["", "abc", "x" * 121, "--- --- ---"])
def test_words_that_stand_anywhere_are_not_kept_inside(store, situation, words):
    with pytest.raises(Refused, match="is not kept inside"):
        keep(store, situation, Inside(Sense.PARTNER, words))


# Restricted sources


def test_a_count_of_a_restricted_article_is_left_out_of_both_editions(store, issue, restricted):
    assert document(store, issue).evidence == ()
    assert document(store, issue).references == ()


def test_a_person_allows_it_to_be_printed_with_its_source_withheld(
    store, situation, issue, restricted
):
    assert [each.allowed for each in withholding.held(store, situation.id)] == [False]
    keep(store, situation, Inside(Sense.SOURCE, restricted.id))
    assert [each.allowed for each in withholding.held(store, situation.id)] == [True]
    made = document(store, issue)
    (row,) = made.evidence
    assert row.chain.startswith("Source withheld")
    assert (row.low, row.quote, row.article) == (58, "", "")
    assert made.references == ()
    assert made.tiles[0].source == "Source withheld"


def test_a_total_is_restated_without_the_count_that_is_left_out(
    store, situation, issue, restricted
):
    other = killed(situation, "more than 70", places=[("Latakia", "SY06")])
    other = replace(other, claim=replace(other.claim, chain=restricted.claim.chain))
    recording.record(store, other)
    summing.record(store, [figures.get(store, each.id) for each in (other, restricted)])
    made = next(e for e in figures.of_situation(store, situation.id) if e.is_derived)
    internal = Classification.INTERNAL
    with store.step("Open the source to colleagues"):
        articles.save(
            store, replace(articles.of_situation(store, situation.id)[0], classification=internal)
        )
    reporting.set_list(store, issue, "key_figures", [made.id])
    inner, outer = (document(store, issue, edition) for edition in ("internal", "public"))
    assert (inner.tiles[0].value, outer.tiles[0].value) == ("128+", "70+")
    row = next(each for each in outer.evidence if each.figure == made.id)
    assert "Restated for this edition, without one count that it may not show." in row.note
    same = {e.figure: (e.low, e.high) for e in inner.evidence if e.figure != made.id}
    assert all(same[e.figure] == (e.low, e.high) for e in outer.evidence if e.figure in same)


# The leak test


def test_nothing_goes_out_where_a_planted_string_stands(
    store, situation, issue, source, worker, tmp_path
):
    reporting.set_field(
        store, issue, "overview", f"Call Salma Hidden. See “{TITLE}” or salma@inside.example."
    )
    for kind in ("pdf", "docx", "html", "text"):
        with pytest.raises(Leaked) as refused:
            sharing.rendered(store, worker, issue, Wish(kind, "public"))
        said = refused.value.problem
        for planted in ("Salma Hidden", TITLE, "salma@inside.example"):
            assert planted in said
        assert ("page 1" in said) == (kind == "pdf")
        assert ("the data it carries" in said) == (kind == "pdf")
    assert sharing.rendered(store, worker, issue, Wish("pdf", "internal"))


def test_a_report_with_a_leak_is_not_issued(store, situation, issue, worker):
    reporting.set_field(store, issue, "overview", "Ask salma@inside.example.")
    with pytest.raises(Leaked, match="e-mail address of a contact that is not public"):
        sharing.issue(store, worker, waived(store, issue))
    assert reports.with_prefix(store, issue.id)[0].issued_at is None


def test_what_is_kept_inside_after_issue_does_not_go_out_again(store, situation, issue, worker):
    sharing.issue(store, worker, waived(store, issue))
    out = reports.with_prefix(store, issue.id)[0]
    assert pdf(store, worker, out, "public")
    keep(store, situation, Inside(Sense.PARTNER, PARTNER))
    with pytest.raises(Leaked, match=PARTNER):
        pdf(store, worker, out, "public")
    assert pdf(store, worker, out, "internal")


def test_a_public_record_goes_out_without_what_stays_inside(store, situation, issue, worker):
    recording.record(store, killed(situation, "12", source=PARTNER, places=[(CLINIC, "")]))
    keep(store, situation, Inside(Sense.PARTNER, PARTNER), Inside(Sense.PLACE, CLINIC, "Latakia"))
    sharing.issue(store, worker, waived(store, issue))
    out = reports.with_prefix(store, issue.id)[0]
    record = carried(pdf(store, worker, out, "public"))["record.json"].decode()
    assert PARTNER not in record
    assert CLINIC not in record
    assert "a national partner" in record
    for language in ("fr", "ar"):
        assert sharing.rendered(store, worker, out, Wish("pdf", "public", language=language))


def test_a_withheld_source_goes_out_nowhere_and_is_no_correction_later(
    store, situation, issue, restricted, worker
):
    keep(store, situation, Inside(Sense.SOURCE, restricted.id))
    sharing.issue(store, worker, waived(store, issue))
    out = reports.with_prefix(store, issue.id)[0]
    said = everything(pdf(store, worker, out, "public"))
    assert "Source withheld" in said
    assert "Hospital Registry" not in said
    assert "the registry lists" not in said
    new = new_id()
    correcting.start(store, new, out)
    draft = reports.with_prefix(store, new)[0]
    assert document(store, draft).corrections == ()
    assert document(store, draft, "internal").corrections == ()


def test_an_earlier_report_stays_as_it_went_out_and_the_next_one_follows(
    store, situation, issue, worker
):
    recording.record(store, killed(situation, "12", source=PARTNER))
    sharing.issue(store, worker, waived(store, issue))
    out = reports.with_prefix(store, issue.id)[0]
    keep(store, situation, Inside(Sense.PARTNER, PARTNER))
    second = started(store, situation)
    assert PARTNER in document(store, out).tiles[0].source
    assert document(store, second).tiles[0].source == "a national partner"
    assert PARTNER not in str(document(store, second))


def test_a_count_of_a_partner_is_compared_with_its_last_one(store, situation, issue, worker):
    first = killed(situation, "12", source=PARTNER)
    recording.record(store, first)
    keep(store, situation, Inside(Sense.PARTNER, PARTNER))
    sharing.issue(store, worker, waived(store, issue))
    newer = killed(situation, "15", source=PARTNER, as_of=date(2025, 3, 12))
    recording.record(store, newer)
    (indicator,) = figures.indicators(store, situation.id)
    choosing.choose(store, indicator, newer, "The newer count")
    second = started(store, situation)
    reporting.set_field(store, second, "classification", "public")
    rows = {e: document(store, second, e).changes for e in ("public", "internal")}
    assert [(r.previous, r.now, r.difference) for r in rows["public"]] == [
        (r.previous, r.now, r.difference) for r in rows["internal"]
    ]
    assert rows["public"][0].difference.startswith("+3")
    assert PARTNER not in str(document(store, second))


def test_a_place_is_kept_inside_under_all_its_names(store, situation, issue):
    reporting.set_field(store, issue, "overview", "Jableh, Jablah and جبلة lie in Lattakia.")
    keep(store, situation, Inside(Sense.PLACE, "Jablah"))
    said = "".join(run.text for run in document(store, issue).overview[0])
    assert said == "Lattakia, Lattakia and Lattakia lie in Lattakia."


def test_a_district_called_as_its_governorate_leaves_that_one_named(
    store, situation, issue, worker
):
    reporting.set_field(store, issue, "overview", "People fled to Tartous.")
    keep(store, situation, Inside(Sense.PLACE, "Tartous"))
    assert "Tartous" in document(store, issue).overview[0][0].text
    assert pdf(store, worker, issue, "public")
