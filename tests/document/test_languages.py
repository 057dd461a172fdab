"""The same figures in every language: agreement, numbers, and the direction of what is written."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sitrep.document import differences, facts
from sitrep.document.amounts import Amounts
from sitrep.document.build import build
from sitrep.document.sentences import Writer
from sitrep.domain.changes import difference
from sitrep.domain.fields import SECTORS
from sitrep.domain.figure import Claim, PlaceRef
from sitrep.domain.house import House
from sitrep.domain.kinds import KINDS, Population, Unit
from sitrep.domain.place import gazetteer
from sitrep.domain.quantity import Quantifier, Quantity, between, exact, more_than
from sitrep.domain.source import SourceLink, Verification
from sitrep.languages.countries import country_name
from sitrep.languages.wording import LANGUAGES, wording
from tests.document.language_cases import CASES, claim
from tests.document.test_build import SITUATION, material
from tests.services.figures import figure

OTHERS = [code for code in LANGUAGES if code != "en"]
FOLDER = Path(__file__).parent / "languages"
WRITERS = {code: Writer(code, gazetteer("SYR")) for code in LANGUAGES}
EXPECTED = {code: tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8")) for code in LANGUAGES}
MARKS = re.compile("[\u064b-\u0652]")  # Arabic vowel signs
ISOLATES = "\u2066\u2067\u2068\u2069"


def test_there_are_documents_in_four_languages():
    assert set(LANGUAGES) == {"ar", "en", "es", "fr"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_every_case(code):
    assert EXPECTED[code].keys() == CASES.keys()


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_figure_is_written_with_the_grammar_of_the_language(code, case):
    given, writer = CASES[case], WRITERS[code]
    written = [
        writer.sentence(given),
        writer.statement(given),
        writer.tile(given.quantity, given.unit),
    ]
    assert written == EXPECTED[code][case]


SCALES = (".money.scales.million", ".money.scales.billion")


def _keys(value, path=""):
    """Yield the paths of a language's file; the forms of a unit and of a kind are its own."""
    for key, each in value.items():
        here = f"{path}.{key}"
        yield here
        deep = isinstance(each, dict) and not here.startswith(
            (".units.", ".population.", ".kinds.", ".counted.", ".plurals")
        )
        if deep and here not in (".numbers.million", ".amount", ".source", *SCALES):
            yield from _keys(each, here)


@pytest.mark.parametrize("code", OTHERS)
def test_every_key_of_english_is_in_the_language_and_no_other(code):
    own = {key for key in _keys(wording(code)) if not key.endswith((".unit", ".gender"))}
    assert own == set(_keys(wording("en")))


@pytest.mark.parametrize(
    ("code", "count", "written"),
    [
        ("en", 1, "not counting 1 figure without a number"),
        ("fr", 1, "sans compter 1 chiffre non précisé"),
        ("es", 3, "sin contar 3 cifras no precisadas"),
        ("ar", 1, "دون احتساب رقم واحد غير محدد"),
        ("ar", 2, "دون احتساب رقمين غير محددين"),
        ("ar", 7, "دون احتساب 7 أرقام غير محددة"),
        ("ar", 12, "دون احتساب 12 رقما غير محدد"),
        ("ar", 100, "دون احتساب 100 رقم غير محدد"),
    ],
)
def test_figures_left_out_are_counted_with_the_form_of_the_noun(code, count, written):
    assert WRITERS[code].counted("left_out", count) == written


@pytest.mark.parametrize(("count", "written"), [(7, "7 أماكن"), (12, "12 مكانا")])
def test_many_places_are_counted_in_arabic_as_their_number_asks(count, written):
    assert WRITERS["ar"].counted("places", count) == written


@pytest.mark.parametrize("first", ["8", "80", "11"])
def test_spanish_says_u_before_a_number_that_begins_with_o(first):
    assert Amounts("es").joined(f"7 o {first}") == f"7 u {first}"
    assert Amounts("es").joined("7 o 112") == "7 o 112"


