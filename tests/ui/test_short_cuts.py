"""Short-cuts: on no page do two actions answer to the same keys, and each stands in a menu."""

from __future__ import annotations

from collections import defaultdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from sitrep.ui.places import Page, Place
from tests.ui import issues
from tests.ui.opening import draft, opened
from tests.ui.test_sources import add_article

WITHIN = (Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut)


@pytest.fixture
def window(qtbot, session, choices, crisis):
    """A window with something on every page, all pages made."""
    add_article(session, crisis)
    issues.with_figure(session, crisis)
    draft(session, crisis)
    made = opened(qtbot, session, choices)
    for page in Page:
        go(made, crisis, page)
    return made


def go(window, crisis, page):
    window.go(Place(page, "" if page in (Page.HOME, Page.LIBRARY) else crisis.id))


def answers(action):
    """Tell whether an action would hear its keys: enabled, and in a menu or on a part in view."""
    if not (action.isEnabled() and action.isVisible()):
        return False
    for holder in action.associatedObjects():
        if isinstance(holder, QMenu):
            if answers(holder.menuAction()):
                return True
        elif isinstance(holder, QWidget) and holder.isVisible():
            return True
    return False


def keys_of(window):
    found = defaultdict(set)
    for each in window.findChildren(QAction):
        if answers(each):
            for keys in each.shortcuts():
                found[keys.toString()].add(each.text().replace("&", "") or repr(each.parent()))
    for each in window.findChildren(QShortcut):
        if each.isEnabled() and each.parent().isVisible() and each.context() not in WITHIN:
            found[each.key().toString()].add(repr(each.parent()))
    return found


@pytest.mark.parametrize("page", list(Page))
def test_on_no_page_do_two_actions_answer_to_the_same_keys(window, crisis, page):
    go(window, crisis, page)
    twice = {keys: names for keys, names in keys_of(window).items() if len(names) > 1}
    assert twice == {}


@pytest.mark.parametrize("page", list(Page))
def test_every_action_with_keys_stands_in_a_menu(window, crisis, page):
    go(window, crisis, page)
    listed = {a.text().replace("&", "") for menu in window._every_action().values() for a in menu}
    loose = [
        action.text()
        for action in window.findChildren(QAction)
        if action.shortcuts() and action.text().replace("&", "") not in listed
    ]
    assert loose == []


def test_every_action_in_the_menus_has_keys(window):
    without = [
        f"{menu}: {action.text()}"
        for menu, actions in window._every_action().items()
        for action in actions
        if not action.isSeparator() and not action.shortcuts()
    ]
    assert without == []


def test_letters_in_the_menus_are_each_their_own(window):
    """A letter that two entries share has to be pressed twice; none of one menu does."""
    for menu, actions in window._every_action().items():
        letters = [
            action.text()[action.text().index("&") + 1].casefold()
            for action in actions
            if "&" in action.text()
        ]
        assert sorted(letters) == sorted(set(letters)), menu
