from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitrep.domain.article import Classification
from sitrep.domain.figure import Link, PlaceRef, Relation, Role
from sitrep.domain.indicator import Policy, slot
from sitrep.domain.kinds import Measure, Population
from sitrep.domain.reading import quantity
from sitrep.domain.source import SourceLink, Verification
from sitrep.errors import Refused
from sitrep.services import choosing, recording, telling, tracing, undoing
from sitrep.services.telling import Told
from sitrep.store import figures
from tests.services.figures import figure, killed

OHCHR = "UN Human Rights Office (OHCHR)"


def roles(store, *recorded):
    return [figures.get(store, each.id).role for each in recorded]


def civilians(one):
    return replace(one, claim=replace(one.claim, population=(Population.CIVILIANS,)))


def indicator(store, one):
    return figures.indicator(store, one.situation, slot(one.claim))


def test_several_figures_are_recorded_in_one_step(store, situation):
    told = [killed(situation, "70"), figure(situation, "injured", "dozens")]
    recording.record_all(store, told)
    undoing.undo(store)
    assert figures.of_situation(store, situation.id) == []


def test_one_wrong_link_among_several_records_none(store, situation):
    stray = replace(killed(situation, "70"), links=(Link(Relation.UPDATES, "nobody"),))
    with pytest.raises(Refused, match="points to no other figure"):
        recording.record_all(store, [figure(situation, "injured", "3"), stray])
    assert figures.of_situation(store, situation.id) == []


def test_a_circle_of_updates_is_refused(store, situation):
    first = killed(situation, "70")
    second = killed(situation, "80", updates=first)
    recording.record_all(store, [first])
    recording.record(store, second)
    circle = replace(first, links=(Link(Relation.UPDATES, second.id),))
    with pytest.raises(Refused, match="leads back to itself"):
        recording.amend(store, circle)


def test_a_rival_stands_beside_until_it_is_chosen(store, situation):
    first, rival = killed(situation, "1,225"), killed(situation, "111", source=OHCHR)
    recording.record(store, first)
    recording.record(store, rival)
    assert roles(store, first, rival) == [Role.HEADLINE, Role.SUPPORTING]
    choosing.choose(store, indicator(store, first), figures.get(store, rival.id), "Verified.")
    assert roles(store, first, rival) == [Role.SUPPORTING, Role.HEADLINE]
    assert indicator(store, first).rationale == "Verified."


@pytest.mark.parametrize(
    ("change", "reason", "said"),
    [
        ({}, "  ", "no reason"),
        ({"role": Role.REJECTED}, "Newer.", "it is rejected"),
        ({"role": Role.SUPERSEDED}, "Newer.", "it is superseded"),
    ],
)
def test_what_cannot_speak_is_not_chosen(store, situation, change, reason, said):
    first, rival = killed(situation, "1,225"), killed(situation, "111", source=OHCHR)
    recording.record_all(store, [first, rival])
    with pytest.raises(Refused, match=said):
        choosing.choose(store, indicator(store, first), replace(rival, **change), reason)
    assert roles(store, first, rival) == [Role.HEADLINE, Role.SUPPORTING]


def test_a_figure_of_another_indicator_is_not_chosen(store, situation):
    first, other = killed(situation, "1,225"), figure(situation, "injured", "40")
    recording.record_all(store, [first, other])
    with pytest.raises(Refused, match="something else"):
        choosing.choose(store, indicator(store, first), other, "Newer.")


def test_what_a_wrong_update_replaced_speaks_again(store, situation):
    first = killed(situation, "1,225")
    recording.record(store, first)
    wrong = killed(situation, "13,830", updates=first)
    recording.record(store, wrong)
    choosing.withdraw(store, figures.get(store, wrong.id), "Typed wrongly")
    assert roles(store, first, wrong) == [Role.HEADLINE, Role.REJECTED]
    assert indicator(store, first).figure == first.id
    undoing.undo(store)
    assert roles(store, first, wrong) == [Role.SUPERSEDED, Role.HEADLINE]


@pytest.mark.parametrize("speaks", [True, False], ids=["it spoke", "it stood beside"])
def test_what_a_wrong_update_of_other_people_replaced_stands_again(store, situation, speaks):
    first = killed(situation, "745")
    recording.record(store, first)
    if not speaks:
        recording.record(store, civilians(killed(situation, "111", source=OHCHR)))
    second = civilians(killed(situation, "973", updates=first))
    recording.record(store, second)
    choosing.withdraw(store, figures.get(store, second.id), "Read wrongly")
    assert roles(store, first, second) == [Role.HEADLINE, Role.REJECTED]
    assert indicator(store, first).figure == first.id


