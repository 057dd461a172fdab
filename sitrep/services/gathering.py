"""What a report is built from, gathered from the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitrep.document.build import build
from sitrep.document.material import Material, Replaced
from sitrep.document.model import Document
from sitrep.document.sentences import Writer
from sitrep.document.withholding import recognized, shown, unsourced
from sitrep.domain.fields import moment
from sitrep.domain.figure import Figure
from sitrep.domain.inside import Inside, named
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Issue
from sitrep.domain.steps import Steps, whole
from sitrep.services import editions, reporting, standing, translating, withholding
from sitrep.store import articles, corrections, figures, house, reasons, reports, situations
from sitrep.store.database import Store

_MOST_EARLIER = 6  # that a chart has room for besides the last issue and this one


def material(
    store: Store,
    issue: Issue,
    edition: str,
    language: str = editions.MAIN_LANGUAGE,
    read: Sequence[Figure] | None = None,
) -> Material:
    """Gather what an edition of a draft is built from; `read` are its figures, if they are."""
    everything = figures.of_situation(store, issue.situation) if read is None else read
    return whole(in_steps(store, issue, edition, everything, language))


def in_steps(
    store: Store,
    issue: Issue,
    edition: str,
    everything: Sequence[Figure],
    language: str = editions.MAIN_LANGUAGE,
) -> Steps[Material]:
    """Do the same in steps of some milliseconds, for a window that must not stall.

    Args:
        store: The open store.
        issue: The draft.
        edition: One of `editions.EDITIONS`.
        everything: All figures of the situation.
        language: A code.
    """
    situation = reporting.situation_of(store, issue.situation)
    indicators = figures.indicators(store, issue.situation)
    chosen = frozenset(each.figure for each in indicators)
    last = reports.last_held(store, issue.previous)
    before = reports.version_before(store, issue)
    stands = standing.of_correction(store, issue, before, everything)
    yield
    previous = editions.nearest(store, last, edition, editions.EDITIONS[edition]) if last else None
    yield
    as_of = reports.fields(store, last).get("as_of") if last else None
    printed = corrections.stood(store, before.id if before else last)
    said = translating.Said(
        situation,
        reports.fields(store, issue.id),
        reasons.of_issue(store, issue.id),
        tuple(corrections.before(store, issue)),
    )
    limits = withholding.limits(store, issue.situation, editions.EDITIONS[edition])
    if language != editions.MAIN_LANGUAGE:
        said = translating.in_language(store, issue, language, said, limits.inside)
    sources = {each.id: each for each in articles.of_situation(store, issue.situation)}
    writer = Writer(language, gazetteer(situation.country))
    yield
    earlier = _earlier(store, last, edition) if last else ()
    printable = shown(stands.figures if stands else everything, sources, limits, writer)
    yield

    def as_known_now(went_out: Document) -> Document:
        known = recognized(went_out, everything, limits.inside)
        return unsourced(known, printable, limits.limit, writer)

    replaced = _replaced(store, before, edition, language, limits.inside) if before else None
    if replaced:
        replaced = replace(replaced, document=as_known_now(replaced.document))
    yield
    return Material(
        situations.office(store),
        said.situation,
        issue,
        said.fields,
        printable,
        stands.chosen if stands else chosen,
        {k: each for k, each in sources.items() if each.classification.within(limits.limit)},
        as_known_now(previous) if previous else None,
        moment(as_of.value)[0] if as_of else None,
        editions.EDITIONS[edition],
        language,
        indicators=tuple(indicators),
        reasons=said.reasons,
        corrections=said.rows,
        replaced=replaced,
        pages=printed.pages if printed else {},
        house=house.get(store),
        inside=named(limits.inside),
        earlier=tuple(map(as_known_now, earlier)),
        bodies=said.bodies,
    )


def _earlier(store: Store, last: str, edition: str) -> tuple[Document, ...]:
    """Return up to six issues before the last one, the oldest first; two are too few to draw."""
    found: list[Document] = []
    held = last
    while held and len(found) < _MOST_EARLIER:
        known = next(iter(reports.with_prefix(store, held)), None)
        held = reports.last_held(store, known.previous) if known else ""
        kept = editions.nearest(store, held, edition, editions.EDITIONS[edition]) if held else None
        if kept:
            found.append(kept)
    return tuple(reversed(found))


def _replaced(
    store: Store, before: Issue, edition: str, language: str, inside: Sequence[Inside]
) -> Replaced | None:
    """Return the version before, with its words as they were in the language."""
    kept = editions.nearest(store, before.id, edition, editions.EDITIONS[edition])
    if kept is None:
        return None
    day = before.issued_at.astimezone().date() if before.issued_at else None
    said = reports.fields(store, before.id)
    if language != editions.MAIN_LANGUAGE:
        situation = reporting.situation_of(store, before.situation)
        told = translating.Said(situation, said)
        said = dict(translating.in_language(store, before, language, told, inside).fields)
    return Replaced(kept, said, day)


def document(
    store: Store, issue: Issue, edition: str, language: str = editions.MAIN_LANGUAGE
) -> Document:
    """Return an edition in a language: as issued, or as the draft stands now."""
    name = editions.named(edition, language)
    kept = editions.issued(store, issue.id, name)
    if kept is None:
        editions.require_here(store, issue, name)
    return kept or build(material(store, issue, edition, language))
