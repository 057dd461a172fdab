"""Countries by ISO 3166-1 alpha-3 code, named in each language.

Source: Unicode CLDR, as Babel ships it, but for the few that the United Nations calls otherwise
(``countries`` in a language's sentences.toml). The English names stand in a file of their own,
which the window reads in a hundredth of the time that Babel takes to load; a test compares them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sitrep import paths

# Codes that ISO 3166-3 lists as withdrawn, and CLDR's regions that are no country.
_GONE = frozenset(["ANT", "BUR", "DDR", "FXX", "NTZ", "SCG", "SUN", "TMP", "YMD", "YUG", "ZAR"])
_NO_COUNTRY = frozenset(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"])


@cache
def _english() -> dict[str, str]:
    """Read the file, one ``"code": "name"`` a line: what reads any JSON takes longer to load."""
    file = paths.RESOURCES / "languages" / "en" / "countries.json"
    lines = (line.split('"') for line in file.read_text("utf-8").splitlines())
    return {parts[1]: parts[3] for parts in lines if len(parts) == 5}


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


def _official(language: str) -> Mapping[str, str]:
    from sitrep.languages.wording import LANGUAGES, wording  # noqa: PLC0415 - the window opens without

    names: Mapping[str, str] = wording(language)["countries"] if language in LANGUAGES else {}
    return names


def other_countries(iso3: str) -> list[str]:
    """Return the English names of all countries but one."""
    return [name for code, name in _english().items() if code != iso3]


def is_country(iso3: str) -> bool:
    return iso3 in _english()


def code(name: str) -> str:
    """Return the code of a country by its English name; "" where there is none."""
    return _codes().get(name.casefold(), "")


@cache
def _codes() -> dict[str, str]:
    return {name.casefold(): iso3 for iso3, name in _english().items()}


def two_letters(iso3: str) -> str:
    """Return the ISO 3166-1 alpha-2 code of a country; "" where none is known."""
    return _two_letters().get(iso3, "")


def country_name(iso3: str, language: str = "en") -> str:
    """Return the name of a country, or the code itself where none is known."""
    if language == "en":
        return _english().get(iso3, iso3)
    if own := _official(language).get(iso3):
        return own
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - takes long to load

    try:
        names = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return iso3
    return str(names.get(two_letters(iso3), iso3))


def countries(language: str = "en") -> list[tuple[str, str]]:
    """Return code and name of every country of today, by name."""
    from babel import Locale  # noqa: PLC0415 - takes long to load

    names, own = Locale.parse(language).territories, _official(language)
    found = [
        (code, own.get(code) or str(names[two]))
        for code, two in _two_letters().items()
        if code not in _GONE and two not in _NO_COUNTRY and two in names
    ]
    return sorted(found, key=lambda pair: pair[1])
