"""What went out publicly and was restricted since is not said again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitrep.domain.article import Classification
from sitrep.domain.figure import Link, Relation
from sitrep.formats import FORMATS
from sitrep.importers.read_back import texts
from sitrep.services import intake, recording, sending, sharing
from sitrep.services.sharing import Wish
from sitrep.store import articles
from tests.services import series
from tests.services.figures import figure
from tests.services.test_reopening import article, crisis, gone_out  # noqa: F401 - a fixture

ELEVENTH, TWELFTH = date(2025, 3, 11), date(2025, 3, 12)
BODY, WRITER = "Cedar Ward Registry", "Omar Quietwell"
TEXT = "The registry of the ward wrote that 312 people were injured."


@pytest.fixture
def following(store, crisis, worker, monkeypatch):  # noqa: F811
    """No. 2 as a public draft, whose only count updates one of a body that is restricted now."""
    series.on(monkeypatch, ELEVENTH)
    source = article(store, crisis, TEXT, publisher=BODY, author=WRITER)
    told = figure(crisis, "injured", "312", as_of=ELEVENTH, source=BODY)
    told = replace(told, passages=(intake.passage(source, "312 people were injured"),))
    recording.record(store, told)
    contact = '{"name": "Rana Example"}'
    first = series.started(
        store, crisis, ELEVENTH, classification="public", key_figures__1=told.id,
        overview=f"[[{told.id}|sentence]]", contacts__1=contact,
    )  # fmt: skip
    gone_out(store, worker, first)
    kept = articles.get(store, source.id)
    intake.update_details(store, replace(kept, classification=Classification.RESTRICTED))
    series.on(monkeypatch, TWELFTH)
    newer = figure(
        crisis, "injured", "340", as_of=TWELFTH, source="Ministry of Health",
        links=(Link(Relation.UPDATES, told.id),),
    )  # fmt: skip
    recording.record(store, newer)
    return series.started(
        store, crisis, TWELFTH, classification="public", key_figures__1=newer.id,
        overview=f"[[{newer.id}|sentence]]", contacts__1=contact,
    )  # fmt: skip


@pytest.mark.parametrize("kind", FORMATS)
def test_a_body_that_may_not_be_named_any_more_is_not_named_beside_a_change(
    store, worker, following, kind
):
    for language in ("en", "fr", "es", "ar"):
        made = sharing.rendered(store, worker, following, Wish(kind, "public", language=language))
        said = "\n".join(texts(made, kind).values())
        assert "340" in said
        assert BODY not in said
        assert WRITER not in said


@pytest.mark.parametrize("edition", ["public", "internal"])  # a restricted source is in neither
def test_the_change_says_that_its_source_is_withheld(store, following, edition):
    mail = sending.mail(store, following, edition, "en").body
    assert "312" in mail
    assert "source changed from a withheld source to Ministry of Health" in mail
    assert BODY not in mail
