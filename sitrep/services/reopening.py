"""A report back from its own PDF: the issue as it went out, its figures, and what they rest on.

What is here already stays as it is; what differs is told. The same PDF twice changes nothing.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sitrep.document.record import Carried, Proof, Record
from sitrep.domain.history import Changed
from sitrep.domain.report import Issue, Situation, Status
from sitrep.errors import ImportFailed, Refused
from sitrep.languages.wording import NAMES
from sitrep.services import editions, finding, rebuilding, reinstating, reporting
from sitrep.store import reopened, reports, situations
from sitrep.store.database import Store
from sitrep.store.digests import sha256
from sitrep.store.reopened import Reopened

LARGEST = 50 << 20  # bytes of a PDF
_MARK = b"/EmbeddedFile"  # stands in the clear in every PDF that carries files

ALTERED = (
    "The data in this PDF was changed after the report was issued. Compare it with the report as"
    " it was sent; its figures are marked as not reviewed."
)
SAVED_ANEW = (
    "Another program saved this PDF anew after it was issued; the data in it is unchanged, but the"
    " pages may not be."
)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What reopening a PDF does, before it is done.

    Attributes:
        here: The store has all of it already.
        known: It has the report, in this edition or another.
        edition: "public" or "internal", of the file.
        language: Of its pages.
        figures, sources: How many are new.
        conflicts: Sentences on what stands here otherwise; it stays.
        warnings: Sentences on what is odd about the file, or missing in it.
    """

    situation: Situation
    issue: Issue
    here: bool
    figures: int
    sources: int
    conflicts: tuple[str, ...]
    warnings: tuple[str, ...]
    altered: bool = False
    known: bool = False
    edition: str = ""
    language: str = editions.MAIN_LANGUAGE

    @property
    def outcome(self) -> str:
        """Return what was done, once it was."""
        name = f"{self.issue.name} of “{self.situation.name}”"
        translated = self.language != editions.MAIN_LANGUAGE
        spoken = NAMES.get(self.language, self.language)
        if self.here:
            too = f", its {spoken} pages too" if translated else ""
            return f"{name} is here already{too}; nothing was changed."
        if self.known:
            pages = f" in {spoken}" if translated else ""
            return f"{name} was here already; its {self.edition} edition{pages} came in."
        return f"{name} is here again{f', from its {spoken} pages' if translated else ''}."

    @property
    def told(self) -> tuple[str, ...]:
        return (*self.warnings, *self.conflicts)


def load(path: Path) -> bytes:
    """Return the bytes of a PDF, having looked first at what it is.

    Raises:
        ImportFailed: It is missing, no file, too large or cannot be read.
    """
    name = path.name or str(path)
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise ImportFailed(f"“{name}” was not reopened: it is not a file.", "Choose a PDF.")
        if about.st_size > LARGEST:
            raise ImportFailed(
                f"“{name}” was not reopened: it is larger than {LARGEST >> 20} MB, and no report"
                " is.",
                "Choose the PDF of a report that Sitrep issued.",
            )
        return path.read_bytes()
    except OSError as error:
        raise ImportFailed(
            f"“{name}” was not reopened: {(error.strerror or str(error)).lower()}.",
            "Check its name and folder, and that you may open it.",
        ) from error


def may_be_ours(path: Path) -> bool:
    """Tell whether a file is a PDF that carries files, without opening it as one."""
    try:
        return path.suffix.lower() == ".pdf" and _MARK in load(path)
    except ImportFailed:
        return False


def look(store: Store, carried: Carried) -> Outlook:
    """Say what reopening would do.

    Raises:
        Refused: Another report of the same number is here.
    """
    record, situation, issue = _of(store, carried)
    known = situations.get(store, situation.id)
    kept = _require_free(store, issue)
    edition = reinstating.edition(carried)
    here = kept is not None and reports.version(store, issue.id, edition) is not None
    found = rebuilding.pieces(store, record, doubtful=carried.proof is Proof.ALTERED)
    conflicts = [*_other_situation(known, situation), *found.conflicts]
    if here and _differs(store, issue, edition, carried):
        conflicts.append(f"{issue.name} says something else in the PDF than here; kept as here.")
    return Outlook(
        known or situation,
        kept or issue,
        here,
        0 if here else len(found.figures),
        0 if here else len(found.articles),
        tuple(conflicts),
        tuple(_warnings(store, carried, situation, new=known is None)),
        carried.proof is Proof.ALTERED,
        kept is not None,
        record.edition,
        carried.language,
    )


