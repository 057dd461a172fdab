"""The list of commands: each is found in its module, and nothing else is loaded for it."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from sitrep.cli.main import MODULES


@pytest.mark.parametrize("module", MODULES)
def test_the_list_of_commands_is_that_of_the_modules(module):
    commands = import_module(f"sitrep.cli.{module}").COMMANDS
    assert tuple(command.name for command in commands) == MODULES[module]


def test_help_lists_every_command(cli):
    status, out, _ = cli.run("--help")
    assert status == 0
    for commands in MODULES.values():
        assert all(f"\n  {name}" in out for name in commands)


def test_writing_a_report_loads_no_other_command_and_no_window():
    script = "import sys; from sitrep.cli.main import sitrep; sitrep.get_command(None, 'write')"
    done = subprocess.run(
        [sys.executable, "-c", f"{script}; print(*sys.modules)"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    loaded = set(done.stdout.split())
    assert "sitrep.cli.writing" in loaded
    assert not loaded & {"sitrep.cli.articles", "sitrep.assistant.propose", "PySide6", "weasyprint"}
