"""Templates that are kept ready: the same page, and what is broken is passed over."""

from __future__ import annotations

import os

import pytest

from sitrep import paths
from sitrep.formats import html, ready_templates
from tests.formats.coastal_crisis import DOCUMENT


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "cache", lambda: tmp_path / "kept")
    html._environment.cache_clear()
    yield tmp_path / "kept" / "templates"
    html._environment.cache_clear()


def rendered() -> str:
    """Return the page as a new process makes it."""
    html._environment.cache_clear()
    return html.render(DOCUMENT)


def test_a_page_of_kept_templates_is_the_same(folder):
    first = rendered()
    kept = sorted(folder.iterdir())
    assert len(kept) > 2
    assert rendered() == first
    assert sorted(folder.iterdir()) == kept


@pytest.mark.parametrize("end", [10, 40, 200])
def test_a_file_that_was_cut_off_is_made_anew(folder, end):
    first = rendered()
    for file in folder.iterdir():
        file.write_bytes(file.read_bytes()[:end])
    assert rendered() == first
    assert all(len(file.read_bytes()) > end for file in folder.iterdir())


def test_of_templates_that_are_no_more_only_so_many_are_kept(folder):
    rendered()
    made = sorted(folder.iterdir())
    for number in range(500):
        (folder / f"old{number}").touch()
        os.utime(folder / f"old{number}", (number, number))
    made[0].unlink()
    rendered()
    left = sorted(folder.iterdir())
    assert len(left) == ready_templates._MOST
    assert set(made) < set(left)


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(folder):
    folder.parent.write_text("in the way", "utf-8")
    assert "<h1" in rendered()


posix = pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")


def read_anew(monkeypatch) -> list[str]:
    """Return a list that takes each template that is made ready from here on."""
    found, own = [], html._environment(paths.TEMPLATES, "en").__class__._compile
    kind = html._environment(paths.TEMPLATES, "en").__class__
    monkeypatch.setattr(
        kind,
        "_compile",
        lambda self, source, name: (found.append(name), own(self, source, name))[1],
    )
    return found


def test_what_is_kept_is_for_its_owner_alone(folder, monkeypatch):
    rendered()
    made = read_anew(monkeypatch)
    rendered()
    assert made == []
    if os.name == "posix":
        modes = {each.stat().st_mode & 0o777 for each in (folder, *folder.iterdir())}
        assert modes <= {0o700, 0o600}


@pytest.mark.parametrize("at", [0, 33, 60, 400, -5])
def test_a_file_with_one_other_byte_is_made_anew(folder, monkeypatch, at):
    first = rendered()
    for file in folder.iterdir():
        kept = bytearray(file.read_bytes())
        kept[at] ^= 0x20
        file.write_bytes(kept)
    made = read_anew(monkeypatch)
    assert rendered() == first
    assert len(made) == len([*folder.iterdir()])


@posix
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_may_write_is_neither_read_nor_written(folder, monkeypatch, mode):
    folder.mkdir(parents=True)
    folder.chmod(mode)
    first = rendered()
    assert [*folder.iterdir()] == []
    folder.chmod(0o700)
    rendered()
    kept = {file: file.read_bytes() for file in folder.iterdir()}
    folder.chmod(mode)
    made = read_anew(monkeypatch)
    assert rendered() == first
    assert len(made) == len(kept)
    assert {file: file.read_bytes() for file in folder.iterdir()} == kept


@posix
def test_a_file_that_others_may_write_is_made_anew(folder, monkeypatch):
    first = rendered()
    for file in folder.iterdir():
        file.chmod(0o620)
    made = read_anew(monkeypatch)
    assert rendered() == first
    assert len(made) == len([*folder.iterdir()])
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}


@posix
def test_what_belongs_to_another_is_passed_over(folder, monkeypatch):
    first = rendered()
    made = read_anew(monkeypatch)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert rendered() == first
    assert len(made) == len([*folder.iterdir()])
