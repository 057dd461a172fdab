"""What follows an issued report: its PDF in a folder of the person's, and the next report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from sitrep.domain.ids import new_id
from sitrep.domain.report import Issue
from sitrep.errors import RenderFailed, SitrepError
from sitrep.services import editions, gathering, reporting, sharing, withholding
from sitrep.store import reports
from sitrep.ui.choices import Choices
from sitrep.ui.errors import show_error
from sitrep.ui.flows.files import ask_save
from sitrep.ui.session import Session
from sitrep.worker.messages import Prove

_FOLDER = "folders/out"


def keep_pdf(parent: QWidget, session: Session, choices: Choices, issue: Issue) -> QFileDialog:
    """Ask where the PDF of an issued report is to go, and write it there, whole or not at all."""
    edition = editions.main(session.store, issue)
    document = gathering.document(session.store, issue, edition)
    name = sharing.file_name(document, sharing.Wish("pdf", edition))
    folder = Path(choices.text(_FOLDER, str(Path.home())))
    return ask_save(
        parent,
        "Save the PDF",
        folder / name,
        "PDF",
        lambda path: _write(parent, session, choices, (issue, path)),
    )


def start_next(parent: QWidget, session: Session, issue: Issue) -> str:
    """Start the report after `issue`; return its id, or "" where that was refused."""
    situation = reporting.situation_of(session.store, issue.situation)
    new = new_id()
    return new if session.do(parent, reporting.start, new, situation, issue.type) else ""


def _write(parent: QWidget, session: Session, choices: Choices, wish: tuple[Issue, Path]) -> None:
    issue, path = wish
    choices.set_text(_FOLDER, str(path.parent))
    try:
        edition = editions.main(session.store, issue)
        kept = reports.version(session.store, issue.id, edition)
        if kept is None or kept.pdf is None:
            raise RenderFailed(
                f"“{path.name}” was not written: this report was kept without its PDF.",
                "Open it under Publish and write it from there.",
            )
    except SitrepError as error:
        show_error(parent, error)
        return
    secrets = withholding.secrets(session.store, issue.id, issue.situation, edition)
    if not secrets:
        _put(parent, session, path, kept.pdf)
        return
    pdf = kept.pdf
    job = session.jobs.submit(Prove(pdf, "pdf", secrets))
    job.done.connect(lambda _: _put(parent, session, path, pdf))
    job.failed.connect(lambda error: show_error(parent, error))


def _put(parent: QWidget, session: Session, path: Path, pdf: bytes) -> None:
    try:
        sharing.write(path, pdf)
    except SitrepError as error:
        show_error(parent, error)
    else:
        session.said.emit(f"Saved {path.name}")
