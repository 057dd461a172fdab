"""The actions of the page of sources, each with its key; letters work wherever nobody types."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from sitrep.ui import actions

if TYPE_CHECKING:
    from sitrep.ui.panels.sources import SourcesPanel


def actions_of(panel: SourcesPanel) -> list[QAction]:
    """Return the actions; they answer to their keys while the page has the focus."""
    do, work, keys = panel.deciding, panel.work, QKeySequence.StandardKey
    # fmt: off
    rows: tuple[tuple[str, str | QKeySequence.StandardKey, Callable[[], object]], ...] = (
        ("&Paste article",             keys.Paste,      panel.arriving.paste),
        ("&Accept",                    "A",             do.accept),
        ("Accept as &update",          "U",             do.accept_update),
        ("&Edit…",                     "E",             do.edit),
        ("&Reject…",                   "R",             do.reject),
        ("Accept all &certain",        "Ctrl+Shift+A",  do.accept_certain),
        ("&Make a figure of the words", "Ctrl+Return",  do.make),
        ("&Next card",                 "N",             partial(panel.step, 1)),
        ("Pre&vious card",             "P",             partial(panel.step, -1)),
        ("Change the or&der of cards", "O",             panel.switch_order),
        ("Ne&xt article",              "Ctrl+PgDown",   partial(panel.step_article, 1)),
        ("Previou&s article",          "Ctrl+PgUp",     partial(panel.step_article, -1)),
        ("De&tails…",                  "Ctrl+I",        work.show_details),
        ("Cop&y the address",          "Ctrl+Shift+C",  work.copy_address),
        ("Save or&iginal…",            "Ctrl+Shift+S",  work.save_original),
        ("Sho&w original as text",     "Ctrl+Shift+O",  work.show_original),
        ("Words &for the assistant…",  "Ctrl+Shift+W",  panel.teaching.begin),
        ("Remove artic&le",            "Shift+Del",     work.remove),
        ("Stop readin&g",              "Esc",           panel.arriving.stop),
    )
    # fmt: on
    made = [actions.action(panel, name, key, deed) for name, key, deed in rows]
    for each in made:
        each.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        panel.addAction(each)
    return made
