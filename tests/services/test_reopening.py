"""The PDF is the backup: wiped, reopened, and the next issue starts with the right changes."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import msgspec
import pypdfium2
import pytest

from sitrep.document.build import build
from sitrep.document.record import FIGURES, RECORD, REPORT, Proof, Record
from sitrep.domain.article import Article, Classification
from sitrep.domain.figure import Link, Relation
from sitrep.domain.history import Changed
from sitrep.domain.ids import new_id
from sitrep.domain.indicator import slot
from sitrep.domain.quantity import exact
from sitrep.domain.report import Situation, Status
from sitrep.domain.translation import Translation
from sitrep.errors import ImportFailed, NotOurs, Refused
from sitrep.services import (
    casework,
    choosing,
    correcting,
    editions,
    finding,
    gathering,
    intake,
    naming,
    recording,
    reopening,
    reporting,
    sharing,
    withdrawing,
)
from sitrep.services.intake import Incoming
from sitrep.services.sharing import Wish
from sitrep.store import (
    articles,
    corrections,
    database,
    figures,
    reopened,
    reports,
    situations,
    translations,
)
from sitrep.store.checks import damage
from tests.formats.test_carried import carried as attachments
from tests.importers.test_pdf import LOCKED
from tests.services import series
from tests.services.figures import figure, killed
from tests.services.waived import waived

ELEVENTH, TWELFTH = date(2025, 3, 11), date(2025, 3, 12)
FIRST, SECOND = ("658", "384", "171", "12"), ("683", "433", "255", "12")
TEXT = "The monitor said on Tuesday that 1,225 people were killed. It named no unit."
SECRET = "Xylophone"


@pytest.fixture
def crisis(store):
    opened = Situation(new_id(), "Coastal hostilities", "SYR", date(2025, 3, 6))
    casework.open_situation(store, opened)
    return opened


@pytest.fixture
def wiped(tmp_path):
    """Another desk's store, with nothing in it."""
    file = tmp_path / "wiped.db"
    database.create(file)
    with database.open_to_write(file) as opened:
        yield opened


def article(store, situation, text=TEXT, **others):
    made = Article(new_id(), situation.id, "Toll rises", text, series.Clock.now(), "", **others)
    intake.add(store, Incoming(made, text.encode(), ()))
    return made


def quoted(store, crisis):
    """Record the total of No. 1 from an article, with its four areas; return all five."""
    source = article(store, crisis, publisher="Example News", published=ELEVENTH)
    made = series.killed(store, crisis, "1,225", FIRST, ELEVENTH)
    quote = "1,225 people were killed"
    passages = (intake.passage(source, quote),)
    recording.amend(store, replace(figures.get(store, made[0].id), passages=passages))
    return made


def gone_out(store, worker, issue):
    """Issue a draft with a real PDF; return it."""
    sharing.issue(store, worker, waived(store, issue))
    kept = reports.version(store, issue.id, editions.main(store, issue))
    return kept.pdf


@pytest.fixture
def first(store, crisis, worker, monkeypatch):
    """No. 1 as a public PDF, and its figures."""
    series.on(monkeypatch, ELEVENTH)
    made = quoted(store, crisis)
    issue = series.started(
        store,
        crisis,
        ELEVENTH,
        classification="public",
        overview=f"In all, [[{made[0].id}|people]] died.",
        next_due="2025-03-13",
        highlights__1="The coast is closed.",
        contacts__1='{"name": "Rana Example", "phone": "1234"}',
    )
    pdf = gone_out(store, worker, issue)
    series.on(monkeypatch, TWELFTH)
    return pdf, made


def back(store, worker, pdf, name="brief.pdf"):
    """Reopen a PDF; return what was told of it."""
    found = worker.reopen(pdf)
    told = reopening.look(store, found)
    reopening.reopen(store, found, pdf, name)
    return told


def next_issue(store, crisis, before):
    """Go on to No. 2 as a desk does; return its page."""
    series.killed(store, crisis, "1,383", SECOND, TWELFTH, before)
    issue = series.started(store, crisis, TWELFTH)
    return issue, build(gathering.material(store, issue, "public"))


