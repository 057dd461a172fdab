"""Prose in another language: side by side with its original, and told when that changed."""

from __future__ import annotations

import pytest

from sitrep.document.sentences import Writer
from sitrep.domain.inside import Inside, Sense
from sitrep.domain.place import gazetteer
from sitrep.domain.translation import State
from sitrep.errors import NotFound, Refused
from sitrep.proofing.finding import Severity
from sitrep.services import (
    checking,
    gathering,
    issuing,
    recording,
    reporting,
    sharing,
    translating,
    undoing,
    withholding,
)
from sitrep.services.sharing import Wish
from sitrep.store import reports
from tests.services.figures import killed
from tests.services.test_reporting import started
from tests.services.waived import waived

ENGLISH = "More people fled on Sunday. In all [[{}|people]] were killed."
ARABIC = "فرّ مزيد من الناس يوم الأحد. وقُتل [[{}|people]]."


@pytest.fixture
def figure(store, situation):
    made = killed(situation, "more than 70")
    recording.record(store, made)
    return made


@pytest.fixture
def issue(store, situation, figure):
    made = started(store, situation)
    reporting.set_field(store, made, "as_of", "2025-03-11")
    reporting.set_field(store, made, "overview", ENGLISH.format(figure.id))
    reporting.set_list(store, made, "highlights", ["Roads are closed.", "Wells are dry."])
    return made


def states(store, issue, language="ar"):
    return {unit.field: unit.state for unit in translating.units(store, issue, language)}


def arabic(store, issue):
    return gathering.document(store, issue, "public", "ar")


def said(prose):
    return ["".join(run.text for run in line) for line in prose]


def test_what_a_person_wrote_is_listed_in_the_order_of_the_page(store, issue):
    assert states(store, issue) == dict.fromkeys(
        ("situation", "highlights.1", "highlights.2", "overview"), State.MISSING
    )


def test_a_translation_is_printed_with_its_figures_written_in_the_language(store, issue, figure):
    translating.translate(store, issue, "ar", "overview", ARABIC.format(figure.id[:14]))
    (line,) = said(arabic(store, issue).overview)
    assert line.startswith("فرّ مزيد من الناس يوم الأحد. وقُتل ")
    assert "70" in line
    assert "[[" not in line
    assert "fled on Sunday" in said(gathering.document(store, issue, "public").overview)[0]
    assert "fled on Sunday" in said(gathering.document(store, issue, "public", "fr").overview)[0]


def test_a_changed_original_is_printed_until_its_translation_is_looked_at(store, issue):
    translating.translate(store, issue, "ar", "highlights.1", "الطرق مغلقة.")
    reporting.set_field(store, issue, "highlights.1", "Roads are open.")
    assert states(store, issue)["highlights.1"] is State.CHANGED
    assert said(arabic(store, issue).highlights)[0] == "Roads are open."
    translating.still_right(store, issue, "ar", "highlights.1")
    assert states(store, issue)["highlights.1"] is State.CURRENT


def test_words_that_move_to_another_line_or_report_keep_their_translation(store, situation, issue):
    translating.translate(store, issue, "ar", "highlights.1", "الطرق مغلقة.")
    translating.translate(store, issue, "ar", "situation", "الساحل")
    reporting.set_list(store, issue, "highlights", ["Wells are dry.", "Roads are closed."])
    assert said(arabic(store, issue).highlights) == ["Wells are dry.", "الطرق مغلقة."]
    frozen = issuing.freeze(store, waived(store, issue))
    issuing.issue_report(store, frozen, b"%PDF", "a4")
    second = started(store, situation)
    reporting.set_list(store, second, "highlights", ["Roads are closed."])
    assert said(arabic(store, second).highlights) == ["الطرق مغلقة."]
    assert "الساحل" in arabic(store, second).masthead.title


