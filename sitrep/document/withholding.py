"""What an edition may not show: left out of its figures before the page is built, and of its words.

A figure of an article that the edition may not name is left out, or printed with its source
withheld where a person allowed that. A total that used what is left out is made again without it,
and says so. Names that stay inside are replaced in every word that is printed or carried.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sitrep.document.model import Document
from sitrep.document.sentences import Writer
from sitrep.document.unnamed import area, pattern
from sitrep.domain.article import Article, Classification
from sitrep.domain.derive import how, in_people, summed
from sitrep.domain.figure import Figure, Link, PlaceRef, Relation
from sitrep.domain.inside import Inside, Sense, named, withheld
from sitrep.domain.place import Gazetteer, folded
from sitrep.domain.reconcile import CannotBeAdded
from sitrep.domain.source import SourceLink

_MINUS = " \N{MINUS SIGN} "


@dataclass(frozen=True, slots=True)
class Limits:
    """Who an edition is for.

    Attributes:
        limit: What it may show at most.
        inside: What stays out of it besides; nothing does of an internal one.
    """

    limit: Classification
    inside: tuple[Inside, ...] = ()


def shown(
    figures: Sequence[Figure], articles: Mapping[str, Article], limits: Limits, writer: Writer
) -> tuple[Figure, ...]:
    """Return the figures as an edition may print them; what it may not is classified beyond it.

    Args:
        figures: All of a situation, as they are recorded.
        articles: All of it, by id.
        limits: Of the edition.
        writer: Of the language that notes are written in.
    """
    allowed = withheld(limits.inside)
    made = {f.id: _source_kept(f, articles, limits.limit, allowed, writer) for f in figures}
    beyond = {key for key, each in made.items() if not each.classification.within(limits.limit)}
    if beyond:
        _restate(made, beyond, limits.limit, writer)
    places = {folded(each.thing): each for each in limits.inside if each.sense is Sense.PLACE}
    if not places:
        return tuple(made.values())
    return tuple(_wider(each, places, writer) for each in made.values())


def _source_kept(
    figure: Figure,
    articles: Mapping[str, Article],
    limit: Classification,
    allowed: Collection[str],
    writer: Writer,
) -> Figure:
    beyond = [
        article.classification
        for passage in figure.passages
        if (article := articles.get(passage.article)) and not article.classification.within(limit)
    ]
    if figure.id in allowed and (beyond or not figure.classification.within(limit)):
        chain = (SourceLink(writer.phrase("source_withheld")),)
        quantity = replace(figure.claim.quantity, words="")
        claim = replace(figure.claim, chain=chain, quantity=quantity)
        return replace(
            figure,
            claim=claim,
            passages=(),
            note="",
            caveat="",
            household_source="",
            classification=limit,
        )
    if beyond and figure.classification.within(limit):
        return replace(figure, classification=beyond[0])
    if limit is Classification.PUBLIC and not figure.claim.is_fact:
        return replace(figure, note="")  # who told it, and when, is for the desk
    return figure


def _restate(
    made: dict[str, Figure], beyond: set[str], limit: Classification, writer: Writer
) -> None:
    """Make totals again without the counts that are left out; a rest without one goes with it."""
    terms: dict[str, list[str]] = {}
    for each in made.values():
        for link in each.links:
            if link.relation is Relation.COMPONENT_OF and link.other in made:
                terms.setdefault(link.other, []).append(each.id)
    for key in _inner_first(terms):
        total, out = made[key], [each for each in terms[key] if each in beyond]
        if not total.is_derived or not out:
            continue
        left = [made[each] for each in terms[key] if each not in beyond]
        again = _again(total, left, len(out), limit, writer)
        if again is None:
            beyond.add(key)
            hidden = max((made[each].classification for each in out), key=_order)
            made[key] = replace(total, classification=hidden)
            continue
        beyond.discard(key)
        made[key] = again
        for term in out:
            links = tuple(x for x in made[term].links if x != Link(Relation.COMPONENT_OF, key))
            made[term] = replace(made[term], links=links)


def _inner_first(terms: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the totals so that each comes after those it was made of."""
    found: dict[str, None] = {}

    def visit(key: str, above: frozenset[str]) -> None:
        for term in terms[key]:
            if term in terms and term not in above:
                visit(term, above | {term})
        found[key] = None

    for key in terms:
        if key not in found:
            visit(key, frozenset({key}))
    return [*found]


def _again(
    total: Figure, left: Sequence[Figure], out: int, limit: Classification, writer: Writer
) -> Figure | None:
    if not left or _MINUS in total.derivation:
        return None
    try:
        new = summed(total.id, left) if len(left) > 1 else _only(left[0])
    except CannotBeAdded:
        return None
    if not new.classification.within(limit):
        return None
    claim = replace(total.claim, quantity=new.claim.quantity, as_of=new.claim.as_of)
    caveat = " ".join(filter(None, (total.caveat, writer.counted("restated", out))))
    return replace(
        total, claim=claim, derivation=new.derivation, classification=limit, caveat=caveat
    )


def _only(figure: Figure) -> Figure:
    """Return what one count comes to as a total of its own."""
    return replace(in_people(figure), derivation=how(figure))


def _order(classification: Classification) -> int:
    return list(Classification).index(classification)


def _wider(figure: Figure, places: Mapping[str, Inside], writer: Writer) -> Figure:
    """Return a figure with the governorate in the stead of each place that stays inside."""
    if not any(folded(ref.name) in places for ref in figure.claim.places):
        return figure
    refs = [
        PlaceRef(area(inside, writer), inside.pcode) if inside else ref
        for ref in figure.claim.places
        for inside in [places.get(folded(ref.name))]
    ]
    kept = tuple(ref for ref in dict.fromkeys(refs) if ref.name)
    return replace(figure, claim=replace(figure.claim, places=kept))


def recognized(document: Document, figures: Iterable[Figure], inside: Iterable[Inside]) -> Document:
    """Return an edition that went out with the bodies of its counts as they are on record.

    What was printed as "a national partner" is compared with the later counts of that partner; it
    is replaced again in every word of the next edition.
    """
    names = [pattern(each.thing) for each in named(inside)]
    bodies = {
        each.id: each.claim.origin
        for each in figures
        if any(name.search(each.claim.origin) for name in names)
    }
    if not bodies:
        return document
    rows = tuple(
        replace(row, source=bodies[row.figure]) if row.figure in bodies else row
        for row in document.evidence
    )
    return replace(document, evidence=rows)


def unsourced(
    document: Document, figures: Iterable[Figure], limit: Classification, writer: Writer
) -> Document:
    """Return an edition that went out without the bodies that may not be named any more.

    Its counts are compared with later ones, and a source that was public may be restricted since.

    Args:
        document: As it went out.
        figures: As the next edition may print them; see `shown`.
        limit: Of the next edition.
        writer: Of the language of the next edition.
    """
    put = writer.phrase("source_withheld")
    hidden = {
        each.id
        for each in figures
        if not each.classification.within(limit) or each.claim.origin == put
    }
    if not any(row.figure in hidden for row in document.evidence):
        return document
    rows = tuple(
        replace(row, source=put) if row.figure in hidden else row for row in document.evidence
    )
    return replace(document, evidence=rows)


def governorate(pcode: str, places: Gazetteer) -> str:
    """Return the P-code of the governorate that a place lies in; "" where no list has it."""
    known = {each.pcode: each for each in places}
    found = known.get(pcode)
    while found and found.level > 1:
        found = known.get(found.parent)
    return found.pcode if found else ""