def test_a_wiped_store_starts_the_next_issue_with_the_right_changes(
    store, crisis, wiped, worker, first
):
    pdf, made = first
    back(wiped, worker, pdf)
    again = [figures.get(wiped, each.id) for each in made]

    issue, page = next_issue(wiped, crisis, again)
    _, as_ever = next_issue(store, crisis, made)

    assert issue.number == 2
    assert "1,225 → 1,383 (+158, +12.9 per cent)" in page.changes[0].by_area
    assert "Lattakia +25 · Tartous +49 · Hama +84 · Homs 0" in page.changes[0].by_area
    words = [replace(row, figure="") for row in page.changes]
    assert words == [replace(row, figure="") for row in as_ever.changes]
    assert page.contacts == as_ever.contacts


def test_the_next_issue_starts_from_the_words_with_live_figures(wiped, crisis, worker, first):
    pdf, made = first
    back(wiped, worker, pdf)

    issue, page = next_issue(wiped, crisis, made)

    kept = reports.fields(wiped, issue.id)
    assert kept["overview"].value == f"In all, [[{made[0].id}|people]] died."
    assert kept["overview"].carried
    assert "".join(run.text for run in page.overview[0]) == "In all, 1,383 people died."


def test_every_figure_comes_back_with_its_id_its_quote_and_its_links(store, wiped, worker, first):
    pdf, made = first
    back(wiped, worker, pdf)

    for each in made:
        was, now = figures.get(store, each.id), figures.get(wiped, each.id)
        assert (now.claim.places, now.links, now.role) == (was.claim.places, was.links, was.role)
        assert now.claim.quantity.low == was.claim.quantity.low
    total = figures.get(wiped, made[0].id)
    source = articles.get(wiped, total.passages[0].article)
    passage = total.passages[0]
    assert source.text[passage.start : passage.end] == passage.quote == "1,225 people were killed"
    assert (source.title, source.publisher) == ("Toll rises", "Example News")
    assert source.published == ELEVENTH
    assert articles.original(wiped, source) == source.text.encode()


def test_the_issue_comes_back_read_only_with_the_very_file(store, wiped, worker, first):
    pdf, _ = first
    told = back(wiped, worker, pdf)

    issue = finding.report(wiped, told.issue.id)
    assert issue.status is Status.ISSUED
    assert reports.version(wiped, issue.id, "public").pdf == pdf
    assert sharing.rendered(wiped, worker, issue, Wish()) == pdf
    assert gathering.document(wiped, issue, "public") == gathering.document(store, issue, "public")
    with pytest.raises(Refused, match="was issued"):
        reporting.set_fields(wiped, issue, {"overview": "Otherwise."})
    assert situations.get(wiped, issue.situation).start == date(2025, 3, 6)
    assert damage(wiped) == []


def rows(store):
    names = [row["name"] for row in store.rows("select name from sqlite_master where type='table'")]
    kept = [name for name in names if "_fts" not in name]
    return {name: list(store.rows(f"select * from {name}")) for name in kept}


def test_the_same_pdf_twice_changes_nothing_and_says_so(wiped, worker, first):
    pdf, _ = first
    assert not back(wiped, worker, pdf).here
    before = rows(wiped)

    found = worker.reopen(pdf)
    assert reopening.look(wiped, found).here
    assert reopening.reopen(wiped, found, pdf, "again.pdf") is Changed.NOTHING
    assert rows(wiped) == before


def test_in_the_store_that_issued_it_nothing_is_overwritten(store, worker, first):
    pdf, made = first
    recording.amend(store, replace(figures.get(store, made[4].id), caveat="Counted twice?"))
    before = rows(store)

    assert back(store, worker, pdf).here
    assert rows(store) == before


