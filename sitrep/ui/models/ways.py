"""What the column on the left lists: the pages of a situation, its earlier reports, the rest."""

from __future__ import annotations

from typing import NamedTuple

from sitrep.domain.report import Issue, Status
from sitrep.languages import listing
from sitrep.services import overview
from sitrep.services.overview import Waiting
from sitrep.ui.places import Page, Place

EARLIER = 5  # reports listed
PAGES = {
    Page.SOURCES: "Sources",
    Page.FIGURES: "Figures",
    Page.REPORT: "Report",
    Page.PUBLISH: "Publish",
}


class Line(NamedTuple):
    """A line of the column: a heading, or a place to go to with what waits there."""

    name: str
    place: Place | None = None
    note: str = ""
    says: str = ""


def shape(line: Line) -> tuple[str, Page | None, str]:
    """Return what makes a line another one than its neighbor, whatever waits there."""
    return (
        line.name,
        line.place.page if line.place else None,
        line.place.thing if line.place else "",
    )


def lines(waits: Waiting | None) -> list[Line]:
    """Return the lines for a situation, or for none."""
    found = [*_pages(waits), *_earlier(waits)] if waits else []
    home, library = Place(Page.HOME), Place(Page.LIBRARY)
    return [
        *found,
        Line("All situations"),
        Line("Home", home, "Alt+1"),
        Line("Library and search", library, "Ctrl+K"),
    ]


def _pages(waits: Waiting) -> list[Line]:
    draft = f"{overview.short_name(waits.draft)} draft" if waits.draft else ""
    draft = f"{waits.drafts} drafts" if waits.drafts > 1 else draft
    rivals = f" · {_counted(waits.rivals, 'rival')}" if waits.rivals else ""
    notes = {
        Page.SOURCES: (_number(waits.cards), _counted(waits.cards, "card", " to review")),
        Page.FIGURES: (
            f"{_number(waits.figures)}{rivals}",
            f"{_counted(waits.figures, 'figure')}, {_counted(waits.rivals, 'rival count')}",
        ),
        Page.REPORT: (draft, ""),
        Page.PUBLISH: ("", ""),
    }
    return [
        Line(name, Place(page, waits.situation.id), note, says if note else "")
        for page, name in PAGES.items()
        for note, says in (notes[page],)
    ]


def _number(count: int) -> str:
    return listing.number(count) if count else ""


def _earlier(waits: Waiting) -> list[Line]:
    issued = sorted((each for each in waits.issues if each.issued_at), key=_when, reverse=True)
    lines = [
        Line(
            overview.short_name(issue),
            Place(Page.PUBLISH, waits.situation.id, issue.id),
            _became(issue),
            f"{overview.report_name(issue)}, {_became(issue)}",
        )
        for issue in issued[:EARLIER]
    ]
    return [Line("Earlier reports"), *lines] if lines else []


def _became(issue: Issue) -> str:
    """Return "issued 12 Mar", or what became of it since."""
    if issue.status in (Status.SUPERSEDED, Status.WITHDRAWN):
        return issue.status.value
    return f"{'corrected' if issue.is_correction else 'issued'} {_when_short(issue)}"


def _when(issue: Issue) -> str:
    return issue.issued_at.isoformat() if issue.issued_at else ""


def _when_short(issue: Issue) -> str:
    return listing.day(issue.issued_at.astimezone().date()) if issue.issued_at else ""


def _counted(count: int, noun: str, more: str = "") -> str:
    return f"{listing.number(count)} {noun}{'' if count == 1 else 's'}{more}"
