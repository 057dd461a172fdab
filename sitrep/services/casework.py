"""Opening a situation and naming the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitrep.domain.history import Changed
from sitrep.domain.report import Office, Situation
from sitrep.errors import Refused
from sitrep.languages.countries import is_country
from sitrep.store import situations
from sitrep.store.database import Store

if TYPE_CHECKING:
    from sitrep.domain.house import House


def open_situation(store: Store, situation: Situation) -> Changed:
    """Take a new situation into the store.

    Raises:
        Refused: The country is none, or another situation has the name.
    """
    _check(store, situation, "No situation was created")
    with store.step("Open a situation"):
        situations.save(store, situation)
    return Changed.SITUATIONS


def name_office(store: Store, office: Office) -> Changed:
    """Set who writes the reports."""
    with store.step("Name the office"):
        situations.save_office(store, office)
    return Changed.SITUATIONS


def dress(store: Store, house: House) -> Changed:
    """Set the looks of the office's reports, for all that are not issued yet."""
    from sitrep.store import house as houses  # noqa: PLC0415 - rarely wanted

    with store.step("Set the looks of reports"):
        houses.save(store, house)
    return Changed.REPORTS


def change_situation(store: Store, situation: Situation) -> Changed:
    """Give a situation another name, country, start or GLIDE number.

    Raises:
        Refused: The country is none, or another situation has the name.
    """
    _check(store, situation, "The situation was not changed")
    with store.step("Change a situation"):
        situations.save(store, situation)
    return Changed.SITUATIONS


def _check(store: Store, situation: Situation, problem: str) -> None:
    if not is_country(situation.country):
        raise Refused(
            f"{problem}: “{situation.country}” is no country code.",
            "Give the three letters of ISO 3166, such as SYR for Syria.",
        )
    others = [each for each in situations.every(store) if each.id != situation.id]
    if any(other.name.casefold() == situation.name.casefold() for other in others):
        raise Refused(
            f"{problem}: there is one named “{situation.name}” already.",
            "Use that one, or choose another name.",
        )
