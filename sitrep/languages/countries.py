"""Countries by ISO 3166-1 alpha-3 code, named in each language.

Source: Unicode CLDR, as Babel ships it.
"""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

# Codes that ISO 3166-3 lists as withdrawn, and CLDR's regions that are no country.
_GONE = frozenset(["ANT", "BUR", "DDR", "FXX", "NTZ", "SCG", "SUN", "TMP", "YMD", "YUG", "ZAR"])
_NO_COUNTRY = frozenset(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"])


@cache
def _two_letters() -> dict[str, str]:
    aliases = get_global("territory_aliases")
    territories = Locale.parse("en").territories
    return {
        code: ours[0]
        for code, ours in aliases.items()
        if len(code) == 3 and code.isalpha() and ours[0] in territories
    }


def is_country(iso3: str) -> bool:
    return iso3 in _two_letters()


def country_name(iso3: str, language: str = "en") -> str:
    """Return the name of a country, or the code itself where none is known."""
    try:
        names = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return iso3
    return str(names.get(_two_letters().get(iso3, ""), iso3))


def countries(language: str = "en") -> list[tuple[str, str]]:
    """Return code and name of every country of today, by name."""
    names = Locale.parse(language).territories
    found = [
        (code, str(names[two]))
        for code, two in _two_letters().items()
        if code not in _GONE and two not in _NO_COUNTRY and two in names
    ]
    return sorted(found, key=lambda pair: pair[1])
