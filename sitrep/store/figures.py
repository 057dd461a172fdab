"""Figures, the links between them, the indicators they speak for, and what became of them."""

from __future__ import annotations

import json
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sitrep.domain.figure import Figure, Link, Relation
from sitrep.domain.ids import new_id
from sitrep.domain.indicator import Indicator, Policy, Slot
from sitrep.domain.kinds import KINDS
from sitrep.store import claims, figure_values, made_of
from sitrep.store.change_log import Row
from sitrep.store.claims import packed, unpacked
from sitrep.store.database import Store

_HELPING = 200  # figures that are read at once where a window waits


def save(store: Store, figure: Figure, proposal: str = "") -> None:
    """Insert `figure` with its links, or change the one with the same id."""
    row: Row = {
        "id": figure.id,
        "situation": figure.situation,
        **claims.columns(figure.claim),
        "passages": packed(figure.passages),
        "role": figure.role.value,
        "verification": figure.verification.value,
        "reliability": figure.grade.reliability,
        "credibility": figure.grade.credibility,
        "classification": figure.classification.value,
        "reviewed": int(figure.reviewed),
        "household_size": figure.household_size,
        "household_source": figure.household_source or None,
        "note": figure.note,
        "caveat": figure.caveat,
        "found_by": _found_by(figure),
    }
    store.put("figures", row | ({"proposal": proposal} if proposal else {}))
    _save_links(store, figure)
    made_of.save(store, figure)


def _found_by(figure: Figure) -> str:
    """Return the words that search finds the figure by."""
    claim = figure.claim
    number = claim.quantity.low if claim.quantity.low is not None else claim.quantity.high
    words = [
        *(KINDS[kind].label for kind in claim.kinds),
        claim.quantity.words,
        "" if number is None else str(number),
        claim.unit.value,
        *(group.label for group in claim.population),
        *(place.name for place in claim.places),
        *(link.name for link in claim.chain),
        *(passage.quote for passage in figure.passages),
        figure.note,
        figure.caveat,
    ]
    return "\n".join(word for word in words if word)


def _save_links(store: Store, figure: Figure) -> None:
    kept = {
        (row["relation"], row["other"]): row["id"]
        for row in store.rows("select * from figure_links where figure = ?", [figure.id])
    }
    wanted = {(link.relation.value, link.other) for link in figure.links}
    for gone in kept.keys() - wanted:
        store.remove("figure_links", kept[gone])
    for relation, other in wanted - kept.keys():
        link = {"id": new_id(), "figure": figure.id, "relation": relation, "other": other}
        store.put("figure_links", link)


def of_situation(store: Store, situation: str) -> list[Figure]:
    """Return all figures of a situation, in the order they were recorded."""
    return _whole(store, "f.situation = ?", [situation])


def _whole(store: Store, where: str, values: Sequence[object]) -> list[Figure]:
    """Return the figures `f` that meet a condition, with all that other tables keep of them."""
    links: dict[str, list[Link]] = {}
    for row in store.rows(
        "select l.* from figure_links l join figures f on f.id = l.figure "
        f"where {where} order by l.id",
        values,
    ):
        links.setdefault(row["figure"], []).append(Link(Relation(row["relation"]), row["other"]))
    made = made_of.of(store, where, values)
    found = figure_values.of(store, where, values)
    if not (links or made.parts or made.derivations):
        return found
    return [made.whole(_linked(each, links.get(each.id))) for each in found]


def _linked(figure: Figure, links: Sequence[Link] | None) -> Figure:
    return replace(figure, links=tuple(links)) if links else figure


def in_helpings(store: Store, situation: str) -> Generator[None, None, list[Figure]]:
    """Read all figures of a situation as `of_situation` does; yields between helpings."""
    found: list[Figure] = []
    while batch := page(store, situation, found[-1].id if found else "", _HELPING):
        found += batch
        yield
    return found


def page(store: Store, situation: str, after: str, most: int) -> list[Figure]:
    """Return at most `most` figures recorded after the one with the id `after`, "" for the first.

    For a window that reads thousands without a stall.
    """
    last = store.one(
        "select max(id) as id from "
        "(select id from figures where situation = ? and id > ? order by id limit ?)",
        [situation, after, most],
    )
    if last is None or last["id"] is None:
        return []
    where = "f.situation = ? and f.id > ? and f.id <= ?"
    return _whole(store, where, [situation, after, last["id"]])


def sources(store: Store, situation: str) -> list[str]:
    """Return the bodies that counted, as they are named, the latest first."""
    rows = store.rows(
        "select json_extract(chain, '$[0].name') as name, max(id) as newest from figures "
        "where situation = ? and name is not null group by name order by newest desc",
        [situation],
    )
    return [row["name"] for row in rows]


def bodies(store: Store, situation: str) -> list[str]:
    """Return every body in the chains of a situation's figures, by name."""
    rows = store.rows(
        "select distinct json_extract(link.value, '$.name') as name from figures,"
        " json_each(figures.chain) as link where figures.situation = ? order by name",
        [situation],
    )
    return [row["name"] for row in rows if row["name"]]


