"""A worker leaves no file behind, however it ends."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sitrep.worker.client import Worker
from sitrep.worker.twin import CAN_DIVIDE
from tests.formats.coastal_crisis import DOCUMENT

AS_TWIN = pytest.param(
    True, marks=pytest.mark.skipif(not CAN_DIVIDE, reason="only Linux divides a process")
)


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.mark.parametrize("twin", [False, AS_TWIN])
def test_pages_are_laid_out_without_a_temporary_file(temporary, twin):
    with Worker(twin=twin) as worker:
        assert worker.render(DOCUMENT).startswith(b"%PDF")
        assert not any(temporary.iterdir())
    assert not any(temporary.iterdir())


def test_a_worker_that_was_killed_leaves_nothing(temporary):
    with Worker() as worker:
        worker.render(DOCUMENT)
        worker._process.kill()
        worker._process.wait()
        assert not any(temporary.iterdir())


def test_the_sample_and_its_files_leave_nothing(temporary, tmp_path):
    words = [sys.executable, "-m", "sitrep", "--store", str(tmp_path / "s.db")]
    subprocess.run([*words, "sample", "--out", str(tmp_path / "s.pdf")], check=True)
    for kind in ("docx", "xlsx", "html", "text"):
        out = ["--format", kind, "--out", str(tmp_path / f"s.{kind}")]
        subprocess.run([*words, "write", "Coastal hostilities/2", *out], check=True)
    assert not any(temporary.iterdir())
