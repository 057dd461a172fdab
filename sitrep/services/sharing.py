"""Files out: a report as the bytes of a file, and the file itself, whole or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from sitrep.document.model import Document
from sitrep.document.sentences import Writer
from sitrep.domain.fields import moment
from sitrep.domain.history import Changed
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Issue, Status, Withdrawal
from sitrep.formats.files import whole
from sitrep.formats.pages import length
from sitrep.languages import forms
from sitrep.services import (
    checking,
    editions,
    gathering,
    issuing,
    records,
    reporting,
    translating,
    withdrawing,
    withholding,
)
from sitrep.services.hands import Hands
from sitrep.services.issuing import Frozen
from sitrep.store import outgoing, reports
from sitrep.store.database import Store
from sitrep.store.outgoing import Edition

_NAME_LENGTH = 120  # characters of a file name; some systems stop at 143


@dataclass(frozen=True, slots=True)
class Wish:
    """How a report is to be written.

    Attributes:
        edition: "public", "internal", or "" for the one the report goes out as.
        paper: "a4", "letter", or "" for the paper it was issued on.
        archival: Of a PDF: PDF/A-3, for keeping, instead of PDF/UA.
    """

    format: str = "pdf"
    edition: str = ""
    paper: str = ""
    greyscale: bool = False
    language: str = editions.MAIN_LANGUAGE
    archival: bool = False


def rendered(store: Store, hands: Hands, issue: Issue, wish: Wish) -> bytes:
    """Return the bytes of a report; an issued PDF is the very one that went out.

    Of a withdrawn one the pages are made again and say so; what went out stays in the store.

    Raises:
        Leaked: Something stands in a public edition that is kept inside.
    """
    edition = wish.edition or editions.main(store, issue)
    kept = reports.version(store, issue.id, edition)
    paper = wish.paper or (kept.paper if kept else "a4")
    as_it_went = paper == (kept and kept.paper) and wish.language == editions.MAIN_LANGUAGE
    changed = wish.greyscale or wish.archival or issue.is_withdrawn
    if kept and kept.pdf and wish.format == "pdf" and as_it_went and not changed:
        made = kept.pdf
    else:
        document = told(store, issue, edition, wish.language)
        record = None
        if wish.format == "pdf":
            record = records.carried(store, issue, edition, wish.language)
        made = hands.render(
            document,
            paper=paper,
            greyscale=wish.greyscale,
            to=wish.format,
            record=record,
            archival=wish.archival,
        )
    _prove(store, hands, issue, edition, made, wish.format)
    return made


def _prove(store: Store, hands: Hands, issue: Issue, edition: str, made: bytes, kind: str) -> None:
    """See that nothing stands in a public file that is kept inside.

    Raises:
        Leaked: With what it is and where.
    """
    secrets = withholding.secrets(store, issue.id, issue.situation, edition)
    if secrets:
        hands.prove(made, kind, secrets)


def told(store: Store, issue: Issue, edition: str, language: str) -> Document:
    """Return an edition of a report; of a withdrawn one it says that it was withdrawn."""
    document = gathering.document(store, issue, edition, language)
    taken = withdrawing.of(store, issue)
    if taken is None:
        return document
    country = reporting.situation_of(store, issue.situation).country
    writer = Writer(document.language, gazetteer(country))
    taken = translating.withdrawal(store, issue, document.language, taken)
    reason = writer.names.given(taken.reason)
    said = writer.phrase("withdrawn", day=writer.day(taken.day), reason=reason)
    return replace(document, correction=said)


def issue(store: Store, hands: Hands, draft: Issue, paper: str = "a4") -> Changed:
    """Freeze a draft, make its PDF and issue both.

    Raises:
        Refused: A check blocks it.
        RenderFailed: It cannot be laid out; it stays a draft.
        Leaked: Something stands in it that is kept inside.
    """
    issuing.require_clear(draft, checking.findings(store, draft))
    frozen = issuing.freeze(store, draft)
    record = issuing.record(store, frozen)
    pdf = hands.render(frozen.documents[frozen.main], paper=paper, record=record)
    _prove(store, hands, draft, frozen.main, pdf, "pdf")
    return issuing.issue_report(store, frozen, pdf, paper)


def pages(store: Store, hands: Hands, draft: Issue, paper: str = "a4") -> float:
    """Return how many pages a draft fills as it would go out."""
    edition = editions.main(store, draft)
    return length(hands.render(gathering.document(store, draft, edition), paper=paper))


def write(path: Path, data: bytes) -> None:
    """Write a file that appears whole or not at all.

    Raises:
        RenderFailed: The folder cannot be written or the disk is full; what was there stays.
    """
    with whole(path) as unfinished:
        unfinished.write(data)


@dataclass(frozen=True, slots=True)
class Out:
    """One report of a situation, as the list of reports shows it.

    Attributes:
        as_of: "12 March 2025", or "".
        main: The edition it went out as; None for a draft.
        others: Its other editions.
        withdrawn: When and why it was taken back; None where it was not.
    """

    issue: Issue
    as_of: str
    main: Edition | None = None
    others: tuple[Edition, ...] = ()
    withdrawn: Withdrawal | None = None

    @property
    def is_draft(self) -> bool:
        return self.issue.status is Status.DRAFT


def every_report(store: Store, situation: str) -> list[Out]:
    """Return the draft and all issued reports of a situation, the newest first."""
    by_issue: dict[str, list[Edition]] = {}
    for edition in outgoing.editions(store, situation):
        by_issue.setdefault(edition.issue, []).append(edition)
    found = []
    for each in reversed(reports.of_situation(store, situation)):
        made = by_issue.get(each.id, [])
        main = max(made, key=lambda edition: edition.size, default=None)
        others = tuple(edition for edition in made if edition is not main)
        found.append(Out(each, as_of(store, each), main, others, withdrawing.of(store, each)))
    return sorted(found, key=lambda out: (not out.is_draft, -_when(out.issue)))


def _when(issue: Issue) -> float:
    return issue.issued_at.timestamp() if issue.issued_at else 0.0


def as_of(store: Store, issue: Issue) -> str:
    """Return the day a report is as of, "12 March 2025", or ""."""
    said = reports.fields(store, issue.id).get("as_of")
    return forms.day(moment(said.value)[0], "en") if said else ""


def file_name(document: Document, wish: Wish, suffix: str = ".pdf") -> str:
    """Return a name that any system takes and that says what is inside.

    "Country Crisis - Situation Report No 2 (12 March 2025).pdf"
    """
    head = document.masthead
    day = re.search(r"\d{1,2} \w+ \d{4}", head.as_of)
    about = (
        day[0] if day else "",
        "draft" if document.draft else "",
        "internal" if wish.edition == "internal" else "",
        document.language if document.language != editions.MAIN_LANGUAGE else "",
        "Letter" if wish.paper == "letter" else "",
        "greyscale" if wish.greyscale else "",
        "PDF-A" if wish.archival else "",
    )
    extra = f" ({', '.join(filter(None, about))})" if any(about) else ""
    label = _plain(head.label)
    title = _plain(head.title)[: _NAME_LENGTH - len(label) - len(extra)].rstrip()
    return f"{title} - {label}{extra}{suffix}"


def plain_name(words: str) -> str:
    """Return words as the name of a file that any system takes, without its ending."""
    return _plain(words)[:_NAME_LENGTH].rstrip()


def _plain(words: str) -> str:
    words = re.sub(r'[<>:"/\\|?*\x00-\x1f.]', " ", words)
    return re.sub(r"\s+", " ", words).strip()


def size_words(size: int) -> str:
    """Return the size of a file as people read it: "92 kB"."""
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"


def kept_pdf(store: Store, issue: str) -> bytes | None:
    """Return the PDF that was last made of a draft, to stand there until there is a newer one."""
    return outgoing.draft_pdf(store, issue)


def keep_pdf(store: Store, issue: str, pdf: bytes) -> Changed:
    """Keep the last PDF of a draft; no step of work, so there is nothing to undo."""
    with store.atomic():
        outgoing.keep_draft_pdf(store, issue, pdf)
    return Changed.NOTHING


def issued_with(store: Store, frozen: Frozen, pdf: bytes, paper: str) -> Changed:
    """Issue what was frozen; the draft's own PDF has done its service.

    Raises:
        Refused: It was issued before, or the draft changed while the PDF was made.
    """
    changed = issuing.issue_report(store, frozen, pdf, paper)
    keep_pdf(store, frozen.issue.id, b"")
    return changed
