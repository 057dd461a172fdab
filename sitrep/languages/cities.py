"""Names of well-known cities in each language.

Source: Unicode CLDR, the cities that stand for time zones, as Babel ships it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_ASIDE = re.compile(r"\s*[(\[].*")  # "Tripoli (Libye)"


def city(name: str, language: str) -> str:
    """Return what a city is called in a language, "" where that is not known."""
    return _cities(language).get(name, "")


@cache
def _cities(language: str) -> Mapping[str, str]:
    from babel import Locale  # noqa: PLC0415 - takes long to load

    zones = Locale.parse(language).time_zones
    named = ((zone.rpartition("/")[2], words.get("city", "")) for zone, words in zones.items())
    return {place.replace("_", " "): _ASIDE.sub("", str(said)) for place, said in named if said}
