"""The leak test knows what a body that is kept inside is called in every language and format."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.domain.inside import Inside, Sense
from sitrep.errors import Leaked
from sitrep.formats import FORMATS
from sitrep.services import finding, recording, sharing, withholding
from sitrep.services.sharing import Wish
from sitrep.store import reports
from tests.services import series
from tests.services.figures import killed
from tests.services.waived import waived

ELEVENTH = date(2025, 3, 11)
FUND = "United Nations Population Fund (UNFPA)"


@pytest.fixture
def out(store, situation, worker, monkeypatch):
    """A public report that named the fund before anybody kept it inside."""
    series.on(monkeypatch, ELEVENTH)
    recording.record(store, killed(situation, "70", source=FUND))
    issue = series.started(store, situation, ELEVENTH, classification="public")
    sharing.issue(store, worker, waived(store, issue))
    return finding.report(store, issue.id)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Population Fund"),
        ("fr", "Fonds des Nations Unies pour la population"),
        ("es", "Fondo de Población de las Naciones Unidas"),
        ("ar", "صندوق الأمم المتحدة للسكان"),
    ],
)
def test_no_format_goes_out_with_a_name_that_the_body_has_in_its_language(
    store, situation, worker, out, language, name
):
    assert (
        name
        in reports.version(
            store, out.id, "public" if language == "en" else f"public.{language}"
        ).body
    )
    withholding.keep_inside(store, situation, Inside(Sense.PARTNER, "UNFPA"))
    for kind in FORMATS.keys() - {"hxl"}:  # which has the names that machines compare by
        with pytest.raises(Leaked, match=f"“{name}” .name of a partner that is kept inside."):
            sharing.rendered(store, worker, out, Wish(kind, "public", language=language))
        assert sharing.rendered(store, worker, out, Wish(kind, "internal", language=language))
