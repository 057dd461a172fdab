"""The whole job by hand: from an article to two issued reports, keyboard first.

Keeps a picture of every screen; ``pytest -s tests/ui/test_tour.py`` prints where.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox

from sitrep.domain.history import Changed
from sitrep.store import articles, database, figures
from sitrep.ui.choices import Choices
from sitrep.ui.dialogs.choose_figure import ChooseFigure
from sitrep.ui.dialogs.figure import FigureDialog
from sitrep.ui.dialogs.reject import RejectDialog
from sitrep.ui.dialogs.situation import SituationDialog
from sitrep.ui.jobs import Jobs
from sitrep.ui.main_window import MainWindow
from sitrep.ui.places import Page
from sitrep.ui.session import Session
from sitrep.ui.widgets import wording
from sitrep.ui.widgets.pages import Pages

KEY, MOD = Qt.Key, Qt.KeyboardModifier
OVERVIEW = (
    "Armed men ambushed patrols and attacked checkpoints, and government forces answered with "
    "helicopter strikes and reinforcements. ",
    "Fighting went on through the night in several towns along the coast, and families sought "
    "safety in villages inland and with relatives. ",
    "Local hospitals say that they cannot take in more of the wounded and that ambulances do not "
    "reach all who need them. ",
    "Curfews are in force in the affected areas; shops, bakeries and schools are closed, and the "
    "main road along the coast is cut in places. ",
    "Aid groups ask both sides for safe passage for civilians and for medical staff, and say that "
    "blood, trauma kits and fuel for generators are what is wanted most. ",
    "No organization has yet counted the homes that were damaged or the families who left them; an "
    "assessment waits until the roads are safe. ",
    "The United Nations call for calm and for talks, and the authorities say that order will be "
    "restored within days.",
)
CTRL, ALT, SHIFT = MOD.ControlModifier, MOD.AltModifier, MOD.ShiftModifier
LONG = 60_000
MOST_COMMANDS = 80  # key strokes that are no letters, in the whole job
WANTED = {"killed", "injured", "detained", "homes_damaged", "displaced"}
PHRASES = ("hospitals are struggling", "imposed curfews", "safe passage")


class Person:
    """Sits before the window: types, looks, keeps a picture of what is seen."""

    def __init__(self, qtbot, folder):
        self.bot = qtbot
        self.folder = folder
        self.session = None
        self.window = None
        self._pictures = 0
        self.commands = self.letters = 0  # keys that do something, and those that write

    def start(self):
        self.session = Session(self.folder / "sitrep.db", Jobs())
        self.window = MainWindow(self.session, Choices(self.folder / "window.ini"))
        self.window.resize(1366, 740)
        self.window.open_last()
        with self.bot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)

    def stop(self):
        if self.window:
            self.window.close()
            self.window.deleteLater()
            self.session.close()
            self.session = self.window = None

    @property
    def here(self):
        return self.window.panels[self.window.here.page]

    def key(self, key, modifier=MOD.NoModifier):
        """Press a key where the keyboard is."""
        self.front()
        self.commands += 1
        at = QApplication.activePopupWidget() or QApplication.focusWidget()
        self.bot.keyClick(at or self.window, key, modifier)

    def front(self):
        """Bring the window back in front once a dialog is gone, as a desktop does."""
        if not any(self._dialogs(kind) for kind in (QDialog, QMessageBox)):
            self.window.activateWindow()
            self.bot.waitUntil(self.window.isActiveWindow)

    def write(self, words):
        self.letters += len(words)
        self.bot.keyClicks(QApplication.focusWidget(), words)

    def dialog(self, kind):
        self.bot.waitUntil(lambda: bool(self._dialogs(kind)), timeout=5000)
        (found,) = self._dialogs(kind)
        self.bot.waitUntil(found.isActiveWindow)
        return found

    def _dialogs(self, kind):
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)
                and each.isVisible()]  # fmt: skip

    def until(self, true, timeout=LONG):
        self.bot.waitUntil(true, timeout=timeout)

    def look(self, name, widget=None):
        """Keep a picture of the window, or of a dialog before it."""
        QApplication.processEvents()
        self._pictures += 1
        (widget or self.window).grab().save(
            str(self.folder / "pictures" / f"{self._pictures:02} {name}.png")
        )


@pytest.fixture
def person(qtbot, tmp_path, qapp):
    (tmp_path / "pictures").mkdir()
    database.create(tmp_path / "sitrep.db")
    made = Person(qtbot, tmp_path)
    made.start()
    yield made
    made.stop()
    print(f"\nPictures of the tour: {tmp_path / 'pictures'}")  # noqa: T201 - asked for


def test_from_an_article_to_two_reports(person, tmp_path, article_path):
    person.look("home, empty")
    new_situation(person)
    paste_the_article(person, article_path)
    decide_on_the_cards(person)
    enter_by_telephone(person)
    write_number_one(person)
    issue_and_export(person, tmp_path)
    person.stop()
    person.start()
    start_number_two(person)
    change_a_figure(person)
    find_its_sentence(person)
    print(f"\n{person.commands} commands, {person.letters} letters")  # noqa: T201 - asked for
    assert person.commands < MOST_COMMANDS


def new_situation(person):
    person.key(KEY.Key_N, CTRL | SHIFT)
    dialog = person.dialog(SituationDialog)
    person.write("Coastal hostilities")
    person.key(KEY.Key_Tab)
    person.write("Syr")
    person.key(KEY.Key_Tab)  # the only country that starts so is taken
    person.write("6 March 2025")
    person.look("new situation", dialog)
    person.key(KEY.Key_Return)
    assert person.window.here.page is Page.SOURCES
    person.look("sources, empty")


def paste_the_article(person, article_path):
    QGuiApplication.clipboard().setText(article_path.read_text("utf-8"))
    with person.bot.waitSignal(person.here.adding.ended, timeout=LONG):
        person.key(KEY.Key_V, CTRL)
        person.look("sources, reading")
    person.look("sources, asked for the day")
    assert person.here.text.form.publisher.hasFocus()  # what the article did not say
    person.write("Coast Daily")
    person.key(KEY.Key_Tab)
    person.write("7 March 2025")
    with person.bot.waitSignal(person.session.changed, timeout=LONG, check_params_cb=_proposed):
        person.key(KEY.Key_Return)
    assert "7 Mar" in card_words(person.here)
    assert person.here.side.cards.hasFocus()
    person.look("sources, cards")


def _proposed(changed):
    return Changed.PROPOSALS in changed


def card_words(panel):
    return wording.about(panel.entry.claim, panel.writer)


def decide_on_the_cards(person):
    """Accept what is right, reject one, leave the rest; the cards move on by themselves."""
    panel, rejected = person.here, False
    person.until(lambda: panel.entries.rowCount() > 0)
    assert panel.side.cards.row == 0
    for row in range(panel.entries.rowCount()):
        entry = panel.entries.at(row)
        if not entry.waits:
            continue
        while panel.side.cards.row < row:
            person.key(KEY.Key_Down)
        kinds = set(entry.claim.kinds)
        quote = " ".join(passage.quote for passage in entry.passages).casefold()
        wanted = kinds & WANTED or any(words in quote for words in PHRASES)
        if wanted:
            person.key(KEY.Key_A)
        elif not rejected:
            rejected = True
            person.key(KEY.Key_R)
            dialog = person.dialog(RejectDialog)
            person.look("why rejected", dialog)
            person.key(KEY.Key_2)
    person.look("sources, decided")
    store, situation = person.session.store, person.window.here.situation
    taken = figures.of_situation(store, situation)
    kinds = {kind for figure in taken for kind in figure.claim.kinds}
    assert kinds >= WANTED - {"detained"}, kinds
    cards = articles.cards_of(store, panel.article.id)
    assert [card.reason for card in cards if card.reason] == ["Not about this situation"]


def enter_by_telephone(person):
    person.key(KEY.Key_3, ALT)
    person.until(lambda: person.here.pane.model.rowCount() > 0)
    person.look("figures, table")
    person.key(KEY.Key_E, CTRL)
    form = person.here.form()
    person.until(lambda: QApplication.focusWidget() is not None and form.isVisible())
    form.source.setFocus()
    person.write("Latakia Health Directorate")
    person.key(KEY.Key_Tab)
    person.write("Rima, by telephone, 7 March 18:00")
    person.key(KEY.Key_Tab)
    for kind, count in (("sheltered", "1,200"), ("evacuated", "about 300 families")):
        line = next(each for each in form.lines if each.usual.kind == kind)
        line.count.setFocus()
        person.write(count)
        person.look("figures, by telephone")
        person.key(KEY.Key_Return)
    person.key(KEY.Key_T, CTRL)
    told = [f for f in figures.of_situation(person.session.store, person.here.situation) if f.note]
    assert [f.note for f in told] == ["Rima, by telephone, 7 March 18:00"] * 2


def write_number_one(person):
    person.key(KEY.Key_4, ALT)
    person.look("report, none yet")
    person.key(KEY.Key_Return)
    form = person.here.form
    person.until(form.isVisible)
    assert form.fields.highlights.hasFocus()
    person.write("In all ")
    put_in_the_killed(person)
    assert form.fields.highlights.hasFocus()
    person.write(" people were killed in clashes.")
    person.key(KEY.Key_Return)
    person.write("Hospitals struggle with the number of wounded people.")
    form.go_to("overview")
    person.write("Clashes broke out on 6 March in Latakia and Tartous; ")
    put_in_the_killed(person)
    person.write(" people were killed, SOHR says. ")
    QGuiApplication.clipboard().setText(" ".join(OVERVIEW))
    person.key(KEY.Key_V, CTRL)
    write_the_rest(person, form)
    preview = person.here.preview
    person.until(lambda: not person.here.draft.unsaved)
    person.until(lambda: preview.is_current and preview.view.is_ready)
    assert "Trauma kits" in said(preview)
    person.look("report, contacts")
    form.go_to("highlights")
    person.until(lambda: preview.is_current and preview.view.is_ready)
    person.look("report, highlights")


def put_in_the_killed(person):
    """Put a figure into the text as a chip."""
    person.write("[[")
    dialog = person.dialog(ChooseFigure)
    person.write("killed")
    person.look("report, a figure for the text", dialog)
    person.key(KEY.Key_Return)
    person.front()


def write_the_rest(person, form):
    form.go_to("sectors")
    form.fields.sectors.put_in("health")
    form.fields.sectors.forms["health"].fields["sectors.health.needs"].setFocus()
    person.write("Trauma kits and safe ways for ambulances.")
    form.go_to("contacts")
    person.key(KEY.Key_Space)
    person.write("Rima Haddad")
    person.key(KEY.Key_Tab)
    person.write("Head of office")


def said(preview):
    pages = Pages(preview.pdf)
    return " ".join(" ".join(pages.text(number) for number in range(len(pages))).split())


def issue_and_export(person, tmp_path):
    person.key(KEY.Key_I, CTRL | SHIFT)
    panel = person.here
    assert person.window.here.page is Page.PUBLISH
    person.until(lambda: panel.preview.is_current and panel.preview.view.is_ready)
    person.look("publish, draft")
    person.key(KEY.Key_I, CTRL | SHIFT)
    person.look("issue", panel.issuing._dialog)
    with person.bot.waitSignal(panel.issuing.issued, timeout=LONG):
        panel.issuing._dialog.issue.click()
    person.until(lambda: panel.preview.is_current and panel.preview.view.is_ready)
    person.look("publish, issued")
    person.key(KEY.Key_E, CTRL)
    dialog = person.dialog(QFileDialog)
    person.look("export", dialog)
    with person.bot.waitSignal(panel.going.export.written):
        dialog.fileSelected.emit(str(tmp_path / "No 1.pdf"))
    dialog.reject()
    assert (tmp_path / "No 1.pdf").read_bytes().startswith(b"%PDF")
    person.key(KEY.Key_P, CTRL)
    for box in person.window.findChildren(QMessageBox):
        person.look("print", box)
        box.close()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with person.bot.waitSignal(panel.going.printing.printed, timeout=LONG):
        panel.going.printing.print_on(printer)
    assert len(Pages((tmp_path / "printed.pdf").read_bytes())) == len(Pages(panel.preview.pdf))


def start_number_two(person):
    assert person.window.here.page is Page.PUBLISH  # where the program was closed
    person.until(lambda: person.here.preview.view.is_ready)
    person.look("publish, opened again")
    person.key(KEY.Key_R, CTRL | SHIFT)
    assert person.window.here.page is Page.REPORT
    assert person.here.title.whole == "Situation Report No. 2"
    person.until(lambda: person.here.note.whole == "draft · carries forward No. 1")
    preview = person.here.preview
    person.until(lambda: preview.is_current and preview.view.is_ready)
    person.look("report, No. 2")


def change_a_figure(person):
    """Write a newer count; tile, table and sentence follow."""
    store, situation = person.session.store, person.window.here.situation
    killed = next(f for f in figures.of_situation(store, situation) if "killed" in f.claim.kinds)
    was = killed.claim.quantity.words
    person.key(KEY.Key_3, ALT)
    panel = person.here
    person.until(lambda: panel.pane.model.row_of(killed.id) >= 0)
    panel.table.go_to(killed.id)
    panel.table.setFocus()
    person.key(KEY.Key_F2)
    dialog = person.dialog(FigureDialog)
    person.key(KEY.Key_A, CTRL)
    person.write("more than 225")
    person.look("figures, change", dialog)
    person.key(KEY.Key_Return)
    box = person.dialog(QMessageBox)
    person.look("figures, newer or wrong", box)
    person.key(KEY.Key_Return)
    again = person.dialog(FigureDialog)
    person.look("figures, newer count", again)
    person.key(KEY.Key_Return)
    person.until(lambda: any("225" in f.claim.quantity.words
                 for f in figures.of_situation(store, situation)))  # fmt: skip
    person.look("figures, changed")
    person.key(KEY.Key_4, ALT)
    draft = person.here.draft
    person.until(lambda: any("225" in tile.value for tile in draft.document().tiles))
    document = draft.document()
    tiles = [tile.value for tile in document.tiles]
    cells = [cell.text for row in document.impact.rows for cell in row.cells]
    sentences = "".join(run.text for prose in document.overview for run in prose)
    assert any("225" in value for value in tiles), (was, tiles)
    assert any("225" in value for value in cells), cells
    assert "more than 225 people were killed" in sentences
    preview = person.here.preview
    person.until(lambda: preview.is_current and preview.view.is_ready and "225" in said(preview))
    person.look("report, changed")


def find_its_sentence(person):
    """Two clicks lead from a tile to the words of the article."""
    panel = person.here
    document, pages = panel.draft.document(), panel.preview.view.pages
    quotes = {each.figure: each.quote for each in document.evidence}
    tile = next(each for each in document.tiles if quotes.get(each.figure))
    click_tile(person, panel.preview.view, pages, f"evidence-{tile.note}")
    assert person.window.here.page is Page.REPORT
    assert panel.form.isAncestorOf(person.window.focusWidget())
    person.look("report, field of a tile")
    click_tile(person, panel.preview.view, pages, f"evidence-{tile.note}")
    assert person.window.here.page is Page.SOURCES
    view = person.here.text.view
    span = next(each for each in view._spans if each.is_current)
    assert quotes[tile.figure] in view.toPlainText()[span.start : span.end]
    person.look("sources, sentence of a tile")
    person.key(KEY.Key_Left, ALT)
    assert person.window.here.page is Page.REPORT


def click_tile(person, view, pages, note):
    link = next(spot for spot, _, _ in pages._links(0) if spot.name == note)
    frame = view._sheet.frames[0]
    point = frame.topLeft() + QPoint(
        round(link.left * view._sheet.scale) - 12, round((link.top + 30) * view._sheet.scale)
    )
    at = point - view._seen().topLeft()
    person.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