@pytest.mark.parametrize("code", OTHERS)
def test_phrases_ask_for_nothing_that_is_not_given(code):
    given = {"amount", "verb", "kind", "unit", "tail", "place", "source"}
    for key, phrase in wording(code)["phrases"].items():
        english = set(re.findall(r"{(\w+)}", wording("en")["phrases"][key]))
        asked = set(re.findall(r"{(\w+)}", phrase))
        assert asked <= english | given, key
        assert english - given <= asked, key


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "kind", [each for each in KINDS.values() if each.counts], ids=lambda k: k.key
)
@pytest.mark.parametrize("count", [1, 2, 5, 11, 100])
def test_every_kind_makes_a_whole_sentence(code, kind, count):
    given = Claim((kind.key,), exact(count), kind.unit, kind.measure, chain=(SourceLink("OCHA"),))
    for written in (WRITERS[code].sentence(given), WRITERS[code].statement(given)):
        assert not re.search(r"[{}\[\]|]|  | [,.،]", written)
        assert re.search(r"\b(OCHA|أوتشا)\b", WRITERS[code].sentence(given))


@pytest.mark.parametrize("code", OTHERS)
def test_no_word_of_the_domain_is_left_in_english(code):
    writer = WRITERS[code]
    # words that the languages share
    same = {"Protection", "Nutrition", "Coordination", "Education"} if code == "fr" else set()
    english = [each.label for each in KINDS.values()]
    english += [each.definition for each in KINDS.values()] + [*SECTORS.values()]
    assert {each for each in english if writer.translated(each) == each} <= same
    for table in ("verification", "did", "classification", "reports", "tile", "count"):
        for key, word in wording("en")[table].items():
            if re.search("[a-z]{3}", re.sub("{.*?}", "", word)):
                assert writer.term(table, key) != word or word == "Public", (table, key)


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (
            exact(1_225),
            exact(1_383),
            {
                "fr": "+158 (+12,9\u00a0%)",
                "es": "+158 (+12,9\u00a0%)",
                "ar": "\u2066+158\u2069 (\u2066+12.9\u2069 في المائة)",
            },
        ),
        (
            exact(4_181),
            exact(3_145),
            {
                "fr": "−1\u202f036 (−24,8\u00a0%)",
                "es": "−1036 (−24,8\u00a0%)",
                "ar": "\u2066−1,036\u2069 (\u2066−24.8\u2069 في المائة)",
            },
        ),
        (
            exact(48),
            more_than(70),
            {"fr": "plus de +22", "es": "más de +22", "ar": "أكثر من \u2066+22\u2069"},
        ),
        (
            between(40, 50),
            exact(47),
            {
                "fr": "de −3 à +7",
                "es": "de −3 a +7",
                "ar": "من \u2066−3\u2069 إلى \u2066+7\u2069",
            },
        ),
        (exact(5), exact(5), {"fr": "inchangé", "es": "sin cambios", "ar": "لا تغيير"}),
    ],
)
def test_a_difference_keeps_its_sign_on_its_left(before, now, words):
    change = difference(before, now)
    assert {code: differences.said(WRITERS[code], change) for code in OTHERS} == words


@pytest.mark.parametrize(
    ("code", "name", "written"),
    [
        (
            "fr",
            "Observatoire syrien des droits de l’homme (OSDH)",
            "l’Observatoire syrien des droits de l’homme (OSDH)",
        ),
        ("fr", "Haut-Commissariat aux réfugiés (HCR)", "le Haut-Commissariat aux réfugiés (HCR)"),
        ("fr", "Croix-Rouge", "la Croix-Rouge"),
        ("fr", "Nations Unies", "les Nations Unies"),
        ("fr", "le gouvernorat de Homs", "le gouvernorat de Homs"),
        ("fr", "UNICEF", "l’UNICEF"),
        ("fr", "SOHR", "l’OSDH"),
        (
            "es",
            "Observatorio Sirio de Derechos Humanos",
            "el Observatorio Sirio de Derechos Humanos",
        ),
        ("es", "Media Luna Roja Árabe Siria", "la Media Luna Roja Árabe Siria"),
        ("es", "Naciones Unidas", "las Naciones Unidas"),
        ("es", "SOHR", "el OSDH"),
        ("ar", "المرصد السوري لحقوق الإنسان", "\u2068المرصد السوري لحقوق الإنسان\u2069"),
        ("ar", "SOHR", "\u2068المرصد السوري\u2069"),
        (
            "en",
            "Syrian Observatory for Human Rights (SOHR)",
            "the Syrian Observatory for Human Rights (SOHR)",
        ),
    ],
)
def test_a_body_takes_the_article_of_the_language(code, name, written):
    assert WRITERS[code].names.source(name) == written


