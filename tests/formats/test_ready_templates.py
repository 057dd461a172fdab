"""Templates that are kept ready: the same page, and what is broken is passed over."""

from __future__ import annotations

import pytest

from sitrep import paths
from sitrep.formats import html
from tests.formats.coastal_crisis import DOCUMENT


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "cache", lambda: tmp_path / "kept")
    html._environment.cache_clear()
    yield tmp_path / "kept"
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


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(folder):
    folder.write_text("in the way", "utf-8")
    assert "<h1" in rendered()
