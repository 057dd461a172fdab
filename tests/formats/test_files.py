"""A file appears whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from sitrep.errors import RenderFailed
from sitrep.formats.files import whole


def test_the_file_appears_when_all_went_well(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    with whole(path) as file:
        file.write(b"new")
        assert not path.exists()
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def _fail(path: Path, error: BaseException) -> None:
    with whole(path) as file:
        file.write(b"half")
        raise error


@pytest.mark.parametrize("fault", [RuntimeError, KeyboardInterrupt, RenderFailed])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, fault: type[BaseException]
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    error = RenderFailed("a", "b") if fault is RenderFailed else fault()
    with pytest.raises(fault):
        _fail(path, error)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "reason", "remedy"),
    [
        (errno.ENOSPC, "the disk is full", "Free some space"),
        (errno.EROFS, "the disk is read-only", "Choose a folder"),
        (errno.EACCES, "the system does not allow it", "Close the file"),
        (errno.EIO, "the system does not allow it", "choose another folder"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_the_system_refuses_is_told_and_the_old_file_stays(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    reason: str,
    remedy: str,
    step: str,
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os if step == "fsync" else Path, step, refuse)
    with pytest.raises(RenderFailed) as told, whole(path) as file:
        file.write(b"new")
    assert reason in told.value.problem
    assert "report.pdf" in told.value.problem
    assert remedy in told.value.remedy
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(RenderFailed, match="it is a folder"), whole(tmp_path):
        pass


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    path = tmp_path / "none" / "report.pdf"
    with pytest.raises(RenderFailed, match="its folder does not exist"), whole(path):
        pass


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 300 + ".pdf")
    with pytest.raises(RenderFailed, match="its name is too long"), whole(path):
        pass


def test_a_device_is_not_written_over(tmp_path: Path) -> None:
    import os

    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(RenderFailed, match="a device"), whole(pipe) as file:
        file.write(b"new")
    assert pipe.is_fifo()


def test_a_link_stays_and_what_it_points_to_is_written(tmp_path: Path) -> None:
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"old")
    link.symlink_to(real)
    with whole(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