@pytest.mark.parametrize(
    ("code", "words", "last", "written"),
    [
        ("es", ["Hama", "Idlib"], "and", "Hama e Idlib"),
        ("es", ["padres", "hijos"], "and", "padres e hijos"),
        ("es", ["agua", "hielo"], "and", "agua y hielo"),
        ("es", ["siete", "ocho"], "or", "siete u ocho"),
        ("fr", ["tués", "blessés", "disparus"], "or", "tués, blessés ou disparus"),
        ("ar", ["حماة", "حمص", "طرطوس"], "and", "حماة وحمص وطرطوس"),
        ("ar", ["حمص", "\u2068Akkar\u2069"], "and", "حمص و \u2068Akkar\u2069"),
        ("en", ["a", "b", "c"], "and", "a, b and c"),
    ],
)
def test_a_list_ends_as_the_language_does(code, words, last, written):
    assert WRITERS[code].listed(words, last) == written


@pytest.mark.parametrize("code", OTHERS)
def test_names_in_tables_stand_within_their_limits(code):
    writer = WRITERS[code]
    sohr = (SourceLink("Syrian Observatory for Human Rights (SOHR)"),)
    caption = writer.caption(claim("killed", more_than(70), chain=sohr))
    assert caption.strip(ISOLATES + ")").endswith(("OSDH", "المرصد السوري"))
    for key, row in wording(code)["tile"].items():
        letters = re.sub(f"{{.*?}}|[{ISOLATES}]", "", row)
        assert len(letters) <= 14, key


def test_labels_name_groups_and_units_in_the_nominative():
    label = WRITERS["ar"].label
    civilians = claim("killed", exact(5), population=(Population.CIVILIANS,))
    assert label(civilians) == "القتلى، مدنيون"
    assert label(claim("displaced", exact(5), Unit.FAMILIES)) == "النازحون، عائلات"


@pytest.mark.parametrize(
    ("place", "written"),
    [
        ("Alep", "à Alep"),
        ("Le Caire", "au Caire"),
        ("Les Cayes", "aux Cayes"),
        ("Soudan", "au Soudan"),
        ("Syrie", "en Syrie"),
        ("Philippines", "aux Philippines"),
        ("Haïti", "à Haïti"),
        ("Nord-Kivu", "dans le Nord-Kivu"),
        ("Province de l’Ituri", "dans la Province de l’Ituri"),
        ("Niger", "au Niger"),
        ("Guinée-Bissau", "en Guinée-Bissau"),
    ],
)
def test_french_says_where_as_the_name_of_the_place_asks(place, written):
    given = claim("killed", exact(5), places=(PlaceRef("Homs", "SY04"), PlaceRef(place)))
    said = WRITERS["fr"].sentence(given)
    assert said == f"Cinq personnes ont été tuées à Homs et {written}."


@pytest.mark.parametrize(
    ("code", "body", "said"),
    [
        ("fr", "White Helmets", "les Casques blancs ont signalé 5"),
        ("fr", "OCHA", "OCHA a signalé 5"),
        ("es", "White Helmets", "los Cascos Blancos informaron de 5"),
        ("es", "OCHA", "la OCHA informó de 5"),
        ("ar", "IOM", "أبلغت \u2068المنظمة الدولية للهجرة\u2069 عن عدد قدره 5"),
        ("ar", "OCHA", "أبلغ \u2068أوتشا\u2069 عن عدد قدره 5"),
        ("en", "White Helmets", "the White Helmets reported 5"),
    ],
)
def test_a_verb_agrees_with_the_body_that_speaks(code, body, said):
    assert WRITERS[code].told("line_reported", body, amount="5") == said


