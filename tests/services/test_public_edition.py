"""However a name that stays inside is typed, and in whatever language, no public file has it."""

from __future__ import annotations

import unicodedata

import pytest

from sitrep.document.sentences import Writer
from sitrep.document.unnamed import without_names
from sitrep.domain.inside import Inside, Sense
from sitrep.domain.place import gazetteer
from sitrep.domain.source import unbracketed
from sitrep.errors import Leaked
from sitrep.formats import FORMATS
from sitrep.importers.read_back import texts
from sitrep.languages import bodies
from sitrep.services import recording, sending, sharing, translating, withholding
from sitrep.services.sharing import Wish
from tests.services import series
from tests.services.figures import killed
from tests.services.test_reopening import ELEVENTH, SECRET, crisis, planted  # noqa: F401 - fixture

NAME = "Élodie Hiddenwell"
TYPED = {
    "as it is": NAME,
    "in capitals": NAME.upper(),
    "in pieces": unicodedata.normalize("NFD", NAME),
    "without accents": "Elodie Hiddenwell",
    "with a hard space": NAME.replace(" ", "\N{NO-BREAK SPACE}"),
    "with two spaces": NAME.replace(" ", "  "),
    "over two lines": NAME.replace(" ", "\n"),
    "with a soft hyphen": NAME.replace("well", "\N{SOFT HYPHEN}well"),
    "with an unseen joint": NAME.replace("well", "\N{ZERO WIDTH SPACE}well"),
    "of another": f"{NAME}’s clinic",
    "in full-width letters": "Élodie Ｈｉｄｄｅｎｗｅｌｌ",
}


def said(store, worker, issue, kind, language="en"):
    """Return all that a public file says, or "" where it is refused as a leak."""
    try:
        made = sharing.rendered(store, worker, issue, Wish(kind, "public", language=language))
    except Leaked:
        return ""
    return unicodedata.normalize("NFKC", "\n".join(texts(made, kind).values())).casefold()


@pytest.mark.parametrize("kind", FORMATS)
def test_a_public_file_of_any_format_says_nothing_that_is_internal(store, crisis, worker, kind):  # noqa: F811
    issue, inside = planted(store, crisis)
    for language in ("en", "ar"):
        found = said(store, worker, issue, kind, language)
        assert found
        assert SECRET.casefold() not in found
        assert inside.id not in found


@pytest.mark.parametrize("kind", FORMATS)
def test_who_told_a_count_by_telephone_is_for_the_desk_alone(store, crisis, worker, kind):  # noqa: F811
    told = killed(crisis, "70", note=f"{NAME}, by telephone")
    recording.record(store, told)
    issue = series.started(
        store, crisis, ELEVENTH, classification="public", key_figures__1=f"[[{told.id}]]"
    )
    found = said(store, worker, issue, kind)
    assert "70" in found
    assert NAME.casefold() not in found
    made = sharing.rendered(store, worker, issue, Wish("pdf", "internal"))
    assert any(NAME in words for words in texts(made, "pdf").values())


def test_words_to_be_sent_say_nothing_that_is_internal(store, crisis, worker):  # noqa: F811
    issue, _ = planted(store, crisis)
    mail = sending.mail(store, issue, "public", "en")
    message = sending.message(store, issue, "public", "en")
    assert SECRET not in f"{mail.subject} {mail.body} {message}"


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED.keys())
def test_a_name_that_stays_inside_goes_out_in_no_spelling(store, crisis, worker, typed):  # noqa: F811
    issue = series.started(
        store,
        crisis,
        ELEVENTH,
        classification="public",
        overview=f"The nurse {typed} said so.",
        highlights__1=f"{typed} left.",
        contacts__1='{"name": "Rana Example"}',
    )
    translating.translate(store, issue, "fr", "overview", f"L’infirmière {typed} l’a dit.")
    withholding.keep_inside(store, crisis, Inside(Sense.WORDS, NAME))
    for kind in ("text", "html"):
        for language in ("en", "fr"):
            found = " ".join(said(store, worker, issue, kind, language).split())
            for unseen in "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}":
                found = found.replace(unseen, "")
            assert "hiddenwell" not in found


BODIES = {
    "by its acronym": ("UNFPA", "United Nations Population Fund (UNFPA)"),
    "by its name": ("Syrian Arab Red Crescent", "SARC"),
    "that is on no list": ("Hillside Relief Network", "Hillside Relief Network (HRN)"),
    "that is on no list, by its acronym": ("ZRN4", "Zorblax Relief Network (ZRN4)"),
    "in Arabic": ("المرصد السوري لحقوق الإنسان", "SOHR"),
}
CALLED = (
    "UNFPA", "Population Fund", "Fondo de Población", "للسكان", "SARC", "Red Crescent",
    "Croissant-Rouge", "الهلال الأحمر", "Hillside", "HRN", "ZRN4", "Zorblax", "SOHR", "OSDH",
    "Observatory", "المرصد",
)  # fmt: skip


@pytest.mark.parametrize(("kept", "counted"), BODIES.values(), ids=BODIES.keys())
def test_a_body_goes_out_under_none_of_its_names(store, situation, worker, kept, counted):
    names = [kept, counted, *unbracketed(counted), *bodies.everywhere(kept)]
    toll = killed(situation, "70", source=counted, caveat=f"{counted} went on counting")
    recording.record(store, toll)
    issue = series.started(
        store,
        situation,
        ELEVENTH,
        classification="public",
        title=f"What {kept}\nsaw",
        overview=f"[[{toll.id}|sentence]] " + "; ".join(names),
        sectors__health__lead=names[-1],
        contacts__1=f'{{"name": "Rana Example", "organization": "{names[1]}"}}',
    )
    for language in ("fr", "es", "ar"):
        translating.translate(store, issue, language, "overview", "; ".join(names))
    withholding.keep_inside(store, situation, Inside(Sense.PARTNER, kept))
    for kind in ("text", "xlsx", "hxl"):
        for language in ("en", "fr", "es", "ar"):
            found = said(store, worker, issue, kind, language)
            assert found
            for name in CALLED:
                assert name.casefold() not in found
    page = said(store, worker, issue, "text")
    assert "according to a national partner" in page
    document = sharing.told(store, issue, "public", "en")
    assert "national partner" in sharing.file_name(document, Wish("hxl", "public"))


def test_an_acronym_of_three_letters_is_told_from_a_word(store, situation, worker):
    issue = series.started(
        store,
        situation,
        ELEVENTH,
        classification="public",
        overview="Those who fled met WHO and the OMS.",
        contacts__1='{"name": "Rana Example"}',
    )
    withholding.keep_inside(store, situation, Inside(Sense.PARTNER, "World Health Organization"))
    page = said(store, worker, issue, "text")
    assert "those who fled met a national partner and a national partner." in page


@pytest.mark.parametrize(
    ("kept", "words", "printed"),
    [
        ("Amal Relief", "Write to info@amalrelief.org.", "Write to info@a national partner.org."),
        (
            "Amal Relief",
            "The file Amal_Relief_2 says so.",
            "The file a national partner_2 says so.",
        ),
        ("المرصد السوري", "وفقا للمرصد السوري.", "وفقا لشريك وطني."),
        ("اللجنة المحلية", "وفقا للجنة المحلية.", "وفقا لشريك وطني."),
    ],
)
def test_a_name_is_replaced_in_addresses_and_after_an_arabic_preposition(kept, words, printed):
    language = "ar" if kept.startswith("ا") else "en"
    writer = Writer(language, gazetteer("SYR"))
    assert without_names(words, (Inside(Sense.PARTNER, kept),), writer) == printed
