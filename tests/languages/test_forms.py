"""Numbers, dates and clock times as each language writes them."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date

from sitrep.languages import countries, forms, listing
from sitrep.languages.countries import country_name
from sitrep.languages.wording import LANGUAGES, plural, wording


@pytest.mark.parametrize(
    ("value", "en", "fr", "es", "ar"),
    [
        (0, "0", "0", "0", "0"),
        (999, "999", "999", "999", "999"),
        (1_225, "1,225", "1\u202f225", "1225", "1,225"),
        (9_999, "9,999", "9\u202f999", "9999", "9,999"),
        (10_000, "10,000", "10\u202f000", "10\u00a0000", "10,000"),
        (51_000, "51,000", "51\u202f000", "51\u00a0000", "51,000"),
        (999_999, "999,999", "999\u202f999", "999\u00a0999", "999,999"),
        (1_000_000, "1 million", "1\u00a0million", "1\u00a0millón", "مليون"),
        (1_200_000, "1.2 million", "1,2\u00a0million", "1,2\u00a0millones", "1.2 مليون"),
        (2_000_000, "2 million", "2\u00a0millions", "2\u00a0millones", "2 مليون"),
        (5_000_000, "5 million", "5\u00a0millions", "5\u00a0millones", "5 ملايين"),
        (20_000_000, "20 million", "20\u00a0millions", "20\u00a0millones", "20 مليون"),
        (
            1_234_567,
            "1,234,567",
            "1\u202f234\u202f567",
            "1\u00a0234\u00a0567",
            "1,234,567",
        ),
    ],
)
def test_a_number(value, en, fr, es, ar):
    written = {code: forms.number(value, code) for code in LANGUAGES}
    assert written == {"en": en, "fr": fr, "es": es, "ar": ar}


@pytest.mark.parametrize(
    ("day", "en", "fr", "es", "ar"),
    [
        (
            date(2025, 3, 7),
            "7 March 2025",
            "7 mars 2025",
            "7 de marzo de 2025",
            "7 آذار/مارس 2025",
        ),
        (
            date(2025, 3, 1),
            "1 March 2025",
            "1er mars 2025",
            "1 de marzo de 2025",
            "1 آذار/مارس 2025",
        ),
        (
            date(2024, 12, 31),
            "31 December 2024",
            "31 décembre 2024",
            "31 de diciembre de 2024",
            "31 كانون الأول/ديسمبر 2024",
        ),
    ],
)
def test_a_day(day, en, fr, es, ar):
    assert {code: forms.day(day, code) for code in LANGUAGES} == {
        "en": en,
        "fr": fr,
        "es": es,
        "ar": ar,
    }


@pytest.mark.parametrize(
    ("code", "first", "last", "ends"),
    [
        ("en", date(2025, 3, 9), date(2025, 3, 12), ("9", "12 March 2025")),
        ("en", date(2025, 2, 9), date(2025, 3, 12), ("9 February", "12 March 2025")),
        ("en", date(2024, 12, 30), date(2025, 1, 2), ("30 December 2024", "2 January 2025")),
        ("fr", date(2025, 3, 1), date(2025, 3, 5), ("1er", "5 mars 2025")),
        ("fr", date(2025, 2, 27), date(2025, 3, 1), ("27 février", "1er mars 2025")),
        ("es", date(2025, 3, 9), date(2025, 3, 12), ("9", "12 de marzo de 2025")),
        ("es", date(2025, 2, 9), date(2025, 3, 1), ("9 de febrero", "1 de marzo de 2025")),
        ("ar", date(2025, 3, 9), date(2025, 3, 12), ("9", "12 آذار/مارس 2025")),
        ("ar", date(2025, 2, 9), date(2025, 3, 12), ("9 شباط/فبراير", "12 آذار/مارس 2025")),
    ],
)
def test_a_period_says_nothing_twice(code, first, last, ends):
    assert forms.days(first, last, code) == ends


@pytest.mark.parametrize(
    ("value", "en", "fr", "es", "ar"),
    [
        ("18:00", "6 p.m.", "18\u00a0h", "18.00 horas", "الساعة \u206618:00\u2069"),
        ("18:30", "6.30 p.m.", "18\u00a0h\u00a030", "18.30 horas", "الساعة \u206618:30\u2069"),
        ("00:05", "12.05 a.m.", "0\u00a0h\u00a005", "0.05 horas", "الساعة \u20660:05\u2069"),
        ("12:00", "12 p.m.", "12\u00a0h", "12.00 horas", "الساعة \u206612:00\u2069"),
    ],
)
def test_a_clock_time(value, en, fr, es, ar):
    assert {code: forms.clock(value, code) for code in LANGUAGES} == {
        "en": en,
        "fr": fr,
        "es": es,
        "ar": ar,
    }


@pytest.mark.parametrize(
    ("value", "en", "fr", "es"),
    [
        (12.897, "12.9", "12,9", "12,9"),
        (-24.8, "24.8", "24,8", "24,8"),
        (100.0, "100.0", "100,0", "100,0"),
        (20_000.04, "20,000.0", "20\u202f000,0", "20\u00a0000,0"),
    ],
)
def test_a_share_has_one_decimal_and_no_sign(value, en, fr, es):
    assert [forms.per_cent(value, code) for code in ("en", "fr", "es")] == [en, fr, es]


@pytest.mark.parametrize(
    ("code", "categories"),
    [
        ("en", ["other", "one", "other", "other", "other", "other"]),
        ("fr", ["one", "one", "other", "other", "other", "other"]),
        ("es", ["other", "one", "other", "other", "other", "other"]),
        ("ar", ["zero", "one", "two", "few", "many", "other"]),
    ],
)
def test_plural_categories(code, categories):
    assert [plural(n, code) for n in (0, 1, 2, 5, 11, 100)] == categories


@pytest.mark.parametrize("code", LANGUAGES)
def test_plural_categories_are_those_of_cldr(code):
    theirs = Locale.parse(code).plural_form
    numbers = (*range(2000), 10**6, 3 * 10**6, 10**6 + 1, 0.5, 1.5, 2.25, 11.7)
    assert [plural(n, code) for n in numbers] == [theirs(n) for n in numbers]


def test_eastern_digits_take_their_own_separators():
    assert forms.eastern("1,225 12.9") == "١٬٢٢٥ ١٢٫٩"


def test_a_household_size_has_the_decimal_sign_of_the_language():
    assert [forms.decimal(5.4, code) for code in ("en", "fr", "es", "ar")] == [
        "5.4",
        "5,4",
        "5,4",
        "5.4",
    ]
    assert forms.decimal(5.0, "fr") == "5"


def test_a_country_has_its_name_in_each_language():
    named = {code: country_name("SYR", code) for code in LANGUAGES}
    assert named == {"en": "Syria", "fr": "Syrie", "es": "Siria", "ar": "سوريا"}


def test_english_names_of_countries_are_those_that_babel_ships():
    ours = {code: country_name(code) for code in countries._english()}
    babels = {code: _babels(code) for code in countries._two_letters()}
    assert ours == babels | wording("en")["countries"]


def _babels(code):
    return str(Locale.parse("en").territories[countries._two_letters()[code]])


def test_short_months_are_those_that_babel_ships():
    days = [date(2025, month, 7) for month in range(1, 13)]
    names = [listing.day(day).split()[1] for day in days]
    assert names == [format_date(day, "MMM", locale="en") for day in days]


def test_an_unknown_language_is_said():
    with pytest.raises(LookupError, match="“xx”"):
        wording("xx")
