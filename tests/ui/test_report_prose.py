"""Text with figures in it: chips that follow, plain text only, nothing read from a file."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor

from sitrep.document.material import Material
from sitrep.document.prose import TokenWords
from sitrep.domain.figure import Role
from sitrep.domain.kinds import Population
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.domain.report import Issue, Office, ReportType, Situation
from sitrep.ui.widgets.bullets_edit import BulletsEdit, ListEdit
from sitrep.ui.widgets.chip import MARK
from sitrep.ui.widgets.prose_edit import PASTED, ProseEdit
from tests.services.figures import figure, killed

SITUATION = Situation("s1", "Coastal hostilities", "SYR")
KILLED = replace(killed(SITUATION, "more than 70", places=[("Tartous", "SY10")]), id="f-killed")
TOKEN = f"[[{KILLED.id}|people]]"


def words(*figures):
    issue = Issue("i1", "s1", ReportType.SITUATION_REPORT, 1)
    chosen = frozenset(each.id for each in figures)
    return TokenWords(Material(Office(), SITUATION, issue, {}, figures, chosen))


def field(qtbot, kind=ProseEdit, **options):
    made = kind("Overview", **options)
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.set_words(words(KILLED), "s1")
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


@pytest.fixture
def prose(qtbot):
    return field(qtbot)


def plain(text, html=""):
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    return data


def copied(edit):
    edit.selectAll()
    edit.copy()
    return QGuiApplication.clipboard().mimeData()


def test_what_is_shown_is_given_back_with_its_tokens(prose):
    text = f"{TOKEN} died.\n\nOf these, [[{KILLED.id}]][[{KILLED.id}]] and {TOKEN}."
    prose.show_value(text)
    assert prose.value() == text
    assert prose.toPlainText().count(MARK) == 4


def test_a_chip_is_one_character_for_cursor_and_keys(qtbot, prose):
    prose.show_value(f"In all {TOKEN}")
    prose.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(prose, " died")
    assert prose.value() == f"In all {TOKEN} died"
    for _ in range(6):
        qtbot.keyClick(prose, Qt.Key.Key_Backspace)
    assert prose.value() == "In all "
    prose.undo()
    prose.undo()
    assert TOKEN in prose.value()


def test_a_chip_follows_its_figure_and_leaves_cursor_selection_and_undo_alone(qtbot, prose):
    prose.show_value(f"In all {TOKEN} died.")
    qtbot.keyClicks(prose, "So: ")
    cursor = prose.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(6, QTextCursor.MoveMode.KeepAnchor)
    prose.setTextCursor(cursor)
    steps = prose.document().availableUndoSteps()
    before = prose.grab().toImage()
    risen = replace(KILLED.claim, quantity=Quantity(Quantifier.EXACT, 1383, 1383))

    with qtbot.assertNotEmitted(prose.edited):
        prose.set_words(words(replace(KILLED, claim=risen)), "s1")

    assert prose.printed(prose.value()) == "So: In all 1,383 people died."
    assert (prose.textCursor().anchor(), prose.textCursor().position()) == (2, 6)
    assert prose.document().availableUndoSteps() == steps
    assert prose.grab().toImage() != before


def test_a_chip_that_opens_a_sentence_is_said_so(prose):
    prose.show_value(f"They fled. {TOKEN} died. [[{KILLED.id}|sentence]] {TOKEN}")
    said = copied(prose).text()
    assert said.startswith("They fled. More than 70 people died. More than 70 people were killed")
    assert said.endswith(" More than 70 people")


def test_copied_within_the_program_a_figure_stays_one_and_elsewhere_it_is_words(qtbot, prose):
    prose.show_value(f"In all {TOKEN} died.")
    assert copied(prose).text() == "In all more than 70 people died."

    other = field(qtbot)
    other.paste()
    assert other.value() == f"In all {TOKEN} died."

    elsewhere = field(qtbot)
    elsewhere.set_words(words(), "s2")  # another situation does not know the figure
    elsewhere.paste()
    assert elsewhere.value() == "In all more than 70 people died."


def test_a_figure_that_is_gone_is_said_to_be(prose):
    prose.show_value("In all [[gone]] died.")
    prose.grab()
    assert "figure that cannot be shown" in copied(prose).text()
    assert prose.value() == "In all [[gone]] died."


def test_pasted_formats_stay_outside(tmp_path, prose):
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"no picture")
    html = f"<h1>Big</h1><img src='{secret.as_uri()}'>"
    prose.insertFromMimeData(plain("Big\r\n\tand \x07plain\x00", html))
    assert prose.value() == "Big\n and plain"
    assert prose.loadResource(2, QUrl(secret.as_uri())).width() == 1


def test_only_html_is_not_taken(prose):
    data = QMimeData()
    data.setData("image/png", b"x")
    assert not prose.canInsertFromMimeData(data)


def test_a_line_without_end_is_wrapped_before_it_is_shown(prose):
    prose.insertFromMimeData(plain("x" * 12_000))
    assert [len(line) for line in prose.value().split("\n")] == [5000, 5000, 2000]


def test_what_is_too_long_for_a_report_is_refused_whole_and_at_once(qtbot, prose):
    prose.show_value("As it was.")
    data = plain("word " * 2_000_000)
    begun = time.monotonic()
    with qtbot.waitSignal(prose.said) as said:
        prose.insertFromMimeData(data)
    assert "too long" in said.args[0]
    assert prose.value() == "As it was."
    assert time.monotonic() - begun < 2  # no measure, only that it does not hang
    assert len(data.text()) > PASTED


def test_two_brackets_ask_for_a_figure_and_leave_none_behind(qtbot, prose):
    qtbot.keyClicks(prose, "In all [")
    with qtbot.waitSignal(prose.figure_wanted) as wanted:
        qtbot.keyClicks(prose, "[")
    assert wanted.args == [prose]
    assert prose.value() == "In all "


def test_the_menu_of_a_chip_changes_its_form_shows_evidence_and_makes_it_text(qtbot, prose):
    prose.show_value(f"In all {TOKEN} died.")

    def choose(name):
        menu = prose.chip_menu.at(7)
        next(a for a in menu.actions() if a.text().replace("&", "") == name).trigger()

    choose("Only the count")
    assert prose.value() == f"In all [[{KILLED.id}]] died."
    with qtbot.waitSignal(prose.evidence_asked) as asked:
        choose("Show evidence")
    assert asked.args == [KILLED.id]
    choose("Turn into plain text")
    assert prose.value() == "In all more than 70 died."
    prose.undo()
    assert prose.value() == f"In all [[{KILLED.id}]] died."


def test_a_chip_is_found_under_the_mouse(prose):
    prose.show_value(f"In all {TOKEN} died.")
    chip = prose.chip_menu.edge(7).center()
    assert prose.chip_menu.under(chip + prose.chip_menu.edge(8).center() - chip) in (7, -1)
    middle = (prose.chip_menu.edge(7).center() + prose.chip_menu.edge(8).center()) / 2
    assert prose.chip_menu.under(middle) == 7
    assert prose.chip_menu.under(prose.chip_menu.edge(2).center()) == -1


def test_a_sentence_wraps_inside_its_chip(qtbot, prose):
    prose.show_value(f"[[{KILLED.id}|sentence]]")
    prose.resize(220, 200)
    narrow = prose.document().size().height()
    prose.resize(900, 200)
    qtbot.waitUntil(lambda: prose.document().size().height() < narrow)


# Bullets


def test_every_line_is_a_bullet_and_pasted_marks_fall_away(qtbot):
    bullets = field(qtbot, BulletsEdit)
    bullets.insertFromMimeData(plain("• Trauma kits\n\n- Blood\n2) Fuel"))
    assert bullets.value() == "Trauma kits\nBlood\nFuel"


def test_alt_and_an_arrow_move_a_line_with_its_figures(qtbot):
    bullets = field(qtbot, BulletsEdit)
    bullets.show_value(f"First\nSecond {TOKEN}\nThird")
    bullets.go_to(1)
    qtbot.keyClick(bullets, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert bullets.value() == f"Second {TOKEN}\nFirst\nThird"
    qtbot.keyClick(bullets, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert bullets.textCursor().blockNumber() == 0
    for _ in range(2):
        qtbot.keyClick(bullets, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert bullets.value() == f"First\nThird\nSecond {TOKEN}"
    bullets.undo()
    assert bullets.value() == f"First\nSecond {TOKEN}\nThird"


def test_a_limit_counts_what_is_printed_and_never_cuts(qtbot):
    highlights = field(qtbot, ListEdit, limit=180)
    highlights.show_value((f"{TOKEN} died", "x" * 175))
    assert highlights.lengths() == [len("More than 70 people died"), 175]
    highlights.go_to(1)
    qtbot.keyClicks(highlights, "yyyyyy")
    assert highlights.lengths()[1] == 181
    highlights.grab()
    assert highlights.value()[1] == "x" * 175 + "yyyyyy"


def test_an_empty_line_is_no_highlight(qtbot):
    highlights = field(qtbot, ListEdit, limit=180)
    highlights.show_value(("One", "Two"))
    highlights.go_to(1)
    qtbot.keyClick(highlights, Qt.Key.Key_Return)
    assert highlights.value() == ("One", "Two")
    highlights.show_value(("One", "Two"))
    assert highlights.document().blockCount() == 3  # the line being begun is left alone


def test_figures_keep_their_counts_apart_by_kind():
    reached = figure(SITUATION, "reached", "1,000 households")
    reached = replace(reached, claim=replace(reached.claim, sector="health"))
    counts = words(reached).sector_counts()
    assert counts["health"]["reached"].people == "1,000 households"


def test_what_is_said_of_all_people_is_offered_first_then_what_stands_beside_it():
    civilians = killed(SITUATION, "58")
    some = replace(civilians.claim, population=(Population.CIVILIANS,))
    civilians = replace(civilians, claim=some)
    headline = killed(SITUATION, "70")
    older = killed(SITUATION, "40", as_of=date(2025, 3, 8), role=Role.SUPPORTING)
    newer = killed(SITUATION, "66", as_of=date(2025, 3, 10), role=Role.SUPPORTING)
    issue = Issue("i1", "s1", ReportType.SITUATION_REPORT, 1)
    every = (older, civilians, newer, headline)
    chosen = frozenset({civilians.id, headline.id})
    told = TokenWords(Material(Office(), SITUATION, issue, {}, every, chosen))
    assert [each.count for each in told.find("killed")] == ["70", "58", "66", "40"]