def test_a_rival_whose_update_was_wrong_stands_beside_again(store, situation):
    first, rival = killed(situation, "1,225"), killed(situation, "396", source="SNHR")
    update = killed(situation, "400", source="SNHR", updates=rival)
    recording.record_all(store, [first, rival])
    recording.record(store, update)
    choosing.withdraw(store, figures.get(store, update.id), "Read wrongly")
    assert roles(store, first, rival, update) == [Role.HEADLINE, Role.SUPPORTING, Role.REJECTED]


def test_what_was_retracted_no_longer_counts_as_the_headline_where_a_rule_settles_it(
    store, situation
):
    first = killed(situation, "70", verification=Verification.RETRACTED)
    second = killed(situation, "12", source=OHCHR)
    recording.record_all(store, [first, second])
    choosing.follow(store, indicator(store, first), Policy.LATEST, "The newest")
    assert roles(store, first, second) == [Role.SUPPORTING, Role.HEADLINE]


def test_among_several_rivals_a_person_chooses(store, situation):
    three = [killed(situation, n, source=s) for n, s in (("70", "A"), ("80", "B"), ("90", "C"))]
    recording.record_all(store, three)
    choosing.withdraw(store, figures.get(store, three[0].id), "Counted twice")
    assert indicator(store, three[0]).figure == ""
    assert roles(store, *three) == [Role.REJECTED, Role.SUPPORTING, Role.SUPPORTING]


def test_a_figure_is_taken_out_only_with_a_reason_and_once(store, situation):
    first = killed(situation, "70")
    recording.record(store, first)
    with pytest.raises(Refused, match="no reason"):
        choosing.withdraw(store, first, " ")
    choosing.withdraw(store, first, "Typed wrongly")
    with pytest.raises(Refused, match="before"):
        choosing.withdraw(store, figures.get(store, first.id), "Typed wrongly")


def test_a_figure_taken_out_stays_silent_when_its_note_is_changed(store, situation):
    first = killed(situation, "70")
    recording.record(store, first)
    choosing.withdraw(store, figures.get(store, first.id), "Typed wrongly")
    recording.amend(store, replace(figures.get(store, first.id), note="From a rumour."))
    assert roles(store, first) == [Role.REJECTED]
    assert indicator(store, first).figure == ""


def test_a_headline_moved_to_a_taken_place_stands_beside(store, situation):
    homs = killed(situation, "12", places=[("Homs", "SY04")])
    hama = killed(situation, "171", places=[("Hama", "SY05")])
    recording.record_all(store, [homs, hama])
    moved = replace(hama, claim=replace(hama.claim, places=homs.claim.places))
    recording.amend(store, moved)
    assert roles(store, homs, hama) == [Role.HEADLINE, Role.SUPPORTING]


def test_only_what_nobody_looked_at_is_marked_reviewed(store, situation):
    unasked = killed(situation, "70", reviewed=False)
    recording.record(store, unasked)
    choosing.mark_reviewed(store, [figures.get(store, unasked.id)])
    assert figures.get(store, unasked.id).reviewed
    with pytest.raises(Refused, match="looked at these"):
        choosing.mark_reviewed(store, [figures.get(store, unasked.id)])


def test_typed_words_make_a_figure(situation):
    told = Told(
        "sheltered", "1,000 households", "Tartus; Jableh", date(2025, 3, 12), "Coastal Office",
        "Rima, by telephone", household_size=5.0, updates="0191",
    )  # fmt: skip
    made = telling.figure_of(told, situation, "0192")
    assert [place.pcode for place in made.claim.places] == ["SY10", "SY0602"]
    assert (made.claim.quantity.low, made.claim.unit) == (1000, "households")
    assert made.claim.quantity.words == "1,000 households"
    assert made.links == (Link(Relation.UPDATES, "0191"),)
    assert made.note == "Rima, by telephone"
    assert made.claim.origin == "Coastal Office"


def test_people_named_with_the_count_are_not_lost(situation):
    made = telling.figure_of(Told("killed", "111 civilians"), situation, "0192")
    assert made.claim.population == (Population.CIVILIANS,)
    again = telling.recounted(made, "120 women", "SYR")
    assert again.claim.population == (Population.WOMEN,)


def test_a_count_that_cannot_be_read_says_why(situation):
    with pytest.raises(ValueError, match="lots"):
        telling.figure_of(Told("killed", "lots"), situation, "0192")


