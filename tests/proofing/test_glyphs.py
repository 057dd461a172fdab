"""Characters that no font of the program has are named, with their place, before issue."""

from __future__ import annotations

import pytest

from sitrep.languages.glyphs import missing, script
from sitrep.proofing.finding import Severity
from sitrep.services import checking, recording, reporting, translating
from tests.services.figures import killed
from tests.services.test_reporting import started


@pytest.mark.parametrize(
    "text",
    [
        "Killed: 1,383 – “more than 70” … → ✓ ≥ ≤ − × · • € ñ é œ ß",
        "تقرير عن الوضع رقم ٣، الأرقام الرئيسية؟",
        "Kyiv: Київ, Αθήνα",
        "a\u200b\u00a0b\ufeff\u2068c\u2069 e\u0301",
    ],
)
def test_what_the_fonts_have_is_not_missed(text):
    assert missing(text) == ""


def test_each_character_that_is_not_there_is_named_once():
    assert missing("Report by አበበ in 北京, 北") == "አበ北京"
    assert [script(letter) for letter in "አ北"] == ["Ethiopic", "Cjk"]


def found(store, issue):
    return {
        (each.place, each.message)
        for each in checking.findings(store, issue)
        if each.rule == "G1" and each.severity is Severity.WARNS
    }


def test_a_name_in_other_letters_is_found_where_it_stands(store, situation):
    issue = started(store, situation)
    reporting.set_field(store, issue, "overview", "People fled to አበበ and 北京.")
    figure = killed(situation, "70", source="新华社")
    recording.record(store, figure)
    said = dict(found(store, issue))
    assert set(said) == {"overview", f"figures/{figure.id}"}
    assert "“አበ北京” (Ethiopic, Cjk)" in said["overview"]
    (hit,) = [
        e for e in checking.findings(store, issue) if e.place == "overview" and e.rule == "G1"
    ]
    assert "People fled to አበበ"[hit.start : hit.start + hit.length] == "አ"


def test_a_report_in_the_letters_of_the_fonts_is_clean(store, situation):
    issue = started(store, situation)
    reporting.set_field(store, issue, "overview", "فرّ مزيد من الناس – “more than 70” people.")
    recording.record(store, killed(situation, "70"))
    assert found(store, issue) == set()


def test_a_translation_in_other_letters_is_found_at_its_language(store, situation):
    issue = started(store, situation)
    reporting.set_field(store, issue, "overview", "Roads are closed.")
    translating.translate(store, issue, "fr", "overview", "Les routes sont fermées à 北京.")
    ((place, message),) = found(store, issue)
    assert place == "translations.fr"
    assert "“北京” (Cjk)" in message
