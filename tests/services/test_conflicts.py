"""Scenario F4: rival counts stand side by side; one speaks, and none is added or averaged."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from sitrep.document.build import build
from sitrep.domain.figure import Link, Relation, Role
from sitrep.domain.indicator import Policy, slot
from sitrep.domain.kinds import Population
from sitrep.domain.report import ReportType
from sitrep.domain.source import Grade, SourceLink, Verification
from sitrep.errors import Refused
from sitrep.formats import pdf
from sitrep.services import choosing, gathering, recording, reporting
from sitrep.store import figures, reports
from tests.formats.reading import text
from tests.services.figures import SOHR, killed

OHCHR = "UN Human Rights Office (OHCHR)"
SENTENCE = (
    "SOHR reported 1,225 people killed as of 11 March 2025;"
    " OHCHR had verified the deaths of 111 civilians."
)
RANGE = "From 111 (verified, OHCHR, 11 March) to 973 (reported, SOHR, 10 March) civilians killed"


def civilians(situation, value, **others):
    made = killed(situation, value, **others)
    return replace(made, claim=replace(made.claim, population=(Population.CIVILIANS,)))


@pytest.fixture
def f4(store, situation):
    verified = civilians(
        situation, "111", source=OHCHR, verification=Verification.VERIFIED, grade=Grade("A", "1")
    )
    toll = killed(situation, "1,225")
    recording.record(store, verified)
    recording.record(store, toll)
    return verified, toll


def indicator(store, figure):
    return figures.indicator(store, figure.situation, slot(figure.claim))


def document(store, situation, **fields):
    reporting.start(store, "0195", situation, ReportType.SITUATION_REPORT)
    [issue] = reports.of_situation(store, situation.id)
    for name, value in fields.items():
        reporting.set_field(store, issue, name, value)
    return build(gathering.material(store, issue, "internal"))


def values(page):
    """Return all that a document holds but ids, whose digits are chance."""
    return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "", repr(page))


def said(prose):
    return "".join(run.text for run in prose).strip()


def test_the_chosen_count_speaks_with_the_other_named(store, situation, f4):
    choosing.choose(store, indicator(store, f4[1]), f4[1], "Latest, with a breakdown")
    page = document(store, situation, overview=f"[[{f4[1].id}|sentence]]", as_of="2025-03-11")
    [tile] = page.tiles
    assert (tile.value, tile.caption) == ("1,225", "Killed (SOHR)")
    assert tile.beside == "OHCHR verified 111 civilians"
    assert said(page.overview[0]) == SENTENCE
    [box] = page.disputes
    assert [(line.source, line.value, line.as_of, line.grade) for line in box.lines] == [
        (SOHR, "1,225", "11 March 2025", "F6"),
        (OHCHR, "111", "11 March 2025", "A1"),
    ]
    assert all(line.definition.startswith("People killed") for line in box.lines)


def test_neither_the_sum_nor_the_mean_is_anywhere(store, situation, f4):
    page = document(store, situation, overview=f"[[{f4[1].id}|sentence]]", as_of="2025-03-11")
    read = text(pdf.render(page))
    assert "FIGURES IN DISPUTE" in read
    assert "OHCHR verified 111 civilians" in read
    assert "1,336" not in read + values(page)
    assert "668" not in read + values(page)


def test_a_range_over_two_populations_is_refused_in_words(store, situation, f4):
    with pytest.raises(Refused, match="Not the same population: civilians / all people"):
        choosing.follow(store, indicator(store, f4[1]), Policy.RANGE, "Both")
    assert indicator(store, f4[1]).policy is Policy.CHOSEN


def test_a_range_of_civilians_names_both_ends(store, situation, f4):
    recording.record(store, civilians(situation, "973", as_of=date(2025, 3, 10)))
    choosing.follow(store, indicator(store, f4[0]), Policy.RANGE, "Both bodies are sound")
    kept = indicator(store, f4[0])
    assert (kept.policy, kept.rationale) == (Policy.RANGE, "Both bodies are sound")
    page = document(
        store,
        situation,
        overview=f"[[{kept.figure}|sentence]]",
        as_of="2025-03-11",
        **{"key_figures.1": kept.figure},
    )
    assert said(page.overview[0]) == f"{RANGE}."
    [tile] = page.tiles
    assert (tile.value, tile.words) == ("111–973", RANGE)
    assert "542" not in values(page)  # the mean
    assert "1,084" not in values(page)  # the sum


def test_a_range_needs_a_reason_and_two_bodies(store, situation, f4):
    with pytest.raises(Refused, match="no reason"):
        choosing.follow(store, indicator(store, f4[0]), Policy.RANGE, " ")
    recording.record(store, civilians(situation, "100", source="OHCHR"))
    with pytest.raises(Refused, match="Range is not offered"):
        choosing.follow(store, indicator(store, f4[0]), Policy.RANGE, "Two counts")


def test_the_latest_goes_on_to_be_the_latest(store, situation):
    first = killed(situation, "973", as_of=date(2025, 3, 10))
    recording.record(store, first)
    recording.record(store, killed(situation, "396", source="SNHR", as_of=date(2025, 3, 11)))
    choosing.follow(store, indicator(store, first), Policy.LATEST, "The newest is asked for")
    assert _headline(store, first) == 396
    recording.record(store, killed(situation, "1,383", as_of=date(2025, 3, 12)))
    assert _headline(store, first) == 1383
    recording.record(store, killed(situation, "1,400", source="X", as_of=date(2025, 3, 12)))
    assert _headline(store, first) == 1383  # two of one day: what spoke goes on to speak
    heads = [f for f in figures.of_situation(store, situation.id) if f.role is Role.HEADLINE]
    assert len(heads) == 1


def _headline(store, figure):
    chosen = indicator(store, figure).figure
    return figures.get(store, chosen).claim.quantity.low


def test_the_best_graded_is_the_most_reliable(store, situation):
    toll = killed(situation, "1,225")
    graded = killed(situation, "396", source="SNHR", grade=Grade("B", "2"))
    recording.record_all(store, [toll, graded])
    choosing.follow(store, indicator(store, toll), Policy.RELIABILITY, "Graded")
    assert _headline(store, toll) == 396


def test_a_tie_is_refused_with_both_names(store, situation):
    toll, other = killed(situation, "1,225"), killed(situation, "396", source="SNHR")
    recording.record_all(store, [toll, other])
    with pytest.raises(Refused, match=r"not graded yet \(reported\): SOHR / SNHR"):
        choosing.follow(store, indicator(store, toll), Policy.RELIABILITY, "Graded")
    with pytest.raises(Refused, match="same day: SOHR / SNHR"):
        choosing.follow(store, indicator(store, toll), Policy.LATEST, "Newest")


def test_three_outlets_that_quote_one_body_corroborate_nothing(store, situation):
    first = killed(situation, "70")
    recording.record(store, first)
    for outlet in ("News A", "News B"):
        other = killed(situation, "70")
        chain = (*other.claim.chain, SourceLink(outlet))
        recording.record(store, replace(other, claim=replace(other.claim, chain=chain)))
    with pytest.raises(Refused, match="1 origin"):
        recording.amend(store, replace(first, verification=Verification.CORROBORATED))
    recording.record(store, killed(situation, "70", source="SNHR"))
    recording.amend(store, replace(first, verification=Verification.CORROBORATED))


def test_one_body_under_two_spellings_is_one_origin(store, situation):
    first = killed(situation, "70")
    recording.record_all(store, [first, killed(situation, "70", source="SOHR")])
    with pytest.raises(Refused, match="1 origin"):
        recording.amend(store, replace(first, verification=Verification.CORROBORATED))


def test_counts_linked_as_of_one_origin_are_one(store, situation):
    first = killed(situation, "70")
    links = (Link(Relation.SAME_ORIGIN_AS, first.id),)
    copied = replace(killed(situation, "70", source="Copying Body"), links=links)
    recording.record(store, first)
    recording.record(store, copied)
    with pytest.raises(Refused, match="1 origin"):
        recording.amend(store, replace(first, verification=Verification.CORROBORATED))


def test_agreeing_bodies_are_in_no_box(store, situation):
    recording.record_all(store, [killed(situation, "70"), killed(situation, "70", source="SNHR")])
    assert document(store, situation).disputes == ()
