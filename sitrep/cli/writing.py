"""The command that writes a report to a file; a module of its own, since it loads the least."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from sitrep.cli.desk import Desk, common, say, tell
from sitrep.errors import Refused
from sitrep.formats import FORMATS
from sitrep.languages.wording import LANGUAGES
from sitrep.services import editions, finding, sharing
from sitrep.services.sharing import Wish


@click.command()
@click.argument("report")
@click.option("--format", "kind", required=True, help=f"{', '.join(FORMATS)}.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="File to write.")
@click.option("--language", default="en", help="Language of the document: en, fr, es or ar.")
@click.option("--edition", default="", help="public or internal; as the report is classified.")
@click.option("--paper", default="", help="a4 or letter.")
@click.option("--greyscale", is_flag=True, help="For a printer without colors.")
@click.option("--archival", is_flag=True, help="As PDF/A-3, for archives; of pdf only.")
@common
def write(
    desk: Desk,
    report: str,
    kind: str,
    out: Path,
    language: str,
    edition: str,
    paper: str,
    greyscale: bool,
    archival: bool,
) -> None:
    """Write REPORT to a file, whole or not at all."""
    _known(kind, tuple(FORMATS), "format")
    _known(language, LANGUAGES, "language")
    _known(edition, ("", *editions.EDITIONS), "edition")
    _known(paper, ("", "a4", "letter"), "paper")
    if archival and kind != "pdf":
        raise Refused(
            f"Nothing was written: {kind} is no archival format.", "Use --format pdf with it."
        )
    with desk.reading() as store:
        found = finding.report(store, report)
        if found.is_withdrawn:
            say(f"{found.name} was withdrawn, and the file says so.")
        wish = Wish(kind, edition, paper, greyscale, language, archival)
        data = sharing.rendered(store, desk.worker, found, wish)
    sharing.write(out, data)
    name = str(out).encode(errors="replace").decode()  # a name of other bytes than UTF-8
    tell({"out": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()})
    say(f"Wrote {out}")


def _known(word: str, known: tuple[str, ...], what: str) -> None:
    if word not in known:
        offered = ", ".join(each for each in known if each)
        raise Refused(f"Nothing was written: there is no {what} “{word}”.", f"Use {offered}.")


COMMANDS = (write,)
