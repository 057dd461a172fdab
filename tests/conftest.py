"""Real stores in temporary folders, the real worker, and the shared texts where they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from sitrep.domain.report import Situation
from sitrep.services import casework
from sitrep.store import database
from sitrep.worker.client import Worker

SHARED = Path(__file__).parents[2] / "shared"

settings.register_profile("sitrep", deadline=None)  # the machines are noisy
settings.load_profile("sitrep")


@pytest.fixture(autouse=True, scope="session")
def _ready_templates(request):
    """Templates are kept ready beside the tests, not in the folder of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITREP_CACHE", str(request.config.cache.mkdir("sitrep")))
        yield


@pytest.fixture
def path(tmp_path):
    """An empty store."""
    file = tmp_path / "sitrep.db"
    database.create(file)
    return file


@pytest.fixture
def store(path):
    with database.open_to_write(path) as opened:
        yield opened


@pytest.fixture
def situation(store):
    opened = Situation("0190", "Coastal hostilities", "SYR")
    casework.open_situation(store, opened)
    return opened


@pytest.fixture(scope="session")
def worker():
    with Worker() as warm:
        yield warm


@pytest.fixture
def article_path():
    """The seed article as it came; what uses it is skipped where it is not."""
    file = SHARED / "articles" / "coastal-syria.txt"
    if not file.is_file():
        pytest.skip("the shared articles are not here")
    return file
