"""The page of sources, worked as a person works it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from sitrep.domain.article import Article, Passage
from sitrep.domain.figure import (
    Certainty,
    Claim,
    Decision,
    PlaceRef,
    Proposal,
    Proposed,
    Relation,
    Role,
)
from sitrep.domain.history import Changed
from sitrep.domain.ids import new_id
from sitrep.domain.kinds import KINDS, Measure, Population, Unit
from sitrep.domain.quantity import Quantifier, exact, more_than
from sitrep.domain.source import SourceLink
from sitrep.services import intake, recording, review
from sitrep.services.intake import Details
from sitrep.store import articles, figures
from sitrep.ui.dialogs.article_details import ArticleDetails
from sitrep.ui.dialogs.figure import FigureDialog
from sitrep.ui.dialogs.original import OriginalDialog
from sitrep.ui.dialogs.reject import REASONS, RejectDialog
from sitrep.ui.models.entries import ENTRY, EntryList
from sitrep.ui.panels.sources import SourcesPanel
from sitrep.ui.places import Page, Place
from sitrep.ui.widgets.proposal_card import Deed
from tests.services.figures import SOHR, killed
from tests.ui import sources_page

TEXT = (
    "Fighting in the north\n\n"
    "The toll has surpassed 70, with 40 people wounded. Homes were damaged in Tartus.\n\n"
    "Some 300 families fled to Latakia on Friday, officials said."
)
ROWS = (
    ("killed", more_than(70, "surpassed 70"), "toll has surpassed 70", Certainty.HIGH),
    ("injured", exact(40, "40"), "40 people wounded", Certainty.LOW),
    ("displaced", exact(300, "Some 300"), "Some 300 families fled", Certainty.HIGH),
)
KEY = Qt.Key


def add_article(session, crisis, *, title="Fighting in the north", text=TEXT, rows=ROWS, **more):
    made = Article(
        new_id(), crisis.id, title, text, datetime(2025, 3, 7, tzinfo=UTC), "",
        publisher="Example News", published=date(2025, 3, 7), language="en", **more,
    )  # fmt: skip
    found = tuple(
        Proposal(
            f"f{number}",
            Claim(
                (kind,), count, KINDS[kind].unit, KINDS[kind].measure, as_of=date(2025, 3, 7),
                chain=(SourceLink(SOHR),),
            ),
            (Passage(made.id, text.index(quote), quote),),
            certainty=certainty,
        )
        for number, (kind, count, quote, certainty) in enumerate(rows, 1)
    )  # fmt: skip
    new = intake.incoming(made, text.encode(), Proposed(found), Details())
    session.changed.emit(intake.add(session._writing, new))
    return articles.get(session.store, made.id)


@pytest.fixture
def panel(qtbot, session, choices, crisis):
    return sources_page.opened(qtbot, session, choices, crisis)


@pytest.fixture
def article(session, crisis, panel):
    made = add_article(session, crisis)
    panel.focus_cards()
    return made


def cards(panel):
    return articles.cards_of(panel._session.store, panel.article.id)


def decisions(panel):
    return [card.decision for card in cards(panel)]


def press(qtbot, panel, key, modifier=Qt.KeyboardModifier.NoModifier, *, on=None):
    qtbot.keyClick(on or panel.side.cards, key, modifier)


# What is shown


def test_an_empty_situation_says_what_to_do_first(panel):
    assert panel.stack.currentWidget() is panel.nothing
    assert panel.nothing.paste.hasFocus()


def test_the_first_card_that_waits_is_current_and_its_words_are_marked(panel, article):
    assert panel.side.cards.row == 0
    shown = panel.text.view.toPlainText()
    current = next(span for span in panel.text.view._spans if span.is_current)
    assert shown[current.start : current.end] == "toll has surpassed 70"
    assert panel.text.about.text().endswith("public · 0 of 3 reviewed")
    assert "0 of 3 reviewed" in panel.articles.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_models_hold_what_qt_asks_of_them(panel, article, qtmodeltester):
    qtmodeltester.check(panel.articles)
    qtmodeltester.check(panel.entries)


def test_a_place_shows_the_passage_of_a_figure(qtbot, session, crisis, panel, article):
    for _ in range(3):
        press(qtbot, panel, KEY.Key_A)
    other = add_article(session, crisis, title="Another", text="No numbers here.", rows=())
    panel.show_place(Place(Page.SOURCES, crisis.id, other.id))
    assert panel.article.id == other.id
    figure = figures.by_proposal(session.store, article.id)[cards_of_displaced(session, article)]
    panel.show_place(Place(Page.SOURCES, crisis.id, article.id, figure.id))
    assert panel.article.id == article.id
    assert panel.entry.figure.id == figure.id
    assert panel.head.whole == "Fighting in the north"


def cards_of_displaced(session, article):
    found = articles.cards_of(session.store, article.id)
    return next(c.proposal.id for c in found if c.proposal.claim.kinds == ("displaced",))


def test_a_figure_made_by_hand_has_a_card_too(session, crisis, panel, article):
    quote = "Homes were damaged"
    words = Passage(article.id, TEXT.index(quote), quote)
    session.do(panel, recording.record, replace(killed(crisis, "3"), passages=(words,)))
    rows = [panel.entries.at(n).passages[0].quote for n in range(panel.entries.rowCount())]
    assert rows[2] == quote


# Keys


def test_a_accepts_and_the_next_one_that_waits_is_chosen(qtbot, panel, article):
    press(qtbot, panel, KEY.Key_A)
    assert decisions(panel) == [Decision.ACCEPTED, None, None]
    assert panel.side.cards.row == 1
    press(qtbot, panel, KEY.Key_Down)
    press(qtbot, panel, KEY.Key_A)
    assert decisions(panel) == [Decision.ACCEPTED, None, Decision.ACCEPTED]
    assert panel.side.cards.row == 1


def test_keys_work_while_one_reads_the_article(qtbot, panel, article):
    view = panel.text.view
    view.setFocus()
    press(qtbot, panel, KEY.Key_Down, on=view)
    assert panel.side.cards.row == 1
    press(qtbot, panel, KEY.Key_A, on=view)
    assert decisions(panel) == [None, Decision.ACCEPTED, None]


def test_keys_are_letters_where_one_types(qtbot, panel, article):
    panel.text.offer_details(panel.article)
    field = panel.text.form.publisher
    field.setFocus()
    press(qtbot, panel, KEY.Key_A, on=field)
    assert decisions(panel) == [None, None, None]
    assert field.text() == "aExample News"


def test_r_and_a_digit_reject_with_a_ready_reason(qtbot, session, panel, article):
    press(qtbot, panel, KEY.Key_R)
    dialog = panel.findChild(RejectDialog)
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(dialog, KEY.Key_2)
    assert decisions(panel) == [Decision.REJECTED, None, None]
    assert cards(panel)[0].reason == REASONS[1]
    assert panel.side.cards.row == 1


def test_a_reason_of_ones_own_may_hold_digits(qtbot, session, panel, article):
    press(qtbot, panel, KEY.Key_R)
    dialog = panel.findChild(RejectDialog)
    dialog.own.setFocus()
    qtbot.keyClicks(dialog.own, "of 2024")
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(dialog.own, KEY.Key_Return)
    assert cards(panel)[0].reason == "of 2024"


def test_undo_makes_the_card_wait_again_and_current(qtbot, session, panel, article):
    press(qtbot, panel, KEY.Key_A)
    session.undo(panel)
    assert decisions(panel) == [None, None, None]
    assert panel.side.cards.row == 0


def test_a_decided_card_is_not_decided_twice(qtbot, session, panel, article):
    press(qtbot, panel, KEY.Key_A)
    press(qtbot, panel, KEY.Key_Up)
    with qtbot.waitSignal(session.said):
        press(qtbot, panel, KEY.Key_R)
    assert panel.findChild(RejectDialog) is None


def test_all_certain_ones_are_accepted_in_one_step(qtbot, session, panel, article):
    assert panel.side.certain.text() == "Accept all certain (2)"
    qtbot.mouseClick(panel.side.certain, Qt.MouseButton.LeftButton)
    assert decisions(panel) == [Decision.ACCEPTED, None, Decision.ACCEPTED]
    assert panel.side.certain.isHidden()
    session.undo(panel)
    assert decisions(panel) == [None, None, None]


def test_a_card_says_what_it_may_update_and_u_does_it(qtbot, session, crisis, panel):
    old = killed(crisis, "60")
    session.do(panel, recording.record, old)
    add_article(session, crisis)
    panel.focus_cards()
    assert panel.entry.match.id == old.id
    press(qtbot, panel, KEY.Key_U)
    assert figures.get(session.store, old.id).role is Role.SUPERSEDED
    made = next(iter(figures.by_proposal(session.store, panel.article.id).values()))
    assert [(link.relation, link.other) for link in made.links] == [(Relation.UPDATES, old.id)]


def test_the_buttons_on_a_card_work_with_the_mouse(qtbot, panel, article):
    view = panel.side.cards
    index = view.currentIndex()
    deed, box = view.card(index).buttons[0]
    at = view.visualRect(index).topLeft() + box.center().toPoint()
    assert deed is Deed.ACCEPT
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert decisions(panel)[0] is Decision.ACCEPTED


def test_the_order_of_the_cards_is_remembered(qtbot, session, choices, crisis, panel, article):
    press(qtbot, panel, KEY.Key_O)
    rows = [panel.entries.at(n).claim.kinds[0] for n in range(3)]
    assert rows == ["killed", "displaced", "injured"]
    again = SourcesPanel(session, choices)
    qtbot.addWidget(again)
    again.show_place(Place(Page.SOURCES, crisis.id))
    assert again.entries.by_certainty
    assert again.entries.at(2).claim.kinds == ("injured",)


def test_clicked_words_choose_their_card(qtbot, panel, article):
    panel.text.view.clicked.emit(TEXT.index("300 families"))
    assert panel.entry.claim.kinds == ("displaced",)


# Setting right


def test_e_opens_the_figure_and_what_is_typed_is_read_back(qtbot, session, panel, article):
    press(qtbot, panel, KEY.Key_E)
    dialog = panel.findChild(FigureDialog)
    assert dialog.what.count.text() == "more than 70"
    dialog.what.count.selectAll()
    qtbot.keyClicks(dialog.what.count, "40-50")
    assert dialog.what.reading.text() == "Read as: Killed: 40 to 50 people"
    civilians = next(a for a in dialog.what.people.menu().actions() if a.text() == "Civilians")
    civilians.trigger()
    dialog.what.place.setText("طرطوس")
    assert dialog.what.where.text() == "Tartous (SY10)"
    dialog.source.source.setText("OCHA")
    with qtbot.waitSignal(session.changed):
        qtbot.mouseClick(dialog.does, Qt.MouseButton.LeftButton)
    assert decisions(panel)[0] is Decision.AMENDED
    made = next(iter(figures.by_proposal(session.store, article.id).values()))
    assert (made.claim.quantity.low, made.claim.quantity.high) == (40, 50)
    assert made.claim.population == (Population.CIVILIANS,)
    assert made.claim.places == (PlaceRef("Tartous", "SY10"),)
    assert made.claim.origin == "OCHA"


def test_a_count_that_is_none_is_not_taken(qtbot, panel, article):
    press(qtbot, panel, KEY.Key_E)
    dialog = panel.findChild(FigureDialog)
    dialog.what.count.selectAll()
    qtbot.keyClicks(dialog.what.count, "12 per cent of families")
    assert "is not understood beside the share" in dialog.what.reading.text()
    dialog.accept()
    assert dialog.isVisible()
    assert "is not understood beside the share" in dialog.problem.text()


def test_a_share_typed_in_the_form_is_a_rate_and_says_so(qtbot, panel, session, article):
    press(qtbot, panel, KEY.Key_E)
    dialog = panel.findChild(FigureDialog)
    dialog.what.count.selectAll()
    qtbot.keyClicks(dialog.what.count, "12 per cent")
    assert dialog.what.reading.text() == "Read as: Killed: 12 per cent of people"
    with qtbot.waitSignal(session.changed):
        qtbot.mouseClick(dialog.does, Qt.MouseButton.LeftButton)
    made = next(iter(figures.by_proposal(session.store, article.id).values()))
    assert (made.claim.unit, made.claim.measure) == (Unit.PER_CENT, Measure.RATE)


def test_the_unit_and_the_measure_of_a_rate_are_chosen_together(qtbot, panel, article):
    press(qtbot, panel, KEY.Key_E)
    what = panel.findChild(FigureDialog).what
    what.unit.setCurrentIndex(what.unit.findText("per 1,000"))
    assert what.measure.currentText() == "A rate"
    what.measure.setCurrentIndex(what.measure.findData(Measure.CUMULATIVE.value))
    assert what.unit.currentText() == "people"
    what.measure.setCurrentIndex(what.measure.findData(Measure.RATE.value))
    assert what.unit.currentText() == "per cent"


def test_places_are_offered_in_any_script_and_said_by_their_codes(qtbot, panel, article):
    press(qtbot, panel, KEY.Key_E)
    place = panel.findChild(FigureDialog).what.place
    place.setText("Nowhere; ")
    place.setFocus()
    place.insert("حم")  # as an input method does
    place.textEdited.emit(place.text())
    assert "Nowhere; Homs" in place._shown.stringList()
    place.setText("Nowhere; Homs")
    assert (
        panel.findChild(FigureDialog).what.where.text() == "“Nowhere” is on no list · Homs (SY04)"
    )


def test_the_dialog_offers_what_the_figure_may_update(qtbot, session, crisis, panel):
    old = killed(crisis, "60")
    session.do(panel, recording.record, old)
    add_article(session, crisis)
    panel.focus_cards()
    press(qtbot, panel, KEY.Key_E)
    dialog = panel.findChild(FigureDialog)
    assert "60 people" in dialog.link.updates.text()
    dialog.link.updates.click()
    assert [(link.relation, link.other) for link in dialog.link.links()] == [
        (Relation.UPDATES, old.id)
    ]


def test_an_accepted_figure_can_be_set_right_again(qtbot, session, panel, article):
    press(qtbot, panel, KEY.Key_A)
    press(qtbot, panel, KEY.Key_Up)
    press(qtbot, panel, KEY.Key_E)
    dialog = panel.findChild(FigureDialog)
    dialog.what.count.setText("75")
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    assert panel.entry.claim.quantity == replace(exact(75), words="75")


# Words marked by hand


def test_marked_words_become_a_figure_by_the_assistants_reading(qtbot, session, crisis, panel):
    text = "Relief\n\nOfficials said that 1,250 people were displaced from Latakia on Friday."
    article = add_article(session, crisis, title="Relief", text=text, rows=())
    view = panel.text.view
    start = text.index("1,250 people")
    view.select(start, start + len("1,250 people were displaced "))
    assert view.make.isVisible()
    press(qtbot, panel, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier, on=view)
    qtbot.waitUntil(lambda: panel.findChild(FigureDialog) is not None, timeout=30_000)
    dialog = panel.findChild(FigureDialog)
    assert dialog.what.kind.currentText() == "Displaced"
    assert dialog.what.count.text() == "1,250"
    with qtbot.waitSignal(session.changed, check_params_cb=lambda c: Changed.FIGURES in c):
        dialog.accept()
    (made,) = figures.resting_on(session.store, article.id)
    assert made.passages == (Passage(article.id, start, "1,250 people were displaced"),)
    assert panel.entries.rowCount() == 1


def test_words_that_nobody_understands_ask_what_was_counted(qtbot, session, crisis, panel):
    text = "Relief\n\nThe bakery has been closed and the pharmacy too."
    add_article(session, crisis, title="Relief", text=text, rows=())
    view = panel.text.view
    view.select(text.index("bakery"), text.index("bakery") + len("bakery has been"))
    panel.deciding.make()
    qtbot.waitUntil(lambda: panel.findChild(FigureDialog) is not None, timeout=30_000)
    dialog = panel.findChild(FigureDialog)
    assert dialog.what.reading.text() == "Choose what was counted."
    dialog.what.kind.setCurrentIndex(dialog.what.kind.findText("Affected"))
    dialog.accept()
    assert not dialog.isVisible()
    assert dialog.figure().claim.quantity.quantifier is Quantifier.PRESENCE


def test_marking_the_words_of_a_card_decides_that_card(qtbot, session, panel, article):
    start = TEXT.index("surpassed 70")
    panel.text.view.select(start, start + len("surpassed 70"))
    panel.deciding.make()
    dialog = panel.findChild(FigureDialog)
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    assert decisions(panel)[0] is not None
    (made,) = figures.by_proposal(session.store, article.id).values()
    assert made.passages[0].quote == "surpassed 70"


# The article itself


def test_details_are_changed_in_their_dialog(qtbot, session, panel, article):
    panel.details.click()
    dialog = panel.findChild(ArticleDetails)
    dialog.form.title.setText("A better title")
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    assert panel.head.whole == "A better title"
    assert panel.text.again.isHidden()


def test_another_day_offers_to_read_again_and_replaces_what_waits(qtbot, session, panel, article):
    press(qtbot, panel, KEY.Key_A)
    panel.work.save_details(replace(panel.article, published=date(2025, 3, 10)))
    assert panel.text.again.isVisible()
    before = {card.proposal.id for card in cards(panel)}
    with qtbot.waitSignal(
        session.changed, timeout=30_000, check_params_cb=lambda c: Changed.PROPOSALS in c
    ):
        panel.text.wanted_again.emit()
    after = cards(panel)
    assert after[0].decision is Decision.ACCEPTED
    assert before & {card.proposal.id for card in after} == {after[0].proposal.id}


def test_an_article_with_figures_is_not_removed_and_says_why(qtbot, panel, article):
    press(qtbot, panel, KEY.Key_A)
    panel.work.remove()
    box = panel.findChild(QMessageBox)
    assert "1 figure rests on it" in box.text()
    box.close()


def test_a_removed_article_is_gone_and_comes_back(qtbot, session, panel, article):
    press(qtbot, panel, KEY.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert panel.stack.currentWidget() is panel.nothing
    session.undo(panel)
    assert panel.article.id == article.id
    assert panel.stack.currentWidget() is panel.panes


def test_the_original_is_saved_as_it_came_and_shown_as_text(
    qtbot, session, tmp_path, panel, article
):
    panel.work._save(article, tmp_path / "copy.txt")
    assert (tmp_path / "copy.txt").read_bytes() == TEXT.encode()
    panel.work.show_original()
    dialog = panel.findChild(OriginalDialog)
    assert dialog.text.toPlainText() == TEXT
    assert dialog.text.isReadOnly()


def test_opening_and_saving_ask_for_files_without_blocking(qtbot, panel, article):
    for deed in (panel.work.open_files, panel.work.save_original):
        deed()
        dialog = panel.findChildren(QFileDialog)[-1]
        assert dialog.isVisible()
        dialog.reject()


def test_the_address_is_copied_and_never_opened(qtbot, session, crisis, panel):
    add_article(session, crisis, url="https://example.org/a")
    panel.work.copy_address()
    assert QGuiApplication.clipboard().text() == "https://example.org/a"


def test_every_action_has_a_key_and_no_two_the_same(panel):
    keys = [each.toString() for action in panel.menu() for each in action.shortcuts()]
    assert len(keys) == len(set(keys)) >= len(panel.menu())


def test_what_is_sorted_anew_keeps_its_rows(qtmodeltester, session, crisis, panel, article):
    model = EntryList()
    model.show(review.entries(session.store, article), panel.writer)
    model.sort_by_certainty(True)
    qtmodeltester.check(model)
    assert model.index(0).data(ENTRY).claim.kinds == ("killed",)
    assert model.next_waiting(3) == 0
