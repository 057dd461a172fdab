"""A number that went out wrong (F9): a new version, a banner, a list; the old file as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitrep.document.build import build
from sitrep.domain.article import Article
from sitrep.domain.changes import Reason
from sitrep.domain.correction import Detail
from sitrep.domain.ids import new_id
from sitrep.domain.report import ReportType, Status
from sitrep.errors import NotFound, Refused
from sitrep.formats import html
from sitrep.formats.pages import pages_of
from sitrep.services import (
    checking,
    comparing,
    correcting,
    finding,
    gathering,
    intake,
    issuing,
    naming,
    recording,
    reporting,
    sharing,
    tracing,
    translating,
    undoing,
)
from sitrep.services.intake import Incoming
from sitrep.store import corrections, figures, reports
from tests.formats.reading import text
from tests.services import series
from tests.services.figures import killed

FIRST, WRONG = ("658", "384", "171", "12"), ("683", "443", "255", "12")
DAYS = [date(2025, 3, day) for day in (11, 12, 13, 14)]


@pytest.fixture
def second(store, situation, worker, monkeypatch):
    """No. 2 went out on 12 March with 443 for Tartous; its figures, and the issue."""
    series.on(monkeypatch, DAYS[0])
    made = series.killed(store, situation, "1,225", FIRST, DAYS[0])
    series.issued(store, series.started(store, situation, DAYS[0]))
    series.on(monkeypatch, DAYS[1])
    made = series.killed(store, situation, "1,393", WRONG, DAYS[1], made)
    draft = series.started(store, situation, DAYS[1], overview=f"[[{made[0].id}]] died.")
    frozen = issuing.freeze(store, series.waived(store, draft))
    pdf = worker.render(frozen.documents[frozen.main])
    issuing.issue_report(store, frozen, pdf, "a4")
    series.on(monkeypatch, DAYS[2])
    return made, finding.report(store, draft.id)


def begun(store, issue, new="0199"):
    correcting.start(store, new, issue)
    return finding.report(store, new)


@pytest.fixture
def corrected(store, second):
    """No. 2 (corrected), issued on 13 March."""
    made, issue = second
    draft = begun(store, issue)
    correcting.correct_figure(store, draft, made[2].id, "433")
    return series.issued(store, draft)


def lines(document):
    return [row.words for row in document.corrections]


def test_f9_no_2_cannot_be_edited(store, second):
    with pytest.raises(Refused, match=r"No\. 2 was issued and stays as it is"):
        reporting.set_field(store, second[1], "overview", "Other words.")


def test_f9_the_corrected_version_says_so_and_lists_what_was_wrong(store, second, worker):
    made, issue = second
    draft = begun(store, issue)
    correcting.correct_figure(store, draft, made[2].id, "433")
    frozen = issuing.freeze(store, draft)
    document = frozen.documents[frozen.main]
    assert document.masthead.label == "Situation Report No. 2 (corrected)"
    assert document.correction == (
        "CORRECTED 13 March 2025: this version replaces No. 2 issued on 12 March 2025."
    )
    assert lines(document) == [
        "Killed: 1,393 → 1,383, typing error, p. 1",
        "Tartous killed: 443 → 433, typing error, p. 1",
    ]
    assert document.tiles[0].value == "1,383"
    assert document.changes[0].by_area.endswith("Lattakia +25 · Tartous +49 · Hama +84 · Homs 0")
    pdf = worker.render(document)
    printed = " ".join(text(pdf).split())
    where = pages_of(pdf, {"list": "CORRECTIONS"})["list"]
    assert f"{document.correction} See Corrections, p. {where}." in printed


def test_f9_the_old_version_stays_byte_for_byte_and_is_superseded(store, situation, second):
    made, issue = second
    before = reports.version(store, issue.id, "internal")
    draft = begun(store, issue)
    correcting.correct_figure(store, draft, made[2].id, "433")
    series.issued(store, draft)
    assert reports.version(store, issue.id, "internal") == before
    (old,) = reports.with_prefix(store, issue.id)
    assert old.status is Status.SUPERSEDED
    listed = {(out.issue.number, out.issue.version) for out in sharing.every_report(
        store, situation.id)}  # fmt: skip
    assert listed == {(1, 1), (2, 1), (2, 2)}
    assert finding.report(store, f"{situation.name}/2").id == draft.id


def test_f9_no_3_compares_with_what_is_right_and_repeats_the_row(
    store, situation, corrected, second
):
    recording.record(
        store, killed(situation, "440", places=[("Tartous", "SY10")], as_of=DAYS[2],
                      updates=second[0][2])
    )  # fmt: skip
    issue = series.started(store, situation, DAYS[2])
    document = build(gathering.material(store, issue, "internal"))
    (row,) = [row for row in document.changes if row.label == "Killed, Tartous"]
    assert (row.previous, row.difference) == ("433 (12 March 2025)", "+7 (+1.6 per cent)")
    assert "Tartous killed: 443 → 433, typing error, p. 1" in lines(document)
    assert document.corrections[0].day == "13 March 2025"
    assert document.correction == ""


def test_news_of_a_later_day_does_not_come_into_the_corrected_version(store, situation, second):
    made, issue = second
    series.killed(store, situation, "1,500", ("700", "500", "280", "20"), DAYS[2], made)
    draft = begun(store, issue)
    correcting.correct_figure(store, draft, made[2].id, "433")
    document = build(gathering.material(store, draft, "internal"))
    assert document.tiles[0].value == "1,383"
    assert len(lines(document)) == 2
    assert checking.blocking(checking.findings(store, draft)) == ()


def test_an_update_of_the_same_day_and_body_corrects_too(store, situation, second):
    made, issue = second
    draft = begun(store, issue)
    right = killed(situation, "433", places=[("Tartous", "SY10")], as_of=DAYS[1], updates=made[2])
    recording.record(store, right)
    document = build(gathering.material(store, draft, "internal"))
    assert lines(document) == ["Tartous killed: 443 → 433, typing error, p. 1"]


def test_what_kind_of_mistake_it_was_and_what_readers_are_told(store, second):
    made, issue = second
    draft = begun(store, issue)
    said = Reason("source_corrected", "The monitor put it right on 13 March.")
    correcting.correct_figure(store, draft, made[2].id, "433", said)
    document = build(gathering.material(store, draft, "internal"))
    assert document.corrections[1].words.endswith("433, corrected by the source, p. 1")
    assert document.corrections[1].wording == "The monitor put it right on 13 March."
    with pytest.raises(Refused, match="no type of correction “weather”"):
        correcting.say(store, draft, made[2].id, Reason("weather"))


def test_corrected_text_has_a_row_as_well(store, second):
    draft = begun(store, second[1])
    reporting.set_field(store, draft, "overview", "Many died.")
    document = build(gathering.material(store, draft, "internal"))
    assert lines(document) == ["Situation overview: text corrected, typing error"]


def test_a_version_that_corrects_nothing_is_not_issued(store, second):
    draft = begun(store, second[1])
    with pytest.raises(Refused, match="says the same as the version before"):
        series.issued(store, draft)


def test_only_what_went_out_is_corrected_and_once_at_a_time(store, situation, second):
    made, issue = second
    draft = begun(store, issue)
    with pytest.raises(Refused, match="still a draft"):
        correcting.start(store, "0200", draft)
    with pytest.raises(Refused, match=r"version 2 of No\. 2 is a draft already"):
        correcting.start(store, "0200", issue)
    with pytest.raises(NotFound, match="printed no figure"):
        correcting.correct_figure(store, draft, "019f", "433")
    with pytest.raises(Refused, match="“bananas” was not understood"):
        correcting.correct_figure(store, draft, made[2].id, "bananas")


def test_undo_takes_a_correction_of_a_figure_back(store, second):
    made, issue = second
    draft = begun(store, issue)
    correcting.correct_figure(store, draft, made[2].id, "433")
    undoing.undo(store)
    assert figures.get(store, made[2].id).claim.quantity.low == 443
    assert correcting.rows(store, draft) == []


def test_a_corrected_version_can_be_corrected_again(store, second, corrected):
    draft = begun(store, corrected, "0201")
    assert draft.version == 3
    correcting.correct_figure(store, draft, second[0][1].id, "684")
    document = build(gathering.material(store, draft, "internal"))
    assert lines(document)[-1].startswith("Lattakia killed: 683 → 684")
    assert len(lines(document)) == 4


def test_the_list_can_only_be_added_to(store, corrected):
    with pytest.raises(Exception, match="can only be added to"):
        store.db.execute("update corrections set page = 7")
    assert corrections.stood(store, corrected.id).chosen


def test_the_list_of_the_public_edition_leaves_out_what_it_may_not_show(store, second):
    made, issue = second
    draft = begun(store, issue)
    correcting.correct_figure(store, draft, made[2].id, "433")
    material = gathering.material(store, draft, "public")
    assert len(lines(build(material))) == 2
    assert "Corrections" in html.render(build(material))


def test_by_name_as_the_command_line_writes_it(store, second):
    made, issue = second
    draft = begun(store, issue)
    naming.set_named(store, draft, f"figures.{made[2].id}", "433")
    naming.set_named(store, draft, f"corrections.{made[2].id}.type", "double_count")
    naming.set_named(store, draft, f"changes.{made[0].id}.reason", "new_events")
    naming.set_named(store, draft, f"changes.{made[0].id}.wording", "After a new count.")
    document = build(gathering.material(store, draft, "internal"))
    assert "443 → 433, double count removed" in lines(document)[1]
    assert document.changes[0].remark == "New events: After a new count"
    with pytest.raises(Refused, match=r"there is no field “changes\.x\.colour”"):
        naming.set_named(store, draft, "changes.x.colour", "blue")


# Comparing


def test_two_issues_are_compared_in_numbers_and_words(store, situation, second, corrected):
    first = finding.report(store, f"{situation.name}/1")
    found = comparing.compared(store, first, corrected)
    assert found.changes[0].difference == "+158 (+12.9 per cent)"
    assert found.changes[0].by_area.endswith("Lattakia +25 · Tartous +49 · Hama +84 · Homs 0")
    assert {each.field: str(each) for each in found.text}[
        "overview"
    ] == "{+A total of 1,383 died.+}"
    found = comparing.compared(store, second[1], corrected)
    assert [(row.previous, row.now) for row in found.changes] == [
        ("1,393 (12 March 2025)", "1,383"),
        ("443 (12 March 2025)", "433"),
    ]
    assert str(found.text[0]) == "A total of [-1,393-] {+1,383+} died."


def test_a_count_no_longer_printed_comes_last_with_nothing_now(store, situation, second):
    first = finding.report(store, f"{situation.name}/1")
    found = comparing.compared(store, second[1], first)
    assert all(row.now for row in found.changes)
    extra = killed(situation, "9", places=[("Idleb", "SY07")], as_of=DAYS[1])
    recording.record(store, extra)
    third = series.started(store, situation, DAYS[2])
    gone = comparing.compared(store, third, first).changes[-1]
    assert (gone.label, gone.previous, gone.now) == ("Killed, Idleb", "9", "")


# What stands beside a count


@pytest.mark.parametrize("kind", ["situation_report", "flash_update", "situation_brief"])
@pytest.mark.parametrize("rival", ["130", "120"])
def test_a_rival_named_below_a_tile_is_in_the_annex_and_stays_in_the_corrected_version(
    store, situation, monkeypatch, kind, rival
):
    series.on(monkeypatch, DAYS[0])
    toll = killed(situation, "120", source="NDMA", as_of=DAYS[0])
    other = killed(situation, rival, source="Ali Khan", as_of=DAYS[0])
    recording.record_all(store, [toll, other])
    reporting.start(store, "0195", situation, ReportType(kind))
    issue = finding.report(store, "0195")
    reporting.set_field(store, issue, "as_of", DAYS[0].isoformat())
    printed = build(gathering.material(store, issue, "internal"))
    assert [tile.beside for tile in printed.tiles] == [f"Ali Khan reported {rival} people"]
    assert other.id in [row.figure for row in printed.evidence]
    draft = begun(store, series.issued(store, issue))
    correcting.correct_figure(store, draft, toll.id, "125")
    again = build(gathering.material(store, draft, "internal"))
    assert [tile.beside for tile in again.tiles] == [f"Ali Khan reported {rival} people"]


@pytest.mark.parametrize(
    ("detail", "words", "row"),
    [
        ("as_of", "2025-03-10", "Tartous killed: as of 12 March → 10 March, wrong place or date"),
        ("place", "Homs", "Tartous killed: Tartous → Homs, wrong place or date"),
        ("source", "SNHR", "Tartous killed: SOHR → SNHR, wrong attribution"),
        ("unit", "families", "Tartous killed: 443 people → 443 families, typing error"),
    ],
)
def test_what_stood_beside_a_count_is_corrected_with_a_row_of_its_own(
    store, situation, second, detail, words, row
):
    made, issue = second
    draft = begun(store, issue)
    naming.set_named(store, draft, f"figures.{made[2].id}.{detail}", words)
    assert lines(build(gathering.material(store, draft, "internal"))) == [f"{row}, p. 1"]
    series.issued(store, draft)
    third = series.started(store, situation, DAYS[2])
    assert lines(build(gathering.material(store, third, "internal"))) == [f"{row}, p. 1"]


def test_a_count_and_its_day_that_were_both_wrong_stand_in_one_row(store, second):
    made, issue = second
    draft = begun(store, issue)
    correcting.correct_detail(store, draft, made[2].id, Detail.AS_OF, "2025-03-10")
    correcting.correct_figure(store, draft, made[2].id, "433")
    assert lines(build(gathering.material(store, draft, "internal")))[1] == (
        "Tartous killed: 443 → 433, as of 12 March → 10 March, typing error, p. 1"
    )


def test_news_in_place_is_still_no_correction(store, second):
    made, issue = second
    draft = begun(store, issue)
    now = figures.get(store, made[2].id)
    recording.amend(store, replace(now, claim=replace(now.claim, as_of=DAYS[2])))
    assert lines(build(gathering.material(store, draft, "internal"))) == []


def test_a_detail_that_cannot_be_read_is_refused(store, second):
    made, issue = second
    draft = begun(store, issue)
    with pytest.raises(Refused, match="“soon” was not understood as as_of"):
        naming.set_named(store, draft, f"figures.{made[2].id}.as_of", "soon")
    with pytest.raises(Refused, match="no detail “color”"):
        naming.set_named(store, draft, f"figures.{made[2].id}.color", "red")


# The words a corrected count rests on


@pytest.mark.parametrize(
    ("quote", "note"),
    [
        (
            "443 people were killed in Tartous",
            "The quote gives the count before the correction (443).",
        ),
        ("433 people were killed in Tartous", ""),  # it was mistyped: the quote is right
        ("Many people were killed in Tartous", ""),
    ],
)
def test_a_quote_of_the_count_before_the_correction_is_said_to_be_one(
    store, situation, second, monkeypatch, quote, note
):
    made, issue = second
    text = f"The monitor said on Wednesday that {quote}."
    article = Article(new_id(), situation.id, "Toll", text, series.Clock.now(), "")
    intake.add(store, Incoming(article, text.encode(), ()))
    passages = (intake.passage(article, quote),)
    recording.amend(store, replace(figures.get(store, made[2].id), passages=passages))
    draft = begun(store, issue)
    correcting.correct_figure(store, draft, made[2].id, "433")

    def noted(draft):
        rows = build(gathering.material(store, draft, "internal")).evidence
        return next(row.note for row in rows if row.figure == made[2].id)

    assert noted(draft) == note
    now = figures.get(store, made[2].id)
    assert bool(tracing.quoted_before(store, now)) is bool(note)
    if note:
        assert tracing.quoted_before(store, now) == "443"
    monkeypatch.setattr(series.Clock, "today", DAYS[2])
    series.issued(store, draft)
    assert noted(series.started(store, situation, DAYS[3])) == note


def test_a_translated_edition_lists_the_corrections_of_the_original_and_no_others(store, second):
    made, issue = second
    draft = begun(store, issue)
    translating.translate(store, draft, "fr", "overview", f"[[{made[0].id}]] morts.")
    correcting.correct_figure(store, draft, made[2].id, "433")
    counts = lines(gathering.document(store, draft, "public", "fr"))
    assert [line.partition("\u00a0")[0] for line in counts] == ["Tués", "Tués, Tartous"]
    reporting.set_field(store, draft, "highlights.1", "Roads are closed.")
    reporting.set_field(store, draft, "highlights.2", "Wells are dry.")
    reporting.set_field(store, draft, "sectors.health.needs", "Fuel")
    said = lines(gathering.document(store, draft, "public", "fr"))[2:]
    assert sorted(line.replace("\u00a0", " ").partition(" : texte")[0] for line in said) == [
        "Faits saillants",
        "Santé : besoins",
    ]