def test_a_figure_that_stands_here_otherwise_is_told_and_stays(store, wiped, crisis, worker, first):
    pdf, made = first
    casework.open_situation(wiped, crisis)
    other = replace(killed(crisis, "1,200"), id=made[0].id)
    recording.record(wiped, other)

    told = back(wiped, worker, pdf)

    (said,) = told.conflicts
    assert "1,225" in said
    assert "1,200" in said
    assert figures.get(wiped, made[0].id).claim.quantity.low == 1200


@pytest.mark.parametrize("why", ["a person chose it", "it is higher"])
def test_a_newer_count_of_a_pdf_does_not_silence_what_a_person_must_settle(
    store, wiped, crisis, worker, first, why
):
    pdf, made = first
    casework.open_situation(wiped, crisis)
    day = date(2025, 3, 10)
    here = killed(crisis, "1,000" if why == "a person chose it" else "1,300", as_of=day)
    recording.record(wiped, here)
    place = figures.indicator(wiped, crisis.id, slot(here.claim))
    if why == "a person chose it":
        choosing.choose(wiped, place, here, "With a breakdown")

    back(wiped, worker, pdf)

    assert figures.get(wiped, here.id).role == "headline"
    assert figures.get(wiped, made[0].id).role == "supporting"
    assert figures.indicator(wiped, crisis.id, slot(here.claim)).figure == here.id


def test_an_update_stays_one_where_the_later_report_comes_in_first(
    store, wiped, crisis, worker, first
):
    pdf, made = first
    rival = killed(crisis, "1,400", source="OHCHR", as_of=ELEVENTH, updates=made[0])
    recording.record(store, rival)
    later = gone_out(store, worker, series.started(store, crisis, TWELFTH))

    for each in (later, pdf):
        back(wiped, worker, each)

    assert figures.get(wiped, made[0].id).role == "superseded"
    assert figures.get(wiped, rival.id).links == (Link(Relation.UPDATES, made[0].id),)
    assert damage(wiped) == []


def test_words_here_follow_the_newer_count_of_a_pdf(store, wiped, crisis, worker, first):
    pdf, made = first
    casework.open_situation(wiped, crisis)
    here = killed(crisis, "1,000", as_of=date(2025, 3, 10), source="SOHR")
    recording.record(wiped, here)
    back(wiped, worker, pdf)
    assert figures.get(wiped, here.id).role == "superseded"
    assert Link(Relation.UPDATES, here.id) in figures.get(wiped, made[0].id).links


def test_a_report_that_follows_here_takes_up_the_one_that_came_back(
    store, wiped, crisis, worker, first
):
    pdf, made = first
    issue, _ = next_issue(store, crisis, made)
    later = gone_out(store, worker, issue)

    second = back(wiped, worker, later)
    old = back(wiped, worker, pdf)

    assert finding.report(wiped, second.issue.id).previous == old.issue.id
    assert figures.get(wiped, made[0].id).role == "superseded"
    speaking = [each.figure for each in figures.indicators(wiped, crisis.id)]
    assert made[0].id not in speaking


def test_a_draft_of_the_same_number_is_not_written_over(wiped, crisis, worker, first):
    pdf, _ = first
    casework.open_situation(wiped, crisis)
    series.started(wiped, crisis, ELEVENTH)

    with pytest.raises(Refused, match=r"No\. 1 of this situation is here already, as a draft"):
        back(wiped, worker, pdf)


# What a public PDF carries


def planted(store, crisis):
    """Fill a report with words that no public edition may show."""
    made = quoted(store, crisis)
    inside = figure(
        crisis,
        "displaced",
        "400",
        source=f"{SECRET} Relief",
        note=f"{SECRET} by telephone",
        classification=Classification.INTERNAL,
    )
    recording.record(store, inside)
    with_note = replace(
        figures.get(store, made[0].id),
        note=f"Ask {SECRET}",
        links=(Link(Relation.CONTRADICTS, inside.id),),
    )
    recording.amend(store, with_note)
    article(store, crisis, f"{SECRET} says nothing.", publisher=SECRET)
    indicator = figures.indicators(store, crisis.id)[0]
    with store.step("Why"):
        figures.save_indicator(store, replace(indicator, rationale=f"{SECRET} said so"))
    return series.started(
        store,
        crisis,
        ELEVENTH,
        classification="public",
        overview=f"[[{made[0].id}]] died.",
        contacts__1=f'{{"name": "{SECRET}", "phone": "0", "public": false}}',
        contacts__2=f'{{"name": "Rana Example", "remark": "{SECRET}"}}',
        information_gaps__1=f'{{"question": "How many?", "source": "{SECRET}"}}',
    ), inside


