"""PySide is loaded without its tools, modules without a second look, pages in known steps."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec

import pytest

from sitrep.ui.importing import LATER
from sitrep.ui.pages import PARTS

_IMPORTS = "from sitrep.ui import importing\n"


def _said(code: str, first: str = "") -> str:
    """Return what a fresh program says that loads PySide as ours does."""
    done = subprocess.run(
        [sys.executable, "-c", f"{_IMPORTS}{first}importing.lightly()\n{code}"],
        capture_output=True,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_program_loads_a_module_without_its_source_being_read():
    code = (
        "importing.lightly(); import inspect\n"
        "inspect.getsource = lambda module: print(f'{module} was read')\n"
        "import sitrep.domain.kinds\n"
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "app = QApplication([]); print(QLabel('There').text())"
    )
    assert _said(code) == "There"


def test_what_only_the_tools_of_pyside_want_is_not_loaded():
    code = (
        "import sys, PySide6.QtWidgets\n"
        "late = [n for n in importing.LATER if type(sys.modules.get(n)).__name__ == '_Later']\n"
        "print(len(late), len(importing.LATER), 'argparse' in sys.modules)"
    )
    assert _said(code) == f"{len(LATER)} {len(LATER)} False"


def test_a_pyside_that_was_not_tried_is_left_as_it_is():
    code = (
        "import sys\n"
        "print([n for n in importing.LATER if type(sys.modules.get(n)).__name__ == '_Later'])"
    )
    assert _said(code, first="importing._TRIED = b'none'\n") == "[]"


def test_a_wrong_argument_is_still_explained():
    code = (
        "from PySide6.QtCore import QObject\n"
        "try: QObject().setObjectName(3)\n"
        "except TypeError as error: print(error)\n"
        "print(QObject.objectName.__doc__)"
    )
    said = _said(code)
    assert "called with wrong argument types" in said
    assert "objectName(self, /) -> str" in said


def test_what_waits_is_whole_as_soon_as_it_is_asked_for():
    code = (
        "import bz2, lzma, tempfile\n"
        "from tempfile import TemporaryDirectory\n"
        "with TemporaryDirectory() as folder, tempfile.TemporaryFile(dir=folder) as file:\n"
        "    file.write(b'There')\n"
        "print(bz2.decompress(bz2.compress(lzma.decompress(lzma.compress(b'There')))).decode())\n"
        "from PySide6.support.signature.lib import pyi_generator\n"
        "print(pyi_generator.generate_pyi.__name__)"
    )
    assert _said(code).split() == ["There", "generate_pyi"]


@pytest.mark.parametrize("part", [part for parts in PARTS.values() for part in parts])
def test_what_a_page_stands_on_is_there_to_be_loaded_ahead(part):
    assert find_spec(part)
