"""What stays out of public editions, from the page where they are made."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from sitrep.document.sentences import Writer
from sitrep.domain.history import Changed
from sitrep.domain.inside import Inside, Sense
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Situation
from sitrep.services import withholding
from sitrep.services.withholding import Held
from sitrep.store import inside
from sitrep.ui.dialogs.kept_inside import KeptInsideDialog
from sitrep.ui.session import Session


class Withholding(QObject):
    """Opens the dialog and keeps what it gives."""

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._situation: Situation | None = None
        self.dialog: KeptInsideDialog | None = None
        session.changed.connect(self._on_changed)

    def begin(self, situation: Situation) -> None:
        self._situation = situation
        self.dialog = KeptInsideDialog(situation.country, self._page)
        self._show()
        self.dialog.added.connect(self._on_added)
        self.dialog.removed.connect(self._on_removed)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    @Slot()
    def _show(self) -> None:
        if self.dialog is None or self._situation is None:
            return
        store, situation = self._session.store, self._situation
        writer = Writer("en", gazetteer(situation.country))
        held = withholding.held(store, situation.id)
        self.dialog.show_kept(
            inside.of_situation(store, situation.id),
            [(each.figure.id, _said(each, writer), each.allowed) for each in held],
        )

    @Slot(object)
    def _on_added(self, value: Inside) -> None:
        if self.dialog is None or self._situation is None:
            return
        done = self._session.do(self.dialog, withholding.keep_inside, self._situation, value)
        if done and value.sense is not Sense.SOURCE:
            self.dialog.begin_next()

    @Slot(object)
    def _on_removed(self, value: Inside) -> None:
        if self.dialog and self._situation:
            self._session.do(self.dialog, withholding.let_out, self._situation, value)

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if self.dialog and changed:
            QTimer.singleShot(0, self.dialog, self._show)  # a list is not filled while it tells

    @Slot()
    def _on_finished(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog:
            dialog.deleteLater()


def _said(held: Held, writer: Writer) -> str:
    """Return "58 people killed, Tartous · A note from inside (restricted)"."""
    claim = held.figure.claim
    place = writer.names.where(claim.places)
    what = writer.statement(claim) + (f", {place}" if place else "")
    if held.article and held.article.classification.value != "public":
        return f"{what} · {held.article.title} ({held.article.classification.value})"
    return f"{what} · {claim.origin or 'no source'} ({held.figure.classification.value})"