def test_a_public_pdf_carries_nothing_that_is_internal(store, crisis, worker):
    issue, inside = planted(store, crisis)
    pdf = gone_out(store, worker, issue)

    found = attachments(pdf)

    assert sorted(found) == sorted((REPORT, FIGURES, RECORD))
    for name, data in found.items():
        assert SECRET.encode() not in data, name
        assert inside.id.encode() not in data, name
        assert b"It named no unit" not in data, name


def test_the_internal_edition_brings_what_is_internal_and_the_next_public_one_hides_it(
    store, wiped, crisis, worker
):
    issue, inside = planted(store, crisis)
    gone_out(store, worker, issue)
    kept = finding.report(store, issue.id)
    pdf = sharing.rendered(store, worker, kept, Wish(edition="internal"))

    told = back(wiped, worker, pdf)

    assert figures.get(wiped, inside.id).note == f"{SECRET} by telephone"
    assert figures.get(wiped, inside.id).classification is Classification.INTERNAL
    new = series.started(wiped, crisis, TWELFTH)
    shown = gathering.material(wiped, new, "public").previous
    assert inside.id not in {row.figure for row in shown.evidence}
    assert inside.id in {
        row.figure for row in gathering.material(wiped, new, "internal").previous.evidence
    }
    with pytest.raises(Refused, match=r"no public edition of No\. 1 here"):
        gathering.document(wiped, told.issue, "public")


def test_the_record_in_the_pdf_holds_no_text_but_that_of_the_report(store, crisis, worker):
    issue, _ = planted(store, crisis)
    found = attachments(gone_out(store, worker, issue))
    record = msgspec.json.decode(found[RECORD], type=Record)

    page = found[REPORT].decode()
    assert record.edition == "public"
    for each in record.figures:
        assert all(passage.quote in page for passage in each.passages)
        assert each.note == ""


# Proof


def altered(pdf, name, old, new):
    """Change what a PDF carries, as a stranger with a tool would."""
    with pypdfium2.PdfDocument(pdf) as opened:
        for place in range(opened.count_attachments()):
            each = opened.get_attachment(place)
            if each.get_name() == name:
                data = bytes(each.get_data())
                assert old in data
                each.set_data(data.replace(old, new))
        return saved(opened)


def saved(opened):

    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def test_the_file_as_it_went_out_is_known_to_be_whole(worker, first):
    assert worker.reopen(first[0]).proof is Proof.WHOLE


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (REPORT, b'"low":1225,"high":1225', b'"low":1325,"high":1325'),
        (RECORD, b'"low":1225,"high":1225', b'"low":1325,"high":1325'),
        (RECORD, b'"kinds":["killed"]', b'"kinds":["wished"]'),
        (FIGURES, b"1225", b"1325"),
    ],
)
def test_a_changed_digit_is_noticed_said_and_kept(wiped, worker, first, name, old, new):
    pdf = altered(first[0], name, old, new)

    told = back(wiped, worker, pdf, "forged.pdf")

    assert told.altered
    assert reopening.ALTERED in told.warnings
    came = reopened.of_issue(wiped, told.issue.id)
    assert came.is_altered
    assert reopening.ALTERED in came.told
    assert not figures.get(wiped, first[1][0].id).reviewed


def test_a_pdf_saved_anew_by_another_program_is_said_to_be_one(wiped, worker, first):
    with pypdfium2.PdfDocument(first[0]) as opened:
        pdf = saved(opened)

    told = back(wiped, worker, pdf)

    assert not told.altered
    assert reopening.SAVED_ANEW in told.warnings
    assert figures.get(wiped, first[1][0].id).reviewed


