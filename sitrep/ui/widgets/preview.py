"""The live preview: the very PDF that will go out, made again while a person writes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sitrep.document.model import Document
from sitrep.document.shown import Patch, Region, Shown
from sitrep.errors import RenderFailed, SitrepError
from sitrep.services import sharing
from sitrep.ui.choices import Choices
from sitrep.ui.session import Session
from sitrep.ui.widgets.again import AgainStrip
from sitrep.ui.widgets.find_bar import FindBar
from sitrep.ui.widgets.page_budget import over_budget
from sitrep.ui.widgets.page_leads import PageLeads
from sitrep.ui.widgets.page_view import PageView
from sitrep.ui.widgets.pages import Pages
from sitrep.ui.widgets.preview_bar import PAPERS, PreviewBar
from sitrep.ui.widgets.rendering import Rendering
from sitrep.ui.widgets.sheet import FIT_WIDTH, zoom_of
from sitrep.ui.widgets.words import shorter
from sitrep.ui.widgets.working import WorkingLine
from sitrep.worker.messages import LayOut

_WAIT = "Laying out the pages…"
_KEEP_AFTER = 4000  # milliseconds of rest after which the last PDF of a draft is kept


class Preview(QWidget):
    """Shows a report as its PDF; of several wishes only the newest is granted.

    Signals:
        clicked: What stands where the person clicked: the id of a figure, a section such as
            "overview", or "".
        rendered: The PDF, each time a new one was made.
        wished: The person chose another paper, or greyscale.
    """

    clicked = Signal(str)
    rendered = Signal(bytes)
    wished = Signal()

    def __init__(self, session: Session, choices: Choices) -> None:
        super().__init__()
        self._session = session
        self._choices = choices
        self.paper = "a4"
        self.greyscale = False
        self.pdf = b""
        self._over_budget = ""
        self._issue = ""
        self._kept = b""
        self._document: Document | None = None
        self._stored: tuple[bytes, str] | None = None  # a PDF that went out, and its paper
        self._rendering = Rendering(session.jobs, self)
        self._rest = QTimer(self, singleShot=True, interval=_KEEP_AFTER)
        self._rest.timeout.connect(self._keep)
        self.bar = PreviewBar(self)
        self.view = PageView()
        self.view.empty = "The pages appear here."
        self._line = WorkingLine(self.view)
        self._strip = AgainStrip()
        self.finder = FindBar(self.view)
        self.leads = PageLeads(self.view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self.finder)
        whole.addWidget(self._strip)
        whole.addWidget(self.view, 1)
        self._connect()
        self.bar.set_on(False)
        self.set_paper(choices.text("preview/paper", "a4"))
        self._choose_zoom(zoom_of(choices.text("preview/zoom", FIT_WIDTH)))

    def _connect(self) -> None:
        self._rendering.made.connect(self._on_made)
        self._rendering.patched.connect(self._on_patched)
        self._rendering.failed.connect(self._show_failure)
        self._rendering.busy.connect(self._line.set_working)
        self.view.installEventFilter(self)
        self._strip.asked.connect(self._try_again)
        self.view.clicked.connect(self._on_clicked)
        self.leads.figure_chosen.connect(self.clicked)
        self.bar.find_asked.connect(self.finder.open_bar)
        self.bar.hit_asked.connect(self.finder.step)
        self.view.turned.connect(self._show_facts)
        self.bar.zoom_chosen.connect(self._choose_zoom)
        self.bar.zoom_stepped.connect(self._step_zoom)
        self.bar.paper_chosen.connect(self._choose_paper)
        self.bar.grey_chosen.connect(self._choose_grey)

    @property
    def failed(self) -> bool:
        """Tell whether the newest pages could not be made."""
        return not self._strip.isHidden()

    @property
    def is_current(self) -> bool:
        """Tell whether what is shown is what was wished for last."""
        return bool(self.pdf) and self._rendering.is_idle and not self.failed

    def begin(self, issue: str) -> None:
        """Turn to a draft: what was rendered of it last stands there at once.

        Later renders of it are kept for the next start, while hands rest.
        """
        kept = sharing.kept_pdf(self._session.store, issue) or b""
        if kept:
            self.show_stored(kept)
        else:
            self.clear(_WAIT)
        self.set_paper(self._choices.text("preview/paper", "a4"))
        self._issue, self._kept = issue, kept

    def show_document(self, document: Document) -> None:
        """Render after a short pause; the pages before stay until the new ones are ready."""
        self._stored = None
        self._document = document
        self._rendering.ask(self._wish(document))

    def show_stored(self, pdf: bytes, document: Document | None = None, paper: str = "") -> None:
        """Show a PDF as it is, at once.

        Args:
            pdf: Made before.
            document: What it says, so that another paper or greyscale can be made of it.
            paper: What `pdf` was made for.
        """
        self._abandon()
        self._document = document
        self._stored = (pdf, paper) if document else None
        if paper:
            self.greyscale = False
            self.set_paper(paper)
        self._show_pdf(pdf, anew=True)

    def show_issued(self, document: Document, paper: str) -> None:
        """Show an edition that has no PDF of its own."""
        self.clear(_WAIT)
        self.set_paper(paper)
        self.show_document(document)

    def clear(self, sentence: str) -> None:
        """Show no page, but a sentence."""
        self._abandon()
        self._document = self._stored = None
        self.pdf = b""
        self.view.empty = sentence
        self.view.show_pages(None)
        self._show_facts()

    def reveal(self, section: str) -> None:
        """Scroll to a section such as "overview", unless it is in view."""
        self.view.reveal(section)

    def set_paper(self, paper: str) -> None:
        """Take another paper without making anything."""
        self.paper = paper if paper in PAPERS else "a4"
        self.bar.show_paper(self.paper, grey=self.greyscale)

    def menu(self) -> list[QAction]:
        """Return the actions for the menu; their keys work while the preview is in view."""
        return list(self.bar.offered)

    def _wish(self, document: Document) -> LayOut:
        return LayOut(document, self.paper, self.greyscale)

    @Slot(object)
    def _on_made(self, shown: Shown) -> None:
        self._show_pdf(shown.pdf, shown.regions)
        self.rendered.emit(shown.pdf)
        if self._issue:
            self._rest.start()

    @Slot(object)
    def _on_patched(self, patch: Patch) -> None:
        """Paint what changed over the pages; the PDF is that of before until the whole comes."""
        if self.view.pages and not self.failed:
            self.view.show_pages(self.view.pages.patched(patch))

    def _abandon(self) -> None:
        self._keep()
        self._issue = ""
        self._rendering.abandon()
        self._strip.hide()

    def _show_pdf(
        self, pdf: bytes, regions: tuple[Region, ...] = (), *, anew: bool = False
    ) -> None:
        try:
            pages = Pages(pdf, regions)
        except ValueError:
            self._show_failure(
                RenderFailed("The pages cannot be shown: the PDF is damaged.", "Try again.")
            )
            return
        self.pdf = pdf
        self._strip.hide()
        if anew:
            self.leads.forget()
        self._over_budget = over_budget(self._document, pdf)
        self.view.show_pages(pages, anew=anew)
        if self.finder.isHidden():
            self.leads.follow()
        else:
            self.finder.follow()
        self._show_facts()

    @Slot(object)
    def _show_failure(self, error: SitrepError) -> None:
        self._strip.show_error(error)
        if not self.pdf:
            self.view.empty = "There are no pages to show yet."
            self.view.show_pages(None)

    @Slot()
    def _try_again(self) -> None:
        if self._document:
            self._rendering.again(self._wish(self._document))

    @Slot()
    def _keep(self) -> None:
        """Keep the last PDF of a draft, so that it stands there at the next start."""
        self._rest.stop()
        if self._issue and self.pdf and self.pdf != self._kept:
            self._kept = self.pdf
            self._session.attempt(sharing.keep_pdf, self._issue, self.pdf)  # a convenience only

    @Slot(str)
    def _on_clicked(self, name: str) -> None:
        number = name.removeprefix("evidence-")
        if self._document and number != name:
            found = [e.figure for e in self._document.evidence if str(e.number) == number]
            name = found[0] if found else name
        self.clicked.emit(name)

    @Slot(bool)
    def _choose_grey(self, grey: bool) -> None:  # noqa: FBT001 - Qt's own
        self.greyscale = grey
        self._on_wished()

    @Slot(str)
    def _choose_paper(self, paper: str) -> None:
        if paper != self.paper:
            self._choices.set_text("preview/paper", paper)
            self.set_paper(paper)
            self._on_wished()

    def _on_wished(self) -> None:
        self.bar.show_paper(self.paper, grey=self.greyscale)
        document, stored = self._document, self._stored
        if document and stored and self.paper == stored[1] and not self.greyscale:
            self._rendering.abandon()
            self._show_pdf(stored[0])
        elif document:
            self._rendering.ask(self._wish(document))
        self.wished.emit()

    @Slot(object)
    def _choose_zoom(self, zoom: float | str) -> None:
        self.view.set_zoom(zoom)
        self.bar.show_zoom(zoom)
        self._choices.set_text("preview/zoom", str(zoom))

    @Slot(int)
    def _step_zoom(self, steps: int) -> None:
        self.view.zoom_by(steps)
        self._choose_zoom(self.view.zoom)

    @Slot()
    def _show_facts(self) -> None:
        pages = self.view.pages
        if pages is None or not self.pdf:
            self.bar.show_facts("Preview")
            return
        page = min(self.view.page, len(pages) - 1)
        at, size = f"{page + 1} of {len(pages)}", sharing.size_words(len(self.pdf))
        facts = " · ".join(filter(None, (f"Page {at}", self._over_budget, size)))
        self.bar.show_facts(facts, *shorter(facts), at)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.bar.set_on(True)
        self._rendering.hold(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.bar.set_on(False)
        self._rendering.hold(True)
        self._keep()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view and event.type() is QEvent.Type.Resize:
            self._line.setGeometry(0, 0, self.view.width(), self._line.height())
        return super().eventFilter(watched, event)
