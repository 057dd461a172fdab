"""The style sheet of the window; its names in $ are those of `sitrep.ui.theme.Colors`."""

from __future__ import annotations

from collections.abc import Mapping

SHEET = """
QLabel[role="title"] { font-size: $titlept; font-weight: 700; }
QLabel[role="heading"] { font-size: $headingpt; font-weight: 700; }
QLabel[role="label"] { font-weight: 600; }
QLabel[role="section"] { font-weight: 600; color: $quiet; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="wait"] { color: $wait; }
QLabel[role="bad"] { color: $bad; font-weight: 600; }
QLabel[role="good"] { color: $good; }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[role="card"]:focus { border: 2px solid $accent; }
QFrame[role="card"][opens="true"]:hover { border-color: $accent; }
QFrame[role="bar"] { background: $surface; border-bottom: 1px solid $line; }
QFrame[role="pane"] { background: $surface; border: none; }
QFrame[role="strip"] { background: $wash; border: none; border-radius: 8px; }
QFrame[role="quote"] { background: $ground; border: none; border-left: 4px solid $wait; }
QFrame[role="drop"] { background: $surface; border: 2px dashed $line; border-radius: 12px; }
QTextEdit[role="article"], QTextEdit[role="article"]:focus {
    background: $surface; border: none; border-radius: 0; padding: 0; font-size: 11pt;
}
QListView[role="cards"], QListView[role="cards"]:focus { background: $ground; border: none; }
QListView[role="cards"]::item { padding: 0; background: transparent; }
QListView[role="plain"], QListView[role="plain"]:focus { border: none; }
QPushButton[role="choice"] { text-align: left; }
QFrame[role="alert"] { background: $bad_wash; border-bottom: 1px solid $bad; }
QFrame[role="done"] { background: $good_wash; border-bottom: 1px solid $good; }
QFrame[role="done"] QLabel { color: $ink; font-weight: 600; }
QFrame[role="table"] { background: $table; border: none; }

QPushButton, QToolButton {
    background: $surface; border: 1px solid $line; border-radius: 6px; padding: 6px 12px;
}
QFileDialog QToolButton, QFileDialog QToolButton:focus { padding: 4px; }
QFileDialog QToolButton#backButton { qproperty-icon: url("$icons/back-$scheme.svg"); }
QFileDialog QToolButton#forwardButton { qproperty-icon: url("$icons/forward-$scheme.svg"); }
QFileDialog QToolButton#toParentButton { qproperty-icon: url("$icons/up-$scheme.svg"); }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
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
QPushButton[role="start"] { border-radius: 8px; padding: 0; text-align: left; }
QPushButton[role="start"]:hover { border-color: $accent; background: $surface; }
QPushButton[role="start"][first="true"] { border: 1px solid $accent; }
QPushButton[role="start"]:focus { border: 2px solid $accent; padding: 0; }
QPushButton[role="open"] {
    background: transparent; border: 1px solid transparent; border-radius: 4px; text-align: left;
    color: $wait; padding: 4px;
}
QPushButton[role="open"]:hover { background: $wait_wash; }
QPushButton[role="open"]:focus { border: 2px solid $accent; padding: 3px; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="filter"] { border-radius: 13px; padding: 4px 9px; color: $quiet; }
QToolButton[role="filter"]:checked {
    background: $wash; color: $ink; border: 1px solid $accent; font-weight: 600;
}
QToolButton[role="filter"]:focus { border: 2px solid $accent; padding: 3px 8px; }
QToolButton[role="flat"] {
    background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 4px 8px;
}
QToolButton[role="flat"]:hover { background: $surface; }
QToolButton[role="flat"]:checked { background: $accent; color: $on_accent; }
QToolButton[role="flat"]:focus { border: 2px solid $accent; padding: 3px 7px; }

QLineEdit, QComboBox, QDateEdit, QDateTimeEdit, QSpinBox, QPlainTextEdit, QTextEdit {
    background: $surface; color: $ink; border: 1px solid $line; border-radius: 6px;
    padding: 5px 8px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QDateTimeEdit:focus, QSpinBox:focus,
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 4px 7px; }
QComboBox > QLineEdit, QComboBox > QLineEdit:focus {
    background: transparent; border: none; padding: 0;
}
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow {
    image: url("$icons/down-$scheme.svg"); width: 12px; height: 12px;
}
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator, QListView::indicator {
    width: 16px; height: 16px; border: 1px solid $quiet; border-radius: 4px; background: $surface;
}
QCheckBox::indicator:focus { border: 2px solid $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$icons/check-$scheme.svg");
}
QRadioButton { spacing: 8px; }
QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid $quiet; border-radius: 8px; background: $surface;
}
QRadioButton::indicator:focus { border: 2px solid $accent; width: 12px; height: 12px; }
QRadioButton::indicator:checked {
    border: 5px solid $accent; background: $surface; width: 6px; height: 6px;
}
QRadioButton::indicator:disabled { border-color: $line; background: $ground; }
QRadioButton:disabled { color: $quiet; }
QRadioButton:focus { text-decoration: underline; }
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
QListView[role="index"] {
    background: transparent; border: none; border-right: 1px solid $line;
}
QListView[role="index"]:focus { border: none; border-right: 2px solid $accent; }
QHeaderView::section {
    background: $surface; color: $quiet; border: none; border-bottom: 1px solid $line;
    padding: 6px 11px; font-weight: 600;
}
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $line; border: none; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QFrame#side QScrollBar:vertical { width: 8px; }
QFrame#side QScrollBar::handle:vertical {
    background: rgba(255, 255, 255, 0.22); margin: 2px; border-radius: 2px;
}
QFrame#side QScrollBar::handle:vertical:hover { background: $side_quiet; }
QScrollArea { border: none; background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QTabBar::tab { padding: 8px 10px; border: none; color: $quiet; background: transparent; }
QTabBar::tab:selected { color: $ink; font-weight: 600; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $accent; }
QPushButton[role="filter"]:checked {
    background: $wash; color: $ink; border-color: $accent; font-weight: 600;
}
QListView[role="hits"] { border: none; border-top: 1px solid $line; background: $ground; }
QStatusBar::item { border: none; }
QStatusBar { background: $surface; border-top: 1px solid $line; color: $quiet; }
QToolTip { background: $surface; color: $ink; border: 1px solid $line; padding: 4px; }
QProgressBar { border: 1px solid $line; border-radius: 4px; background: $surface; height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QFrame#side { background: $side; }
QFrame#side QLabel { color: $side_quiet; }
QFrame#side QWidget#column { background: transparent; }
QFrame#side QPushButton::menu-indicator { image: none; width: 0; }
QFrame#side QPushButton {
    background: transparent; color: $side_ink; border: 1px solid transparent; text-align: left;
    padding: 8px 10px; border-radius: 6px;
}
QFrame#side QPushButton:hover { background: rgba(255, 255, 255, 0.08); }
QFrame#side QPushButton:focus { border: 2px solid $side_ink; padding: 7px 9px; }
QFrame#side QPushButton:checked {
    background: $side_wash; color: $side_wash_ink; font-weight: 600;
}
QFrame#side QPushButton:disabled { color: $side_quiet; }
QFrame#side QPushButton#situation { background: rgba(255, 255, 255, 0.09); }
"""


def filled(names: Mapping[str, str]) -> str:
    """Return the sheet with `names` filled in; the longest first, since one may begin another."""
    sheet = SHEET
    for name in sorted(names, key=len, reverse=True):
        sheet = sheet.replace(f"${name}", names[name])
    return sheet
