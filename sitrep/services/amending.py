"""Setting one field of a figure from words a person typed: ``place=Tartus``, ``value=40-50``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from sitrep.domain.article import Article, Classification, Passage
from sitrep.domain.disaggregation import Part, breakdowns, row
from sitrep.domain.fields import SECTORS
from sitrep.domain.figure import Claim, Figure, Link, PlaceRef, Proposal, Relation, with_count
from sitrep.domain.household import household
from sitrep.domain.ids import new_id
from sitrep.domain.kinds import KINDS, RATES, Measure, Population, Unit
from sitrep.domain.place import gazetteer
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.domain.reading import find, quantity
from sitrep.domain.shares import count_or_share
from sitrep.domain.source import Did, Grade, SourceLink, Verification
from sitrep.errors import Refused
from sitrep.languages.lexicon import lexicon

_SHOWN = 80  # letters of a value that a refusal repeats
_Setter = Callable[[Figure, str, str], Figure]


def amended(figure: Figure, field: str, value: str, country: str) -> Figure:
    """Return `figure` with one field set.

    Args:
        figure: The figure as it is.
        field: One of `FIELDS`.
        value: As people write it; lists are separated by semicolons.
        country: ISO 3166-1 alpha-3 code of the situation, whose places come first.

    Raises:
        Refused: There is no such field, or the value cannot be read; the text says why.
    """
    setter = FIELDS.get(field.strip().lower().replace("-", "_"))
    if setter is None:
        raise Refused(
            f"Nothing was changed: a figure has no field “{field}”.",
            f"Use one of {', '.join(FIELDS)}.",
        )
    try:
        return setter(figure, value.strip(), country)
    except ValueError as error:
        said = value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1]}…"
        why = str(error).replace(value.strip(), said)
        raise Refused(
            f"Nothing was changed: “{said}” was not understood as {field} ({why}).",
            _HINTS.get(field, "Write it as the examples in “sitrep figure add --help” show."),
        ) from error


def place(name: str, country: str) -> PlaceRef:
    """Return the place with its P-code where the country's list has it, else by its name alone."""
    found = gazetteer(country).find(name)
    return PlaceRef(found.name, found.pcode) if found else PlaceRef(name)


def places(names: str, country: str) -> tuple[PlaceRef, ...]:
    """Return the places that are named, separated by semicolons or the Arabic one.

    Commas separate them too where all between them are places of the country: "Homs, Hama".
    """
    parts = (name.strip() for name in names.replace("؛", ";").split(";"))
    return tuple(each for name in parts if name for each in _between_commas(name, country))


def _between_commas(name: str, country: str) -> tuple[PlaceRef, ...]:
    whole = place(name, country)
    if whole.pcode:
        return (whole,)
    parts = (part.strip() for part in name.replace("،", ",").split(","))
    listed = tuple(place(part, country) for part in parts if part)
    return listed if listed and all(each.pcode for each in listed) else (whole,)


def typed(count: Quantity) -> str:
    """Return a count as a person would type it, so that it reads back as the same count."""
    if count.quantifier in _TYPED:
        return _TYPED[count.quantifier]
    number = count.low if count.low is not None else count.high
    about = "about " if count.approximate else ""
    match count.quantifier:
        case Quantifier.VAGUE:
            return count.words
        case Quantifier.RANGE:
            return f"{about}{count.low:,}-{count.high:,}"
        case Quantifier.EXACT | Quantifier.APPROXIMATELY:
            return f"{'nearly ' if count.below else about}{number:,}"
        case _:
            return f"{count.quantifier.value.replace('_', ' ')} {about}{number:,}"


_TYPED = {
    Quantifier.PRESENCE: "reported",
    Quantifier.NOT_AVAILABLE: "not available",
    Quantifier.NONE_REPORTED: "none",
}


def counted_by(claim: Claim) -> str:
    """Return the body that counted or reported, "" if only an outlet published it."""
    first = claim.chain[0] if claim.chain else None
    return first.name if first and first.verb is not Did.PUBLISHED else ""


def by_hand(
    article: Article, words: Passage, language: str, *, places: tuple[PlaceRef, ...] = ()
) -> Figure:
    """Return a figure of marked words that the assistant made nothing of; its kind is to choose.

    The first count among the words becomes the figure's; without one it says that it happened.
    """
    count, unit = Quantity(Quantifier.PRESENCE), Unit.PEOPLE
    try:
        found = next(iter(find(words.quote, lexicon(language))), None)
    except LookupError:
        found = None
    if found:
        count = found.quantity
    claim = Claim(
        ("affected",),
        count,
        unit,
        KINDS["affected"].measure,
        places=places,
        as_of=article.published,
    )
    made = Figure(
        new_id(), article.situation, claim, (words,), classification=article.classification
    )
    return carried_by(made, article)


def reading_of(article: Article, words: Passage, found: Iterable[Proposal]) -> Figure | None:
    """Return the figure that marked words make by the assistant's own reading, if it has one."""
    best, most = None, 0
    for each in found:
        shared = max(
            min(words.end, other.end) - max(words.start, other.start) for other in each.passages
        )
        if shared > most:
            best, most = each, shared
    if best is None:
        return None
    verification = Verification.REPORTED if best.claim.chain else Verification.UNVERIFIED
    return Figure(
        new_id(),
        article.situation,
        best.claim,
        (words,),
        verification=verification,
        classification=article.classification,
    )


def _claim(figure: Figure, **changes: object) -> Figure:
    return replace(figure, claim=replace(figure.claim, **changes))  # type: ignore[arg-type]


def _value(figure: Figure, value: str, _country: str) -> Figure:
    count, unit = count_or_share(value)
    return replace(figure, claim=with_count(figure.claim, count, unit))


