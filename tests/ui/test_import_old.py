"""Which numbers of an old report are taken over: the dialog as a person sees it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QWidget

from sitrep.domain.article import Article
from sitrep.services.intake import Incoming
from sitrep.ui.dialogs.import_old import ImportOldDialog


@pytest.fixture
def dialog(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    text = "SITUATION REPORT NO. 4\nTwelve people were killed."
    article = Article("a1", "0190", "Coastal hostilities", text, datetime.now(UTC), "")
    made = ImportOldDialog(page, Incoming(article, b"", ()), "SYR", date(2025, 3, 12))
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.reject()
    page.close()


def test_its_number_can_be_read(dialog):
    field = dialog.number.lineEdit()
    assert field.text() == "4"  # as the report gives it itself, in capitals too
    assert field.width() > field.fontMetrics().horizontalAdvance("999")
