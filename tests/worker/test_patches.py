"""Patches over the worker's pipe: remembered while it lives, asked for anew after it died."""

from __future__ import annotations

from dataclasses import replace

from sitrep.worker.client import Worker
from tests.formats.coastal_crisis import DOCUMENT

LOOSE = replace(DOCUMENT, evidence=DOCUMENT.evidence[:7])
EDITED = replace(LOOSE, tiles=(replace(LOOSE.tiles[0], value="77+"), *LOOSE.tiles[1:]))


def test_a_worker_that_died_has_forgotten_the_pages_and_nothing_else():
    with Worker() as worker:
        shown = worker.lay_out(LOOSE)
        assert {region.page for region in shown.regions} >= {0, 1}
        patch = worker.repaint(EDITED, shown.name)
        assert patch is not None
        assert [band.page for band in patch.bands] == [0]
        assert patch.pdf.startswith(b"%PDF")

        worker.stop()

        assert worker.repaint(EDITED, shown.name) is None
        assert worker.lay_out(LOOSE) == shown
