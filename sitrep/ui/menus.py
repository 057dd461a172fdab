"""The menus that do not belong to a page: Edit, View, Help."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu

from sitrep.ui import theme
from sitrep.ui.actions import action, fill
from sitrep.ui.choices import Choices
from sitrep.ui.places import Page
from sitrep.ui.session import Session

KEYS = QKeySequence.StandardKey


def edit(menu: QMenu, window: QMainWindow, session: Session, search: Callable[[], None]) -> None:
    """Fill the Edit menu; undo and redo say what they would turn back when it opens."""
    undo = action(window, "&Undo", KEYS.Undo, lambda: session.undo(window))
    redo = action(window, "&Redo", "Ctrl+Shift+Z", lambda: session.redo(window))
    fill(menu, [undo, redo, None, action(window, "&Search everything", "Ctrl+K", search)])

    def name() -> None:
        back, again = session.store.log.undoable(), session.store.log.redoable()
        undo.setText(f"&Undo: {back.name}" if back else "&Undo")
        redo.setText(f"&Redo: {again.name}" if again else "&Redo")

    menu.aboutToShow.connect(name)


def view(menu: QMenu, window: QMainWindow, choices: Choices, go: Callable[[Page], None]) -> None:
    """Fill the View menu with the pages and the colors."""
    pages: list[QAction | None] = [
        action(window, f"&{page.value.capitalize()}", f"Alt+{place}", partial(go, page))
        for place, page in enumerate(Page, 1)
    ]
    fill(menu, [*pages, None])
    group = QActionGroup(window)
    now = choices.text("colors", "system")
    for place, name in enumerate(theme.SCHEMES, 1):
        scheme = action(
            window,
            f"{name.capitalize()} colors" if name != "system" else "The system's colors",
            f"Ctrl+Alt+{place}",
            partial(_choose_scheme, choices, name),
        )
        scheme.setCheckable(True)
        scheme.setChecked(name == now)
        group.addAction(scheme)
        menu.addAction(scheme)


def _choose_scheme(choices: Choices, name: str) -> None:
    choices.set_text("colors", name)
    theme.choose(name)


def help_(
    menu: QMenu, window: QMainWindow, every: Callable[[], Mapping[str, Sequence[QAction]]]
) -> None:
    """Fill the Help menu; the list of short-cuts is made of the actions as they are then."""

    def show(dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def page(name: str) -> None:
        from sitrep.ui.dialogs import about  # noqa: PLC0415 - rarely wanted

        made = {"steps": about.first_steps, "changes": about.changes, "about": about.about}
        show(made[name](window))

    def short_cuts() -> None:
        from sitrep.ui.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415 - rarely wanted

        show(ShortcutsDialog(window, every()))

    fill(
        menu,
        [
            action(window, "&First steps", KEYS.HelpContents, partial(page, "steps")),
            action(window, "&Keyboard short-cuts", "Ctrl+F1", short_cuts),
            action(window, "What is &new", "Shift+F1", partial(page, "changes")),
            None,
            action(window, "&About Sitrep", "Ctrl+Shift+F1", partial(page, "about")),
        ],
    )