def test_what_is_not_translated_is_found_where_a_language_is_in_use(store, issue, figure):
    def found():
        return {
            (f.rule, f.place, f.message)
            for f in checking.findings(store, issue)
            if f.rule.startswith("T")
        }

    assert found() == set()
    translating.translate(store, issue, "ar", "overview", "فرّ مزيد من الناس.")
    assert found() == {
        ("T1", "translations.ar", "Not translated: 3."),
        ("T3", "translations.ar", "Figures of the original that the translation leaves out: 1."),
    }
    reporting.set_field(store, issue, "overview", "Nobody fled.")
    assert ("T2", "translations.ar", "Changed since translated: 1.") in found()
    assert all(
        f.severity is Severity.WARNS
        for f in checking.findings(store, issue)
        if f.rule.startswith("T")
    )


@pytest.mark.parametrize(
    ("original", "translation", "added"),
    [
        ("On 7 March, 1,225 died.", "Le 7 mars, 1 225 personnes sont mortes.", ""),
        ("On 17 March, 1,225 died.", "في 17 آذار قتل ١٬٢٢٥ شخصا.", ""),
        ("Many died.", "Plus de 1.336 muertos.", "1.336"),
        ("51,000 fled, 6,000 of them abroad.", "57 000 ont fui.", "57 000"),
        ("Sixty-two people died.", "62 personnes sont mortes.", ""),
        ("Sixty-two people died.", "63 personnes sont mortes.", "63"),
        ("Two hundred families fled.", "200 familles ont fui.", ""),
        ("About 1.2 million people fled.", "Quelque 1 200 000 personnes ont fui.", ""),
        ("In all 1,200,000 people fled.", "Au total, 1,2 million de personnes ont fui.", ""),
        ("In all 1,200,000 people fled.", "Au total, 1,3 million de personnes ont fui.", "1,3"),
        ("Two shelters hold fifteen thousand people.", "Deux abris pour 15 000 personnes.", ""),
    ],
)
def test_a_number_that_only_the_translation_says_is_found(
    store, issue, original, translation, added
):
    reporting.set_field(store, issue, "access", original)
    translating.translate(store, issue, "fr", "access", translation)
    said = [f.message for f in checking.findings(store, issue) if f.rule == "T4"]
    lead = "Numbers of a translation that the original does not say: "
    assert said == ([f"{lead}{added}."] if added else [])


def test_an_issued_report_keeps_its_translation_and_takes_no_other(store, worker, issue):
    translating.translate(store, issue, "ar", "highlights.2", "الآبار جافة.")
    frozen = issuing.freeze(store, waived(store, issue))
    issuing.issue_report(store, frozen, b"%PDF", "a4")
    out = reports.with_prefix(store, issue.id)[0]
    with pytest.raises(Refused, match="was issued and stays as it is"):
        translating.translate(store, out, "ar", "highlights.2", "غيره")
    text = sharing.rendered(store, worker, out, Wish("text", "internal", language="ar")).decode()
    assert "الآبار جافة." in text


def test_a_translation_is_undone_and_taken_away(store, issue):
    translating.translate(store, issue, "es", "highlights.1", "Los caminos están cerrados.")
    undoing.undo(store)
    assert states(store, issue, "es")["highlights.1"] is State.MISSING
    undoing.redo(store)
    translating.translate(store, issue, "es", "highlights.1", "")
    assert states(store, issue, "es")["highlights.1"] is State.MISSING


def test_what_cannot_be_translated_is_refused(store, issue):
    for language, field, why in (
        ("de", "overview", "no language of the document"),
        ("ar", "as_of", "nothing to translate"),
        ("ar", "outlook", "nothing to translate"),
    ):
        with pytest.raises(Refused, match=why):
            translating.translate(store, issue, language, field, "x")
    with pytest.raises(NotFound, match="names no figure"):
        translating.translate(store, issue, "ar", "overview", "[[nothing]]")


def test_the_question_of_a_gap_is_translated_and_its_owner_kept(store, issue):
    reporting.set_field(
        store,
        issue,
        "information_gaps.1",
        '{"question": "How many are missing?", "asked": "Police"}',
    )
    translating.translate(store, issue, "fr", "information_gaps.1", "Combien de disparus ?")
    gap = gathering.document(store, issue, "public", "fr").gaps[0]
    assert (gap.question, gap.asked) == ("Combien de disparus ?", "Police")


