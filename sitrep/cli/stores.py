"""Commands on the store as a whole: init, situations, search, verify, rehearse."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from sitrep.cli.desk import Desk, common, say, show, tell
from sitrep.domain.ids import new_id
from sitrep.domain.inside import Inside, Sense
from sitrep.domain.report import Situation
from sitrep.errors import Refused, StoreFailed
from sitrep.services import casework, finding, rehearsing, withholding
from sitrep.store import inside
from sitrep.store import situations as kept
from sitrep.store.checks import damage
from sitrep.store.search import PLACES
from sitrep.store.search import search as search_store

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@common
def init(desk: Desk) -> None:
    """Create an empty store; an existing one is left as it is."""
    desk.new_store()
    say(f"Created an empty store: {desk.path}")


@click.command()
@common
def situations(desk: Desk) -> None:
    """List the situations."""
    with desk.reading() as store:
        rows = [
            {
                "id": each.id,
                "name": each.name,
                "country": each.country,
                "start": each.start,
                "glide": each.glide,
            }
            for each in kept.every(store)
        ]
    show(desk, rows, {"name": "Situation", "country": "Country", "start": "Since", "id": "Id"})


@click.group()
def situation() -> None:
    """Open a situation."""


@situation.command("new")
@click.argument("name")
@click.option("--country", required=True, metavar="ISO3", help="Three letters, such as SYR.")
@click.option("--start", type=DAY, metavar="DATE", help="First day of the crisis: 2025-03-06.")
@click.option("--glide", default="", metavar="CODE", help="GLIDE number.")
@common
def situation_new(desk: Desk, name: str, country: str, start: datetime | None, glide: str) -> None:
    """Open a situation called NAME."""
    try:
        made = Situation(new_id(), name, country.upper(), start.date() if start else None, glide)
    except ValueError as error:
        raise Refused(
            f"No situation was created: {error}.", "Correct it and give the command again."
        ) from error
    with desk.writing(create=True) as store:
        casework.open_situation(store, made)
    tell({"id": made.id})


@situation.command("inside")
@click.argument("situation")
@click.argument("words", required=False, default="")
@click.option(
    "--as",
    "sense",
    default=Sense.PARTNER.value,
    type=click.Choice([each.value for each in Sense]),
    show_default=True,
    help="What it is; a source is named by the id of its figure.",
)
@click.option("--area", default="", help="What is printed instead of a place: its governorate.")
@click.option("--let-out", is_flag=True, help="Print it publicly again.")
@common
def situation_inside(
    desk: Desk, situation: str, words: str, sense: str, area: str, let_out: bool
) -> None:
    """Keep WORDS of SITUATION out of public editions; without WORDS list what is kept.

    A partner is printed as “a national partner”, a place as its governorate, other words not at
    all; a figure whose source is kept inside is printed with “Source withheld”.
    """
    if not words:
        with desk.reading() as store:
            kept = inside.of_situation(store, finding.situation(store, situation).id)
        rows = [{"as": e.sense, "words": e.thing, "area": e.pcode} for e in kept]
        show(desk, rows, {"as": "As", "words": "Words", "area": "Area"})
        return
    with desk.writing() as store:
        crisis = finding.situation(store, situation)
        if sense == Sense.SOURCE.value:
            words = finding.figure(store, words).id
        value = Inside(Sense(sense), words, area)
        if let_out:
            withholding.let_out(store, crisis, value)
        else:
            withholding.keep_inside(store, crisis, value)
    say(f"{'Let out' if let_out else 'Kept inside'}: {words}")


@click.command()
@click.argument("words")
@click.option("--in", "places", default=",".join(PLACES), help="articles, figures, reports.")
@common
def search(desk: Desk, words: str, places: str) -> None:
    """Find WORDS in articles, figures and reports."""
    wanted = tuple(place.strip() for place in places.split(","))
    unknown = [place for place in wanted if place not in PLACES]
    if unknown:
        raise Refused(
            f"Nothing was searched: there is no “{unknown[0]}” to search in.",
            f"Use {', '.join(PLACES)}, separated by commas.",
        )
    with desk.reading() as store:
        found = search_store(store, words, wanted)
    rows = [
        {"in": h.kind, "id": h.id, "situation": h.situation, "label": h.label, "words": h.words}
        for h in found
    ]
    show(desk, rows, {"in": "In", "label": "What", "words": "Words", "id": "Id"})


@click.command()
@common
def verify(desk: Desk) -> None:
    """Check that everything in the store is as it was saved."""
    with desk.reading() as store:
        faults = damage(store)
    if desk.json or not sys.stdout.isatty():
        tell({"store": str(desk.path), "sound": not faults, "faults": faults})
    if faults:
        raise StoreFailed(
            f"The store is damaged in {len(faults)} places: {' '.join(faults[:5])}",
            "Go back to a copy; what is not named here can still be used.",
        )
    say("The store is sound.")


@click.command()
@click.option("--count", default=1000, show_default=True, help="How many edits.")
@common
def rehearse(desk: Desk, count: int) -> None:
    """Save edits one by one and acknowledge each; for durability tests."""
    with desk.writing(create=True) as store:
        for saved in rehearsing.rehearse(store, count):
            sys.stdout.write(f"ACK {saved}\n")
            sys.stdout.flush()


COMMANDS = (init, situations, situation, search, verify, rehearse)
