"""What stays out of public editions: put there, taken back, and searched for in every file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sitrep.document import withholding
from sitrep.document.withholding import Limits
from sitrep.domain.article import Article, Classification
from sitrep.domain.fields import FieldValue
from sitrep.domain.figure import Figure
from sitrep.domain.history import Changed
from sitrep.domain.indicator import SILENT
from sitrep.domain.inside import MOST_LETTERS, Inside, Sense
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Situation
from sitrep.errors import Refused
from sitrep.proofing import leaks
from sitrep.proofing.leaks import Secret
from sitrep.services import spelling
from sitrep.store import articles, figures, inside, reports, situations
from sitrep.store.database import Store

_FEWEST_LETTERS = 4
_PUBLIC = Classification.PUBLIC


def limits(store: Store, situation: str, limit: Classification) -> Limits:
    """Return who an edition is for; names stay out of public ones only."""
    kept = inside.of_situation(store, situation)
    if limit is not _PUBLIC:
        return Limits(limit, tuple(each for each in kept if each.sense is Sense.SOURCE))
    return Limits(limit, spelling.every(store, situation, kept))


def keep_inside(store: Store, situation: Situation, value: Inside) -> Changed:
    """Keep a name, a place, words, or the source of a figure out of public editions.

    A place without a governorate gets the one it lies in, where a list has it.

    Raises:
        Refused: It is too short to be told from other words, or too long.
    """
    thing = " ".join(value.thing.split())
    letters = sum(map(str.isalnum, thing))
    if letters < _FEWEST_LETTERS or len(thing) > MOST_LETTERS:
        raise Refused(
            f"“{thing}” is not kept inside: it has fewer than {_FEWEST_LETTERS} letters, or more"
            f" than {MOST_LETTERS}.",
            "Write the whole name as it stands in the report.",
        )
    pcode = _governorate(thing, value.pcode, situation) if value.sense is Sense.PLACE else ""
    name = "Print a figure without its source" if value.sense is Sense.SOURCE else "Keep inside"
    with store.step(name):
        inside.save(store, situation.id, Inside(value.sense, thing, pcode))
    return Changed.FIGURES | Changed.REPORTS


def let_out(store: Store, situation: Situation, value: Inside) -> Changed:
    """Let public editions say it again."""
    with store.step("No longer keep inside"):
        inside.remove(store, situation.id, value)
    return Changed.FIGURES | Changed.REPORTS


def _governorate(thing: str, said: str, situation: Situation) -> str:
    places = gazetteer(situation.country)
    found = places.find(said) or places.find(thing)
    if said and found is None:
        raise Refused(
            f"“{thing}” is not kept inside: “{said}” is no place on the list of"
            f" {situation.country}.",
            "Choose the governorate from the list, or leave it empty.",
        )
    return withholding.governorate(found.pcode, places) if found else ""


@dataclass(frozen=True, slots=True)
class Held:
    """A figure that a public edition leaves out, because of its source or its own classification.

    Attributes:
        article: That it was read from; None for one told by telephone.
        allowed: It is printed, with its source withheld.
    """

    figure: Figure
    article: Article | None
    allowed: bool


def held(store: Store, situation: str) -> list[Held]:
    """Return the figures that stand and may be printed publicly without their source only."""
    known = {each.id: each for each in articles.of_situation(store, situation)}
    allowed = {e.thing for e in inside.of_situation(store, situation) if e.sense is Sense.SOURCE}
    found = []
    for figure in figures.of_situation(store, situation):
        if figure.role in SILENT:
            continue
        article = known.get(figure.passages[0].article) if figure.passages else None
        seen = (figure.classification, *([article.classification] if article else ()))
        if not all(each.within(_PUBLIC) for each in seen) and not figure.is_derived:
            found.append(Held(figure, article, figure.id in allowed))
    return found


# The leak test


def secrets(store: Store, issue: str, situation: str, edition: str) -> tuple[Secret, ...]:
    """Return the strings that no file of an edition may hold; none but of a public one."""
    if edition != _PUBLIC.value:
        return ()
    crisis = situations.get(store, situation)
    said = reports.fields(store, issue)
    return leaks.secrets(
        leaks.Kept(
            figures.of_situation(store, situation),
            articles.of_situation(store, situation),
            _contacts(said.values()),
            limits(store, situation, _PUBLIC).inside,
            situations.office(store),
            crisis,
        )
    )


def _contacts(fields: Iterable[FieldValue]) -> list[str]:
    return [each.value for each in fields if each.field.startswith("contacts.")]
