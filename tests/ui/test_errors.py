"""What is said in the window is said in the window's words."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMainWindow, QMessageBox
from shiboken6 import isValid

import sitrep
from sitrep.ui import errors
from sitrep.ui.errors import here

ROOT = Path(sitrep.__file__).parent


def words(layer):
    for path in sorted((ROOT / layer).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path.name, node


FOR_COMMANDS = [
    pytest.param(node.value, id=f"{name}:{node.lineno}")
    for name, node in words("store")
    if "“sitrep " in node.value or "--store" in node.value
]


@pytest.mark.parametrize("remedy", FOR_COMMANDS)
def test_a_fault_of_the_store_asks_for_no_command_in_the_window(remedy):
    said = here(remedy)
    assert "“sitrep " not in said
    assert "--store" not in said


def test_every_sentence_that_is_said_otherwise_in_the_window_is_still_said():
    known = "\n".join(node.value for layer in ("store", "services") for _, node in words(layer))
    assert [said for said, _ in errors._HERE if said not in known] == []


def test_a_crash_box_outlives_the_dialog_whose_step_went_wrong(qtbot, qapp, capsys):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    dialog = QDialog(window)
    dialog.accepted.connect(fail)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.accept()
    qtbot.waitUntil(lambda: not isValid(dialog))
    (box,) = (each for each in qapp.topLevelWidgets() if isinstance(each, QMessageBox))
    assert box.isVisible()
    assert "a bug" in box.detailedText()
    assert "a bug" in capsys.readouterr().err
    box.close()


def fail():
    error = ZeroDivisionError("a bug")
    errors.show_crash(type(error), error, None)
