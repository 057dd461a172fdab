"""What the areas of the world are called, as reports say it: without the rank, in capitals.

Natural Earth has "de Beyrouth", "voïvodie de Lublin" and "محافظة حلب" beside plain names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

LANGUAGES = ("en", "fr", "es", "ar")
_MANY = 3  # areas of one name, which then is that of what they once were

# Names that Natural Earth has wrong: those of another area, of two, or without their article.
RIGHT = {
    "SD-DW": ("West Darfur", "Darfour-Occidental", "Darfur Occidental", "غرب دارفور"),
    "EG-C": ("Cairo", "Le Caire", "El Cairo", "القاهرة"),
    "US-DC": ("District of Columbia", "District de Columbia", "Distrito de Columbia",
              "مقاطعة كولومبيا"),
    "RU-ALT": ("Altai Krai", "Kraï de l’Altaï", "Krai de Altái", "إقليم ألطاي"),
    "RU-AL": ("Altai Republic", "République de l’Altaï", "República de Altái", "جمهورية ألطاي"),
}  # fmt: skip

_OF = r"(?:de la |de l['’]|du |des |de |d['’]|del )"
_RANKS = {
    "fr": re.compile(
        r"(?:(?:canton|vo[ïi]vodie|voblast|oblast|comté|paroisse|municipalité|commune|préfecture"
        rf"|gouvernorat|londonien|cité) {_OF}?|(?:région|état) (?:du |de |d['’])|{_OF}|l['’])",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"(?:(?:municipalidad|parroquia|municipio|ayuntamiento|voivodato) (?:de |del )?"
        r"|(?:estado|zona|región|provincia|departamento|distrito|división) (?:de |del )|de |del )",
        re.IGNORECASE,
    ),
    "ar": re.compile(
        "(?:مقاطعة|محافظة|بلدية|ولاية|إقليم|اقليم|إدارة|منطقة|أبرشية|مديرية|كانتون|ضاحية|شعبية"
        "|جهة|قسم|أوبلاست) "
    ),
}
_AFTER = re.compile(" أوبلاست$")


def usual(name: str, language: str) -> str:
    """Return a name without its rank, beginning with a capital.

    A rank that the rest of the name describes stays: "Territoire du Nord", "الولاية الشمالية".
    """
    name = " ".join(name.split())
    rank = _RANKS[language].match(name) if language in _RANKS else None
    rest = _AFTER.sub("", name[rank.end() :] if rank else name)
    name = rest or name
    return name[:1].upper() + name[1:]


def told(names: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """Return the names of the areas of a country, by code, each fit for a report.

    Args:
        names: Code of an area, and its names in `LANGUAGES` and in its own land.

    A name of many areas is that of what they were a part of, so they go by their own. One that
    areas share in a language only is no name of theirs: "" there.
    """
    rows = {code: RIGHT.get(code, each[:4]) + each[4:] for code, each in names}
    many = Counter(each[0] for each in rows.values())
    made = {
        code: ((own, "", "", "", own) if many[first] >= _MANY and own else (first, *others, own))
        for code, (first, *others, own) in rows.items()
    }
    clean = {
        code: tuple(usual(*each) for each in zip(row, (*LANGUAGES, ""), strict=True))
        for code, row in made.items()
    }
    sharing: dict[tuple[int, str], set[str]] = defaultdict(set)
    for each in clean.values():
        for number, name in enumerate(each[1:4], 1):
            sharing[number, name].add(each[0])
    return {
        code: tuple(
            "" if number in (1, 2, 3) and len(sharing[number, name]) > 1 else name
            for number, name in enumerate(each)
        )
        for code, each in clean.items()
    }
