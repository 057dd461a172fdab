"""Modules are loaded without a second look, and pages in steps that are there."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec

import pytest

from sitrep.ui.pages import PARTS


def test_the_program_loads_a_module_without_its_source_being_read():
    code = (
        "import inspect; import PySide6.QtCore\n"
        "from sitrep.ui import importing; importing.plainly(); importing.plainly()\n"
        "inspect.getsource = lambda module: print(f'{module} was read')\n"
        "import sitrep.domain.kinds\n"
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "app = QApplication([]); print(QLabel('There').text())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert done.stdout.strip() == "There", done.stderr


@pytest.mark.parametrize("part", [part for parts in PARTS.values() for part in parts])
def test_what_a_page_stands_on_is_there_to_be_loaded_ahead(part):
    assert find_spec(part)
