"""Where no screen answers, the program ends in words, not in a crash."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import sitrep


def started(environment):
    """Start the program without words, and wait until it has ended."""
    return subprocess.run(
        [sys.executable, "-m", "sitrep"], capture_output=True, text=True, env=environment,
        check=False,
    )  # fmt: skip


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux may have no screen")
def test_a_screen_that_does_not_answer_is_told_in_two_sentences(tmp_path):
    environment = os.environ | {
        "DISPLAY": ":4711",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "SITREP_STORE": str(tmp_path / "sitrep.db"),
    }
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        environment.pop(name, None)
    done = started(environment)
    assert done.returncode == 1
    assert done.stderr.startswith("No window was opened: the screen could not be reached.\n")
    assert "qt.qpa" not in done.stderr
    assert not (tmp_path / "sitrep.db").exists()


def test_a_library_that_the_system_lacks_is_named(tmp_path):
    (tmp_path / "PySide6").mkdir()
    lacks = "libEGL.so.1: cannot open shared object file: No such file or directory"
    (tmp_path / "PySide6" / "__init__.py").write_text(f"raise ImportError({lacks!r})")
    environment = os.environ | {
        "DISPLAY": ":4711",
        "PYTHONPATH": os.pathsep.join([str(tmp_path), str(Path(sitrep.__file__).parents[1])]),
    }
    done = started(environment)
    assert done.returncode == 1
    assert done.stderr.startswith("No window was opened: the library libEGL.so.1 is missing")
    assert "Traceback" not in done.stderr