def test_a_body_that_no_list_has_is_translated_by_a_person_and_asked_of_nobody(
    store, situation, issue
):
    recording.record(store, killed(situation, "12", source="Hillside Relief (HR)"))
    assert states(store, issue, "fr")["body.Hillside Relief (HR)"] is State.MISSING
    assert not [field for field in states(store, issue, "fr") if "Observatory" in field]
    translating.translate(
        store, issue, "fr", "body.Hillside Relief (HR)", "Secours des collines (SC)"
    )
    chains = {row.chain for row in french(store, issue).evidence}
    assert "Secours des collines (SC) (a signalé)" in chains
    missing = [f for f in checking.findings(store, issue) if f.rule == "T1"]
    assert [f.message for f in missing] == ["Not translated: 4."]


def french(store, issue):
    return gathering.document(store, issue, "public", "fr")


def test_well_known_bodies_are_named_in_the_language_and_quotes_are_left(store, issue):
    (row,) = french(store, issue).evidence
    assert row.chain.startswith("Observatoire syrien des droits de l’homme (OSDH)")
    assert row.source == "Syrian Observatory for Human Rights (SOHR)"
    (row,) = arabic(store, issue).evidence
    assert row.chain.startswith("\u2068المرصد السوري لحقوق الإنسان\u2069")


def test_a_name_kept_inside_is_replaced_as_the_language_has_it(store, situation, issue):
    recording.record(store, killed(situation, "12", source="World Health Organization (WHO)"))
    for thing in ("World Health Organization (WHO)", "World Health Organization"):
        withholding.keep_inside(store, situation, Inside(Sense.PARTNER, thing))
    for language in ("en", "fr", "es", "ar"):
        words = str(gathering.document(store, issue, "public", language))
        for name in ("World Health", "OMS", "mondiale de la Santé", "الصحة العالمية"):
            assert name not in words, (language, name)


CLINICS = "The Hillside Clinic and UNFPA opened. Hillside Clinic is full."


@pytest.mark.parametrize(
    ("translation", "unsaid"),
    [
        ("La Hillside Clinic et le FNUAP ont ouvert. Hillside Clinic est pleine.", ()),
        ("Une clinique a ouvert avec le FNUAP.", ("Hillside Clinic",)),
        (
            "La Hillside Clinic a ouvert. La clinique du Coteau est pleine.",
            ("Hillside Clinic", "UNFPA"),
        ),
        (
            "La Hillside Clinic a ouvert avec le Fonds des Nations Unies pour la population et le"
            " FNUAP. La clinique du Coteau est pleine.",
            ("Hillside Clinic",),
        ),
    ],
)
def test_a_translation_that_may_name_what_is_kept_inside_otherwise_is_told(
    store, situation, issue, translation, unsaid
):
    def found():
        return [f.message for f in checking.findings(store, issue) if f.rule == "T5"]

    reporting.set_field(store, issue, "highlights.1", CLINICS)
    translating.translate(store, issue, "fr", "highlights.1", translation)
    units = {unit.field: unit for unit in translating.units(store, issue, "fr")}
    assert units["highlights.1"].unsaid == ()
    assert found() == []
    for thing in ("Hillside Clinic", "UNFPA"):
        withholding.keep_inside(store, situation, Inside(Sense.PARTNER, thing))

    units = {unit.field: unit for unit in translating.units(store, issue, "fr")}
    assert units["highlights.1"].unsaid == unsaid
    names = ", ".join(f"“{each}”" for each in unsaid)
    assert [names in each for each in found()] == ([True] if unsaid else [])
    printed = said(gathering.document(store, issue, "public", "fr").highlights)[0]
    assert ("partenaire national and" in printed) == bool(unsaid)
    assert "Coteau" not in printed
    inside = said(gathering.document(store, issue, "internal", "fr").highlights)[0]
    assert inside == translation


def test_a_name_of_the_other_direction_keeps_its_marks_when_it_is_broken():
    writer = Writer("ar", gazetteer("SYR"))
    left = "\u200e"
    assert writer.names.given("Lists of 12 March.") == f"\u2068Lists of {left}12 March.{left}\u2069"
    assert writer.names.given("قائمة.") == "\u2068قائمة.\u2069"
    assert Writer("fr", gazetteer("SYR")).names.given("Lists of 12 March.") == "Lists of 12 March."
