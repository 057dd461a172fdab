"""Names of well-known cities in each language.

Source: Unicode CLDR, the cities that stand for time zones, as Babel ships it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from sitrep.languages.countries import two_letters

_ASIDE = re.compile(r"\s*[(\[].*")  # "Tripoli (Libye)"


def city(name: str, language: str, country: str) -> str:
    """Return what a city of a country is called in a language, "" where that is not known.

    Args:
        name: In English.
        language: ISO 639-1 code.
        country: ISO 3166-1 alpha-3 code: London in Ontario keeps its name.
    """
    return _cities(language).get((name, two_letters(country)), "")


@cache
def _cities(language: str) -> Mapping[tuple[str, str], str]:
    from babel import Locale  # noqa: PLC0415 - takes long to load
    from babel.core import get_global  # noqa: PLC0415

    lands = get_global("zone_territories")
    zones = Locale.parse(language).time_zones
    named = (
        (zone.rpartition("/")[2].replace("_", " "), lands.get(zone, ""), words.get("city", ""))
        for zone, words in zones.items()
    )
    return {(place, land): _ASIDE.sub("", str(said)) for place, land, said in named if said}