def test_a_newer_count_starts_without_the_old_words(situation):
    old = figure(situation, "killed", "658", places=[("Lattakia", "SY06")])
    old = replace(old, links=(Link(Relation.SUBSET_OF, "whole"),), note="First call")
    newer = telling.updating(old, "0193", date(2025, 3, 12))
    assert newer.links == (Link(Relation.UPDATES, old.id), Link(Relation.SUBSET_OF, "whole"))
    assert slot(newer.claim) == slot(old.claim)
    assert (newer.note, newer.passages, newer.claim.quantity.words) == ("", (), "")


def test_the_history_tells_who_when_old_and_new(store, situation):
    first, rival = killed(situation, "1,225"), killed(situation, "111", source=OHCHR)
    recording.record(store, first)
    recording.record(store, rival)
    count = telling.recounted(figures.get(store, first.id), "1,383", "SYR")
    recording.amend(store, count)
    choosing.choose(store, indicator(store, first), figures.get(store, rival.id), "Verified.")
    found = tracing.of_figure(store, first, indicator(store, first))
    assert [trace.what for trace in found] == [
        "Choose a figure: use: speaks → stands beside",
        "Change a figure: count: 1,225 → 1,383",
        "Record a figure",
    ]
    assert found[0].why == "Verified."


def test_sources_are_offered_latest_first(store, situation):
    recording.record(store, killed(situation, "70"))
    recording.record(store, figure(situation, "injured", "5", source="Rima"))
    recording.record(store, figure(situation, "missing", "5", source=""))
    assert figures.sources(store, situation.id)[0] == "Rima"
    assert len(figures.sources(store, situation.id)) == 2


# A body that counts again


def later(situation, value, day=12, **others):
    return killed(situation, value, as_of=date(2025, 3, day), **others)


def test_a_newer_count_of_the_same_body_takes_the_place_of_its_older_one(store, situation):
    first, second = killed(situation, "1,225"), later(situation, "1,383", source="SOHR")
    recording.record(store, first)
    recording.record(store, second)
    assert roles(store, first, second) == [Role.SUPERSEDED, Role.HEADLINE]
    assert indicator(store, first).figure == second.id
    assert figures.get(store, second.id).links == (Link(Relation.UPDATES, first.id),)
    choosing.withdraw(store, figures.get(store, second.id), "Read wrongly")
    assert roles(store, first, second) == [Role.HEADLINE, Role.REJECTED]


def test_an_older_count_that_comes_in_late_takes_no_place(store, situation):
    newer, older = later(situation, "1,383"), killed(situation, "1,225")
    recording.record(store, newer)
    recording.record(store, older)
    assert roles(store, newer, older) == [Role.HEADLINE, Role.SUPPORTING]


def test_a_running_total_that_went_down_waits_for_a_person(store, situation):
    first, lower = killed(situation, "1,225"), later(situation, "more than 1,000")
    recording.record(store, first)
    recording.record(store, lower)
    assert roles(store, first, lower) == [Role.HEADLINE, Role.SUPPORTING]


def test_what_a_person_chose_speaks_until_a_person_says_otherwise(store, situation):
    first, rival = killed(situation, "1,225"), killed(situation, "111", source=OHCHR)
    recording.record_all(store, [first, rival])
    choosing.choose(store, indicator(store, first), first, "With a breakdown")
    second = later(situation, "1,383")
    recording.record(store, second)
    assert roles(store, first, second) == [Role.HEADLINE, Role.SUPPORTING]


def test_a_newer_count_of_another_body_stands_beside(store, situation):
    first, rival = killed(situation, "1,225"), later(situation, "1,400", source=OHCHR)
    recording.record(store, first)
    recording.record(store, rival)
    assert roles(store, first, rival) == [Role.HEADLINE, Role.SUPPORTING]


def test_counts_of_a_period_replace_no_count_of_another_period(store, situation):
    first, second = killed(situation, "100"), later(situation, "158")
    for each in (first, second):
        claim = replace(each.claim, measure=Measure.NEW)
        recording.record(store, replace(each, claim=claim))
    assert roles(store, first, second) == [Role.HEADLINE, Role.SUPPORTING]


def test_a_part_does_not_replace_its_whole(store, situation):
    first, part = killed(situation, "240"), later(situation, "340")
    recording.record(store, first)
    recording.record(store, replace(part, links=(Link(Relation.OVERLAPS, first.id),)))
    assert roles(store, first, part) == [Role.HEADLINE, Role.SUPPORTING]


