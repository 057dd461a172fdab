"""Commands run as a person types them, on a store of their own and a warm worker."""

from __future__ import annotations

import json

import pytest

from sitrep.cli.desk import Desk
from sitrep.cli.main import run_words


class Cli:
    """Runs commands; `rows` and `row` read what they print for machines."""

    def __init__(self, folder, worker, capsys):
        self.folder = folder
        self.store = folder / "sitrep.db"
        self._worker = worker
        self._capsys = capsys

    def run(self, *words):
        """Return exit status, standard output and standard error."""
        desk = Desk(store_path=self.store, worker=self._worker)
        status = run_words([str(word) for word in words], desk)
        out, err = self._capsys.readouterr()
        return status, out, err

    def rows(self, *words):
        status, out, err = self.run(*words)
        assert status == 0, err
        return [json.loads(line) for line in out.splitlines()]

    def row(self, *words):
        (only,) = self.rows(*words)
        return only

    def refused(self, *words):
        """Return the sentence of a command that must be refused."""
        status, out, err = self.run(*words)
        assert status == 1, f"not refused: {out}"
        assert out == ""
        assert "Traceback" not in err
        return err


@pytest.fixture
def cli(tmp_path, worker, capsys):
    return Cli(tmp_path, worker, capsys)
