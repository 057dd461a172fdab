"""The live preview: the newest wish, the pages before it, and what goes wrong."""

from __future__ import annotations

import os
import signal
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize, Qt

from sitrep.errors import RenderFailed
from sitrep.ui.widgets.aligned import aligned
from sitrep.ui.widgets.pages import STRIP, Pages
from sitrep.ui.widgets.preview import Preview
from sitrep.ui.widgets.sheet import FIT_WIDTH, WHOLE_PAGE
from sitrep.worker import launch
from tests.formats.coastal_crisis import DOCUMENT
from tests.ui import issues


@pytest.fixture
def preview(qtbot, session, choices):
    shown = Preview(session, choices)
    qtbot.addWidget(shown)
    shown.resize(600, 700)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.fixture(scope="module")
def pdf():
    from sitrep.worker.client import Worker

    with Worker() as worker:
        return worker.render(DOCUMENT)


def named(name):
    return replace(DOCUMENT, masthead=replace(DOCUMENT.masthead, title=name))


def words(made):
    return Pages(made).text(0)


def ready(qtbot, preview):
    qtbot.waitUntil(lambda: preview.is_current and preview.view.is_ready, timeout=30000)


def test_a_document_is_shown_as_its_pdf(qtbot, preview):
    with qtbot.waitSignal(preview.rendered, timeout=30000) as made:
        preview.show_document(DOCUMENT)

    ready(qtbot, preview)
    assert made.args[0].startswith(b"%PDF")
    assert preview.bar.facts.whole.startswith(f"Page 1 of {len(Pages(preview.pdf))} · ")


def test_of_several_wishes_only_the_first_and_the_newest_are_granted(qtbot, preview, session):
    seen = []
    preview.rendered.connect(lambda pdf: seen.append(words(pdf)))
    preview.show_document(named("First"))
    qtbot.waitUntil(lambda: not preview._rendering.is_idle and preview._rendering._job is not None)
    for number in range(20):
        preview.show_document(named(f"Wish {number}"))

    ready(qtbot, preview)

    assert len(seen) == 2
    assert "Wish 19" in seen[-1]


def test_somebody_who_types_on_and_on_sees_pages_all_the_same(qtbot, preview):
    with qtbot.waitSignal(preview.rendered, timeout=30000):
        for number in range(100):
            preview.show_document(named(f"Wish {number}"))
            qtbot.wait(25)
            if preview._rendering._job:
                break
        assert preview._rendering._job, "typing without a pause kept the pages away"


def test_the_same_document_is_not_made_twice(qtbot, preview):
    preview.show_document(DOCUMENT)
    ready(qtbot, preview)

    preview.show_document(replace(DOCUMENT))

    assert preview.is_current


def test_the_last_pdf_stands_there_at_once(preview, pdf):
    preview.show_stored(pdf)

    assert preview.pdf == pdf
    assert preview.view.pages is not None


def test_the_old_pages_stay_until_the_new_ones_are_painted(qtbot, preview, pdf):
    preview.show_stored(pdf)
    qtbot.waitUntil(lambda: preview.view.is_ready)
    before = preview.view._sheet

    preview.view.show_pages(Pages(pdf))

    assert preview.view._sheet is before
    qtbot.waitUntil(lambda: preview.view.is_ready)
    assert preview.view._sheet is not before


def test_the_place_is_kept_where_the_same_section_stands(qtbot, preview, pdf):
    preview.show_stored(pdf, DOCUMENT, "a4")
    spot = preview.view.pages.where("response")
    preview.view.go(spot.page, spot.top)
    qtbot.waitUntil(lambda: preview.view.is_ready)

    preview.show_document(replace(DOCUMENT, highlights=(), changes=()))
    ready(qtbot, preview)

    moved = preview.view.pages.where("response")
    assert (moved.page, round(moved.top)) != (spot.page, round(spot.top))
    page, top = preview.view.place()
    assert (page, top) == (moved.page, pytest.approx(moved.top, abs=3))


def test_a_render_that_fails_leaves_the_old_pages_and_says_why(qtbot, preview, pdf):
    preview.show_stored(pdf)

    preview.show_document(replace(DOCUMENT, template="no_such"))

    qtbot.waitUntil(lambda: preview.failed, timeout=30000)
    assert "There is no report template" in preview._strip.sentence.text()
    assert preview.pdf == pdf
    preview.show_document(DOCUMENT)
    ready(qtbot, preview)
    assert not preview.failed


def test_a_worker_that_dies_costs_one_render(qtbot, preview, session, pdf):
    preview.show_stored(pdf)
    preview.show_document(named("Lost"))
    with qtbot.waitSignal(session.jobs.busy):
        pass
    qtbot.waitUntil(lambda: bool(session.jobs._process and session.jobs._process.process_id()))
    os.kill(session.jobs._process.process_id(), signal.SIGKILL)
    qtbot.waitUntil(lambda: preview.failed, timeout=30000)
    assert preview.pdf == pdf
    assert "what you wrote is kept" in preview._strip.sentence.text()

    preview._try_again()

    ready(qtbot, preview)
    assert "Lost" in words(preview.pdf)


def test_a_missing_layout_library_is_one_sentence(qtbot, preview, session, monkeypatch):
    def without(task, line):
        raise RenderFailed("The PDF could not be made: Pango is not installed.", "Install it.")

    monkeypatch.setattr(launch, "result", without)

    preview.show_document(DOCUMENT)

    qtbot.waitUntil(lambda: preview.failed, timeout=30000)
    assert (
        preview._strip.sentence.text()
        == "The PDF could not be made: Pango is not installed. Install it."
    )
    assert preview._strip.sentence.textFormat() is Qt.TextFormat.PlainText


