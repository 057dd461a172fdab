"""How the window looks: one accent, a calm surface, light and dark; an eight-pixel rhythm."""

from __future__ import annotations

from dataclasses import dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from sitrep import paths

FONT = "IBM Plex Sans"
SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


@dataclass(frozen=True, slots=True)
class Colors:
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
    good: str  # decided
    good_wash: str
    wait: str  # waits for a person, ages
    wait_wash: str
    bad: str  # conflicts, overdue
    bad_wash: str
    place_wash: str  # places in an article


LIGHT = Colors(
    ground="#f5f7f9", surface="#ffffff", ink="#14212b", quiet="#52626f", line="#c9d2d9",
    accent="#0b4a6f", on_accent="#ffffff", wash="#e4eef5", side="#0f2b3d", side_ink="#f0f5f8",
    side_quiet="#9fb4c2", good="#1d7a4c", good_wash="#d8efe2", wait="#8a5a00",
    wait_wash="#fdebc2", bad="#a8201a", bad_wash="#fadddb", place_wash="#dbe7fb",
)  # fmt: skip
DARK = Colors(
    ground="#12191f", surface="#1a242c", ink="#e8eef2", quiet="#a3b3be", line="#3a4853",
    accent="#7cc0e8", on_accent="#0b1a24", wash="#22384a", side="#0b141a", side_ink="#e8eef2",
    side_quiet="#8ea2b0", good="#6fcf9a", good_wash="#1d3a2b", wait="#f0c060",
    wait_wash="#463711", bad="#ff9a92", bad_wash="#4d2320", place_wash="#233a5c",
)  # fmt: skip


def colors() -> Colors:
    """Return the colors of the scheme at hand."""
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def load_fonts() -> None:
    """Take the program's own fonts, so that it looks the same on every computer."""
    for file in sorted((paths.RESOURCES / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def apply(app: QApplication) -> None:
    """Set font, palette and style sheet for the scheme at hand."""
    c = colors()
    font = QFont(FONT)
    font.setPointSizeF(max(10.0, app.font().pointSizeF()))
    app.setFont(font)
    app.setPalette(_palette(c))
    app.setStyleSheet(_SHEET.substitute({name: getattr(c, name) for name in Colors.__slots__}))


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


_SHEET = Template("""
QLabel[role="title"] { font-size: 17pt; font-weight: 700; }
QLabel[role="heading"] { font-size: 12pt; font-weight: 700; }
QLabel[role="label"] { font-weight: 600; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="wait"] { color: $wait; }
QLabel[role="bad"] { color: $bad; font-weight: 600; }
QLabel[role="good"] { color: $good; }
QLabel[role="chip"] {
    color: $quiet; border: 1px solid $line; border-radius: 9px; padding: 1px 8px;
}
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[role="card"]:focus { border: 2px solid $accent; }
QFrame[role="bar"] { background: $surface; border-bottom: 1px solid $line; }
QFrame[role="pane"] { background: $surface; border: none; }

QPushButton, QToolButton {
    background: $surface; border: 1px solid $line; border-radius: 6px; padding: 6px 12px;
}
QPushButton:hover, QToolButton:hover { background: $wash; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 5px 11px; }
QPushButton:disabled, QToolButton:disabled { color: $quiet; background: $ground; }
QPushButton[role="primary"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600;
}
QPushButton[role="primary"]:hover { background: $ink; color: $surface; }
QPushButton[role="primary"]:focus { border: 2px solid $ink; }
QPushButton[role="primary"]:disabled { background: $line; color: $quiet; border-color: $line; }
QPushButton[role="link"] {
    background: transparent; border: none; color: $accent; font-weight: 600; padding: 2px 4px;
}
QPushButton[role="link"]:focus { border: 2px solid $accent; border-radius: 4px; padding: 0 2px; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QComboBox, QDateEdit, QDateTimeEdit, QSpinBox, QPlainTextEdit, QTextEdit {
    background: $surface; color: $ink; border: 1px solid $line; border-radius: 6px;
    padding: 5px 8px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QDateTimeEdit:focus, QSpinBox:focus,
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 4px 7px; }
QLineEdit:read-only { background: $ground; }
*[state="wait"] { border: 1px solid $wait; }
*[state="bad"] { border: 1px solid $bad; }

QTableView, QTreeView, QListView {
    background: $surface; color: $ink; border: 1px solid $line; gridline-color: $line;
    selection-background-color: $wash; selection-color: $ink; outline: 0;
}
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid $accent; }
QTableView::item, QTreeView::item, QListView::item { padding: 6px 8px; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
    background: $wash; color: $ink;
}
QHeaderView::section {
    background: $surface; color: $quiet; border: none; border-bottom: 1px solid $line;
    padding: 6px 8px; font-weight: 600;
}
QScrollArea { border: none; background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QTabBar::tab { padding: 8px 10px; border: none; color: $quiet; background: transparent; }
QTabBar::tab:selected { color: $ink; font-weight: 600; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $accent; }
QStatusBar { background: $surface; border-top: 1px solid $line; color: $quiet; }
QToolTip { background: $surface; color: $ink; border: 1px solid $line; padding: 4px; }
QProgressBar { border: 1px solid $line; border-radius: 4px; background: $surface; height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QFrame#side { background: $side; }
QFrame#side QLabel { color: $side_quiet; }
QFrame#side QPushButton {
    background: transparent; color: $side_ink; border: 1px solid transparent; text-align: left;
    padding: 8px 10px; border-radius: 6px;
}
QFrame#side QPushButton:hover { background: rgba(255, 255, 255, 0.08); }
QFrame#side QPushButton:focus { border: 2px solid $side_ink; padding: 7px 9px; }
QFrame#side QPushButton:checked { background: #e8f1f6; color: #0b3a57; font-weight: 600; }
QFrame#side QPushButton:disabled { color: $side_quiet; }
QFrame#side QPushButton#situation {
    background: rgba(255, 255, 255, 0.09); font-weight: 700; padding: 10px;
}
""")


def choose(name: str) -> None:
    """Use "light", "dark" or the "system"'s colors from now on."""
    QGuiApplication.styleHints().setColorScheme(SCHEMES.get(name, Qt.ColorScheme.Unknown))
