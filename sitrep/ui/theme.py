"""How the window looks: one accent, a calm surface, light and dark; an eight-pixel rhythm."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from sitrep import paths
from sitrep.ui import sheet

FONT = "IBM Plex Sans"
SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
_CHOSEN = "colors"  # property of the application


class Colors(NamedTuple):
    """The colors of one scheme, as ``#rrggbb``; each pair of text and ground reads at 4.5 to 1."""

    ground: str  # behind everything
    surface: str  # cards, fields, tables
    ink: str
    quiet: str  # second lines, labels
    line: str  # edges
    accent: str  # the primary action, links, focus
    on_accent: str
    wash: str  # selection, chips
    side: str  # the navigation's ground
    side_ink: str
    side_quiet: str
    side_wash: str  # behind the page one is on
    side_wash_ink: str
    side_wash_quiet: str
    good: str  # decided
    good_wash: str
    wait: str  # waits for a person, ages
    wait_wash: str
    bad: str  # conflicts, overdue
    bad_wash: str
    place_wash: str  # places in an article
    table: str  # behind the pages of a report


LIGHT = Colors(
    ground="#f5f7f9", surface="#ffffff", ink="#14212b", quiet="#52626f", line="#c9d2d9",
    accent="#0b4a6f", on_accent="#ffffff", wash="#e4eef5", side="#0f2b3d", side_ink="#f0f5f8",
    side_quiet="#9fb4c2", side_wash="#e8f1f6", side_wash_ink="#0b3a57", side_wash_quiet="#3d5a6c",
    good="#1d7a4c", good_wash="#d8efe2", wait="#8a5a00",
    wait_wash="#fdebc2", bad="#a8201a", bad_wash="#fadddb", place_wash="#dbe7fb", table="#d3dae0",
)  # fmt: skip
DARK = Colors(
    ground="#12191f", surface="#1a242c", ink="#e8eef2", quiet="#a3b3be", line="#3a4853",
    accent="#7cc0e8", on_accent="#0b1a24", wash="#22384a", side="#0b141a", side_ink="#e8eef2",
    side_quiet="#8ea2b0", side_wash="#22384a", side_wash_ink="#ffffff", side_wash_quiet="#b9c9d4",
    good="#6fcf9a", good_wash="#1d3a2b", wait="#f0c060",
    wait_wash="#463711", bad="#ff9a92", bad_wash="#4d2320", place_wash="#233a5c", table="#0c1217",
)  # fmt: skip


def colors() -> Colors:
    """Return the colors of the scheme at hand: the chosen one, else the system's."""
    app = QGuiApplication.instance()
    chosen = app.property(_CHOSEN) if app else None
    if chosen in ("light", "dark"):  # not every desktop lets a program set its scheme
        return DARK if chosen == "dark" else LIGHT
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def load_fonts() -> None:
    """Take the program's own fonts, so that it looks the same on every computer."""
    for file in sorted((paths.RESOURCES / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def apply(app: QApplication) -> None:
    """Set font, palette and style sheet for the scheme at hand; the keyboard stays where it is."""
    at = app.focusWidget()
    prepare(app)
    dress(app)
    if at and app.focusWidget() is not at:  # a row of buttons lets go of it while it is redone
        at.setFocus()


def prepare(app: QApplication) -> None:
    """Set font and palette, which widgets measure while they are made."""
    font = QFont(FONT)
    font.setPointSizeF(max(10.0, app.font().pointSizeF()))
    app.setFont(font)
    app.setPalette(_palette(colors()))


def dress(app: QApplication) -> None:
    """Set the style sheet; over a finished window it costs half of what it does before."""
    c, points = colors(), app.font().pointSizeF()
    sizes = {"heading": f"{1.2 * points:g}", "title": f"{1.7 * points:g}"}
    icons = (paths.RESOURCES / "icons").as_posix()
    drawn = {"icons": icons, "scheme": "dark" if c is DARK else "light"}
    styles = sheet.filled(c._asdict() | sizes | drawn)
    if styles != app.styleSheet():
        app.setStyleSheet(styles)


def _palette(c: Colors) -> QPalette:
    palette = QPalette()
    for role, color in (
        (QPalette.ColorRole.Window, c.ground),
        (QPalette.ColorRole.WindowText, c.ink),
        (QPalette.ColorRole.Base, c.surface),
        (QPalette.ColorRole.AlternateBase, c.ground),
        (QPalette.ColorRole.Text, c.ink),
        (QPalette.ColorRole.PlaceholderText, c.quiet),
        (QPalette.ColorRole.Button, c.surface),
        (QPalette.ColorRole.ButtonText, c.ink),
        (QPalette.ColorRole.Highlight, c.accent),
        (QPalette.ColorRole.HighlightedText, c.on_accent),
        (QPalette.ColorRole.Link, c.accent),
        (QPalette.ColorRole.ToolTipBase, c.surface),
        (QPalette.ColorRole.ToolTipText, c.ink),
        (QPalette.ColorRole.Mid, c.line),
    ):
        palette.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.quiet))
    return palette


def choose(name: str) -> None:
    """Use "light", "dark" or the "system"'s colors from now on."""
    app = QApplication.instance()
    if app:
        app.setProperty(_CHOSEN, name)
    QGuiApplication.styleHints().setColorScheme(SCHEMES.get(name, Qt.ColorScheme.Unknown))
    if isinstance(app, QApplication) and app.styleSheet():
        apply(app)
