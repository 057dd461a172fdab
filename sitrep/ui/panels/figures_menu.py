"""The menu of the page of figures, with its short-cuts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from sitrep.domain.figure import Figure
from sitrep.ui.actions import action

if TYPE_CHECKING:
    from sitrep.ui.panels.figures import FiguresPanel
    from sitrep.ui.widgets.figure_form import FigureForm


def make(page: FiguresPanel) -> list[QAction]:
    """Return the actions; those on a figure work where the page has the focus and shows it."""

    def form_in_front() -> FigureForm | None:
        form = page.form()
        return form if page.stack.currentWidget() is form else None

    def at_hand(do: Callable[[Figure], object]) -> Callable[[], object]:
        return lambda: not form_in_front() and (figure := page.at_hand()) and do(figure)

    def record_all() -> None:
        form = form_in_front()
        if form:
            form.record_all()

    # fmt: off
    table = (
        ("&Enter figures",       "Ctrl+E",       page.show_form),
        ("&Record all lines",    "Ctrl+Return",  record_all),
        ("Show the &table",      "Ctrl+T",       page.show_table),
        ("&Other figure…",       "Ctrl+Shift+O", page.steps.add),
        ("&Change the figure…",  "F2",           at_hand(page.steps.change)),
        ("&Newer count…",        "Ctrl+Shift+U", at_hand(page.steps.update)),
        ("Take o&ut…",           "Ctrl+Shift+D", at_hand(page.steps.take_out)),
        ("Use t&his one",        "Ctrl+Shift+C", page.evidence.use.click),
        ("A&dd to others…",       "Ctrl+Shift+P", at_hand(page.steps.add_up)),
        ("&Break down…",         "Ctrl+Shift+B", at_hand(page.steps.break_down)),
        ("&Mark as reviewed",    "Ctrl+Shift+R", page.review_chosen),
        ("&Show in article",     "Ctrl+Shift+A", at_hand(page.follow)),
        ("&Filter",              "Ctrl+F",       page.pane.filter.setFocus),
        ("Show e&very figure",   "Ctrl+Shift+H", page.pane.every.toggle),
    )
    # fmt: on
    made = [action(page, text, keys, do) for text, keys, do in table]
    leave = action(page, "", "Escape", page.leave)
    for each in (*made, leave):
        each.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        page.addAction(each)
    for each in made[:4]:
        each.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    return made