def test_what_nobody_looked_at_replaces_nothing_that_a_person_took(store, situation):
    first, unasked = killed(situation, "70"), later(situation, "90", reviewed=False)
    recording.record(store, first)
    recording.record(store, unasked)
    assert roles(store, first, unasked) == [Role.HEADLINE, Role.SUPPORTING]


@pytest.mark.parametrize(
    "how",
    [
        {"verification": Verification.RETRACTED},
        {"verification": Verification.UNVERIFIED},
        {"verification": Verification.DISPUTED},
        {"classification": Classification.RESTRICTED},
    ],
)
def test_what_is_less_sure_or_seen_by_fewer_replaces_nothing(store, situation, how):
    first, second = killed(situation, "1,225"), later(situation, "1,383", **how)
    recording.record(store, first)
    recording.record(store, second)
    assert roles(store, first, second) == [Role.HEADLINE, Role.SUPPORTING]


@pytest.mark.parametrize("words", ["up to 1,500", "fewer than 1,500"])
def test_a_running_total_that_may_have_gone_down_waits_for_a_person(store, situation, words):
    first, second = killed(situation, "1,225"), later(situation, words)
    recording.record(store, first)
    recording.record(store, second)
    assert roles(store, first, second) == [Role.HEADLINE, Role.SUPPORTING]


@pytest.mark.parametrize("told", ["reported", "dozens"])
def test_that_there_were_none_does_not_replace_what_others_say_happened(store, situation, told):
    first = killed(situation, told)
    denied = later(situation, "none", source="Ministry of Interior")
    recording.record(store, first)
    recording.record(store, denied)
    assert roles(store, first, denied) == [Role.HEADLINE, Role.SUPPORTING]


@pytest.mark.parametrize(
    "change",
    [
        {"population": (Population.CIVILIANS,)},
        {"places": (PlaceRef("Homs", "SY04"),)},
        {"as_of": date(2025, 3, 7)},
        {"chain": (SourceLink(OHCHR),)},
        {"quantity": quantity("97")[0]},
    ],
    ids=["people", "place", "day", "body", "lower"],
)
def test_a_count_that_was_recorded_wrongly_gives_back_the_place_it_took(store, situation, change):
    first, second = killed(situation, "745"), later(situation, "973")
    recording.record(store, first)
    recording.record(store, second)
    kept = figures.get(store, second.id)
    recording.amend(store, replace(kept, claim=replace(kept.claim, **change)))
    assert indicator(store, first).figure == first.id
    assert figures.get(store, first.id).role is Role.HEADLINE
    assert figures.get(store, second.id).links == ()
    undoing.undo(store)
    assert roles(store, first, second) == [Role.SUPERSEDED, Role.HEADLINE]
    assert indicator(store, first).figure == second.id


def test_an_update_that_a_person_made_of_other_people_stays_one(store, situation):
    first = killed(situation, "745")
    second = civilians(later(situation, "973", updates=first))
    recording.record(store, first)
    recording.record(store, second)
    recording.amend(store, replace(figures.get(store, second.id), note="By telephone"))
    assert roles(store, first, second) == [Role.SUPERSEDED, Role.HEADLINE]


def test_a_body_is_one_origin_under_all_its_names_and_in_every_language(store, situation):
    recording.record(store, killed(situation, "1,225", source="SOHR"))
    for name in ("Syrian Observatory for Human Rights", "المرصد السوري لحقوق الإنسان", "OSDH"):
        again = killed(situation, "1,225", source=name, verification=Verification.CORROBORATED)
        with pytest.raises(Refused, match="1 origin"):
            recording.record(store, again)


# What has no number gives way to the first count


def test_a_count_takes_the_place_of_a_mere_report_by_whomever(store, situation):
    told = figure(situation, "displaced", "reported")
    count = figure(situation, "displaced", "51,000", source="UNFPA", as_of=date(2025, 3, 9))
    recording.record(store, told)
    recording.record(store, count)
    assert roles(store, told, count) == [Role.SUPERSEDED, Role.HEADLINE]


def test_a_count_speaks_and_the_dozens_of_another_body_stand_beside(store, situation):
    dozens = figure(situation, "injured", "dozens")
    count = figure(situation, "injured", "43", source=OHCHR)
    recording.record(store, dozens)
    recording.record(store, count)
    assert roles(store, dozens, count) == [Role.SUPPORTING, Role.HEADLINE]
    assert indicator(store, dozens).figure == count.id
    reported = figure(situation, "injured", "reported", source="SNHR")
    recording.record(store, reported)
    assert roles(store, count, reported) == [Role.HEADLINE, Role.SUPPORTING]
