"""A headline that is a range is compared at both of its ends, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitrep.document.build import build
from sitrep.domain.indicator import Policy, slot
from sitrep.domain.kinds import Population
from sitrep.services import (
    checking,
    choosing,
    comparing,
    finding,
    gathering,
    naming,
    recording,
    suggesting,
)
from sitrep.store import figures
from tests.services import series
from tests.services.figures import killed

OHCHR = "UN Human Rights Office (OHCHR)"
FIRST, SECOND = date(2025, 3, 11), date(2025, 3, 12)


def civilians(situation, value, **others):
    made = killed(situation, value, **others)
    return replace(made, claim=replace(made.claim, population=(Population.CIVILIANS,)))


def indicator(store, figure):
    return figures.indicator(store, figure.situation, slot(figure.claim))


@pytest.fixture
def first(store, situation, monkeypatch):
    """No. 1 went out with the range 111 to 973; return both ends."""
    series.on(monkeypatch, FIRST)
    low = civilians(situation, "111", source=OHCHR)
    high = civilians(situation, "973")
    recording.record_all(store, [low, high])
    choosing.follow(store, indicator(store, low), Policy.RANGE, "Both bodies are sound")
    series.issued(store, series.started(store, situation, FIRST))
    return low, high


def changes(store, situation):
    issue = series.started(store, situation, SECOND)
    return build(gathering.material(store, issue, "internal")).changes, issue


def test_both_ends_are_compared(store, situation, first):
    low, high = first
    recording.record_all(
        store,
        [
            civilians(situation, "120", source=OHCHR, as_of=SECOND, updates=low),
            civilians(situation, "980", as_of=SECOND, updates=high),
        ],
    )
    [row], issue = changes(store, situation)
    assert (row.previous, row.now) == ("111–973 (11 March 2025)", "120–980")
    assert row.difference == "+9 at the lower end, +7 at the upper end"
    [suggested] = suggesting.highlights(store, issue)
    assert suggested.why.endswith("111–973 → 120–980 (+9 at the lower end, +7 at the upper end)")
    before = finding.report(store, f"{situation.name}/1")
    [compared] = comparing.compared(store, before, issue).changes
    assert compared == replace(row, remark=compared.remark)


def test_an_end_by_another_body_is_not_compared(store, situation, first):
    low, high = first
    choosing.withdraw(store, figures.get(store, low.id), "Taken back")
    recording.record_all(
        store,
        [
            civilians(situation, "396", source="SNHR", as_of=SECOND),
            civilians(situation, "980", as_of=SECOND, updates=high),
        ],
    )
    choosing.follow(store, indicator(store, low), Policy.RANGE, "Both bodies are sound")
    [row], _ = changes(store, situation)
    assert (row.now, row.difference) == ("396–980", "")
    assert row.remark == "Not comparable with No. 1: source changed from OHCHR to SNHR"


def test_a_range_and_a_single_count_are_not_compared(store, situation, first):
    _, high = first
    newer = civilians(situation, "980", as_of=SECOND, updates=high)
    recording.record(store, newer)
    draft = series.started(store, situation, SECOND)
    naming.set_named(store, draft, f"headlines.{newer.id}", "chosen: The only count of the day")
    [row] = build(gathering.material(store, draft, "internal")).changes
    assert (row.previous, row.now, row.difference) == ("111–973 (11 March 2025)", "980", "")
    assert row.remark.startswith("Not comparable with No. 1: one is a range between two bodies")


def test_an_end_that_went_down_needs_a_reason(store, situation, first):
    low, _ = first
    recording.record(store, civilians(situation, "100", source=OHCHR, as_of=SECOND, updates=low))
    [row], issue = changes(store, situation)
    assert row.difference == "\N{MINUS SIGN}11 at the lower end, no change at the upper end"
    assert "V10" in {each.rule for each in checking.blocking(checking.findings(store, issue))}