def _unit(figure: Figure, value: str, _country: str) -> Figure:
    unit = next((each for each in Unit if value.lower() in (each, each.label)), None)
    if unit is None:
        raise ValueError(f"there is no unit {value}")
    return replace(figure, claim=with_count(figure.claim, figure.claim.quantity, unit))


def _measure(figure: Figure, value: str, _country: str) -> Figure:
    measure = Measure(value.lower())
    if (measure is Measure.RATE) != (figure.claim.unit in RATES):
        raise ValueError("a rate, and nothing else, has a unit of per cent or per 1,000")
    return _claim(figure, measure=measure)


def _kind(figure: Figure, value: str, _country: str) -> Figure:
    kinds = tuple(part.strip() for part in value.replace("+", ";").split(";"))
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise ValueError(f"there is no kind {unknown[0]}")
    return _claim(figure, kinds=kinds)


def _places(figure: Figure, value: str, country: str) -> Figure:
    names = [name.strip() for name in value.split(";") if name.strip()]
    return _claim(figure, places=tuple(place(name, country) for name in names))


def _source(figure: Figure, value: str, _country: str) -> Figure:
    published = tuple(link for link in figure.claim.chain if link.verb is Did.PUBLISHED)
    first = (SourceLink(value, Did.REPORTED),) if value else ()
    return _claim(figure, chain=(*first, *published))


def _population(figure: Figure, value: str, _country: str) -> Figure:
    groups = [group.strip().lower().replace(" ", "_") for group in value.split(";")]
    return _claim(figure, population=tuple(Population(group) for group in groups if group))


def _sector(figure: Figure, value: str, _country: str) -> Figure:
    if value and value not in SECTORS:
        raise ValueError(f"sectors are {', '.join(SECTORS)}")
    return _claim(figure, sector=value)


def _grade(figure: Figure, value: str, _country: str) -> Figure:
    if len(value) != 2:
        raise ValueError("a grade is a letter and a digit")
    return replace(figure, grade=Grade(value[0].upper(), value[1]))


def _household_size(figure: Figure, value: str, _country: str) -> Figure:
    size, source = household(value)
    return replace(figure, household_size=size, household_source=source)


def _parts(figure: Figure, value: str, _country: str) -> Figure:
    """Read "women 120; men 300; 5-17: 40; disability at least 12"."""
    lines = (each.strip() for each in value.replace("؛", ";").replace("\n", ";").split(";"))
    parts = tuple(_part(line) for line in lines if line)
    breakdowns(figure.claim.quantity, parts)
    return replace(figure, parts=parts)


def _part(line: str) -> Part:
    """Read one row: the longest beginning that names people, then their count."""
    name, sign, count = line.partition(":" if ":" in line else "=")
    if sign:
        return row(name, quantity(count)[0])
    words = line.split()
    for cut in range(len(words) - 1, 0, -1):
        try:
            count_read = quantity(" ".join(words[cut:]))[0]
            return row(" ".join(words[:cut]), count_read)
        except ValueError:
            continue
    raise ValueError(f"“{line}” is no group with a count, such as “women 120”")


def parts_typed(figure: Figure) -> str:
    """Return the rows of a figure as a person would type them."""
    return "; ".join(f"{part.name}: {typed(part.count)}" for part in figure.parts)


def carried_by(figure: Figure, article: Article) -> Figure:
    """Return `figure` with the outlet that published it as the last link of its chain."""
    last = SourceLink(article.publisher, Did.PUBLISHED)
    if not article.publisher or any(link.name == last.name for link in figure.claim.chain):
        return figure
    return _claim(figure, chain=(*figure.claim.chain, last))


def link(figure: Figure, relation: str, other: str) -> Figure:
    """Return `figure` with one more link to the figure whose full id is `other`."""
    try:
        added = Link(Relation(relation), other)
    except ValueError as error:
        raise Refused(
            f"Nothing was changed: there is no relation “{relation}”.",
            f"Use one of {', '.join(Relation)}.",
        ) from error
    return figure if added in figure.links else replace(figure, links=(*figure.links, added))


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


FIELDS: dict[str, _Setter] = {
    "kind": _kind,
    "value": _value,
    "unit": _unit,
    "place": _places,
    "as_of": lambda f, v, _: _claim(f, as_of=_day(v)),
    "since": lambda f, v, _: _claim(f, since=_day(v)),
    "source": _source,
    "population": _population,
    "measure": _measure,
    "sector": _sector,
    "verification": lambda f, v, _: replace(f, verification=Verification(v.lower())),
    "grade": _grade,
    "classification": lambda f, v, _: replace(f, classification=Classification(v.lower())),
    "household_size": _household_size,
    "note": lambda f, v, _: replace(f, note=v),
    "caveat": lambda f, v, _: replace(f, caveat=v),
    "parts": _parts,
}

_HINTS = {
    "value": "Write it as people do: “more than 70”, “40-50”, “dozens”, “1,000 households”.",
    "unit": f"Use one of {', '.join(Unit)}.",
    "measure": "Set the unit of a rate first: per_cent or per_1000; that of a count: people.",
    "as_of": "Write the day as 2025-03-07.",
    "since": "Write the day as 2025-03-07.",
    "kind": f"Use one of {', '.join(kind for kind, row in KINDS.items() if row.counts)}.",
    "population": f"Use one of {', '.join(Population)}.",
    "parts": "Write a group and its count: “women 120; men 300; 5-17: 40; disability 12”.",
    "household_size": "Write people a household, and who says so: “5 (OCHA)”.",
    "grade": "Write it as B2: A to F for the source, 1 to 6 for the information.",
}
