"""A real window on a real store, offscreen, with a real worker."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from sitrep.domain.report import Situation
from sitrep.services import casework
from sitrep.store import database
from sitrep.ui import theme
from sitrep.ui.choices import Choices
from sitrep.ui.jobs import Jobs
from sitrep.ui.session import Session


@pytest.fixture(scope="session", autouse=True)
def look():
    """Fonts and style as the program has them."""
    app = QApplication.instance() or QApplication([])
    app.setStyle("Fusion")
    theme.load_fonts()
    theme.apply(app)
    return app


@pytest.fixture
def choices(tmp_path):
    return Choices(tmp_path / "window.ini")


@pytest.fixture
def session(tmp_path, qapp):
    """A session on an empty store; its worker starts with the first job and ends with the test."""
    file = tmp_path / "sitrep.db"
    database.create(file)
    opened = Session(file, Jobs())
    yield opened
    opened.close()


@pytest.fixture
def crisis(session):
    """A situation, opened by the ordinary step."""
    made = Situation("0190", "Coastal hostilities", "SYR")
    casework.open_situation(session._writing, made)
    return made
