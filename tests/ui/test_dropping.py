"""Files dropped on the window, wherever one is in it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from sitrep.store import articles
from sitrep.ui.places import Page, Place
from tests.ui.opening import opened

TEXTS = (
    "Shelling in Homs\n\nAt least 12 people were killed in Homs on Saturday, officials said.\n",
    "Rivers rise\n\nThe water destroyed 40 homes in the village overnight, its mayor told us.\n",
)
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier


def mime(*addresses):
    data = QMimeData()
    data.setUrls([*addresses])
    return data


def test_articles_dropped_on_any_page_come_into_the_situation_at_hand(
    qtbot, session, choices, crisis, tmp_path
):
    paths = [tmp_path / "first.txt", tmp_path / "second.txt"]
    for path, text in zip(paths, TEXTS, strict=True):
        path.write_text(text * 5)
    window = opened(qtbot, session, choices)
    window.go(Place(Page.FIGURES, crisis.id))

    data = mime(*(QUrl.fromLocalFile(str(path)) for path in paths))
    window.dropEvent(QDropEvent(QPointF(20, 20), COPY, data, LEFT, NONE.NoModifier))

    qtbot.waitUntil(lambda: len(articles.summaries(session.store, crisis.id)) == 2, timeout=60_000)
    assert window.here.page is Page.SOURCES


def test_an_address_of_the_web_is_not_taken(qtbot, session, choices, crisis, tmp_path):
    window = opened(qtbot, session, choices)
    data = mime(QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/"))

    event = QDragEnterEvent(QPoint(20, 20), COPY, data, LEFT, NONE.NoModifier)
    event.setAccepted(False)
    window.dragEnterEvent(event)

    assert not event.isAccepted()
