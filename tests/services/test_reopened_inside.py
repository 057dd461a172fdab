"""A desk that is rebuilt from its internal PDF goes on keeping inside what it kept inside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitrep.document.record import RECORD
from sitrep.domain.article import Classification
from sitrep.domain.inside import Inside, Sense
from sitrep.importers.read_back import texts
from sitrep.services import editions, finding, intake, recording, sharing, withholding
from sitrep.services.sharing import Wish
from sitrep.store import articles, inside
from tests.formats.test_carried import carried as attachments
from tests.services import series
from tests.services.figures import figure
from tests.services.test_reopening import (  # noqa: F401 - fixtures
    article,
    back,
    crisis,
    gone_out,
    wiped,
)

ELEVENTH, TWELFTH = date(2025, 3, 11), date(2025, 3, 12)
PARTNER, HIDDEN, PRESS = "Hillside Relief Network", "Omar Quietwell", "Cedar Ward Registry"
ALLOWED = Inside(Sense.PARTNER, PARTNER)
TEXT = "The ward wrote that 312 people were injured. It named no unit."
OVERVIEW = "[[{}|sentence]] Hillside Relief Network opened two shelters."


@pytest.fixture
def internal(store, crisis, worker, monkeypatch):  # noqa: F811
    """No. 1, which went out inside the office."""
    series.on(monkeypatch, ELEVENTH)
    closed = article(store, crisis, TEXT, publisher=PRESS, classification=Classification.INTERNAL)
    quote = "312 people were injured"
    told = figure(crisis, "injured", "312", as_of=ELEVENTH, source=PRESS)
    told = replace(told, passages=(intake.passage(closed, quote),))
    recording.record(store, told)
    other = figure(crisis, "missing", "17", as_of=ELEVENTH, source="Harbor Desk")
    other = replace(other, classification=Classification.INTERNAL)
    recording.record(store, other)
    for each in (
        ALLOWED,
        Inside(Sense.WORDS, HIDDEN),
        Inside(Sense.SOURCE, told.id),
    ):
        withholding.keep_inside(store, crisis, each)
    issue = series.started(
        store,
        crisis,
        ELEVENTH,
        overview=OVERVIEW.format(told.id),
        key_figures__1=f"[[{other.id}]]",
    )
    assert editions.main(store, issue) == "internal"
    pdf = gone_out(store, worker, issue)
    series.on(monkeypatch, TWELFTH)
    return pdf, finding.report(store, issue.id)


def test_the_next_public_report_keeps_them_inside_too(store, crisis, wiped, worker, internal):  # noqa: F811
    pdf, _ = internal
    back(wiped, worker, pdf)
    (closed,) = articles.of_situation(wiped, crisis.id)
    assert closed.classification is Classification.INTERNAL
    following = series.started(wiped, crisis, TWELFTH, classification="public")
    said = {
        kind: "\n".join(
            texts(sharing.rendered(wiped, worker, following, Wish(kind, "public")), kind).values()
        )
        for kind in ("pdf", "docx", "text", "hxl", "xlsx", "html")
    }
    for kind, words in said.items():
        for secret in (PARTNER, PRESS, "Harbor Desk"):
            assert secret not in words, (kind, secret)
    assert "A national partner opened two shelters." in said["text"]
    assert "312" in said["text"]
    assert "17" not in [each.strip(" .") for each in said["text"].split()]
    held = {each.figure.id: each.allowed for each in withholding.held(wiped, crisis.id)}
    assert held == {each.figure.id: each.allowed for each in withholding.held(store, crisis.id)}


def test_an_internal_pdf_carries_no_name_that_it_does_not_print(store, crisis, worker, internal):  # noqa: F811
    pdf, issue = internal
    assert PARTNER in attachments(pdf)[RECORD].decode()
    assert HIDDEN not in attachments(pdf)[RECORD].decode()
    public = sharing.rendered(store, worker, issue, Wish(edition="public"))
    assert PARTNER not in attachments(public)[RECORD].decode()


def test_what_is_kept_inside_here_stays_as_it_is_here(store, crisis, wiped, worker, internal):  # noqa: F811
    pdf, _ = internal
    back(wiped, worker, pdf)
    withholding.let_out(wiped, crisis, ALLOWED)
    before = inside.of_situation(wiped, crisis.id)
    assert back(wiped, worker, pdf).here
    assert inside.of_situation(wiped, crisis.id) == before