def test_a_damaged_pdf_is_told_and_the_pages_before_stay(qtbot, preview, pdf):
    preview.show_stored(pdf)

    preview.show_stored(b"not a PDF")

    assert preview.failed
    assert preview.pdf == pdf


def test_another_report_never_shows_what_was_asked_for_before(qtbot, preview, pdf):
    preview.show_document(named("Other"))
    qtbot.waitUntil(lambda: preview._rendering._job is not None)

    preview.show_stored(pdf)
    preview.show_document(named("This one"))
    ready(qtbot, preview)

    assert "This one" in words(preview.pdf)


def test_greyscale_and_letter_are_made_anew_and_back_again_at_once(qtbot, preview, pdf):
    preview.show_stored(pdf, DOCUMENT, "a4")
    preview.bar.grey.trigger()
    ready(qtbot, preview)
    strip = preview.view._sheet.strips[0, 0]
    across, down = range(0, strip.width(), 4), range(60, strip.height(), 2)
    colors = {strip.pixelColor(x, y).saturation() for x in across for y in down}
    assert colors == {0}

    preview.bar.grey.trigger()
    assert preview.pdf == pdf

    preview.bar._papers["letter"].trigger()
    ready(qtbot, preview)
    assert Pages(preview.pdf).paper == "letter"


def test_zoom_keeps_the_place_and_is_remembered(qtbot, preview, session, choices, pdf):
    preview.show_stored(pdf)
    preview.view.go(1, 100.0)
    at = preview.view.place()

    preview.bar.zoom_stepped.emit(1)

    assert preview.view.place()[0] == at[0]
    assert preview.view.place()[1] == pytest.approx(at[1], abs=2)
    again = Preview(session, choices)
    qtbot.addWidget(again)
    assert again.view.zoom == preview.view.zoom


def test_the_wheel_with_control_and_the_keys_zoom(qtbot, preview, pdf):
    preview.show_stored(pdf)
    preview.activateWindow()
    preview.view.setFocus()
    scale = preview.view.scale

    qtbot.keyClick(preview.view, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.zoom == WHOLE_PAGE
    assert preview.view.scale < scale

    qtbot.keyClick(preview.view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.zoom == FIT_WIDTH
    assert preview.view.scale == scale


def test_keys_turn_the_pages(qtbot, preview, pdf):
    preview.show_stored(pdf)
    preview.view.setFocus()

    qtbot.keyClick(preview.view, Qt.Key.Key_End)
    assert preview.bar.facts.whole.startswith(f"Page {len(Pages(pdf))} of")

    qtbot.keyClick(preview.view, Qt.Key.Key_Home)
    assert preview.bar.facts.whole.startswith("Page 1 of")


def test_the_page_that_is_told_is_the_page_in_view(qtbot, preview, pdf):
    preview.show_stored(pdf)
    assert len(Pages(pdf)) > 1
    end = Pages(pdf).sizes[0][1]
    preview.view.go(0, end - 20 / preview.view.scale)  # a strip of the first page is left
    assert preview.bar.facts.whole.startswith("Page 2 of")
    preview.view.go(1, 40)
    assert preview.bar.facts.whole.startswith("Page 2 of")


def click(qtbot, preview, page, x, y):
    frame, scale = preview.view._sheet.frames[page], preview.view.scale
    at = (
        frame.topLeft()
        + QPoint(round(x * scale), round(y * scale))
        - preview.view._seen().topLeft()
    )
    qtbot.mouseClick(preview.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_on_a_key_figure_leads_to_its_figure(qtbot, preview, pdf):
    preview.show_stored(pdf, DOCUMENT, "a4")
    top = preview.view.pages.where("key-figures")

    with qtbot.waitSignal(preview.clicked) as told:
        click(qtbot, preview, top.page, top.left + 60, top.top + 60)

    assert told.args[0] == DOCUMENT.tiles[0].figure


def test_a_click_on_words_leads_to_their_section(qtbot, preview, pdf):
    preview.show_stored(pdf, DOCUMENT, "a4")
    top = preview.view.pages.where("overview")
    preview.view.go(top.page, top.top)

    with qtbot.waitSignal(preview.clicked) as told:
        click(qtbot, preview, top.page, top.left + 100, top.top + 6)

    assert told.args[0] == "overview"


def test_the_last_pdf_of_a_draft_is_kept_for_the_next_start(
    qtbot, preview, session, choices, crisis
):
    issue = issues.draft(session, crisis)
    preview.begin(issue.id)
    assert preview.pdf == b""
    preview.show_document(DOCUMENT)
    ready(qtbot, preview)

    preview.hide()

    again = Preview(session, choices)
    qtbot.addWidget(again)
    again.begin(issue.id)
    assert again.pdf == preview.pdf


def test_pages_in_strips_are_the_page_as_a_whole(pdf, monkeypatch):
    pages, size = Pages(pdf), QSize(595, 842)
    strips = [pages.strip(0, size, top) for top in range(0, 842, STRIP)]
    monkeypatch.setattr("sitrep.ui.widgets.pages.STRIP", 2000)

    whole = pages.strip(0, size, 0)

    for number, strip in enumerate(strips):
        assert strip == whole.copy(0, number * STRIP, strip.width(), strip.height())


def test_two_reports_are_aligned_by_the_sections_they_share(pdf):
    pages = Pages(pdf)
    spot = pages.where("impact")

    assert aligned(pages, pages, spot.page, spot.top) == (spot.page, pytest.approx(spot.top))
    assert aligned(pages, pages, 0, 0.0) == (0, 0.0)


def test_the_library_of_pages_loads_with_the_first_pdf_only():
    import subprocess
    import sys

    code = (
        "import sys, sitrep.ui.main_window; "
        "print([m for m in ('pypdfium2', 'weasyprint', 'jinja2') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
