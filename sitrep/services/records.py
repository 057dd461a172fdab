"""The records that PDFs carry: made at issue, kept with the issue, never made again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import msgspec

from sitrep.document.apart import apart
from sitrep.document.model import Document
from sitrep.document.record import Record
from sitrep.document.recorded import recorded
from sitrep.document.sentences import Writer
from sitrep.document.unnamed import said_in, without_names
from sitrep.domain.article import Classification
from sitrep.domain.inside import Inside, named
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Issue, Status
from sitrep.domain.translation import Translation
from sitrep.services import carrying, editions, gathering, reporting, spelling, translating
from sitrep.store import inside, reports, translations, withdrawals
from sitrep.store.database import Store

_SUFFIX = ".record"


def made(store: Store, issue: Issue, edition: str, document: Document) -> Record:
    """Return the record of an edition that is about to go out, as it is kept."""
    material = gathering.material(store, issue, edition)
    writer = Writer(material.language, gazetteer(material.situation.country))
    record = without_names(recorded(material, document, edition), material.inside, writer)
    told = (
        each
        for language in translations.languages(store, issue.situation)
        for each in carrying.words(store, issue, record, document, language)
    )
    record = replace(record, translations=tuple(told))
    if material.limit is Classification.PUBLIC:
        return record
    return replace(record, inside=_inside(store, issue, record, document))


def _inside(store: Store, issue: Issue, record: Record, document: Document) -> tuple[Inside, ...]:
    """Return what an edition for the office says and public ones do not.

    Whoever goes on from its PDF keeps it inside too. What it does not say is nothing to carry.
    """
    kept = inside.of_situation(store, issue.situation)
    if not kept:
        return ()
    country = reporting.situation_of(store, issue.situation).country
    words = msgspec.json.encode((record, document)).decode()
    every = named(spelling.every(store, issue.situation, kept))
    said = {each.id for each in record.figures}
    said.update(said_in(words, every, Writer(document.language, gazetteer(country))))
    return tuple(each for each in kept if each.thing in said)


def name_of(edition: str) -> str:
    """Return the name that the record of an edition is kept under."""
    return f"{edition}{_SUFFIX}"


def languages(record: Record) -> list[str]:
    """Return the languages that somebody translated what an edition prints into."""
    return sorted({each.language for each in record.translations})


def beside(record: Record, main: Document, translated: Iterable[Document]) -> Record:
    """Return a record with the same edition in other languages, as a PDF carries it."""
    others = {each.language: apart(main, each) for each in translated}
    return replace(record, translated=others)


def kept(record: Record) -> Record:
    """Return the record that a PDF carried as it is kept: its editions are kept by themselves."""
    return replace(record, main=None, translated={})


def carried(
    store: Store, issue: Issue, edition: str, language: str = editions.MAIN_LANGUAGE
) -> Record | None:
    """Return what the PDF of an issued edition carries.

    None for a draft, and for an issue from before there were records.
    """
    known = reports.version(store, issue.id, name_of(edition))
    if issue.status is Status.DRAFT or known is None:
        return None
    record = kept(msgspec.json.decode(known.body, type=Record))
    main = editions.issued(store, issue.id, edition)
    if main and language not in (editions.MAIN_LANGUAGE, *languages(record)):
        record = replace(record, translations=_older(store, issue, record, main, language))
    names = (editions.named(edition, each) for each in languages(record) if each != language)
    found = (editions.issued(store, issue.id, name) for name in names)
    record = beside(record, main, filter(None, found)) if main else record
    if issue.is_withdrawn and record.issue:
        record = replace(
            record,
            issue=replace(record.issue, status=issue.status),
            withdrawn=withdrawals.of_issue(store, issue.id),
            translations=(*record.translations, *translating.reasons_of(store, issue)),
        )
    return record if language == editions.MAIN_LANGUAGE else replace(record, main=main)


def _older(
    store: Store, issue: Issue, record: Record, main: Document, language: str
) -> tuple[Translation, ...]:
    """Return what is carried of a report that went out before records had translations."""
    own = translations.of_issue(store, issue.id, language)
    found = carrying.words(store, issue, record, main, language)
    return (*record.translations, *(each for each in found if each.field in own))