def reopen(store: Store, carried: Carried, pdf: bytes, filename: str) -> Changed:
    """Take a report back in one step. Cannot be undone, as issuing it could not.

    Raises:
        Refused: Another report of the same number is here.
    """
    found = look(store, carried)
    if found.here:
        return Changed.NOTHING
    record, situation, issue = _of(store, carried)
    pieces = rebuilding.pieces(store, record, doubtful=found.altered)
    with store.step(f"Reopen {issue.name}", final=True):
        if situations.get(store, situation.id) is None:
            situations.save(store, situation)
        rebuilding.save_articles(store, pieces)
        rebuilding.save_figures(store, record, pieces)
        new = reports.with_prefix(store, issue.id) == []
        if new:
            reinstating.save_issue(store, record, issue)
        reinstating.add_versions(store, carried, issue, pdf)
        reinstating.save_translations(store, record, issue)
        reinstating.save_inside(store, record, issue)
        if new:
            reinstating.keep_stood(store, carried, record, issue, pieces)
            came = Reopened(issue.id, filename, record.edition, carried.proof.value, found.told)
            reopened.keep(store, came)
    return Changed.SITUATIONS | Changed.ARTICLES | Changed.FIGURES | Changed.REPORTS


def _of(store: Store, carried: Carried) -> tuple[Record, Situation, Issue]:
    """Return the record with what it is about, an older one as part of what is here."""
    record = carried.record if carried.whole else _at_home(store, carried)
    if record.situation is None or record.issue is None:  # the reader refuses such a file
        raise ValueError("a record is of a situation and an issue")
    return record, record.situation, record.issue


def _at_home(store: Store, carried: Carried) -> Record:
    """Give an older record, which has no ids, those of the same issue and situation here."""
    record = carried.record
    if record.situation is None or record.issue is None:
        return record
    situation, issue = record.situation, record.issue
    kept = reopened.issue_saying(store, sha256(carried.body.encode()))
    if kept:
        issue = finding.report(store, kept)
        situation = reporting.situation_of(store, issue.situation)
    else:
        named = situations.named(store, situation.name)
        here = [each for each in named if each.country == situation.country]
        situation = here[0] if len(here) == 1 else situation
        issue = replace(issue, situation=situation.id)
    return replace(
        record,
        situation=situation,
        issue=issue,
        figures=tuple(replace(each, situation=situation.id) for each in record.figures),
        indicators=tuple(replace(each, situation=situation.id) for each in record.indicators),
    )


def _require_free(store: Store, issue: Issue) -> Issue | None:
    """Return the issue if it is here.

    Raises:
        Refused: It is a draft here, or another one has its number.
    """
    for each in reports.of_situation(store, issue.situation):
        same = (each.type, each.number, each.version) == (issue.type, issue.number, issue.version)
        if each.id == issue.id and each.status is not Status.DRAFT:
            return each
        if same or each.id == issue.id:
            state = "a draft" if each.status is Status.DRAFT else "another report"
            raise Refused(
                f"Nothing was reopened: {issue.name} of this situation is here already, as"
                f" {state}.",
                "Reopen it in a store of its own: “sitrep --store FILE reopen”.",
            )
    return None


def _differs(store: Store, issue: Issue, edition: str, carried: Carried) -> bool:
    kept = reports.version(store, issue.id, edition)
    return kept is not None and kept.body != carried.body


def _other_situation(known: Situation | None, told: Situation) -> Iterator[str]:
    if known is None:
        return
    for what in ("name", "country", "start", "glide"):
        here, there = getattr(known, what), getattr(told, what)
        if there and here != there:
            here = here or "nothing"
            said = f"The {what} of the situation is “{there}” in the PDF, “{here}” here"
            yield f"{said}; kept as here."


def _warnings(store: Store, carried: Carried, situation: Situation, *, new: bool) -> Iterator[str]:
    if carried.proof is Proof.ALTERED:
        yield ALTERED
    if carried.proof is Proof.SAVED_ANEW:
        yield SAVED_ANEW
    yield from carried.warnings
    if carried.record.edition == "public":
        yield "It is the public edition: what is internal is not in it."
    elif any(each.classification is None for each in carried.record.sources):
        yield (
            "It is an older PDF of the internal edition, which does not say which of its sources"
            " are public: all that are new here are internal until you say otherwise."
        )
    if new and situations.named(store, situation.name):
        yield f"There are two situations named “{situation.name}” now: the PDF is of another one."