@pytest.mark.parametrize(
    ("code", "since", "as_of"),
    [
        ("en", "since 6 March 2025", "as of 9 March 2025"),
        ("fr", "depuis le 6 mars 2025", "au 9 mars 2025"),
        ("es", "desde el 6 de marzo de 2025", "al 9 de marzo de 2025"),
        ("ar", "منذ 6 آذار/مارس 2025", "حتى 9 آذار/مارس 2025"),
    ],
)
def test_a_constraint_tells_since_when_from_as_of_when(code, since, as_of):
    kept = claim("curfew", Quantity(Quantifier.PRESENCE), Unit.INCIDENTS, as_of=date(2025, 3, 9))
    begun = replace(kept, since=date(2025, 3, 6))
    given = figure(SITUATION, "curfew", "reported")
    said = [facts._since(replace(given, claim=each), WRITERS[code]) for each in (begun, kept)]
    assert said == [since, as_of]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_united_nations_names_of_countries_stand_in_titles(code):
    assert country_name("COD", code) == wording(code)["countries"]["COD"]
    assert "Kinshasa" not in country_name("COD", code)


def test_printed_arabic_carries_no_vowel_marks_but_the_one_that_tells_was_killed():
    files = [FOLDER.parents[2] / "resources" / each for each in ("maps/words.toml", *(
        f"languages/ar/{name}" for name in ("bodies.toml", "messages.po")
    ))]  # fmt: skip
    for file in files:
        assert not MARKS.search(file.read_text("utf-8")), file.name


def test_french_signs_stand_after_a_space_that_does_not_break():
    for file in ("maps/words.toml", "languages/fr/messages.po", "languages/fr/sentences.toml"):
        text = (FOLDER.parents[2] / "resources" / file).read_text("utf-8")
        said = re.findall(r'^(?!#)[^#\n]*"', text, re.MULTILINE)
        assert not [each for each in said if re.search("[^\\W\\d] [:;!?»]|« ", each)], file


def test_more_than_six_places_are_said_by_their_number():
    many = tuple(PlaceRef(f"P{n}") for n in range(7))
    written = {
        code: WRITERS[code].sentence(claim("killed", exact(2), places=many)) for code in OTHERS
    }
    assert written["fr"] == "Deux personnes ont été tuées dans 7 lieux."
    assert written["es"] == "Dos personas resultaron muertas en 7 lugares."
    assert written["ar"] == "قُتل شخصان في 7 أماكن."


def test_nothing_written_in_arabic_has_vowel_signs_but_the_one_that_tells_killed():
    texts = [text for row in EXPECTED["ar"].values() for text in row]
    assert {word for text in texts for word in text.split() if MARKS.search(word)} <= {
        "قُتل",
        "قُتلت",
    }


def test_eastern_digits_are_a_switch():
    eastern = Writer("ar", gazetteer("SYR"), "arab")
    given = claim("killed", Quantity(Quantifier.MORE_THAN, 1_225))
    assert eastern.sentence(given) == "قُتل أكثر من ١٬٢٢٥ شخصا."
    assert eastern.day(date(2025, 3, 7)) == "٧ آذار/مارس ٢٠٢٥"
    assert eastern.clock("18:30") == "الساعة \u2066١٨:٣٠\u2069"
    change = difference(exact(1_225), exact(1_383))
    assert differences.said(eastern, change) == "\u2066+١٥٨\u2069 (\u2066+١٢٫٩\u2069 في المائة)"
    assert eastern.phrase("label", type="تقرير", number=12) == "تقرير رقم ١٢"


FIELDS = {
    "as_of": "2025-03-11 18:00",
    "period_from": "2025-03-07",
    "next_due": "2025-03-14",
    "overview": "Prose as typed.",
    "information_gaps.1": "Who is in the mountains?",
}


