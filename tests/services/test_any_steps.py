"""Steps of every kind in any order: each is turned back and done again to the very row."""

from __future__ import annotations

import random
from datetime import date

import pytest

from sitrep.domain.figure import Link, Relation, Role
from sitrep.domain.ids import new_id
from sitrep.domain.indicator import Policy, slot
from sitrep.domain.inside import Inside, Sense
from sitrep.domain.report import ReportType
from sitrep.domain.source import Verification
from sitrep.errors import SitrepError
from sitrep.services import (
    amending,
    choosing,
    counting,
    recording,
    reporting,
    summing,
    undoing,
    withholding,
)
from sitrep.store import figures, reports
from tests.services.figures import figure

KEPT = ("figures", "figure_links", "indicators", "issues", "fields", "inside")
STAMPS = {"created_at", "created_by", "updated_at", "updated_by", "rev", "digest"}
COUNTS = ("70", "more than 70", "dozens", "reported", "none", "40-50", "up to 100", "120")
PLACES = ((), (("Homs", "SY04"),), (("Hama", "SY05"),), (("Hilltop",),))
CHANGES = (
    ("value", "97"),
    ("place", "Homs"),
    ("source", "OHCHR"),
    ("as_of", "2025-03-08"),
    ("population", "civilians"),
    ("verification", "retracted"),
    ("classification", "internal"),
)


def rows(store):
    return {
        table: sorted(
            str({key: row[key] for key in sorted(row.keys() - STAMPS)})
            for row in map(dict, store.rows(f"select * from {table}", []))
        )
        for table in KEPT
    }


def step(store, situation, chance):
    """Do one step of work, whichever."""
    known = figures.of_situation(store, situation.id)
    drafts = reports.of_situation(store, situation.id)
    one = chance.choice(known) if known else None
    place = figures.indicator(store, situation.id, slot(one.claim)) if one else None
    match chance.randrange(9):
        case 0 | 1 | 2:
            linked = one and chance.random() < 0.4
            links = (Link(chance.choice([*Relation]), one.id),) if linked else ()
            made = figure(
                situation,
                chance.choice(["killed", "injured", "displaced"]),
                chance.choice(COUNTS),
                source=chance.choice(["SOHR", "OHCHR", ""]),
                places=chance.choice(PLACES),
                as_of=date(2025, 3, chance.randrange(7, 14)),
                links=links,
                verification=chance.choice([*Verification]),
            )
            recording.record(store, made)
        case 3 if one:
            recording.amend(store, amending.amended(one, *chance.choice(CHANGES), "SYR"))
        case 4 if one:
            choosing.withdraw(store, one, "Read wrongly")
        case 5 if place:
            choosing.follow(store, place, chance.choice([*Policy]), "So it is")
        case 6 if len(known) > 1:
            summing.record(store, chance.sample(known, 2))
        case 7 if drafts:
            counting.set_count(store, drafts[-1], "health", "reached", chance.choice(COUNTS))
            reporting.set_field(store, drafts[-1], "access", chance.choice(["", "Roads are shut."]))
        case _:
            withholding.keep_inside(store, situation, Inside(Sense.WORDS, "Hilltop camp"))
            reporting.start(store, new_id(), situation, chance.choice([*ReportType]))


def require_whole(store, situation):
    """See that no indicator speaks of something else, and that nothing is silenced for nothing."""
    known = {each.id: each for each in figures.of_situation(store, situation.id)}
    spoken = [i for i in figures.indicators(store, situation.id) if i.figure]
    for each in spoken:
        assert known[each.figure].role is Role.HEADLINE
        assert slot(known[each.figure].claim) == each.slot
    live = [each for each in known.values() if each.role is not Role.REJECTED]
    updated = {k.other for each in live for k in each.links if k.relation is Relation.UPDATES}
    assert {each.id for each in live if each.role is Role.SUPERSEDED} <= updated
    assert {f.id for f in live if f.role is Role.HEADLINE} <= {i.figure for i in spoken}


@pytest.mark.parametrize("seed", range(6))
def test_any_steps_are_turned_back_and_done_again_to_the_very_row(store, situation, seed):
    chance = random.Random(seed)
    first, stood = store.log.undoable(), {}
    stood[first] = rows(store)
    for _ in range(40):
        last = store.log.undoable()
        try:
            step(store, situation, chance)
        except SitrepError:
            if store.log.undoable() == last:
                assert rows(store) == stood[last]  # what is refused changes nothing
        stood[store.log.undoable()] = rows(store)
        require_whole(store, situation)
    turned = []
    while (last := store.log.undoable()) != first:
        turned.append(last)
        undoing.undo(store)
        below = store.log.undoable()
        assert below not in stood or rows(store) == stood[below]
    for each in reversed(turned):
        undoing.redo(store)
        assert each not in stood or rows(store) == stood[each]
