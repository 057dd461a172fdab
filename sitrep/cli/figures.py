"""Commands on figures: figures, figure add."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import click

from sitrep.cli.articles import linked, with_settings
from sitrep.cli.desk import Desk, common, say, show, tell
from sitrep.document.sentences import Writer
from sitrep.domain.article import Article
from sitrep.domain.derive import how, in_homes, in_people
from sitrep.domain.figure import Claim, Figure
from sitrep.domain.ids import new_id
from sitrep.domain.kinds import KINDS
from sitrep.domain.place import gazetteer
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.errors import Refused
from sitrep.languages import forms
from sitrep.services import amending, finding, intake, recording
from sitrep.services.amending import typed
from sitrep.store import figures as kept


@click.command()
@click.argument("situation")
@common
def figures(desk: Desk, situation: str) -> None:
    """List the figures of SITUATION, superseded ones too."""
    with desk.reading() as store:
        crisis = finding.situation(store, situation)
        writer = Writer("en", gazetteer(crisis.country))
        rows = [_row(each, writer) for each in kept.of_situation(store, crisis.id)]
    columns = {"statement": "Figure", "place": "Place", "as_of": "As of", "source": "Source"}
    show(desk, rows, columns | {"role": "Role", "id": "Id"})


def _row(figure: Figure, writer: Writer) -> dict[str, Any]:
    claim = figure.claim
    return {
        "id": figure.id,
        "kind": "compound" if claim.is_compound else claim.kinds[0],
        "kinds": claim.kinds,
        "quantifier": claim.quantity.quantifier,
        "min": claim.quantity.low,
        "max": claim.quantity.high,
        "unit": claim.unit,
        "words": claim.quantity.words,
        "statement": writer.statement(claim),
        "sentence": "" if claim.is_fact else writer.sentence(claim),
        "place": writer.names.where(claim.places),
        "places": claim.places,
        "as_of": claim.as_of,
        "measure": claim.measure,
        "population": claim.population,
        "sector": claim.sector,
        "source": claim.origin,
        "chain": claim.chain,
        "role": figure.role,
        "verification": figure.verification,
        "grade": str(figure.grade),
        "classification": figure.classification,
        "household_size": figure.household_size,
        "household_source": figure.household_source,
        "people": writer.count(in_people(figure).claim.quantity) if in_homes(figure) else "",
        "derivation": figure.derivation or (how(figure) if in_homes(figure) else ""),
        "parts": [{"name": part.name, "count": typed(part.count)} for part in figure.parts],
        "reviewed": figure.reviewed,
        "quote": figure.passages[0].quote if figure.passages else "",
        "article": figure.passages[0].article if figure.passages else "",
        "note": figure.note,
        "links": figure.links,
    }


@click.group()
def figure() -> None:
    """Record a figure by hand."""


_PLAIN = ("place", "as_of", "source", "population", "household_size")


_EXAMPLES = """\b
sitrep figure add S --kind killed --value "more than 70" --source OCHA --place Homs
sitrep figure add S --kind sheltered --value "1,000 households" --household-size "5 (OCHA)"
sitrep figure add S --kind killed --value 111 --population civilians --source OHCHR
sitrep figure add S --kind displaced_crossborder --value 6,000 --link subset_of:0192
sitrep figure add S --kind injured+detained --value dozens --link additional_to:0192
"""


@figure.command("add", epilog=_EXAMPLES)
@click.argument("situation")
@click.option("--kind", required=True, help="Such as killed, injured, displaced, in_need.")
@click.option("--value", required=True, metavar="TEXT", help="As people write it: more than 70.")
@click.option("--place", multiple=True, help="Where; more than once for several places.")
@click.option(
    "--as-of", "as_of", metavar="DATE", help="Day it was true; else the article’s day, or today."
)
@click.option("--source", metavar="NAME", help="Who counted.")
@click.option("--population", multiple=True, help="Such as civilians or children.")
@click.option(
    "--household-size",
    "household_size",
    metavar="N",
    help="People a household, and who says so: 5 (OCHA).",
)
@click.option("--quote", default="", help="Words of the article, to the letter.")
@click.option("--article", default="", metavar="A", help="The article that says them.")
@click.option("--link", "links", multiple=True, metavar="RELATION:FIGURE", help="updates:0192…")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Any other field, such as “parts=women 120; men 300”.",
)
@common
def figure_add(
    desk: Desk,
    situation: str,
    kind: str,
    value: str,
    quote: str,
    article: str,
    links: tuple[str, ...],
    settings: tuple[str, ...],
    **plain: Any,
) -> None:
    """Record a figure of SITUATION by hand."""
    given = [f"kind={kind}", f"value={value}", *_given(plain)]
    with desk.writing() as store:
        crisis = finding.situation(store, situation)
        first = KINDS.get(kind.partition("+")[0])
        if first is None:
            raise Refused(
                f"Nothing was recorded: there is no kind “{kind}”.",
                f"Use one of {', '.join(KINDS)}.",
            )
        read = finding.article(store, article or "newest") if quote or article else None
        passages = (intake.passage(read, quote),) if read else ()
        today = datetime.now(UTC).astimezone().date()
        nothing = Claim(
            (first.key,),
            Quantity(Quantifier.PRESENCE),
            first.unit,
            first.measure,
            as_of=(read and read.published) or today,
        )
        made = Figure(new_id(), crisis.id, nothing, passages)
        made = with_settings(store, made, (*given, *settings), crisis.country)
        made = amending.carried_by(made, read) if read else made
        for each in links:
            made = linked(store, made, each)
        recording.record(store, made)
    _say_day(made, read, given, settings)
    tell({"id": made.id})


def _say_day(made: Figure, read: Article | None, *given: Sequence[str]) -> None:
    """Say which day a count was taken as of where the person named none."""
    named = {
        setting.partition("=")[0].strip().replace("-", "_") for each in given for setting in each
    }
    if "as_of" in named or made.claim.as_of is None:
        return
    why = "the day of the article" if read and read.published else "today"
    say(
        f"No day was given: the figure is as of {forms.day(made.claim.as_of, 'en')}, {why}. Say"
        " otherwise with --as-of DATE."
    )


def _given(plain: dict[str, Any]) -> list[str]:
    """Return the plain options as settings."""
    settings = []
    for field in _PLAIN:
        value = plain[field]
        if isinstance(value, tuple):
            value = ";".join(value)
        if value:
            settings.append(f"{field}={value}")
    return settings


COMMANDS = (figures, figure)
