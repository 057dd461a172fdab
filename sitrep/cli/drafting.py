"""The main job in one line: sample, draft."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from sitrep.cli.articles import FILES
from sitrep.cli.desk import Desk, common, say, tell
from sitrep.cli.stores import DAY
from sitrep.domain.ids import new_id
from sitrep.domain.report import Situation
from sitrep.errors import Refused
from sitrep.services import amending, casework, copies, drafting, intake, sampling, sharing
from sitrep.services.intake import Details
from sitrep.services.sharing import Wish
from sitrep.store import articles, own_words, situations


@click.command()
@click.option("--out", type=FILES, default=Path("sitrep-sample.pdf"), show_default=True)
@common
def sample(desk: Desk, out: Path) -> None:
    """Create the sample situation, a real crisis in two reports, and write its brief."""
    with desk.writing(create=True) as store:
        issue = sampling.sample(store, desk.worker)
        data = sharing.rendered(store, desk.worker, issue, Wish())
    sharing.write(out, data)
    tell(
        {"situation": issue.situation, "report": issue.id, "number": issue.number, "out": str(out)}
    )
    say(f"The sample is in {desk.path}; its brief is {out.absolute()}")


@click.command()
@click.argument("files", nargs=-1, required=True, type=FILES, metavar="ARTICLE...")
@click.option("--title", required=True, metavar="T", help="Name of the situation.")
@click.option("--country", required=True, metavar="ISO3", help="Three letters, such as SYR.")
@click.option("--published", type=DAY, metavar="DATE", help="Day of publication.")
@click.option("--place", "places", multiple=True, metavar="NAME", help="Where, if not said.")
@click.option("--out", required=True, type=FILES, help="PDF to write.")
@common
def draft(
    desk: Desk,
    files: tuple[Path, ...],
    title: str,
    country: str,
    published: datetime | None,
    places: tuple[str, ...],
    out: Path,
) -> None:
    """Draft a brief from ARTICLEs, taking what the assistant is certain of, so marked."""
    country = country.upper()
    refs = tuple(amending.place(name, country) for name in places)
    details = Details(published.date() if published else None, places=refs)
    with desk.writing(create=True) as store:
        known = [each for each in situations.named(store, title) if each.name == title]
        situation = known[0] if known else Situation(new_id(), title, country)
        if situation.country != country:
            raise Refused(
                f"Nothing was drafted: “{title}” is a situation of {situation.country}.",
                "Give its country, or choose another title.",
            )
        own = own_words.of_country(store, country)
        incoming = [
            intake.prepare(desk.worker, situation, intake.load(path), path.name, details, own)
            for path in files
        ]
        for each in incoming:
            for warning in (*each.warnings, *copies.sentences(store, each.article)):
                say(f"{each.article.title}: {warning}")
        if known:
            say(f"“{title}” is in the store already; this goes into it.")
        else:
            casework.open_situation(store, situation)
        drafting.draft(store, situation.id, incoming)
        issue = drafting.begin(store, situation.id)
        days = [each.article.published for each in incoming if each.article.published]
        drafting.fill(store, issue, incoming, max(days, default=None))
        data = sharing.rendered(store, desk.worker, issue, Wish())
        waiting = articles.undecided(store, situation.id)
    sharing.write(out, data)
    tell({"situation": situation.id, "report": issue.id, "waiting": waiting, "out": str(out)})
    waits = "1 proposal waits" if waiting == 1 else f"{waiting} proposals wait"
    say(f"Wrote {out}; {waits} for you: “sitrep proposals” lists them.")


COMMANDS = (sample, draft)
