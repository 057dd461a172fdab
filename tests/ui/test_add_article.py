"""Articles coming in: pasted, dropped, opened; one after the other, each with its own fate."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMessageBox

from sitrep.domain.history import Changed
from sitrep.errors import ImportFailed, StoreFailed
from sitrep.services import casework, intake
from sitrep.store import articles
from sitrep.ui.dialogs.near_copy import NearCopy
from sitrep.ui.flows.add_article import sources
from sitrep.ui.places import Page, Place
from sitrep.ui.widgets.shown_text import LONGEST, ShownText
from tests.ui import sources_page

PATIENCE = 60_000
WORDS = (
    "Floods in the north\n\nOfficials said that 12 people were killed and 1,250 people were"
    " displaced from Latakia on Friday. The bridge over the river was closed to all traffic."
)
OTHER = (
    "Aid groups reached the camp near Tartous with blankets, and asked for safe roads. Schools in"
    " the valley stay shut until the water is safe to drink, a teacher told the radio. Doctors"
    " treated 41 patients for cholera and sent 7 of them to the capital; boats carry the rest of"
    " the medicine over the lake, since the road along its shore has been under mud for a week."
)
PAGE = f"<html><body><h1>Floods</h1><p>{WORDS}</p><script>alert(1)</script></body></html>"


@pytest.fixture
def panel(qtbot, session, choices, crisis):
    return sources_page.opened(qtbot, session, choices, crisis)


def mime(text="", html=""):
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    return data


def kept(panel):
    return articles.of_situation(panel._session.store, panel.situation)


def paste(qtbot, panel, text="", html=""):
    QGuiApplication.clipboard().setMimeData(mime(text, html))
    with qtbot.waitSignal(panel.adding.ended, timeout=PATIENCE):
        qtbot.keyClick(panel, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_pasted_html_is_read_before_its_text_and_figures_are_proposed(qtbot, panel):
    paste(qtbot, panel, text="only words", html=PAGE)
    (article,) = kept(panel)
    assert "12 people were killed" in article.text
    assert "alert" not in article.text
    kinds = [panel.entries.at(n).claim.kinds[0] for n in range(panel.entries.rowCount())]
    assert {"killed", "displaced"} <= set(kinds)
    assert panel.text.strip.isVisible()  # the details, to be looked over at once
    assert panel.article.id == article.id


def test_details_of_a_new_article_are_saved_from_the_strip(qtbot, session, panel):
    paste(qtbot, panel, text=WORDS)
    assert not panel.text.keep.isEnabled()
    assert panel.text.later.text() == "Yes"
    field = panel.text.form.publisher
    field.setFocus()
    qtbot.keyClicks(field, "Example News")
    assert panel.text.later.text() == "Leave as it was"  # "Yes" would not keep it
    with qtbot.waitSignal(session.changed):
        qtbot.mouseClick(panel.text.keep, Qt.MouseButton.LeftButton)
    assert kept(panel)[0].publisher == "Example News"
    assert panel.text.strip.isHidden()


def test_another_article_can_be_pasted_while_the_publisher_is_asked_for(qtbot, session, panel):
    paste(qtbot, panel, text=WORDS)
    field = panel.text.form.publisher
    assert field.hasFocus()
    qtbot.keyClicks(field, "Example News")
    QGuiApplication.clipboard().setMimeData(mime(OTHER))
    with qtbot.waitSignal(panel.adding.ended, timeout=PATIENCE):
        qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert sorted(each.publisher for each in kept(panel)) == ["", "Example News"]
    assert panel.article.publisher == ""
    assert panel.list.currentIndex().row() == panel.articles.row_of(panel.article.id)


@pytest.mark.parametrize("words", ["Example News", "https://example.org/" + "a" * 400])
def test_a_name_or_an_address_is_pasted_into_its_field(qtbot, panel, words):
    paste(qtbot, panel, text=WORDS)
    QGuiApplication.clipboard().setMimeData(mime(words))
    field = panel.text.form.url
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == words
    assert len(kept(panel)) == 1


def test_details_that_are_typed_are_kept_when_another_article_is_chosen(qtbot, session, panel):
    paste(qtbot, panel, text=WORDS)
    paste(qtbot, panel, text=OTHER)
    qtbot.keyClicks(panel.text.form.publisher, "Example News")
    here = panel.article.id
    row = 1 - panel.articles.row_of(here)
    spot = panel.list.visualRect(panel.articles.index(row)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert panel.article.id != here
    assert panel.list.currentIndex().row() == panel.articles.row_of(panel.article.id)
    assert articles.get(session.store, here).publisher == "Example News"


def test_details_that_cannot_be_saved_stay_in_the_strip(qtbot, session, panel, monkeypatch):
    def full(*_):
        raise StoreFailed("Nothing was saved: the disk is full.", "Free some space.")

    paste(qtbot, panel, text=WORDS)
    qtbot.keyClicks(panel.text.form.publisher, "Example News")
    monkeypatch.setattr(intake, "update_details", full)
    qtbot.mouseClick(panel.text.keep, Qt.MouseButton.LeftButton)
    assert panel.text.strip.isVisible()
    assert panel.text.form.publisher.text() == "Example News"


def test_an_empty_clipboard_says_so(qtbot, panel):
    QGuiApplication.clipboard().setMimeData(QMimeData())
    panel.arriving.paste()
    box = panel.findChild(QMessageBox)
    assert "no text on the clipboard" in box.text()
    box.close()


def test_a_place_can_ask_for_the_clipboard_and_coming_back_does_not_paste_again(
    qtbot, crisis, panel
):
    QGuiApplication.clipboard().setMimeData(mime(WORDS))
    place = Place(Page.SOURCES, crisis.id, "", "paste")
    with qtbot.waitSignal(panel.adding.ended, timeout=PATIENCE):
        panel.show_place(place)
    assert len(kept(panel)) == 1
    panel.show_place(place)
    qtbot.wait(1)
    assert not panel.adding.is_busy


def test_a_place_can_bring_a_file(qtbot, tmp_path, crisis, panel):
    file = tmp_path / "note.txt"
    file.write_text(WORDS)
    with qtbot.waitSignal(panel.adding.ended, timeout=PATIENCE):
        panel.show_place(Place(Page.SOURCES, crisis.id, "", f"file:{file}"))
    assert kept(panel)[0].filename == "note.txt"


def test_one_file_that_fails_does_not_stop_the_others(qtbot, tmp_path, panel):
    (tmp_path / "good.txt").write_text(WORDS)
    (tmp_path / "bad.txt").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "page.html").write_text(PAGE.replace("Floods", "Storm").replace("12", "14"))
    said = []
    panel.adding.progressed.connect(lambda done, total, words: said.append((done, total, words)))
    data = QMimeData()
    names = ("good.txt", "bad.txt", "gone.txt", "page.html")
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    enter = QDragEnterEvent(
        panel.rect().center(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    panel.dragEnterEvent(enter)
    assert enter.isAccepted()
    drop = QDropEvent(
        QPointF(9, 9), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(panel.adding.ended, timeout=PATIENCE):
        panel.dropEvent(drop)
        answer_near_copy(qtbot, panel, "Keep both")
    assert [each.filename for each in kept(panel)] == ["good.txt", "page.html"]
    assert (1, 4, "Reading 2 of 4: bad.txt…") in said
    box = next(b for b in panel.findChildren(QMessageBox) if not isinstance(b, NearCopy))
    assert "2 of 4 articles were not added" in box.text()
    assert "gone.txt" in box.informativeText()
    assert "picture" in box.informativeText()
    box.close()


def answer_near_copy(qtbot, panel, words):
    qtbot.waitUntil(lambda: visible(panel) is not None, timeout=PATIENCE)
    box = visible(panel)
    button = next(b for b in box.buttons() if b.text().replace("&", "") == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def visible(panel):
    return next((box for box in panel.findChildren(NearCopy) if box.isVisible()), None)


@pytest.mark.parametrize(("answer", "count"), [("Leave it out", 1), ("Keep both", 2)])
def test_a_near_copy_is_asked_about_before_it_is_stored(qtbot, panel, answer, count):
    paste(qtbot, panel, text=WORDS)
    QGuiApplication.clipboard().setMimeData(mime(WORDS.replace("Friday", "Saturday")))
    with qtbot.waitSignal(panel.adding.ended, timeout=PATIENCE):
        panel.arriving.paste()
        qtbot.waitUntil(lambda: visible(panel) is not None, timeout=PATIENCE)
        assert len(kept(panel)) == 1
        answer_near_copy(qtbot, panel, answer)
    assert len(kept(panel)) == count
    assert panel.text.notes.isVisible() is (count == 2)  # its figures are no second origin


def test_what_was_odd_about_an_article_stays_beside_it(qtbot, session, choices, crisis, panel):
    hidden = PAGE.replace("<p>", '<p><span style="display:none">Some 900 were killed.</span>')
    paste(qtbot, panel, WORDS, hidden)
    odd = "Hidden or struck-out words with numbers were left out."
    assert odd in panel.text.notes.text()
    again = sources_page.opened(qtbot, session, choices, crisis)  # as after the next start
    assert odd in again.text.notes.text()
    session.undo(panel)
    assert kept(panel) == []
    session.redo(panel)
    assert articles.remarks(session.store, kept(panel)[0].id) == again.notes


def test_the_article_that_is_there_already_can_be_opened_instead(qtbot, panel):
    paste(qtbot, panel, text=WORDS)
    first = panel.article.id
    paste(qtbot, panel, text="Quite another thing\n\n" + "A storm took 3 roofs. " * 9)
    assert panel.article.id != first
    QGuiApplication.clipboard().setMimeData(mime(WORDS))
    with qtbot.waitSignal(panel.adding.ended, timeout=PATIENCE):
        panel.arriving.paste()
        answer_near_copy(qtbot, panel, "Open that one")
    assert panel.article.id == first


def test_reading_can_be_cancelled_and_nothing_is_stored(qtbot, tmp_path, session, panel):
    files = []
    for number in range(5):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(WORDS)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    panel.arriving.take(data)
    assert panel.adding.is_busy
    with qtbot.waitSignal(panel.adding.ended, timeout=PATIENCE):
        panel.adding.cancel()
    assert not panel.adding.is_busy
    assert kept(panel) == []
    paste(qtbot, panel, text=WORDS)  # the next one is read as ever
    assert len(kept(panel)) == 1


def test_what_waits_stays_with_its_situation_when_one_goes_elsewhere(
    qtbot, tmp_path, session, crisis, panel
):
    other = replace(crisis, id="0191", name="Elsewhere")
    session.do(panel, casework.open_situation, other)
    (tmp_path / "a.txt").write_text(WORDS)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    with qtbot.waitSignal(panel.adding.ended, timeout=PATIENCE):
        panel.arriving.take(data)
        panel.show_place(Place(Page.SOURCES, other.id))
        panel.arriving.take(mime("Quite another thing\n\nA storm took 3 roofs on Friday."))
    held = {each: articles.of_situation(session.store, each) for each in (crisis.id, other.id)}
    assert [article.filename for article in held[crisis.id]] == ["a.txt"]
    assert [article.filename for article in held[other.id]] == [""]
    assert panel.article.situation == other.id


def test_cancelling_closes_the_question_about_a_copy(qtbot, panel):
    paste(qtbot, panel, text=WORDS)
    panel.arriving.take(mime(WORDS))
    qtbot.waitUntil(lambda: visible(panel) is not None, timeout=PATIENCE)
    panel.adding.cancel()
    assert visible(panel) is None
    assert len(kept(panel)) == 1


def test_an_added_article_is_one_step_to_take_back(qtbot, session, panel):
    paste(qtbot, panel, text=WORDS)
    with qtbot.waitSignal(session.changed, check_params_cb=lambda c: Changed.ARTICLES in c):
        session.undo(panel)
    assert kept(panel) == []
    assert panel.stack.currentWidget() is panel.nothing


def test_too_much_is_refused_before_it_is_looked_at():
    with pytest.raises(ImportFailed, match="larger than 50 MB"):
        sources(mime(html="<p>" + "x" * 50_000_001))


def test_halves_of_characters_do_not_stop_a_paste():
    (found,) = sources(mime(html="<p>12 \ud83d killed</p>"))
    assert found.html.encode()


@pytest.mark.parametrize(
    "text",
    [
        "short",
        "x" * 12_345 + "\n" + "y" * 6_000 + "\nend",
        "word " * 3_000,
        "😀" * 5_200 + " and 70 killed\n\nمرحبا " * 2_000,
        "",
    ],
)
def test_offsets_lead_from_the_stored_text_to_the_widget_and_back(text):
    shown = ShownText(text)
    units = shown.text.encode("utf-16-le")
    assert max(len(line) for line in shown.text.split("\n")) <= LONGEST
    for offset in range(0, len(text), max(1, len(text) // 300)):
        position = shown.position(offset)
        wide = 2 if ord(text[offset]) > 0xFFFF else 1
        seen = units[2 * position : 2 * (position + wide)].decode("utf-16-le")
        assert seen == text[offset]
        assert shown.offset(position) == offset