def household(store: Store, situation: str) -> tuple[float, str] | None:
    """Return the household size used last in a situation, and who gave it."""
    row = store.one(
        "select household_size, household_source from figures "
        "where situation = ? and household_size is not null order by id desc",
        [situation],
    )
    return (row["household_size"], row["household_source"] or "") if row else None


@dataclass(frozen=True, slots=True)
class Deed:
    """What one step did to rows: each field with its old and its new value.

    Attributes:
        changes: By row and column; under "*" where the whole row came or went.
    """

    step: str
    at: datetime
    author: str
    reason: str
    changes: dict[str, dict[str, tuple[Any, Any]]]


def history(store: Store, rows: Sequence[str]) -> list[Deed]:
    """Return what was done to figures or indicators, by id, the latest first."""
    marks = ", ".join("?" for _ in rows)
    found = store.rows(
        "select s.id as id, s.name, s.at, s.author, s.reason, c.row_id, c.field, c.old, c.new "
        "from change_log c join steps s on s.id = c.step "
        "where (c.table_name in ('figures', 'indicators', 'derivations')"
        f" and c.row_id in ({marks})) or (c.table_name = 'figure_parts' and c.row_id in"
        f" (select id from figure_parts where figure in ({marks}))) "
        "order by s.rowid desc, c.ordinal",
        [*rows, *rows],
    )
    deeds: dict[str, Deed] = {}
    for row in found:
        deed = deeds.setdefault(
            row["id"],
            Deed(row["name"], datetime.fromisoformat(row["at"]), row["author"], row["reason"], {}),
        )
        old, new = json.loads(row["old"]), json.loads(row["new"])
        fields = deed.changes.setdefault(row["row_id"], {})
        fields[row["field"]] = (fields.get(row["field"], (old, None))[0], new)
    return list(deeds.values())


def with_prefix(store: Store, prefix: str) -> list[Figure]:
    rows = store.rows(
        "select * from figures where instr(lower(id), lower(?)) = 1 order by id", [prefix]
    )
    return [_alone(store, row) for row in rows]


def get(store: Store, figure: str) -> Figure | None:
    row = store.one("select * from figures where id = ?", [figure])
    return _alone(store, row) if row else None


def is_linked_to(store: Store, figure: str) -> bool:
    """Tell whether any figure has a link to this one."""
    return store.one("select 1 from figure_links where other = ? limit 1", [figure]) is not None


def of_slot(store: Store, situation: str, kinds: Sequence[str]) -> list[Figure]:
    """Return the figures of exactly these kinds, in any order of them."""
    wanted = sorted(kinds)
    rows = store.rows(
        "select * from figures where situation = ? and instr(kinds, ?) > 0 order by id",
        [situation, f'"{wanted[0]}"'],
    )
    found = (_alone(store, row) for row in rows)
    return [each for each in found if sorted(each.claim.kinds) == wanted]


def _alone(store: Store, row: Row) -> Figure:
    """Return one figure with everything that is kept in other tables."""
    made = made_of.of(store, "f.id = ?", [row["id"]])
    return made.whole(figure_values.made(row, _links(store, row["id"])))


def _links(store: Store, figure: str) -> tuple[Link, ...]:
    rows = store.rows("select * from figure_links where figure = ? order by id", [figure])
    return tuple(Link(Relation(row["relation"]), row["other"]) for row in rows)


def indicator(store: Store, situation: str, slot: Slot) -> Indicator | None:
    row = store.one(
        "select * from indicators where situation = ? and slot = ?", [situation, packed(slot)]
    )
    return _indicator(row) if row else None


def indicators(store: Store, situation: str) -> list[Indicator]:
    rows = store.rows("select * from indicators where situation = ? order by id", [situation])
    return [_indicator(row) for row in rows]


def save_indicator(store: Store, indicator: Indicator) -> None:
    store.put(
        "indicators",
        {
            "id": indicator.id,
            "situation": indicator.situation,
            "slot": packed(indicator.slot),
            "figure": indicator.figure or None,
            "policy": indicator.policy.value,
            "rationale": indicator.rationale,
        },
    )


def _indicator(row: Row) -> Indicator:
    slot = unpacked(row["slot"], Slot)
    return Indicator(
        row["id"],
        row["situation"],
        slot,
        row["figure"] or "",
        row["rationale"],
        Policy(row["policy"]),
    )


def by_proposal(store: Store, article: str) -> dict[str, Figure]:
    """Return the figures made of an article's proposals, by the proposal's id."""
    rows = store.rows(
        "select f.* from figures f join proposals p on p.id = f.proposal where p.article = ?",
        [article],
    )
    return {row["proposal"]: _alone(store, row) for row in rows}


def resting_on(store: Store, article: str) -> list[Figure]:
    """Return the figures that were read from an article, superseded ones too."""
    rows = store.rows(
        "select * from figures where instr(passages, ?) > 0 order by id", [f'"{article}"']
    )
    return [_alone(store, row) for row in rows]
