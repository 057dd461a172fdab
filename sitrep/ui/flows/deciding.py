"""Deciding on the cards of an article, and making figures of words that a person marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from sitrep.domain.article import Article, Passage
from sitrep.domain.figure import Figure, Proposal, Proposed, Role
from sitrep.domain.ids import new_id
from sitrep.errors import SitrepError
from sitrep.services import amending, recording, review
from sitrep.services.review import Entry
from sitrep.store import figures, own_words
from sitrep.ui.dialogs.figure import Asked, FigureDialog
from sitrep.ui.dialogs.reject import RejectDialog
from sitrep.ui.flows.asking import ask
from sitrep.ui.session import Session
from sitrep.ui.widgets import wording
from sitrep.ui.widgets.figure_column import Helps
from sitrep.ui.widgets.proposal_card import Deed
from sitrep.ui.widgets.suggest import Days, among, places_of
from sitrep.worker import launch

if TYPE_CHECKING:
    from sitrep.ui.panels.sources import SourcesPanel

_AROUND = 30_000  # characters read on either side of marked words
_AHEAD = timedelta(days=1)  # it is tomorrow already where some papers are printed
_OFFERED = 300  # figures that a link may lead to, as a list can hold them
_BEFORE = "This card was decided before; Ctrl+Z takes the last step back"


class Deciding(QObject):
    """Takes each decision as one step, on the card that is current."""

    def __init__(self, session: Session, panel: SourcesPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel

    @Slot(object)
    def do(self, deed: Deed) -> None:
        match deed:
            case Deed.ACCEPT:
                self.accept()
            case Deed.UPDATE:
                self.accept_update()
            case Deed.EDIT:
                self.edit()
            case Deed.REJECT:
                self.reject()

    @Slot()
    def accept(self) -> None:
        entry = self._waiting()
        if entry and entry.card:
            self._accept(entry, self._figure(entry))

    @Slot()
    def accept_update(self) -> None:
        entry = self._waiting()
        if entry is None:
            return
        if entry.match is None:
            self._session.said.emit("There is no earlier figure of the same kind, place and people")
            return
        self._accept(entry, review.updating(self._figure(entry), entry.match))

    @Slot()
    def accept_certain(self) -> None:
        """Take what is certain and stands in nobody's way, in one step."""
        certain = [entry for entry in self._panel.entries.entries() if entry.is_certain]
        pairs = [(entry.card, self._figure(entry)) for entry in certain if entry.card]
        if not pairs:
            self._session.said.emit("No card is certain enough to be accepted unread")
            return
        if self._session.do(self._panel, review.accept_all, pairs, "Accept all certain cards"):
            said = "1 card" if len(pairs) == 1 else f"{len(pairs)} cards"
            self._session.said.emit(f"{said} accepted; Ctrl+Z takes them back")

    @Slot()
    def edit(self) -> None:
        entry = self._panel.entry
        if entry is None:
            return
        if entry.figure:
            self._open(entry.figure, None)
        elif entry.waits:
            self._open(self._figure(entry), entry)
        else:
            self._session.said.emit(_BEFORE)

    @Slot()
    def reject(self) -> None:
        entry = self._waiting()
        if entry is None or entry.card is None:
            return
        card = entry.card
        heading = wording.heading(entry.claim, self._panel.writer)
        quote = wording.quoted(entry.passages[0].quote)
        dialog = RejectDialog(heading, quote, self._panel)
        ask(dialog, lambda: self._session.attempt(review.reject, card, dialog.reason()))

    def _waiting(self) -> Entry | None:
        entry = self._panel.entry
        if entry and entry.waits:
            return entry
        if entry:
            self._session.said.emit(_BEFORE)
        return None

    def _figure(self, entry: Entry) -> Figure:
        if entry.card is None:
            raise ValueError("only a proposal becomes a figure")
        return review.figure_of(entry.card, self._panel.article, new_id())

    def _accept(self, entry: Entry, figure: Figure) -> None:
        if entry.card:
            self._session.do(self._panel, review.accept, entry.card, figure)

    # The dialog

    def _open(self, figure: Figure, entry: Entry | None, *, ask_kind: bool = False) -> None:
        """Have a figure set right; `entry` is the card that it decides, if it does."""
        store = self._session.store
        match = entry.match if entry else None
        if entry is None and not ask_kind:
            match = review.speaking(store, figure.situation, figure.claim)
            match = None if match and match.id == figure.id else match
        asked = Asked(
            "The figure in these words",
            "Save figure" if entry is None and not ask_kind else "Accept figure",
            tuple(self._others(figure)),
            match,
            ask_kind,
        )
        dialog = FigureDialog(figure, self._helps(figure), self._panel, asked)
        ask(dialog, lambda: self._save(dialog, entry))

    def _helps(self, figure: Figure) -> Helps:
        crisis = self._panel.crisis
        if crisis is None:
            raise RuntimeError("no situation is open")
        today = date.today()  # noqa: DTZ011 - the day where the person is
        article = self._panel.article
        spoken_of = (article.published if article else None) or today
        known = figures.sources(self._session.store, figure.situation)
        days = Days(spoken_of, max(spoken_of, today + _AHEAD))
        return Helps(crisis, self._panel.writer, days, places_of(crisis.country), among(known))

    def _others(self, figure: Figure) -> list[Figure]:
        everyone = figures.of_situation(self._session.store, figure.situation)
        standing = [
            each
            for each in everyone
            if each.role not in (Role.SUPERSEDED, Role.REJECTED) and not each.claim.is_fact
        ]
        standing.sort(key=lambda each: (each.claim.kinds != figure.claim.kinds, each.id))
        linked = {link.other for link in figure.links}
        far = [each for each in standing[_OFFERED:] if each.id in linked]
        return standing[:_OFFERED] + far

    def _save(self, dialog: FigureDialog, entry: Entry | None) -> SitrepError | None:
        figure = dialog.figure()
        if entry and entry.card:
            return self._session.attempt(review.accept, entry.card, figure)
        known = figures.get(self._session.store, figure.id)
        return self._session.attempt(recording.amend if known else recording.record, figure)

    # Figures of marked words

    @Slot()
    def make(self) -> None:
        """Make a figure of the words that are marked by hand."""
        article, marked = self._panel.article, self._panel.text.view.selection()
        if article is None or marked is None:
            self._session.said.emit("Mark the words in the article first, then press Ctrl+Return")
            return
        words = Passage(article.id, *marked)
        entry = self._entry_of(words)
        if entry:
            figure = replace(self._figure(entry), passages=(words,))
            self._open(figure, entry)
            return
        start, piece = _around(article, words)
        own = own_words.of_country(self._session.store, self._panel.country)
        job = self._session.jobs.submit(launch.proposing(piece, self._panel.country, own))
        self._session.said.emit("Reading the marked words…")
        job.done.connect(lambda found: self._on_read(article, words, found, start))
        job.failed.connect(lambda error: self._on_not_read(article, words, error))

    def _entry_of(self, words: Passage) -> Entry | None:
        """Return the waiting card that was read from the same words, if there is one."""
        for entry in self._panel.entries.entries():
            passage = entry.passages[0]
            within = passage.start <= words.start and words.end <= passage.end
            around = words.start <= passage.start and passage.end <= words.end
            if entry.waits and (within or around):
                return entry
        return None

    def _on_read(self, article: Article, words: Passage, found: Proposed, start: int) -> None:
        moved = [_moved(each, start) for each in found.proposals]
        figure = amending.reading_of(article, words, moved)
        if figure:
            self._open(figure, None)
        else:
            self._by_hand(article, words)

    def _on_not_read(self, article: Article, words: Passage, error: SitrepError) -> None:
        self._session.said.emit(error.problem)
        self._by_hand(article, words)

    def _by_hand(self, article: Article, words: Passage) -> None:
        said = self._panel.entries.entries()
        places = said[0].claim.places if said else ()
        figure = amending.by_hand(article, words, article.language or "en", places=places)
        self._open(figure, None, ask_kind=True)


def _around(article: Article, words: Passage) -> tuple[int, Article]:
    """Return the part of an article around some words, and where it begins."""
    start = max(0, words.start - _AROUND)
    start = article.text.rfind("\n", 0, start) + 1 if start else 0
    return start, replace(article, text=article.text[start : words.end + _AROUND])


def _moved(proposal: Proposal, by: int) -> Proposal:
    passages = tuple(replace(each, start=each.start + by) for each in proposal.passages)
    return replace(proposal, passages=passages)