def test_the_same_edition_gives_the_same_bytes(store, worker, first):
    issue = reports.every(store)[0]
    wish = Wish(paper="letter")
    made = sharing.rendered(store, worker, issue, wish)
    assert made == sharing.rendered(store, worker, issue, wish)
    assert worker.reopen(made).proof is Proof.WHOLE
    assert worker.reopen(made).paper == "letter"


# Older files, other languages


def test_an_older_pdf_comes_back_from_its_report_alone(store, wiped, worker, first):
    issue = reports.every(store)[0]
    pdf = worker.render(gathering.document(store, issue, "public"))  # as it was before records

    told = back(wiped, worker, pdf)
    again = back(wiped, worker, pdf)

    assert again.here
    assert (told.situation.name, told.situation.country) == ("Coastal hostilities", "SYR")
    assert not told.altered
    assert any("older PDF" in said for said in told.warnings)
    kept = reports.fields(wiped, told.issue.id)
    made = first[1]
    assert kept["overview"].value == f"In all, [[{made[0].id}|people]] died."
    assert kept["as_of"].value == "2025-03-11"
    total = figures.get(wiped, made[0].id)
    assert total.passages[0].quote == "1,225 people were killed"
    assert figures.get(wiped, made[1].id).claim.places[0].pcode == "SY06"
    before = [figures.get(wiped, each.id) for each in made]
    _, page = next_issue(wiped, told.situation, before)
    assert (page.changes[0].previous[:5], page.changes[0].now[:5]) == ("1,225", "1,383")
    assert "+158 (+12.9 per cent)" in page.changes[0].difference


def test_an_older_pdf_is_known_again_where_it_was_issued(store, worker, first):
    issue = reports.every(store)[0]
    pdf = worker.render(gathering.document(store, issue, "public"))
    before = rows(store)

    told = back(store, worker, pdf)

    assert (told.here, told.issue.id) == (True, issue.id)
    assert rows(store) == before


def test_a_changed_digit_in_an_older_pdf_is_noticed(store, wiped, worker, first):
    issue = reports.every(store)[0]
    old = worker.render(gathering.document(store, issue, "public"))

    assert back(wiped, worker, altered(old, REPORT, b"1225", b"1325")).altered


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_a_translated_pdf_brings_the_report_it_was_translated_from(
    store, wiped, crisis, worker, first, language
):
    issue = reports.every(store)[0]
    pdf = sharing.rendered(store, worker, issue, Wish(language=language))

    told = back(wiped, worker, pdf)

    assert not told.altered
    assert gathering.document(wiped, told.issue, "public") == gathering.document(
        store, issue, "public"
    )
    assert reports.version(wiped, issue.id, f"public.{language}").pdf == pdf
    _, page = next_issue(wiped, crisis, first[1])
    assert "1,225 → 1,383" in page.changes[0].by_area


def test_a_translated_pdf_brings_the_translation_and_the_next_one_uses_it(
    store, wiped, crisis, worker, monkeypatch
):
    series.on(monkeypatch, ELEVENTH)
    made = quoted(store, crisis)
    said = f"In all, [[{made[0].id}|people]] died."
    issue = series.started(store, crisis, ELEVENTH, classification="public", overview=said)
    with store.step("Translate"):
        words = f"Au total, [[{made[0].id}|people]] sont mortes."
        translations.save(store, issue.id, Translation("overview", "fr", words, said))
    gone_out(store, worker, issue)
    sent = finding.report(store, issue.id)
    pdf = sharing.rendered(store, worker, sent, Wish(language="fr"))

    back(wiped, worker, pdf)

    kept = translations.of_issue(wiped, issue.id, "fr")
    assert kept["overview"] == Translation("overview", "fr", words, said)


# Corrections


