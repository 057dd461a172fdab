"""Starting: one window a store, a way out where it cannot be opened, nothing heavy loaded."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from sitrep.errors import StoreFailed
from sitrep.store import database, lock, version
from sitrep.ui import app as program
from sitrep.ui import single
from sitrep.ui.opening import Opening

LATER = (  # what the first paint does without: engines, and half of the program
    "weasyprint", "jinja2", "trafilatura", "pypdfium2", "dateparser", "mammoth", "lxml", "babel",
    "sqlite_utils", "msgspec", "click", "tomllib", "hashlib", "PySide6.QtNetwork",
    "sitrep.document", "sitrep.worker", "sitrep.assistant", "sitrep.proofing", "sitrep.formats",
    "sitrep.domain.figure", "sitrep.languages.wording", "sitrep.store.migrations",
    "sitrep.ui.dialogs", "sitrep.ui.panels.sources", "sitrep.ui.panels.report",
)  # fmt: skip
CHILD = """
import sys
from pathlib import Path
from sitrep.ui import app, opening
from sitrep.ui.main_window import MainWindow
first = opening.Opening.open
def open_and_say(self, store):
    first(self, store)
    print("open", flush=True)
opening.Opening.open = open_and_say
MainWindow.raise_ = lambda self: print("raised", flush=True)
MainWindow.open_article = lambda self, path: print("article", path.name, flush=True)
words = sys.argv[1:]
sys.exit(app.run(Path(words[0]), Path(words[1]) if words[1:] else None))
"""


@pytest.fixture
def opening(qtbot, choices, qapp):
    made = Opening(choices)
    yield made
    if made.window:
        made.window.hide()
    made.close()


def press(box, words):
    (button,) = (each for each in box.findChildren(QPushButton) if words in each.text())
    button.click()


def test_a_store_is_created_where_there_is_none(opening, tmp_path):
    opening.open(tmp_path / "new" / "sitrep.db")
    assert opening.window.isVisible()
    assert (tmp_path / "new" / "sitrep.db").is_file()


def _garbage(path):
    path.write_bytes(b"This is not a database at all. " * 400)


def _foreign(path):
    with sqlite3.connect(path) as connection:
        connection.execute("create table other (a)")
    connection.close()


def _newer(path):
    database.create(path)
    with sqlite3.connect(path) as connection:
        connection.execute(f"pragma user_version = {version.SCHEMA + 7}")
    connection.close()


def _folder(path):
    path.mkdir()


def _torn(path):
    database.create(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + os.urandom(len(whole) - 100))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_garbage, "not a Sitrep store"),
        (_foreign, "not a Sitrep store"),
        (_newer, f"this program knows {version.SCHEMA}"),
        (_folder, "is not a file"),
        (_torn, "damaged"),
    ],
)
def test_a_store_that_cannot_be_opened_is_told_and_another_can_be_chosen(
    qtbot, opening, tmp_path, make, said
):
    bad = tmp_path / "bad.db"
    make(bad)
    opening.open(bad)
    assert said in opening.box.text()
    assert "--store" not in opening.box.informativeText()
    assert opening.window is None
    press(opening.box, "Choose another")
    opening.chooser.fileSelected.emit(str(tmp_path / "other.db"))
    assert opening.window.isVisible()
    assert opening.session.store.path == tmp_path / "other.db"


def test_a_store_in_use_can_be_tried_again(opening, tmp_path, monkeypatch):
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    path = tmp_path / "sitrep.db"
    database.create(path)
    other = database.open_to_write(path)
    opening.open(path)
    assert "another Sitrep is using the store" in opening.box.text()
    other.close()
    press(opening.box, "Try again")
    assert opening.window.isVisible()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_store_that_is_read_only_is_told(opening, tmp_path):
    path = tmp_path / "sitrep.db"
    database.create(path)
    path.chmod(0o400)
    opening.open(path)
    assert "read-only" in opening.box.text()


def test_a_refusal_that_nobody_caught_is_told_as_one(qtbot, opening, tmp_path):
    opening.open(tmp_path / "sitrep.db")
    opening.window.activateWindow()
    qtbot.waitUntil(opening.window.isActiveWindow)
    error = StoreFailed("The store is damaged, so this was not done.", "Go back to a copy.")
    program.show_fault(StoreFailed, error, None)
    box = opening.window.findChild(QMessageBox)
    assert box.text() == "The store is damaged, so this was not done."


def test_a_fault_of_the_programs_own_keeps_it_alive(qtbot, opening, tmp_path, capsys):
    opening.open(tmp_path / "sitrep.db")
    opening.window.activateWindow()
    qtbot.waitUntil(opening.window.isActiveWindow)
    try:
        1 / 0  # noqa: B018 - a fault
    except ZeroDivisionError as error:
        program.show_fault(type(error), error, error.__traceback__)
    box = opening.window.findChild(QMessageBox)
    assert box.text() == "Sitrep met a fault of its own."
    assert "ZeroDivisionError" in box.detailedText()
    press(box, "Copy details")
    assert "ZeroDivisionError" in QApplication.clipboard().text()
    assert opening.window.isVisible()


def _start(tmp_path, *words):
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "PYTHONPATH": str(Path(program.__file__).parents[2]),
    }
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, *(str(word) for word in words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def test_a_second_start_raises_the_first_window_and_hands_over_its_article(tmp_path):
    store = tmp_path / "sitrep.db"
    (tmp_path / "article.txt").write_text("Six hospitals are out of service.", "utf-8")
    with _start(tmp_path, store) as first:
        try:
            assert first.stdout.readline() == "open\n"
            with _start(tmp_path, store) as second:
                assert second.wait(30) == 0
                assert second.stdout.read() == ""
            assert first.stdout.readline() == "raised\n"
            with _start(tmp_path, store, tmp_path / "article.txt") as third:
                assert third.wait(30) == 0
            assert first.stdout.readline() == "raised\n"
            assert first.stdout.readline() == "article article.txt\n"
        finally:
            first.kill()


def test_a_store_that_a_command_writes_to_is_no_window_to_raise(tmp_path, monkeypatch):
    monkeypatch.setattr(single, "PATIENCE", 100)
    path = tmp_path / "sitrep.db"
    database.create(path)
    with database.open_to_write(path):
        assert not single.called(path)
    assert not single.called(path)


def test_a_killed_program_does_not_block_the_next_start(tmp_path):
    store = tmp_path / "sitrep.db"
    for _ in range(2):
        with _start(tmp_path, store) as started:
            assert started.stdout.readline() == "open\n"
            started.kill()


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path):
    store = tmp_path / "sitrep.db"
    database.create(store)
    code = f"""
import os, sys
from sitrep.__main__ import main
from sitrep.ui.main_window import MainWindow
def paint(self, event):
    later = {LATER!r}
    print([n for n in sys.modules if n in later or n.startswith(tuple(f"{{m}}." for m in later))])
    sys.stdout.flush()
    os._exit(0)
MainWindow.paintEvent = paint
main()
"""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "PYTHONPATH": str(Path(program.__file__).parents[2]),
        "SITREP_STORE": str(store),
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


def test_an_article_named_at_the_start_is_taken(qtbot, choices, tmp_path, qapp):
    from sitrep.ui.dialogs.situation import SituationDialog

    article = tmp_path / "article.txt"
    article.write_text("Six hospitals are out of service.", "utf-8")
    opening = Opening(choices, str(article))
    opening.open(tmp_path / "sitrep.db")
    try:
        assert opening.window.findChild(SituationDialog) is not None  # which it belongs to
    finally:
        opening.window.hide()
        opening.close()
