"""Editions as they went out; of a report that came back from its PDF, one alone is here."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import msgspec

from sitrep.document.model import Document
from sitrep.domain.article import Classification
from sitrep.domain.report import Issue
from sitrep.errors import Refused
from sitrep.languages.wording import LANGUAGES
from sitrep.store import corrections, reopened, reports
from sitrep.store.database import Store

MAIN_LANGUAGE = "en"  # what people write their prose in
EDITIONS = {"public": Classification.PUBLIC, "internal": Classification.INTERNAL}
_KEPT = 8  # documents that are not read anew each time a draft is compared with them


def named(edition: str, language: str) -> str:
    """Return the name an edition is kept under: "public", "public.ar"."""
    return edition if language == MAIN_LANGUAGE else f"{edition}.{language}"


def translations() -> tuple[str, ...]:
    """Return the languages that an issue is frozen in besides its own."""
    return tuple(language for language in LANGUAGES if language != MAIN_LANGUAGE)


def main(store: Store, issue: Issue) -> str:
    """Return the edition a report goes out as: public only where somebody said so."""
    said = reports.fields(store, issue.id).get("classification")
    return "public" if said and said.value == Classification.PUBLIC else "internal"


def issued(store: Store, issue: str, edition: str) -> Document | None:
    """Return an edition as it was issued; None where there is none of that name."""
    version = reports.version(store, issue, edition)
    return _document(version.body) if version else None


@lru_cache(_KEPT)
def _document(body: str) -> Document:
    return msgspec.json.decode(body, type=Document)


def nearest(store: Store, issue: str, edition: str, limit: Classification) -> Document | None:
    """Return an edition as it went out, for comparing with.

    Of a report that was reopened from the PDF of the other edition, it is what that one printed, as
    far as this edition may show it.
    """
    kept = issued(store, issue, edition)
    came = None if kept else reopened.of_issue(store, issue)
    if came is None:
        return kept
    other = issued(store, issue, came.edition)
    stood = corrections.stood(store, issue)
    if other is None or stood is None:
        return other
    hidden = {each.id for each in stood.figures if not each.classification.within(limit)}
    rows = tuple(row for row in other.evidence if row.figure not in hidden)
    return replace(other, evidence=rows)


def require_here(store: Store, issue: Issue, edition: str) -> None:
    """Refuse to make an edition anew that went out, and of which only another is here.

    Raises:
        Refused: The report was reopened from the PDF of another edition or language.
    """
    came = reopened.of_issue(store, issue.id)
    if came:
        name, _, language = edition.partition(".")
        which = (
            f"{name} edition in another language ({language})" if language else f"{name} edition"
        )
        raise Refused(
            f"There is no {which} of {issue.name} here: it was reopened from the PDF of its"
            f" {came.edition} edition.",
            "Reopen the PDF of that edition too, or use the one that is here.",
        )
