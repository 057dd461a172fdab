"""The office and its situations."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sitrep.domain.report import Office, Situation
from sitrep.store.database import Store
from sitrep.store.days import day, iso

if TYPE_CHECKING:
    from sitrep.store.change_log import Row


class Counts(NamedTuple):
    """How much of a situation waits or speaks; all of it counted by the store.

    Attributes:
        cards: Proposals that no person has decided on.
        figures: Figures that speak.
        old: Speaking figures whose day lies before the one asked for.
        rivals: Counts that stand beside the one chosen for the same thing.
    """

    cards: int = 0
    figures: int = 0
    old: int = 0
    rivals: int = 0


def office(store: Store) -> Office:
    row = store.one("select * from workspace")
    if row is None:
        return Office()
    return Office(row["organization"], row["partners"], row["author"], row["language"])


def save_office(store: Store, value: Office) -> None:
    store.put("workspace", {"id": "1", **asdict(value)})


def save(store: Store, situation: Situation) -> None:
    plain = {"start": iso(situation.start), "areas": " ".join(situation.areas)}
    store.put("situations", asdict(situation) | plain)


def every(store: Store) -> list[Situation]:
    """Return all situations, the newest first."""
    return [_situation(row) for row in store.rows("select * from situations order by id desc")]


def get(store: Store, situation: str) -> Situation | None:
    row = store.one("select * from situations where id = ?", [situation])
    return _situation(row) if row else None


def named(store: Store, words: str) -> list[Situation]:
    """Return the situations with this exact name, or whose id begins so."""
    rows = store.rows(
        "select * from situations where name = ? or instr(lower(id), lower(?)) = 1 order by id",
        [words, words],
    )
    return [_situation(row) for row in rows]


def waiting(store: Store) -> dict[str, Counts]:
    """Return 1 card for a situation where any waits; 100,000 of them need not be counted for it."""
    rows = store.rows(
        "select id from situations where exists"
        " (select 1 from proposals where situation = situations.id and decision = '')"
    )
    return {row["id"]: Counts(cards=1) for row in rows}


def counts(store: Store, before: date, situation: str = "") -> dict[str, Counts]:
    """Return what waits, by situation: of all, or of one.

    Args:
        store: The open store.
        before: Figures of an earlier day are old.
        situation: Id of the only one to count, "" for all.
    """
    cards = {
        row["situation"]: int(row["n"])
        for row in store.rows(
            "select situation, count(*) as n from proposals where decision = ''"
            f"{' and situation = ?' if situation else ''} group by situation",
            [situation] if situation else [],
        )
    }
    facts = _facts()
    marks = ", ".join("?" * len(facts))
    spoken = store.rows(
        "select situation, sum(role = 'headline') as speaking,"
        " sum(role = 'headline' and as_of < ?) as old,"
        f" sum(role = 'supporting' and json_extract(kinds, '$[0]') not in ({marks})) as rivals"
        f" from figures{' where situation = ?' if situation else ''} group by situation",
        [iso(before), *facts, *([situation] if situation else [])],
    )
    found = {key: Counts(count) for key, count in cards.items()}
    for row in spoken:
        key = row["situation"]
        found[key] = Counts(cards.get(key, 0), row["speaking"], row["old"] or 0, row["rivals"])
    return found


def _facts() -> list[str]:
    """Return the kinds that state something without a number."""
    from sitrep.domain.kinds import KINDS  # noqa: PLC0415 - the window opens before it counts

    return [kind.key for kind in KINDS.values() if not kind.counts]


def _situation(row: Row) -> Situation:
    areas = tuple((row["areas"] or "").split())
    return Situation(row["id"], row["name"], row["country"], day(row["start"]), row["glide"], areas)
