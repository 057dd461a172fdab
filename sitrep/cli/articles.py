"""Commands on articles and proposals: add, text, articles, proposals, accept, reject."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from sitrep.assistant.contract import as_figure
from sitrep.cli.desk import Desk, common, say, show, tell
from sitrep.cli.stores import DAY
from sitrep.domain.figure import Figure
from sitrep.domain.ids import new_id
from sitrep.errors import Refused, SitrepError
from sitrep.services import amending, copies, finding, intake, reopening, reporting, review
from sitrep.services.intake import Details
from sitrep.store import articles as kept
from sitrep.store import own_words
from sitrep.store.database import Store

FILES = click.Path(path_type=Path)


@click.command()
@click.argument("files", nargs=-1, required=True, type=FILES, metavar="ARTICLE...")
@click.option("--situation", required=True, metavar="S", help="Name or id of the situation.")
@click.option("--published", type=DAY, metavar="DATE", help="Day of publication.")
@click.option("--publisher", default="", help="Who published it.")
@click.option("--url", default="", help="Address it came from.")
@common
def add(
    desk: Desk,
    files: tuple[Path, ...],
    situation: str,
    published: datetime | None,
    publisher: str,
    url: str,
) -> None:
    """Import ARTICLEs with what the assistant proposes from them."""
    details = Details(published.date() if published else None, publisher, url)
    failed: SitrepError | None = None
    with desk.writing() as store:
        crisis = finding.situation(store, situation)
        own = own_words.of_country(store, crisis.country)
        for path in files:
            try:
                data = intake.load(path)
                incoming = intake.prepare(desk.worker, crisis, data, path.name, details, own)
            except SitrepError as error:
                if len(files) > 1:
                    say(f"{path.name}: {error.problem} {error.remedy}")
                failed = error
                continue
            warnings = [*incoming.warnings, *copies.sentences(store, incoming.article)]
            if reopening.may_be_ours(path):
                warnings.append(f"“{path.name}” is a report: “sitrep reopen” takes it back whole.")
            intake.add(store, incoming)
            tell(
                {
                    "id": incoming.article.id,
                    "title": incoming.article.title,
                    "proposals": len(incoming.proposals),
                    "warnings": warnings + _left_out(incoming.left_out),
                }
            )
    if failed:
        raise (
            failed
            if len(files) == 1
            else Refused(
                "Not every article was added.", "The others are in the store; see the lines above."
            )
        )


def _left_out(count: int) -> list[str]:
    return [f"{count} more proposals were left out: the text holds too many."] if count else []


@click.command()
@click.argument("article")
@common
def text(desk: Desk, article: str) -> None:
    """Print the stored text of ARTICLE, an id or "newest"."""
    with desk.reading() as store:
        click.echo(finding.article(store, article).text, nl=False)


@click.command("articles")
@click.argument("situation")
@common
def articles(desk: Desk, situation: str) -> None:
    """List the articles of SITUATION."""
    with desk.reading() as store:
        found = kept.of_situation(store, finding.situation(store, situation).id)
    rows = [
        {
            "id": each.id,
            "title": each.title,
            "publisher": each.publisher,
            "author": each.author,
            "published": each.published,
            "language": each.language,
            "url": each.url,
            "filename": each.filename,
            "sha256": each.sha256,
            "added_at": each.added_at,
        }
        for each in found
    ]
    show(desk, rows, {"title": "Article", "publisher": "Publisher", "published": "Day", "id": "Id"})


@click.command()
@click.argument("situation")
@common
def proposals(desk: Desk, situation: str) -> None:
    """List what the assistant proposes for SITUATION, with what was decided."""
    with desk.reading() as store:
        cards = kept.cards(store, finding.situation(store, situation).id)
    rows = [
        as_figure(card.proposal)
        | {"article": card.article, "decision": card.decision, "reason": card.reason}
        for card in cards
    ]
    columns = {"kind": "Kind", "quote": "Words", "certainty": "Certainty"}
    show(desk, rows, columns | {"decision": "Decided", "id": "Id"})


@click.command()
@click.argument("proposals", nargs=-1, required=True, metavar="PROPOSAL...")
@click.option("--set", "settings", multiple=True, metavar="FIELD=VALUE", help="Amend it first.")
@common
def accept(desk: Desk, proposals: tuple[str, ...], settings: tuple[str, ...]) -> None:
    """Take PROPOSALs into the situation, as they are or amended."""
    with desk.writing() as store:
        pairs = []
        for words in dict.fromkeys(proposals):
            card = finding.card(store, words)
            situation = reporting.situation_of(store, card.situation)
            made = review.figure_of(card, kept.get(store, card.article), new_id())
            pairs.append((card, with_settings(store, made, settings, situation.country)))
        name = "Accept a proposal" if len(pairs) == 1 else f"Accept {len(pairs)} proposals"
        review.accept_all(store, pairs, name)
    for card, figure in pairs:
        tell({"id": figure.id, "proposal": card.proposal.id})


def with_settings(store: Store, figure: Figure, settings: tuple[str, ...], country: str) -> Figure:
    """Return `figure` with every ``FIELD=VALUE`` set; ``link=RELATION:FIGURE`` adds a link.

    A field of several values, such as place, may be set more than once.
    """
    for setting in _joined(settings):
        field, equals, value = setting.partition("=")
        if not equals:
            raise Refused(f"Nothing was done: “{setting}” sets nothing.", "Write FIELD=VALUE.")
        if field == "link":
            figure = linked(store, figure, value)
        else:
            figure = amending.amended(figure, field, value, country)
    return figure


def _joined(settings: tuple[str, ...]) -> list[str]:
    """Put the values of a field that is given more than once into one setting."""
    values: dict[str, list[str]] = {}
    for setting in settings:
        field = setting.partition("=")[0].strip()
        values.setdefault(field if field in ("place", "population") else setting, []).append(
            setting
        )
    return [
        f"{key}={';'.join(each.partition('=')[2] for each in given)}"
        if len(given) > 1
        else given[0]
        for key, given in values.items()
    ]


def linked(store: Store, figure: Figure, words: str) -> Figure:
    """Return `figure` with the link that ``RELATION:FIGURE`` asks for."""
    relation, colon, other = words.partition(":")
    if not colon:
        raise Refused(f"Nothing was done: “{words}” is no link.", "Write RELATION:FIGURE.")
    return amending.link(figure, relation, finding.figure(store, other).id)


@click.command()
@click.argument("proposals", nargs=-1, required=True, metavar="PROPOSAL...")
@click.option("--reason", required=True, help="Why; kept with it.")
@common
def reject(desk: Desk, proposals: tuple[str, ...], reason: str) -> None:
    """Turn PROPOSALs down; they stay on record with the reason."""
    with desk.writing() as store:
        cards = [finding.card(store, words) for words in dict.fromkeys(proposals)]
        for card in cards:
            review.require_undecided(card)
        for card in cards:
            review.reject(store, card, reason)
            tell({"proposal": card.proposal.id, "decision": "rejected"})


COMMANDS = (add, text, articles, proposals, accept, reject)
