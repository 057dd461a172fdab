"""Every name of what stays inside: of a place, those on its list; of a body, in any language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.domain.inside import Inside, Sense
from sitrep.domain.place import Gazetteer, Place, folded, gazetteer
from sitrep.domain.source import body, unbracketed
from sitrep.languages import bodies
from sitrep.store import figures, situations, translations
from sitrep.store.database import Store

_FEWEST_LETTERS = 4
_FEWEST_CAPITALS = 3  # of an acronym, which is looked for in capitals only


def every(store: Store, situation: str, kept: Iterable[Inside]) -> tuple[Inside, ...]:
    """Return what is kept, each under all the names that it is known by in the situation.

    A district keeps the name that it shares with the area printed in its stead.
    """
    kept = tuple(kept)
    crisis = situations.get(store, situation)
    if crisis is None or all(each.sense is Sense.SOURCE for each in kept):
        return kept
    places = gazetteer(crisis.country) if any(e.sense is Sense.PLACE for e in kept) else None
    counted = figures.bodies(store, situation)
    said = translations.of_bodies(store, situation)
    found: dict[str, Inside] = {}
    for each in kept:
        for name in _spelled(each, places, counted, said):
            if name == each.thing or _is_told_apart(name):
                of = "" if name == each.thing else each.thing
                found.setdefault(name, Inside(each.sense, name, each.pcode, of))
    return tuple(found.values())


def _spelled(
    inside: Inside,
    places: Gazetteer | None,
    counted: Iterable[str],
    said: Iterable[tuple[str, str]],
) -> Iterable[str]:
    if inside.sense is Sense.SOURCE:
        return (inside.thing,)
    if inside.sense is Sense.PLACE and places:
        return _of_place(inside, places)
    return (inside.thing, *_of_body(inside.thing, counted, said))


def _is_told_apart(name: str) -> bool:
    """Tell whether a name is long enough not to stand anywhere by chance."""
    fewest = _FEWEST_CAPITALS if name.isupper() else _FEWEST_LETTERS
    return sum(map(str.isalnum, name)) >= fewest


def _of_place(inside: Inside, places: Gazetteer) -> Iterator[str]:
    place = places.find(inside.thing)
    area = places.find(inside.pcode) if inside.pcode else None
    shown = {folded(name) for name in _names(area)} if area else set()
    for name in (inside.thing, *(_names(place) if place else ())):
        if folded(name) not in shown:
            yield name


def _names(place: Place) -> tuple[str, ...]:
    return (place.name, *(name for _, name in place.names), *place.aliases)


def _of_body(thing: str, counted: Iterable[str], said: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the names of a body: in brackets and without, as sources have it, and as lists do."""
    known = {name for whole in (thing, *counted) if _is_of(thing, whole)
             for name in (whole, *unbracketed(whole))}  # fmt: skip
    yield from sorted(known)
    for original, translated in said:
        if _is_of(thing, original):
            yield from (translated, *unbracketed(translated))
    yield from bodies.everywhere(thing)


def _is_of(thing: str, name: str) -> bool:
    """Tell whether two names are of one body, by one of the two that either may hold."""
    mine, others = ({body(each) for each in (name, *unbracketed(name))} for name in (thing, name))
    return bool(mine & others)