def test_the_list_of_corrections_comes_back_with_its_days(
    store, wiped, crisis, worker, first, monkeypatch
):
    _, made = first
    correcting.start(store, new_id(), reports.every(store)[0])
    draft = finding.report(store, reports.every(store)[-1].id)
    naming.set_named(store, draft, f"figures.{made[2].id}", "394")
    naming.set_named(store, draft, f"figures.{made[0].id}", "1,235")
    corrected = gone_out(store, worker, draft)
    monkeypatch.setattr(series.Clock, "today", date(2025, 3, 13))
    issue, _ = next_issue(store, crisis, made)
    second = gone_out(store, worker, issue)
    rows_there = gathering.document(store, issue, "internal").corrections

    told = back(wiped, worker, second)
    back(wiped, worker, corrected)
    back(wiped, worker, first[0])

    following = series.started(wiped, crisis, date(2025, 3, 14))
    page = build(gathering.material(wiped, following, "internal"))
    assert page.corrections == rows_there
    assert finding.report(wiped, told.issue.id).status is Status.ISSUED
    states = {each.version: each.status for each in reports.every(wiped) if each.number == 1}
    assert states == {1: Status.SUPERSEDED, 2: Status.CORRECTED}
    assert len(corrections.before(wiped, following)) == len(rows_there)


def wordless(claim):
    """Return a claim without the words that only its article has."""
    return replace(claim, quantity=replace(claim.quantity, words=""))


@pytest.mark.parametrize("first_in", ["as it went out", "corrected"])
@pytest.mark.parametrize("wrong", ["count", "place", "count, by a figure of its own"])
def test_the_corrected_version_wins_whatever_order_they_come_in(
    store, wiped, crisis, worker, first, first_in, wrong
):
    pdf, made = first
    correcting.start(store, new_id(), reports.every(store)[0])
    draft = finding.report(store, reports.every(store)[-1].id)
    if wrong == "count":
        naming.set_named(store, draft, f"figures.{made[2].id}", "394")
        naming.set_named(store, draft, f"figures.{made[0].id}", "1,235")
    elif wrong != "place":
        right = killed(crisis, "394", places=[("Tartous", "SY10")], as_of=ELEVENTH, updates=made[2])
        recording.record(store, right)
        made = [*made[:2], right, *made[3:]]
    else:
        naming.set_named(store, draft, f"figures.{made[2].id}.place", "Idleb")
    corrected = gone_out(store, worker, draft)
    pdfs = [pdf, corrected] if first_in == "as it went out" else [corrected, pdf]

    told = [back(wiped, worker, each) for each in pdfs]

    for each in made:
        was, now = figures.get(store, each.id), figures.get(wiped, each.id)
        assert (wordless(now.claim), now.role) == (wordless(was.claim), was.role)
    assert told[1].conflicts == ()
    speaking = {each.slot: each.figure for each in figures.indicators(wiped, crisis.id)}
    there = {each.slot: each.figure for each in figures.indicators(store, crisis.id)}
    assert {k: v for k, v in speaking.items() if v} == {k: v for k, v in there.items() if v}
    _, page = next_issue(wiped, crisis, made)
    _, as_ever = next_issue(store, crisis, made)
    words = [replace(row, figure="") for row in page.changes]
    assert words == [replace(row, figure="") for row in as_ever.changes]
    assert page.corrections == as_ever.corrections
    assert damage(wiped) == []


def test_what_was_changed_here_since_is_kept_beside_a_corrected_version(
    store, wiped, worker, first
):
    pdf, made = first
    correcting.start(store, new_id(), reports.every(store)[0])
    draft = finding.report(store, reports.every(store)[-1].id)
    naming.set_named(store, draft, f"figures.{made[2].id}", "394")
    corrected = gone_out(store, worker, draft)
    back(wiped, worker, pdf)
    here = figures.get(wiped, made[2].id)
    recording.amend(wiped, replace(here, claim=replace(here.claim, quantity=exact(390))))

    told = back(wiped, worker, corrected)

    [said] = [each for each in told.conflicts if "394" in each]
    assert "kept as here" in said
    assert figures.get(wiped, made[2].id).claim.quantity.low == 390


