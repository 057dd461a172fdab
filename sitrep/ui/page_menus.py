"""The menus of the pages, one of them in the menu bar: that of the page in front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from sitrep.ui import actions
from sitrep.ui.pages import Pages
from sitrep.ui.places import Page


class PageMenus:
    """Makes a page's menu when it is first asked for; the keys of a hidden menu rest."""

    def __init__(self, bar: QMenuBar, pages: Pages, before: QMenu) -> None:
        """Take the menu that the page's own one stands before."""
        self._bar = bar
        self._pages = pages
        self._before = before
        self._made: dict[Page, QMenu | None] = {}

    def of(self, page: Page) -> QMenu | None:
        """Return the menu of a page's own actions, None if it has none."""
        if page not in self._made:
            own, menu = self._pages[page].menu(), None
            if own:
                menu = QMenu(f"&{page.value.capitalize()}", self._bar)
                actions.fill(menu, [*own])
                self._bar.insertMenu(self._before.menuAction(), menu)
            self._made[page] = menu
        return self._made[page]

    def show(self, page: Page) -> None:
        """Show the menu of the page in front alone."""
        own = self.of(page)
        for menu in self._made.values():
            if menu:
                menu.menuAction().setVisible(menu is own)

    def every_action(self, front: Page) -> Mapping[str, Sequence[QAction]]:
        """Return all actions by menu, also those of pages that are not in `front`."""
        for page in Page:
            self.of(page)
        self.show(front)
        found = {}
        for entry in self._bar.actions():
            menu = entry.menu()
            if isinstance(menu, QMenu):
                found[entry.text().replace("&", "")] = menu.actions()
        return found
