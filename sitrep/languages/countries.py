"""Countries by ISO 3166-1 alpha-3 code, named in each language.

Source: Unicode CLDR, as Babel ships it. The English names stand in a file of their own, which the
window reads in a hundredth of the time that Babel takes to load; a test compares them.
"""

from __future__ import annotations

import json
from functools import cache

from sitrep import paths

# Codes that ISO 3166-3 lists as withdrawn, and CLDR's regions that are no country.
_GONE = frozenset(["ANT", "BUR", "DDR", "FXX", "NTZ", "SCG", "SUN", "TMP", "YMD", "YUG", "ZAR"])
_NO_COUNTRY = frozenset(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"])


@cache
def _english() -> dict[str, str]:
    file = paths.RESOURCES / "languages" / "en" / "countries.json"
    return dict(json.loads(file.read_text("utf-8")))


@cache
def _two_letters() -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415 - takes long to load
    from babel.core import get_global  # noqa: PLC0415

    aliases = get_global("territory_aliases")
    territories = Locale.parse("en").territories
    return {
        code: ours[0]
        for code, ours in aliases.items()
        if len(code) == 3 and code.isalpha() and ours[0] in territories
    }


def other_countries(iso3: str) -> list[str]:
    """Return the English names of all countries but one."""
    return [name for code, name in _english().items() if code != iso3]


def is_country(iso3: str) -> bool:
    return iso3 in _english()


def country_name(iso3: str, language: str = "en") -> str:
    """Return the name of a country, or the code itself where none is known."""
    if language == "en":
        return _english().get(iso3, iso3)
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - takes long to load

    try:
        names = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return iso3
    return str(names.get(_two_letters().get(iso3, ""), iso3))


def countries(language: str = "en") -> list[tuple[str, str]]:
    """Return code and name of every country of today, by name."""
    from babel import Locale  # noqa: PLC0415 - takes long to load

    names = Locale.parse(language).territories
    found = [
        (code, str(names[two]))
        for code, two in _two_letters().items()
        if code not in _GONE and two not in _NO_COUNTRY and two in names
    ]
    return sorted(found, key=lambda pair: pair[1])