# Files that are none


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 a document of Word", b"\0" * 500])
def test_a_file_that_is_no_pdf_is_not_called_one(worker, data):
    with pytest.raises(NotOurs, match="This file was not reopened: it is not a PDF"):
        worker.reopen(data)


def test_a_pdf_that_is_not_ours_is_said_to_be_none(worker):
    empty = pypdfium2.PdfDocument.new()
    empty.new_page(595, 842)
    with pytest.raises(NotOurs, match="carries no report of Sitrep"):
        worker.reopen(saved(empty))
    empty.close()


def test_a_damaged_file_is_one_clear_sentence(worker):
    with pytest.raises(ImportFailed, match="damaged and cannot be opened"):
        worker.reopen(b"%PDF-1.7\nnot much more")


def test_a_locked_pdf_is_one_clear_sentence(worker):
    with pytest.raises(ImportFailed, match="protected with a password"):
        worker.reopen(LOCKED)


def test_the_pdf_of_a_draft_is_one_clear_sentence(store, crisis, worker):
    quoted(store, crisis)
    draft = series.started(store, crisis, ELEVENTH)
    pdf = sharing.rendered(store, worker, draft, Wish())
    with pytest.raises(ImportFailed, match="of a draft, which never went out"):
        worker.reopen(pdf)


def test_damaged_data_is_one_clear_sentence(worker, first):
    with pytest.raises(ImportFailed, match="the data in it is damaged"):
        worker.reopen(altered(first[0], REPORT, b'{"language"', b'{"language'))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (REPORT, b'"language":"en"', b'"language":"xx"'),
        (REPORT, b'"classification":"public"', b'"classification":"x"'),
        (REPORT, b'"quantifier":"exact"', b'"quantifier":"guessed"'),
        (REPORT, b'"low":1225', b'"low":-1225'),
        (REPORT, b'"high":1225', b'"high":null'),
        (RECORD, b'"sector":""', b'"sector":"x"'),
        (RECORD, b'"value":"2025-03-13"', b'"value":"9999-12-31"'),
        (RECORD, b'"field":"next_due"', b'"field":"next_of_all"'),
    ],
)
def test_what_no_later_report_could_be_made_or_compared_with_is_refused(
    worker, first, name, old, new
):
    with pytest.raises(ImportFailed, match="the data in it is damaged"):
        worker.reopen(altered(first[0], name, old, new))


def test_a_record_of_a_newer_program_is_refused(worker, first):
    with pytest.raises(ImportFailed, match="newer version"):
        worker.reopen(altered(first[0], RECORD, b'"shape":1', b'"shape":7'))


def test_too_much_is_refused_before_it_is_read(tmp_path, monkeypatch):
    big = tmp_path / "big.pdf"
    big.write_bytes(b"%PDF-")
    monkeypatch.setattr(reopening, "LARGEST", 3)
    with pytest.raises(ImportFailed, match="no report is"):
        reopening.load(big)


def test_too_much_data_in_a_small_file_is_refused(worker, first):
    pdf = altered(first[0], RECORD, b'{"digest"', b" " * (21 << 20) + b'{"digest"')
    with pytest.raises(ImportFailed, match="more than 20 MB of data"):
        worker.reopen(pdf)


def test_a_withdrawn_report_comes_back_as_one(store, wiped, worker, first):
    withdrawing.withdraw(store, reports.every(store)[0], "The count was of another crisis.")
    issue = reports.every(store)[0]
    pdf = sharing.rendered(store, worker, issue, Wish(paper="letter"))

    told = back(wiped, worker, pdf)

    assert not told.altered
    again = finding.report(wiped, told.issue.id)
    assert again.status is Status.WITHDRAWN
    assert withdrawing.of(wiped, again) == withdrawing.of(store, issue)


def test_words_that_turn_text_around_do_not_come_in(wiped, worker, first):
    turned = altered(
        first[0], RECORD, b"The coast is closed.", "The \u202ecoast\u202c is.".encode()
    )

    told = back(wiped, worker, turned)

    assert reports.fields(wiped, told.issue.id)["highlights.1"].value == "The coast is."