def _issue(code, digits=""):
    killed = replace(
        figure(SITUATION, "killed", "more than 70", places=[("Lattakia", "SY06")]),
        verification=Verification.VERIFIED,
    )
    seen = figure(SITUATION, "homes_damaged", "reported", source="")
    health = figure(SITUATION, "reached", "1,225", source="WHO")
    health = replace(health, claim=replace(health.claim, sector="health"))
    told = material([killed, seen, health], **{k.replace(".", "__"): v for k, v in FIELDS.items()})
    return build(replace(told, language=code, house=House(digits=digits)))


@pytest.mark.parametrize(
    ("code", "label", "as_of", "fact"),
    [
        (
            "fr",
            "Rapport de situation n°\u00a01",
            "Au 11 mars 2025, 18\u00a0h (heure locale)",
            "Période couverte\u00a0: du 7 au 11 mars 2025",
        ),
        (
            "es",
            "Informe de situación núm.\u00a01",
            "Al 11 de marzo de 2025, 18.00 horas (hora local)",
            "Período: del 7 al 11 de marzo de 2025",
        ),
        (
            "ar",
            "تقرير عن الوضع رقم 1",
            "حتى 11 آذار/مارس 2025، الساعة \u206618:00\u2069 (بالتوقيت المحلي)",
            "فترة التقرير: من 7 إلى 11 آذار/مارس 2025",
        ),
    ],
)
def test_a_document_is_whole_in_its_language_with_prose_as_typed(code, label, as_of, fact):
    document = _issue(code)
    assert (document.language, document.direction) == (code, "rtl" if code == "ar" else "ltr")
    assert (document.masthead.label, document.masthead.as_of) == (label, as_of)
    assert document.masthead.facts[0] == fact
    assert document.overview[0][0].text == "Prose as typed."
    written = [
        document.tiles[0].words, document.tiles[0].as_of, document.gaps[1].question,
        document.sectors[0].name, *document.impact.columns, *document.disclaimer,
        *(row.statement for row in document.evidence),
        *(row.definition for row in document.evidence),
        *(row.verification for row in document.evidence),
        document.masthead.classification_label, document.masthead.producer,
    ]  # fmt: skip
    english = {"people", "killed", "damaged", "reported", "verified", "Health", "figure", "report"}
    words = {word for text in written for word in re.findall(r"\w+", text)}
    assert words & english == set()


def test_the_same_figures_make_the_same_document_in_every_language():
    said = {
        tuple(sorted((row.kinds, row.low, row.source, row.sector) for row in document.evidence))
        for document in map(_issue, LANGUAGES)
    }
    assert len(said) == 1


def test_the_digits_of_a_document_can_be_eastern():
    document = _issue("ar", "arab")
    assert document.masthead.label == "تقرير عن الوضع رقم ١"
    assert document.tiles[0].value == "\u2068٧٠+\u2069"
    assert not re.search("[0-9]", document.masthead.as_of + document.masthead.producer)


def test_the_change_table_speaks_the_language_whatever_the_last_issue_spoke():
    old = figure(SITUATION, "killed", "dozens", as_of=date(2025, 3, 9))
    new = figure(SITUATION, "killed", "70", as_of=date(2025, 3, 11))
    previous = build(material([old]))
    built = build(replace(material([new]), previous=previous, language="fr"))
    (row,) = built.changes
    assert row.previous == "Dizaines (9 mars 2025)"
    assert built.changes_title == "Ce qui a changé depuis le n°\u00a01"


@pytest.mark.parametrize(
    ("name", "french", "arabic"),
    [
        ("Lebanon", "Liban", "لبنان"),
        ("Beirut", "Beyrouth", "بيروت"),
        ("Hatay", "Hatay", "هاتاي"),
        ("Akkar", "Akkar", "عكار"),
        ("Bekaa", "Bekaa", "البقاع"),
        ("North Lebanon", "North Lebanon", "North Lebanon"),  # the list calls it "North"
        ("Wadi Khaled", "Wadi Khaled", "Wadi Khaled"),
    ],
)
def test_a_place_across_the_border_is_called_as_the_language_calls_it(name, french, arabic):
    for code, written in (("en", name), ("fr", french), ("ar", f"\u2068{arabic}\u2069")):
        assert WRITERS[code].names.place(PlaceRef(name)) == written
