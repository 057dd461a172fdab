"""What towns are called on a map, in the language of the report."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sitrep.document.cartography.atlas import Country, Town
from sitrep.document.sentences import Writer
from sitrep.domain.figure import PlaceRef
from sitrep.domain.place import gazetteer
from sitrep.languages.cities import city

_FRENCH_OF = re.compile(r"^(?:de |du |d[’'])")  # as areas have it: "de Beyrouth"


class TownNames:
    """Names towns by the list of places, the area of the same name, or the city as it is known.

    A town that none of them has keeps its English name.
    """

    def __init__(self, own: Country, others: Iterable[Country], writer: Writer) -> None:
        self._places = gazetteer(own.code)
        self._writer = writer
        language = writer.language
        self._areas = {
            area.names[0]: _FRENCH_OF.sub("", area.name(language))
            for land in (own, *others)
            for area in land.areas
        }

    def of(self, town: Town) -> str:
        known = self._places.find(town.name)
        language = self._writer.language
        if known and (language == "en" or language in dict(known.names)):
            return self._writer.place(PlaceRef(known.name, known.pcode))
        if language == "en":
            return town.name
        if language == "ar":
            return town.arabic or town.name
        return self._areas.get(town.name) or city(town.name, language) or town.name
