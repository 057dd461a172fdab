"""Where the person's files lie."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from sitrep import paths

_OURS = {"data": paths.store, "config": paths.choices, "cache": paths.cache}


@pytest.fixture(autouse=True)
def _nothing_named(monkeypatch):
    for name in ("SITREP_STORE", "SITREP_CACHE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("what", _OURS)
@pytest.mark.parametrize("named", ["", " ", "/elsewhere/of mine"])
def test_a_folder_is_where_the_system_has_it(monkeypatch, what, named):
    monkeypatch.setenv(f"XDG_{what.upper()}_HOME", named)
    usual = Path(getattr(platformdirs, f"user_{what}_path")("sitrep", appauthor=False))
    assert _OURS[what]() in (usual, usual / "sitrep.db", usual / "window.ini")


def test_a_store_and_a_cache_that_are_named_are_used(monkeypatch):
    monkeypatch.setenv("SITREP_STORE", "/mine/crisis.db")
    monkeypatch.setenv("SITREP_CACHE", "/mine/cache")
    assert (paths.store(), paths.cache()) == (Path("/mine/crisis.db"), Path("/mine/cache"))
